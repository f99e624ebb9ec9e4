"""One service in one sub-band: who stands how to it, what binds it, what applies."""

from __future__ import annotations

from ...light import NamedTuple
from ...regulations.cases import Asker, StationCase, cases_of, meant
from ...regulations.relation import OUTSIDE_TABLE, UNSAID, by_footnotes, by_status
from ...regulations.values import Allocation, Row, ServiceTerm
from ...table.binding import Bound, Held, binding, holding, words_on
from ...table.index import place_of
from ...table.limits import Limits
from ..adjacent import of_all
from ..own import place_fields
from ..row_of import forbidden_of, left_open_of, made_of, of_allocation
from .gathering import Gathering
from .rows import LimitNamed, Neighbour, RestrictionTold, Sharer, SharingRow
from .triggers import Triggers
from .verdict import verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Literal

    from ...regulations.footnotes import Rule
    from ...table.view import View
    from ..forbidden import Forbidden
    from ..rows import Elsewhere, Made


class Rules:
    """What an answer is made from: a view, the limits and the provisions of its facts."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.limits = view.facts.kept(Limits)
        self.triggers = view.facts.kept(Triggers)


class PutOn(NamedTuple):
    """What is put on one allocation of a sub-band, whoever shares it."""

    restrictions: tuple[RestrictionTold, ...]  # by footnotes
    prohibited: tuple[Forbidden, ...]  # what footnotes forbid there
    limits: tuple[LimitNamed, ...]
    absent: tuple[Made, ...]  # in a Region: what leaves nothing of it in some countries
    may_allocate: tuple[Elsewhere, ...]  # beside it


class SubBand:
    """A part of a row inside which no rule begins or ends, asked about one service.

    `partner` leaves only the sharers that it names.
    """

    def __init__(
        self, rules: Rules, whole: Row, low_hz: int, high_hz: int, asked: ServiceTerm, partner: ServiceTerm | None
    ) -> None:
        self.rules = rules
        self.view = rules.view
        self.terms = self.view.terms
        self.whole = whole
        self.row = whole._replace(low_hz=low_hz, high_hz=high_hz)
        self.asked = asked
        self.partner = partner
        self.national = whole.own is not None
        self.held = holding(self.row, self.view)
        self.bounds = binding(self.row, self.view, self.held)
        self.elsewhere = self._elsewhere()
        self.left_open = [rule for rule, is_open in self.view.beside(self.row, low_hz, high_hz) if is_open]

    def _elsewhere(self) -> list[Rule]:
        """The rules that make allocations in some countries of the Region or in an area of it.

        Those that are only described to make one in the whole Region are told here too.
        """
        rules = [r for r in self.row.elsewhere if r.within(self.row.low_hz, self.row.high_hz)]
        if self.view.country is None:
            rules += [h.rule for h in self.held if h.rule.makes and h.rule.footnote in self.row.described]
        return list(dict.fromkeys(rules))

    def _lost(self) -> Iterator[Rule]:
        """The rules that take a service away in a part of the Region."""
        return (r for r in self.row.lost if r.within(self.row.low_hz, self.row.high_hz))

    # --- the answer

    def answer(self, own: Allocation | None) -> SharingRow:
        """How one allocation of the service stands in the sub-band; None for a station outside the Table."""
        row = self.row
        told = SharingRow(
            region=row.region, low_hz=row.low_hz, high_hz=row.high_hz,
            service=self.terms.vocabulary.data_text(self.asked), **self._own(own),
            sharers=(*self._sharers(own), *self._sharers_elsewhere(own)),
            by_footnote=self._made(r for r in self.elsewhere if any(self.terms.touches(t, self.asked) for t in r.services)),
            absent=self._made(r for r in (*self.elsewhere, *self._lost()) if own and self._takes_away(r, own)),
            may_allocate=tuple(self._open()),
            prohibited=tuple(self._prohibited()), adjacent_passive=tuple(self._adjacent_passive()),
            row_footnotes=row.footnotes, source=row.source, verified=row.verified, doubt=row.doubt, verdict="",
            **place_fields(row), none=row.own is not None and row.own.none,
            rule_parts=row.own.rule_parts if row.own else (),
            not_allocated=self.national and row.not_allocated,
        )  # fmt: skip
        is_open = any(self.terms.touches(t, self.asked) for rule in self.left_open for t in rule.services)
        return told._replace(verdict=verdict(told, self.partner is not None, is_open))

    def _own(self, own: Allocation | None) -> dict[str, Any]:
        """What concerns the allocation itself."""
        if own is None:
            return {
                "allocated": False, "status": None, "via": None, "label": None, "carries": "", "restrictions": (),
                "triggers": (), "limits": (),
            }  # fmt: skip
        gathering = Gathering(self.rules.triggers, self.view, self.row, own)
        return {
            "use": own.use,
            "allocated": True, "status": own.status, "via": own.via, "label": own.label,
            "carries": self.terms.fit(own.term, self.asked) or "part", "footnotes": own.footnotes,
            "restrictions": self._restrictions(own),
            "triggers": tuple(gathering.of(self._others(own), self.bounds, self.partner, not self.national)),
            "limits": tuple(self._limits(own)),
        }  # fmt: skip

    def put_on(self, own: Allocation, orbit: str = "") -> PutOn:
        """What binds an allocation, or systems of one orbit in it, without the work of telling how others stand to it."""
        return PutOn(
            self._restrictions(own, orbit), tuple(self._prohibited()), tuple(self._limits(own, orbit)),
            self._made(r for r in self.elsewhere if self._takes_away(r, own)), tuple(self._open()),
        )  # fmt: skip

    def _made(self, rules: Iterator[Rule]) -> tuple[Made, ...]:
        return tuple(made_of(rule, self.row.region, self.view) for rule in rules)

    def _open(self) -> Iterator[Elsewhere]:
        """What may be allocated to the service or to a sharer asked for, and is not there otherwise."""
        there = [a.term for a in self.row.allocations]
        for rule in self.left_open:
            of = [t for t in rule.services if not any(self.terms.fit(held, t) == "whole" for held in there)]
            if self.partner is not None:
                of = [t for t in of if self.terms.touches(t, self.asked) or self.terms.touches(t, self.partner)]
            if of:
                yield left_open_of(rule, self.row, self.view)

    def _takes_away(self, rule: Rule, own: Allocation) -> bool:
        """Whether an alternative allocation or a prohibition leaves nothing of the service in its countries."""
        if rule.takes:
            return rule.effect != "described" and any(self.terms.fit(t, own.term) == "whole" for t in rule.takes)
        if rule.kind != "alternative-allocation" or rule.effect == "described":
            return False
        gone = not rule.replaces or own.term in rule.replaces
        return gone and not any(self.terms.touches(term, own.term) for term in rule.services)

    # --- the others

    def _others(self, own: Allocation | None) -> list[Allocation]:
        return [
            a for a in self.row.allocations
            if a != own and (self.partner is None or self.terms.touches(a.term, self.partner))
        ]  # fmt: skip

    def _sharers(self, own: Allocation | None) -> Iterator[Sharer]:
        """Who else has the whole Region, or the country."""
        for other in self._others(own):
            yield self._sharer(own, other, self.bounds, restrictions=self._restrictions(other))

    def _sharers_elsewhere(self, own: Allocation | None) -> Iterator[Sharer]:
        """Sharers that footnotes add in a part of the Region only."""
        mine = [b for b in self.bounds if b.allocation == own]
        for rule in self.elsewhere:
            if rule in self.left_open:
                continue
            made = made_of(rule, self.row.region, self.view)
            for term in rule.services:
                if not rule.status or (self.partner is not None and not self.terms.touches(term, self.partner)):
                    continue
                if own is not None and self.terms.touches(term, own.term):
                    continue  # the service itself, otherwise in some countries: that is no sharer of it
                label = self.terms.vocabulary.label(term, rule.status)
                other = Allocation(*term, rule.status, label, (rule.footnote,), rule.footnote)
                yield self._sharer(
                    own, other, mine, kind=rule.kind, restrictions=(),
                    countries=made.countries, except_countries=made.except_countries,
                )  # fmt: skip

    def _sharer(self, own: Allocation | None, other: Allocation, bounds: list[Bound], **more: Any) -> Sharer:
        relation = by_status(own.status, other.status) if own else UNSAID if self.national else OUTSIDE_TABLE
        words = words_on(own, other, bounds, self.view, self.row.region) if own else ()
        return Sharer(
            **of_allocation(other),
            use=other.use,
            relation=relation.name,
            rule=relation.rule,
            by_footnote=by_footnotes(words),
            **more,
        )

    # --- what binds

    def _restrictions(self, allocation: Allocation, orbit: str = "") -> tuple[RestrictionTold, ...]:
        return tuple(
            self._told(b) for b in self.bounds
            if b.allocation == allocation and _of_orbit(b.restriction.cases, orbit)
        )  # fmt: skip

    def _told(self, bound: Bound) -> RestrictionTold:
        rule, restriction = bound.held.rule, bound.restriction
        named, left_out = rule.countries, rule.except_countries
        if self.view.reach is None:
            named, left_out = (
                self.view.countries_in(rule, self.row.region),
                self.view.left_out_in(rule, self.row.region),
            )
        footnote = self.view.footnotes.get(bound.footnote)
        return RestrictionTold(
            rule=restriction.rule, footnote=bound.footnote,
            towards=self._texts(restriction.towards), of_countries=restriction.of_countries,
            provision=restriction.provision, use=_without_pointer(restriction.use), stations=restriction.stations, except_=restriction.spared,
            application=rule.application, countries=named, except_countries=left_out,
            conditions=rule.conditions, verified=footnote is None or footnote.record.get("verified") is not False,
            by_column=restriction.by_column or rule.column, towards_column=restriction.towards_column,
            with_whom=restriction.with_whom,
        )  # fmt: skip

    def _prohibited(self) -> Iterator[Forbidden]:
        """What footnotes forbid in the sub-band (No. 5.340), with what they leave open."""
        for rule, restriction in self.row.barred:
            if rule.within(self.row.low_hz, self.row.high_hz):
                yield forbidden_of(rule, restriction, self.row.region, self.view)

    def _texts(self, names: Iterable[ServiceTerm | str]) -> tuple[str, ...]:
        return tuple(n if isinstance(n, str) else self.terms.vocabulary.data_text(n) for n in names)

    def _adjacent_passive(self) -> Iterator[Neighbour]:
        yield from self._passive("below", self.whole.low_hz - 1)
        yield from self._passive("above", self.whole.high_hz)

    def _passive(self, side: Literal["below", "above"], hz: int) -> Iterator[Neighbour]:
        row = self.view.row_at(hz, place_of(self.row)) if hz >= 0 else None
        passive = tuple(a.label for a in row.allocations if self.terms.is_passive(a.term)) if row else ()
        if row and passive:
            yield Neighbour(
                side=side, low_hz=row.low_hz, high_hz=row.high_hz, services=passive,
prohibited=self._silent(row, hz),
            )  # fmt: skip

    def _silent(self, row: Row, hz: int) -> bool:
        """Whether nobody may transmit at a frequency of a row: where No. 5.340 speaks of it, not somewhere in the row."""
        return any(
            of_all(held.rule, restriction) and held.rule.within(hz, hz + 1)
            for held in holding(row, self.view) for restriction in held.rule.restrictions
            if restriction.rule == "prohibited" and not restriction.stations
        )  # fmt: skip

    def _limits(self, own: Allocation, orbit: str = "") -> list[LimitNamed]:
        """The limits of the rules, then those that footnotes state, on systems of the orbit; each once."""
        seen: dict[str, LimitNamed] = {}
        binding = self.rules.limits.binding(self.row, self.row.low_hz, self.row.high_hz, own.term)
        for found in () if self.national else binding:
            bound = found.limit
            if orbit and bound.orbit not in ("any", orbit):
                continue
            if bound.force == "threshold" and bound.provision.startswith("Recommendation"):
                continue
            limit = LimitNamed(
                id=bound.id, provision=bound.provision, quantity=bound.quantity, force=bound.force,
                applies_to=bound.applies_to, verified=found.verified, unknown=bound.unknown,
            )  # fmt: skip
            seen.setdefault(bound.id, limit)
        for held in self.held:
            for stated in self._stated(held) if self._means(held, own) else ():
                if not _of_orbit(cases_of(stated.get("cases")), orbit):
                    continue
                limit = LimitNamed(
                    id=None, provision=held.rule.footnote, quantity=stated["quantity"], value=stated["value"],
                    unit=stated.get("unit", ""), applies_to=stated.get("where", ""), force="mandatory", verified=True,
                )  # fmt: skip
                seen.setdefault(f"{limit.provision}:{limit.quantity}:{limit.value}", limit)
        return list(seen.values())

    def _means(self, held: Held, own: Allocation) -> bool:
        """Whether the limits of a rule are on an allocation: beside it or under the row, and on its service."""
        named = held.rule.services
        return held.beside in (None, own) and (
            not named or (self.terms.named(own, named) and self.terms.concerned(named, self.asked))
        )

    def _stated(self, held: Held) -> Iterator[dict[str, Any]]:
        """The limits that a rule states, of a country's own note those for the column and the band."""
        column = self.row.own.column if self.row.own else ""
        for stated in held.part.get("limits", ()) if held.rule.column in ("", column) else ():
            bands = [*stated.get("bands", ()), *((f, f + 1) for f in stated.get("frequencies", ()))]
            if not bands or any(low < self.row.high_hz and high > self.row.low_hz for low, high in bands):
                yield stated


def _without_pointer(use: str) -> str:
    """What a restriction is about, without the words of the files that point at the limits which stand beside it."""
    return use.removesuffix("see limits").rstrip(" ,;:")


def _of_orbit(cases: tuple[StationCase, ...], orbit: str) -> bool:
    """Whether cases can mean systems of an orbit; "" is any."""
    return not orbit or meant(cases, Asker(orbit=orbit))[0] is not False
