"""What has to be tiled: the coverage of each edition, and each table file that stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..table.table import REGIONS
from .document import Document
from .folder import Folder, RowAt, rows_of


class Stretch(NamedTuple):
    """A range that the rows of one Region have to tile; within `unread` nothing is known."""

    region: int
    low: int
    high: int
    rows: list[RowAt]
    unread: tuple[tuple[int, int], ...]
    document: Document  # where to report what belongs to no row

    def uncertain(self, low: int, high: int) -> bool:
        """Whether the range touches a file that could not be read to its end: its rows may be there."""
        return any(low < u_high and high > u_low for u_low, u_high in self.unread)


def stretches(folder: Folder) -> list[Stretch]:
    """Every stretch of the folder, rows in order of their low edge; worked out once."""
    found: list[Stretch] | None = folder.shared.get("stretches")
    if found is None:
        found = folder.shared["stretches"] = list(_stretches(folder))
    return found


def _stretches(folder: Folder) -> Iterator[Stretch]:
    for edition in folder.editions.values():
        if edition.coverage:
            unread = []
            for entry, document in edition.named("table"):
                if "band" in entry and (document is None or not whole(document)):
                    unread.append((entry["band"][0], entry["band"][1]))
            for region in REGIONS:
                rows = [row for row in edition.rows if row.region == region]
                yield Stretch(region, *edition.coverage, rows, tuple(unread), edition.document)
    for document in folder.of_kind("table"):
        if folder.edition_of(document) is None:
            by_region: dict[int, list[RowAt]] = {}
            for row in rows_of(document):
                by_region.setdefault(row.region, []).append(row)
            for region, rows in sorted(by_region.items()):
                rows.sort(key=lambda r: (r.low, r.high))
                low, high = rows[0].low, max(r.high for r in rows)
                unread = [] if whole(document) else [(low, high)]
                yield Stretch(region, low, high, rows, tuple(unread), document)


def whole(document: Document) -> bool:
    """Whether every row of a table file has a band and Regions that could be read."""
    if document.trouble or document.kind != "table":
        return False
    return all("band" in record and record.get("regions") for record, _ in document.pairs())
