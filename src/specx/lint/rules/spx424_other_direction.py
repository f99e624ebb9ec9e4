"""A national table allocates a space service in a direction in which its base does not, for that country."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..ground import DIRECTION, deviations
from ..rows import OF_ROWS

SEVERITY = "warning"
# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Entries whose service the base has in other directions."""
    for one in deviations(folder, DIRECTION):
        yield one.row.document.found(
            one.entry.node, f"{one.service} has another direction in {one.table.base_name} for {one.table.record['country']}",
            f"the base has {one.held}{one.own}",
        )  # fmt: skip
