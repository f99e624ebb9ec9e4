"""What a footnote's flat form says of where it holds is no less than what its rules say."""

import pytest


@pytest.mark.parametrize("edition", ["rr-2020", "rr-2024"])
def test_a_rule_that_names_none_makes_the_whole_hold_everywhere(specx, facts, edition):
    notes = {n.id: n for n in facts.footnotes(facts.edition(edition)) if len(n.rules) > 1}
    told = {row["id"]: row for row in specx("footnote", *notes, "-e", edition, "-o", "json").json()["results"]}
    open_ended = 0
    for number, note in notes.items():
        for key in ("regions", "countries"):
            each = [set(getattr(rule, key)) for rule in note.rules]
            wanted = set().union(*each) if all(each) else set()
            assert set(told[number][key]) == wanted, (number, key)
            open_ended += any(each) and not all(each)
    assert open_ended > 30


def test_those_that_named_one_region_for_all(specx):
    for number in ("5.340", "5.150", "5.138"):
        (row,) = specx("footnote", number, "-o", "json").json()["results"]
        assert row["regions"] == []
        assert sorted(part["regions"] for part in row["parts"])[0] == []
        assert any(part["regions"] for part in row["parts"])
