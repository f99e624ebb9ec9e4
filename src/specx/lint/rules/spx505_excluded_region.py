"""A row cites a footnote that holds only in other Regions.

A row that reads alike in several Regions is printed once, across its columns, with the footnotes of
all of them; it is enough that the footnote holds in one. A national table has the Regions of its country.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder, node_of
from ..footnotes import cited_and_told, regions_of
from ..own_notes import cited_of_base
from ..rows import OF_ROWS

# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """References from a Region that the footnote does not name."""
    for edition in folder.editions.values():
        for number, row in cited_and_told(edition):
            footnote = edition.footnotes.get(number)
            if footnote is None:
                continue
            regions = regions_of(footnote.record, folder.geography)
            own = {int(r) for r in row.record["regions"]}
            if regions and not own & regions and row.region == min(own):
                yield row.document.found(
                    node_of(row.node, number), f"{number} holds in {_named(regions)}, the row is of {_named(own)}",
                    f"see {footnote.document.name}:{footnote.node.line}",
                )  # fmt: skip
    for cite in cited_of_base(folder):
        note, country = cite.note, cite.table.country
        if note is not None and country is not None:
            regions = {r for rule in note.rules for r in rule.regions} if all(r.regions for r in note.rules) else set()
            if regions and not regions & set(country.regions):
                yield cite.row.document.found(
                    cite.node, f"{cite.number} holds in {_named(regions)}, {country.name} lies in {_named(set(country.regions))}",
                    f"see No. {cite.number} in {cite.table.base_name}",
                )  # fmt: skip


def _named(regions: set[int]) -> str:
    return f"Region{'s' if len(regions) > 1 else ''} " + " and ".join(map(str, sorted(regions)))
