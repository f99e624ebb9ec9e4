"""The limits of a band as an answer: one row for each limit, service and Region."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, TypeAlias

from ..regulations.footnotes import Rule
from ..regulations.mask import number, span
from ..regulations.values import Allocation, Row, ServiceTerm
from ..table.binding import Held, holding
from ..table.limits import Found, Limits
from ..table.view import View

Json: TypeAlias = dict[str, Any]
_KEPT = (
    "angle", "variable", "segments", "functions", "points", "conditions", "notes", "alternative_to", "together_with",
    "choice", "exceptions", "excess_by_agreement_db", "note", "tables", "also", "unverified",
)  # fmt: skip


class LimitsOf:
    """The limits that bind in a view: those of the rules and those that its footnotes state."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.terms = view.terms
        self.limits = Limits(view.facts, self.terms)

    def within(
        self,
        low_hz: int,
        high_hz: int,
        region: int,
        asked: ServiceTerm | None = None,
        angle_deg: float | None = None,
        point: bool = False,
    ) -> Iterator[Json]:
        """The limits on services allocated in `[low, high)`, or on the service asked.

        `point` tells that one frequency is asked: a mask over frequency is then read there.
        """
        told: set[tuple[Any, ...]] = set()
        for hit in self.view.overlap(low_hz, high_hz, region):
            row = self.view.everywhere(hit.row)  # those for some countries too, since limits bind there
            for found in self.limits.for_everybody(row, hit.low_hz, hit.high_hz):
                answer = self._rule(found, row, angle_deg, hit.low_hz if point else None)
                if (answer["id"], answer["low_hz"]) not in told:
                    told.add((answer["id"], answer["low_hz"]))
                    yield answer
            for allocation in row.allocations:
                if asked is not None and not self.terms.touches(allocation.term, asked):
                    continue
                at = hit.low_hz if point else None
                for answer in self._of(row, hit.low_hz, hit.high_hz, allocation, angle_deg, at):
                    key = (
                        answer["id"],
                        answer["provision"],
                        answer["service"],
                        answer["low_hz"],
                        answer["high_hz"],
                        str(answer["value"]),
                        answer["quantity"],
                    )
                    if key not in told:
                        told.add(key)
                        yield answer

    def _of(
        self, row: Row, low: int, high: int, own: Allocation, angle_deg: float | None, point: int | None
    ) -> Iterable[Json]:
        for found in self.limits.binding(row, low, high, own.term):
            yield self._rule(found, row, angle_deg, point)
        for held in holding(row, self.view):
            if held.beside not in (None, own) and held.beside is not None and held.beside.term != own.term:
                continue
            if held.rule.services and not self.terms.named(own, held.rule.services):
                continue
            for limit in held.part.get("limits", ()):
                yield from self._stated(held.rule, limit, row, own, low, high)
            for resolution, use in self._elsewhere(held, own):
                told = {"quantity": "terms of a Resolution", "value": "", "where": use}
                for answer in self._stated(held.rule, told, row, own, low, high):
                    why = f"the figures are not in the data: read Resolution {resolution} (No. {held.rule.footnote})"
                    yield {**answer, "value": None, "why": why, "unknown": True, "resolution": resolution}

    def _stated(self, rule: Rule, limit: Json, row: Row, own: Allocation, low: int, high: int) -> Iterator[Json]:
        """A footnote's limit as an answer, for each of its bands; a Region is told of its own countries."""
        for a, b in _bands(rule, row, low, high):
            known = self.view.facts.geography.countries
            yield {
                "id": None, "provision": rule.footnote, "quantity": limit["quantity"], "value": _figure(limit["value"]),
                "unit": limit.get("unit"), "reference_bandwidth": None, "service": self._text(own.term),
                "region": row.region, "low_hz": a, "high_hz": b, "angle_deg": None, "orbit": "any",
                "applies_to": limit.get("where", ""), "condition": "", "force": "mandatory",
                "countries": list(rule.countries),
                "except_countries": [c for c in rule.except_countries if c not in known or row.region in known[c].regions],
                "verified": _verified(self.view, rule.footnote),
            }  # fmt: skip

    def _elsewhere(self, held: Held, own: Allocation) -> Iterator[tuple[str, str]]:
        """The Resolutions in which a limitation's figures stand, where the data has none of them, with the use meant."""
        if held.rule.kind != "limitation" or held.part.get("limits"):
            return
        note = self.view.footnotes.get(held.rule.footnote)
        cited = [*held.part.get("resolutions", ()), *(note.record.get("resolutions", ()) if note else ())]
        whose = f" (for {', '.join(held.rule.application)})" if held.rule.application else ""
        for restriction in held.rule.restrictions:
            if restriction.rule != "technical" or not self.terms.named(own, restriction.by or [own.term]):
                continue
            for cited_as in re.findall(r"Resolution (\d+)", restriction.use):
                if cited_as not in self._resolutions_held:
                    yield next((c for c in cited if c.split()[0] == cited_as), cited_as), restriction.use + whose

    @cached_property
    def _resolutions_held(self) -> set[str]:
        """The Resolutions whose figures the data has."""
        found = (re.match(r"Resolution (\d+)", r["provision"]) for r in self.limits.records.values())
        return {match[1] for match in found if match}

    def _text(self, term: ServiceTerm) -> str:
        return self.terms.vocabulary.data_text(term)

    def _rule(self, found: Found, row: Row, angle_deg: float | None, point: int | None) -> Json:
        record = found.record
        reading = number(record, angle_deg, point)
        masked = "segments" in record and "from_deg" in record["segments"][0]
        out: Json = {
            "id": record["id"], "provision": record["provision"], "quantity": record["quantity"],
            "value": reading.value, "unit": record.get("unit"), "reference_bandwidth": record.get("reference_bandwidth"),
            "service": found.service if isinstance(found.service, str) else self._text(found.service), "region": row.region, "low_hz": found.low_hz, "high_hz": found.high_hz,
            "angle_deg": angle_deg if masked else None, "orbit": record["orbit"], "applies_to": record["applies_to"],
            "condition": found.condition, "force": record["force"], "verified": found.verified,
        }  # fmt: skip
        if reading.value is None:
            out["why"] = reading.why
            extremes = span(record)
            if extremes:
                out["from_value"], out["to_value"] = extremes
        if found.doubt:
            out["doubt"] = found.doubt
        if record.get("unknown"):
            out["unknown"] = True
        if record.get("protects"):
            out["protects"] = self._protects(record["protects"])
        out |= {key: _bare(record[key]) for key in _KEPT if key in record}
        out["source"] = {k: v for k, v in record["source"].items() if k in ("document", "at")}
        return out

    def _protects(self, record: Json) -> Json:
        out: Json = {k: v for k, v in record.items() if k not in ("line", "services")}
        if "services" in record:
            out["services"] = [
                s if isinstance(s, str) else self._text(ServiceTerm(s[0], s[1], tuple(s[2])))
                for s in record["services"]
            ]
        return out


def _bands(rule: Rule, row: Row, low: int, high: int) -> list[tuple[int, int]]:
    """The rule's own bands that meet `[low, high)`; the row's where it names none."""
    return [b for b in rule.bands if b[0] < high and b[1] > low] if rule.bands else [(row.low_hz, row.high_hz)]


def _figure(text: str) -> float | int | str:
    """A footnote's value as a number where it is one, else as it is written."""
    try:
        value = float(text)
    except ValueError:
        return text
    return int(value) if value.is_integer() else value


def _verified(view: View, footnote: str) -> bool:
    note = view.footnotes.get(footnote)
    return note is None or note.record.get("verified", True) is not False


def _bare(value: Any) -> Any:
    """A record without the lines that it was read from."""
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if k != "line"}
    return [_bare(v) for v in value] if isinstance(value, list) else value
