"""What an examination asks of one place: a Region or a country, remembered.

Everything that does not depend on the assignment's own frequency is worked out once for each
sub-band and service, so that ten thousand assignments cost little more than finding their rows.
"""

from __future__ import annotations

from bisect import bisect_right
from types import MappingProxyType

from ...errors import OutsideCoverageError
from ...light import NamedTuple, cached_property
from ...regulations.cases import StationCase, serves
from ...regulations.listing import some
from ...regulations.relation import by_footnotes, by_status
from ...table.binding import Bound, Held, binding, holding, words_on
from ...table.stated import bound_limits
from ...units import format_band, format_hz, format_range
from ..sharing.gathering import Gathering
from .conditions import lifts
from .kept import cuts
from .rows import BandSharer
from .standing import allocated, may_be_taken, prohibited, restricted, unverified

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ...regulations.footnotes import Restriction, Rule
    from ...regulations.terms import Terms
    from ...regulations.values import Allocation, Removed, Row, ServiceTerm
    from ...table.decided import DecidedLimits, Reaching
    from ...table.limits import BoundLimit, Limits
    from ...table.view import View
    from ..sharing.triggers import Triggers
    from .rows import ExaminationFinding


class Coordination(NamedTuple):
    """A provision under which a service coordinates, and for whom it is."""

    provision: str
    orbit: str  # GSO or non-GSO, "" for any
    cases: tuple[StationCase, ...]


class Facets(NamedTuple):
    """What a sub-band holds for one service: how it stands, and what binds it or stands in its place."""

    asked: str  # the service, in words
    own: Allocation | None = None
    standing: tuple[
        tuple[Rule | None, Bound | Restriction | None, ExaminationFinding], ...
    ] = ()  # with the rule that limits where
    channel: Rule | None = None  # the rule that allocates it, where that names single frequencies
    limits: tuple[BoundLimit, ...] = ()  # of the rules and of footnotes, as they bind new stations
    agreements: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
        {}
    )  # by which a footnote's limit is passed
    shares: tuple[BandSharer, ...] = ()  # who else has the band
    coordination: tuple[Coordination, ...] = ()  # under which provisions it coordinates
    elsewhere: tuple[Rule, ...] = ()  # what footnotes allocate in a part of the Region
    left_open: tuple[Rule, ...] = ()  # what footnotes may allocate, undecided
    allowed: tuple[tuple[Rule, str], ...] = ()  # what footnotes allow without allocating, in words
    removed: tuple[Removed, ...] = ()  # what footnotes take away of it
    # Where inside the sub-band something begins or ends; None where a verdict depends on more than a place among these.
    cuts: tuple[int, ...] | None = None

    def raised(self) -> Facets:
        """The same for a use of the service that stands as a primary one."""
        assert self.own is not None
        relations = [by_status("primary", s.status) for s in self.shares]
        shares = (s._replace(relation=r.name, rule=r.rule) for s, r in zip(self.shares, relations, strict=True))
        return self._replace(
            own=self.own._replace(status="primary"), shares=tuple(shares),
            standing=tuple(s for s in self.standing if s[2].rule != "secondary"),
        )  # fmt: skip


class Piece:
    """A sub-band in which no allocation begins or ends, with its row as it holds."""

    def __init__(self, row: Row, view: View, decided: DecidedLimits) -> None:
        self.row = row
        self.held = holding(row, view)
        self.terms = [(a.term, a) for a in row.allocations]
        self._view = view
        self._decided = decided
        self.band = format_hz(row.low_hz) if row.high_hz - row.low_hz == 1 else format_band(row.low_hz, row.high_hz)
        self.facets: dict[tuple[ServiceTerm, bool | None], Facets] = {}
        self._planned: bool | None = None

    def planned(self, near: Callable[[int, int], bool]) -> bool:
        """Whether some plan speaks of spectrum in it, by `near`, which is asked once."""
        if self._planned is None:
            self._planned = near(self.row.low_hz, self.row.high_hz)
        return self._planned

    @cached_property
    def bounds(self) -> list[Bound]:
        """What footnotes put on its allocations."""
        return binding(self.row, self._view, self.held)

    @cached_property
    def decided(self) -> list[Reaching]:
        """The figures of Resolutions that reach it by its footnotes."""
        return [found for found in self._decided.reaching(self.held) if found.limits]

    @cached_property
    def left_open(self) -> tuple[Rule, ...]:
        """The rules of which it is open whether they allocate in it."""
        return tuple(self._view.left_open(self.row))

    @cached_property
    def may_be_taken(self) -> tuple[Rule, ...]:
        """The rules of which it is open whether they take something out of it."""
        return tuple(self._view.may_take(self.row))

    @cached_property
    def allowed(self) -> tuple[tuple[Rule, tuple[ServiceTerm, ...], str], ...]:
        """What footnotes allow in it without allocating, for which services, in words."""
        return tuple(_allowed(self.held))

    def naming(self, use: str, own: Allocation, terms: Terms) -> list[Rule]:
        """The rules that name the allocation for a use."""
        beside = (h.rule for h in self.held if h.beside in (None, own) and use in h.rule.application)
        return [r for r in beside if not r.services or terms.named(own, r.services)]

    def on_equal_footing(self, own: Allocation, uses: Iterable[str], terms: Terms) -> bool:
        """Whether a footnote puts one of the uses on an equal footing with every primary service of the sub-band."""
        primary = [a for a in self.row.allocations if a.status == "primary"]
        return bool(primary) and any(
            b.allocation == own and b.restriction.rule == "equal-footing" and serves(uses, b.held.rule.application)
            and all(terms.named(a, b.restriction.towards) for a in primary)
            for b in self.bounds
        )  # fmt: skip


class Place:
    """One Region of one view, asked again and again. With `triggers` it tells who else has the band, and coordination."""

    def __init__(
        self, view: View, region: int, limits: Limits, decided: DecidedLimits, triggers: Triggers | None
    ) -> None:
        self.view = view
        self.region = region
        self.limits = limits
        self.decided = decided
        self.triggers = triggers
        self.terms = view.terms
        # By low edge, with these beside them.
        self._pieces: list[Piece] = []
        self._lows: list[int] = []

    def pieces(self, low_hz: int, high_hz: int) -> Iterator[Piece]:
        """The sub-bands that meet `[low, high)`. Raises `OutsideCoverageError` where one of them has no row."""
        while low_hz < high_hz:
            piece = self._piece(low_hz)
            if piece is None:
                gap = self.view.gaps(low_hz, high_hz, self.region)[0]
                raise OutsideCoverageError(
                    f"the data has no row at {format_range(gap.low_hz, gap.high_hz)} in Region {self.region}",
                    "the data has a gap there: `specx lint` names it",
                )
            yield piece
            low_hz = piece.row.high_hz

    def _piece(self, hz: int) -> Piece | None:
        """The sub-band that holds a frequency; None where the data has a gap."""
        place = bisect_right(self._lows, hz)
        if place and hz < self._pieces[place - 1].row.high_hz:
            return self._pieces[place - 1]
        row = self.view.row_at(hz, self.region)
        if row is None:
            return None
        piece = Piece(row, self.view, self.decided)
        self._pieces.insert(place, piece)
        self._lows.insert(place, row.low_hz)
        return piece

    def facets(
        self, piece: Piece, service: ServiceTerm, airborne: bool | None = None, uses: Iterable[str] | None = None
    ) -> Facets:
        """What the sub-band holds for a service: the allocation that carries it best, and what binds it.

        A secondary service stands as a primary one where a footnote says so of the use that is planned.
        """
        known = self._facets(piece, service, airborne)
        if uses and known.own and known.own.status == "secondary":
            return known.raised() if piece.on_equal_footing(known.own, uses, self.terms) else known
        return known

    def _facets(self, piece: Piece, service: ServiceTerm, airborne: bool | None) -> Facets:
        known = piece.facets.get((service, airborne))
        if known is None:
            carrying = [(fit, a) for term, a in piece.terms if (fit := self.terms.fit(term, service))]
            if carrying:
                known = self._allocated(piece, service, carrying, airborne)
            else:
                known = self._unallocated(piece, service, airborne)
            piece.facets[service, airborne] = known
        return known

    def _allocated(
        self, piece: Piece, service: ServiceTerm, carrying: list[tuple[str, Allocation]], airborne: bool | None
    ) -> Facets:
        text = self.view.vocabulary.data_text
        row, asked = piece.row, text(service)
        # A whole fit before a part, a primary allocation before a secondary one.
        fit, own = min(carrying, key=lambda c: (c[0] != "whole", c[1].status != "primary"))
        making = (h.rule for h in piece.held if h.rule.makes and h.rule.footnote == own.via)
        bounds = piece.bounds
        mine = [b for b in bounds if b.allocation == own and self.terms.concerned(b.restriction.by, service)]
        # Of a link in one direction the limits of the other are not asked.
        ways = tuple(d for d in service.directions if d in (own.term.directions or service.directions))
        sent = own.term._replace(directions=ways or own.term.directions)
        limits = [
            *self.limits.binding(row, row.low_hz, row.high_hz, sent),
            *self._stated(piece, own, service),
            *self._decided(piece, own, service),
        ]
        standing = (
            *((None, None, f) for f in allocated(row, own, fit == "whole", asked, piece.band, text(own.term))),
            *self._prohibited(piece, service, own, airborne),
            *((rule, None, f) for rule, f in may_be_taken(row, own, piece.may_be_taken, self.view)),
            *((b.held.rule, b, f) for b, found in restricted(row, mine, self.view) if (f := _by_limits(b, found, limits))),
            *((None, None, f) for f in unverified(row)),
        )  # fmt: skip
        channel = next((rule for rule in making if rule.frequencies), None)
        new = tuple(b for b in limits if b.limit.conditions.for_new(self.view.day))
        coordination = tuple(self._coordination(piece, own, self.triggers)) if self.triggers else ()
        return Facets(
            asked, own, standing, channel, new, dict(_agreements(mine)),
            shares=tuple(self._shares(piece, own)) if self.triggers else (), coordination=coordination,
            cuts=None if channel else cuts(row, standing, new, (c.cases for c in coordination), ()),
        )  # fmt: skip

    def _shares(self, piece: Piece, own: Allocation) -> Iterator[BandSharer]:
        """The other allocations of the sub-band, each with its relation to the one examined."""
        for other in piece.row.allocations:
            if other != own:
                relation = by_status(own.status, other.status)
                words = words_on(own, other, piece.bounds, self.view, self.region)
                yield BandSharer(
                    label=other.label, status=other.status, relation=relation.name, rule=relation.rule,
                    by_footnote=by_footnotes(words),
                )  # fmt: skip

    def _coordination(self, piece: Piece, own: Allocation, triggers: Triggers) -> Iterator[Coordination]:
        """The provisions under which the service coordinates, called for by a footnote or by the pair of services."""
        others = [a for a in piece.row.allocations if a != own]
        found = Gathering(triggers, self.view, piece.row, own).of(others, piece.bounds)
        for trigger in found:
            if trigger.kind == "coordination" and trigger.acts == "own" and trigger.provision != "agreement":
                orbit = trigger.orbits[0] if trigger.orbits and trigger.orbits[0] in ("GSO", "non-GSO") else ""
                called = (b for b in piece.bounds if b.footnote == trigger.footnote)
                cases = next((b.restriction.cases for b in called if b.restriction.provision == trigger.provision), ())
                yield Coordination(trigger.provision, orbit, cases)

    def _stated(self, piece: Piece, own: Allocation, service: ServiceTerm) -> Iterator[BoundLimit]:
        """The limits that footnotes state for the allocation; in a Region they may hold in a part of it only."""
        row = piece.row
        for held in piece.held:
            if held.limits and held.beside in (None, own):
                named = held.rule.services
                if named and not (self.terms.named(own, named) and self.terms.concerned(named, service)):
                    continue
                footnote = self.view.footnotes.get(held.rule.footnote)
                verified = footnote is None or footnote.verified
                for bound in bound_limits(held, held.limits, own.term, row.low_hz, row.high_hz, verified):
                    yield bound._replace(condition=self._local(held.rule))

    def _decided(self, piece: Piece, own: Allocation, service: ServiceTerm) -> Iterator[BoundLimit]:
        """The figures of the Resolutions that footnotes cite; those on a use bind that use alone."""
        row, told = piece.row, set()
        for found in self.decided.binding(row, row.low_hz, row.high_hz, own, piece.decided):
            bound, rule = found.bound, found.held.rule
            if not self.terms.concerned(rule.services, service):
                continue
            limit = bound.limit
            if rule.application and not limit.cases:
                limit = limit._replace(cases=(StationCase(uses=rule.application),))
            where = self._local(rule) if found.local else ""
            key = limit.id, bound.low_hz, bound.high_hz, where
            if key not in told:
                told.add(key)
                condition = "; ".join(filter(None, (bound.condition, where)))
                yield bound._replace(limit=limit, condition=condition)

    def _local(self, rule: Rule) -> str:
        """In which countries of the Region alone a rule holds, or in which not; "" in a country's own Table."""
        if self.view.reach is not None:
            return ""
        if rule.countries:
            return "in " + some(self.view.countries_in(rule, self.region))
        out = self.view.left_out_in(rule, self.region)
        return "not in " + some(out) if out else ""

    def _unallocated(self, piece: Piece, service: ServiceTerm, airborne: bool | None) -> Facets:
        asked = self.view.vocabulary.data_text(service)
        elsewhere = tuple(r for r in piece.row.elsewhere if self._any_fits(r.services, service))
        left_open = tuple(r for r in piece.left_open if not r.services or self._any_fits(r.services, service))
        allowed = tuple((r, words) for r, terms, words in piece.allowed if self._any_fits(terms, service))
        removed = tuple(r for r in piece.row.removed if self.terms.fit(r.term, service))
        standing = tuple(self._prohibited(piece, service, None, airborne))
        rules = (*elsewhere, *left_open, *(rule for rule, _ in allowed))
        return Facets(
            asked, standing=standing, elsewhere=elsewhere, left_open=left_open, allowed=allowed, removed=removed,
            cuts=cuts(piece.row, standing, (), (), rules),
        )  # fmt: skip

    def _prohibited(
        self, piece: Piece, service: ServiceTerm, own: Allocation | None, airborne: bool | None
    ) -> Iterable[tuple[Rule, Restriction, ExaminationFinding]]:
        """What is forbidden to the service."""
        return prohibited(piece.row, own, service, airborne, self.view)

    def _any_fits(self, terms: Iterable[ServiceTerm], service: ServiceTerm) -> bool:
        return any(self.terms.fit(term, service) for term in terms)


def _by_limits(bound: Bound, finding: ExaminationFinding, limits: Iterable[BoundLimit]) -> ExaminationFinding | None:
    """A duty to keep a limit is told where another provision sets that, and is no more than the limit where its own does."""
    if finding.rule != "technical":
        return finding
    examined = {b.limit.provision for b in limits}
    if finding.footnote in examined and bound.restriction.use.endswith("see limits"):
        return None
    return finding._replace(level="note") if finding.provision in examined else finding


def _agreements(bounds: Iterable[Bound]) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """The agreements by which a limit that a footnote states may be passed: what declares them, by footnote and quantity."""
    for bound in bounds:
        if lifts(bound):
            names = tuple(n for n in (bound.restriction.provision, bound.footnote) if n)
            yield (bound.footnote, bound.restriction.to_exceed), names


def _allowed(held: Iterable[Held]) -> Iterator[tuple[Rule, tuple[ServiceTerm, ...], str]]:
    """What footnotes allow services without allocating, in words: "permitted", or identified where nothing is allocated."""
    for rule in (h.rule for h in held if not h.rule.makes):
        if rule.kind == "identification" and rule.effect == "described":
            yield rule, rule.services, f"No. {rule.footnote} identifies it for that, without allocating"
        for restriction in rule.restrictions:
            if restriction.rule == "permitted":
                terms = tuple(t for t in restriction.by if not isinstance(t, str))
                yield rule, terms, f"No. {rule.footnote} permits {restriction.use or 'it'}, without allocating"
