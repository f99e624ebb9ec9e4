"""Amendments laid over an edition: what fits, what is refused, and what then answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specx.answers.diff.editions import Comparison
from specx.errors import DataError, UsageError
from specx.facts import kinds as schema
from specx.facts import store
from specx.facts.overlay import amended_by, is_overlay, overlaid
from specx.table.table import Table

NOTE = """
footnotes:
- change: ADD
  id: "5.458D"
  kind: identification
  bands: [7125-8400 MHz]
  regions: [2, 3]
  services: [mobile]
  application: [IMT]
  summary: Names the band for IMT in two Regions, for a test.
  cite:
  - {bands: [7125-8400 MHz], regions: [2, 3], beside: mobile}
"""


@pytest.fixture
def laid(facts, tmp_path):
    """Lays a text over rr-2024."""

    def lay(text, **asked):
        path = tmp_path / "overlay.yaml"
        path.write_text("id: draft\ntitle: A test\n" + text, encoding="utf-8")
        return overlaid(facts, str(path), **asked)

    return lay


def by_hand(facts, rows=(), footnotes=()):
    return amended_by(facts, {"id": "x", "title": "x", "rows": list(rows), "footnotes": list(footnotes)}, "x.yaml",
                         facts.edition("rr-2024"))  # fmt: skip


def change_of(row, kind, **more):
    """A change with the content of a row."""
    out = {"change": kind, "band": [row.low_hz, row.high_hz], "regions": [str(row.region)], "line": 1, **more}
    if kind != "SUP":
        for status in ("primary", "secondary"):
            entries = [
                [a.service, a.qualifier, list(a.directions), list(a.footnotes)]
                for a in row.allocations
                if a.status == status
            ]
            if entries:
                out[status] = entries
        out["footnotes"] = list(row.footnotes)
        out["not_allocated"] = row.not_allocated
    return out


@settings(max_examples=25)
@given(st.data())
def test_writing_a_row_as_it_is_changes_nothing(facts, rows, data):
    row = data.draw(st.sampled_from(rows["rr-2024"]))
    amended = by_hand(facts, [change_of(row, "MOD")])
    assert Comparison(amended, facts.edition("rr-2024"), amended.amended).rows() == []


@settings(max_examples=25)
@given(st.data())
def test_taking_a_row_out_is_refused_and_names_it(facts, rows, data):
    row = data.draw(st.sampled_from(rows["rr-2024"]))
    with pytest.raises(DataError, match=f"Region {row.region} would have no row for"):
        by_hand(facts, [change_of(row, "SUP")])


@settings(max_examples=25)
@given(st.data())
def test_a_row_cut_anywhere_tiles_again(facts, rows, data):
    row = data.draw(st.sampled_from([r for r in rows["rr-2024"] if r.high_hz - r.low_hz > 1]))
    at = data.draw(st.integers(row.low_hz + 1, row.high_hz - 1))
    lower, upper = change_of(row, "ADD"), change_of(row, "ADD")
    lower["band"], upper["band"] = [row.low_hz, at], [at, row.high_hz]
    amended = by_hand(facts, [change_of(row, "SUP"), lower, upper])
    (change,) = Comparison(amended, facts.edition("rr-2024"), amended.amended).rows()
    cut = (row.low_hz, at), (at, row.high_hz)
    assert (change.change, change.region, change.after) == ("edges", row.region, cut)
    assert Table(amended, amended.amended).row_at(at, row.region).low_hz == at


@settings(max_examples=25)
@given(st.data())
def test_a_row_twice_is_refused(facts, rows, data):
    row = data.draw(st.sampled_from(rows["rr-2024"]))
    with pytest.raises(DataError, match="overlap"):
        by_hand(facts, [change_of(row, "ADD")])


def test_a_footnote_is_cited_where_it_says_and_nowhere_else(laid, facts):
    amended = laid(NOTE)
    table = Table(amended, amended.amended)
    for row in table:
        cites = "5.458D" in row.all_footnotes()
        inside = row.low_hz < 8_400_000_000 and row.high_hz > 7_125_000_000 and row.region in (2, 3)
        assert cites == inside
    assert "5.458D" not in {n for row in Table(facts, facts.edition("rr-2024")) for n in row.all_footnotes()}


def test_a_country_is_resolved_with_the_amendment(specx, tmp_path):
    path = tmp_path / "o.yaml"
    path.write_text("id: draft\ntitle: A test\n" + NOTE, encoding="utf-8")
    result = specx("at", "7.2GHz", "-c", "BR", "--overlay", str(path), "-o", "json").json()
    assert result["edition"]["id"] == "rr-2024+draft"
    assert "IMT" in [i["application"] for i in result["results"][0]["identifications"]]
    assert "IMT" not in [
        i["application"]
        for i in specx("at", "7.2GHz", "-c", "BR", "-o", "json").json()["results"][0]["identifications"]
    ]


def test_every_query_takes_an_overlay(specx, tmp_path):
    path = tmp_path / "o.yaml"
    path.write_text("id: draft\ntitle: A test\n" + NOTE, encoding="utf-8")
    for words in (["overlap", "7.2-7.3GHz"], ["service", "mobile", "--range", "7.2-7.3GHz"], ["compare", "7.2-7.3GHz"],
                  ["export", "--range", "7.2-7.3GHz"], ["at", "7.2GHz"]):  # fmt: skip
        ran = specx(*words, "--overlay", str(path), "-o", "json")
        assert ran.code == 0, ran.err
        assert "5.458D" in ran.out
        assert ran.json()["edition"]["id"] == "rr-2024+draft"


def test_a_footnote_taken_out_leaves_the_rows(laid):
    amended = laid('footnotes:\n- {change: SUP, id: "5.480A"}\n')
    assert all("5.480A" not in row.all_footnotes() for row in Table(amended, amended.amended))


def test_diff_shows_the_amendments_and_who_made_them(specx, tmp_path):
    path = tmp_path / "o.yaml"
    path.write_text("id: draft\ntitle: A test\n" + NOTE, encoding="utf-8")
    results = specx("diff", "--overlay", str(path), "-o", "json").json()["results"]
    assert {r["outcomes"][0] for r in results} == {"draft"}
    assert {r["region"] for r in results if r["footnote"] is None} == {2, 3}
    assert [r["footnote"] for r in results if r["change"] == "added"] == ["5.458D"]


ROW = "rows:\n- {{change: {change}, band: {band}, regions: [2]{more}}}\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ROW.format(change="MOD", band="7145-7195 MHz", more=", primary: [fixed]"), "MOD of 7 145-7 195 MHz in Region 2"),
        (ROW.format(change="SUP", band="7145-7190 MHz", more=", primary: [fixed]"), "taken out says nothing"),
        (ROW.format(change="ADD", band="7145-7190 MHz", more=", primary: [fixed]"), "7 145-7 190 MHz and 7 145-7 190 MHz would overlap"),
        (ROW.format(change="MOD", band="7145-7190 MHz", more=', primary: ["fixed [5.999]"]'), "would cite 5.999"),
        (ROW.format(change="MOD", band="7145-7190 MHz", more=""), "neither primary nor secondary"),
        (ROW.format(change="MOD", band="7145-7190 MHz", more=", primary: [fixd]"), "unknown service 'fixd'"),
        (ROW.format(change="MIX", band="7145-7190 MHz", more=", primary: [fixed]"), "'MIX' is not one of"),
        (ROW.format(change="ADD", band="8000-9000 MHz", more=", primary: [fixed]"), "reaches over"),
        (ROW.format(change="ADD", band="2999-3001 GHz", more=", primary: [fixed]"), "leaves what rr-2024 covers"),
        ('footnotes:\n- {change: SUP, id: "5.458D"}\n', "no such footnote"),
        ('footnotes:\n- {change: SUP, id: "5.458", summary: x}\n', "a footnote taken out has no 'summary'"),
        (NOTE.replace("5.458D", "5.458"), "ADD of 5.458, which rr-2024 has already"),
        (NOTE.replace("5.458D", "5.999"), "outside the numbers"),
        (NOTE.replace("beside: mobile", "beside: radiolocation"), "which 7 075-7 145 MHz does not have in Region 2, 3"),
        ("row: []\n", "unknown key 'row'"),
        ("over: rr-1999\n", "unknown edition 'rr-1999'"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_one_line(laid, text, wanted):
    with pytest.raises(Exception, match=r"overlay\.yaml|unknown edition") as caught:
        laid(text)
    assert wanted in caught.value.line()
    assert "\n" not in caught.value.line()


def test_another_edition_than_the_one_it_amends_is_refused(laid):
    with pytest.raises(UsageError, match="amends rr-2024, not rr-2020"):
        laid("over: rr-2024\n", edition="rr-2020")
    with pytest.raises(UsageError, match="on 2022-01-01 rr-2020 was in force"):
        laid("over: rr-2024\n", as_of="2022-01-01")
    assert laid("", as_of="2022-01-01").amended.id == "rr-2020+draft"


def test_the_example_in_the_docs_fits_and_says_what_it_is(facts):
    from pathlib import Path

    path = Path(__file__).parent.parent.parent / "docs" / "examples" / "wrc-27-imt-7-ghz.yaml"
    amended = overlaid(facts, str(path))
    assert amended.given.overlay["illustration"] is True
    assert Comparison(amended, facts.edition("rr-2024"), amended.amended).rows()


def test_an_overlay_is_told_from_other_files(tmp_path, facts):
    path = tmp_path / "o.yaml"
    path.write_text("id: draft\ntitle: A test\n" + NOTE, encoding="utf-8")
    assert is_overlay(str(path))
    assert not is_overlay(facts.path("rr-2024/table/5-ghz.yaml"))
    assert not is_overlay(facts.path("rr-2024/edition.yaml"))
    assert not is_overlay(str(tmp_path / "none.yaml"))


def test_the_schema_reads_an_overlay_and_keeps_its_lines(facts, tmp_path):
    path = tmp_path / "o.yaml"
    path.write_text("id: draft\ntitle: A test\n" + NOTE, encoding="utf-8")
    record, problems = schema.read("overlay", store.read(str(path)), facts.vocabulary, facts.country_codes)
    assert problems == []
    assert record["footnotes"][0]["line"] == 5
