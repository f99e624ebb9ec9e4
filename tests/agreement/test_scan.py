"""The scan itself, against what a person reads in the Radio Regulations."""

import pytest

from .applying import in_force
from .comparing import DAYS, scan, tiles
from .reading import EDITIONS, MAKING, MEMBERS, PLACES, band, edition, term, uses


def told(name, place, hz):
    """`Service [status] by ...` at a frequency, in a Region or a country."""
    return {(str(e.term), e.status, e.via) for p in scan(name).holds(place) if p.low <= hz < p.high for e in p.entries}


READ = [
    # edition, Region or country, Hz, service, status, by
    ("rr-2024", 1, 49_000_000_000, "radio astronomy", "primary", "5.555"),
    ("rr-2024", 2, 12_000_000_000, "fixed-satellite (space-to-Earth)", "primary", "table"),
    ("rr-2024", 2, 1_380_000_000, "earth exploration-satellite (passive)", "secondary", "5.339"),
    ("rr-2024", 1, 7_300_000_000, "mobile-satellite (space-to-Earth)", "primary", "5.461"),
    ("rr-2024", "BR", 10_200_000_000, "fixed", "primary", "5.480"),
    ("rr-2024", "US", 1_460_000_000, "mobile", "primary", "5.344"),
    ("rr-2024", "FR", 225_000_000, "mobile except land mobile", "secondary", "5.246"),
    ("rr-2024", "JP", 42_000_000_000, "aeronautical mobile", "primary", "5.551F"),
    ("rr-2024", "IL", 137_500_000, "mobile except aeronautical mobile", "primary", "5.205"),
    ("rr-2024", "GP", 434_000_000, "space operation (Earth-to-space)", "primary", "5.281"),
    ("rr-2020", "DE", 610_000_000, "land mobile", "secondary", "5.296"),
]


@pytest.mark.parametrize(("name", "place", "hz", "service", "status", "via"), READ)
def test_what_a_person_reads_in_the_notes(name, place, hz, service, status, via):
    assert (service, status, via) in told(name, place, hz)


def test_what_the_notes_take_away():
    assert {service for service, _, _ in told("rr-2024", "US", 1_460_000_000)} == {"fixed", "mobile"}
    assert told("rr-2024", "CN", 10_200_000_000) == told("rr-2024", 3, 10_200_000_000)
    assert "mobile-satellite" not in {service for service, _, _ in told("rr-2024", "BR", 820_000_000)}


def test_edges_and_terms_are_read_as_printed():
    assert band("8500 MHz-13.25 GHz") == (8_500_000_000, 13_250_000_000)
    assert band("148.5-255 kHz") == (148_500, 255_000)
    land, mobile = term("land mobile"), term("mobile except aeronautical mobile")
    assert uses(land) < uses(mobile) < uses(term("mobile"))
    assert not uses(mobile) & uses(term("aeronautical mobile (R)"))
    assert uses(term("aeronautical mobile (OR)")) < uses(term("mobile except aeronautical mobile (R)"))
    assert uses(term("port operations")) < uses(mobile)
    turned = term("mobile-satellite except aeronautical mobile-satellite (Earth-to-space)")
    assert turned.directions == {"Earth-to-space"}


@pytest.mark.parametrize("name", EDITIONS)
def test_every_place_is_tiled(name):
    assert len(MEMBERS) == 193 + 1  # the Holy See is a member of the Union and not of the United Nations
    for code, place in PLACES.items():
        for region in place.regions:
            assert tiles([p[1:] for p in scan(name).holds(code) if p.region == region]), code
    for region in (1, 2, 3):
        assert tiles([p[1:] for p in scan(name).holds(region)])


# Rules that name a country whose own Region does not cite the footnote: the rows say so in a `doubt`,
# or the rule says why it is only described.
LEFT_OPEN = {("rr-2020", "5.382", 3), ("rr-2020", "5.546", 3), ("rr-2024", "5.546", 3)}


@pytest.mark.parametrize("name", EDITIONS)
def test_every_rule_is_cited_wherever_it_holds(name):
    """A rule met by no row would be applied nowhere, and no command could tell."""
    lost = set()
    met = {}
    for row, rules in zip(edition(name).rows, scan(name).rules, strict=True):
        for rule in rules:
            met.setdefault(rule, []).append(row)
    for rule, rows in met.items():
        named = {region for code in rule.countries for region in PLACES[code].regions if len(PLACES[code].regions) == 1}
        for region in named or {row.region for row in rows}:
            held = [b for row in rows if row.region == region for b in rule.within(row.low, row.high)]
            if (not rule.regions or region in rule.regions) and any(
                sum(min(b, high) - max(a, low) for a, b in held if a < high and b > low) < high - low
                for low, high in rule.bands
            ):
                lost.add((name, rule.number, region))
    assert lost == {found for found in LEFT_OPEN if found[0] == name}
    making = {r for rules in edition(name).rules.values() for r in rules if r.kind in MAKING}
    assert {r.number for r in making - set(met) if in_force(r, DAYS[name])} == set()
