"""A national table allocates more of a service than its base does, for that country.

A lost "except aeronautical mobile", a lost bracket or direction, or a service where the base has only a part of it:
mobile where it has land mobile. An entry that bears the same footnote that narrows it in the base is no wider.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..ground import WIDER, deviations
from ..rows import OF_ROWS

SEVERITY = "warning"
# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Entries of which the base carries a part."""
    for one in deviations(folder, WIDER):
        yield one.row.document.found(
            one.entry.node, f"{one.service} is wider than what {one.table.base_name} has for {one.table.record['country']}",
            f"the base has {one.held}{one.own}",
        )  # fmt: skip
