"""Two rows of a Region, or of a column of a national table, overlap.

A frequency has one row in a Region; with two, the answer would depend on which one is found first.
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
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Rows that begin before the ones below them end."""
    for stretch in stretches(folder):
        last = None
        for row in stretch.rows:
            if last is not None and row.low < last.high:
                node = value_of(row.node, "band") or row.node
                both = format_band(row.low, min(row.high, last.high))
                yield row.document.found(
                    node, f"{stretch.name} has two rows for {both}",
                    f"the other is at {last.document.name}:{last.node.line}",
                )  # fmt: skip
            if last is None or row.high > last.high:
                last = row
