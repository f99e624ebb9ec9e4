"""A country is named twice in one list.

Bad::

    - id: "5.218"
      kind: information
      countries: [BR, BR]
      summary: An example.

Good::

    - id: "5.218"
      kind: information
      countries: [AR, BR]
      summary: An example.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.store import Text
from ..document import Document
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """Codes that stood in the list before."""
    for listed in document.country_lists:
        seen = set()
        for item in listed:
            if isinstance(item, Text):
                if item in seen:
                    yield document.found(item, f"{item[:20]} is named twice")
                seen.add(item)
