"""A country is named twice in one list."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.store import Text
from ..document import Document
from ..finding import Fault
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Codes that stood in the list before."""
    for listed in document.country_lists:
        seen = set()
        for item in listed:
            if isinstance(item, Text):
                if item in seen:
                    yield document.found(item, f"{item[:20]} is named twice")
                seen.add(item)
