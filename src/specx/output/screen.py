"""Screens in colour, as wide as the terminal. The only module that imports rich."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .answer import Block, Grid, Line, Span
from .border import clean

_STYLES = {
    "primary": "bold", "secondary": "", "band": "bold cyan", "note": "cyan", "dim": "dim",
    "good": "green", "bad": "bold red", "warn": "yellow", "head": "bold",
}  # fmt: skip


def _text(spans: Iterable[Span]) -> Text:
    text = Text()
    for span in spans:
        text.append(clean(span.text), _STYLES.get(span.style, ""))
    return text


def draw(blocks: Iterable[Block], stream: TextIO, color: str) -> None:
    """Prints the blocks. `color` is auto, always or never; NO_COLOR is honoured for auto."""
    # NO_COLOR and "never" switch off bold and underline too: they are escape codes as well.
    bare = color == "never" or (color == "auto" and bool(os.environ.get("NO_COLOR")))
    console = Console(
        file=stream,
        force_terminal=True if color == "always" else None,
        color_system=None if bare else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    for block in blocks:
        if isinstance(block, Line):
            text = _text(block.spans)
            console.print(Padding(text, (0, 0, 0, block.indent)) if block.indent else text)
        elif _least_width(block) <= console.width:
            console.print(_table(block))
        else:
            _stack(block, console)


# Narrower than this a column of services wraps so often that entries can no longer be told apart.
_COMFORT = 22


def _longest_word(spans: list[Span]) -> int:
    words = "".join(s.text for s in spans).split()
    return max(map(len, words), default=0)


def _widest_line(spans: list[Span]) -> int:
    return max(map(len, "".join(s.text for s in spans).split("\n")), default=0)


def _least(grid: Grid) -> list[int]:
    """The width below which each column would break a band or a word."""
    first = max([len(grid.columns[0]), *(_widest_line(row[0]) for row in grid.rows)])
    others = [
        max([len(head), *(max(_longest_word(row[i]), min(_widest_line(row[i]), _COMFORT)) for row in grid.rows)])
        for i, head in enumerate(grid.columns[1:], 1)
    ]
    return [first, *others]


def _least_width(grid: Grid) -> int:
    # The blanks behind the last column are not drawn, but rich reserves them and crops what lacks them.
    return sum(_least(grid)) + 2 * len(grid.columns)


def _table(grid: Grid) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold underline", padding=(0, 2, 0, 0))
    for i, (column, least) in enumerate(zip(grid.columns, _least(grid), strict=True)):
        # The first column names the thing; breaking "3 400-3 600 MHz" would only confuse.
        table.add_column(column, no_wrap=i == 0, overflow="fold", min_width=least)
    for row in grid.rows:
        table.add_row(*(_text(cell) for cell in row))
    return table


def _stack(grid: Grid, console: Console) -> None:
    """The grid one cell under the other, for a terminal too narrow to set columns side by side."""
    for row in grid.rows:
        console.print(_text(row[0]))
        cells = [[text for text in _text(spans).split() if str(text).strip()] for spans in row[1:]]
        # One long cell speaks for itself; of several, each needs its head to be told apart.
        several = sum(len(lines) > 1 for lines in cells) > 1
        for head, lines in zip(grid.columns[1:], cells, strict=True):
            if len(lines) == 1 and head:
                lines[0] = Text(f"{head}: ", "dim") + lines[0]
            elif lines and head and several:
                console.print(Padding(Text(f"{head}:", "dim"), (0, 0, 0, 2)))
            for text in lines:
                console.print(Padding(text, (0, 0, 0, 4)))
