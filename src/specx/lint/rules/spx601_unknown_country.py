"""A country code is not known.

Codes are ISO 3166 alpha-2, or the area codes of `regions.yaml`.

Bad::

    - id: "5.218"
      kind: additional-allocation
      bands: [148-149 MHz]
      countries: [UK]
      services: [fixed]
      status: primary
      summary: An example.

Good::

    - id: "5.218"
      kind: additional-allocation
      bands: [148-149 MHz]
      countries: [GB]
      services: [fixed]
      status: primary
      summary: An example.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """What reading the file as its kind reported."""
    yield from document.from_schema("SPX601")
