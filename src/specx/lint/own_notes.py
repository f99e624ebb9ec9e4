"""The notes that a country's own table cites: its own, and those of Article 5 by the base."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.store import Map, Text
from ..regulations.footnotes import Footnote
from ..regulations.numbers import is_footnote
from ..regulations.values import Row
from .folder import Folder
from .own import OwnRowAt, OwnTable, own_tables


class CitedNote:
    """A row of a country's own table that cites a note, and the rows of the base that it meets."""

    def __init__(self, table: OwnTable, number: str, row: OwnRowAt, node: Text | Map, touched: list[Row]) -> None:
        self.table = table
        self.number = number
        self.row = row
        self.node = node
        self._touched = touched

    @property
    def note(self) -> Footnote | None:
        """The footnote of the base; None where that has none of the number."""
        return self.table.facts.footnotes(self.table.base).get(self.number) if self.table.base else None

    @property
    def as_in_base(self) -> bool:
        """Whether a row of the base that shares spectrum with this one cites the footnote too."""
        inside = (r for r in self._touched if r.low_hz < self.row.high and r.high_hz > self.row.low)
        return any(self.number in r.all_footnotes() for r in inside)

    @property
    def next_door(self) -> bool:
        """Whether a row of the base does that shares spectrum or an edge with this one."""
        return any(self.number in r.all_footnotes() for r in self._touched)

    def where(self) -> list[tuple[int, int]]:
        """The rows of the base in the country's Regions that cite the footnote."""
        table, country = self.table.printed, self.table.country
        rows = (row for row in table or () if country and row.region in country.regions)
        return [(row.low_hz, row.high_hz) for row in rows if self.number in row.all_footnotes()]


def cited_of_base(folder: Folder) -> Iterator[CitedNote]:
    """Every footnote of Article 5 that a row of a national table cites; where the base is not held, none."""
    for table in own_tables(folder):
        printed = table.printed
        if printed is None or table.country is None:
            continue
        touched: dict[int, list[Row]] = {}
        for number, row, node in table.cited():
            if is_footnote(number):
                if id(row) not in touched:
                    hits = printed.within(max(row.low - 1, 0), row.high + 1, table.country.regions)
                    touched[id(row)] = [hit.row for hit in hits]
                yield CitedNote(table, number, row, node, touched[id(row)])


def cited_of_own(folder: Folder) -> Iterator[tuple[OwnTable, str, OwnRowAt, Text | Map]]:
    """Every note of its own that a row of a national table cites."""
    for table in own_tables(folder):
        yield from ((table, number, row, node) for number, row, node in table.cited() if not is_footnote(number))


def since_or_gone(table: OwnTable, number: str) -> tuple[str, str]:
    """Of a footnote that the base does not have: the last edition before it that does, or the first one after it."""
    facts, base = table.facts, table.base
    earlier = later = ""
    for edition in table.editions if base else ():
        if base and edition.id != base.id and facts.footnotes(edition).get(number) is not None:
            if edition.in_force < base.in_force:
                earlier = edition.id
            else:
                later = later or edition.id
    return earlier, later
