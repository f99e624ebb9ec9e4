"""A band or a frequency cannot be read.

Bands are written `3400-3600 MHz`: a point for decimals, no comma, the unit last.

Bad::

    - band: 3,4-3,6 GHz
      regions: [1]
      primary:
      - fixed

Good::

    - band: 3.4-3.6 GHz
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
    yield from document.from_schema("SPX201")
