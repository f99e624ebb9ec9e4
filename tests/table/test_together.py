"""What footnotes give a Region between them: one all but some countries, others those; by a program over all notes."""

import pytest

from specx.regulations.values import STATUSES
from specx.table.together import together
from specx.table.view import View

DAY = "2026-01-01"
MHZ = 10**6


def divided(view):
    """The rows of Regions that hold something by footnotes which say where it does not hold: Region, row, allocation."""
    for region in (1, 2, 3):
        for hit in view.overlap(0, 3_000_000 * MHZ, region):
            rules = [r for r in hit.row.elsewhere if r.except_countries]
            for own in hit.row.allocations:
                if any(r.footnote == own.via and own.term in r.services for r in rules):
                    yield region, hit.row, own


@pytest.mark.parametrize("edition", ["rr-2020", "rr-2024"])
def test_what_a_region_has_between_footnotes_each_of_its_countries_has_as_well(facts, edition):
    view, views = View(facts, facts.edition(edition), None, DAY), {}
    found = list(divided(view))
    for region, row, own in found:
        part = {code for rule in row.elsewhere if rule.effect == "described" for code in rule.countries}
        statuses = set()
        for code, country in facts.geography.countries.items():
            if region in country.regions and country.kind in ("member", "territory") and code not in part:
                there = views.setdefault(code, View(facts, facts.edition(edition), country, DAY))
                here = [a for a in there.row_at(row.low_hz, region).allocations if a.term == own.term]
                assert here, (code, own)
                statuses.add(here[0].status)
        assert own.status == max(statuses, key=STATUSES.index), (region, row.low_hz, statuses)
    bands = {(region, row.low_hz // MHZ, row.high_hz // MHZ, own.via) for region, row, own in found}
    assert (1, 608, 614, "5.306") in bands  # with No. 5.304, for the African Broadcasting Area
    if edition == "rr-2024":  # with Nos. 5.305 and 5.307, for China and India
        assert {(3, 608, 610, "5.306"), (3, 610, 614, "5.306")} <= bands


def test_what_leaves_a_country_out_or_waits_for_an_agreement_makes_up_no_region(facts):
    """No. 5.446: in Region 3 nothing is said of Bangladesh, in Region 1 some countries have to seek agreement first."""
    view = View(facts, facts.edition("rr-2024"), None, DAY)
    for region in (1, 2, 3):
        row = view.row_at(5_200 * MHZ, region)
        assert not any(a.service == "radiodetermination-satellite" for a in row.allocations)
        assert any(r.footnote == "5.446" for r in row.elsewhere)


def test_countries_alone_make_up_no_region(facts):
    """A Region is more than its countries: only what one rule gives to all but some is the whole."""
    row = View(facts, facts.edition("rr-2024"), None, DAY).row_at(610 * MHZ, 1)
    rules = [r for r in row.elsewhere if r.footnote in ("5.304", "5.306")]
    ends = row.low_hz, row.high_hz
    assert together(rules, *ends, list)
    assert not together([r for r in rules if not r.except_countries], *ends, list)
    assert not together([r for r in rules if r.footnote == "5.306"], *ends, list)
    assert not together([r for r in rules if r.effect == "applied"], *ends, list)
