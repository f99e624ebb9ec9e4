"""A row of a national table cuts a row of its base, or joins several.

Nothing is wrong with that where the entries have their ground; it shows an edge that slipped. A note: told with
`--notes`, or where `--select` names the rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...units import format_band, format_hz
from ..finding import Fault
from ..folder import Folder
from ..own import own_tables
from ..own_base import met
from ..rows import OF_ROWS

SEVERITY = "note"
# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Rows whose edges are not those of one row of the base."""
    for table in own_tables(folder):
        lows = {(row.low, column) for row in table.rows for column in row.columns}
        for row in table.told_rows:
            # An edge is told once: by the row that begins there.
            edges = [row.low] if all((row.high, c) in lows for c in row.columns) else [row.low, row.high]
            there = met(table, row)
            if not there:
                continue
            said = []
            cut = [edge for edge in edges if any(r.low_hz < edge < r.high_hz for r in there)]
            if cut:
                cuts = dict.fromkeys(
                    format_band(r.low_hz, r.high_hz) for r in there if any(r.low_hz < e < r.high_hz for e in cut)
                )
                said.append(f"cuts {' and '.join(cuts)} at {' and '.join(map(format_hz, cut))}")
            if len(there) > 1:
                inner = [format_hz(r.low_hz) for r in there[1:]]
                more = f" and {len(inner) - 3} more" if len(inner) > 3 else ""
                said.append(f"joins {len(there)} rows that meet at {', '.join(inner[:3])}{more}")
            if said:
                yield row.document.found(row.band, f"the row {', and '.join(said)} ({table.base_name})")
