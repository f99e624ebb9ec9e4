"""A national table gives a service a higher status than its base does, for that country.

Towards other countries the service keeps the status of the base (Nos. 5.28 to 5.31): what goes beyond it is use under
No. 4.4.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..ground import RAISED, deviations
from ..rows import OF_ROWS

SEVERITY = "warning"
# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Entries whose service the base has with a lower status."""
    for one in deviations(folder, RAISED):
        yield one.row.document.found(
            one.entry.node, f"{one.service} is above its status in {one.table.base_name} for {one.table.record['country']}",
            f"the base has {one.held}{one.own}",
        )  # fmt: skip
