"""A service is primary and secondary in one row.

The Table gives a service one category in a band; both at once is a row that was half changed. In a national
table it may have one for each use.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Fault
from ..folder import Folder
from ..rows import entries


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Secondary entries whose service is among the primary ones."""
    for _, listed in entries(document, folder):
        primary = {(e.term, e.use): e for e in listed if e.status == "primary"}
        for entry in listed:
            if entry.status == "secondary" and (entry.term, entry.use) in primary:
                yield document.found(
                    entry.node, f"{folder.vocabulary.data_text(entry.term)} is both primary and secondary",
                    f"primary at line {primary[entry.term, entry.use].node.line}",
                )  # fmt: skip
