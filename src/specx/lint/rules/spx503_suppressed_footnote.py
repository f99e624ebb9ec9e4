"""A row cites a footnote that its edition no longer has.

The edition before defines it and this one does not: a conference suppressed it, and the reference
was left behind.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..footnotes import cited


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Numbers cited by rows that only the edition before defines."""
    for edition in folder.editions.values():
        older = edition.previous
        if older is None or not edition.complete:
            continue
        for number, row, node in cited(edition):
            if number not in edition.footnotes and number in older.footnotes:
                conference = edition.record.get("conference", edition.id)
                yield row.document.found(node, f"{number} was suppressed: {older.id} has it, {edition.id} does not",
                                         f"remove the reference if {conference} suppressed it")  # fmt: skip
