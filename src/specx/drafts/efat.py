"""XML of EFAT: frequency tables with an allocation for each service.

Status and footnotes stand in attributes of their own, and nothing of them is a guess. In a file of another program
the notes under a row cannot be told from those of its last service, beside which they stand: that is marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from ..errors import DataError, FrequencyError, UsageError
from ..regulations.efat import BLANK, NAMESPACE, NOT_ALLOCATED
from .draft import DraftEntry
from .found import Found, SourceRow
from .lines import ServiceCells, hertz, in_order
from .services import fold, plainly

_STATUSES = ("primary", "secondary", "permitted")
_SHOWN = 300


class _Element(NamedTuple):
    """An allocation as it stands in the file."""

    line: int
    table: int  # which table it is in
    held: dict[str, str]

    @property
    def place(self) -> str:
        return f"line {self.line}"

    def own(self, name: str) -> str | None:
        """An attribute that specx writes beside those of the form."""
        return self.held.get(f"{NAMESPACE} {name}")


class EfatFile:
    """The tables of a file. Raises `DataError` for one of another form."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.tables: list[dict[str, str]] = []
        self.elements: list[_Element] = []
        self.other: dict[str, int] = {}  # elements that are not known, with their first line
        self._read(text)
        if not self.tables:
            raise DataError(f"{file}: has no frequencyTable", "EFAT holds frequencyTable and allocation")

    def _read(self, text: str) -> None:
        # The text is decoded already, whatever its first line says.
        parser = expat.ParserCreate("utf-8", " ")

        def start(name: str, held: dict[str, str]) -> None:
            if name == "frequencyTable":
                self.tables.append(held)
            elif name == "allocation" and self.tables:
                self.elements.append(_Element(parser.CurrentLineNumber, len(self.tables) - 1, held))
            elif name != "frequencyInformation":
                self.other.setdefault(name, parser.CurrentLineNumber)

        def entity(*_: object) -> None:
            raise DataError(f"{self.file}:{parser.CurrentLineNumber}: declares entities", "those are not read")

        parser.StartElementHandler = start
        parser.EntityDeclHandler = entity
        try:
            parser.Parse(text.encode(), True)
        except expat.ExpatError as problem:
            raise DataError(f"{self.file}:{problem.lineno}: is no XML: {expat.ErrorString(problem.code)}") from None

    def name(self, table: int) -> str:
        """What a table is called."""
        return plainly(self.tables[table].get("name", "")) or f"table {table + 1}"

    def country(self) -> str:
        """The code of the country that every table names, where specx wrote that."""
        codes = {held.get(f"{NAMESPACE} country", "") for held in self.tables}
        return codes.pop() if len(codes) == 1 else ""

    def one_table(self) -> None:
        """Refuses a file of several tables that are not columns of one. Raises `UsageError`."""
        columns = [held.get(f"{NAMESPACE} column", "") for held in self.tables]
        if len(self.tables) > 1 and not all(columns):
            names = ", ".join(map(self.name, range(len(self.tables))))
            raise UsageError(
                f"{self.file} has {len(self.tables)} tables: {names[:120]}", "give a file with one of them"
            )

    def rows(self, cells: ServiceCells, found: Found) -> Iterator[SourceRow]:
        """The allocations as rows, one for each."""
        for one in self.elements:
            doubts: list[str] = []
            held = one.held
            term, status = plainly(held.get("term", "")), held.get("status", "").strip().casefold()
            try:
                edges = (hertz(f"{held.get(n, '')} Hz", "", one.place, found, doubts) for n in ("lowerFrequency", "higherFrequency"))  # fmt: skip
                band = in_order(*edges)
            except FrequencyError as problem:
                found.not_read(one.place, f"{problem.message}: {term[:_SHOWN]}", False)
                continue
            under, beside = self._notes(one, found)
            nothing = fold(term) == fold(NOT_ALLOCATED)
            yield SourceRow(
                one.place, *band, f"{term} {status}".strip()[:_SHOWN] or "(empty)",
                () if nothing or term == BLANK else tuple(self._entries(one, term, status, beside, band, cells, doubts)),
                tuple(cells.notes(under, one.place, doubts)), column=self.tables[one.table].get(f"{NAMESPACE} column", ""),
                not_allocated=nothing, remark=self._permitted(one, term, status), doubts=tuple(doubts),
            )  # fmt: skip

    def _notes(self, one: _Element, found: Found) -> tuple[list[str], list[str]]:
        """The notes under the row and those beside the service."""
        every = one.held.get("footnotes", "").split()
        told = one.own("underRow")
        if told is not None:
            under = told.split()
            return under, every[: len(every) - len(under)] if every[len(every) - len(under) :] == under else every
        nothing = fold(one.held.get("term", "")) == fold(NOT_ALLOCATED)
        if every and one.own("via") is None and not nothing and not any(k.startswith(NAMESPACE) for t in self.tables for k in t):  # fmt: skip
            found.guess("note", one.place, "kept beside the service; notes of the whole row may stand among them")
        return (every, []) if nothing else ([], every)

    def _entries(
        self, one: _Element, term: str, status: str, beside: list[str], band: tuple[int, int], cells: ServiceCells,
        doubts: list[str],
    ) -> Iterator[tuple[str, DraftEntry]]:  # fmt: skip
        if status == "permitted":
            return  # of a country's own table none is; it is told in the remark
        known = status if status in _STATUSES else ""
        use = tuple(filter(None, (one.own("use") or "").split("; ")))
        for told, entry in cells.entries(term, one.place, band, doubts, known, marks=""):
            notes = (*entry.notes, *cells.notes(beside, one.place, doubts))
            yield told, entry._replace(notes=tuple(dict.fromkeys(notes)), use=use)

    @staticmethod
    def _permitted(one: _Element, term: str, status: str) -> str:
        if status != "permitted":
            return ""
        by = one.own("via") or one.held.get("footnotes", "").partition(" ")[0]
        return f"{term} is permitted" + (f" by No. {by}" if by else "")
