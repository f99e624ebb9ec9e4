"""A plain CSV: which of its columns holds what, told by the user or by their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..errors import DataError, FrequencyError, UsageError, shown
from ..facts.store import Map, Text, read
from ..units import unit_key
from .draft import DraftEntry
from .found import Found, SourceRow
from .lines import Cells, ServiceCells, band_of, hertz, in_order
from .services import fold, is_direction, plainly, split

# What a column may hold, and the heads by which it is known where nobody tells.
_HEADS = {
    "band": ("band", "frequency band", "frequency range", "range", "bande", "banda", "frequenzbereich"),
    "low": ("low", "lower", "low hz", "lower frequency", "lower limit", "from", "start", "start frequency", "f1", "min"),
    "high": ("high", "upper", "high hz", "upper frequency", "upper limit", "to", "stop", "end", "end frequency", "f2", "max"),
    "service": ("service", "services", "allocation", "allocations", "radio service", "radiocommunication service"),
    "primary": ("primary", "primary services", "primary service"),
    "secondary": ("secondary", "secondary services", "secondary service"),
    "status": ("status", "category", "cat", "class"),
    "qualifier": ("qualifier",),
    "directions": ("directions", "direction", "directions list"),
    "notes": ("footnotes", "notes", "service footnotes", "footnotes list"),
    "row_notes": ("row footnotes", "band footnotes", "row notes", "row footnotes list"),
    "column": ("column",),
    "use": ("use", "usage"),
    "number": ("number", "row number", "no"),
    "remark": ("remark", "remarks", "applications", "application", "comments"),
    "label": ("label",),
}  # fmt: skip
_UNITS = {"khz": "kHz", "mhz": "MHz", "ghz": "GHz", "thz": "THz", "hz": "Hz"}
_STATUSES = {"p": "primary", "primary": "primary", "coprimary": "primary", "s": "secondary", "secondary": "secondary"}
# The word before a number of a note: No. 5.340, Nos. 5.149 and 5.340.
_WORD = re.compile(r"\bNos?\.\s*(?=\d)", re.I)
_SETTINGS = ("unit", "delimiter", "separator")
_TABLES = ("services", "statuses")


class ColumnMapping(NamedTuple):
    """How a CSV is to be read: columns by what they hold, and words of its own."""

    columns: dict[str, str]
    services: dict[str, str]
    statuses: dict[str, str]
    unit: str = ""
    delimiter: str = ""
    separator: str = ""


def mapping_of(file: str, given: Sequence[str], unit: str) -> ColumnMapping:
    """The mapping of a YAML file and of `KEY=COLUMN` words, which go before it. Raises `UsageError`, `DataError`."""
    columns: dict[str, str] = {}
    tables: dict[str, dict[str, str]] = {name: {} for name in _TABLES}
    settings = dict.fromkeys(_SETTINGS, "")
    tree = read(file) if file else Map()
    if not isinstance(tree, Map):
        raise DataError(f"{file}: is no mapping", "write for example: low: Start frequency")
    for name, value in tree.items():
        key = str(name)
        if key in _TABLES and isinstance(value, Map):
            tables[key] = {str(word): str(v) for word, v in value.items() if isinstance(v, Text)}
        elif key in _SETTINGS and isinstance(value, Text):
            settings[key] = str(value)
        elif key in _HEADS and isinstance(value, Text):
            columns[key] = str(value)
        else:
            raise DataError(
                f"{file}: '{shown(key)}' is not understood", f"known: {', '.join((*_HEADS, *_SETTINGS, *_TABLES))}"
            )
    for word in given:
        key, mark, head = word.partition("=")
        if key not in _HEADS or not mark:
            raise UsageError(f"--map '{shown(word)}' is not KEY=COLUMN", f"keys: {', '.join(_HEADS)}")
        columns[key] = head
    statuses = {**_STATUSES, **{fold(k): v for k, v in tables["statuses"].items()}}
    wrong = [v for v in statuses.values() if v not in ("primary", "secondary")]
    if wrong:
        raise DataError(f"{file}: '{shown(wrong[0])}' is no status of a table", "statuses are primary and secondary")
    delimiter = {"tab": "\t", "\\t": "\t"}.get(settings["delimiter"], settings["delimiter"])
    if len(delimiter) > 1:
        raise DataError(f"{file}: the delimiter is one character", "write for example: delimiter: ';'")
    asked = unit or settings["unit"]
    return ColumnMapping(
        columns, tables["services"], statuses, unit_key(asked) if asked else "", delimiter, settings["separator"]
    )


class ColumnFile:
    """A CSV with what its columns hold. Raises `UsageError` for one of which that is not known."""

    def __init__(self, lines: Sequence[Cells], file: str, mapping: ColumnMapping, found: Found) -> None:
        if not lines:
            raise DataError(f"{file}: is empty")
        self.mapping = mapping
        self.lines = lines[1:]
        heads = [plainly(cell) for cell in lines[0].cells]
        # What specx 0.1 wrote set uses apart by blanks.
        self.ours = {"via", "label", "row_footnotes"} <= set(heads)
        self.at: dict[str, int] = {}
        for key, name in mapping.columns.items():
            folded = [fold(h) for h in heads]
            if fold(name) not in folded:
                raise UsageError(f"{file} has no column '{shown(name)}'", f"its columns: {', '.join(heads)[:160]}")
            self.at[key] = folded.index(fold(name))
        self._by_heads(heads, found)
        self.units = {
            key: self._unit(heads[n], key, found) for key, n in self.at.items() if key in ("band", "low", "high")
        }
        self.unknown = [h for n, h in enumerate(heads) if n not in self.at.values() and h]
        edges = "band" in self.at or {"low", "high"} <= self.at.keys()
        if not edges or not {"service", "primary", "secondary"} & self.at.keys():
            missing = "no band, nor low and high" if not edges else "no service, nor primary or secondary"
            raise UsageError(
                f"{file}: {missing} among the columns {', '.join(heads)[:120]}", "name them with --map KEY=COLUMN"
            )

    def _by_heads(self, heads: Sequence[str], found: Found) -> None:
        for key, names in _HEADS.items():
            if key in self.at:
                continue
            known = {fold(n) for n in names}
            for place, head in enumerate(heads):
                bare = _without_unit(head)
                if place not in self.at.values() and (fold(head) in known or fold(bare) in known):
                    self.at[key] = place
                    found.left.append(f"column '{head[:60]}' taken for {key}")
                    break

    def _unit(self, head: str, key: str, found: Found) -> str:
        if self.mapping.unit:
            return self.mapping.unit
        bare = _without_unit(head)
        unit = next((u for u in _UNITS if bare != head and fold(head).endswith(u)), "")
        if unit:
            found.guess("unit", "line 1", f"column '{head[:60]}': numbers without unit read as {_UNITS[unit]}")
        return unit

    def cell(self, line: Cells, key: str) -> str:
        """What a line holds of a kind; empty where it has none."""
        place = self.at.get(key, -1)
        return line.cells[place] if 0 <= place < len(line.cells) else ""

    def capitals(self) -> bool:
        """Whether a service stands in capitals, where no column tells the status: then they tell it."""
        return "status" not in self.at and any(
            len(name := piece.partition("(")[0].strip()) > 3 and name.isupper()
            for line in self.lines
            for piece in split(self.cell(line, "service"))
        )

    def rows(self, cells: ServiceCells, found: Found) -> Iterator[SourceRow]:
        """Its lines as rows."""
        marks = self.mapping.separator or ",;|/\n"
        for line in self.lines:
            doubts: list[str] = []
            told = " | ".join(plainly(cell) for cell in line.cells if cell.strip())
            try:
                band = self._band(line, found, doubts)
            except FrequencyError as problem:
                found.not_read(line.place, f"{problem.message}: {told[:300]}", False)
                continue
            status, taken = self._status(line, doubts, found)
            behind = _behind(self.cell(line, "qualifier"), self.cell(line, "directions"))
            services: list[tuple[str, DraftEntry]] = []
            for key, each in (("service", status), ("primary", "primary"), ("secondary", "secondary")):
                cell = self.cell(line, key)
                if fold(cell) != "notallocated" and (taken == "taken" or key != "service"):
                    services += cells.entries(
                        cell, line.place, band, doubts, each, behind if key == "service" else "", marks
                    )
            notes = tuple(cells.notes(_numbers(self.cell(line, "notes")), line.place, doubts))
            uses = tuple(
                use
                for use in (_word(u) for u in split(self.cell(line, "use"), ",;|/\n " if self.ours else ",;|/\n"))
                if use
            )
            services = [
                (s, e._replace(notes=(*e.notes, *(n for n in notes if n not in e.notes)), use=uses))
                for s, e in services
            ]
            under = [
                *cells.notes(_numbers(self.cell(line, "row_notes")), line.place, doubts),
                *(() if services else notes),
            ]
            says = {fold(self.cell(line, key)) for key in ("service", "primary", "label")}
            remark = self.cell(line, "remark")
            if taken == "permitted":
                remark = f"{self.cell(line, 'service')} is permitted" + (f"; {remark}" if remark else "")
            yield SourceRow(
                line.place, *band, told, tuple(services), tuple(under), _word(self.cell(line, "column")),
                plainly(self.cell(line, "number")), "notallocated" in says, plainly(remark), tuple(doubts),
            )  # fmt: skip

    def _band(self, line: Cells, found: Found, doubts: list[str]) -> tuple[int, int]:
        if "band" in self.at and not {"low", "high"} <= self.at.keys():
            return band_of(self.cell(line, "band"), self.units["band"], line.place, found, doubts)
        low, high = (hertz(self.cell(line, k), self.units[k], line.place, found, doubts) for k in ("low", "high"))
        return in_order(low, high)

    def _status(self, line: Cells, doubts: list[str], found: Found) -> tuple[str, str]:
        """The status that a line tells, "" for none; and whether its service is taken, permitted or not read."""
        word = plainly(self.cell(line, "status"))
        if not word:
            return "", "taken"
        if fold(word) == "permitted":
            found.guess("permitted", line.place, "use that a footnote permits has no status; told as a remark")
            return "", "permitted"
        if fold(word) not in self.mapping.statuses:
            doubts.append(
                found.not_read(
                    line.place, f"status '{word[:40]}' is not known: {plainly(self.cell(line, 'service'))[:80]}"
                )
            )
            return "", "not read"
        return self.mapping.statuses[fold(word)], "taken"


def _behind(qualifier: str, directions: str) -> str:
    """What the cells of a qualifier and of directions add to a service, as it would stand behind it."""
    plain, word, exception = f" {plainly(qualifier)}".partition(" except ")
    several = directions.replace(";", " ").split()
    ways = several if all(map(is_direction, several)) else [directions]
    brackets = "".join(f" ({inside.strip()})" for inside in (plain, *ways) if inside.strip())
    return brackets + word + exception


def _numbers(cell: str) -> list[str]:
    return [n for piece in split(_WORD.sub("", cell)) for n in piece.split() if n.strip()]


def _word(cell: str) -> str:
    """A word as a table declares it: a column, a use."""
    return " ".join(re.sub(r"[^\w -]", " ", plainly(cell)).casefold().split())


def _without_unit(head: str) -> str:
    """A head without the unit at its end: Low (MHz), low_hz."""
    bare = head.rstrip(" )]")
    for unit in _UNITS:
        if bare.casefold().endswith(unit) and not bare.casefold().removesuffix(unit)[-1:].isalpha():
            return bare[: -len(unit)].rstrip(" _([,")
    return head
