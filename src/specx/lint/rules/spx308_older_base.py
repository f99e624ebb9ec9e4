"""A national table is read against an edition that is not the newest one held.

Told once a table, with the rows in which a conference changed since what the country may use, or a footnote that
concerns it. Revise those, or keep the base and say why. A table that another one supersedes is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.store import Map
from ...units import format_band
from ..document import value_of
from ..finding import Fault
from ..folder import Folder
from ..own import own_tables
from ..own_base import changed_since

SEVERITY = "warning"
SHOWN = 8
# The kinds of file in which it finds something.
FOUND_IN = ("national-edition", "national-file", "national-rows")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Tables whose base a newer edition follows."""
    gone = {files.record.get("supersedes") for files in folder.nationals}
    for table in own_tables(folder):
        newest = table.newest if table.id not in gone else None
        if newest is None or table.base is None or newest.in_force <= table.base.in_force:
            continue
        bands = changed_since(table, newest)
        rows = [row for row in table.rows if any(low < row.high and high > row.low for low, high in bands)]
        bands = [(low, high) for low, high in bands if any(low < row.high and high > row.low for row in rows)]
        tree = table.head.tree
        at = value_of(tree, "base") if isinstance(tree, Map) else None
        shown = ", ".join(format_band(*band) for band in bands[:SHOWN])
        more = f" and {len(bands) - SHOWN} bands more" if len(bands) > SHOWN else ""
        yield table.head.found(
            at or 1,
            f"the base {table.base.id} is older than {newest.id}: "
            + (
                f"{len(rows)} of {len(table.rows)} rows lie where that changed something"
                if rows
                else "it changed nothing in its rows"
            ),
            f"{shown}{more}",
        )
