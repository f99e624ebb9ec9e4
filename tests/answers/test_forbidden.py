"""What footnotes take away or forbid, in the answers."""

import pytest

import specx
from specx.table.view import View

MHZ = 1_000_000
DAY = "2026-01-01"


def row(facts, hz, where, edition="rr-2024"):
    """The row of a Region or a country."""
    country = facts.geography.find(where) if isinstance(where, str) else None
    view = View(facts, facts.edition(edition), country, DAY)
    return view.row_at(hz, where if country is None else view.regions[0])


def services(found):
    return [a.service for a in found.allocations]


# Frequency, Region or country, footnote, what the Table has, what is left.
TAKEN = [
    (3650 * MHZ, "JP", "5.435", "Radiolocation", ""),
    (136_000, "EG", "5.67B", "Amateur", ""),
    (475_000, "CN", "5.80B", "Amateur", ""),
    (475_000, "HK", "5.80B", "Amateur", ""),
    (50_050_000, "RU", "5.166E", "Amateur", ""),
    (51 * MHZ, "RU", "5.166E", "Amateur", ""),
    (900 * MHZ, "DE", "5.322", "BROADCASTING", ""),
    (900 * MHZ, "ZA", "5.322", "BROADCASTING", ""),
    (900 * MHZ, "ES-CN", "5.322", "BROADCASTING", ""),
    (4830 * MHZ, 2, "5.442", "MOBILE", "MOBILE except aeronautical mobile"),
    (4960 * MHZ, "US", "5.442", "MOBILE", "MOBILE except aeronautical mobile"),
    (131_000 * MHZ, 1, "5.562E", "EARTH EXPLORATION-SATELLITE (active)", ""),
]


@pytest.mark.parametrize(("hz", "where", "number", "was", "left"), TAKEN)
@pytest.mark.parametrize("edition", ["rr-2020", "rr-2024"])
def test_what_is_taken_away_is_gone_and_told(facts, edition, hz, where, number, was, left):
    found = row(facts, hz, where, edition)
    (gone,) = found.removed
    assert (gone.footnote, gone.label, gone.left) == (number, was, left)
    assert was not in {a.label for a in found.allocations}
    assert not left or next(a.via for a in found.allocations if a.label == left) == number
    assert number in found.applied


KEPT = [
    (3610 * MHZ, "JP", "radiolocation"), (3650 * MHZ, "KR", "radiolocation"), (136_000, "MA", "amateur"),
    (475_000, "FR", "amateur"), (50_100_000, "RU", "amateur"), (900 * MHZ, "KE", "broadcasting"),
    (900 * MHZ, "RE", "broadcasting"), (133_700 * MHZ, 1, "earth exploration-satellite"),
]  # fmt: skip


@pytest.mark.parametrize(("hz", "where", "service"), KEPT)
def test_beside_the_band_or_the_country_nothing_is_taken_away(facts, hz, where, service):
    found = row(facts, hz, where)
    assert service in services(found)
    assert not found.removed


def test_who_is_newly_named_lost_it_with_that_edition(facts):
    """WRC-23 added Djibouti to No. 5.322."""
    assert "broadcasting" in services(row(facts, 900 * MHZ, "DJ", "rr-2020"))
    assert "broadcasting" not in services(row(facts, 900 * MHZ, "DJ", "rr-2024"))


def test_whether_it_is_taken_away_is_open_where_an_area_parts_a_country(facts):
    found = row(facts, 900 * MHZ, "YE")
    assert "broadcasting" in services(found)
    assert found.described == ("5.322",)
    (verdict,) = specx.examine("900MHz", bandwidth="1MHz", service="broadcasting", country="YE", as_of=DAY)
    assert ("condition", "undecided", "5.322") in {(f.level, f.rule, f.footnote) for f in verdict.findings}


def test_a_region_keeps_what_some_of_its_countries_lose(facts):
    found = row(facts, 3650 * MHZ, 3)
    assert "radiolocation" in services(found)
    assert [(r.footnote, r.countries) for r in found.lost] == [("5.435", ("JP",))]
    (shared,) = specx.sharing("3.65-3.66GHz", "radiolocation", region=3, as_of=DAY)
    assert [(m.footnote, m.countries) for m in shared.absent] == [("5.435", ("JP",))]
    assert "In JP No. 5.435 takes it away" in shared.verdict
    assert shared.verdict.count("5.435") == 1


def verdict(frequency, service, bandwidth="100kHz", **where):
    """The verdict, and what it has of prohibitions: `(level, rule, footnote)`."""
    (found,) = specx.examine(frequency, bandwidth=bandwidth, service=service, as_of=DAY, **where)
    told = {(f.level, f.rule, f.footnote) for f in found.findings if f.rule in ("prohibited", "not-allocated")}
    return found.verdict, told


FAILS = [
    ("3650MHz", "radiolocation", {"country": "JP"}, "not-allocated", "5.435"),
    ("220MHz", "radiolocation", {"region": 2}, "prohibited", "5.241"),
    ("220MHz", "radiolocation", {"country": "US"}, "prohibited", "5.241"),
    ("475kHz", "amateur", {"country": "RU"}, "not-allocated", "5.80B"),
    ("900MHz", "broadcasting", {"country": "DE"}, "not-allocated", "5.322"),
    ("4830MHz", "aeronautical mobile", {"region": 1}, "not-allocated", "5.442"),
    ("131GHz", "EESS (active)", {"region": 1}, "not-allocated", "5.562E"),
    ("7.2GHz", "space research (deep space) (Earth-to-space)", {"region": 1}, "prohibited", "5.460"),
    ("29GHz", "EESS (active)", {"region": 1}, "prohibited", "5.541"),
    ("29GHz", "EESS (passive)", {"region": 1}, "prohibited", "5.541"),
    ("2695MHz", "fixed", {"country": "IL"}, "prohibited", "5.422"),
    ("10.69GHz", "fixed", {"country": "IL"}, "prohibited", "5.483"),
    ("1MHz", "radionavigation", {"country": "UZ"}, "prohibited", "5.87A"),
    ("900MHz", "aeronautical radionavigation", {"country": "RU"}, "prohibited", "5.323"),
    ("8.2GHz", "", {"region": 1, "station": "MA"}, "prohibited", "5.463"),
    ("1410MHz", "fixed", {"region": 1}, "prohibited", "5.340"),
]


@pytest.mark.parametrize(("frequency", "service", "where", "rule", "number"), FAILS)
def test_a_station_that_is_forbidden_does_not_conform(frequency, service, where, rule, number):
    found, told = verdict(frequency, service, "3kHz", **where)
    assert found == "does-not-conform"
    assert ("fail", rule, number) in told


def test_what_goes_on_all_the_same_is_told():
    (found,) = specx.examine("220MHz", bandwidth="100kHz", service="radiolocation", region=2, as_of=DAY)
    (told,) = {f.message for f in found.findings if f.rule == "prohibited"}
    assert "before 1 January 1990" in told
    assert "secondary" in told


CONDITIONS = [
    ("8.2GHz", "mobile", {"region": 1}, "5.463"), ("14.77GHz", "FSS (E-s)", {"region": 1}, "5.510"),
    ("2100MHz", "mobile", {"region": 1}, "5.391"), ("7.2GHz", "space research (Earth-to-space)", {"region": 1}, "5.460"),
    ("1530MHz", "MSS (s-E)", {"region": 1}, "5.351"), ("330MHz", "mobile", {"country": "EG"}, "5.259"),
]  # fmt: skip


@pytest.mark.parametrize(("frequency", "service", "where", "number"), CONDITIONS)
def test_what_some_stations_or_a_use_must_not_do_is_a_condition(frequency, service, where, number):
    found, told = verdict(frequency, service, **where)
    assert found == "conforms-with-conditions"
    assert ("condition", "prohibited", number) in told


INNOCENT = [
    ("3650MHz", "fixed", {"country": "JP"}, "5.435"), ("220MHz", "mobile", {"region": 2}, "5.241"),
    ("8.2GHz", "fixed", {"region": 1}, "5.463"), ("475kHz", "maritime mobile", {"country": "RU"}, "5.80B"),
    ("4830MHz", "maritime mobile", {"region": 1}, "5.442"), ("1410MHz", "RAS", {"region": 1}, "5.340"),
    ("3650MHz", "radiolocation", {"country": "KR"}, "5.435"), ("1530MHz", "fixed", {"region": 1}, "5.351"),
]  # fmt: skip


@pytest.mark.parametrize(("frequency", "service", "where", "number"), INNOCENT)
def test_nobody_else_is_forbidden_anything(frequency, service, where, number):
    _, told = verdict(frequency, service, "3kHz", **where)
    assert number not in {footnote for *_, footnote in told}


def test_commands_say_why_it_is_not_there(specx):
    for line in (
        "at 3650MHz -s radiolocation -c JP", "service radiolocation --range 3.63-3.65GHz -c JP",
        "overlap 3.63-3.65GHz -s radiolocation -c JP", "country JP 3.63-3.65GHz -s radiolocation",
        "adjacent 3.63-3.65GHz --within 0Hz -s radiolocation -c JP",
    ):  # fmt: skip
        ran = specx(*line.split())
        assert ran.code == 1, line
        assert "5.435" in ran.out + ran.err, line
        told = specx(*line.split(), "-o", "json").json()
        assert {gone["footnote"] for gone in told["taken_away"]} == {"5.435"}, line


def test_what_is_forbidden_stands_in_the_lines_of_a_country(specx):
    lines = specx("country", "US", "216-225MHz", "-o", "csv").out.splitlines()
    assert len([x for x in lines if "radiolocation" in x.casefold() and "before 1 January 1990" in x]) == 2
