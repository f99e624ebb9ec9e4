"""A footnote refers to a footnote that the edition does not define.

`countries_of` and `except_countries_of` take the countries of another footnote; if that is not there, nobody is meant.
`see` of a national table names other notes of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...regulations.numbers import is_footnote
from ..finding import Fault
from ..folder import Folder
from ..footnotes import with_parts
from ..own import own_tables

# The kinds of file in which it finds something.
FOUND_IN = ("footnotes", "national-footnotes", "national-file")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Numbers in `countries_of`, `except_countries_of` and `see` without a footnote."""
    for table in own_tables(folder):
        for note in table.notes.values() if table.has_notes else ():
            for number in dict.fromkeys(n for part in with_parts(note.record) for n in part.get("see", ())):
                if number not in table.notes and not is_footnote(number):
                    yield note.document.found(
                        note.node, f"{note.id} refers to {number}, which {table.id} does not have"
                    )
    for edition in folder.editions.values():
        if not edition.complete:
            continue
        for footnote in edition.footnotes.values():
            for part in with_parts(footnote.record):
                for number in (*part.get("countries_of", ()), *part.get("except_countries_of", ())):
                    if number not in edition.footnotes:
                        yield footnote.document.found(
                            footnote.node,
                            f"{footnote.id} takes the countries of {number}, which {edition.id} does not have",
                        )
