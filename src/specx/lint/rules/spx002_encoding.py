"""A file is not UTF-8 text.

Names of administrations need more than ASCII, and every tool has to read the same letters. NUL
and other control characters are refused too.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
      doubt: "a control character: \x01"

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """The trouble that kept the file from being read."""
    trouble = document.trouble
    if trouble and trouble.kind == "encoding":
        yield Found(document, trouble.line, trouble.column, trouble.message, "save the file as UTF-8")
