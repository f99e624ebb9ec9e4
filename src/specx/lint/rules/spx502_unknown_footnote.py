"""A row cites a footnote that the edition does not define.

For a national table that is a note of its own that it does not have, or a footnote of Article 5 that its base does
not have. Its own notes are looked for where they are held.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from ..finding import Fault
from ..folder import Folder, node_of
from ..footnotes import cited_and_told
from ..own_notes import cited_of_base, cited_of_own, since_or_gone
from ..rows import OF_ROWS

# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Numbers cited by rows that no footnote file has, unless the edition before had them."""
    for edition in folder.editions.values():
        if not edition.complete:
            continue
        older = edition.previous.footnotes if edition.previous else {}
        for number, row in cited_and_told(edition):
            if number not in edition.footnotes and number not in older:
                near = difflib.get_close_matches(number, edition.footnotes, 1, 0.7)
                hint = f"did you mean {near[0]}?" if near else ""
                yield row.document.found(node_of(row.node, number), f"{edition.id} has no footnote {number}", hint)
    for cite in cited_of_base(folder):
        if cite.note is None:
            table = cite.table
            earlier, later = since_or_gone(table, cite.number)
            if not earlier:
                near = _near(cite.number, table.facts.footnotes(table.base).numbers) if table.base else []
                hint = f"{later} has it" if later else f"did you mean {near[0]}?" if near else ""
                yield cite.row.document.found(cite.node, f"{table.base_name} has no footnote {cite.number}", hint)
    for table, number, own, node in cited_of_own(folder):
        if table.has_notes and number not in table.notes:
            near = difflib.get_close_matches(number, table.notes, 1, 0.6)
            hint = f"did you mean {near[0]}?" if near else ""
            yield own.document.found(node, f"{table.id} has no note {number}", hint)


def _near(number: str, known: Sequence[str]) -> list[str]:
    """The number that is most likely meant: one with a digit or a letter more, else one that reads alike."""
    more = [other for other in known if other.startswith(number) and len(other) == len(number) + 1]
    return more[:1] or difflib.get_close_matches(number, known, 1, 0.7)
