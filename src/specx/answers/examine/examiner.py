"""Examines assignments: allocation, status, conditions of footnotes, limits, with each finding cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from ...errors import OutsideCoverageError, UsageError
from ...facts.folder import Facts
from ...regulations.terms import Terms
from ...regulations.values import STATUSES, Edition
from ...table.binding import Bound, some
from ...table.limits import Limits
from ...table.table import REGIONS
from ...table.view import View
from ...units import format_band, format_range
from .assignment import Assignment
from .place import Facets, Piece, Place
from .power import check, summed
from .protected import Protection
from .stated import check_stated

Json: TypeAlias = dict[str, Any]
# The provisions that define the two categories; permitted use has none.
_CATEGORY = {"primary": "5.25", "secondary": "5.26"}
CONFORMS, CONDITIONS, FAILS = "conforms", "conforms-with-conditions", "does-not-conform"
# What a footnote demands before an assignment conforms; the rest of its rules is told as a note.
_DEMANDS = {
    "limited-to", "not-for", "agreement", "coordination", "no-interference-to", "no-protection-from", "prohibited",
    "technical",
}  # fmt: skip


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

    def examine(self, assignment: Assignment) -> Iterator[Json]:
        """The verdict in each Region asked, or in the country. Raises `SpecxError` for what cannot be asked."""
        start, end = self.edition.coverage
        if assignment.low_hz < start or assignment.high_hz > end:
            raise OutsideCoverageError(
                f"{format_range(max(0, assignment.low_hz), assignment.high_hz)} lies outside the data",
                f"{self.edition.id} covers {format_range(start, end)}",
            )
        for place in self.places(assignment.region, assignment.country):
            yield self._either_way(assignment, place)

    def _either_way(self, assignment: Assignment, place: Place) -> Json:
        """The verdict; where the class of station leaves the direction open, in the one that fits."""
        first = self._examine(assignment, place)
        if assignment.other_way is None:
            return first
        second = self._examine(assignment._replace(service=assignment.other_way), place)
        chosen, left = (second, first) if first["status"] is None and second["status"] else (first, second)
        if chosen["status"] is None:
            told = f"fits neither as {chosen['service']} nor as {left['service']}"
        else:
            told = (
                f"{'also fits' if left['status'] else 'does not fit'} as {left['service']}: read as {chosen['service']}"
            )
        words = f"class {assignment.station} leaves the direction open; {told}"
        finding = _finding("note", "class", words)
        finding["low_hz"], finding["high_hz"] = assignment.low_hz, assignment.high_hz
        chosen["findings"].append(finding)
        return chosen

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

    def _examine(self, assignment: Assignment, place: Place) -> Json:
        findings: list[Json] = []
        statuses: list[str] = []
        for piece in place.pieces(assignment.low_hz, assignment.high_hz):
            facets = place.facets(piece, assignment.service)
            low, high = max(piece.row.low_hz, assignment.low_hz), min(piece.row.high_hz, assignment.high_hz)
            for finding in self._findings(assignment, place, piece, facets):
                finding["low_hz"], finding["high_hz"] = low, high
                findings.append(finding)
            if facets.own is not None:
                statuses.append(facets.own.status)
        findings = _joined(findings)
        findings += self._protected(assignment, place)
        findings += [
            {
                **_finding("note", "class", f"unverified: {doubt}"),
                "low_hz": assignment.low_hz,
                "high_hz": assignment.high_hz,
            }
            for doubt in assignment.doubts
        ]
        levels = {f["level"] for f in findings}
        country = place.view.country
        return {
            "verdict": FAILS if "fail" in levels else CONDITIONS if "condition" in levels else CONFORMS,
            "region": place.region, "country": country.code if country else None,
            "frequency_hz": assignment.frequency_hz, "bandwidth_hz": assignment.bandwidth_hz,
            "low_hz": assignment.low_hz, "high_hz": assignment.high_hz,
            "service": self.terms.vocabulary.data_text(assignment.service),
            # The weakest status in the band is that of the assignment.
            "status": max(statuses, key=STATUSES.index, default=None),
            "findings": findings,
        }  # fmt: skip

    def _protected(self, assignment: Assignment, place: Place) -> Iterator[Json]:
        """Distress and safety frequencies that the assignment reaches into; who only listens harms none."""
        if self.terms.is_passive(assignment.service):
            return
        country = place.view.country.code if place.view.country else ""
        for found in self._protection.of(assignment.low_hz, assignment.high_hz, place.region, country):
            finding = _finding("condition", "protected-frequency", found.message, found.provision)
            finding["low_hz"], finding["high_hz"] = found.low_hz, found.high_hz
            if not found.verified:
                finding["verified"], finding["doubt"] = False, found.doubt
            yield finding

    def _findings(self, assignment: Assignment, place: Place, piece: Piece, facets: Facets) -> Iterator[Json]:
        band = format_band(piece.row.low_hz, piece.row.high_hz)
        own = facets.own
        if own is None:
            yield self._unallocated(place, facets, assignment, band)
        else:
            footnote = None if own.via == "table" else own.via
            via = f" by No. {footnote}" if footnote else ""
            words = f"{band} is allocated to {own.label}{via}, {own.status}"
            if own.status == "permitted":
                words = f"{band} is open to {own.label}{via}, on its terms and without a category"
            yield _finding("note", "allocated", words, _CATEGORY.get(own.status), footnote)
            if facets.fit == "part":
                asked = self.terms.vocabulary.data_text(assignment.service)
                yield _finding("condition", "part", f"only as {own.label}, which is not all of {asked}", "5.49")
            if own.status == "secondary":
                yield _finding("note", "secondary", "yields to primary services, present and future", "5.29")
        yield from self._prohibited(assignment, piece, facets)
        if own is None:
            return
        for bound in facets.bounds:
            rule = bound.held.rule
            if rule.kind != "prohibition" and rule.within(assignment.low_hz, assignment.high_hz):
                yield self._restriction(bound, place)
        if not piece.row.verified:
            yield _finding("note", "row", f"unverified: {piece.row.doubt}")
        yield from self._powers(assignment, place, facets)

    def _powers(self, assignment: Assignment, place: Place, facets: Facets) -> Iterator[Json]:
        for checked in summed(check(assignment, facets.limits, place.view.day)):
            finding = _finding(checked.level, "limit", checked.message, checked.found.record["provision"])
            if not checked.found.verified:
                finding["verified"] = False
            if checked.found.doubt:
                finding["doubt"] = checked.found.doubt
            yield finding
        here = [(h, x) for h, x in facets.stated if h.rule.within(assignment.low_hz, assignment.high_hz)]
        for held, level, words in check_stated(assignment, here, place.view, place.region):
            yield _finding(level, "limit", words, None, held.rule.footnote)

    def _unallocated(self, place: Place, facets: Facets, assignment: Assignment, band: str) -> Json:
        name = self.terms.vocabulary.data_text(assignment.service)
        told = ""
        if place.view.reach is None:
            made = {
                f"No. {r.footnote} in {some(place.view.countries_in(r, place.region))}": None
                for r in facets.elsewhere
                if r.countries
            }
            told = f"; it is by {', '.join(made)}: ask with --country" if made else ""
        words = (
            f"{band} is not allocated to {name}{told}; only No. 4.4 is left"
            if not told
            else f"{band} is not allocated to {name} in the Table{told}"
        )
        return _finding("fail", "not-allocated", words, "4.4")

    def _prohibited(self, assignment: Assignment, piece: Piece, facets: Facets) -> Iterator[Json]:
        """No. 5.340 and its like. Who only listens does not emit; exceptions are named in the rule."""
        if self.terms.is_passive(assignment.service):
            return
        for held in piece.held:
            if held.rule.kind != "prohibition" or not held.rule.within(assignment.low_hz, assignment.high_hz):
                continue
            for restriction in held.rule.restrictions:
                if restriction.rule == "prohibited":
                    via = facets.own.via if facets.own else "table"
                    excepted = via != "table" and via in held.part.get("provisions", ())
                    whole = not restriction.use or restriction.use.startswith("all emissions")
                    level = "note" if excepted else "fail" if whole else "condition"
                    words = f"No. {held.rule.footnote} forbids {restriction.use or 'all emissions'}"
                    yield _finding(level, "prohibited", words, held.rule.footnote, held.rule.footnote)

    def _restriction(self, bound: Bound, place: Place) -> Json:
        rule, restriction = bound.held.rule, bound.restriction
        text = self.terms.vocabulary.data_text
        names = [t if isinstance(t, str) else text(t) for t in restriction.towards]
        local = bool(rule.countries) and place.view.reach is None
        use = rule.application if restriction.rule not in ("limited-to", "not-for") else ()
        message = "".join(
            [
                f"No. {rule.footnote}: {restriction.rule.replace('-', ' ')}",
                f" {', '.join(names)}" if names else "",
                f" under No. {restriction.provision}" if restriction.provision else "",
                f" of {some(restriction.of_countries)}" if restriction.of_countries else "",
                f": {restriction.use}" if restriction.use else "",
                f" (for {', '.join(use)})" if use else "",
                f" (in {some(place.view.countries_in(rule, place.region))})" if local else "",
            ]
        )
        # A rule for some countries, or for a use that the assignment may not have, is told, not demanded.
        level = "condition" if restriction.rule in _DEMANDS and not local and not use else "note"
        finding = _finding(level, restriction.rule, message, restriction.provision or None, rule.footnote)
        if restriction.of_countries:
            finding["of_countries"] = list(restriction.of_countries)
        return finding


def _finding(level: str, rule: str, message: str, provision: str | None = None, footnote: str | None = None) -> Json:
    return {
        "rule": rule, "level": level, "low_hz": 0, "high_hz": 0, "message": message, "provision": provision,
        "footnote": footnote,
    }  # fmt: skip


def _joined(findings: list[Json]) -> list[Json]:
    """Findings that say the same of bands side by side, told once for the whole."""
    latest: dict[tuple[str, str, str], Json] = {}
    out: list[Json] = []
    for finding in findings:
        key = (finding["level"], finding["rule"], finding["message"])
        before = latest.get(key)
        if before is not None and before["high_hz"] >= finding["low_hz"]:
            before["high_hz"] = finding["high_hz"]
            continue
        latest[key] = finding
        out.append(finding)
    return out
