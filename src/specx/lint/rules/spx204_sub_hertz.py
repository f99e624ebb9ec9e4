"""A frequency is finer than one hertz.

Edges are whole hertz, so that bands meet exactly and are compared without rounding.

Bad::

    - band: 148-148.0000005 MHz
      regions: [1]
      primary:
      - fixed

Good::

    - band: 148-148.000001 MHz
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
    yield from document.from_schema("SPX204")
