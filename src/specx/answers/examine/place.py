"""What an examination asks of one place: a Region or a country, remembered.

Everything that does not depend on the assignment's own frequency is worked out once for each
sub-band and service, so that ten thousand assignments cost little more than finding their rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ...regulations.footnotes import Rule
from ...regulations.terms import Terms
from ...regulations.values import Allocation, Row, ServiceTerm
from ...table.binding import Bound, Held, binding, holding
from ...table.limits import Found, Limits
from ...table.view import View


class Facets(NamedTuple):
    """What a sub-band holds for one service."""

    own: Allocation | None
    fit: str  # whole | part | ""
    bounds: list[Bound]
    limits: list[Found]
    stated: list[tuple[Held, dict[str, Any]]]  # limits that footnotes state
    elsewhere: list[Rule]  # where own is None: what footnotes allocate in some countries


class Piece:
    """A sub-band in which no allocation begins or ends, with its row as it holds."""

    def __init__(self, row: Row, held: list[Held]) -> None:
        self.row = row
        self.held = held
        self.facets: dict[ServiceTerm, Facets] = {}


class Place:
    """One Region of one view, asked again and again."""

    def __init__(self, view: View, region: int, limits: Limits) -> None:
        self.view = view
        self.region = region
        self.limits = limits
        self.terms: Terms = view.terms
        self._pieces: dict[int, Piece] = {}

    def pieces(self, low_hz: int, high_hz: int) -> Iterator[Piece]:
        """The sub-bands that meet `[low, high)`. Raises `OutsideCoverageError` outside the data."""
        for hit in self.view.overlap(low_hz, high_hz, self.region):
            known = self._pieces.get(hit.row.low_hz)
            if known is None:
                known = self._pieces[hit.row.low_hz] = Piece(hit.row, holding(hit.row, self.view))
            yield known

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
            made = [r for r in row.elsewhere if any(self.terms.fit(s, service) for s in r.services)]
            return Facets(None, "", [], [], [], made)
        # A whole fit before a part, a primary allocation before a secondary one.
        fit, own = min(carrying, key=lambda c: (c[0] != "whole", c[1].status != "primary"))
        stated = [
            (h, limit) for h in piece.held for limit in h.part.get("limits", ())
            if h.beside in (None, own) and (not h.rule.services or self.terms.named(own, h.rule.services))
        ]  # fmt: skip
        return Facets(
            own, fit, [b for b in binding(row, self.view, piece.held) if b.allocation == own],
            list(self.limits.binding(row, row.low_hz, row.high_hz, own.term)), stated, [],
        )  # fmt: skip
