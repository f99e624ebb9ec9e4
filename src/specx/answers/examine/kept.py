"""Examinations kept: those that differ in nothing but where in their sub-bands they begin and end have one verdict."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ...regulations.cases import StationCase
from ...table.binding import Bound
from .assignment import Assignment
from .offered import FAMILY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from ...regulations.footnotes import Restriction, Rule
    from ...regulations.values import Row
    from ...table.limits import BoundLimit
    from .place import Facets, Piece
    from .rows import Examination

    Key: TypeAlias = tuple[object, ...] | None
    Span: TypeAlias = tuple[int, int]

# The asker, the levels given, what is settled, the class of station.
_SAID = slice(Assignment._fields.index("asker"), Assignment._fields.index("emission"))
MOST = 5_000  # examinations: a few kilobytes each


class Kept:
    """Examinations by what they depend on, apart from the two ends. There are never more than a few thousand."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: dict[Key, Examination] = {}

    @staticmethod
    def key(assignment: Assignment, low_hz: int, high_hz: int, parts: Sequence[tuple[Piece, Facets]]) -> Key:
        """What the verdict depends on; None where that is the very frequency, the bandwidth or what a notice sends."""
        if assignment.emitter is not None:
            return None
        places: list[int] = []
        for _, facets in parts:
            if facets.cuts is None:
                return None
            if facets.cuts:
                places += bisect_right(facets.cuts, low_hz), bisect_left(facets.cuts, high_hz)
        a = assignment
        # Sub-bands follow each other: the first and their number name them all, with Region and country.
        return parts[0][0], len(parts), *places, a.service, a[_SAID], a.doubts, a.unheard, a.airborne

    def get(self, key: Key, assignment: Assignment, low_hz: int, high_hz: int) -> Examination | None:
        """The examination of that key, with the ends of this assignment."""
        known = self._known.get(key) if key else None
        if known is None:
            return None
        # Inside the band stand edges of sub-bands, which stay, and at its ends its own.
        low, high = known.low_hz, known.high_hz
        return known._replace(
            frequency_hz=assignment.frequency_hz, bandwidth_hz=assignment.bandwidth_hz, low_hz=low_hz, high_hz=high_hz,
            findings=tuple([
                f._replace(
                    low_hz=low_hz if f.low_hz == low else f.low_hz, high_hz=high_hz if f.high_hz == high else f.high_hz
                )
                for f in known.findings
            ]),
        )  # fmt: skip

    def put(self, key: Key, examination: Examination) -> None:
        """Keeps it; with too many of them all are forgotten."""
        if key:
            if len(self._known) >= self._most:
                self._known.clear()
            self._known[key] = examination


def cuts(
    row: Row,
    standing: Iterable[tuple[Rule | None, Bound | Restriction | None, object]],
    limits: Sequence[BoundLimit],
    cases: Iterable[Sequence[StationCase]],
    rules: Iterable[Rule],
) -> tuple[int, ...] | None:
    """The edges inside a sub-band at which something begins or ends for the service.

    None where more of an assignment counts than its place among them: its frequency or its bandwidth, or whether a
    Resolution names the country in it.
    """
    spoken = [bound.restriction if isinstance(bound, Bound) else bound for _, bound, _ in standing]
    named = [*(s.cases for s in spoken if s), *(b.limit.cases for b in limits), *cases]
    if any(case.under for some in named for case in some):
        return None
    if any(FAMILY.get(b.limit.quantity) == "bandwidth" or b.limit.over_frequency for b in limits):
        return None
    spans = [[(b.low_hz, b.high_hz)] for b in limits]
    spans += [list(rule.bands) for rule in (*(r for r, _, _ in standing if r), *rules) if rule.bands]
    return tuple(sorted({edge for bands in spans if not _whole(bands, row) for band in bands for edge in band}))


def _whole(bands: Iterable[Span], row: Row) -> bool:
    return any(low <= row.low_hz and high >= row.high_hz for low, high in bands)
