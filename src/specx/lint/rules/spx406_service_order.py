"""Services do not stand in the order of the Table.

The RR print services in the alphabetical order of their French names (No. 5.48); files that keep it
compare line by line with the printed page. `--fix` reorders plain lists. A national table whose own print goes by
another order says `order: free`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ..document import Document
from ..finding import Fault
from ..folder import Folder
from ..own import own_tables
from ..reorder import reordered
from ..rows import entries

SEVERITY = "warning"
FIXABLE = True


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """The first service of a list that belongs above the one before it."""
    national = (document.kind or "").startswith("national-")
    if national and any(table.free for table in own_tables(folder) if document in table.documents):
        return
    order = folder.vocabulary.order
    for _, listed in entries(document, folder):
        for status in ("primary", "secondary"):
            own = [e for e in listed if e.status == status]
            for before, entry in itertools.pairwise(own):
                if order(entry.term) < order(before.term):
                    edits = reordered(document, [e.node for e in own], [order(e.term) for e in own])
                    yield document.found(
                        entry.node, f"{entry.term.service} is printed before {before.term.service} (No. 5.48)",
                        "keep the printed order", edits,
                    )  # fmt: skip
                    break
