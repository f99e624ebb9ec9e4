"""How the answer of `specx at` looks on a screen."""

from __future__ import annotations

from ..output.answer import Span, line
from ..output.rows import merged, row_blocks
from ..units import format_hz
from .beside import Beside, bands_line, lines_beside
from .marks import mark_blocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..answers.rows import AtRow
    from ..output.answer import Block
    from .ask import Ask


def short_blocks(results: Iterable[AtRow], several: bool) -> Iterator[Block]:
    """One service a line; behind the frequency and a tab where several were asked."""
    for result in results:
        if not result.edge:
            before = [format_hz(result.query_hz) + "\t"] if several and result.query_hz is not None else []
            for allocation in result.allocations:
                yield line(*before, Span(allocation.label, allocation.status))


def _by_input(results: Iterable[AtRow]) -> Iterator[list[AtRow]]:
    """The rows of one input after another: it has each Region once, and once more for an edge."""
    group: list[AtRow] = []
    told: set[tuple[object, ...]] = set()
    for row in results:
        key = row.query_hz, row.region, row.column, row.edge
        if group and (row.query_hz != group[0].query_hz or key in told):
            yield group
            group, told = [], set()
        group.append(row)
        told.add(key)
    if group:
        yield group


def blocks(results: Iterable[AtRow], ask: Ask, known: list[int]) -> Iterator[Block]:
    """The screen: what was understood, then a box for each Region."""
    edition = ask.chosen_edition
    made_by = edition.conference or (edition.national.revised if edition.national else "")
    tail = Span(f"  {edition.title} ({made_by})", "dim")
    beside = Beside(ask.facts)

    def head(hz: int) -> Block:
        told = bands_line(beside.bands(hz))
        return line(Span(format_hz(hz), "head"), Span(f"  {told}" if told else "", "note"), tail)

    if len(known) == 1:
        yield head(known[0])
    empty = True
    # One frequency at a time, so that a long stream is shown as it comes, and held no longer than that.
    for group in _by_input(results):
        hz = group[0].query_hz
        if hz is not None:
            if not empty:
                yield line("")
            yield head(hz)
        empty = False
        footnotes: set[str] = set()
        for regions, row in merged(group):
            yield from row_blocks(regions, row, footnotes)
            yield from lines_beside(regions, row)
            yield from mark_blocks(row)
    if empty:
        yield line(ask.nothing)
