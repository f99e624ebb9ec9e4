"""A band looks wrong by a factor of 1 000.

With another unit the band would join its neighbours, as it stands it does not: kHz for MHz, MHz
for GHz.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...units import format_band
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder, RowAt, rows_of
from ..own import own_tables
from ..rows import OF_ROWS

FACTORS = (Fraction(1000), Fraction(1, 1000), Fraction(1_000_000), Fraction(1, 1_000_000))


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Rows that join no neighbour of their Region or column, and would if the unit of an end were another one."""
    by_region: dict[int, list[RowAt]] = {}
    for row in rows_of(document):
        by_region.setdefault(row.region, []).append(row)
    for table in own_tables(folder) if document.kind in OF_ROWS else ():
        if document in table.documents:
            for i, column in enumerate(table.columns):
                by_region[-i] = [
                    RowAt(0, r.low, r.high, r.record, r.node, document)
                    for r in table.rows if r.document is document and column in r.columns
                ]  # fmt: skip
    told: set[int] = set()
    declared = folder.declared(document)
    for rows in by_region.values():
        for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
            edges = {before.high} if before else {declared[0]} if declared else set()
            edges_above = {after.low} if after else {declared[1]} if declared else set()
            meant = _meant(row, edges, edges_above)
            if meant and id(row.record) not in told:
                told.add(id(row.record))
                node = value_of(row.node, "band") or row.node
                yield document.found(node, "the unit looks wrong by a factor of 1 000 against the neighbours",
                                     f"should it be {format_band(*meant, grouped=False)}?")  # fmt: skip


def _meant(row: RowAt, below: set[int], above: set[int]) -> tuple[int, int] | None:
    if row.low in below and row.high in above:
        return None
    for factor in FACTORS:
        low, high = row.low * factor, row.high * factor
        # Both ends, or only one of them; the end that is left has to fit by itself.
        for ends, fits in (
            ((low, high), low in below or high in above),
            ((Fraction(row.low), high), row.low in below and high in above),
            ((low, Fraction(row.high)), low in below and row.high in above),
        ):
            if fits and ends[0] < ends[1] and all(end.denominator == 1 for end in ends):
                return int(ends[0]), int(ends[1])
    return None
