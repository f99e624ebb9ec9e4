"""A service stands twice in one row with one status.

In a national table it may, once for each use.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...regulations.values import ServiceTerm
from ..document import Document
from ..finding import Fault
from ..folder import Folder
from ..rows import EntryAt, entries


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Entries whose service, qualifier and directions stood under the same status before."""
    for _, listed in entries(document, folder):
        seen: dict[tuple[str, ServiceTerm, str], EntryAt] = {}
        for entry in listed:
            key = (entry.status, entry.term, entry.use)
            if key in seen:
                yield document.found(entry.node, f"{folder.vocabulary.data_text(entry.term)} stands twice under {entry.status}",
                                     f"first at line {seen[key].node.line}")  # fmt: skip
            seen.setdefault(key, entry)
