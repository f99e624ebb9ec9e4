"""A name or number holds a character that looks like another one, or none that can be seen.

A Cyrillic letter in a footnote number, a digit of another script, a zero-width blank, a mark that
turns the direction of writing: a person reads one thing and a program another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..document import Document
from ..finding import Fault
from ..folder import Folder

# Format and other invisible characters, line breaks that only some readers see, fillers.
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\uffa0\x85]"
)
# Letters and digits of other scripts next to plain ones, as in a number or an id.
_MIXED = re.compile(r"[A-Za-z0-9.\-]*[^\W_a-zA-Z0-9\u00aa-\u024f]+[A-Za-z0-9.\-]*")
_SCRIPTS = ("CYRILLIC", "GREEK", "FULLWIDTH", "ARMENIAN", "CHEROKEE", "MATHEMATICAL")


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Invisible characters, and words that mix plain letters or digits with look-alikes."""
    if document.text.isascii():
        return
    for match in HIDDEN.finditer(document.text):
        name = unicodedata.name(match[0], f"U+{ord(match[0]):04X}")
        yield document.found_at(*match.span(), f"an invisible character: {name}", "remove it")
    for match in _MIXED.finditer(document.text):
        word = match[0]
        odd = next((c for c in word if not c.isascii()), "")
        name = unicodedata.name(odd, "")
        if (name.startswith(_SCRIPTS) and any(c.isascii() and c.isalnum() for c in word)) or (
            odd.isdecimal() and not odd.isascii()
        ):
            start = match.start() + word.index(odd)
            yield document.found_at(start, start + 1, f"'{word[:40]}' holds {name}", "type the plain character")
