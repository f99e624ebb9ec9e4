"""Which provisions on coordination apply between two services of a band, and what makes them apply.

Two things call a provision: the pair of services and directions that it governs (the facts in
`provisions.yaml`), or a footnote of the band that names it.
"""

from __future__ import annotations

from ...facts.plans import PlanBand, Plans
from ...light import NamedTuple, cached_property
from ...regulations.values import Allocation, Row, ServiceTerm, outranks
from ...table.view import terms_of
from .rows import CoordinationCase, Trigger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ...facts.folder import Facts
    from ...table.binding import Bound
    from ...table.view import View


UP, DOWN, ACROSS = "Earth-to-space", "space-to-Earth", "space-to-space"
_SENDS = {"earth": {UP}, "space": {DOWN, ACROSS}}
_HEARS = {"earth": {DOWN}, "space": {UP, ACROSS}}


class Called(NamedTuple):
    """A provision that a footnote calls for: by which restriction, on which allocation."""

    provision: str
    bound: Bound


class Triggers:
    """The provisions of the facts, asked for a pair of allocations."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.terms = facts.kept(terms_of)

    @cached_property
    def provisions(self) -> dict[str, dict[str, Any]]:
        """Every provision by number."""
        return {r["no"]: r for r in self.facts.records("provisions", "provisions.yaml")}

    @cached_property
    def cases(self) -> list[dict[str, Any]]:
        """The cases of No. 9.11A."""
        return list(self.facts.records("coordination", "coordination-9.11A.yaml"))

    @cached_property
    def _plans(self) -> Plans:
        return self.facts.kept(Plans)

    def plans(self, low_hz: int, high_hz: int) -> list[PlanBand]:
        """The bands in `[low, high)` of plans of space services."""
        found = (band for band in self._plans.bands(low_hz, high_hz) if band.plan.kind == "plan")
        return [b for b in found if any(self.terms.family(s[0]) == "space" for s in b.record.get("services", ()))]

    @cached_property
    def _edges(self) -> list[int]:
        bands = [b for r in self.provisions.values() for b in r.get("bands", ())]
        bands += [b for r in self.cases for b in r["bands"]]
        return sorted({edge for band in bands for edge in band})

    def edges(self, low_hz: int, high_hz: int) -> list[int]:
        """Every frequency at which a provision or a case begins or ends, and in `[low, high)` a plan."""
        return [*self._edges, *(edge for band in self.plans(low_hz, high_hz) for edge in (band.low_hz, band.high_hz))]

    # --- by the pair

    def by_pair(self, own: Allocation, other: Allocation, row: Row) -> Iterator[tuple[str, dict[str, Any], str]]:
        """The provisions that govern the pair without a footnote: (provision, its pair, side that acts)."""
        for record in self.provisions.values():
            if record["kind"] not in ("coordination", "limit") or record.get("state") or record.get("limits"):
                continue
            if record.get("bands") and not _overlaps(record["bands"], row.low_hz, row.high_hz):
                continue
            for pair in record.get("pairs", ()):
                if pair.get("via_footnote") or pair.get("across"):
                    continue
                asks = record["kind"] != "coordination"
                if (asks or _owed(own, other)) and self._fits(pair, own, other, row):
                    yield record["no"], pair, "own"
                if own != other and (asks or _owed(other, own)) and self._fits(pair, other, own, row):
                    yield record["no"], pair, "sharer"

    def _fits(self, pair: dict[str, Any], acting: Allocation, facing: Allocation, row: Row | None) -> bool:
        if self.terms.is_passive(acting.term) or self.terms.is_passive(facing.term):
            return False
        if pair.get("same_category") and acting.status != facing.status:
            return False
        if pair.get("status") and {acting.status, facing.status} != {pair["status"]}:
            return False
        if row and pair.get("planned_bands") is False and (self.planned(acting, row) or self.planned(facing, row)):
            return False
        return (
            self.terms.named(acting, _names(pair["from"]))
            and self.terms.named(facing, _names(pair["to"]))
            and self._station(acting, pair.get("from_station", "any"), pair.get("from_role", ""))
            and self._station(facing, pair.get("to_station", "any"), pair.get("to_role", ""))
            and self._directed(pair.get("direction", "any"), acting, facing)
        )

    def directions(self, term: ServiceTerm) -> set[str]:
        """The directions in which a space service may work; none for others."""
        if self.terms.family(term.service) != "space":
            return set()
        if term.directions:
            return set(term.directions)
        if term.service == "inter-satellite":
            return {ACROSS}
        if term.service == "broadcasting-satellite":
            return {DOWN}
        # An active sensor sends downwards, but to no earth station.
        return {ACROSS} if term.qualifier == "active" else {UP, DOWN}

    def _station(self, allocation: Allocation, stations: str, role: str) -> bool:
        if self.terms.family(allocation.service) != "space":
            return "terrestrial" in stations or stations == "any"
        ways = self.directions(allocation.term)
        for station in stations.split(", "):
            if station == "any":
                return True
            wanted: set[str] = set()
            if role != "receiving":
                wanted |= _SENDS.get(station, set())
            if role != "transmitting":
                wanted |= _HEARS.get(station, set())
            if ways & wanted:
                return True
        return False

    def _directed(self, wanted: str, acting: Allocation, facing: Allocation) -> bool:
        ours, theirs = self.directions(acting.term), self.directions(facing.term)
        if wanted == "any":
            return True
        if wanted == "same":
            return bool(ours & theirs)
        if wanted == "opposite":
            return (UP in ours and DOWN in theirs) or (DOWN in ours and UP in theirs)
        return all(wanted in ways for ways in (ours, theirs) if ways)

    def planned(self, allocation: Allocation, row: Row) -> list[str]:
        """The Appendices whose plans govern the service in the row."""
        found = (b for b in self.plans(row.low_hz, row.high_hz) if not b.regions or row.region in b.regions)
        named = (b.plan.reference for b in found if self.terms.named(allocation, _names(b.record["services"])))
        return list(dict.fromkeys(named))

    # --- by a footnote

    def sides(self, provision: str, bound: Allocation, other: Allocation) -> list[str]:
        """Who acts when a footnote on `bound` calls for a provision: "own" for it, "other", both, or nobody.

        No. 9.21 binds the service of the footnote towards whoever may be affected. For another
        provision the pair must be one that it governs, and of an equal or a higher category.
        """
        pairs = self.provisions.get(provision, {}).get("pairs", ())
        if provision in ("", "9.21") or not pairs:
            return ["own"] if other != bound or self.terms.family(bound.service) == "space" else []
        sides = []
        if _owed(bound, other) and any(self._fits({**p, "status": ""}, bound, other, None) for p in pairs):
            sides.append("own")
        if other == bound or not _owed(other, bound):
            return sides
        if any(self._fits({**p, "status": ""}, other, bound, None) for p in pairs):
            sides.append("other")
        return sides

    def called(self, bounds: Iterable[Bound]) -> list[Called]:
        """The provisions that footnotes of the row call for."""
        rules = ("coordination", "agreement")
        found = [Called(b.restriction.provision, b) for b in bounds if b.restriction.rule in rules]
        return [c for c in found if c.provision or c.bound.restriction.rule == "agreement"]

    def cases_of(self, footnote: str, allocation: Allocation, row: Row) -> list[tuple[dict[str, Any], str]]:
        """The cases of No. 9.11A that a footnote opens, each with the allocation's part in it.

        "asks" for the service that coordinates, "bound" for one that the case binds too.
        """
        found = []
        for case in self.cases:
            if footnote not in case["footnotes"] or not _overlaps(case["bands"], row.low_hz, row.high_hz):
                continue
            if case.get("regions") and str(row.region) not in case["regions"]:
                continue
            if self._names(case, allocation):
                found.append((case, "asks"))
            elif any(
                self._names(other, allocation) for other in (*case.get("also_binds", ()), *case.get("terrestrial", ()))
            ):
                found.append((case, "bound"))
        return found

    def _names(self, entry: dict[str, Any], allocation: Allocation) -> bool:
        service, qualifier, directions = entry["service"]
        wanted = ServiceTerm(service, qualifier, tuple(directions or entry.get("directions", ())))
        return (not entry.get("status") or entry["status"] == allocation.status) and self.terms.touches(
            allocation.term, wanted
        )

    # --- as the answer has it

    def told(
        self,
        provision: str,
        side: str,
        others: Iterable[str],
        pair: dict[str, Any],
        bound: Bound | None,
        view: View,
        region: int,
        cases: Iterable[CoordinationCase] = (),
    ) -> Trigger:
        """One trigger: the provision, who acts towards whom, and what makes it apply; of a Region with its countries."""
        record = self.provisions.get(provision, {})
        rule, restriction = (bound.held.rule, bound.restriction) if bound else (None, None)
        orbits = pair.get("from_orbit", "any"), pair.get("to_orbit", "any")
        why = [bound.only(view) if bound else "", record.get("when", ""), pair.get("when", "")]
        unsure = record.get("unverified", ())
        doubtful = record.get("verified") is False or not {"bands", "pairs", "when"}.isdisjoint(unsure)
        return Trigger(
            provision=provision or "agreement", footnote=rule.footnote if rule else None,
            about=record.get("governs", "the agreement of others is needed"), kind=record.get("kind", "coordination"),
            acts=side, with_=tuple(others), when="; ".join(dict.fromkeys(filter(None, why))),
            of_countries=restriction.of_countries if restriction else (),
            countries=view.countries_in(rule, region) if rule and view.reach is None else (),
            application=rule.uses if rule else (),
            orbits=() if orbits == ("any", "any") else orbits, appendices=tuple(record.get("appendices", ())),
            requests=record.get("requests", ""), except_=pair.get("except", ""), verified=not doubtful,
            doubt=record.get("doubt", "less certain: " + ", ".join(unsure)) if doubtful else "", cases=tuple(cases),
        )  # fmt: skip


def _owed(acting: Allocation, facing: Allocation) -> bool:
    """Whether coordination is owed at all: to services of an equal or a higher category (Appendix 5).

    Use that a footnote permits has no category: it coordinates where its footnote says so.
    """
    return "permitted" not in (acting.status, facing.status) and not outranks(acting.status, facing.status)


def _overlaps(bands: Iterable[Any], low_hz: int, high_hz: int) -> bool:
    return any(low < high_hz and high > low_hz for low, high in bands)


def _names(values: Iterable[Any]) -> list[ServiceTerm | str]:
    return [v if isinstance(v, str) else ServiceTerm(v[0], v[1], tuple(v[2])) for v in values]
