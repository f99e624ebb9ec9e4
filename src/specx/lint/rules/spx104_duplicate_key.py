"""A key is written twice in one record.

Most readers keep the last one and say nothing, so that one of the two facts is lost.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
      primary:
      - mobile

Good::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixed
      - mobile
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """What reading the file as its kind reported."""
    yield from document.from_schema("SPX104")
