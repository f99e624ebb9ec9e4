"""A line ends in blanks.

`--fix` removes them, save where they are part of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from ..finding import Edit, Fault
from ..folder import Folder

SEVERITY = "warning"
FIXABLE = True
# Begins only where a run of blanks begins: else a long run in mid-line costs its square.
_BLANKS = re.compile(r"(?<![ \t])[ \t]+(?=[\r\n]|\Z)")


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Blanks before the end of a line."""
    for match in _BLANKS.finditer(document.text):
        yield document.found_at(*match.span(), "blanks at the end of the line", "", (Edit(*match.span(), ""),))
