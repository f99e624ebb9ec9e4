"""Rows do not follow each other upwards.

A table is read from low to high, as the printed one; rows of one band stand together by Region.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Rows that begin below the row before them, or repeat its band for a lower Region."""
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
