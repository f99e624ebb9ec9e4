"""A national table allocates what its base does not, for that country.

The ground is the Table of the base with the footnotes that name the country, those too that only permit a use on their
own terms. Without it a use is possible only under No. 4.4: without causing interference to stations that follow the
Table, and without protection from them. A note of the country's own is no ground towards other countries; it is named
beside the finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..ground import NONE, deviations
from ..rows import OF_ROWS

SEVERITY = "warning"
# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Entries without any ground in their band."""
    for one in deviations(folder, NONE):
        yield one.row.document.found(
            one.entry.node, f"{one.service} has no ground in {one.table.base_name} for {one.table.record['country']}",
            f"such a use is possible only under No. 4.4{one.own}",
        )  # fmt: skip
