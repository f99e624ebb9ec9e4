"""What `examine` and `sharing` tell of the Rules of Procedure: those on what they cite, each once."""

import pytest

import specx
from specx.answers.how_read import how_read
from specx.facts.procedures import Procedures


def test_an_examination_tells_how_the_bureau_reads_what_it_cites(facts):
    rules = how_read(specx.examine("23.8GHz", bandwidth="10MHz", service="FIXED", region=1), facts)
    assert {"4.4", "4.4-prohibited"} <= {rule.id for rule in rules}
    assert "5.340" not in {rule.id for rule in rules}, "it says the same as 4.4-prohibited"
    assert {rule.written_before for rule in rules} == {("WRC-23",)}


def test_each_rule_is_told_once_whatever_cites_it(facts):
    rows = specx.sharing("1427-1518MHz", "MOBILE")
    rules = how_read(rows, facts)
    assert len({rule.id for rule in rules}) == len(rules) > 3
    assert "5.341A" in {rule.id for rule in rules}
    held = Procedures(facts)
    assert all(rule.decides == held.by_id[rule.id].record["decides"] for rule in rules)


@pytest.mark.parametrize(
    "words", ["examine 23.8GHz -b 10MHz -s fixed -r 1", "sharing 437MHz -s amateur-satellite -r 1"]
)
def test_the_answer_carries_them(specx, words):
    answer = specx(*words.split(), "-o", "json").json()
    assert answer["how_read"]
    out = specx(*words.split()).out
    assert out.count("How the Bureau reads it") == 1
    assert all(rule["decides"] in out for rule in answer["how_read"])


def test_where_nothing_is_ruled_nothing_is_said(specx):
    answer = specx("examine", "100MHz", "-b", "200kHz", "-s", "BROADCASTING", "-r", "1", "-o", "json").json()
    assert "how_read" not in answer
