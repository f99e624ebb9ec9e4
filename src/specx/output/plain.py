"""Screens without colour, boxes or wrapping: what a pipe, a file or a dumb terminal gets."""

from __future__ import annotations

from .answer import Block, Grid, Line, Span
from .border import clean, markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The screen line by line."""
    for block in blocks:
        if isinstance(block, Line):
            yield clean(" " * block.indent + "".join(s.text for s in block.spans)).rstrip()
        else:
            yield from grid_lines(block)


def cell_lines(spans: list[Span]) -> list[str]:
    """A cell's lines as text."""
    return clean("".join(s.text for s in spans)).split("\n")


def _folded(texts: list[str], width: int) -> list[str]:
    if not width or all(len(text) <= width for text in texts):
        return texts
    from .glue import folded

    return [piece for text in texts for piece in folded(text, width)]


def grid_lines(grid: Grid) -> Iterator[str]:
    """A grid with columns padded to their widest line."""
    table = [[_folded(cell_lines(c), grid.fold) for c in row] for row in grid.rows]
    widths = [len(head) for head in grid.columns]
    for row in table:
        for i, column in enumerate(row):
            widths[i] = max(widths[i], *map(len, column))
    yield "  ".join(head.ljust(w) for head, w in zip(grid.columns, widths, strict=True)).rstrip()
    for row in table:
        for i in range(max(map(len, row))):
            texts = (column[i] if i < len(column) else "" for column in row)
            yield "  ".join(t.ljust(w) for t, w in zip(texts, widths, strict=True)).rstrip()


def markdown_lines(grid: Grid) -> Iterator[str]:
    """A grid as a Markdown table."""
    yield "| " + " | ".join(map(markdown, grid.columns)) + " |"
    yield "|" + "|".join(" --- " for _ in grid.columns) + "|"
    for row in grid.rows:
        yield "| " + " | ".join("<br>".join(map(markdown, cell_lines(c))).strip() for c in row) + " |"
