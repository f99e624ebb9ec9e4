"""A country's own table asked: columns, uses, notes, what is held, and what an answer out of the RR does not read."""

import os
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

import specx as library
from conftest import ROOT
from specx.facts.folder import Facts
from specx.facts.national import chosen_table
from specx.facts.sealed import Sealed
from specx.lint import Settings, run
from specx.table.national import NationalView


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The invented facts, with a table of Brazil, and the services and regions of the real ones."""
    folder = tmp_path_factory.mktemp("national") / "facts"
    shutil.copytree(ROOT / "tests" / "invented", folder)
    for name in ("services.yaml", "regions.yaml"):
        shutil.copy(ROOT / "allocations" / name, folder)
    return folder


@pytest.fixture
def ask(specx, data):
    def asking(*words):
        return specx(*words, "--data", str(data), "-o", "json")

    return asking


BRAZIL = ("-c", "BR", "--national", "-e", "2030-01")


def test_the_invented_table_is_clean(data):
    report = run([str(data)], Settings())
    assert [f for f in report.findings if f.file.partition("national")[1]] == []


def test_a_row_common_to_columns_answers_in_each(ask):
    answer = ask("at", "149MHz", *BRAZIL).json()
    assert answer["edition"] == {"id": "br-2030-01", "conference": "", "in_force": "2030-02-01"}
    state, others = answer["results"]
    assert (state["layer"], state["column"], others["column"]) == ("national", "state", "others")
    assert "rule_parts" not in state
    assert others["rule_parts"] == [{"part": "7", "title": "Taxis"}, {"part": "9", "title": "Ferries"}]
    assert [(a["label"], a["use"], a["footnotes"]) for a in others["allocations"]] == [
        ("FIXED", ["civil", "military"], []), ("MOBILE (on land)", ["civil"], ["5.200", "B1"]),
    ]  # fmt: skip


def test_one_column_is_asked(ask):
    (row,) = ask("at", "149MHz", *BRAZIL, "--column", "others").json()["results"]
    assert row["column"] == "others"


def test_three_kinds_of_nothing(ask):
    """A blank cell, what the table says is not allocated, and what lies outside it."""
    ran = ask("at", "151MHz", *BRAZIL, "--column", "state")
    assert ran.code == 1
    assert (ran.json()["results"][0].get("none"), ran.json()["results"][0]["not_allocated"]) == (True, False)
    ran = ask("at", "155MHz", *BRAZIL, "--column", "state")
    assert ran.code == 1
    assert (ran.json()["results"][0].get("none"), ran.json()["results"][0]["not_allocated"]) == (None, True)
    assert ask("at", "161MHz", *BRAZIL).code == 3


def test_the_order_of_print_is_the_table_s_own(ask):
    (row,) = ask("at", "158MHz", *BRAZIL, "--column", "others").json()["results"]
    assert [a["label"] for a in row["allocations"]] == ["Fixed", "MOBILE"]


def test_a_note_names_a_use_for_its_column_alone(ask):
    """B2 names IMT for the others; the State's row cites it too."""
    rows = ask("overlap", "150-160MHz", *BRAZIL).json()["results"]
    named = {r["column"]: [(u["application"], u["low_hz"], u["high_hz"]) for u in r["identifications"]] for r in rows}
    assert named == {"state": [], "others": [("IMT", 152_000_000, 156_000_000)]}
    (use,) = ask("service", "--application", "IMT", *BRAZIL).json()["results"]
    assert (use["layer"], use["column"], use["footnote"]) == ("national", "others", "B2")


def test_totals_are_of_a_column(ask):
    answer = ask("service", "mobile", *BRAZIL).json()
    assert {(t["column"], t["status"]): t["total_hz"] for t in answer["totals"]} == {
        ("state", "primary"): 2_000_000, ("others", "primary"): 12_000_000,
    }  # fmt: skip
    totals = ask("overlap", "148-160MHz", "--between", "FS", "MS", *BRAZIL).json()["totals"]
    assert {(t["column"], t["first_status"]): t["total_hz"] for t in totals} == {
        ("state", "primary"): 2_000_000, ("others", "primary"): 2_000_000, ("others", "secondary"): 10_000_000,
    }  # fmt: skip


def test_rows_of_a_use_are_those_of_its_column(ask):
    rows = ask("overlap", "148-160MHz", "--application", "IMT", *BRAZIL).json()["results"]
    assert [(r["column"], r["low_hz"]) for r in rows] == [("others", 150_000_000)]


def test_several_frequencies_have_each_column_of_their_own(ask):
    rows = ask("at", "149MHz", "148.5MHz", "151MHz", *BRAZIL).json()["results"]
    assert [(r["query_hz"], r["column"]) for r in rows] == [
        (149_000_000, "state"), (149_000_000, "others"), (148_500_000, "state"), (148_500_000, "others"),
        (151_000_000, "state"), (151_000_000, "others"),
    ]  # fmt: skip


def test_columns_and_countries_stand_beside_each_other(ask):
    answer = ask("compare", "148-152MHz", *BRAZIL[:3], "-e", "2030-01").json()
    assert [(p["low_hz"], p["same"], [c["column"] for c in p["columns"]]) for p in answer["results"]] == [
        (148_000_000, True, ["state", "others"]), (150_000_000, False, ["state", "others"]),
    ]  # fmt: skip


def test_the_table_of_the_day_answers(ask):
    """By its own first day, or by the month whose state it gives; `as_of` is the day of everything else too."""
    for day, wanted in (("2030-02-01", "br-2030-01"), ("2030-01-31", "br-2028-05"), ("2028-06-01", "br-2028-05")):
        assert ask("at", "149MHz", "-c", "BR", "--national", "--as-of", day).json()["edition"]["id"] == wanted
    assert ask("at", "149MHz", "-c", "BR", "--national", "--as-of", "2028-04-30").code == 3


@pytest.mark.parametrize(("day", "newer"), [("2030-03-01", None), ("2033-01-01", "rr-2031")])
def test_a_base_that_is_older_than_the_edition_in_force_is_told(ask, specx, data, day, newer):
    words = ("at", "149MHz", "-c", "BR", "--national", "--as-of", day)
    (told,) = ask(*words).json()["national"]
    assert (told["id"], told["asked"], told["base"], told.get("newer_edition")) == (
        "br-2030-01",
        True,
        "rr-2024",
        newer,
    )
    ran = specx(*words, "--data", str(data))
    assert ("is read against rr-2024; rr-2031 is in force" in ran.err) == (newer is not None)


def test_what_is_held_is_told_and_changes_nothing(ask, specx, data):
    """Without the option the answer is that of the Radio Regulations, to the last row."""
    with_table = ask("at", "149MHz", "-c", "BR", "-e", "rr-2024").json()
    assert with_table.pop("national") == [
        {"id": "br-2030-01", "country": "BR", "revision": "2030-01", "asked": False, "how": "--national"}
    ]
    (data / "national").rename(data / "elsewhere")
    try:
        without = ask("at", "149MHz", "-c", "BR", "-e", "rr-2024").json()
    finally:
        (data / "elsewhere").rename(data / "national")
    assert without.pop("data") != with_table.pop("data")  # other facts, the same answer
    assert without == with_table


def test_a_note_of_the_country_reads_as_data(data):
    facts = Facts(str(data))
    view = NationalView(facts, chosen_table(facts, "BR", "br-2030-01"), facts.geography.find("BR"))
    note = view.footnotes["b1"]
    tower, square = note.record["places"]
    assert (tower["lat"], tower["lon"], tower["radius"]) == (-15.791667, -47.866667, 80_000)
    assert (square["south"], square["north"]) == (-16, -15.5)
    assert note.rules[0].column == "others"
    assert view.footnotes["5.200"].id == "5.200"
    assert [n.id for n in view.footnotes.own()] == ["B1", "B2", "BR-1"]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("- fixed {civil", "SPX105"), ("- fixed {civl}", "SPX105"), ("- fixed [US1]", "SPX501"),
        ("- fixed [5.1]", "SPX501"), ("- fixed (on sea)", "SPX405"),
    ],
)  # fmt: skip
def test_a_word_that_the_table_does_not_declare_is_told(data, tmp_path, words, rule):
    folder = tmp_path / "facts"
    shutil.copytree(data, folder)
    table = folder / "national" / "br" / "2030-01" / "table.yaml"
    table.write_text(table.read_text(encoding="utf-8").replace("- fixed {civil, military}", words, 1), encoding="utf-8")
    found = {f.rule for f in run([str(table)], Settings()).findings}
    assert found == {rule}


def test_an_answer_out_of_the_regulations_reads_nothing_of_a_table(specx, monkeypatch):
    read = []
    records, opened = Facts.records, os.listdir

    def watch(self, kind, relative):
        read.append(relative)
        return records(self, kind, relative)

    monkeypatch.setattr(Facts, "records", watch)
    monkeypatch.setattr(os, "listdir", lambda path: read.append(f"list {path}") or opened(path))
    assert specx("at", "4.1GHz", "-c", "US").code == 0
    assert [name for name in read if name.startswith("national/")] == []
    assert [name for name in read if name.startswith("list ") and "national" in name.split("allocations")[-1]] != []
    read.clear()
    assert specx("at", "4.1GHz", "-r", "2").code == 0
    assert [name for name in read if "national" in name.split("allocations")[-1]] == []
    read.clear()
    assert specx("at", "4.1GHz", "-c", "US", "--national").code == 0
    tables = [name for name in read if name.startswith("national/us/2026-04/table/")]
    assert tables == ["national/us/2026-04/table/2.7-ghz.yaml"]


def test_no_yaml_is_read_for_a_question(compiled, monkeypatch):
    import specx.facts.store

    facts = Facts(str(ROOT / "allocations"), compiled=None)
    facts.sealed = Sealed(str(compiled), facts.path)

    def refuse(*_):
        raise AssertionError("yaml was read")

    monkeypatch.setattr(specx.facts.store, "read", refuse)
    view = NationalView(facts, chosen_table(facts, "US", "2026-04"), facts.geography.find("US"))
    federal, others = view.at("4.1GHz")
    assert (federal.row.own.none, [a.label for a in others.row.allocations]) == (
        True, ["FIXED", "FIXED-SATELLITE (space-to-Earth)"],
    )  # fmt: skip


@pytest.fixture(scope="module")
def own():
    return [
        library.load("us-2026-04", country="US", national=True),
        library.load(country="PL", national=True, as_of="2026-01-01"),
    ]


@given(data=st.data())
def test_questions_agree_with_a_plain_scan(own, data):
    """Points, ranges and services against a look at every row, edges of rows above all."""
    table = data.draw(st.sampled_from(own))
    every = list(table)
    edges = sorted({r.low_hz for r in every})
    near = st.builds(lambda e, d: max(0, e + d), st.sampled_from(edges), st.integers(-1, 1))
    hz = data.draw(near)
    at = [(h.row.own.column, h.row.low_hz) for h in table.at(hz) if not h.edge]
    assert sorted(at) == sorted((r.own.column, r.low_hz) for r in every if r.low_hz <= hz < r.high_hz)
    assert len(at) == len(table.columns)
    low, high = sorted((hz, data.draw(near)))
    high = max(high, low + 1)
    found = [(h.row.own.column, h.row.low_hz, h.low_hz, h.high_hz) for h in table.overlap(low, high)]
    assert sorted(found) == sorted(
        (r.own.column, r.low_hz, max(low, r.low_hz), min(high, r.high_hz))
        for r in every
        if r.low_hz < high and r.high_hz > low
    )
    service = data.draw(st.sampled_from(sorted({a.service for r in every for a in r.allocations})))
    bands = [(b.row.own.column, b.row.low_hz) for b in table.service(service, None, None, low, high)]
    assert sorted(bands) == sorted(
        (r.own.column, r.low_hz)
        for r in every
        if r.low_hz < high and r.high_hz > low and any(a.service == service for a in r.allocations)
    )


def test_the_library_names_what_is_not_there():
    with pytest.raises(library.SpecxError, match="no table of its own"):
        library.load(country="BR", national=True)
    with pytest.raises(library.SpecxError, match="no column"):
        library.load(country="US", national=True, column="civil")
