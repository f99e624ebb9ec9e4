"""What the reading of a regulator's export found: rows as the source has them, each guess, and what was not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..record import Record
from .draft import DraftEntry

NOT_READ = "not read"


class SourceRow(NamedTuple):
    """A line of the source: a band with what it says there. `services` are (status, entry)."""

    place: str  # where in the source: line 7
    low_hz: int
    high_hz: int
    text: str  # what stood there
    services: tuple[tuple[str, DraftEntry], ...] = ()
    notes: tuple[str, ...] = ()
    column: str = ""
    number: str = ""
    not_allocated: bool = False
    remark: str = ""
    doubts: tuple[str, ...] = ()


class ImportMark(Record):
    """Something of an export that was guessed, or not read. The files that were written have the same mark."""

    place: str
    """Where in the export: a line, or the name that it gives the entry."""
    kind: str
    """What was guessed: `service name`, `status by capitals`, `unit`, `direction`, `note`, `gap` ...; `not read` for what
    could not be read."""
    message: str
    """What stood there and what was read, or why it was not."""


class ImportHead(Record):
    """What the answer of an import says beside its marks."""

    saved: str
    """The folder that was written."""
    written: int
    """How many rows were written."""
    guessed: int
    """How many guesses are marked."""
    unread: int
    """How many things were not read."""
    left_out: tuple[str, ...]
    """What of the export was not taken over, on purpose."""


class Found:
    """Guesses and gaps of one reading. A guess that may change what a row says is a doubt of that row, too."""

    def __init__(self) -> None:
        self.marks: list[ImportMark] = []
        self.held: list[str] = []  # of the unread, what stands at no row
        self.left: list[str] = []  # what was not taken over, on purpose

    def guess(self, kind: str, place: str, told: str) -> str:
        """Marks a guess, and returns it as a row tells it."""
        self.marks.append(ImportMark(place=place, kind=kind, message=told))
        return f"{place}: {told}"

    def not_read(self, place: str, told: str, at_row: bool = True) -> str:
        """Marks what could not be read, and returns it as the files tell it."""
        line = self.guess(NOT_READ, place, told)
        if not at_row:
            self.held.append(line)
        return f"UNREAD {line}"

    @property
    def kinds(self) -> dict[str, list[ImportMark]]:
        """The guesses by kind, each once; what was not read last."""
        found: dict[str, list[ImportMark]] = {}
        for mark in dict.fromkeys(self.marks):
            found.setdefault(mark.kind, []).append(mark)
        unread = found.pop(NOT_READ, None)
        return {**found, NOT_READ: unread} if unread else found

    @property
    def unread(self) -> int:
        """How many things were not read."""
        return len(self.kinds.get(NOT_READ, ()))


def counted(marks: Iterable[ImportMark]) -> str:
    """How many of each kind, in words."""
    counts: dict[str, int] = {}
    for mark in marks:
        if mark.kind != NOT_READ:
            counts[mark.kind] = counts.get(mark.kind, 0) + 1
    return ", ".join(f"{kind} {number}" for kind, number in counts.items())


def first_of(kinds: dict[str, list[ImportMark]], most: int) -> Iterator[str]:
    """The first marks of each kind as lines; of what was not read, all."""
    for kind, marks in kinds.items():
        shown = marks if kind == NOT_READ else marks[:most]
        yield from (f"{mark.place}: {kind}: {mark.message}" for mark in shown)
        if len(marks) > len(shown):
            yield f"{kind}: and {len(marks) - len(shown)} more; all with -o csv, and in the files"
