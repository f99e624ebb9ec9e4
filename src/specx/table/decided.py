"""The figures of Resolutions and Rules of Procedure as they bind a service of a row, through its footnotes."""

from __future__ import annotations

import re

from ..facts.procedures import Procedures
from ..facts.resolutions import Resolution, Resolutions
from ..light import NamedTuple
from ..regulations.decided import limits_of, limits_of_rule
from .limits import BoundLimit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..regulations.limits import Limit, LimitBand
    from ..regulations.values import Allocation, Row
    from .binding import Held
    from .view import View

# A station that is named so is one of a space service, or of none.
_SPACE = re.compile(r"\b(space|earth) stations?\b|\bsatellites?\b")
_ON_EARTH = re.compile(r"\b(HAPS|HIBS|IMT|RLAN|aircraft|ground|terrestrial|radar|radio-relay)\b")


class Decided(NamedTuple):
    """A figure as it binds: through which rule of a footnote, and whether in its countries alone.

    `number` is that of the Resolution and `cited_as` how the footnote prints it; "" for a Rule of Procedure.
    """

    bound: BoundLimit
    held: Held
    local: bool
    number: str
    cited_as: str


class Reaching(NamedTuple):
    """The figures that reach a row through a rule of a footnote. `number` and `cited_as` as for `Decided`."""

    held: Held
    number: str
    cited_as: str
    limits: tuple[Limit, ...]


class DecidedLimits:
    """The figures of a folder's Resolutions and Rules of Procedure, found through footnotes: cited or read by them."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._held = Resolutions(view.facts)
        self.terms = view.terms
        self._rules = Procedures(view.facts)
        self._made: dict[str, tuple[Limit, ...]] = {}

    def reaching(self, rules: Iterable[Held]) -> Iterator[Reaching]:
        """The figures that reach a row by its rules, whichever of its services they bind."""
        for held in rules:
            for number, cited_as in self.cited(held).items():
                resolution = self._held.get(f"Resolution {number}")
                if resolution is not None:
                    yield Reaching(held, number, cited_as, self._limits(resolution))
            # A rule reads the footnote: it binds whom that names.
            if held.rule.services:
                yield Reaching(held, "", "", self._ruled(held.rule.footnote))

    def binding(
        self, row: Row, low_hz: int, high_hz: int, own: Allocation, reaching: Iterable[Reaching]
    ) -> Iterator[Decided]:
        """Of the figures that reach a row those that bind a service of it within `[low, high)`."""
        if self.terms.is_passive(own.term):
            return
        for held, number, cited_as, limits in reaching:
            for limit in limits:
                for bound, local in self._bind(limit, row, low_hz, high_hz, own, held):
                    yield Decided(bound, held, local, number, cited_as)

    def cited(self, held: Held) -> dict[str, str]:
        """The Resolutions that a rule goes by, as printed, by number; not one that it sets aside.

        What a footnote cites holds for all of its rules, unless a rule of it cites some of its own.
        """
        footnote = self._view.footnotes.get(held.rule.footnote)
        record = footnote.record if footnote else {}
        own = any("resolutions" in part for part in record.get("parts", ()))
        cited = held.part.get("resolutions", ()) if own else record.get("resolutions", ())
        by_number = {text.split(" ")[0]: text for text in cited}
        return {number: text for number, text in by_number.items() if not _set_aside(held.rule.conditions, number)}

    def _limits(self, resolution: Resolution) -> tuple[Limit, ...]:
        if resolution.name not in self._made:
            self._made[resolution.name] = tuple(limits_of(resolution.record)) if resolution.in_force else ()
        return self._made[resolution.name]

    def _ruled(self, footnote: str) -> tuple[Limit, ...]:
        """The figures by which the Bureau reads a footnote."""
        if footnote not in self._made:
            rules = (*self._rules.on(footnote), *self._rules.naming(footnote))
            self._made[footnote] = tuple(limit for rule in rules for limit in limits_of_rule(rule.record, footnote))
        return self._made[footnote]

    def _bind(
        self, limit: Limit, row: Row, low_hz: int, high_hz: int, own: Allocation, held: Held
    ) -> Iterator[tuple[BoundLimit, bool]]:
        local = not held.rule.services or self.terms.named(own, held.rule.services)
        if limit.named_services:
            bound = self.terms.named(own, limit.named_services)
        else:
            beside = held.beside is None or held.beside.term == own.term
            bound = beside and local and self._of_record(limit, own)
        if not bound or not self._of_station(limit, own):
            return
        for band in _bands(limit, held, row):
            if band.low_hz < high_hz and band.high_hz > low_hz and (not band.regions or row.region in band.regions):
                bound_there = limit, band.low_hz, band.high_hz, own.term, band.condition, limit.verified, limit.doubt
                yield BoundLimit(*bound_there), local

    def _of_record(self, limit: Limit, own: Allocation) -> bool:
        """Whether the record speaks of the service as one bound: services that it only protects are not."""
        protected = limit.protects.services if limit.protects else ()
        services = [s for s in limit.services if s not in protected] or list(limit.services)
        return not services or self.terms.named(own, services)

    def _of_station(self, limit: Limit, own: Allocation) -> bool:
        """Whether a station of the service can be the one that the limit names."""
        station, space = limit.conditions.station, self.terms.family(own.service) == "space"
        if _SPACE.search(station):
            way = "Earth-to-space" if "earth station" in station else "space-to-Earth"
            return space and (bool(limit.named_services) or not own.directions or way in own.directions)
        return not (space and _ON_EARTH.search(station))


def _set_aside(conditions: str, number: str) -> bool:
    return number in conditions and bool(re.search(rf"Resolution {number}\b (does|is) not appl", conditions))


def _bands(limit: Limit, held: Held, row: Row) -> Iterator[LimitBand]:
    """The bands of the limit, cut to those of the rule that cites it; those of the rule, or the row, where it has none."""
    rule = held.rule.bands or ((row.low_hz, row.high_hz),)
    for band in limit.bands:
        if not (band.low_hz or band.high_hz):
            yield from (band._replace(low_hz=low, high_hz=high) for low, high in rule)
        for low, high in rule:
            low, high = max(low, band.low_hz), min(high, band.high_hz)
            if low < high:
                yield band._replace(low_hz=low, high_hz=high)
