"""Examines assignments in the places that they name, whichever way their class of station is read."""

from __future__ import annotations

from ...errors import OutsideCoverageError, UsageError
from ...regulations.values import Edition
from ...table.decided import DecidedLimits
from ...table.limits import Limits
from ...table.table import REGIONS
from ...table.view import View, terms_of
from ...units import format_range
from ..sharing.triggers import Triggers
from .assignment import OPERATION, Assignment
from .judge import CONDITIONS, CONFORMS, FAILS, Judge, of_class
from .place import Place
from .rows import Examination

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...facts.folder import Facts

__all__ = ["CONDITIONS", "CONFORMS", "FAILS", "Examiner"]


class Examiner:
    """One edition's Table, in every Region and country that is asked.

    One `alone` is told who else has the band and what to coordinate too; many are not, for speed.
    """

    def __init__(self, facts: Facts, edition: Edition, day: str | None = None, alone: bool = True) -> None:
        self.facts = facts
        self.edition = edition
        self.day = day
        self.terms = facts.kept(terms_of)
        self.limits = facts.kept(Limits)
        self.triggers = facts.kept(Triggers) if alone else None
        self._view = View(facts, edition, None, day)
        self._decided = DecidedLimits(self._view)
        self._judge = Judge(facts, self.terms)
        self._regions: dict[int, Place] = {}
        self._asked: dict[tuple[str, str], list[Place]] = {}

    def examine(self, assignment: Assignment) -> Iterator[Examination]:
        """The verdict in each Region asked, or in the country. Raises `SpecxError` for what cannot be asked."""
        start, end = self.edition.coverage
        if assignment.low_hz < start or assignment.high_hz > end:
            raise OutsideCoverageError(
                f"{format_range(max(0, assignment.low_hz), assignment.high_hz)} lies outside the data",
                f"{self.edition.id} covers {format_range(start, end)}",
            )
        for place in self.places(assignment.region, assignment.country):
            yield self._either_way(assignment, place)

    def _either_way(self, assignment: Assignment, place: Place) -> Examination:
        """The verdict; where the class of station leaves the direction open, in the one that fits."""
        first = self._judge.examine(assignment, place)
        if assignment.service.service == OPERATION and first.status is None:
            return self._as_operation(assignment, place, first)
        if assignment.other_way is None:
            return first
        second = self._judge.examine(assignment._replace(service=assignment.other_way), place)
        chosen, left = (second, first) if first.status is None and second.status else (first, second)
        if chosen.status is None:
            told = f"fits neither as {chosen.service} nor as {left.service}"
        else:
            told = f"{'also fits' if left.status else 'does not fit'} as {left.service}: read as {chosen.service}"
        finding = of_class(assignment, f"class {assignment.station} leaves the direction open; {told}")
        return chosen._replace(findings=(*chosen.findings, finding))

    def _as_operation(self, assignment: Assignment, place: Place, first: Examination) -> Examination:
        """Space operation functions stand in bands of the satellite's main service too (No. 1.23)."""
        ways = assignment.service.directions
        if assignment.main is not None:
            main = assignment.main._replace(directions=ways or assignment.main.directions)
            through = self._judge.examine(assignment._replace(service=main), place)
            if through.status is None:
                return first
            words = f"command, telemetry and tracking in a band of the main service, {through.service}"
            told = of_class(assignment, words)._replace(rule="operation", provision="1.23")
            return through._replace(findings=(told, *through.findings))
        mains = self._mains(assignment, place)
        if not mains:
            return first
        known = assignment.station or "ED"
        asks = f'-s "{mains[0]}" --class {known}'
        words = f"open only through the main service of the satellite, if that is {' or '.join(mains)}: give {asks}"
        told = of_class(assignment, words)._replace(rule="operation", level="condition", provision="1.23", asks=asks)
        findings = (told, *(f for f in first.findings if f.rule != "not-allocated"))
        return first._replace(**self._judge.judged(findings))

    def _mains(self, assignment: Assignment, place: Place) -> list[str]:
        """The space services that have the whole band in the direction of the link."""
        ways = set(assignment.service.directions)
        found: list[set[str]] = []
        for piece in place.pieces(assignment.low_hz, assignment.high_hz):
            terms = [a.term for a in piece.row.allocations if self.terms.family(a.service) == "space"]
            found.append(
                {
                    self.terms.vocabulary.data_text(t)
                    for t in terms
                    if not self.terms.is_passive(t) and (not t.directions or not ways or ways <= set(t.directions))
                }
            )
        return sorted(set.intersection(*found)) if found else []

    def places(self, region: str, country: str) -> list[Place]:
        """The places that a Region and a country mean. Raises `UsageError`, `UnknownNameError`."""
        key = (region.strip().casefold(), country.strip())
        known = self._asked.get(key)
        if known is None:
            known = self._asked[key] = list(self._find(*key))
        return known

    def _find(self, region: str, country: str) -> Iterable[Place]:
        asked = () if region in ("all", "") else tuple(dict.fromkeys(p.strip() for p in region.split(",")))
        if not set(asked) <= {"1", "2", "3"}:
            raise UsageError(f"unknown Region '{region[:40]}'", "Regions are 1, 2, 3 or all")
        numbers = tuple(map(int, asked))
        if country:
            view = View(self.facts, self.edition, self.facts.geography.find(country), self.day)
            view.check_regions(numbers)
            return [Place(view, r, self.limits, self._decided, self.triggers) for r in numbers or view.regions]
        return [self._region(number) for number in numbers or REGIONS]

    def _region(self, number: int) -> Place:
        if number not in self._regions:
            self._regions[number] = Place(self._view, number, self.limits, self._decided, self.triggers)
        return self._regions[number]
