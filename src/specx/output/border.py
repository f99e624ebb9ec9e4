"""The one border that text crosses on its way out: nothing in it steers a terminal, a page or a spreadsheet.

What comes from data, files and arguments may hold control characters, marks that turn the direction of
writing, HTML, or a formula. Letters of any script go through unchanged.
"""

from __future__ import annotations

# C0 and C1 but for line feed and tab, DEL, marks and overrides of direction, line and paragraph separators.
STEERING = (
    *(c for c in range(0x20) if c not in (0x09, 0x0A)),
    *range(0x7F, 0xA0),
    0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF,
)  # fmt: skip
_GONE = dict.fromkeys(STEERING)
_JSON = {c: f"\\u{c:04x}" for c in STEERING if c >= 0x7F}
_FORMULA = frozenset("=+-@\t\r")


def clean(text: str) -> str:
    """The text without what steers."""
    return text if text.isascii() and text.isprintable() else text.translate(_GONE)


def clean_json(encoded: str) -> str:
    """JSON with what steers written as escapes: the value is kept, the terminal that shows it is not steered."""
    plain = encoded.isascii() and "\x7f" not in encoded
    return encoded if plain else encoded.translate(_JSON)


def markdown(text: str) -> str:
    """The text for a cell of a Markdown table: no HTML, no column of its own, no link or picture."""
    escaped = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\\", "\\\\").replace("|", "\\|").replace("](", "]\\(")


def cell(text: str) -> str:
    """The text for a cell of CSV or TSV: one that a spreadsheet would take for a formula gets an apostrophe before it.

    A number stays a number.
    """
    if not (text.isascii() and text.isprintable()):
        text = clean(text)
    return "'" + text if text[:1] in _FORMULA and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
