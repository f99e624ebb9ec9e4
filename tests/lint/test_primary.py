"""What SPX408 goes by is what every answer goes by: nobody's own allocations lack a ground."""

from __future__ import annotations

import pytest

from specx.lint.folder import own_facts
from specx.lint.primary import Primary
from specx.regulations.values import ServiceTerm
from specx.table.view import View

GHZ = 1_000_000_000
MHZ = 1_000_000


@pytest.fixture(scope="module")
def base():
    facts = own_facts()
    return facts, facts.edition(facts.edition_ids[-1])


@pytest.fixture(scope="module")
def held(base) -> Primary:
    return Primary(View(*base))


def _lacking(held: Primary, view: View) -> list[tuple[int, int, str]]:
    return [
        (row.region, row.low_hz, a.label)
        for row in view
        for a in row.allocations
        if a.status == "primary" and held.lacking(a.term, row.region, row.low_hz, row.high_hz)
    ]


def test_what_a_region_or_a_country_has_is_not_lacking(base, held) -> None:
    facts, edition = base
    assert _lacking(held, View(facts, edition)) == []
    places = [c for c in facts.geography.countries.values() if c.kind != "group"]
    for country in [*places[::12], *(facts.geography.countries[c] for c in ("US", "JP", "FR", "RU"))]:
        assert _lacking(held, View(facts, edition, country)) == [], country.name


def test_what_nobody_has_is_lacking(base, held) -> None:
    """The first hertz of every row, asked for services that no country's view has there."""
    facts, edition = base
    seen: dict[tuple[int, int], set[str]] = {}
    for country in (None, *(c for c in facts.geography.countries.values() if c.kind == "member")):
        for row in View(facts, edition, country).overlap(4 * GHZ, 10 * GHZ):
            seen.setdefault((row.row.region, row.low_hz), set()).update(
                a.service for a in row.row.allocations if a.status == "primary"
            )
    for (region, hz), services in seen.items():
        for service in ("amateur", "broadcasting", "meteorological aids", "aeronautical radionavigation"):
            if not services & {service, *View(facts, edition).terms.ancestors(service)}:
                assert held.lacking(ServiceTerm(service), region, hz, hz + 1) == (hz, hz + 1), (region, hz, service)


@pytest.mark.parametrize(
    ("term", "region", "band", "wanted"),
    [
        (ServiceTerm("fixed"), 1, (3400 * MHZ, 3800 * MHZ), None),
        (ServiceTerm("land mobile"), 1, (3400 * MHZ, 3800 * MHZ), None),
        (ServiceTerm("aeronautical mobile"), 1, (3400 * MHZ, 3800 * MHZ), (3400 * MHZ, 3800 * MHZ)),
        (ServiceTerm("fixed-satellite", "", ("Earth-to-space",)), 1, (3400 * MHZ, 3500 * MHZ), (3400 * MHZ, 3500 * MHZ)),
        # No. 5.334: aeronautical radionavigation in Canada and the United States.
        (ServiceTerm("aeronautical radionavigation"), 2, (1350 * MHZ, 1370 * MHZ), None),
        (ServiceTerm("aeronautical radionavigation"), 1, (1350 * MHZ, 1370 * MHZ), (1350 * MHZ, 1370 * MHZ)),
        # A part that lacks it is named, and nothing beyond the coverage is.
        (ServiceTerm("fixed"), 1, (3700 * MHZ, 4300 * MHZ), (4200 * MHZ, 4300 * MHZ)),
        (ServiceTerm("fixed"), 1, (2999 * GHZ, 3001 * GHZ), (2999 * GHZ, 3000 * GHZ)),
    ],
)  # fmt: skip
def test_known_answers(held, term, region, band, wanted) -> None:
    assert held.lacking(term, region, *band) == wanted


def test_without_an_edition_nothing_is_lacking() -> None:
    assert Primary(None).lacking(ServiceTerm("fixed"), 1, 0, GHZ) is None
