"""Ranges as people write them without a dash: `3400 to 3600 MHz`, `2.4GHz±50MHz`, `>275GHz`. Text to text."""

from __future__ import annotations

import re

_BETWEEN = re.compile(
    r"^\s*from\s+(?=.*\bto\b)|(?<=[\da-z.])\s+to\s+(?=[\d.])|(?<=[\da-z])\s*(?:\.{2,3}|\u2026)\s*(?=\d)", re.IGNORECASE
)
_AROUND = re.compile(r"\s*(?:\u00b1|\+/?-)\s*")
_ABOVE = re.compile(r"\s*(?:>=?|\u2265|(?:above|over|from)\s)\s*(.*)", re.IGNORECASE | re.DOTALL)
_BELOW = re.compile(r"\s*(?:<=?|\u2264|(?:below|under|up to)\s)\s*(.*)", re.IGNORECASE | re.DOTALL)


def dashed(text: str) -> str:
    """A range with a dash where it has "to" or dots; any other text as it is."""
    return _BETWEEN.sub(lambda found: "" if found[0].strip().lower() == "from" else "-", text)


def read(text: str) -> tuple[str, str, str]:
    """How a range is written, and the texts of its one or two frequencies.

    `above` and `below` have the edge, `around` the frequency and what lies so far on either side of it. Any other
    text has ("", "", "").
    """
    text = dashed(text)
    for how, pattern in (("above", _ABOVE), ("below", _BELOW)):
        found = pattern.fullmatch(text)
        if found:
            return how, found[1], ""
    parts = _AROUND.split(text, maxsplit=1)
    if len(parts) == 2 and all(parts) and parts[0][-1] not in "eE":
        return "around", parts[0], parts[1]
    return "", "", ""


def unit_meant(letters: str) -> str:
    """The unit that is written much like the letters, `GHz` for `gz` and `gigahertz`; "" where none is."""
    from difflib import get_close_matches

    units = {"hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "thz": "THz", "hertz": "Hz", "kilohertz": "kHz"}
    units |= {"megahertz": "MHz", "gigahertz": "GHz", "terahertz": "THz"}
    near = get_close_matches(letters.lower(), units, 1, 0.6)
    return units[near[0]] if near else ""
