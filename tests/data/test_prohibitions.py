"""Footnotes that forbid: found by their words and by their data, and each read as what it is."""

import json
import re

import pytest

# What a rule takes out of the Table, and what it forbids in an entry that has more than that.
TAKEN = {"5.67B", "5.80B", "5.166E", "5.322", "5.435", "5.442", "5.562E"}
PART = {"5.460", "5.541"}
# What only some stations, or some use, must not do.
NEW = {"5.87A", "5.241", "5.323", "5.338", "5.422", "5.483"}
AIRBORNE = {"5.340", "5.463"}
USE = {"5.181", "5.197", "5.259", "5.267", "5.340", "5.351", "5.391", "5.510"}
# Words of that kind that forbid no service: why not.
OTHERWISE = {
    "5.152": "a limit of power", "5.225A": "an agreement of Moldova", "5.228D": "an end, which `until` holds",
    "5.296A": "an agreement under No. 9.21", "5.328": "a purpose", "5.366": "a purpose", "5.329A": "no safety service",
    "5.506": "feeder links, not of European countries", "5.359": "advice", "5.379E": "advice", "5.433": "advice",
    "5.530B": "advice",
}  # fmt: skip
WORDS = re.compile(
    r"prohibit|is excluded|shall not be (used|introduced|authori[sz]ed)|\bno new\b|not permitted|not authori[sz]ed|"
    r"\bno emissions\b|shall not (introduce|use)\b|, only the (frequency )?band|operated only in|restricted to the mobile|"
    r"is limited to the (frequency )?band|in operation (by|on) |existing installations|and not to the|not intended|"
    r"cease operations|not to (implement|deploy)|avoid the implementation|reserved (for|on)|no longer be valid",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", params=["rr-2020", "rr-2024"])
def restrictions(request, facts):
    """`(number, rule, restriction)` of everything that the footnotes of an edition forbid."""
    footnotes = facts.footnotes(facts.edition(request.param))
    return [(f.id, rule, r) for f in footnotes for rule in f.rules for r in rule.forbids]


def test_what_is_forbidden_is_of_one_kind_each(restrictions):
    by = {"taken": set(), "new": set(), "airborne": set(), "use": set()}
    for number, _, restriction in restrictions:
        by["taken" if restriction.whole else restriction.stations or "use"].add(number)
    assert by == {"taken": TAKEN | PART, "new": NEW, "airborne": AIRBORNE, "use": USE}


def test_what_is_taken_away_names_its_service_and_its_band(restrictions):
    for number, rule, restriction in restrictions:
        assert rule.bands, number
        assert not restriction.whole or (rule.kind == "prohibition" and rule.takes), number


def test_new_stations_are_forbidden_where_older_ones_go_on(restrictions):
    assert {n for n, _, r in restrictions if r.spared} == NEW
    assert {n for n, _, r in restrictions if r.stations == "new" and not r.spared} == set()


def test_no_footnote_with_such_words_is_overlooked(reference):
    """All notes of 2020 in English; those of 2024 that differ were read in print."""
    document = json.loads((reference / "fcc-2026-04" / "rfalloc.json").read_text(encoding="utf-8"))
    texts = {n["id"]: n["text"] for n in document["footnotes"] if n["class"] == "itu" and n["text"]}
    found = {number for number, said in texts.items() if WORDS.search(said)}
    assert found == TAKEN | PART | NEW | AIRBORNE | USE | OTHERWISE.keys()


def test_the_african_broadcasting_area_is_that_of_its_own_footnote(facts):
    """No. 5.322 takes broadcasting away outside the area, of which No. 5.304 says who lies in it."""
    for name in facts.edition_ids:
        footnotes = facts.footnotes(facts.edition(name))
        _, outside, partly, named = footnotes.get("5.322").rules
        wholly, in_part = footnotes.get("5.304").rules
        assert set(outside.except_countries) == {*wholly.countries, *in_part.countries}
        assert partly.effect == "described"
        assert {*partly.countries} == {*in_part.countries} - {*named.countries}
