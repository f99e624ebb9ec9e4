"""A range cut into sub-bands in which nothing changes, each with the answer on one service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, TypeAlias

from ...regulations.footnotes import Rule
from ...regulations.relation import by_footnotes, by_status
from ...regulations.values import Allocation, Row, ServiceTerm
from ...table.binding import Bound, binding, holding, restriction_json, words_on
from ...table.limits import Limits
from ...table.view import View
from .gathering import Gathering
from .triggers import Triggers
from .verdict import verdict

Json: TypeAlias = dict[str, Any]


class Sharing:
    """Who shares a band with a service, in a Region or as a country has it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.terms = view.terms
        self.limits = Limits(view.facts, self.terms)
        self.triggers = Triggers(view.facts, self.terms)

    def pieces(
        self,
        low_hz: int,
        high_hz: int,
        asked: ServiceTerm,
        regions: Iterable[int] | None = None,
        status: str = "",
        partner: ServiceTerm | None = None,
    ) -> Iterator[Json]:
        """The answer for every sub-band of `[low, high)`, by Region, one for each allocation of `asked`.

        The sub-bands of a Region tile what of the range is covered. `partner` leaves only the
        sharers that it names.
        """  # fmt: skip
        for hit in self.view.overlap(low_hz, high_hz, regions):
            before: list[Json] = []
            for low, high in pairwise(self.cuts(hit.row, hit.low_hz, hit.high_hz)):
                answers = list(self.answers(hit.row, low, high, asked, status, partner))
                # A cut that changed nothing is no cut.
                if [_bare(a) for a in before] == [_bare(a) for a in answers]:
                    for answer in before:
                        answer["high_hz"] = high
                else:
                    yield from before
                    before = answers
            yield from before

    def cuts(self, row: Row, low_hz: int, high_hz: int) -> list[int]:
        """The ends of the range and every edge inside it at which a rule begins or ends."""
        rules = [held.rule for held in holding(row, self.view)]
        edges = {e for rule in rules for band in rule.bands for e in band}
        edges |= {*self.triggers.edges, *self.limits.edges}
        return [low_hz, *sorted(e for e in edges if low_hz < e < high_hz), high_hz]

    def answers(
        self, whole: Row, low_hz: int, high_hz: int, asked: ServiceTerm, status: str, partner: ServiceTerm | None
    ) -> Iterator[Json]:
        """The answers for one sub-band, inside which no rule begins or ends."""
        row = whole._replace(low_hz=low_hz, high_hz=high_hz)
        elsewhere = self.elsewhere(row)
        bounds = binding(row, self.view)
        own = [a for a in row.allocations if self.terms.touches(a.term, asked) and status in ("", a.status)]
        common = {
            "region": row.region, "low_hz": low_hz, "high_hz": high_hz,
            "service": self.terms.vocabulary.data_text(asked),
        }  # fmt: skip
        facts = {
            "by_footnote": [made for made, terms in elsewhere if any(self.terms.touches(t, asked) for t in terms)],
            "absent": [],
            "prohibited": self._prohibited(row),
            "adjacent_passive": self._adjacent_passive(whole),
            "row_footnotes": list(row.footnotes),
            "source": {"file": row.source.file, "line": row.source.line},
        }
        if not row.verified:
            facts |= {"verified": False, "doubt": row.doubt}
        for allocation in own or (None,):
            answer = {**common, **self._answer(row, allocation, asked, bounds, partner), **facts}
            if allocation is not None:
                answer["absent"] = [made for made, terms in elsewhere if self._takes_away(made, terms, allocation)]
            answer["sharers"] += self._sharers_elsewhere(allocation, row.region, bounds, elsewhere, partner)
            answer["verdict"] = verdict(answer, partner is not None)
            yield answer

    def elsewhere(self, row: Row) -> list[tuple[Json, list[ServiceTerm]]]:
        """What footnotes allocate in some countries of the Region or in an area of it, each with its services.

        What they are only described to allocate in the whole Region or in the country is told here too.
        """
        text = self.terms.vocabulary.data_text
        rules = [r for r in row.elsewhere if r.within(row.low_hz, row.high_hz)]
        if self.view.country is None:
            rules += [h.rule for h in holding(row, self.view) if h.rule.makes and h.rule.footnote in row.described]
        found = dict.fromkeys(rules)
        return [(self._made(r, row.region, [text(s) for s in r.services]), list(r.services)) for r in found]

    def _takes_away(self, made: Json, terms: list[ServiceTerm], own: Allocation) -> bool:
        """Whether an alternative allocation leaves nothing of the service in its countries."""
        if made["kind"] != "alternative-allocation" or made.get("effect") == "described":
            return False
        gone = not made["replaces"] or self.terms.vocabulary.data_text(own.term) in made["replaces"]
        return gone and not any(self.terms.touches(term, own.term) for term in terms)

    def _made(self, rule: Rule, region: int, services: list[str]) -> Json:
        return {
            "footnote": rule.footnote, "kind": rule.kind, "services": services, "status": rule.status or None,
            "countries": list(self.view.countries_in(rule, region)), "except_countries": list(rule.except_countries),
            "replaces": [self.terms.vocabulary.data_text(t) for t in rule.replaces],
            **({"effect": "described", "why": rule.why} if rule.effect == "described" else {}),
        }  # fmt: skip

    def _sharers_elsewhere(
        self,
        own: Allocation | None,
        region: int,
        bounds: list[Bound],
        elsewhere: list[tuple[Json, list[ServiceTerm]]],
        partner: ServiceTerm | None,
    ) -> list[Json]:
        """Sharers that footnotes add in some countries of the Region only."""
        found = []
        for made, terms in elsewhere:
            for term in terms:
                status = made["status"]
                if not status or (partner is not None and not self.terms.touches(term, partner)):
                    continue
                if own is not None and self.terms.touches(term, own.term):
                    continue  # the service itself, otherwise in some countries: that is no sharer of it
                relation = by_status(own.status, status) if own else None
                label = self.terms.vocabulary.label(term, status)
                other = Allocation(*term, status, label, (made["footnote"],), made["footnote"])
                mine = [b for b in bounds if b.allocation == own]
                found.append(
                    {
                        "service": term.service, "qualifier": term.qualifier, "directions": list(term.directions),
                        "label": label, "status": status,
                        "relation": relation.name if relation else "must-protect",
                        "rule": relation.rule if relation else "4.4",
                        "by_footnote": by_footnotes(words_on(own, other, mine, self.view, region)) if own else [],
                        "footnotes": [made["footnote"]], "via": made["footnote"], "kind": made["kind"], "restrictions": [],
                        "countries": made["countries"], "except_countries": made["except_countries"],
                    }
                )  # fmt: skip
        return found

    def _answer(
        self, row: Row, own: Allocation | None, asked: ServiceTerm, bounds: list[Bound], partner: ServiceTerm | None
    ) -> Json:
        others = [a for a in row.allocations if a != own]
        if partner is not None:
            others = [a for a in others if self.terms.touches(a.term, partner)]
        if own is None:
            return {
                "allocated": False, "status": None, "via": None, "label": None, "carries": "",
                "restrictions": [], "sharers": [self._sharer(None, a, bounds, row.region) for a in others],
                "triggers": [], "limits": [],
            }  # fmt: skip
        mine = [b for b in bounds if b.allocation == own]
        return {
            "allocated": True, "status": own.status, "via": own.via, "label": own.label,
            "carries": self.terms.fit(own.term, asked) or "part", "footnotes": list(own.footnotes),
            "restrictions": [restriction_json(b, self.view) for b in mine],
            "sharers": [self._sharer(own, a, bounds, row.region) for a in others],
            "triggers": Gathering(self.triggers, self.view, row, own).of(others, bounds, partner),
            "limits": self._limits(row, own),
        }  # fmt: skip

    def _sharer(self, own: Allocation | None, other: Allocation, bounds: list[Bound], region: int) -> Json:
        relation = by_status(own.status, other.status) if own else None
        return {
            "service": other.service, "qualifier": other.qualifier, "directions": list(other.directions),
            "label": other.label, "status": other.status,
            # Outside the Table a station yields to everybody who follows it.
            "relation": relation.name if relation else "must-protect", "rule": relation.rule if relation else "4.4",
            "by_footnote": by_footnotes(words_on(own, other, bounds, self.view, region)) if own else [],
            "footnotes": list(other.footnotes), "via": other.via,
            "restrictions": [restriction_json(b, self.view) for b in bounds if b.allocation == other],
        }  # fmt: skip

    def _prohibited(self, row: Row) -> list[Json]:
        """The rules that forbid emissions in the sub-band (No. 5.340), with what they leave open."""
        return [
            {"footnote": held.rule.footnote, "use": r.use}
            for held in holding(row, self.view)
            if held.rule.kind == "prohibition"
            for r in held.rule.restrictions
            if r.rule == "prohibited"
        ]

    def _adjacent_passive(self, row: Row) -> list[Json]:
        found = []
        for side, at in (("below", row.low_hz - 1), ("above", row.high_hz)):
            neighbour = self.view.row_at(at, row.region) if at >= 0 else None
            passive = [a for a in neighbour.allocations if self.terms.is_passive(a.term)] if neighbour else []
            if neighbour and passive:
                found.append(
                    {
                        "side": side, "low_hz": neighbour.low_hz, "high_hz": neighbour.high_hz,
                        "services": [a.label for a in passive], "prohibited": "5.340" in neighbour.all_footnotes(),
                    }
                )  # fmt: skip
        return found

    def _limits(self, row: Row, own: Allocation) -> list[Json]:
        seen: dict[str, Json] = {}
        for found in self.limits.binding(row, row.low_hz, row.high_hz, own.term):
            record = found.record
            if record["force"] == "threshold" and record["provision"].startswith("Recommendation"):
                continue
            seen.setdefault(
                record["id"],
                {
                    "id": record["id"], "provision": record["provision"], "quantity": record["quantity"],
                    "applies_to": record["applies_to"], "force": record["force"], "verified": found.verified,
                    **({"unknown": True} if record.get("unknown") else {}),
                },
            )  # fmt: skip
        for held in holding(row, self.view):
            if held.beside in (None, own):
                for limit in held.part.get("limits", ()):
                    name = f"{held.rule.footnote}:{limit['quantity']}:{limit['value']}"
                    seen.setdefault(
                        name,
                        {
                            "id": None, "provision": held.rule.footnote, "quantity": limit["quantity"],
                            "value": limit["value"], "unit": limit.get("unit", ""), "applies_to": limit.get("where", ""),
                            "force": "mandatory", "verified": True,
                        },
                    )  # fmt: skip
        return list(seen.values())


def _bare(answer: Json) -> Json:
    return {k: v for k, v in answer.items() if k not in ("low_hz", "high_hz")}
