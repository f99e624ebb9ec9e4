"""The JSON behind Ofcom's UK Frequency Allocation Table, `fatMapping.json`.

`bands`: one service in one band each, with `id`, edges `lf` and `uf` in hertz, category `cat` (p or s), service
`s`. `footnotes`: for the `id` of a band the number `cid` and the text `t` of each note.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..errors import DataError, FrequencyError
from .found import Found, SourceRow
from .lines import ServiceCells, hertz, in_order
from .services import fold, note_number, plainly

_STATUSES = {"p": "primary", "s": "secondary", "primary": "primary", "secondary": "secondary"}
# Keys that are known to say nothing of an allocation.
_KNOWN = {"id", "cat", "lf", "uf", "s", "v", "asvt"}


class OfcomFile:
    """The document, its shape checked. Raises `DataError` for one of another form."""

    def __init__(self, text: str, file: str) -> None:
        try:
            document = json.loads(text, parse_float=Decimal, parse_constant=str)
        except (ValueError, RecursionError) as problem:
            raise DataError(f"{file}: is no JSON: {problem}") from None
        bands = document.get("bands") if isinstance(document, dict) else None
        if not isinstance(bands, list) or not all(isinstance(b, dict) for b in bands):
            raise DataError(
                f"{file}: has no list of bands", 'wanted is the JSON of the table, {"bands": [...], "footnotes": [...]}'
            )
        notes = document.get("footnotes", [])
        self.bands: list[dict[str, Any]] = bands
        self.notes: dict[str, list[tuple[str, str]]] = {}
        for note in notes if isinstance(notes, list) else []:
            if isinstance(note, dict):
                told = str(note.get("cid", "")), str(note.get("t", ""))
                self.notes.setdefault(str(note.get("id", "")), []).append(told)
        self.other = [str(k) for k in document if k not in ("bands", "footnotes")]
        ends = [m.start() for m in re.finditer("\n", text)]
        self._lines: dict[str, int] = {}
        for match in re.finditer(r'"id"\s*:\s*"([^"]*)"', text):
            self._lines.setdefault(match[1], bisect_left(ends, match.start()) + 1)

    def place(self, band: dict[str, Any]) -> str:
        """Where a band stands."""
        name = str(band.get("id", ""))
        line = self._lines.get(name)
        return f"line {line} ({name})" if line else name or "a band without id"

    def texts(self) -> dict[str, str]:
        """The texts of notes, by number."""
        texts: dict[str, str] = {}
        for those in self.notes.values():
            for number, text in those:
                read = note_number(plainly(number))
                if read and text:
                    texts.setdefault(read[0], plainly(text))
        return texts

    def strays(self, found: Found) -> None:
        """Tells the notes of bands that are not there."""
        known = {str(band.get("id", "")) for band in self.bands}
        for name, those in self.notes.items():
            if name not in known:
                numbers = ", ".join(number for number, _ in those)
                found.not_read(name or "notes without id", f"notes of a band that is not there: {numbers[:200]}", False)

    def rows(self, cells: ServiceCells, found: Found) -> Iterator[SourceRow]:
        """Its bands as rows, a service each."""
        for band in self.bands:
            place, doubts = self.place(band), []  # type: str, list[str]
            service, category = plainly(str(band.get("s", ""))), str(band.get("cat", ""))
            text = f"{service} ({category})"
            try:
                low, high = (hertz(str(band.get(key, "")), "hz", place, found, doubts) for key in ("lf", "uf"))
                edges = in_order(low, high)
            except FrequencyError as problem:
                told = f"{service} ({category}) {band.get('lf')}-{band.get('uf')} Hz: {problem.message}"
                found.not_read(place, told, False)
                continue
            kind = plainly(str(band.get("asvt") or ""))
            if kind:
                text += f" asvt={kind}"
                found.guess("asvt", place, f"asvt '{kind[:40]}' kept in a comment: what it means is not known")
            more = {k: v for k, v in band.items() if k not in _KNOWN}
            if more:
                text += f" {more}"
                found.guess("key", place, f"{', '.join(more)[:80]} kept in a comment: what it means is not known")
            numbers = [number for number, _ in self.notes.get(str(band.get("id", "")), ())]
            notes = tuple(cells.notes(numbers, place, doubts))
            if fold(service) == "notallocated":
                yield SourceRow(place, *edges, text, notes=notes, not_allocated=True, doubts=tuple(doubts))
                continue
            status = _STATUSES.get(category.strip().casefold(), "")
            if not status:
                doubts.append(
                    found.not_read(place, f"category '{category[:20]}' of '{service[:60]}' is neither p nor s")
                )
                yield SourceRow(place, *edges, text, doubts=tuple(doubts))
                continue
            read = tuple(cells.entries(service, place, edges, doubts, status, marks=""))
            read = tuple((s, e._replace(notes=tuple(dict.fromkeys((*e.notes, *notes))))) for s, e in read)
            yield SourceRow(place, *edges, text, read, () if read else notes, doubts=tuple(doubts))
