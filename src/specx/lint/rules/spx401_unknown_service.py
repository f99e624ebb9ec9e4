"""A service is not in the vocabulary.

Services are written in lower case as `services.yaml` has them; the status is told by the key above
and not by capitals.

Bad::

    - band: 148-149 MHz
      regions: [1]
      primary:
      - fixd

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
    yield from document.from_schema("SPX401")
