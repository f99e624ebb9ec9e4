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

_STYLES = {
    "primary": "bold", "secondary": "", "band": "bold cyan", "note": "cyan", "dim": "dim",
    "good": "green", "bad": "bold red", "warn": "yellow", "head": "bold",
}  # fmt: skip


def _text(spans: Iterable[Span]) -> Text:
    text = Text()
    for span in spans:
        text.append(span.text, _STYLES.get(span.style, ""))
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
        else:
            console.print(_table(block))


def _table(grid: Grid) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold underline", padding=(0, 2, 0, 0))
    for i, column in enumerate(grid.columns):
        # The first column names the thing; breaking "3 400-3 600 MHz" would only confuse.
        table.add_column(column, no_wrap=i == 0, overflow="fold")
    for row in grid.rows:
        table.add_row(*(_text(cell) for cell in row))
    return table
