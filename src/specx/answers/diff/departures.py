"""Where a country's own table departs from the Radio Regulations as that country has them, and on what ground.

Piece by piece and column by column: what the table does not use, adds, raises, lowers, widens or narrows. A ground is a
note of the row that makes or takes away such an allocation: one of the country's own, or a footnote of Article 5 that
names the country.
"""

from __future__ import annotations

from ...errors import FrequencyError
from ...light import NamedTuple
from ...regulations.numbers import is_footnote
from ...regulations.values import STATUSES, Allocation, Row, ServiceTerm, outranks
from ...table.binding import holding
from ...units import parse_frequency
from .change import NotCompared
from .departure_rows import DEPARTURES, Departure, DepartureTotal, Ground

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Literal

    from ...regulations.footnotes import Rule
    from ...table.index import Place
    from ...table.national import NationalView
    from ...table.view import View

    Kind = Literal["unused", "other-column", "added", "raised", "lowered", "widened", "narrowed"]

_GIVES = frozenset({"added", "raised", "widened"})
_TAKING = frozenset({"prohibited", "not-for", "limited-to"})
_TAKES = frozenset({"prohibition", "alternative-allocation", "different-category"})


class _Found(NamedTuple):
    """One departure of one service in one direction."""

    change: Kind
    was: tuple[ServiceTerm, str] | None  # with its status
    now: tuple[ServiceTerm, str] | None


class Departures:
    """A country's own table against an edition of the Radio Regulations."""

    def __init__(self, own: NationalView, regulations: View) -> None:
        self.own = own
        self.regulations = regulations
        self.terms = own.terms

    def find(
        self,
        low_hz: int,
        high_hz: int,
        regions: Iterable[int],
        columns: Collection[str] = (),
        kinds: Collection[str] = (),
        asked: ServiceTerm | None = None,
    ) -> list[Departure]:
        """The departures in `[low, high)`, by low edge; of some columns, kinds and of a service where given."""
        found = [
            told
            for region in regions
            for place in self.own.places((region,))
            if not columns or _column(place) in columns
            for told in _joined(self._in_column(low_hz, high_hz, region, place))
        ]
        found = [
            d for d in found
            if (not kinds or d.change in kinds) and (asked is None or self._asks(asked, d))
        ]  # fmt: skip
        return sorted(found, key=lambda d: (d.low_hz, d.region))

    def _asks(self, asked: ServiceTerm, told: Departure) -> bool:
        return asked.service == told.service or asked.service in self.terms.ancestors(told.service)

    def uncompared(self, low_hz: int, high_hz: int, regions: Collection[int]) -> Iterator[NotCompared]:
        """The parts of `[low, high)` that the table, or the edition, does not have."""
        for view in (self.regulations, self.own):
            for a, b in view.outside(low_hz, high_hz):
                yield NotCompared(edition=view.edition.id, region=None, low_hz=a, high_hz=b)
            for gap in view.gaps(low_hz, high_hz, regions):
                yield NotCompared(edition=view.edition.id, region=gap.region, low_hz=gap.low_hz, high_hz=gap.high_hz)

    def _in_column(self, low_hz: int, high_hz: int, region: int, place: Place) -> Iterator[Departure]:
        """The departures of each piece of a column in which neither table changes."""
        for hit in self.own.within(low_hz, high_hz, place):
            for other in self.regulations.within(hit.low_hz, hit.high_hz, region):
                yield from self._piece(hit.row, other.row, other.low_hz, other.high_hz)

    def _piece(self, own: Row, there: Row, low: int, high: int) -> Iterator[Departure]:
        column = own.own.column if own.own else ""
        held = [h.rule for h in holding(own._replace(low_hz=low, high_hz=high), self.own)]
        grouped: dict[tuple[object, ...], list[_Found]] = {}
        for found in self._compared(_units(there), _units(own)):
            grouped.setdefault((found.change, *(_bare(side) for side in (found.was, found.now))), []).append(found)
        for alike in grouped.values():
            change, was, now = alike[0].change, _whole(f.was for f in alike), _whole(f.now for f in alike)
            term = (now or was or (ServiceTerm(""), ""))[0]
            columns: tuple[str, ...] = ()
            if change == "unused" and len(self.own.columns) > 1:
                columns = self._others_having(term, column, own.region, low, high)
            grounds = self._grounds(held, term, (now or was or (None, ""))[1] if change in _GIVES else "")
            label = self.own.vocabulary.label
            yield Departure(
                change="other-column" if columns else change, region=own.region, low_hz=low, high_hz=high,
                layer="national", column=column, service=term.service, before=label(*was) if was else None,
                after=label(*now) if now else None, grounds=tuple(grounds), columns_having=columns, source=own.source,
            )  # fmt: skip

    def _others_having(self, term: ServiceTerm, column: str, region: int, low: int, high: int) -> tuple[str, ...]:
        """The other columns that have the service in all of a piece."""
        found = []
        for place in self.own.places((region,)):
            rows = [hit.row for hit in self.own.within(low, high, place)] if _column(place) != column else []
            if rows and all(any(self.terms.touches(a.term, term) for a in row.allocations) for row in rows):
                found.append(_column(place))
        return tuple(found)

    def _compared(self, was: dict[ServiceTerm, str], now: dict[ServiceTerm, str]) -> Iterator[_Found]:
        """What differs between the entries of the Radio Regulations and those of the table, direction by direction."""
        now = {self._as_named(term, was): status for term, status in now.items()}
        met = {term for term in now if term in was}
        for term in met:
            yield from _of_status((term, was[term]), (term, now[term]))
        for term, status in now.items():
            around = [t for t in was if self._holds(t, term)]
            inside = [t for t in was if self._holds(term, t)]
            if term in was:
                continue
            if not around and not inside:
                yield _Found("added", None, (term, status))
                continue
            # Of the same service, and one that is not met by an entry of its own, before others.
            near = min(around or inside, key=lambda t: (t in met, t.service != term.service, STATUSES.index(was[t])))
            if near not in met or not around:
                yield _Found("narrowed" if around else "widened", (near, was[near]), (term, status))
            if near not in met or outranks(status, was[near]):
                yield from _of_status((near, was[near]), (term, status))
        for term, status in was.items():
            if not any(self._holds(t, term) or self._holds(term, t) for t in now):
                yield _Found("unused", (term, status), None)

    def _holds(self, whole: ServiceTerm, part: ServiceTerm) -> bool:
        """Whether an entry holds another. A bracket that a table adds to words of the Radio Regulations narrows them."""
        longer = whole._replace(qualifier="") == part._replace(qualifier="") and bool(whole.qualifier)
        return self.terms.fit(whole, part) == "whole" or (longer and part.qualifier.startswith(f"{whole.qualifier} "))

    @staticmethod
    def _as_named(term: ServiceTerm, among: Iterable[ServiceTerm]) -> ServiceTerm:
        """The term as the others write it, where they differ in how a frequency in brackets is written: 5 MHz, 5 000 kHz."""
        hz = _frequency(term.qualifier)
        same = (t for t in among if hz is not None and t._replace(qualifier="") == term._replace(qualifier=""))
        return next((t for t in same if _frequency(t.qualifier) == hz), term)

    def _grounds(self, held: Iterable[Rule], term: ServiceTerm, given: str) -> list[Ground]:
        """The notes among the rules that give a service the status `given`, or with "" that take something of it."""
        found: dict[str, Ground] = {}
        for rule in held:
            if self._is_ground(rule, term, given) and rule.footnote not in found:
                summary = self.own.footnotes[rule.footnote].summary
                found[rule.footnote] = Ground(footnote=rule.footnote, kind=rule.kind, summary=summary)
        return list(found.values())

    def _is_ground(self, rule: Rule, term: ServiceTerm, given: str) -> bool:
        """Whether a rule gives a service, or takes it: the country's own, or one that names the country."""
        named = [*rule.services, *(t for r in rule.restrictions for t in r.terms)]
        if not any(self.terms.touches(t, term) for t in named):
            return False
        if is_footnote(rule.footnote):
            reach = self.own.reach
            return bool(rule.countries) and reach is not None and bool(reach.meant_by(rule.countries)) and rule.changes
        if given:
            return (rule.makes and rule.status in ("", given)) or any(r.rule == "permitted" for r in rule.restrictions)
        return rule.kind in _TAKES or any(r.rule in _TAKING for r in rule.restrictions)


def totals(found: Iterable[Departure]) -> tuple[DepartureTotal, ...]:
    """The sums by column and kind."""
    by: dict[tuple[str, str], list[Departure]] = {}
    for one in found:
        by.setdefault((one.column, one.change), []).append(one)
    order = {kind: i for i, kind in enumerate(DEPARTURES)}
    return tuple(
        DepartureTotal(
            column=column, change=change, departures=len(some), without_ground=sum(not d.grounds for d in some),
            total_hz=_spectrum((d.low_hz, d.high_hz) for d in some),
        )
        for (column, change), some in sorted(by.items(), key=lambda item: (item[0][0], order[item[0][1]]))
    )  # fmt: skip


def _spectrum(bands: Iterable[tuple[int, int]]) -> int:
    total = reached = 0
    for low, high in sorted(bands):
        total += max(0, high - max(low, reached))
        reached = max(reached, high)
    return total


def _units(row: Row) -> dict[ServiceTerm, str]:
    """The entries of a row, each direction apart, with the strongest status that each has."""
    found: dict[ServiceTerm, str] = {}
    for allocation in row.allocations:
        for term in _each_way(allocation):
            if term not in found or outranks(allocation.status, found[term]):
                found[term] = allocation.status
    return found


def _each_way(allocation: Allocation) -> Iterator[ServiceTerm]:
    term = allocation.term
    yield from (term._replace(directions=(way,)) for way in term.directions) if term.directions else (term,)


def _bare(side: tuple[ServiceTerm, str] | None) -> tuple[object, ...] | None:
    """A side without its direction: what differs in it alone is told together."""
    return None if side is None else (side[0].service, side[0].qualifier, bool(side[0].directions), side[1])


def _whole(sides: Iterable[tuple[ServiceTerm, str] | None]) -> tuple[ServiceTerm, str] | None:
    """Sides that differ in their direction alone as one with all of them."""
    held = [side for side in sides if side is not None]
    if not held:
        return None
    ways = tuple(dict.fromkeys(way for term, _ in held for way in term.directions))
    return held[0][0]._replace(directions=ways), held[0][1]


def _of_status(was: tuple[ServiceTerm, str], now: tuple[ServiceTerm, str]) -> Iterator[_Found]:
    if was[1] != now[1]:
        yield _Found("raised" if outranks(now[1], was[1]) else "lowered", was, now)


def _frequency(qualifier: str) -> int | None:
    """The frequency that stands in brackets behind a service, in Hz."""
    try:
        return parse_frequency(qualifier) if qualifier[:1].isdigit() else None
    except FrequencyError:
        return None


def _column(place: Place) -> str:
    return "" if isinstance(place, int) else place[1]


def _joined(found: Iterable[Departure]) -> Iterator[Departure]:
    """Departures that say the same of pieces side by side, told once for the whole."""
    last: dict[Departure, Departure] = {}
    for told in found:
        key = told._replace(low_hz=0, high_hz=0, source=None)
        before = last.get(key)
        if before is not None and before.high_hz == told.low_hz:
            last[key] = before._replace(high_hz=told.high_hz)
            continue
        if before is not None:
            yield before
        last[key] = told
    yield from last.values()
