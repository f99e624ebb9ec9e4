"""Footnote and provision numbers: their form and their order."""

from __future__ import annotations

from ..light import pattern

FOOTNOTE = pattern(r"5\.\d{2,3}[A-Z]{0,3}")
PROVISION = pattern(r"\d{1,2}(\.\d{1,3}[A-Z]{0,3}(\.\d{1,2}[A-Z]?)?)?")
_YEAR = pattern(r"(\d+)$")
_PARTS = pattern(r"(\d+)|([A-Z]+)")


def is_footnote(text: str) -> bool:
    """Whether the text has the form of an Article 5 footnote: `5.340`, `5.457A`, `5.523DA`."""
    return FOOTNOTE.fullmatch(text) is not None


def called(number: str) -> str:
    """A footnote or provision as a sentence names it: `No. 5.340`, and `US246` for a note of a country's own table."""
    return f"No. {number}" if number[:1].isdigit() else number


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """Sorts numbers as the RR does: 5.66 before 5.149 before 5.149A."""
    return tuple((int(digits), "") if digits else (0, letters) for digits, letters in _PARTS.findall(number))


def main_number(footnote: str) -> int:
    """The number after "5.": 457 for 5.457A."""
    end = 2
    while footnote[end : end + 1].isdecimal():
        end += 1
    return int(footnote[2:end]) if footnote.startswith("5.") and end > 2 else -1


def revision_key(revision: str) -> tuple[int, str]:
    """Sorts revisions of Resolutions by the year of their conference: WRC-97, Rev.WRC-2000, WRC-03, Rev.WRC-23."""
    year = _YEAR.search(revision)
    if not year:
        return 0, revision
    number = int(year[1])
    return number if number >= 1000 else number + (1900 if number > 60 else 2000), revision
