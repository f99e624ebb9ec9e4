"""Rows do not follow each other upwards.

A table is read from low to high, as the printed one; rows of one band stand together by Region, in a
national table by column.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder
from ..own import OwnTable, own_tables
from ..rows import OF_ROWS


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Rows that begin below the row before them, or repeat its band for a lower Region."""
    own = next((t for t in own_tables(folder) if document in t.documents), None) if document.kind in OF_ROWS else None
    if own is not None:
        yield from _in_columns(own, document)
    if document.kind != "table":
        return
    last: tuple[int, int] = (-1, 0)
    for record, node in document.pairs():
        if "band" in record and record.get("regions"):
            here = (record["band"][0], min(map(int, record["regions"])))
            if here < last:
                yield document.found(
                    value_of(node, "band") or node,
                    "the row stands after one that begins above it", "order rows by low edge, then by Region",
                )  # fmt: skip
            last = max(last, here)


def _in_columns(table: OwnTable, document: Document) -> Iterator[Fault]:
    """As for Regions, by the columns of a national table."""
    columns = table.columns
    last = (-1, 0)
    for row in table.rows:
        if row.document is document:
            here = (row.low, min((columns.index(c) for c in row.columns if c in columns), default=0))
            if here < last:
                yield document.found(
                    row.band, "the row stands after one that begins above it", "order rows by low edge, then by column"
                )
            last = max(last, here)
