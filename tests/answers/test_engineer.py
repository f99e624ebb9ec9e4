"""Worked cases: the verdict that the provisions give, against the one that the program gives."""

import inspect
import json
import shlex

import pytest

import worked
from specx.answers.examine.assignment import Reading
from specx.answers.examine.examiner import Examiner
from specx.cli.examine import examine
from specx.record import plain

CASES = worked.cases()


@pytest.fixture(scope="module")
def asked(facts):
    """A case as the examination of it, on a day that does not move."""
    reading, examiners = Reading(facts), {}

    def ask(case):
        words = worked.given(case)
        edition = words.pop("edition", "rr-2024")
        if edition not in examiners:
            examiners[edition] = Examiner(facts, facts.edition(edition), "2026-01-01")
        (result,) = examiners[edition].examine(reading.assignment(words))
        return json.loads(json.dumps(plain(result)))

    return ask


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(c, id=c["ask"], marks=[pytest.mark.xfail(reason=c["xfail"], strict=True)] if "xfail" in c else [])
        for c in CASES
    ],
)
def test_a_worked_case(asked, case):
    assert not list(worked.disagreements(case, asked(case)))


def test_the_cases_are_told_whole():
    for case in CASES:
        assert case.keys() <= worked.FIELDS, case["ask"]
        assert all(case.get(key) for key in ("verdict", "why", "provisions")), case["ask"]
        assert ("fallback" not in case) or case["verdict"] == "does-not-conform", case["ask"]
    assert len({case["ask"] for case in CASES}) == len(CASES)


def test_there_are_enough_of_them():
    assert len(CASES) >= 80
    assert 3 * sum(worked.MARK in case for case in CASES) >= len(CASES)


@pytest.mark.parametrize("case", CASES[::40], ids=lambda c: c["ask"])
def test_the_command_line_says_the_same(specx, asked, case):
    ran = specx("examine", *shlex.split(case["ask"]), "--as-of", "2026-01-01", "-o", "json")
    (result,) = ran.json()["results"]
    result.pop("next_questions", None)  # told by the command alone
    assert result == asked(case)
    assert ran.code == (result["verdict"] == "does-not-conform")


def test_every_option_of_the_command_line_can_stand_in_a_case():
    taken = {"bandwidth", "emission", "station", "orbit", "kind", "use", "received", "settled", "pfd", "angle", "eirp"}
    taken |= {"unwanted", "power", "antenna", "apogee", "elevation"}
    assert taken <= set(inspect.signature(examine).parameters)
