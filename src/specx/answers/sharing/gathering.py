"""The provisions that apply to one service of a sub-band, gathered pair by pair and footnote by footnote."""

from __future__ import annotations

from .rows import CoordinationCase, Trigger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ...regulations.values import Allocation, Row, ServiceTerm
    from ...table.binding import Bound
    from ...table.view import View
    from .triggers import Triggers


class Gathering:
    """Gathers the triggers of one service of a row; pairs with the same provision become one."""

    def __init__(self, triggers: Triggers, view: View, row: Row, own: Allocation) -> None:
        self.triggers = triggers
        self.view = view
        self.row = row
        self.own = own
        self._found: dict[tuple[str, str, str], tuple[list[str], dict[str, Any], Bound | None]] = {}
        self._cases: dict[str, list[CoordinationCase]] = {}

    def of(
        self,
        others: list[Allocation],
        bounds: Iterable[Bound],
        partner: ServiceTerm | None = None,
        by_pair: bool = True,
    ) -> list[Trigger]:
        """Every trigger between the service, others of its kind, and its sharers.

        Without `by_pair` those alone that a footnote calls for: what the pair of services calls for, and plans, go by
        the allocations of the Radio Regulations.
        """
        terms = self.view.terms
        # Space networks coordinate with others of their own service too.
        same = [] if partner is not None and not terms.touches(self.own.term, partner) else [self.own]
        bounds = list(bounds)
        orbits = {a: _orbit(a, bounds) for a in (self.own, *others)}
        for other in [*same, *others] if by_pair else ():
            for provision, pair, side in self.triggers.by_pair(self.own, other, self.row):
                acting, facing = (self.own, other) if side == "own" else (other, self.own)
                if _allowed(pair, orbits[acting], orbits[facing]):
                    self._add(provision, side, self._label(other, self.own), pair, None)
        for provision, bound in self.triggers.called(bounds):
            if bound.allocation in (self.own, *others):
                self._called(provision, bound, [*same, *others])
        self._say_once()
        return [*self._triggers(), *(self._plans(others) if by_pair else ())]

    def _add(self, provision: str, side: str, label: str, pair: dict[str, Any], bound: Bound | None) -> None:
        by = bound.footnote + bound.restriction.use if bound else str(pair.get("from_orbit"))
        labels, *_ = self._found.setdefault((provision, side, by), ([], pair, bound))
        if label not in labels:
            labels.append(label)

    @staticmethod
    def _label(other: Allocation, bound: Allocation) -> str:
        return f"{other.label} (other systems)" if other == bound else other.label

    def _called(self, provision: str, bound: Bound, others: list[Allocation]) -> None:
        mine = bound.allocation == self.own
        if not mine and not self.view.concerned(bound.restriction.of_countries, self.row.region):
            return  # the other service seeks it from countries of which we are none
        for other in others if mine else [self.own]:
            if bound.restriction.towards and not self.view.terms.named(other, bound.restriction.towards):
                continue
            label = self._label(other, bound.allocation) if mine else bound.allocation.label
            for acts in self.triggers.sides(provision, bound.allocation, other):
                side = "own" if (acts == "own") == mine else "sharer"
                self._add(provision, side, label, {}, bound)
        if provision == "9.11A":
            for case, part in self.triggers.cases_of(bound.footnote, self.own, self.row):
                found = self._cases.setdefault(bound.footnote, [])
                told = _case(case, part)
                if told not in found:
                    found.append(told)

    def _say_once(self) -> None:
        """What a footnote calls for need not be said again for the pair as such."""
        said = {
            (p, side, label) for (p, side, _), (labels, _, bound) in self._found.items() if bound for label in labels
        }
        for (provision, side, _), (labels, _, bound) in self._found.items():
            if bound is None:
                labels[:] = [label for label in labels if (provision, side, label) not in said]

    def _triggers(self) -> Iterable[Trigger]:
        for (provision, side, _), (labels, pair, bound) in self._found.items():
            if labels:
                cases = self._cases.get(bound.footnote, ()) if provision == "9.11A" and bound else ()
                yield self.triggers.told(provision, side, labels, pair, bound, self.view, self.row.region, cases)

    def _plans(self, others: list[Allocation]) -> Iterable[Trigger]:
        for allocation in (self.own, *others):
            for plan in self.triggers.planned(allocation, self.row):
                side = "own" if allocation == self.own else "sharer"
                yield self.triggers.told(
                    plan, side, [f"{allocation.label} (plan)"], {}, None, self.view, self.row.region
                )


def _orbit(allocation: Allocation, bounds: Iterable[Bound]) -> str:
    """The orbit that footnotes leave an allocation: "GSO", "non-GSO" or "any"."""
    for bound in bounds:
        if bound.allocation == allocation and bound.restriction.rule == "limited-to" and not bound.held.rule.countries:
            if bound.restriction.use in ("non-geostationary systems", "non-geostationary satellites"):
                return "non-GSO"
            if bound.restriction.use in ("geostationary systems", "geostationary satellites"):
                return "GSO"
    return "any"


def _allowed(pair: dict[str, Any], acting: str, facing: str) -> bool:
    wanted = pair.get("from_orbit", "any"), pair.get("to_orbit", "any")
    return all("any" in (want, has) or want == has for want, has in zip(wanted, (acting, facing), strict=True))


def _case(case: dict[str, Any], part: str) -> CoordinationCase:
    return CoordinationCase(
        id=case["id"], part=part, provisions=tuple(case["provisions"]), orbit=case.get("orbit", "any"),
        service=case["service"][0], directions=tuple(case.get("directions", ())), use=case.get("use", ""),
        excluded=case.get("excluded", False), verified=case["verified"],
    )  # fmt: skip
