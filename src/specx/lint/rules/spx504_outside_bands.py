"""A row cites a footnote whose bands lie elsewhere.

A footnote that speaks of 148-149 MHz under a row at 3 GHz is a slipped reference or a mistyped band.
Next door is near enough: a footnote may protect its band against a neighbour, and a distress
frequency reaches a little beyond its own channel. In a national table it is enough too that the base
cites the footnote in a row that shares spectrum; one without bands of its own has to stand where, or next
to where, the base has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...units import format_band
from ..finding import Fault
from ..folder import Folder, node_of
from ..footnotes import bands_of, cited_and_told, frequencies_of, outside
from ..own_notes import cited_of_base, cited_of_own
from ..rows import OF_ROWS

# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """References to footnotes with bands or frequencies, none of which is in the row."""
    for edition in folder.editions.values():
        for number, row in cited_and_told(edition):
            footnote = edition.footnotes.get(number)
            where = outside(footnote.record, row.low, row.high) if footnote else ""
            if footnote and where:
                yield row.document.found(
                    node_of(row.node, number), f"{number} speaks of {where}, not of {format_band(row.low, row.high)}",
                    f"see {footnote.document.name}:{footnote.node.line}",
                )  # fmt: skip
    for table, number, own, node in cited_of_own(folder):
        footnote = table.notes.get(number)
        where = outside(footnote.record, own.low, own.high) if footnote else ""
        if footnote and where:
            yield own.document.found(
                node, f"{number} speaks of {where}, not of {format_band(own.low, own.high)}",
                f"see {footnote.document.name}:{footnote.node.line}",
            )  # fmt: skip
    yield from _of_base(folder)


def _of_base(folder: Folder) -> Iterator[Fault]:
    for cite in cited_of_base(folder):
        note, row = cite.note, cite.row
        if note is None or cite.as_in_base:
            continue
        where, base = outside(note.record, row.low, row.high), cite.table.base_name
        if where:
            yield row.document.found(
                cite.node, f"{cite.number} speaks of {where}, not of {format_band(row.low, row.high)}",
                f"see No. {cite.number} in {base}",
            )  # fmt: skip
        elif not cite.next_door and not (bands_of(note.record) or frequencies_of(note.record)):
            bands = [format_band(*band) for band in cite.where()]
            hint = f"{base} has it at {', '.join(bands[:3])}" if bands else f"{base} has it in no row of this Region"
            yield row.document.found(
                cite.node, f"{cite.number} stands elsewhere in {base}, not at {format_band(row.low, row.high)}", hint
            )
