"""What stands in a cell of CSV: lists joined in one way, numbers of the Radio Regulations that stay text.

A spreadsheet reads 5.340 as 5.34, agenda item 1.10 as 1.1, channel 09 as 9 and Question 12/5 as a day: such a number
carries its word.
"""

from __future__ import annotations

from ..light import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


_NUMBER = pattern(r"\d+[A-Z]?[./][\dA-Z]")
_LIKE_ONE = pattern(r"\d+(\.\d*|[-/.:]\d+([-/.]\d+)?)")


def listed(items: Iterable[object]) -> str:
    """A list in one cell: split at `; ` it has as many items as before."""
    return "; ".join(str(item).replace("; ", ", ") for item in items)


_REMEMBERED = 2_048
_numbered: dict[str, str] = {}


def numbered(number: str) -> str:
    """The number of a footnote, a provision or a Question with its word: No. 5.340. Any other name as it is."""
    told = _numbered.get(number)
    if told is None:
        told = f"No. {number}" if _NUMBER.match(number) else number
        if len(_numbered) < _REMEMBERED:
            _numbered[number] = told
    return told


def numbers(items: Iterable[str]) -> str:
    """Numbers of footnotes and provisions in one cell: No. 5.149; No. 5.340."""
    return listed(map(numbered, items))


def asked(question: str, of_frequencies: bool) -> str:
    """What was asked, in a cell: a bare number that is none of frequencies carries its word, one of them a sign of text."""
    if not _LIKE_ONE.fullmatch(question):
        return question
    return f"'{question}" if of_frequencies else numbered(question)


def item(number: str) -> str:
    """The number of an agenda item with its word; empty for none."""
    return f"Item {number}" if number else ""


def channel(number: str) -> str:
    """The number of a channel with its word; a name as it is."""
    return f"channel {number}" if number[:1].isdigit() else number


def rule_part(part: str) -> str:
    """A part of a country's rules as it is numbered; a section of one with its sign: 96, § 2.105."""
    return f"\u00a7 {part}" if "." in part else part
