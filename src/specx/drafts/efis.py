"""CSV of EFIS, the frequency information system of the European Communications Office.

Two forms are read. The report of the European Common Allocation: a line for each application, the services
in capitals where primary, lists of footnotes and documents behind the table. And the result of a search: country,
range, allocations and applications parted by slashes, no status told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..errors import DataError, FrequencyError, UsageError
from .found import Found, SourceRow
from .lines import Cells, ServiceCells, band_of, hertz, in_order
from .services import fold, plainly, split


class EfisFile:
    """The columns of an export, by the heads that it has. Raises `DataError` for a file of another form."""

    def __init__(self, lines: Sequence[Cells], file: str) -> None:
        if not lines:
            raise DataError(f"{file}: is empty")
        self.heads = [fold(cell) for cell in lines[0].cells]
        self.lines = lines[1:]
        self.file = file
        self.low, self.high = self._column("lowerfrequency"), self._column("upperfrequency")
        self.band = self._column("frequencyrange", "frequencyband")
        self.country = self._column("country")
        self.allocations = self._column(
            "europeancommonallocationandecafootnotes", "europeancommonallocation", "nationalallocation", "allocations",
            "allocation",
        )  # fmt: skip
        self.notes = self._column("ecafrequencyrangefootnotes", "ecafootnotes", "nationalfootnotes", "footnotes")
        self.applications = self._column("applications", "application")
        self.rest = [
            n
            for n in (self._column(h) for h in ("eccercharmonisationmeasure", "standard", "notes", "comments"))
            if n >= 0
        ]
        if self.allocations < 0 or (self.band < 0 and (self.low < 0 or self.high < 0)):
            raise DataError(
                f"{file}:1: has none of the heads of an EFIS export",
                'wanted are "Lower Frequency", "Upper Frequency" and an allocation, or "Frequency Range" and "Allocations"; '
                "read another CSV with: specx import csv",
            )

    def _column(self, *names: str) -> int:
        return next((self.heads.index(n) for n in names if n in self.heads), -1)

    @property
    def searched(self) -> bool:
        """Whether it is the result of a search: one cell a band."""
        return self.low < 0 or self.high < 0

    def cell(self, line: Cells, column: int) -> str:
        """A cell; empty where there is none."""
        return line.cells[column] if 0 <= column < len(line.cells) else ""

    def table(self) -> Sequence[Cells]:
        """The lines of the table itself."""
        return self.lines[: self._end()]

    def behind(self) -> Sequence[Cells]:
        """What stands behind it: lists of footnotes, documents, abbreviations."""
        return self.lines[self._end() :]

    def _end(self) -> int:
        heads = ("footnotenumber", "footnotetext", "title", "description")
        return next(
            (n for n, one in enumerate(self.lines) if any(fold(c) in heads for c in one.cells[:2])), len(self.lines)
        )

    def texts(self) -> dict[str, str]:
        """The texts of notes behind the table, by number."""
        behind = self.behind()
        listed = behind and "footnotetext" in [fold(c) for c in behind[0].cells[:2]]
        texts: dict[str, str] = {}
        for line in behind if listed else ():
            if fold(line.cells[0]) in ("title", "description", "document"):
                break
            if len(line.cells) > 1 and line.cells[1].strip():
                texts.setdefault(plainly(line.cells[0]).upper(), plainly(line.cells[1]))
        return texts

    def countries(self) -> list[str]:
        """The countries that its lines name."""
        names = (plainly(self.cell(line, self.country)) for line in self.table())
        return list(dict.fromkeys(name for name in names if name)) if self.country >= 0 else []

    def capitals(self) -> bool:
        """Whether any allocation stands in capitals: then they tell what is primary."""
        for line in self.table():
            for piece in split(self.cell(line, self.allocations)):
                name = piece.partition("(")[0].strip()
                if len(name) > 3 and name.isupper():
                    return True
        return False

    def rows(self, cells: ServiceCells, found: Found, wanted: Callable[[str], bool]) -> Iterator[SourceRow]:
        """The lines of the table as rows; those of countries that are not wanted are left out."""
        for line in self.table():
            if self.country >= 0 and not wanted(plainly(self.cell(line, self.country))):
                continue
            doubts: list[str] = []
            try:
                if self.searched:
                    band = band_of(self.cell(line, self.band), "", line.place, found, doubts)
                else:
                    edges = (hertz(self.cell(line, n), "", line.place, found, doubts) for n in (self.low, self.high))
                    low, high = edges
                    band = in_order(low, high)
            except FrequencyError as problem:
                found.not_read(line.place, f"{problem.message}: {' | '.join(map(plainly, line.cells))[:300]}", False)
                continue
            allocated = self.cell(line, self.allocations)
            nothing = fold(allocated) == "notallocated"
            services = () if nothing else tuple(cells.entries(allocated, line.place, band, doubts))
            noted = [n for n in split(self.cell(line, self.notes)) if n.strip()]
            notes = tuple(cells.notes(noted, line.place, doubts))
            uses = [plainly(a) for a in split(self.cell(line, self.applications), "/" if self.searched else "\n")]
            uses = [a for a in uses if a not in ("", "-")]
            rest = [plainly(self.cell(line, n)) for n in self.rest]
            text = " | ".join(filter(None, (plainly(allocated), *rest)))
            yield SourceRow(
                line.place, *band, text or "(empty)", services, notes, not_allocated=nothing,
                remark="; ".join(uses), doubts=tuple(doubts),
            )  # fmt: skip


def one_country(names: Sequence[str], chosen: str) -> None:
    """Refuses a file of several countries of which none is chosen. Raises `UsageError`."""
    if len(names) > 1 and not chosen:
        raise UsageError(f"the file has {len(names)} countries: {', '.join(names)[:120]}", "add --country")
