"""`at -` as CSV renders each stretch once; every line is as if it had been asked alone."""

import random

import pytest

from specx.cli import at_stream
from specx.cli.at_stream import whole_hertz
from specx.table.view import View
from specx.units import parse_frequency


@pytest.fixture(scope="module")
def edges(facts):
    """Where what is said may change: rows, uses, what footnotes make or forbid in a part of a row."""
    view = View(facts, facts.edition("rr-2024"), None, "2026-10-01")
    found = set()
    for row in view:
        found |= {row.low_hz, row.high_hz}
        found |= {hz for use in view.identified(row).identifications for hz in (use.low_hz, use.high_hz)}
        rules = (*row.elsewhere, *row.lost, *(rule for rule, _ in row.barred))
        found |= {hz for rule in rules for band in rule.within(row.low_hz, row.high_hz) for hz in band}
    return sorted(found)


WORDS = [
    ("-o", "csv"), ("-o", "tsv", "-r", "2"), ("-o", "csv", "-c", "BR"), ("-o", "csv", "-s", "fixed", "--status", "primary"),
    ("-o", "csv", "-c", "US", "--national"), ("-o", "csv", "--application", "IMT"), ("-o", "csv", "--printed", "-e", "rr-2020"),
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_a_stretch_says_the_same_everywhere(words, edges, specx, monkeypatch):
    draw = random.Random(str(words))
    near = [hz for hz in edges if draw.random() < 0.12]
    asked = [max(0, hz + d) for hz in near for d in (-1, 0, 1)] + [draw.randrange(10_000_000_000) for _ in range(60)]
    draw.shuffle(asked)
    lines = "".join(f"{hz} Hz\n" for hz in [*asked, *asked[:20]]) + "abc\n\n# no question\n5THz\nGPS L1\n3,5GHz\n"
    found = []
    real = at_stream.KnownStretches.find
    for find in (real, lambda self, hz: None):
        monkeypatch.setattr(at_stream.KnownStretches, "find", find)
        ran = (
            specx("at", "-", "--as-of", "2026-10-01", *words, stdin=lines)
            if "-e" not in words
            else specx("at", "-", *words, stdin=lines)
        )
        found.append((ran.out, ran.err, ran.code))
    assert found[0] == found[1]
    assert found[0][0].count("\n") > len(asked)


@pytest.mark.parametrize(
    "text", ["3.5 GHz", "3500MHz", "0 Hz", "8.300 kHz", "3400.000001MHz", "108070426 kHz", "00012 MHz"]
)
def test_plain_frequencies_are_read_as_ever(text):
    assert whole_hertz(text) == parse_frequency(text)


@pytest.mark.parametrize(
    "text", ["3.5", "3,5GHz", "3.5e9Hz", "0.5Hz", "1.0000000001GHz", "3500 mhz", "-1Hz", "3 500 MHz", "GPS L1", ""]
)
def test_what_needs_care_is_left_to_those_who_take_it(text):
    assert whole_hertz(text) is None


def test_more_stretches_than_are_kept_are_forgotten(monkeypatch):
    monkeypatch.setattr(at_stream, "_MOST", 3)
    known = at_stream.KnownStretches()
    for low in (50, 10, 30, 20):
        known.keep(low, low + 5, [str(low)])
    assert known.find(22) == ["20"]
    assert known.find(12) is None
