"""Keys of one record contradict each other.

A row cannot be "not allocated" and have services.

Bad::

    - band: 148-149 MHz
      regions: [1]
      not_allocated: true
      primary:
      - fixed

Good::

    - band: 148-149 MHz
      regions: [1]
      not_allocated: true
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """What reading the file as its kind reported."""
    yield from document.from_schema("SPX107")
