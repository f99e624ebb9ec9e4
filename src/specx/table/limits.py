"""Which limits bind a service in a band: those of the rules, and those that footnotes state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..facts.folder import Facts
from ..regulations.terms import Terms
from ..regulations.values import Row, ServiceTerm
from .index import Tree, found_in, tree_of

if TYPE_CHECKING:
    from ..facts.footnotes import Footnotes
    from ..regulations.countries import Reach


# The edition that `provisions.yaml` and `limits/` were read from; there is one set of rules, not one an edition.
RULES_EDITION = "rr-2024"


class Found(NamedTuple):
    """A limit that binds: its record, the part of its bands met, the service and the terms of the place."""

    record: dict[str, Any]
    low_hz: int
    high_hz: int
    service: ServiceTerm | str
    condition: str
    verified: bool
    doubt: str


class Place(NamedTuple):
    """One entry of a record's bands."""

    low_hz: int
    high_hz: int
    regions: tuple[int, ...]
    services: tuple[ServiceTerm | str, ...]
    condition: str


class Limits:
    """The limits of the facts, found by band, Region and service."""

    def __init__(self, facts: Facts, terms: Terms) -> None:
        self.facts = facts
        self.terms = terms

    @cached_property
    def records(self) -> dict[str, dict[str, Any]]:
        """Every record by id."""
        return {r["id"]: r for file in self.facts.files("limits") for r in self.facts.records("limits", file)}

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        """The bands of every record, cut to those of the records that give its scope."""
        return {name: self._places_of(record) for name, record in self.records.items()}

    def _places_of(self, record: dict[str, Any]) -> list[Place]:
        own = [_place(record, band) for band in record["bands"]]
        if not record.get("scope"):
            return own
        scoped = []
        for name in record["scope"]:
            for other in (_place(self.records[name], band) for band in self.records[name]["bands"]):
                for place in own:
                    low, high = max(place.low_hz, other.low_hz), min(place.high_hz, other.high_hz)
                    services = [s for s in other.services if self._meet(s, place.services)]
                    if low < high and services:
                        scoped.append(other._replace(low_hz=low, high_hz=high, services=tuple(services)))
        return scoped

    def _meet(self, name: ServiceTerm | str, others: Iterable[ServiceTerm | str]) -> bool:
        for other in others:
            if isinstance(name, str) or isinstance(other, str):
                term, group = (other, name) if isinstance(name, str) else (name, other)
                if term == group or (not isinstance(term, str) and self.terms.in_group(term, "primary", str(group))):
                    return True
            elif self.terms.touches(name, other):
                return True
        return False

    @cached_property
    def edges(self) -> list[int]:
        """Every frequency at which some limit begins or ends."""
        return sorted({e for places in self._places.values() for p in places for e in (p.low_hz, p.high_hz)})

    def binding(self, row: Row, low_hz: int, high_hz: int, service: ServiceTerm) -> Iterator[Found]:
        """The limits on a service of the row, within `[low, high)`; `scope` records are not limits."""
        for record in self._without_bands:
            if self._bound(service, _names(record["services"]), record, row):
                yield self._found(record, row.low_hz, row.high_hz, service, "bands not in the data")
        for _, record, place in sorted(found_in(self._tree, low_hz, high_hz), key=lambda f: f[0]):
            if (not place.regions or row.region in place.regions) and self._bound(service, place.services, record, row):
                yield self._found(record, place.low_hz, place.high_hz, service, place.condition)

    @cached_property
    def _binding(self) -> list[dict[str, Any]]:
        """The records that bind services by name: no scopes, no rules for every emission."""
        return [r for r in self.records.values() if r["quantity"] != "scope" and r["services"] != ["all services"]]

    @cached_property
    def _without_bands(self) -> list[dict[str, Any]]:
        return [r for r in self._binding if not r["bands"] and r.get("unknown")]

    @cached_property
    def _tree(self) -> Tree:
        """The places of the binding records, each with its record and its place in the order of the files."""
        found = ((p, r) for r in self._binding for p in self._places[r["id"]])
        return tree_of((p.low_hz, p.high_hz, (i, r, p)) for i, (p, r) in enumerate(found))

    def for_everybody(self, row: Row, low_hz: int, high_hz: int) -> Iterator[Found]:
        """The limits that hold for every emission in `[low, high)`: prohibitions, levels at telescopes."""
        for name, record in self.records.items():
            if record["services"] == ["all services"]:
                for place in self._places[name]:
                    if (
                        place.low_hz < high_hz
                        and place.high_hz > low_hz
                        and row.region in (place.regions or (row.region,))
                    ):
                        yield self._found(record, place.low_hz, place.high_hz, "all services", place.condition)

    def _bound(
        self, service: ServiceTerm, names: Iterable[ServiceTerm | str], record: dict[str, Any], row: Row
    ) -> bool:
        """Whether a record binds the service: by name, and by the direction in which its station sends."""
        if self.terms.is_passive(service):
            return False
        wanted = _sending(record)
        if wanted and service.directions and wanted not in service.directions:
            return False
        if wanted and self.terms.family(service.service) == "terrestrial":
            return False
        return any(
            self.terms.in_group(service, "primary", n) if isinstance(n, str) else self.terms.touches(n, service)
            for n in names
        )

    def _found(self, record: dict[str, Any], low: int, high: int, service: ServiceTerm | str, condition: str) -> Found:
        scopes = [self.records[s] for s in record.get("scope", ())]
        # A limit is no surer than the record that says where it binds.
        unsure = [
            s
            for s in scopes
            if not s["verified"] and any(p.low_hz <= low and p.high_hz >= high for p in self._places[s["id"]])
        ]
        doubts = dict.fromkeys(filter(None, [record.get("doubt", ""), *(s.get("doubt", "") for s in unsure)]))
        return Found(record, low, high, service, condition, record["verified"] and not unsure, "; ".join(doubts))


def _sending(record: dict[str, Any]) -> str:
    """The direction in which a record's station sends, "" where it does not say."""
    conditions = record.get("conditions", {})
    if conditions.get("direction"):
        return str(conditions["direction"])
    return {"earth station": "Earth-to-space", "space station": "space-to-Earth"}.get(conditions.get("station", ""), "")


def _names(values: Iterable[Any]) -> tuple[ServiceTerm | str, ...]:
    return tuple(v if isinstance(v, str) else ServiceTerm(v[0], v[1], tuple(v[2])) for v in values)


def _place(record: dict[str, Any], band: dict[str, Any]) -> Place:
    regions = band.get("regions", record.get("regions", ()))
    condition = band.get("condition", "")
    if band.get("footnotes") and not condition:
        condition = "by Nos. " + ", ".join(band["footnotes"])
    return Place(
        band["band"][0], band["band"][1], tuple(int(r) for r in regions),
        _names(band.get("services", record["services"])), condition,
    )  # fmt: skip


def stated_in_footnotes(
    row: Row, low_hz: int, high_hz: int, notes: Footnotes, reach: Reach | None
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The limits that the row's footnotes state, each with the rule that states it."""
    for number in dict.fromkeys((*row.all_footnotes(), *(a.via for a in row.allocations if a.via != "table"))):
        note = notes.get(number)
        if note is None:
            continue
        for rule, part in zip(note.rules, note.parts, strict=True):
            limits = [*part.get("limits", ()), *(note.record.get("limits", ()) if part is not note.record else ())]
            if not limits or (rule.regions and row.region not in rule.regions) or not rule.within(low_hz, high_hz):
                continue
            if reach is None or rule.meant(reach):
                for limit in limits:
                    yield rule, limit
