"""Two editions compared, against what a plain scan of both tables says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.answers.diff.editions import Comparison, read_footnotes
from specx.answers.diff.footnotes import compare_footnotes


@pytest.fixture(scope="module")
def comparison(facts):
    return Comparison(facts, facts.edition("rr-2020"), facts.edition("rr-2024"))


@pytest.fixture(scope="module")
def changes(comparison):
    return comparison.rows()


@pytest.fixture(scope="module")
def notes(comparison):
    return comparison.footnotes()


def content(row):
    """What a row says, its lines split into single directions as an order-free set."""
    return (
        {(a.service, a.qualifier, d, a.status) for a in row.allocations for d in a.directions or ("",)},
        set(row.all_footnotes()),
    )


def scan(rows, edition, region, hz):
    return next(r for r in rows[edition] if r.region == region and r.low_hz <= hz < r.high_hz)


@given(data=st.data())
def test_a_frequency_changed_exactly_where_a_plain_scan_says_so(rows, changes, data):
    region = data.draw(st.sampled_from([1, 2, 3]))
    edges = sorted({r.low_hz for name in ("rr-2020", "rr-2024") for r in rows[name] if r.region == region})
    hz = data.draw(st.sampled_from(edges) | st.integers(0, 3_000 * 10**9 - 1))
    told = [
        c for c in changes if c.region == region and c.low_hz <= hz < c.high_hz and c.change not in ("edges", "layout")
    ]
    moved = [c for c in told if c.change == "footnotes" and not (c.added or c.removed)]
    before, after = (content(scan(rows, name, region, hz)) for name in ("rr-2020", "rr-2024"))
    assert bool([c for c in told if c not in moved]) == (before != after)


def test_an_edition_does_not_differ_from_itself(facts):
    edition = facts.edition("rr-2024")
    same = Comparison(facts, edition, edition)
    assert same.rows() == []
    assert same.footnotes() == []


def test_the_other_way_round_what_came_goes(facts, changes):
    back = Comparison(facts, facts.edition("rr-2024"), facts.edition("rr-2020")).rows()
    for there, here in (("added", "removed"), ("removed", "added")):
        assert sorted((c.region, c.low_hz, c.service) for c in back if c.change == here) == sorted(
            (c.region, c.low_hz, c.service) for c in changes if c.change == there
        )
    assert all(c.outcomes == () for c in back)


@pytest.mark.parametrize(
    ("kind", "region", "low", "before", "after"),
    [
        ("status", 1, 3_600_000_000, "Mobile", "MOBILE except aeronautical mobile"),
        ("added", 2, 17_300_000_000, None, "FIXED-SATELLITE (space-to-Earth)"),
        ("qualifier", 1, 22_000_000_000, "MOBILE except aeronautical mobile", "MOBILE except aeronautical mobile (R)"),
        ("removed", 3, 239_200_000_000, "FIXED", None),
        ("status", 2, 14_800_000_000, "Space research", "SPACE RESEARCH"),
    ],
)
def test_changes_that_a_person_can_verify(changes, kind, region, low, before, after):
    assert any((c.change, c.region, c.low_hz, c.before, c.after) == (kind, region, low, before, after) for c in changes)


def test_a_row_cut_in_two_is_an_edge_and_nothing_more_above_it(changes):
    cut = next(c for c in changes if c.change == "edges" and c.region == 1 and c.low_hz == 3_600_000_000)
    assert cut.before == ((3_600_000_000, 4_200_000_000),)
    assert cut.after == ((3_600_000_000, 3_800_000_000), (3_800_000_000, 4_200_000_000))
    assert cut.outcomes == ("mobile-3600-3800-region-1",)
    assert not [c for c in changes if c.region == 1 and c.low_hz == 3_800_000_000 and c.change != "edges"]


def test_footnotes_added_and_removed(notes, facts):
    added = {c.footnote for c in notes if c.change == "added"}
    assert len(added) == 42
    assert {c.footnote for c in notes if c.change == "removed"} == {"5.229", "5.388B"}
    assert all(c.outcomes for c in notes)


def test_countries_that_came_went_and_moved(notes):
    by_note = {c.footnote: c for c in notes if c.change == "countries"}
    assert by_note["5.553A"].added == ("DJ", "EG", "SO")
    assert by_note["5.508"].removed == ("FR",)
    assert by_note["5.480"].moved == ("CO", "CR", "MX")


def test_a_note_that_is_only_marked_anew_says_no_more(notes):
    assert [c.change for c in notes if c.footnote == "5.509E"] == ["mark"]


def test_facts_on_other_lines_are_the_same_facts(facts, tables):
    note = {"id": "5.99", "file": "a", "line": 1, "kind": "limitation", "summary": "One.",
            "restrictions": [{"rule": "limited-to", "use": "x", "line": 2}]}  # fmt: skip
    other = {**note, "line": 9, "summary": "Two.", "restrictions": [{"rule": "limited-to", "use": "x", "line": 10}]}
    assert list(compare_footnotes({"5.99": note}, {"5.99": other}, ({}, {}), facts.vocabulary, {"WRC-23"})) == []
    third = {**other, "restrictions": [{"rule": "limited-to", "use": "y", "line": 10}]}
    (change,) = compare_footnotes({"5.99": note}, {"5.99": third}, ({}, {}), facts.vocabulary, {"WRC-23"})
    assert (change.change, change.removed, change.added) == ("restrictions", ("limited-to (x)",), ("limited-to (y)",))


def test_a_range_keeps_only_what_touches_it(specx):
    results = specx("diff", "rr-2020", "rr-2024", "--range", "10-31GHz", "-o", "json").json()["results"]
    assert results
    for r in results:
        if r["footnote"] is None:
            assert r["low_hz"] < 31_000_000_000
            assert r["high_hz"] > 10_000_000_000


@pytest.mark.parametrize("word", ["rows", "footnotes"])
def test_only_rows_or_only_footnotes(specx, word):
    results = specx("diff", "rr-2020", "rr-2024", "--only", word, "-o", "json", "--range", "1-31GHz").json()["results"]
    assert {r["footnote"] is None for r in results} == {word == "rows"}


def test_exit_codes(specx):
    assert specx("diff", "rr-2020", "rr-2024", "-o", "csv").code == 1
    assert specx("diff", "rr-2020", "rr-2024", "--exit-zero", "-o", "csv").code == 0
    assert specx("diff", "rr-2024", "rr-2024").code == 0
    assert specx("diff", "rr-2020", "rr-2024", "--range", "90-100MHz", "--only", "rows").code == 0


@pytest.mark.parametrize("way", [("rr-2020", "rr-2024"), ("rr-2024", "rr-2020")], ids=" to ".join)
def test_a_range_finds_a_footnote_wherever_one_of_the_editions_has_it(facts, rows, way):
    told = {}
    for change in Comparison(facts, *map(facts.edition, way)).footnotes():
        told.setdefault(change.footnote, []).append(change)
    asked = 0
    for name in way:
        cited = {}
        for row in rows[name]:
            for number in row.all_footnotes():
                cited.setdefault(number, []).append((row.low_hz, row.high_hz))
        for number, record in read_footnotes(facts, facts.edition(name)).items():
            for rule in record.get("parts") or [record] if number in told else ():
                points = [(hz, hz + 1) for hz in rule.get("frequencies", ())]
                for low, high in [*rule.get("bands", ()), *points] or cited.get(number, ()):
                    asked += 1
                    for change in told[number]:
                        assert change.touches(low, low + 1), (number, low)
                        assert change.touches(high - 1, high), (number, high)
    assert asked > 300


@pytest.mark.parametrize(
    ("number", "band", "back"),
    [
        ("5.394", (2_310_000_000, 2_350_000_000), False),
        ("5.413", (2_500_000_000, 2_510_000_000), False),
        ("5.415A", (2_515_000_000, 2_516_000_000), False),
        ("5.368", (2_483_590_000, 2_484_000_000), True),
    ],
)  # fmt: skip
def test_spectrum_that_a_footnote_lost_is_spectrum_in_which_it_changed(specx, number, band, back):
    ways = [("rr-2020", "rr-2024"), ("rr-2024", "rr-2020")]
    for way in reversed(ways) if back else ways:
        ran = specx("diff", *way, "--range", f"{band[0]}-{band[1]} Hz", "-o", "json")
        assert number in {r["footnote"] for r in ran.json()["results"]}
        assert ran.code == 1


def test_a_service_and_a_region(specx):
    results = specx("diff", "rr-2020", "rr-2024", "-s", "ISS", "-r", "2", "-o", "json").json()["results"]
    assert {r["region"] for r in results} == {2, None}
    assert {r["change"] for r in results if r["service"]} == {"added"}
    assert {r["service"] for r in results} == {"inter-satellite", None}


@pytest.mark.parametrize("way", [("rr-2020", "rr-2024"), ("rr-2024", "rr-2020")], ids=" to ".join)
def test_a_service_keeps_what_either_edition_says_of_it(facts, way):
    """Against a plain look at what each difference is about."""
    comparison = Comparison(facts, *map(facts.edition, way))
    records = [read_footnotes(facts, facts.edition(name)) for name in way]
    every = comparison.changes()
    for service in ("mobile", "radio astronomy", "inter-satellite", "mobile-satellite", "radionavigation"):
        kept = comparison.changes(asked=facts.vocabulary.term(service))
        # Of an allocation: all of them, and of no other service.
        assert [c for c in kept if c.service] == [c for c in every if c.service == service]
        named = {
            number for side in records for number, record in side.items() for rule in record.get("parts") or [record]
            if service in [term[0] for term in rule.get("services", ())]
        }  # fmt: skip
        assert [c for c in every if c.footnote in named] == [c for c in kept if c.footnote in named]
        assert all(c.change == "footnotes" for c in kept if not (c.footnote or c.service))
    (change,) = [c for c in every if c.footnote == "5.368" and c.change == "services"]
    assert change in comparison.changes(asked=facts.vocabulary.ask("MMSS"), only="footnotes")


def test_a_direction_asked_is_a_direction_told(facts):
    comparison = Comparison(facts, facts.edition("rr-2020"), facts.edition("rr-2024"))
    both, down, up = (comparison.rows(asked=facts.vocabulary.ask(text)) for text in ("FSS", "FSS (s-E)", "FSS (E-s)"))
    assert [c.after for c in down if c.service] == ["FIXED-SATELLITE (space-to-Earth)"]
    assert not [c for c in up if c.service]
    assert 0 < len(down) < len(both)
