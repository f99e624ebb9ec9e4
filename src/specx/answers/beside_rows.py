"""What stands beside the rows of an export: the footnotes that they name, decoded, and the limits that bind there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ..regulations.numbers import is_footnote
from ..table.table import Table
from .decoded import decoded
from .limits import LimitsOf

if TYPE_CHECKING:
    from .footnotes import FootnoteRow
    from .limit_rows import LimitRow
    from .question import Question
    from .rows import TableRow


def cited(rows: Iterable[TableRow], limits: Iterable[LimitRow]) -> dict[str, None]:
    """The footnotes that rows and limits name, in the order in which they come."""
    found: dict[str, None] = {}
    for row in rows:
        beside = (n for a in row.allocations for n in (*a.footnotes, *([a.via] if a.via != "table" else [])))
        named = (
            part.footnote
            for parts in (
                row.identifications, row.elsewhere, row.taken_away, row.taken_away_elsewhere, row.forbidden, row.applied,
                row.described, row.conditions,
            )
            for part in parts
        )  # fmt: skip
        found |= dict.fromkeys(chain(beside, row.footnotes, named, row.assumed, row.undecided))
    for limit in limits:
        found |= dict.fromkeys(limit.by_footnotes)
    return found


def notes_named(question: Question, numbers: Iterable[str]) -> Iterator[FootnoteRow]:
    """The footnotes of those numbers, in the order of the numbers; one that is not held is left out."""
    facts, own = question.facts, question.edition.national
    regulations = Table(facts, facts.edition(own.base) if own else question.edition)
    pages = (
        (number, regulations if is_footnote(number) else question.view) for number in sorted(set(numbers), key=_order)
    )
    for number, page in pages:
        note = page.footnotes.get(number)
        if note is not None:
            yield decoded(note, (), page)  # which rows cite it stands beside


def limits_in(question: Question, low_hz: int, high_hz: int) -> list[LimitRow]:
    """The limits that bind in `[low_hz, high_hz)` on the service asked, Region by Region, in order of frequency.

    None of a country's own table: limits are of the Radio Regulations.
    """
    if question.edition.national is not None:
        return []
    engine = LimitsOf(question.view)
    found = [limit for region in question.regions for limit in engine.within(low_hz, high_hz, region, question.term)]
    return sorted(found, key=lambda limit: (limit.region, limit.low_hz, limit.service))


def _order(number: str) -> tuple[str, int, str]:
    """5.53 before 5.100, 5.54 before 5.54A; a country's own by prefix."""
    head = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    digits = "".join(c for c in reversed([*_tail(head)]))
    return head.removesuffix(digits), int(digits or 0), number


def _tail(text: str) -> Iterator[str]:
    for char in reversed(text):
        if not char.isdigit():
            return
        yield char
