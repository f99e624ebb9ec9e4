"""The library against the scan: every Region, member State and area, in both editions."""

from functools import lru_cache
from itertools import cycle

import pytest

from specx.facts.folder import Facts
from specx.regulations.countries import Country
from specx.table.table import Table
from specx.table.view import View

from .applying import Page
from .comparing import DAYS, asks, content, disagreements, said, scan, tiles, told_entries, told_label, told_term
from .reading import EDITIONS, END, PLACES, WRITTEN, edition, term

REGIONS = (1, 2, 3)
NOBODY = Country("XX", "", "Nobody", (), "member", None, (), (), "")
# Countries that many footnotes name, areas of each sort, and one that hardly any names; editions in turn.
SOME = ["BR", "FR", "RU", "IN", "US", "GP", "GU", "ES-CN", "TF", "JP", "ZA", "NR"]
TURNS = [*zip(cycle(EDITIONS), SOME), *((name, region) for name in EDITIONS for region in REGIONS)]


@lru_cache(maxsize=1)
def facts():
    """The facts, read once for all views."""
    return Facts()


def country(code):
    return facts().geography.countries[code]


def view(name, place=None, day=None):
    """The view of every Region, or of a country."""
    return View(facts(), facts().edition(name), place, day or DAYS[name])


@lru_cache(maxsize=4)
def view_of(name, who):
    """The view of a Region, by number, or of a country, by code; and the Regions that it answers for."""
    return (view(name), (who,)) if isinstance(who, int) else (view(name, country(who)), PLACES[who].regions)


def told(rows, region):
    """What rows of the library hold in a Region, in the form of the scan."""
    nothing = frozenset({"not allocated"})
    return [
        (r.low_hz, r.high_hz, told_entries(r.allocations) | (nothing if r.not_allocated else frozenset()))
        for r in rows if r.region == region
    ]  # fmt: skip


def mine(pieces, region):
    return [(p.low, p.high, content(p)) for p in pieces if p.region == region]


@lru_cache(None)
def making(name):
    """The numbers of the footnotes that make or take away allocations, applied or only described."""
    return frozenset(r.number for rules in edition(name).rules.values() for r in rules if r.changes)


def differ(name, who, region, pieces, rows):
    """What the two make of a Region's spectrum, in words: what is held there, and which footnotes are named."""
    found = disagreements(mine(pieces, region), told(rows, region))
    wrong = [said(found, f"{name} {who}, Region {region}:")] if found else []
    ours = [(p.low, p.high, (p.applied, p.described)) for p in pieces if p.region == region]
    theirs = [
        (r.low_hz, r.high_hz, (frozenset(r.applied), making(name).intersection(r.described)))
        for r in rows if r.region == region
    ]  # fmt: skip
    wrong += [f"{name} {who}, applied and described: {x}" for x in disagreements(ours, theirs)[:3]]
    ours = [(p.low, p.high, p.removed) for p in pieces if p.region == region]
    theirs = [(r.low_hz, r.high_hz, frozenset(map(gone, r.removed))) for r in rows if r.region == region]
    return wrong + [f"{name} {who}, taken away: {x}" for x in disagreements(ours, theirs)[:3]]


def gone(removed):
    """What a row of the library tells as taken away, in the form of the scan."""
    was = told_term(removed.service, removed.qualifier, removed.directions)
    return removed.footnote, was, told_label(removed.left) if removed.left else None


# --- the page


@pytest.mark.parametrize("name", EDITIONS)
def test_the_page_is_the_files(name):
    rows = list(Table(facts(), facts().edition(name)))
    assert [(r.region, r.low_hz, r.high_hz, r.footnotes, r.not_allocated) for r in rows] == [
        (r.region, r.low, r.high, r.under, r.not_allocated) for r in edition(name).rows
    ]
    for region in REGIONS:
        assert disagreements(mine(scan(name).holds(Page(region)), region), told(rows, region)) == []


@pytest.mark.parametrize("name", EDITIONS)
def test_every_rule_of_every_footnote_is_read_as_it_stands(name):
    """Of every kind, those included that make no allocation: what it is, where, for whom, what it gives."""
    footnotes = view(name).footnotes
    assert {f.id for f in footnotes} == set(edition(name).rules)
    for number, ours in edition(name).rules.items():
        theirs = footnotes.get(number).rules
        assert len(ours) == len(theirs), number
        for one, other in zip(ours, theirs, strict=True):
            assert one[2:11] == (
                other.kind, other.bands, frozenset(other.regions), frozenset(other.countries),
                frozenset(other.except_countries), other.area,
                tuple(told_term(s.service, s.qualifier, s.directions) for s in other.services), other.status,
                frozenset(told_term(s.service, s.qualifier, s.directions) for s in other.replaces),
            ), number  # fmt: skip


# --- Regions and countries


def whole(name, who):
    tables, regions = view_of(name, who)
    rows = list(tables)
    for region in regions:
        assert tiles(told(rows, region)), f"{name} {who} does not tile Region {region}"
        wrong = differ(name, who, region, scan(name).holds(who), rows)
        assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("name", "who"), TURNS)
def test_all_of_the_spectrum(name, who):
    whole(name, who)


@pytest.mark.parametrize("name", EDITIONS)
def test_every_row_that_speaks_of_a_country(name):
    """All members and areas, in each row with a rule for them; what the other rows hold, every country has."""
    printed = list(Table(facts(), facts().edition(name)))
    speaking = [frozenset().union(*(r.countries | r.excepted for r in rules)) for rules in scan(name).rules]
    wrong, asked = [], 0
    for code, place in PLACES.items():
        tables, pieces = view(name, country(code)), scan(name).by_row(code)
        for row, named in zip(printed, speaking, strict=True):
            if row.region in place.regions and named & (place.named | place.assumed | place.undecided):
                wrong += differ(name, code, row.region, pieces[row.region, row.low_hz], tables.pieces(row))
                asked += 1
    assert asked > 5_000
    assert not wrong, "\n".join(wrong[:8])


@pytest.mark.long
@pytest.mark.parametrize("who", PLACES)
@pytest.mark.parametrize("name", EDITIONS)
def test_all_of_the_spectrum_everywhere(name, who):
    whole(name, who)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("name", EDITIONS)
def test_what_a_region_leaves_open(name, region):
    pieces = scan(name).holds(region)
    ours = [(p.low, p.high, p.undecided) for p in pieces]
    theirs = [
        (r.low_hz, r.high_hz, making(name).intersection(r.undecided)) for r in view(name) if r.region == region
    ]  # fmt: skip
    assert disagreements(ours, theirs) == []
    assert any(p.undecided for p in pieces)


@pytest.mark.parametrize("name", EDITIONS)
def test_a_footnote_left_open_is_told_in_its_own_band(name):
    _what_rests(name, lambda p: p.undecided, lambda r: making(name).intersection(r.undecided))


@pytest.mark.parametrize("name", EDITIONS)
def test_an_assumption_is_told_where_something_rests_on_it(name):
    _what_rests(name, lambda p: p.assumed, lambda r: frozenset(r.assumed).intersection(r.applied))


def _what_rests(name, ours, theirs):
    """Compares one list of footnotes of every piece of the areas, where lists may be meant for the administration."""
    for code, place in PLACES.items():
        if place.assumed or place.undecided:
            pieces, tables = scan(name).by_row(code), view(name, country(code))
            for row in Table(facts(), facts().edition(name)):
                if row.region in place.regions and any(map(ours, pieces[row.region, row.low_hz])):
                    told = [(r.low_hz, r.high_hz, theirs(r)) for r in tables.pieces(row)]
                    mine = [(p.low, p.high, ours(p)) for p in pieces[row.region, row.low_hz]]
                    assert disagreements(mine, told) == [], f"specx at {row.low_hz}Hz -c {code} --as-of {DAYS[name]}"


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("name", EDITIONS)
def test_a_region_is_a_country_that_no_footnote_names(name, region):
    """But for the rules with exceptions, which such a country has and the Region lists apart."""
    nobody = told(view(name, NOBODY._replace(regions=(region,))), region)
    apart = [(p.low, p.high) for p in scan(name).holds(region) for r in p.elsewhere | p.lost if r.excepted]
    found = disagreements(told(view(name), region), nobody)
    assert [f for f in found if not any(low < f[1] and high > f[0] for low, high in apart)] == []
    assert found or not apart, "an exception makes a difference"


@pytest.mark.parametrize("day", ["2024-12-31", "2025-01-01"])
@pytest.mark.parametrize("who", [2, "BR"])
@pytest.mark.parametrize("name", EDITIONS)
def test_the_day_on_which_a_rule_ends(name, who, day):
    """No. 5.228D ends when the edition of 2024 comes into force."""
    rows = list(view(name, None if isinstance(who, int) else country(who), day))
    assert not differ(name, who, 2, scan(name, day).holds(who), rows)
    at = [p for p in scan(name, day).holds(who) if p.low <= 161_970_000 < p.high]
    assert ("5.228D" in at[0].applied) == (day < "2025-01-01")


# --- asked by service

ASKED = [term(t) for t in (
    "mobile", "fixed", "mobile-satellite", "mobile-satellite (Earth-to-space)", "fixed-satellite (space-to-Earth)",
    "radio astronomy", "earth exploration-satellite (passive)", "aeronautical mobile (R)", "aeronautical mobile",
    "space operation (Earth-to-space)", "space research (space-to-space)", "mobile except aeronautical mobile",
    "amateur-satellite", "broadcasting", "radiolocation", "land mobile", "radionavigation-satellite (Earth-to-space)",
)]  # fmt: skip


@lru_cache(None)
def every_term():
    """Every service alone, and every term of a row or a rule."""
    found = set(ASKED)
    for name in EDITIONS:
        found |= {t for row in edition(name).rows for t, _, _ in row.boxes}
        found |= {t for rules in edition(name).rules.values() for rule in rules for t in rule.services}
    return sorted(found | {term(t.service) for t in found}, key=str)


@pytest.mark.parametrize(("name", "who"), TURNS)
def test_every_band_of_every_service(name, who):
    tables, regions = view_of(name, who)
    pieces = scan(name).holds(who)
    assert len(every_term()) > 70
    for asked in every_term():
        there = [(p, frozenset(e for e in p.entries if asks(asked, e))) for p in pieces]
        bands = tables.service(WRITTEN[asked], regions)
        for region in regions:
            ours = [(p.low, p.high, entries) for p, entries in there if entries and p.region == region]
            theirs = [
                (b.row.low_hz, b.row.high_hz, told_entries(b.allocations)) for b in bands if b.row.region == region
            ]
            found = disagreements(ours, theirs)
            assert not found, said(found, f"specx service '{WRITTEN[asked]}', {name} {who}, Region {region}:")


@pytest.mark.parametrize(("name", "who"), [("rr-2024", "BR"), ("rr-2020", "FR"), ("rr-2024", 1), ("rr-2020", 3)])
def test_where_any_two_services_meet(name, who):
    """All pairs of what is asked for above; one allocation that answers to both is not two."""
    tables, regions = view_of(name, who)
    pieces, ask = scan(name).holds(who), tables.vocabulary.ask
    carried = {asked: [frozenset(e for e in p.entries if asks(asked, e)) for p in pieces] for asked in ASKED}
    for i, one in enumerate(ASKED):
        for other in ASKED[i + 1 :]:
            ours = [
                (p.low, p.high, (first, second))
                for p, first, second in zip(pieces, carried[one], carried[other], strict=True)
                if first and second and len(first | second) > 1
            ]
            shared = tables.between(ask(WRITTEN[one]), ask(WRITTEN[other]), 0, END, regions)
            theirs = [(s.low_hz, s.high_hz, (told_entries(s.first), told_entries(s.second))) for s in shared]
            assert disagreements(ours, theirs)[:3] == [], (name, who, WRITTEN[one], WRITTEN[other])


@pytest.mark.parametrize(("name", "who"), [("rr-2024", "US"), ("rr-2020", "TF"), ("rr-2024", 2), ("rr-2020", 1)])
def test_a_point_is_answered_as_its_piece(name, who):
    """Both edges and the middle of every piece, and its last hertz; at an edge the piece below comes along."""
    tables, _ = view_of(name, who)
    pieces = scan(name).holds(who)
    below = {(p.region, p.high): p for p in pieces}
    for p in pieces:
        for hz in (p.low, (p.low + p.high) // 2, p.high - 1):
            held, *touched = tables.at(hz, p.region)
            assert held.row.low_hz <= hz < held.row.high_hz
            assert told_entries(held.row.allocations) == p.entries, f"specx at {hz}Hz, {name} {who}"
            assert [hit.edge for hit in touched] == ([True] if held.row.low_hz == hz > 0 else [])
            for hit in touched:
                assert told_entries(hit.row.allocations) == below[p.region, hz].entries, (
                    f"specx at {hz}Hz, {name} {who}"
                )


def test_an_exception_is_understood_with_and_without_its_direction():
    tables = view("rr-2024")
    bands = tables.service("MSS (s-E) except MMSS (s-E)")
    assert bands
    assert tables.service("MSS (s-E) except MMSS") == bands
