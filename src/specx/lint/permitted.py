"""What Article 5 gives primary status to: rows of the Table and the footnotes that add to them."""

from __future__ import annotations

from typing import Any

from ..model import Row, ServiceTerm
from ..vocabulary import Vocabulary
from .folder import Folder, base_rows
from .notes import parts_of

_ALLOCATES = ("additional-allocation", "alternative-allocation", "different-category")


class Permitted:
    """The Table of the newest edition of the base, asked service by service."""

    def __init__(self, rows: list[Row], notes: dict[str, dict[str, Any]], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._rows = {r: sorted((x for x in rows if x.region == r), key=lambda x: x.low_hz) for r in (1, 2, 3)}
        self._parts = [
            part for note in notes.values() for part in parts_of(note)
            if part.get("kind") in _ALLOCATES and part.get("status", "primary") == "primary"
        ]  # fmt: skip

    @classmethod
    def of(cls, folder: Folder) -> Permitted:
        """What a folder is to be checked against."""
        rows = base_rows(folder.base)
        return cls(rows, folder.base_notes, folder.base.vocabulary)

    def lacking(
        self, term: ServiceTerm, region: int, low: int, high: int, country: str | None = None
    ) -> tuple[int, int] | None:
        """The first part of a band where the service has no primary status; None where it has it throughout."""
        family = self._family(term.service)
        for row in self._rows[region]:
            if row.low_hz < high and row.high_hz > low:
                given = any(a.status == "primary" and a.service in family for a in row.allocations)
                part = max(low, row.low_hz), min(high, row.high_hz)
                if not given and not self._by_footnote(family, region, *part, country):
                    return part
        return None

    def _family(self, service: str) -> set[str]:
        """The service and those that it is a part of: land mobile may stand where mobile does."""
        found: set[str] = set()
        step: str | None = service
        while step and step not in found:
            found.add(step)
            known = self._vocabulary.services.get(step)
            step = known.parent if known else None
        return found

    def _by_footnote(self, family: set[str], region: int, low: int, high: int, country: str | None) -> bool:
        for part in self._parts:
            services = {s[0] if isinstance(s, list) else s for s in part.get("services", ())}
            regions = {int(r) for r in part.get("regions", ())}
            if (
                services & family
                and (not regions or region in regions)
                and (country is None or not part.get("countries") or country in part["countries"])
                and any(b[0] < high and b[1] > low for b in part.get("bands", ()))
            ):
                return True
        return False
