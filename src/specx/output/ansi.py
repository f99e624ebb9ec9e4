"""Screens in colour whose every line fits: written by hand, since importing rich takes longer than the answer.

It writes what `screen` would, byte for byte, or stands aside: for tables, for lines that have to be wrapped, for characters
that may be wider than one column, for an answer that a pager may show, and for terminals out of the ordinary.
"""

from __future__ import annotations

import os

from .answer import Line
from .border import clean
from .styles import STYLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from .answer import Block

# As rich writes them on every terminal that has colours.
_CODES = {
    "bold": "1", "dim": "2", "bold cyan": "1;36", "cyan": "36", "green": "32", "bold red": "1;31", "yellow": "33",
}  # fmt: skip
# Whoever sets one of these wants something of rich.
_SETTINGS = (
    "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "JUPYTER_COLUMNS", "JUPYTER_LINES", "UNICODE_VERSION",
)  # fmt: skip
_DUMB = ("dumb", "unknown")
_LEAST = 8  # columns: in fewer even a word is wrapped by rules of its own


def drawn(blocks: Sequence[Block], stream: TextIO, color: str) -> str | None:
    """The blocks as text with colours; None where `screen` is to draw them."""
    if os.name == "nt" or color == "never" or any(name in os.environ for name in _SETTINGS):
        return None
    if os.environ.get("TERM", "").lower() in _DUMB or (color == "auto" and not stream.isatty()):
        return None
    width, height = _size()
    if stream.isatty() and len(blocks) >= height:
        return None
    out = []
    for block in blocks:
        text = _line(block, width) if isinstance(block, Line) and not any(s.link for s in block.spans) else None
        if text is None:
            return None
        out.append(text)
    return "".join(out)


def _size() -> tuple[int, int]:
    """Columns and lines of the terminal, as rich finds them."""
    width = height = 0
    for number in (0, 1, 2):
        try:
            width, height = os.get_terminal_size(number)
        except (AttributeError, ValueError, OSError):
            continue
        break
    columns, lines = os.environ.get("COLUMNS", ""), os.environ.get("LINES", "")
    width, height = int(columns) if columns.isdigit() else width, int(lines) if lines.isdigit() else height
    return width or 80, height or 25


def _line(line: Line, width: int) -> str | None:
    pieces = [(clean(span.text), _CODES.get(STYLES.get(span.style, ""), "")) for span in line.spans]
    whole = "".join(text for text, _ in pieces)
    if not whole.strip(" "):
        return "\n" if whole.isprintable() else None
    if len(whole) > max(width - line.indent, _LEAST) or whole[-1] == " " or not _is_plain(whole):
        return None
    painted = (f"\x1b[{code}m{text}\x1b[0m" if code and text else text for text, code in pieces)
    return " " * line.indent + "".join(painted) + "\n"


def _is_plain(text: str) -> bool:
    """Whether every character takes one column, and none is a line or a blank of its own kind."""
    if text.isascii():
        return text.isprintable()
    return all(("\xa0" < c < "\u0300" and c != "\xad") or "\u2010" <= c <= "\u2015" or " " <= c < "\x7f" for c in text)
