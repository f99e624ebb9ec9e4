"""What a view says at every frequency of one place, rendered once for each stretch in which it says the same."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from ..answers.cells import listed, numbers
from ..light import NamedTuple, cached_property
from ..regulations.values import STATUSES, Row, ServiceTerm
from ..table.index import Place, region_of
from ..units import format_band
from .columns import UNKNOWN_ROW, AnnotatedRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..table.table import Table

_PROHIBITION = "5.340"
OUTSIDE_ANSWER = "outside"
_OUTSIDE = UNKNOWN_ROW._replace(answer=OUTSIDE_ANSWER)


class SaidStretch(NamedTuple):
    """A part of a row in which the same uses are named and the same is forbidden; None for the row where there is no data."""

    low_hz: int
    high_hz: int
    row: Row | None


class Layer:
    """One place of a view: the stretches of its rows by low edge, from 0 up without a gap between them."""

    def __init__(self, table: Table, place: Place) -> None:
        self.table = table
        self.place = place
        self._made: dict[tuple[int, int, bool, ServiceTerm | None], AnnotatedRow] = {}

    @cached_property
    def stretches(self) -> list[SaidStretch]:
        """The stretches, in order; what the data does not hold is a stretch without a row."""
        low, high = self.table.edition.coverage
        found, reached = [], 0
        for hit in self.table.within(low, high, self.place):
            row = self.table.identified(hit.row)
            if row.low_hz > reached:
                found.append(SaidStretch(reached, row.low_hz, None))
            found += [SaidStretch(start, end, row) for start, end in pairwise(self._cuts(row))]
            reached = row.high_hz
        return [*found, SaidStretch(reached, 1 << 62, None)]

    @cached_property
    def lows(self) -> list[int]:
        """The lower edges of the stretches."""
        return [stretch.low_hz for stretch in self.stretches]

    def number(self, hz: float) -> int:
        """The number of the stretch that holds a frequency of 0 Hz or more."""
        return bisect_right(self.lows, hz) - 1

    def _cuts(self, row: Row) -> list[int]:
        bands = [(use.low_hz, use.high_hz) for use in row.identifications]
        bands += [band for rule, _ in row.barred for band in rule.within(row.low_hz, row.high_hz)]
        inside = {hz for band in bands for hz in band if row.low_hz < hz < row.high_hz}
        return sorted({row.low_hz, row.high_hz, *inside})

    # --- answers

    def at(self, number: int, edge: bool = False, term: ServiceTerm | None = None) -> AnnotatedRow:
        """What is said of a frequency in a stretch; `edge` where it is exactly the edge between two rows."""
        return self.over(number, number, edge, term)

    def over(self, first: int, last: int, edge: bool = False, term: ServiceTerm | None = None) -> AnnotatedRow:
        """What is said of a range from one stretch to another."""
        key = first, last, edge, term
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = self._said(self.stretches[first : last + 1], edge, term)
        return known

    def is_edge(self, number: int) -> bool:
        """Whether the lower edge of the stretch is one between two rows."""
        if number < 1:
            return False
        below, here = self.stretches[number - 1].row, self.stretches[number].row
        return below is not None and here is not None and below.low_hz != here.low_hz

    def _said(self, parts: Sequence[SaidStretch], edge: bool, term: ServiceTerm | None) -> AnnotatedRow:
        edition, region = self.table.edition.id, region_of(self.place)
        held = [(part, part.row) for part in parts if part.row is not None]
        if not held:
            return _OUTSIDE._replace(edition=edition, region=region)
        rows = list(dict.fromkeys(row.low_hz for _, row in held))
        each = [{(a.label, a.status) for a in row.allocations} for _, row in held]
        whole = set.intersection(*each) if len(held) == len(parts) else set()
        every = dict.fromkeys((a.label, a.status) for _, row in held for a in row.allocations)
        low, high = held[0][1].low_hz, held[-1][1].high_hz
        of_status = {
            s: listed(label for label, status in every if status == s and (label, status) in whole) for s in STATUSES
        }
        return AnnotatedRow(
            answer=listed(dict.fromkeys(_answer(part.row) for part in parts)), edition=edition, region=region, band=format_band(low, high, grouped=False),
            row_low_hz=low, row_high_hz=high, rows=len(rows), primary=of_status["primary"],
            secondary=of_status["secondary"], permitted=of_status["permitted"],
            partly=listed(label for label, status in every if (label, status) not in whole),
            footnotes_list=numbers(dict.fromkeys(f for _, row in held for f in row.all_footnotes())),
            applied_list=numbers(dict.fromkeys(f for _, row in held for f in row.applied)),
            uses=listed(dict.fromkeys(use for part, row in held for use in self._uses(part, row))),
            no_5_340=any(_prohibited(part, row) for part, row in held), edge=edge,
            check="" if term is None else self._check(parts, term),
        )  # fmt: skip

    def _uses(self, part: SaidStretch, row: Row) -> list[str]:
        """The uses identified in a stretch; with a word where only some countries of the Region are meant."""
        named: dict[str, bool] = {}
        for use in row.identifications:
            if use.kind == "identification" and use.low_hz < part.high_hz and use.high_hz > part.low_hz:
                everywhere = self.table.place != "" or not (use.countries or use.except_countries)
                named[use.application] = named.get(use.application, False) or everywhere
        return [name if everywhere else f"{name} (some countries)" for name, everywhere in named.items()]

    def _check(self, parts: Sequence[SaidStretch], term: ServiceTerm) -> str:
        """In which status the service has all of the parts; the weakest of theirs."""
        found = {self._has(part, term) for part in parts}
        if len(found) == 1:
            return found.pop()
        if found & {"", "no"}:
            return "partly" if found & set(STATUSES) else "" if "" in found else "no"
        return max(found, key=_GROUNDS.index)

    def _has(self, part: SaidStretch, term: ServiceTerm) -> str:
        if part.row is None:
            return ""
        statuses = [a.status for a in part.row.allocations if term.matches(a.term)]
        if statuses:
            return min(statuses, key=STATUSES.index)
        beside = getattr(self.table, "beside", None)
        rules = beside(part.row, part.low_hz, part.high_hz) if beside else []
        how = {is_open for rule, is_open in rules if any(term.matches(service) for service in rule.services)}
        return "some-countries" if False in how else "open" if True in how else "no"


_GROUNDS = (*STATUSES, "some-countries", "open", "no", "")


def _answer(row: Row | None) -> str:
    if row is None:
        return OUTSIDE_ANSWER
    if row.allocations:
        return "allocated"
    if row.own is not None and row.own.none:
        return "blank"
    return "not-allocated" if row.not_allocated else "nothing-left"


def _prohibited(part: SaidStretch, row: Row) -> bool:
    """Whether No. 5.340 prohibits emissions in a stretch, or some of them."""
    return any(rule.footnote == _PROHIBITION and rule.within(part.low_hz, part.high_hz) for rule, _ in row.barred)
