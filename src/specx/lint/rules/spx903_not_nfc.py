"""Text is not in Unicode normal form C.

An accent can be one character with its letter or two; both look alike and compare as different, so
that a search misses one of them. `--fix` composes them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..document import Document
from ..finding import Edit, Fault
from ..folder import Folder

SEVERITY = "warning"
FIXABLE = True


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Lines that normalising would change."""
    if document.text.isascii() or unicodedata.is_normalized("NFC", document.text):
        return
    for number, start in enumerate(document.starts, 1):
        line = document.line(number)
        if not unicodedata.is_normalized("NFC", line):
            edits = (Edit(start, start + len(line), unicodedata.normalize("NFC", line)),)
            first = next(i for i in range(len(line)) if not unicodedata.is_normalized("NFC", line[: i + 1]))
            yield document.found_at(
                start + first, start + first + 1, "a decomposed character", "use normal form C", edits
            )
