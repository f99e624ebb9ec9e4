"""A footnote number is malformed.

Numbers read `5.340`, `5.457A`: Article 5, two or three digits, up to three capital letters.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed [5.21b8]

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed [5.218]
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """What reading the file as its kind reported."""
    yield from document.from_schema("SPX501")
