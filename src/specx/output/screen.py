"""Screens in colour, as wide as the terminal. The only module that imports rich."""

from __future__ import annotations

import os
import re
from collections import deque
from itertools import chain

from rich.console import Console
from rich.style import Style
from rich.text import Text

from .answer import Block, Grid, Line, Span
from .border import clean
from .glue import glued, unglued
from .styles import STYLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, TextIO


# The number that rich draws for each hyperlink; the address alone says which belong together.
_LINK_ID = re.compile(r"\x1b\]8;id=[^;\x1b]*;")
# A console of the system, and terminals that say nothing of themselves, may show the address as rubbish.
_NO_LINKS = ("linux", "unknown", "dumb", "")
# What goes on in a further line stands so much further in.
_HANG = 2
_REGION = "Region"
_GAP = 2  # between columns
# Narrower than this a column of services wraps so often that entries can no longer be told apart.
_COMFORT = 22
# A head of a card that takes more of the line than this stands before its text, not in a column.
_HEAD_SHARE = 3


class Unglued:
    """A stream that gets ordinary blanks for those that held a number together."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Writes the text."""
        return self._stream.write(unglued(_LINK_ID.sub("\x1b]8;;", text)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def draw(blocks: Iterable[Block], stream: TextIO, color: str, pager: Sequence[str] = ()) -> None:
    """Prints the blocks. `color` is auto, always or never; NO_COLOR is honoured for auto.

    `pager`: the words of a pager that shows what is longer than the terminal.
    """
    # NO_COLOR and "never" switch off bold and underline too: they are escape codes as well.
    bare = color == "never" or (color == "auto" and bool(os.environ.get("NO_COLOR")))
    console = Console(
        file=Unglued(stream),  # type: ignore[arg-type]
        force_terminal=True if color == "always" else None,
        color_system=None if bare else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    # Windows Terminal shows them, and says who it is in a word of its own.
    terminal = os.environ.get("TERM") or os.environ.get("WT_SESSION", "")
    if not stream.isatty() or terminal in _NO_LINKS:
        # Colour that is asked for in a pipe is one thing; addresses nobody has asked for.
        blocks = map(_without_links, blocks)
    if not pager:
        _draw(blocks, console)
        return
    from .pager import PagerClosedError, paged

    blocks = iter(blocks)
    with paged(stream, list(pager), console.height) as shown:
        # The size, and whether there are colours, have been asked of the terminal itself.
        console.size, console.file = console.size, Unglued(shown)  # type: ignore[assignment, arg-type]
        try:
            _draw(blocks, console)
        except PagerClosedError:
            # How it ends may be known only when all of the answer has been looked at.
            deque(blocks, maxlen=0)


def _draw(blocks: Iterable[Block], console: Console) -> None:
    waiting = iter(blocks)
    for block in waiting:
        if isinstance(block, Grid):
            # One layout an answer: where one of its tables is too wide, all are set as cards.
            rest = [block, *waiting]
            cards = any(_least_width(b) > console.width for b in rest if isinstance(b, Grid))
            for each in rest:
                if isinstance(each, Line):
                    _print_line(each, console)
                elif cards:
                    _print_cards(each, console)
                else:
                    _print_table(each, console)
            return
        _print_line(block, console)


def _text(spans: Iterable[Span]) -> Text:
    """The spans as one text, glued across their edges too: a number and its unit may be styled apart."""
    pieces = [(clean(span.text), _style(span)) for span in spans]
    whole, text, start = glued("".join(piece for piece, _ in pieces)), Text(), 0
    for piece, style in pieces:
        text.append(whole[start : start + len(piece)], style)
        start += len(piece)
    return text


def _style(span: Span) -> str | Style:
    style = STYLES.get(span.style, "")
    if not span.link.startswith("https://") or not (span.link.isascii() and span.link.isprintable()):
        return style
    return Style.parse(style) + Style(link=span.link)


def _without_links(block: Block) -> Block:
    if isinstance(block, Line):
        return block._replace(spans=tuple(_bare(block.spans)))
    return block._replace(rows=[[_bare(spans) for spans in row] for row in block.rows])


def _bare(spans: Iterable[Span]) -> list[Span]:
    return [span._replace(link="") if span.link else span for span in spans]


def _hung(text: Text, first: int, then: int, console: Console) -> list[Text]:
    """The text in lines that fit behind an indent: `first` for the first line, `then` for those it goes on in."""
    return _wrapped(text, console.width - first, console.width - then, console)


def _wrapped(text: Text, first: int, then: int, console: Console) -> list[Text]:
    lines = text.wrap(console, max(first, 8))
    if len(lines) > 1 and then != first:
        rest = text[len(lines[0].plain) :]
        blanks = len(rest.plain) - len(rest.plain.lstrip(" "))
        lines = [lines[0], *rest[blanks:].wrap(console, max(then, 8))]  # type: ignore[assignment]
    for line in lines:
        line.rstrip()
    return list(lines)


def _print(texts: Iterable[Text], indents: Iterable[str | Text], console: Console) -> None:
    for text, indent in zip(texts, indents, strict=False):
        console.print(Text.assemble(indent, text), soft_wrap=True)


def _print_line(line: Line, console: Console) -> None:
    text = _text(line.spans)
    if not text.plain.strip():
        console.print()
        return
    # A text that sets itself further in keeps to that where it goes on.
    own = len(text.plain) - len(text.plain.lstrip(" "))
    first, then = line.indent, line.indent + own + _HANG
    _print(_hung(text, first, then, console), chain([" " * first], _again(" " * then)), console)


def _again(text: str) -> Iterator[str]:
    while True:
        yield text


def _longest_word(spans: list[Span]) -> int:
    words = glued("".join(s.text for s in spans)).split()
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
    return sum(_least(grid)) + _GAP * (len(grid.columns) - 1)


def _widths(grid: Grid, room: int) -> list[int]:
    """How wide each column is drawn: as its text wants where all fits, else by need."""
    least = _least(grid)
    wanted = [max([low, *(_widest_line(row[i]) for row in grid.rows)]) for i, low in enumerate(least)]
    spare = room - sum(least) - _GAP * (len(least) - 1)
    lacking = sum(wanted) - sum(least)
    if lacking <= spare:
        return wanted
    shares = [(want - low) * spare // lacking for want, low in zip(wanted, least, strict=True)]
    shares[wanted.index(max(wanted))] += spare - sum(shares)
    return [low + share for low, share in zip(least, shares, strict=True)]


def _print_table(grid: Grid, console: Console) -> None:
    widths = _widths(grid, console.width)
    _print_row([[Text(head, "bold underline") for _ in "1"[: len(head)]] for head in grid.columns], widths, console)
    for row in grid.rows:
        _print_row(
            [_cell_lines(spans, width, console) for spans, width in zip(row, widths, strict=True)], widths, console
        )


def _cell_lines(spans: list[Span], width: int, console: Console) -> list[Text]:
    """The lines of a cell, wrapped to its column; where an entry goes on in a further line, that hangs."""
    hang = _HANG if width >= _COMFORT else 0
    found: list[Text] = []
    for text in _text(spans).split("\n", allow_blank=True):
        for i, piece in enumerate(_wrapped(text, width, width - hang, console)):
            found.append(Text.assemble(" " * hang if i else "", piece))
    return found


def _print_row(cells: list[list[Text]], widths: list[int], console: Console) -> None:
    for i in range(max(map(len, cells))):
        whole, at = Text(), 0
        for column, width in zip(cells, widths, strict=True):
            if i < len(column) and column[i].plain:
                whole.append(" " * (at - len(whole.plain)))
                whole.append_text(column[i])
            at += width + _GAP
        console.print(whole, soft_wrap=True)


def _print_cards(grid: Grid, console: Console) -> None:
    """A card a row: its first cell over the others, each behind its head; for a terminal too narrow for columns."""
    heads = [head.strip() for head in grid.columns]
    margin = len(grid.columns[0]) - len(heads[0]) + _HANG
    told = [head for row in grid.rows for head, _ in _fields(heads[1:], [_lines(spans) for spans in row[1:]])]
    wide = max(map(len, told), default=0) + _HANG
    apart = wide * _HEAD_SHARE > console.width
    before = ""
    for row in grid.rows:
        texts = [_lines(spans) for spans in row]
        if texts[0] and texts[0][0].plain.isdigit() and heads[0]:
            texts[0][0] = Text(f"{heads[0]} ") + texts[0][0]
        # What stands under no head is said of the whole card.
        said = [t for head, lines in zip(heads[1:], texts[1:], strict=True) if not head for t in lines]
        title = Text("  ").join([*(texts[0][:1] or [Text()]), *said])
        # Of cards about one thing the first names it.
        same, before = title.plain == before and bool(before), title.plain
        if not same:
            _print(_hung(title, margin - _HANG, margin + _HANG, console), chain([" " * (margin - _HANG)], _again(" " * (margin + _HANG))), console)  # fmt: skip
        for extra in texts[0][1:] if not same else ():
            _print(_hung(extra, margin, margin + _HANG, console), chain([" " * margin], _again(" " * (margin + _HANG))), console)  # fmt: skip
        for head, lines in _fields(heads[1:], texts[1:]):
            if apart:
                lines[0] = Text.assemble((f"{head}: ", "dim"), lines[0])
            start = margin if apart else margin + wide
            label: str | Text = " " * start
            if not apart:
                label = Text.assemble(" " * margin, (head.ljust(wide), "dim"))
            for text in lines:
                pieces = _hung(text, start, start + _HANG, console)
                _print(pieces[:1], [label], console)
                _print(pieces[1:], _again(" " * (start + _HANG)), console)
                label = " " * (start + (_HANG if apart else 0))


def _fields(heads: Sequence[str], texts: Sequence[list[Text]]) -> Iterator[tuple[str, list[Text]]]:
    """The fields of a card that say something; those of Regions that say the same, as one: `Regions 1, 3`."""
    found: dict[tuple[str, str], tuple[list[str], list[Text]]] = {}
    for head, lines in zip(heads, texts, strict=True):
        kind, _, number = head.partition(" ")
        said = "\n".join(text.plain for text in lines) if kind == _REGION else head
        if head and lines:
            found.setdefault((kind, said), ([], lines))[0].append(number if kind == _REGION else head)
    for (kind, _), (names, lines) in found.items():
        several = f"{kind}s {', '.join(names)}" if len(names) > 1 else f"{kind} {names[0]}"
        yield several if kind == _REGION else names[0], lines


def _lines(spans: list[Span]) -> list[Text]:
    """The lines of a cell that say something."""
    found = []
    for text in _text(spans).split():
        blanks = len(text.plain) - len(text.plain.lstrip(" "))
        if text.plain.strip():
            found.append(text[blanks:])
    return found
