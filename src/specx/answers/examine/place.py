"""What an examination asks of one place: a Region or a country, remembered.

Everything that does not depend on the assignment's own frequency is worked out once for each
sub-band and service, so that ten thousand assignments cost little more than finding their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...table.binding import Held, binding, holding
from ...table.limits import BoundLimit, Limits
from ...table.view import View
from ...units import format_band, format_hz
from .standing import allocated, may_be_taken, prohibited, restricted, unverified

if TYPE_CHECKING:
    from ...regulations.footnotes import Rule
    from ...regulations.limits import FootnoteLimit
    from ...regulations.values import Allocation, Removed, Row, ServiceTerm
    from .rows import ExaminationFinding


class Facets(NamedTuple):
    """What a sub-band holds for one service: how it stands, and what binds it or stands in its place."""

    asked: str  # the service, in words
    own: Allocation | None = None
    standing: tuple[tuple[Rule | None, ExaminationFinding], ...] = ()  # with the rule that limits where it is so
    channel: Rule | None = None  # the rule that allocates it, where that names single frequencies
    limits: tuple[BoundLimit, ...] = ()
    stated: tuple[tuple[Held, FootnoteLimit], ...] = ()  # by footnotes
    elsewhere: tuple[Rule, ...] = ()  # what footnotes allocate in a part of the Region
    left_open: tuple[Rule, ...] = ()  # what footnotes may allocate, undecided
    allowed: tuple[tuple[Rule, str], ...] = ()  # what footnotes allow without allocating, in words
    removed: tuple[Removed, ...] = ()  # what footnotes take away of it


class Piece:
    """A sub-band in which no allocation begins or ends, with its row as it holds."""

    def __init__(self, row: Row, view: View) -> None:
        self.row = row
        self.held = holding(row, view)
        self.left_open = tuple(view.left_open(row))
        self.allowed = tuple(_allowed(self.held))
        self.band = format_hz(row.low_hz) if row.high_hz - row.low_hz == 1 else format_band(row.low_hz, row.high_hz)
        self.facets: dict[tuple[ServiceTerm, bool], Facets] = {}


class Place:
    """One Region of one view, asked again and again."""

    def __init__(self, view: View, region: int, limits: Limits) -> None:
        self.view = view
        self.region = region
        self.limits = limits
        self.terms = view.terms
        self._pieces: dict[int, Piece] = {}

    def pieces(self, low_hz: int, high_hz: int) -> Iterator[Piece]:
        """The sub-bands that meet `[low, high)`. Raises `OutsideCoverageError` outside the data."""
        for hit in self.view.overlap(low_hz, high_hz, self.region):
            known = self._pieces.get(hit.row.low_hz)
            if known is None:
                known = self._pieces[hit.row.low_hz] = Piece(hit.row, self.view)
            yield known

    def facets(self, piece: Piece, service: ServiceTerm, airborne: bool = False) -> Facets:
        """What the sub-band holds for a service: the allocation that carries it best, and what binds it."""
        known = piece.facets.get((service, airborne))
        if known is None:
            carrying = [(fit, a) for a in piece.row.allocations if (fit := self.terms.fit(a.term, service))]
            if carrying:
                known = self._allocated(piece, service, carrying, airborne)
            else:
                known = self._unallocated(piece, service, airborne)
            piece.facets[service, airborne] = known
        return known

    def _allocated(
        self, piece: Piece, service: ServiceTerm, carrying: list[tuple[str, Allocation]], airborne: bool
    ) -> Facets:
        row, asked = piece.row, self.view.vocabulary.data_text(service)
        # A whole fit before a part, a primary allocation before a secondary one.
        fit, own = min(carrying, key=lambda c: (c[0] != "whole", c[1].status != "primary"))
        making = (h.rule for h in piece.held if h.rule.makes and h.rule.footnote == own.via)
        bounds = (b for b in binding(row, self.view, piece.held) if b.allocation == own)
        stated = (
            (h, limit) for h in piece.held for limit in h.limits
            if h.beside in (None, own) and (not h.rule.services or self.terms.named(own, h.rule.services))
        )  # fmt: skip
        return Facets(
            asked, own,
            standing=(
                *((None, f) for f in allocated(row, own, fit == "whole", asked, piece.band)),
                *self._prohibited(piece, service, own, airborne),
                *may_be_taken(row, own, self.view),
                *restricted(row, bounds, self.view),
                *((None, f) for f in unverified(row)),
            ),
            channel=next((rule for rule in making if rule.frequencies), None),
            limits=tuple(self.limits.binding(row, row.low_hz, row.high_hz, own.term)), stated=tuple(stated),
        )  # fmt: skip

    def _unallocated(self, piece: Piece, service: ServiceTerm, airborne: bool) -> Facets:
        asked = self.view.vocabulary.data_text(service)
        elsewhere = tuple(r for r in piece.row.elsewhere if self._any_fits(r.services, service))
        left_open = tuple(r for r in piece.left_open if not r.services or self._any_fits(r.services, service))
        allowed = tuple((r, words) for r, terms, words in piece.allowed if self._any_fits(terms, service))
        removed = tuple(r for r in piece.row.removed if self.terms.fit(r.term, service))
        return Facets(
            asked, standing=tuple(self._prohibited(piece, service, None, airborne)), elsewhere=elsewhere,
            left_open=left_open, allowed=allowed, removed=removed,
        )  # fmt: skip

    def _prohibited(
        self, piece: Piece, service: ServiceTerm, own: Allocation | None, airborne: bool
    ) -> Iterable[tuple[Rule, ExaminationFinding]]:
        """What is forbidden to the service."""
        return prohibited(piece.row, own, service, airborne, self.view)

    def _any_fits(self, terms: Iterable[ServiceTerm], service: ServiceTerm) -> bool:
        return any(self.terms.fit(term, service) for term in terms)


def _allowed(held: Iterable[Held]) -> Iterator[tuple[Rule, tuple[ServiceTerm, ...], str]]:
    """What footnotes allow services without allocating, in words: "permitted", or identified where nothing is allocated."""
    for rule in (h.rule for h in held if not h.rule.makes):
        if rule.kind == "identification" and rule.effect == "described":
            yield rule, rule.services, f"No. {rule.footnote} identifies it for that, without allocating"
        for restriction in rule.restrictions:
            if restriction.rule == "permitted":
                terms = tuple(t for t in restriction.by if not isinstance(t, str))
                yield rule, terms, f"No. {rule.footnote} permits {restriction.use or 'it'}, without allocating"
