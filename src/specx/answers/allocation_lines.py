"""Rows of an answer as lines of CSV, one an allocation, with the same columns whichever command asks."""

from __future__ import annotations

from ..facts.kinds.footnotes import GROUPS
from ..regulations.terms import Terms
from ..regulations.values import Allocation, ServiceTerm
from ..units import format_asked, format_band
from .cells import listed, numbered, numbers
from .conference import Marks
from .row_of import use
from .rows import AllocationLine, TableRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeVar

    from ..table.table import Table
    from .forbidden import Barred
    from .rows import BandRow, Touching, Use

    L = TypeVar("L", bound=AllocationLine)


class AllocationLines:
    """Lines of the rows of one Table or view; `country` is the code of the one asked."""

    def __init__(self, table: Table, country: str = "") -> None:
        self._country = country
        self._table = table
        self._terms = Terms(table.vocabulary)
        self._marks = Marks(table.facts, table.edition, country)

    def of(
        self, record: type[L], /, row: BandRow, touched: tuple[Touching, ...] | None = None, **more: Any
    ) -> Iterator[L]:
        """A line for each allocation of a row, with the fields that the kind of line has `more`.

        "Not allocated" is an answer too, and so is that nothing of what was asked is there; leaving the line
        out would read as missing data. `touched` is what the conference did, where the answer has found it already.
        """
        empty = "(not allocated)" if row.not_allocated else "(blank)" if row.none else "(no such allocation)"
        shared: dict[str, Any] = {
            "country": self._country, "region": row.region, "low_hz": row.low_hz, "high_hz": row.high_hz,
            "band": format_band(row.low_hz, row.high_hz, grouped=False), "row_footnotes_list": numbers(row.footnotes),
            "layer": row.layer, "column": row.column, "rule_parts": listed(part.part for part in row.rule_parts),
            "verified": row.verified, "conference": self._conference(row, touched), **more,
        }  # fmt: skip
        for a in row.allocations or (Allocation("", "", (), "", empty, (), ""),):
            yield record(**{
                "service": a.service, "qualifier": a.qualifier, "directions_list": listed(a.directions), "status": a.status,
                "label": a.label, "footnotes_list": numbers(a.footnotes), "via_no": numbered(a.via), "use": listed(a.use),
                "uses": self._uses(row, a), "conditions": self._conditions(row, a), **shared,
            })  # fmt: skip

    def _conference(self, row: BandRow, touched: tuple[Touching, ...] | None) -> str:
        if touched is None:
            touched = tuple(self._marks.of_row(row.region, row.low_hz, row.high_hz))
        return listed(f"{t.conference} {t.id}" for t in touched)

    def _uses(self, row: BandRow, allocation: Allocation) -> str:
        related = self._terms.vocabulary.related
        # Neighbours and harmonics are told without the uses of their rows.
        named = row.identifications if isinstance(row, TableRow) else self._named(row)
        return listed(
            dict.fromkeys(
                self._use(use, row)
                for use in named
                if use.kind == "identification" and related(allocation.service, use.services)
            )
        )

    def _named(self, row: BandRow) -> list[Use]:
        """The uses that footnotes name in the row of the Table at its low edge, as far as they meet it."""
        found = self._table.row_at(row.low_hz, row.region)
        identified = self._table.identified(found).identifications if found else ()
        return [use(i, row.region) for i in identified if i.low_hz < row.high_hz and i.high_hz > row.low_hz]

    def _use(self, use: Use, row: BandRow) -> str:
        """A use with the part of the band and, in a Region, the countries for which it is named."""
        part = max(use.low_hz, row.low_hz), min(use.high_hz, row.high_hz)
        where = [] if part == (row.low_hz, row.high_hz) else [format_asked(*part)]
        if not self._country:
            where += ["in " + " ".join(use.countries)] if use.countries else []
            where += ["but not in " + " ".join(use.except_countries)] if use.except_countries else []
        return f"{use.application} ({', '.join(where)})" if where else use.application

    def _conditions(self, row: BandRow, allocation: Allocation) -> str:
        beside = {*allocation.footnotes, allocation.via}
        told = [f"{numbered(c.footnote)}: {c.text}" for c in row.conditions if c.footnote in beside]
        told += [f"{numbered(f.footnote)}: forbids {f.words}" for f in row.forbidden if self._concerns(f, allocation)]
        return listed(told)

    def _concerns(self, told: Barred, allocation: Allocation) -> bool:
        """Whether what is forbidden is so to the service of a line; what is forbidden to none by name is so to all."""
        if not told.services or not allocation.service:
            return not told.services
        here = ServiceTerm(allocation.service, allocation.qualifier, allocation.directions)
        vocabulary = self._terms.vocabulary
        return any(
            self._terms.in_group(here, allocation.status, name)
            if name in GROUPS
            else vocabulary.related(allocation.service, [vocabulary.term(name).service])
            for name in told.services
        )
