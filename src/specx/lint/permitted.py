"""What Article 5 gives primary status to: rows of the Table and the footnotes that add to them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from ..regulations.services import Vocabulary
from ..regulations.values import Row, ServiceTerm
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
        self._rows = rows
        self._coverage = max((row.high_hz for row in rows), default=0)
        self._known: dict[tuple[frozenset[str], int, str | None], tuple[list[int], list[int]]] = {}
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
        """The first part of a band where the service has no primary status; None where it has it throughout.

        What lies beyond the Table's own coverage is nobody's to give, and not lacking.
        """
        starts, ends = self._spans(self._family(term.service), region, country)
        number = bisect_right(starts, low) - 1
        if number >= 0 and ends[number] > low:
            if ends[number] >= high:
                return None
            low = ends[number]
        end = min(high, starts[number + 1] if number + 1 < len(starts) else self._coverage)
        return (low, end) if low < end else None

    def _spans(self, family: frozenset[str], region: int, country: str | None) -> tuple[list[int], list[int]]:
        """Where the service has primary status in a Region: starts and ends of stretches that do not touch."""
        key = (family, region, country)
        found = self._known.get(key)
        if found is None:
            spans = [
                (row.low_hz, row.high_hz)
                for row in self._rows
                if row.region == region and any(a.service in family and a.status == "primary" for a in row.allocations)
            ]
            spans += [
                (ground.low, ground.high)
                for service in family
                for ground in self._grounds.get(service, ())
                if (not ground.regions or region in ground.regions)
                and (country is None or not ground.countries or country in ground.countries)
            ]
            starts: list[int] = []
            ends: list[int] = []
            for low, high in sorted(spans):
                if ends and low <= ends[-1]:
                    ends[-1] = max(ends[-1], high)
                else:
                    starts.append(low)
                    ends.append(high)
            found = self._known[key] = starts, ends
        return found

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
