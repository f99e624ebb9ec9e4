"""A national table allocates what its base has in a part of the row only, for that country.

Often an edge that slipped, or rows of the base that were joined. In the rest of the row the use is possible only under
No. 4.4.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..ground import PART, deviations, lacking
from ..rows import OF_ROWS

SEVERITY = "warning"
# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Entries that have their ground in some of their band."""
    for one in deviations(folder, PART):
        has = f"the base has {one.held}" if one.held else "such a use is possible there only under No. 4.4"
        yield one.row.document.found(
            one.entry.node,
            f"{one.service} has ground in {one.table.base_name} for {one.table.record['country']} in a part of the row: {lacking(one.lacks)}",
            f"{has}{one.own}",
        )
