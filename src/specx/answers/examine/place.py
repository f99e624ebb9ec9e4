"""What an examination asks of one place: a Region's Table or a country's, cut and remembered.

Everything that does not depend on the assignment's own frequency is worked out once for each
sub-band and service, so that ten thousand assignments cost little more than finding their rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from ...regulations.application import apply
from ...regulations.terms import Terms
from ...regulations.values import Allocation, Row, ServiceTerm
from ...table.binding import Bound, Ground, Held, binding, holding
from ...table.country import CountryTable
from ...table.limits import Found, Limits
from ...table.table import Table


class Facets(NamedTuple):
    """What a sub-band holds for one service."""

    own: Allocation | None
    fit: str  # whole | part | ""
    bounds: list[Bound]
    limits: list[Found]
    stated: list[tuple[Held, dict[str, Any]]]  # limits that footnotes state
    elsewhere: list[Held]  # where own is None: what footnotes allocate in some countries


class Piece:
    """A sub-band in which no allocation begins or ends, with its effective row."""

    def __init__(self, row: Row, held: list[Held]) -> None:
        self.row = row
        self.held = held
        self.facets: dict[ServiceTerm, Facets] = {}


class Place:
    """One Region of one Table, asked again and again."""

    def __init__(self, table: Table, plain: Table, region: int, limits: Limits, ground: Ground) -> None:
        self.table = table
        self.plain = plain  # the Table of the Regions, by which rows are found
        self.region = region
        self.limits = limits
        self.ground = ground
        self.terms: Terms = ground.terms
        self._pieces: dict[int, list[Piece]] = {}

    def pieces(self, low_hz: int, high_hz: int) -> Iterator[Piece]:
        """The sub-bands that meet `[low, high)`. Raises `OutsideCoverageError` outside the data."""
        for hit in self.plain.overlap(low_hz, high_hz, self.region):
            known = self._pieces.get(hit.row.low_hz)
            if known is None:
                # Only the rows that are met are resolved for a country: a file may name all of them.
                own = self.table.resolved(hit.row) if isinstance(self.table, CountryTable) else [hit.row]
                known = self._pieces[hit.row.low_hz] = [piece for row in own for piece in self._cut(row)]
            for piece in known:
                if piece.row.low_hz < high_hz and piece.row.high_hz > low_hz:
                    yield piece

    def _cut(self, row: Row) -> list[Piece]:
        held = holding(row, self.ground)
        if self.ground.reach is not None:
            # A country's rows are cut already, and hold what footnotes allocate there.
            return [Piece(row, held)]
        making = [h.rule for h in held if h.rule.makes]
        edges = {e for rule in making for band in rule.within(row.low_hz, row.high_hz) for e in band}
        pieces = []
        for low, high in pairwise(sorted({row.low_hz, row.high_hz, *edges})):
            part = row._replace(low_hz=low, high_hz=high)
            rules = [r for r in making if r.effect == "applied" and r.within(low, high)]
            everywhere = [r for r in rules if not r.countries and not r.except_countries]
            if everywhere:
                part = part._replace(allocations=apply(part, everywhere, self.terms.vocabulary)[0])
            pieces.append(Piece(part, holding(part, self.ground)))
        return pieces

    def facets(self, piece: Piece, service: ServiceTerm) -> Facets:
        """What the sub-band holds for a service: the allocation that carries it best, and what binds it."""
        known = piece.facets.get(service)
        if known is None:
            known = piece.facets[service] = self._facets(piece, service)
        return known

    def _facets(self, piece: Piece, service: ServiceTerm) -> Facets:
        row = piece.row
        carrying = [(fit, a) for a in row.allocations if (fit := self.terms.fit(a.term, service))]
        if not carrying:
            made = [h for h in piece.held if h.rule.makes and any(self.terms.fit(s, service) for s in h.rule.services)]
            return Facets(None, "", [], [], [], made)
        # A whole fit before a part, a primary allocation before a secondary one.
        fit, own = min(carrying, key=lambda c: (c[0] != "whole", c[1].status != "primary"))
        stated = [
            (h, limit) for h in piece.held for limit in h.part.get("limits", ())
            if h.beside in (None, own) and (not h.rule.services or self.terms.named(own, h.rule.services))
        ]  # fmt: skip
        return Facets(
            own, fit, [b for b in binding(row, self.ground, piece.held) if b.allocation == own],
            list(self.limits.binding(row, row.low_hz, row.high_hz, own.term)), stated, [],
        )  # fmt: skip
