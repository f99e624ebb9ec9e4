"""A band does not run upwards.

The low edge has to be below the high edge; bands are half-open and never empty.

Bad::

    - band: 149-148 MHz
      regions: [1]
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
    """What reading the file as its kind reported."""
    yield from document.from_schema("SPX202")
