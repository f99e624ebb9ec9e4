"""Whom outcomes name for the footnotes that they add: every slip in our own records is seen."""

import pytest

from specx.answers.diff.added import Added
from specx.answers.diff.editions import Comparison, read_footnotes
from specx.facts.outcomes import Conference


@pytest.fixture(scope="module")
def held(facts):
    """The outcomes of WRC-23, the footnotes of the edition after, the changes of rows."""
    conference = Conference(facts, "wrc-23")
    before, after = facts.edition(conference.before), facts.edition(conference.after)
    return list(conference), read_footnotes(facts, after), Comparison(facts, before, after).rows()


@pytest.fixture(scope="module")
def deviations(facts, held):
    outcomes, notes, changes = held

    def ask(name=None, **other):
        changed = [o._replace(**other) if o.id == name else o for o in outcomes]
        return [(d.outcome.id, d.message) for d in Added(changed, notes, facts.geography).deviations(changes)]

    return ask


def _listing(held):
    """Outcomes that list the countries of a footnote that they add."""
    return [o for o in held[0] if o.footnotes.get("added") and o.countries and o.effect != "country-list"]


def test_our_records_agree(deviations, held):
    assert deviations() == []
    assert len(_listing(held)) >= 15


def test_every_country_that_is_lost_is_missed(deviations, held):
    for outcome in _listing(held):
        for lost in {outcome.countries[0], outcome.countries[-1]}:
            found = deviations(outcome.id, countries=tuple(c for c in outcome.countries if c != lost))
            # An outcome without any country holds in the whole Region: that is told instead.
            assert any(name == outcome.id and lost in message for name, message in found), (outcome.id, lost)


def test_every_country_too_many_is_seen(deviations, held, facts):
    for outcome in _listing(held):
        more = next(
            c.code for c in facts.geography.countries.values()
            if c.kind == "member" and c.code not in outcome.countries and set(c.regions) & set(outcome.regions)
            and all(c.code not in str(held[1].get(n, "")) for n in outcome.all_footnotes())
        )  # fmt: skip
        found = deviations(outcome.id, countries=(*outcome.countries, more))
        assert any(name == outcome.id and f"names {more}," in message for name, message in found), (outcome.id, more)


def test_a_list_left_away_is_seen_unless_the_table_says_it_for_all(deviations, held):
    for outcome in _listing(held):
        found = [name for name, _ in deviations(outcome.id, countries=())]
        for_all = any(
            not rule.get("countries")
            for n in outcome.all_footnotes() if n in held[1]
            for rule in held[1][n].get("parts", [held[1][n]])
        )  # fmt: skip
        assert outcome.id in found or for_all, outcome.id


def test_what_one_outcome_tells_of_a_part_is_not_missed_by_another(deviations):
    # No. 5.314A has two lists in the same band, and an outcome for each.
    assert deviations("hibs-698-960-region-3", countries=("CN", "ID")) != []


def test_a_lost_outcome_leaves_its_list_untold(facts, held):
    outcomes, notes, changes = held
    rest = [o for o in outcomes if o.id != "hibs-703-960-region-3"]
    messages = [d.message for d in Added(rest, notes, facts.geography).deviations(changes)]
    assert any("5.314A is for CN, ID" in message for message in messages)
