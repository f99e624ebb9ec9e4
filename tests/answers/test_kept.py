"""Verdicts that are kept are those that would be reached anew, and there are never many of them."""

import random

import pytest

from specx.answers.examine.assignment import Reading
from specx.answers.examine.examiner import Examiner
from specx.answers.examine.kept import Kept

SERVICES = (
    "FIXED", "MOBILE", "FSS (s-E)", "FSS (E-s)", "MSS (s-E)", "MSS (E-s)", "radiolocation", "EESS (passive)",
    "amateur", "land mobile", "space operation", "mobile except aeronautical mobile", "BSS", "RAS",
)  # fmt: skip


@pytest.fixture(scope="module")
def edges(facts):
    """Where something begins or ends: of rows, of rules of footnotes, of limits."""
    edition = facts.edition("rr-2024")
    bands = [band for note in facts.footnotes(edition) for rule in note.rules for band in rule.bands]
    examiner = Examiner(facts, edition)
    return sorted({edge for band in bands for edge in band} | set(examiner.limits.edges))


def asked(edges):
    """Assignments about the same edges again and again, so that most of them meet what is kept."""
    draw = random.Random(12)
    levels = ({}, {}, {}, {"pfd": "-120/4kHz", "orbit": "non-GSO"}, {"eirp": "20", "orbit": "GSO"}, {"angle": "5"})
    for edge in draw.sample([e for e in edges if 1e6 < e < 3e11], 24):
        service = draw.choice(SERVICES)
        for _ in range(30):
            width = draw.choice((2, 10_000, 200_000, 3_000_000))
            centre = max(width, edge + draw.randint(-width, width))
            place = draw.choice(({"region": "1"}, {"region": "2"}, {"region": "3"}, {"country": "FR"}))
            words = {"frequency": f"{centre}Hz", "bandwidth": f"{width}Hz", "service": service}
            yield {**words, **place, **draw.choice(levels)}


def test_a_verdict_that_is_kept_is_the_one_reached_anew(facts, edges, monkeypatch):
    edition, reading = facts.edition("rr-2024"), Reading(facts)
    keeping, anew = Examiner(facts, edition, "2026-01-01"), Examiner(facts, edition, "2026-01-01")
    given = [reading.assignment(words) for words in asked(edges)]
    found = [list(keeping.examine(assignment)) for assignment in given]
    met = []
    monkeypatch.setattr(Kept, "get", lambda self, key, *_: met.append(key in self._known))
    for assignment, results in zip(given, found, strict=True):
        assert results == list(anew.examine(assignment)), assignment
    assert sum(met) > len(met) / 5  # else nothing is shown


@pytest.mark.parametrize(
    ("band", "width", "service", "why"),
    [
        ("450MHz", "25kHz", "mobile", "no plan speaks of it, and it is kept"),
        ("156.8MHz", "25kHz", "maritime mobile", "a protected frequency"),
        ("2182kHz", "3kHz", "mobile", "a protected frequency"),
    ],
)
def test_what_touches_a_protected_frequency_is_judged_each_time(facts, band, width, service, why, monkeypatch):
    put = []
    monkeypatch.setattr(Kept, "put", lambda self, key, examination: put.append(key))
    examiner = Examiner(facts, facts.edition("rr-2024"))
    words = {"frequency": band, "bandwidth": width, "service": service, "region": "1"}
    list(examiner.examine(Reading(facts).assignment(words)))
    assert bool(put[0]) is why.endswith("it is kept")


def test_what_is_kept_does_not_grow_with_what_is_asked(facts):
    examiner, reading = Examiner(facts, facts.edition("rr-2024")), Reading(facts)
    store = Kept(3)
    examiner._judge._kept = store
    for metres in range(1, 12):
        words = {
            "frequency": "14.25GHz", "bandwidth": "36MHz", "service": "FSS (E-s)", "region": "1", "antenna": f"{metres}m",
        }  # fmt: skip
        list(examiner.examine(reading.assignment(words)))
        assert 0 < len(store._known) <= 3
