"""A row cites a footnote whose bands lie elsewhere.

A footnote that speaks of 148-149 MHz under a row at 3 GHz is a slipped reference or a mistyped band.
Next door is near enough: a footnote may protect its band against a neighbour, and a distress
frequency reaches a little beyond its own channel.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...units import format_band, format_hz
from ..finding import Fault
from ..folder import Folder
from ..footnotes import bands_of, cited, frequencies_of

# A single frequency keeps a guard band of up to this fraction of itself, as No. 5.111 has it.
GUARD = 2000


def check_folder(folder: Folder) -> Iterator[Fault]:
    """References to footnotes with bands or frequencies, none of which is in the row."""
    for edition in folder.editions.values():
        for number, row, node in cited(edition):
            footnote = edition.footnotes.get(number)
            if footnote is None:
                continue
            bands, points = bands_of(footnote.record), frequencies_of(footnote.record)
            if not bands and not points:
                continue
            near = row.high // GUARD
            inside = any(low <= row.high and high >= row.low for low, high in bands)
            if not inside and not any(row.low - near <= hz <= row.high + near for hz in points):
                where = ", ".join([format_band(*b) for b in bands[:3]] + [format_hz(p) for p in points[:3]])
                yield row.document.found(
                    node, f"{number} speaks of {where}, not of {format_band(row.low, row.high)}",
                    f"see {footnote.document.name}:{footnote.node.line}",
                )  # fmt: skip
