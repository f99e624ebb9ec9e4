"""A Region's answer names its own countries and the edge that is touched; a border takes the status that is asked."""

import pytest

from specx.answers.examine.assignment import Reading
from specx.answers.examine.examiner import Examiner
from specx.answers.sharing.pieces import Sharing
from specx.facts.folder import Facts
from specx.regulations.cases import NO_STATION
from specx.table.view import View

GHZ, MHZ = 10**9, 10**6


@pytest.fixture(scope="module")
def sharing(facts: Facts):
    return Sharing(View(facts, facts.edition("rr-2024"), None, "2026-01-01"))


def test_a_region_is_told_of_its_own_countries(facts, sharing):
    """Restrictions and provisions of every note that names countries of several Regions."""
    edition, met = facts.edition("rr-2024"), set()
    for note in facts.footnotes(edition):
        for rule in note.rules:
            if not rule.countries or not rule.bands or not rule.services or not rule.restrictions:
                continue
            low = rule.bands[0][0]
            for row in sharing.pieces(low, low + 1, rule.services[0]):
                told = [x for x in (*row.restrictions, *row.triggers) if x.footnote == note.id and x.countries]
                for named in told:
                    regions = [facts.regions_of.get(code, {row.region}) for code in named.countries]
                    assert all(row.region in there for there in regions), (note.id, row.region, named.countries)
                    met |= {note.id} if len(named.countries) < len(rule.countries) else set()
    assert len(met) > 5


@pytest.mark.parametrize(
    ("low", "side", "prohibited"),
    [
        (23_590 * MHZ, "above", True), (24 * GHZ, "below", True),  # 23.6-24 GHz
        (48_900 * MHZ, "above", False),  # 48.94-49.04 GHz: No. 5.340 speaks of stations on board aircraft alone
        (1_427 * MHZ, "below", True),
    ],
)  # fmt: skip
def test_a_passive_neighbour_is_silent_where_it_is_touched(sharing, low, side, prohibited):
    row = sharing.view.row_at(low, 1)
    answers = sharing.pieces(row.low_hz, row.high_hz, row.allocations[0].term, (1,))
    assert {n.prohibited for a in answers for n in a.adjacent_passive if n.side == side} == {prohibited}


@pytest.mark.parametrize("status", ["primary", "secondary"])
def test_a_border_takes_the_status(specx, status):
    words = ["sharing", "3.4-3.5GHz", "-s", "radiolocation", "-c", "DE", "--border", "CH", "--status", status]
    found = {row["status"] for row in specx(*words, "-o", "json").json()["results"]}
    assert found == ({"secondary"} if status == "secondary" else {None})


def test_nobody_who_plans_a_station_is_told_what_equipment_of_no_service_owes(facts, sharing):
    """No. 5.138 asks an agreement of ISM equipment (No. 1.15); every note, band and service that one speaks of."""
    edition = facts.edition("rr-2024")
    examiner, reading = Examiner(facts, edition, "2026-01-01"), Reading(facts)
    met = 0
    for note in facts.footnotes(edition):
        for rule in note.rules:
            if not rule.application or not NO_STATION.issuperset(rule.application):
                continue
            owed = {r.use for r in rule.restrictions if r.cases}
            for low, _ in rule.bands if owed else ():
                for region in (1, 2, 3):
                    for own in sharing.view.row_at(low, region).allocations:
                        for row in sharing.pieces(low, low + 1, own.term, (region,)):
                            assert not owed & {r.use for r in row.restrictions if r.footnote == note.id}, (note.id, low)
                            called = {t.provision for t in row.triggers if t.footnote == note.id}
                            assert not called, (note.id, low)
                        words = {"frequency": f"{low}Hz", "bandwidth": "0Hz", "region": str(region)}
                        service = facts.vocabulary.data_text(own.term)
                        for result in examiner.examine(reading.assignment({**words, "service": service})):
                            assert not any("ISM" in f.asks for f in result.findings), (note.id, low)
                        met += 1
    assert met > 40
