"""A row cites a footnote that holds only in other Regions.

A row that reads alike in several Regions is printed once, across its columns, with the footnotes of
all of them; it is enough that the footnote holds in one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..footnotes import cited, regions_of


def check_folder(folder: Folder) -> Iterator[Fault]:
    """References from a Region that the footnote does not name."""
    for edition in folder.editions.values():
        for number, row, node in cited(edition):
            footnote = edition.footnotes.get(number)
            if footnote is None:
                continue
            regions = regions_of(footnote.record, folder.geography)
            own = {int(r) for r in row.record["regions"]}
            if regions and not own & regions and row.region == min(own):
                yield row.document.found(
                    node, f"{number} holds in {_named(regions)}, the row is of {_named(own)}",
                    f"see {footnote.document.name}:{footnote.node.line}",
                )  # fmt: skip


def _named(regions: set[int]) -> str:
    return f"Region{'s' if len(regions) > 1 else ''} " + " and ".join(map(str, sorted(regions)))
