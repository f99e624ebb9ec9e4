"""What Article 5 gives primary status to: rows of the Table and the footnotes that add to them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from ..model import Row, ServiceTerm
from ..vocabulary import Vocabulary
from .folder import Folder, base_notes, base_rows
from .notes import parts_of

_ALLOCATES = ("additional-allocation", "alternative-allocation", "different-category")


class _Ground(NamedTuple):
    """A band in which a footnote gives a service primary status; empty Regions or countries mean all."""

    low: int
    high: int
    regions: frozenset[int]
    countries: frozenset[str]


class Permitted:
    """The Table of the newest edition of the base, asked service by service."""

    def __init__(self, rows: list[Row], notes: Mapping[str, dict[str, Any]], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._notes = notes
        self._rows = {r: sorted((x for x in rows if x.region == r), key=lambda x: x.low_hz) for r in (1, 2, 3)}
        self._lows = {r: [x.low_hz for x in own] for r, own in self._rows.items()}
        self._families: dict[str, frozenset[str]] = {}

    @classmethod
    def of(cls, folder: Folder) -> Permitted:
        """What a folder is to be checked against; made once a folder."""
        made: Permitted | None = folder.shared.get(cls)
        if made is None:
            made = folder.shared[cls] = cls(base_rows(folder.base), base_notes(folder.base), folder.base.vocabulary)
        return made

    @cached_property
    def _grounds(self) -> dict[str, list[_Ground]]:
        found: dict[str, list[_Ground]] = {}
        for note in self._notes.values():
            for part in parts_of(note):
                if part.get("kind") in _ALLOCATES and part.get("status", "primary") == "primary":
                    regions = frozenset(int(r) for r in part.get("regions", ()))
                    countries = frozenset(part.get("countries", ()))
                    for service in part.get("services", ()):
                        known = found.setdefault(service[0] if isinstance(service, list) else service, [])
                        known += [_Ground(b[0], b[1], regions, countries) for b in part.get("bands", ())]
        return found

    def lacking(
        self, term: ServiceTerm, region: int, low: int, high: int, country: str | None = None
    ) -> tuple[int, int] | None:
        """The first part of a band where the service has no primary status; None where it has it throughout."""
        family = self._family(term.service)
        rows = self._rows[region]
        for number in range(max(0, bisect_right(self._lows[region], low) - 1), len(rows)):
            row = rows[number]
            if row.low_hz >= high:
                break
            if row.high_hz <= low or any(a.service in family and a.status == "primary" for a in row.allocations):
                continue
            part = max(low, row.low_hz), min(high, row.high_hz)
            if not self._by_footnote(family, region, *part, country):
                return part
        return None

    def _family(self, service: str) -> frozenset[str]:
        """The service and those that it is a part of: land mobile may stand where mobile does."""
        found = self._families.get(service)
        if found is None:
            steps: list[str] = []
            step: str | None = service
            while step and step not in steps:
                steps.append(step)
                known = self._vocabulary.services.get(step)
                step = known.parent if known else None
            found = self._families[service] = frozenset(steps)
        return found

    def _by_footnote(self, family: frozenset[str], region: int, low: int, high: int, country: str | None) -> bool:
        return any(
            ground.low < high
            and ground.high > low
            and (not ground.regions or region in ground.regions)
            and (country is None or not ground.countries or country in ground.countries)
            for service in family
            for ground in self._grounds.get(service, ())
        )
