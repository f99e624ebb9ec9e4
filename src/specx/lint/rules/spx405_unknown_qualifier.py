"""What is bracketed behind a service is not known.

Brackets hold a direction (`Earth-to-space`, `space-to-Earth`, `space-to-space`) or a qualifier that
`services.yaml` lists.

Bad::

    - band: 3400-3500 MHz
      regions: [1]
      primary:
      - fixed-satellite (space-to-earth)

Good::

    - band: 3400-3500 MHz
      regions: [1]
      primary:
      - fixed-satellite (space-to-Earth)
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """What reading the file as its kind reported."""
    yield from document.from_schema("SPX405")
