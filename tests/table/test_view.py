"""What a view tells of a row beside its allocations, spot by spot; and how a Table is asked from Python."""

from itertools import pairwise

import pytest

from specx.errors import FrequencyError, OutsideCoverageError, UsageError
from specx.table.view import View

MHZ = 10**6
END = 3_000 * 10**9


@pytest.fixture(scope="module")
def row_of(facts):
    views = {}

    def row_of(place, region, mhz):
        if place not in views:
            country = facts.geography.find(place) if place else None
            views[place] = View(facts, facts.edition("rr-2024"), country, "2026-01-01")
        return views[place], views[place].row_at(round(mhz * MHZ), region)

    return row_of


# place, Region, MHz: applied, lost, elsewhere, barred, removed
TOLD = [
    # The amateurs of eight countries are forbidden at 136 kHz: gone there, told in the Region.
    ("DZ", 1, 0.136, ["5.67B"], [], [], ["5.67B"], ["Amateur"]),
    ("", 1, 0.136, [], ["5.67B"], ["5.67"], ["5.67B"], []),
    # Passive services alone: what is forbidden stands beside, and takes nothing away.
    ("DE", 1, 23_800, [], [], [], ["5.340"], []),
    # What takes one service away bars that one, in the band of the rule alone.
    ("DE", 1, 950, ["5.322"], [], [], ["5.322"], ["BROADCASTING"]),
    ("DE", 1, 860, [], [], [], [], []),
    # Alternative allocations: no removal by prohibition, nothing barred.
    ("US", 2, 1_500, ["5.344"], [], [], [], []),
    ("", 2, 1_500, [], [], ["5.344"], [], []),
    ("CU", 2, 146.5, ["5.217"], [], [], [], []),
    ("", 2, 146.5, [], [], ["5.217"], [], []),
    ("BR", 2, 10_200, ["5.480"], [], [], [], []),
    ("JP", 3, 3_450, ["5.432", "5.433"], [], [], [], []),
    ("", 3, 3_450, ["5.433"], [], ["5.432", "5.432B"], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("place", "region", "mhz", "applied", "lost", "elsewhere", "barred", "removed"), TOLD)
def test_what_stands_beside_the_allocations(row_of, place, region, mhz, applied, lost, elsewhere, barred, removed):
    _, row = row_of(place, region, mhz)
    assert sorted(row.applied) == applied
    assert [rule.footnote for rule in row.lost] == lost
    assert [rule.footnote for rule in row.elsewhere] == elsewhere
    assert [rule.footnote for rule, _ in row.barred] == barred
    assert [gone.label for gone in row.removed] == removed


def test_what_is_left_open_and_what_is_only_described(row_of):
    view, row = row_of("SK", 1, 1_350)
    assert row.described == ("5.338",)
    assert [rule.footnote for rule in view.left_open(row)] == ["5.338"]
    view, row = row_of("US", 2, 1_500)
    assert list(view.left_open(row)) == list(view.may_take(row)) == []
    # Guam lies in another Region than the mainland that the footnote names.
    view, row = row_of("GU", 3, 1_460)
    assert (row.undecided, row.described, row.applied) == (("5.344",), (), ())
    assert [rule.footnote for rule in view.left_open(row)] == ["5.344"]
    assert [view.why_open(rule) for rule in view.left_open(row)] == ["it names only United States"]
    # Réunion lies in the mainland's: the footnote is taken to hold, and that is told.
    _, row = row_of("RE", 1, 434)
    assert (row.assumed, row.undecided) == (("5.281",), ())


def test_rows_tell_where_they_were_cut_and_on_which_terms(row_of):
    _, row = row_of("BR", 2, 10_200)
    assert row.printed == (10_000 * MHZ, 10_400 * MHZ)
    _, row = row_of("DZ", 1, 0.136)
    assert row.printed is None
    assert [c.footnote for c in row.conditions] == ["5.67B"]
    _, row = row_of("DE", 1, 950)
    assert [c.text for c in row.conditions] == ["Outside the African Broadcasting Area (Nos. 5.10 to 5.13)."]
    # The condition is for those outside the area; Namibia is in it, and left out by name.
    _, row = row_of("NA", 1, 950)
    assert row.conditions == ()


def test_uses_are_cut_to_the_row_and_go_with_their_country(row_of):
    def uses(place, region, mhz):
        return [(i.footnote, i.application) for i in row_of(place, region, mhz)[1].identifications]

    assert ("5.480A", "IMT") in uses("BR", 2, 10_200)
    assert uses("", 2, 1_500) == []
    for place, region, mhz in (("BR", 2, 10_200), ("US", 2, 1_500), ("NA", 1, 950)):
        _, row = row_of(place, region, mhz)
        assert all(row.low_hz <= i.low_hz < i.high_hz <= row.high_hz for i in row.identifications)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("US", "US is the mainland (Region 2); areas in other Regions by code: UM, AS, GU"),
        ("GP", "footnotes that name only France are not applied to Guadeloupe, which lies in another Region"),
        ("RE", "footnotes that name only France are taken to hold in Réunion"),
        ("DE", ""), ("", ""),
    ],
)  # fmt: skip
def test_which_part_of_an_administration_is_meant(row_of, place, words):
    about = row_of(place, 1, 434)[0].about()
    assert about.startswith(words)
    assert bool(about) == bool(words)


def test_who_is_concerned(row_of):
    brazil, region = row_of("BR", 2, 1)[0], row_of("", 1, 1)[0]
    assert brazil.concerned([], 2)
    assert brazil.concerned(["BR", "DE"], 2)
    assert not brazil.concerned(["DE"], 2)
    assert region.concerned(["DE"], 1)
    assert not region.concerned(["BR"], 1)


def test_a_country_is_asked_in_its_own_region(row_of):
    with pytest.raises(UsageError, match="Germany lies in Region 1, not in Region 2") as raised:
        row_of("DE", 1, 1)[0].check_regions([1, 2])
    assert raised.value.hint == "leave out --region"
    with pytest.raises(UsageError) as raised:
        row_of("FR", 1, 1)[0].check_regions([2])
    assert "GP Guadeloupe" in raised.value.hint
    row_of("", 1, 1)[0].check_regions([1, 2, 3])


# --- asked from Python


def test_a_frequency_and_a_range_as_text_and_as_whole_hertz(tables):
    table = tables["rr-2024"]
    assert table.at("10.2 GHz", 1) == table.at(10_200 * MHZ, 1)
    assert table.overlap("3400-3800 MHz", region=1) == table.overlap(3_400 * MHZ, 3_800 * MHZ, 1)
    # One frequency is one hertz.
    (hit,) = table.overlap(10_200 * MHZ, region=1)
    assert (hit.low_hz, hit.high_hz) == (10_200 * MHZ, 10_200 * MHZ + 1)
    for wrong in (10.2e9, True, None):
        with pytest.raises((TypeError, UsageError, FrequencyError)):
            table.at(wrong, 1)
        with pytest.raises((TypeError, UsageError, FrequencyError)):
            table.overlap(wrong)


def test_the_ends_of_the_data(tables):
    table = tables["rr-2024"]
    (hit,) = table.at(0, 1)  # no row below to tell of
    assert (hit.row.low_hz, hit.edge) == (0, False)
    assert [h.row.high_hz for h in table.at(END - 1, 1)] == [END]
    for hz in (END, -1):
        with pytest.raises(OutsideCoverageError):
            table.at(hz, 1)
        with pytest.raises(OutsideCoverageError):
            table.overlap(hz, hz + 1)
    assert table.outside(END - 5, END + 5) == [(END, END + 5)]
    assert table.outside(0, END) == []
    assert table.outside(END + 1, END + 5) == [(END + 1, END + 5)]


def test_an_edge_belongs_to_the_row_above_and_tells_the_one_below(tables):
    above, below = tables["rr-2024"].at(3_400 * MHZ, 1)
    assert (above.row.low_hz, above.edge) == (3_400 * MHZ, False)
    assert (below.row.high_hz, below.edge) == (3_400 * MHZ, True)
    assert [h.edge for h in tables["rr-2024"].at(3_400 * MHZ + 1, 1)] == [False]


def test_what_only_some_hold_or_lose_is_found_by_service(row_of, facts):
    view, _ = row_of("", 1, 1)
    ask = facts.vocabulary.ask
    parts = view.in_part(ask("fixed"), 14_250_000, 14_350_000, (1, 2, 3))
    # No. 5.152 names countries of Regions 1 and 3.
    found = [(row.region, rule.footnote, is_open) for row, rule, is_open in parts]
    assert found == [(1, "5.152", False), (3, "5.152", False)]
    assert view.in_part(ask("fixed"), 14_250_000, 14_350_000, (1,), "secondary") == []
    assert view.in_part(ask("fixed"), 14_350_000, 14_350_001, (1,)) == []
    algeria, _ = row_of("DZ", 1, 1)
    taken = algeria.without(ask("amateur"), 135_700, 137_800, (1,))
    assert [(row.low_hz, row.high_hz) for row in taken] == [(135_700, 137_800)]
    assert algeria.without(ask("amateur"), 137_800, 148_500, (1,)) == []
    assert algeria.without(ask("fixed"), 135_700, 137_800, (1,)) == []


@pytest.fixture(scope="module")
def everywhere(facts, views):
    """Every piece of some views, in the order of its Region."""
    codes = ("DZ", "CN", "US")
    found = [View(facts, facts.edition("rr-2024"), facts.geography.countries[code], "2026-01-01") for code in codes]
    found.append(View(facts, facts.edition("rr-2020"), facts.geography.countries["CN"], "2026-01-01"))
    return [(view, list(view)) for view in (views["rr-2024"], *found)]


def test_a_row_is_cut_only_where_something_changes(everywhere):
    cut = 0
    for _, rows in everywhere:
        for one, other in pairwise(rows):
            if one.printed and (one.region, one.source) == (other.region, other.source):
                assert one != other._replace(low_hz=one.low_hz, high_hz=one.high_hz), (one.low_hz, one.high_hz)
                cut += 1
    assert cut > 20


def test_the_conditions_of_a_piece_are_those_of_what_is_applied_to_it(everywhere):
    told = 0
    for _, rows in everywhere:
        for row in rows:
            assert {c.footnote for c in row.conditions} <= set(row.applied), (row.low_hz, row.applied)
            told += len(row.conditions)
    assert told > 20


@pytest.mark.parametrize("service", ["fixed", "mobile", "radiolocation", "amateur", "broadcasting", "FSS (s-E)"])
def test_what_is_given_in_a_part_of_a_region_is_the_service_asked(views, service):
    view = views["rr-2024"]
    term = view.vocabulary.ask(service)
    found = view.in_part(term, 0, END, (1, 2, 3))
    assert all(any(term.matches(given) for given in rule.services) for _, rule, _ in found)
    wanted = {
        (row.region, row.low_hz, rule.footnote)
        for row in view for rule in row.elsewhere if any(term.matches(given) for given in rule.services)
    }  # fmt: skip
    assert {(row.region, row.low_hz, rule.footnote) for row, rule, _ in found} >= wanted


def test_a_row_that_lost_several_services_is_told_for_each(facts, monkeypatch):
    view = View(facts, facts.edition("rr-2024"), facts.geography.countries["DZ"], "2026-01-01")
    row = next(row for row in view if row.removed)
    (gone,) = row.removed
    another = gone._replace(service="fixed", qualifier="", directions=())
    both, made = row._replace(removed=(gone, another)), view.pieces
    monkeypatch.setattr(view, "pieces", lambda printed: [both if piece == row else piece for piece in made(printed)])
    assert both in view.without(gone.term, row.low_hz, row.high_hz, [row.region])
    assert view.without(view.vocabulary.ask("radiolocation"), row.low_hz, row.high_hz, [row.region]) == []
