"""The limits of a band: one row for each limit, service and Region."""

from __future__ import annotations

import re

from ..light import cached_property
from ..regulations.mask import Figure, figure, span
from ..table.binding import Held, holding
from ..table.decided import Decided, DecidedLimits
from ..table.limits import BoundLimit, Limits
from ..table.stated import bound_limits
from .limit_rows import LimitRow, Protects
from .limits_once import once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..regulations.footnotes import Rule
    from ..regulations.limits import ProtectedServices
    from ..regulations.values import Allocation, Hit, Row, ServiceTerm
    from ..table.view import View


class LimitsOf:
    """The limits that bind in a view: those of the rules and those that its footnotes state."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.limits = view.facts.kept(Limits)

    def within(
        self,
        low_hz: int,
        high_hz: int,
        region: int,
        asked: ServiceTerm | None = None,
        angle_deg: float | None = None,
        point: bool = False,
    ) -> Iterator[LimitRow]:
        """The limits on services allocated in `[low, high)`, or on the service asked.

        `point` tells that one frequency is asked: a mask over frequency is then read there.
        """
        told: dict[tuple[Any, ...], LimitRow] = {}
        for hit in self.view.within(low_hz, high_hz, region):
            for row in _InRow(self, hit, angle_deg, point).rows(asked):
                key = (
                    row.id,
                    row.provision,
                    row.service,
                    row.low_hz,
                    row.high_hz,
                    str(row.value),
                    row.quantity,
                    row.countries,
                )
                told.setdefault(key, row)
        yield from once(told.values())

    @cached_property
    def decided(self) -> DecidedLimits:
        """The figures of Resolutions."""
        return DecidedLimits(self.view)

    @cached_property
    def resolutions_held(self) -> set[str]:
        """The numbers of the Resolutions whose figures the data has."""
        found = (re.match(r"Resolution (\d+)", limit.provision) for limit in self.limits.records.values())
        return {match[1] for match in found if match}


class _InRow:
    """The limits in the part of a row that is asked."""

    def __init__(self, of: LimitsOf, hit: Hit, angle_deg: float | None, point: bool) -> None:
        self.of = of
        self.view = of.view
        self.row: Row = of.view.everywhere(hit.row)  # those for some countries too, since limits bind there
        self.low, self.high = hit.low_hz, hit.high_hz
        self.angle = angle_deg
        self.at = hit.low_hz if point else None

    def rows(self, asked: ServiceTerm | None) -> Iterator[LimitRow]:
        """Those for every emission, then those of each service, or of the service asked."""
        for bound in self.of.limits.for_everybody(self.row, self.low, self.high):
            yield self._of_rule(bound)
        meant = [own for own in self.row.allocations if asked is None or self.view.terms.touches(own.term, asked)]
        rules = holding(self.row, self.view) if meant else []
        reaching = list(self.of.decided.reaching(rules))
        for own in meant:
            for bound in self.of.limits.binding(self.row, self.low, self.high, own.term):
                yield self._of_rule(bound)
            decided = list(self.of.decided.binding(self.row, self.low, self.high, own, reaching))
            for held in rules:
                if self._concerns(held, own):
                    yield from self._of_footnote(held, own, {d.number for d in decided})
            yield from self._of_resolutions(decided)

    def _concerns(self, held: Held, own: Allocation) -> bool:
        """Whether a footnote's rule speaks of the service: stands beside it or under the row, and names no other."""
        beside = held.beside is None or held.beside.term == own.term
        return beside and (not held.rule.services or self.view.terms.named(own, held.rule.services))

    def _of_resolutions(self, decided: Iterable[Decided]) -> Iterator[LimitRow]:
        """The figures of the Resolutions that footnotes cite, each once for the countries that have it by them."""
        found: dict[tuple[Any, ...], tuple[Decided, list[str]]] = {}
        for d in decided:
            countries = self._countries(d)
            key = d.bound.limit.id, d.bound.low_hz, d.bound.high_hz, *countries
            found.setdefault(key, (d, []))[1].append(d.held.rule.footnote)
        for key, (d, footnotes) in found.items():
            yield self._of_rule(d.bound)._replace(
                countries=key[3], except_countries=key[4], by_footnotes=tuple(dict.fromkeys(footnotes)),
                resolution=d.cited_as,
            )  # fmt: skip

    def _countries(self, decided: Decided) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Where the rule of the footnote holds, where that says whom the figure binds."""
        rule, region = decided.held.rule, self.row.region
        return (
            (self.view.countries_in(rule, region), self.view.left_out_in(rule, region)) if decided.local else ((), ())
        )

    def _of_footnote(self, held: Held, own: Allocation, told: set[str]) -> Iterator[LimitRow]:
        """The limits that a footnote states, and those that it leaves to Resolutions of which no figure was told."""
        rule = held.rule
        verified = self._record(rule).get("verified", True)
        bounds = {b.limit.id: b for b in bound_limits(held, held.limits, own.term, self.low, self.high, verified)}
        for bound in bounds.values():
            row = self._of_rule(bound)
            yield from (
                row._replace(
                    id=None, source=None, low_hz=low, high_hz=high, countries=self.view.countries_in(rule, self.row.region),
                    except_countries=self.view.left_out_in(rule, self.row.region),
                    value=_number(bound.limit.note) if row.value is None and bound.limit.note else row.value, note="",
                )
                for low, high in self._bands(rule)
            )  # fmt: skip
        for resolution, use in self._left_to_resolutions(held, own):
            if resolution.split(" ")[0] in told:
                continue
            yield from self._by_footnote(
                rule, own, quantity="terms of a Resolution", value=None, unit=None, applies_to=use, unknown=True,
                why=f"the data holds no figure of it: read Resolution {resolution} (No. {rule.footnote})",
                resolution=resolution,
            )  # fmt: skip

    def _by_footnote(self, rule: Rule, own: Allocation, **said: Any) -> Iterator[LimitRow]:
        """What a footnote says as an answer, for each of its bands; a Region is told of its own countries."""
        for low, high in self._bands(rule):
            yield LimitRow(
                id=None, provision=rule.footnote, reference_bandwidth=None, service=self._text(own.term),
                region=self.row.region, low_hz=low, high_hz=high, angle_deg=None, orbit="any", condition="",
                force="mandatory", countries=self.view.countries_in(rule, self.row.region),
                except_countries=self.view.left_out_in(rule, self.row.region),
                verified=self._record(rule).get("verified", True), **said,
            )  # fmt: skip

    def _record(self, rule: Rule) -> dict[str, Any]:
        footnote = self.view.footnotes.get(rule.footnote)
        return footnote.record if footnote else {}

    def _bands(self, rule: Rule) -> list[tuple[int, int]]:
        """The rule's own bands that meet what is asked; the row's where it names none."""
        if not rule.bands:
            return [(self.row.low_hz, self.row.high_hz)]
        return [band for band in rule.bands if band[0] < self.high and band[1] > self.low]

    def _left_to_resolutions(self, held: Held, own: Allocation) -> Iterator[tuple[str, str]]:
        """The Resolutions in which a limitation's figures stand, where the data has none of them, with the use meant."""
        rule = held.rule
        if rule.kind != "limitation" or held.limits:
            return
        cited = [*held.part.get("resolutions", ()), *self._record(rule).get("resolutions", ())]
        whose = f" (for {', '.join(rule.application)})" if rule.application else ""
        for restriction in rule.restrictions:
            if restriction.rule == "technical" and self.view.terms.named(own, restriction.by or [own.term]):
                for number in re.findall(r"Resolution (\d+)", restriction.use):
                    if number not in self.of.resolutions_held:
                        yield next((c for c in cited if c.split()[0] == number), number), restriction.use + whose

    def _of_rule(self, bound: BoundLimit) -> LimitRow:
        """A limit of the rules as an answer, read at the point asked."""
        limit = bound.limit
        # A mask over another angle than those that can be asked is read nowhere.
        read = figure(limit, None if limit.variable and not limit.angle else self.angle, self.at)
        over_angle = bool(limit.segments) and limit.segments[0].from_deg is not None
        least, greatest = (span(limit) if read.value is None else None) or (None, None)
        flat = least if least is not None and least == greatest and limit.flat else None
        if flat is not None:
            # The same at every angle: one number, not a mask to be read.
            read, least, greatest = Figure(flat), None, None
        return LimitRow(
            id=limit.id, provision=limit.provision, quantity=limit.quantity, value=limit.formula or read.value, unit=limit.unit,
            reference_bandwidth=limit.reference_bandwidth, service=self._text(bound.service), region=self.row.region,
            low_hz=bound.low_hz, high_hz=bound.high_hz, angle_deg=self.angle if over_angle else None, orbit=limit.orbit,
            applies_to=limit.applies_to, condition=bound.condition, force=limit.force, verified=bound.verified,
            why=read.why, from_value=least, to_value=greatest, doubt=bound.doubt, unknown=limit.unknown,
            sense="least" if limit.sense == "least" else "", table=limit.table,
            protects=self._protects(limit.protects) if limit.protects else None,
            **{name: getattr(limit, name) for name in _AS_IT_STANDS},
        )  # fmt: skip

    def _protects(self, protected: ProtectedServices) -> Protects:
        return Protects(**{**protected.__dict__, "services": tuple(map(self._text, protected.services))})

    def _text(self, service: ServiceTerm | str) -> str:
        return service if isinstance(service, str) else self.view.vocabulary.data_text(service)


# What an answer takes from a limit unchanged.
_AS_IT_STANDS = (
    "angle", "variable", "segments", "functions", "points", "conditions", "notes", "alternative_to", "together_with",
    "choice", "cases", "at", "exceptions", "excess_by_agreement_db", "lifted_by", "relaxed", "note", "tables", "also",
    "unverified", "source",
)  # fmt: skip


def _number(text: str) -> float | int | str:
    """A footnote's value as a number where it is one, else as it is written."""
    try:
        value = float(text)
    except ValueError:
        return text
    return int(value) if value.is_integer() else value
