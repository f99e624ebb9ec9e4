"""Where an allocation that carries a service goes on unchanged, on the terms asked.

The width may lie across an edge of the Table where the allocation reads the same on both sides: the
band allocated to the service does not end there (No. 4.5), and each part is examined by its own row
(No. 11.31). Where service, status or ground differ, the weaker of the two would count for all of it.
"""

from __future__ import annotations

from ...light import NamedTuple
from ...regulations.bands import Span, minus, union
from ...regulations.cases import Asker, meant
from ...table.binding import binding
from ..adjacent import Neighbourhood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...regulations.footnotes import Restriction, Rule
    from ...regulations.values import Allocation, Row, ServiceTerm
    from ...table.view import View


class WidthWanted(NamedTuple):
    """What has to fit, and on which terms."""

    term: ServiceTerm
    bandwidth_hz: int
    status: str = ""  # "" for any
    without: tuple[ServiceTerm, ...] = ()  # services that must have no allocation beside it
    clear_hz: int | None = None  # the least distance from passive bands; None for none
    orbit: str = ""  # of the satellites: GSO or non-GSO, "" for either


class StretchPiece(NamedTuple):
    """A part of a stretch, within one row of the view."""

    row: Row
    own: Allocation
    low_hz: int
    high_hz: int


class FitStretch(NamedTuple):
    """Pieces without a gap in which the allocation reads the same; `service` is what it carries of the service asked.

    None for one that carries only a part of it.
    """

    service: ServiceTerm | None
    pieces: tuple[StretchPiece, ...]

    @property
    def own(self) -> Allocation:
        """The allocation, with the footnotes that stand beside it at the lower end."""
        return self.pieces[0].own

    @property
    def region(self) -> int:
        """The ITU Region."""
        return self.pieces[0].row.region

    @property
    def low_hz(self) -> int:
        """The lower edge, in Hz."""
        return self.pieces[0].low_hz

    @property
    def high_hz(self) -> int:
        """The upper edge, in Hz."""
        return self.pieces[-1].high_hz

    @property
    def width_hz(self) -> int:
        """How wide it is, in Hz."""
        return self.high_hz - self.low_hz


class ClosedPiece(NamedTuple):
    """A part of a row in which a footnote leaves an allocation to stations of long ago."""

    own: Allocation
    region: int
    low_hz: int
    high_hz: int
    footnote: str
    spared: str  # what goes on, in words


class Stretches:
    """The stretches of one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.terms = view.terms
        self.neighbours = Neighbourhood(view)

    def of(self, wanted: WidthWanted, low_hz: int, high_hz: int, region: int) -> list[FitStretch]:
        """The stretches in `[low, high)` in a Region, however narrow, by low edge; those of a part of the service too.

        Raises `OutsideCoverageError` where nothing of the range is covered.
        """
        quiet = self._around_passive(wanted, low_hz, high_hz, region)
        found: list[tuple[ServiceTerm | None, list[StretchPiece]]] = []
        latest: dict[tuple[ServiceTerm, str, str], int] = {}
        for hit in self.view.overlap(low_hz, high_hz, region):
            for own, service in self._carrying(hit.row, wanted):
                key = own.term, own.status, own.via
                taken = [*quiet, *self._taken(hit.row, own, service or wanted.term, wanted.orbit)]
                for low, high in minus([(hit.low_hz, hit.high_hz)], taken) if taken else [(hit.low_hz, hit.high_hz)]:
                    piece, last = StretchPiece(hit.row, own, low, high), latest.get(key, -1)
                    if last >= 0 and found[last][1][-1].high_hz == low:
                        found[last][1].append(piece)
                    else:
                        latest[key] = len(found)
                        found.append((service, [piece]))
        return [FitStretch(service, tuple(pieces)) for service, pieces in found]

    def carried(self, held: ServiceTerm, asked: ServiceTerm) -> ServiceTerm | None:
        """What an allocation carries wholly of the service asked: all of it, or it in the direction that it leaves open."""
        if self.terms.fit(held, asked) == "whole":
            return asked
        directed = asked._replace(directions=held.directions)
        return directed if not asked.directions and self.terms.fit(held, directed) == "whole" else None

    def _carrying(self, row: Row, wanted: WidthWanted) -> Iterator[tuple[Allocation, ServiceTerm | None]]:
        """The allocations of a row that carry the service on the terms asked; with None those that carry a part of it.

        A part counts only where nothing carries the whole.
        """
        fitting = [
            a for a in row.allocations if wanted.status in ("", a.status) and self.terms.fit(a.term, wanted.term)
        ]
        if not fitting or any(self.terms.touches(a.term, w) for a in row.allocations for w in wanted.without):
            return
        carrying = [(a, self.carried(a.term, wanted.term)) for a in fitting]
        whole = [found for found in carrying if found[1] is not None]
        yield from whole or carrying

    def _around_passive(self, wanted: WidthWanted, low_hz: int, high_hz: int, region: int) -> list[Span]:
        """What lies nearer to a passive band than was asked; the bands themselves among it."""
        clear = wanted.clear_hz
        if clear is None:
            return []
        start, end = self.view.edition.coverage
        passive = self.neighbours.listening(max(start, low_hz - clear), min(end, high_hz + clear), region)
        return union((low - clear, high + clear) for low, high in passive)

    def closed(self, wanted: WidthWanted, low_hz: int, high_hz: int, region: int) -> Iterator[ClosedPiece]:
        """Where the service is allocated on the terms asked, and a footnote admits no new station, by low edge."""
        for hit in self.view.overlap(low_hz, high_hz, region):
            for own, service in self._carrying(hit.row, wanted):
                for rule, restriction in self._forbidding(hit.row, own, service or wanted.term):
                    for low, high in rule.within(hit.low_hz, hit.high_hz) if restriction.stations == "new" else ():
                        yield ClosedPiece(own, region, low, high, rule.footnote, restriction.spared)

    def _taken(self, row: Row, own: Allocation, service: ServiceTerm, orbit: str) -> Iterator[Span]:
        """Where footnotes leave an allocation no new station, or none of the orbit."""
        for rule, _ in self._forbidding(row, own, service):
            yield from rule.within(row.low_hz, row.high_hz)
        for rule in self._for_the_other_orbit(row, own, service, orbit) if orbit else ():
            yield from rule.within(row.low_hz, row.high_hz)

    def _forbidding(self, row: Row, own: Allocation, service: ServiceTerm) -> Iterator[tuple[Rule, Restriction]]:
        """What leaves the service no emission, No. 5.340 above all, or no new station; who only listens makes none.

        What forbids a part of the service, as No. 5.541 does sensors, leaves the rest of it.
        """
        if self.terms.is_passive(own.term):
            return
        for rule, restriction in row.barred:
            # In a Region what is forbidden in a part of it is told, and the rest has its place.
            if rule in row.lost or self._told_only(rule) or not _whole(restriction):
                continue
            if rule.makes and rule.footnote not in (own.via, *own.footnotes):
                continue
            if any(self._covers(t, own, service) for t in restriction.by) and not self._excepts(rule, own):
                yield rule, restriction

    def _covers(self, forbidden: ServiceTerm | str, own: Allocation, service: ServiceTerm) -> bool:
        if isinstance(forbidden, str):
            return self.terms.in_group(own.term, own.status, forbidden)
        return self.terms.fit(forbidden, service) == "whole"

    def _for_the_other_orbit(self, row: Row, own: Allocation, service: ServiceTerm, orbit: str) -> Iterator[Rule]:
        """The rules that limit an allocation to systems of the other orbit, or shut out those of this one."""
        asker = Asker(orbit=orbit, received=self.view.day, status=own.status)
        for bound in binding(row, self.view):
            rule, restriction = bound.held.rule, bound.restriction
            if bound.allocation != own or not restriction.cases or self._told_only(rule):
                continue
            # The terms on which a use is named bind that use alone.
            if rule.kind != "identification" and self.terms.concerned(restriction.by, service):
                shut_out = {"limited-to": False, "not-for": True}.get(restriction.rule)
                held, _ = meant(restriction.cases, asker)
                if shut_out is not None and held is shut_out:
                    yield rule

    def _told_only(self, rule: Rule) -> bool:
        """Whether a rule holds in a part of the Region asked."""
        return bool(rule.countries) and self.view.reach is None

    def _excepts(self, rule: Rule, own: Allocation) -> bool:
        """Whether what forbids names the footnote that allocates as an exception."""
        footnote = self.view.footnotes.get(rule.footnote) if own.via != "table" else None
        parts = zip(footnote.rules, footnote.parts, strict=True) if footnote else ()
        return any(r == rule and own.via in part.get("provisions", ()) for r, part in parts)


def _whole(restriction: Restriction) -> bool:
    """Whether it forbids all emissions, all new stations or a service as such, and not only some use of it."""
    if restriction.rule == "prohibited" and restriction.stations == "new":
        return True
    if restriction.rule != "prohibited" or restriction.stations:
        return False
    named = restriction.by and not any(isinstance(name, str) for name in restriction.by)
    return restriction.use.startswith("all emissions") or (bool(named) and not restriction.use)
