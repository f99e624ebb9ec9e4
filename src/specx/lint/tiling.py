"""What has to be tiled: the coverage of each edition, each column of a country's table, each file that stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..table.table import REGIONS
from .document import Document
from .folder import EditionFiles, Folder, RowAt, rows_of
from .own import OwnTable, own_tables
from .rows import OF_ROWS


class Stretch(NamedTuple):
    """A range that the rows of one Region or column have to tile; within `unread` nothing is known."""

    name: str  # the Region or the column, in words
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
        if edition.coverage and edition.tells:
            unread = _unread(edition)
            for region in REGIONS:
                rows = [row for row in edition.rows if row.region == region]
                yield Stretch(f"Region {region}", *edition.coverage, rows, unread, edition.document)
    for table in own_tables(folder):
        yield from _columns(table)
    for document in folder.of_kind("table"):
        if folder.edition_of(document) is None:
            by_region: dict[int, list[RowAt]] = {}
            for row in rows_of(document):
                by_region.setdefault(row.region, []).append(row)
            for region, rows in sorted(by_region.items()):
                rows.sort(key=lambda r: (r.low, r.high))
                low, high = rows[0].low, max(r.high for r in rows)
                unread = () if whole(document) else ((low, high),)
                yield Stretch(f"Region {region}", low, high, rows, unread, document)


def _columns(table: OwnTable) -> Iterator[Stretch]:
    """Each column of a country's own table: its coverage, or from the first row of any column to the last."""
    files, head = table.files, table.head
    coverage = table.record.get("coverage")
    if not table.tells or not (coverage or table.rows):
        return
    low, high = coverage or (min(row.low for row in table.rows), max(row.high for row in table.rows))
    for column in table.columns:
        rows = table.in_column(column)
        unread = _unread(files) if files is not None else () if whole(head) else ((low, high),)
        yield Stretch(f"the column {column}" if column else "the table", low, high, rows, unread, head)


def _unread(edition: EditionFiles) -> tuple[tuple[int, int], ...]:
    """The ranges of files that could not be read to their end."""
    return tuple(
        (entry["band"][0], entry["band"][1])
        for entry, document in edition.named("table")
        if "band" in entry and (document is None or not whole(document))
    )


def whole(document: Document) -> bool:
    """Whether every row of a table file has a band and Regions that could be read."""
    if document.trouble or document.kind not in OF_ROWS:
        return False
    own = document.kind != "table"
    rows = (record for record, _ in document.pairs() if not (own and "id" in record))
    return all("band" in record and (own or record.get("regions")) for record in rows)
