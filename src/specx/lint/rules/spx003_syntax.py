"""A file is not YAML.

The place is where the reader gave up; the cause often stands a line or two above it.

Bad::

    - band: 148-149 MHz
      regions: [1
      primary:
      - fixed

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
    if trouble and trouble.kind == "syntax":
        yield Found(document, trouble.line, trouble.column, trouble.message)
