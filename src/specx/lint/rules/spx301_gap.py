"""A Region's table, or a column of a national one, has a gap.

Every hertz of the coverage belongs to a row: "not allocated" is said, not left out. A gap is nearly
always a mistyped edge or a lost row. A file that belongs to no edition is checked between its first
and its last row, each column of a national table too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...units import format_band
from ..document import value_of
from ..finding import Fault
from ..folder import Folder
from ..rows import OF_ROWS
from ..tiling import stretches

# The kinds of file in which it finds something.
FOUND_IN = (*OF_ROWS, "edition", "national-edition")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """What no row covers, at the row above the gap."""
    for stretch in stretches(folder):
        end, last = stretch.low, None
        for row in stretch.rows:
            if row.low > end and not stretch.uncertain(end, row.low):
                node = value_of(row.node, "band") or row.node
                yield row.document.found(node, _message(stretch.name, end, row.low))
            if row.high > end:
                end, last = row.high, row
        if end < stretch.high and not stretch.uncertain(end, stretch.high):
            at = last.node if last else stretch.document.tree
            document = last.document if last else stretch.document
            # Nothing at all is nearly always the table of one country, written as an edition.
            whole = not stretch.rows and document.kind == "edition"
            hint = "a country's own table says 'country' and 'base' in edition.yaml" if whole else ""
            yield document.found(at, _message(stretch.name, end, stretch.high), hint)


def _message(name: str, low: int, high: int) -> str:
    return f"{name} has no row for {format_band(low, high)}"
