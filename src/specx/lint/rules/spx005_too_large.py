"""A file is too large or nested too deeply.

The limits are 64 MiB, five million values and 24 levels: far beyond any table. They keep a hostile file from
taking the memory or the time of whoever checks it.

Bad::

    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

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
    if trouble and trouble.kind in ("too-large", "too-deep"):
        yield Found(
            document, trouble.line, trouble.column, trouble.message, "split it, by range of frequencies for a table"
        )
