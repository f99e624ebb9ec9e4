"""A row cites a footnote that its edition no longer has.

The edition before defines it and this one does not: a conference suppressed it, and the reference
was left behind. A national table is held to its base, and to its own notes that are marked `suppressed`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder, node_of
from ..footnotes import cited_and_told
from ..own_notes import cited_of_base, cited_of_own, since_or_gone
from ..rows import OF_ROWS

# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Numbers cited by rows that only the edition before defines."""
    for edition in folder.editions.values():
        older = edition.previous
        if older is None or not edition.complete:
            continue
        for number, row in cited_and_told(edition):
            if number not in edition.footnotes and number in older.footnotes:
                conference = edition.record.get("conference", edition.id)
                yield row.document.found(node_of(row.node, number), f"{number} was suppressed: {older.id} has it, {edition.id} does not",
                                         f"remove the reference if {conference} suppressed it")  # fmt: skip
    for cite in cited_of_base(folder):
        earlier = since_or_gone(cite.table, cite.number)[0] if cite.note is None else ""
        if earlier:
            base = cite.table.base_name
            yield cite.row.document.found(
                cite.node, f"{cite.number} was suppressed: {earlier} has it, the base {base} does not",
                "remove the reference",
            )  # fmt: skip
    for table, number, own, node in cited_of_own(folder):
        since = table.notes[number].record.get("suppressed") if number in table.notes else None
        if since:
            yield own.document.found(node, f"{number} is no more in force since {since}", "remove the reference")
