"""Examines assignments: allocation, status, conditions of footnotes, limits, with each finding cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...errors import OutsideCoverageError, UsageError
from ...facts.folder import Facts
from ...regulations.terms import Terms
from ...regulations.values import STATUSES, Edition
from ...table.limits import Limits
from ...table.table import REGIONS
from ...table.view import View
from ...units import format_range
from .absence import absence
from .assignment import Assignment
from .place import Facets, Place
from .power import check, summed
from .protected import Protection
from .rows import Examination, ExaminationFinding
from .standing import found
from .stated import check_stated

if TYPE_CHECKING:
    from typing import Literal

    Verdict = Literal["conforms", "conforms-with-conditions", "does-not-conform"]

CONFORMS: Verdict = "conforms"
CONDITIONS: Verdict = "conforms-with-conditions"
FAILS: Verdict = "does-not-conform"


class Examiner:
    """One edition's Table, in every Region and country that is asked."""

    def __init__(self, facts: Facts, edition: Edition, day: str | None = None) -> None:
        self.facts = facts
        self.edition = edition
        self.day = day
        self.terms = Terms(facts.vocabulary)
        self.limits = Limits(facts, self.terms)
        self._view = View(facts, edition, None, day)
        self._protection = Protection(facts)
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
        first = self._examine(assignment, place)
        if assignment.other_way is None:
            return first
        second = self._examine(assignment._replace(service=assignment.other_way), place)
        chosen, left = (second, first) if first.status is None and second.status else (first, second)
        if chosen.status is None:
            told = f"fits neither as {chosen.service} nor as {left.service}"
        else:
            told = f"{'also fits' if left.status else 'does not fit'} as {left.service}: read as {chosen.service}"
        finding = _of_class(assignment, f"class {assignment.station} leaves the direction open; {told}")
        return chosen._replace(findings=(*chosen.findings, finding))

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
            return [Place(view, r, self.limits) for r in numbers or view.regions]
        return [self._region(number) for number in numbers or REGIONS]

    def _region(self, number: int) -> Place:
        if number not in self._regions:
            self._regions[number] = Place(self._view, number, self.limits)
        return self._regions[number]

    def _examine(self, assignment: Assignment, place: Place) -> Examination:
        low, high = assignment.low_hz, assignment.high_hz
        parts = [
            (piece, place.facets(piece, assignment.service, assignment.airborne)) for piece in place.pieces(low, high)
        ]
        channels = list(dict.fromkeys(f.channel for _, f in parts if f.channel))
        on_channel = any(rule.channel(low, high) is not None for rule in channels)
        told: list[ExaminationFinding] = []
        for piece, facets in parts:
            # An emission on a channel needs no band around it.
            wide = on_channel and facets.channel
            part = (low, high) if wide else (max(piece.row.low_hz, low), min(piece.row.high_hz, high))
            if not facets.own and not on_channel:
                told += absence(assignment, place, piece, part, facets, channels)
            told += [
                finding._replace(low_hz=part[0], high_hz=part[1])
                for rule, finding in facets.standing
                if rule is None or rule.within(low, high)
            ]
            if facets.own:
                told += _powers(assignment, part, facets, place)
        findings = [
            *_joined(told),
            *self._protected(assignment, place),
            *(_of_class(assignment, f"unverified: {doubt}") for doubt in assignment.doubts),
        ]
        levels = {f.level for f in findings}
        country = place.view.country
        return Examination(
            verdict=FAILS if "fail" in levels else CONDITIONS if "condition" in levels else CONFORMS,
            region=place.region, country=country.code if country else None,
            frequency_hz=assignment.frequency_hz, bandwidth_hz=assignment.bandwidth_hz, low_hz=low, high_hz=high,
            service=self.terms.vocabulary.data_text(assignment.service),
            # The weakest status in the band is that of the assignment.
            status=max((f.own.status for _, f in parts if f.own), key=STATUSES.index, default=None),
            findings=tuple(findings),
        )  # fmt: skip

    def _protected(self, assignment: Assignment, place: Place) -> Iterator[ExaminationFinding]:
        """Distress and safety frequencies that the assignment reaches into; who only listens harms none."""
        if self.terms.is_passive(assignment.service):
            return
        country = place.view.country.code if place.view.country else ""
        for p in self._protection.of(assignment.low_hz, assignment.high_hz, place.region, country):
            yield found(
                (p.low_hz, p.high_hz), "condition", "protected-frequency", p.message, p.provision,
                verified=p.verified, doubt="" if p.verified else p.doubt,
            )  # fmt: skip


def _powers(
    assignment: Assignment, part: tuple[int, int], facets: Facets, place: Place
) -> Iterator[ExaminationFinding]:
    """The limits that bind, compared with the powers given."""
    for c in summed(check(assignment, facets.limits, place.view.day)):
        verified, doubt = c.bound.verified, c.bound.doubt
        yield found(part, c.level, "limit", c.message, c.bound.limit.provision, verified=verified, doubt=doubt)
    here = [(h, x) for h, x in facets.stated if h.rule.within(assignment.low_hz, assignment.high_hz)]
    for s in check_stated(assignment, here, place.view, place.region):
        yield found(part, s.level, "limit", s.message, None, s.held.rule.footnote)


def _of_class(assignment: Assignment, words: str) -> ExaminationFinding:
    """What is to be said of the class of station, for the whole band."""
    return ExaminationFinding(
        rule="class", level="note", low_hz=assignment.low_hz, high_hz=assignment.high_hz, message=words,
        provision=None, footnote=None,
    )  # fmt: skip


def _joined(findings: Iterable[ExaminationFinding]) -> Iterable[ExaminationFinding]:
    """Findings that say the same of bands side by side, told once for the whole."""
    latest: dict[tuple[str, str, str], int] = {}
    out: list[ExaminationFinding] = []
    for finding in findings:
        key = (finding.level, finding.rule, finding.message)
        at = latest.get(key)
        if at is not None and out[at].high_hz >= finding.low_hz:
            out[at] = out[at]._replace(high_hz=max(out[at].high_hz, finding.high_hz))
        else:
            latest[key] = len(out)
            out.append(finding)
    return out
