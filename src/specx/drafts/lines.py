"""A file of somebody's as text, as lines of CSV, and its cells as frequencies and services."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..errors import DataError, FrequencyError
from ..regulations.values import ServiceTerm
from ..units import parse_frequency, parse_range
from .base import Base
from .draft import DraftEntry
from .found import Found
from .services import ServiceNames, note_number, plainly, split

_MAX_BYTES = 64 * 1024 * 1024
# No radio wave is above this (No. 1.5): who writes more has a slip of unit.
_END_HZ = 3_000_000_000_000
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])")
_CONTINENTAL = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+(?![\d.,])")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")


class Cells(NamedTuple):
    """A line of CSV with its number in the file."""

    line: int
    cells: list[str]

    @property
    def place(self) -> str:
        """Where it stands."""
        return f"line {self.line}"


def text_of(file: str, found: Found) -> str:
    """The text of a file; stdin for "-". Raises `DataError` where it cannot be read."""
    try:
        if file == "-":
            body = sys.stdin.buffer.read(_MAX_BYTES + 1) if hasattr(sys.stdin, "buffer") else sys.stdin.read().encode()
        else:
            with open(file, "rb") as stream:
                body = stream.read(_MAX_BYTES + 1)
    except OSError as problem:
        raise DataError(f"{file}: {problem.strerror or problem}") from None
    if len(body) > _MAX_BYTES:
        raise DataError(f"{file}: is larger than 64 MiB")
    try:
        return body.decode("utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        found.guess("encoding", file, "is no UTF-8; read as Windows-1252")
        return body.decode("cp1252", "replace")


def lines_of(text: str, file: str, mark: str = "") -> list[Cells]:
    """The lines of CSV that are not empty; `mark` parts the cells, else the one that parts the first line most often."""
    text = text.replace("\ufeff", "")
    head = next((line for line in text.splitlines() if line.strip()), "")
    mark = mark or max(";,\t|", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    made = []
    try:
        before = 0
        for cells in reader:
            if any(cell.strip() for cell in cells):
                made.append(Cells(before + 1, cells))
            before = reader.line_num
    except csv.Error as problem:
        raise DataError(f"{file}:{reader.line_num}: is no CSV: {problem}") from None
    return made


def hertz(text: str, unit: str, place: str, found: Found, doubts: list[str]) -> int:
    """A frequency. Raises `FrequencyError` for what is none."""
    return _within(parse_frequency(_number(plainly(text), place, found, doubts), unit or None))


def band_of(text: str, unit: str, place: str, found: Found, doubts: list[str]) -> tuple[int, int]:
    """A band in one cell. Raises `FrequencyError` for what is none."""
    low, high = parse_range(_number(plainly(text), place, found, doubts), unit or None)
    return low, _within(high)


def in_order(low: int, high: int) -> tuple[int, int]:
    """Two edges as a band. Raises `FrequencyError` where they are none."""
    if low >= high:
        raise FrequencyError("the band is empty or runs downwards")
    return low, high


def _within(hz: int) -> int:
    if hz > _END_HZ:
        raise FrequencyError("is above 3000 GHz")
    return hz


def _number(text: str, place: str, found: Found, doubts: list[str]) -> str:
    """A number with a plain point; a comma is a guess."""
    if _CONTINENTAL.search(text):
        doubts.append(found.guess("number", place, f"'{text[:40]}' read with thousands set apart by points"))
        return _CONTINENTAL.sub(lambda n: n[0].replace(".", "").replace(",", "."), text)
    made = _THOUSANDS.sub(lambda n: n[0].replace(",", ""), text)
    if made != text:
        doubts.append(found.guess("number", place, f"'{text[:40]}' read with thousands set apart by commas"))
    elif _DECIMAL.search(text):
        made = _DECIMAL.sub(".", text)
        doubts.append(found.guess("number", place, f"'{text[:40]}' read with a decimal comma"))
    return made


class ServiceCells:
    """Reads cells of services. `capitals`: whether capitals tell a primary service in this source."""

    def __init__(self, names: ServiceNames, base: Base, found: Found, capitals: bool) -> None:
        self.names, self.base, self.found, self.capitals = names, base, found, capitals

    def entries(
        self, cell: str, place: str, band: tuple[int, int], doubts: list[str], status: str = "",
        behind: str = "", marks: str = ",;|/\n",
    ) -> Iterator[tuple[str, DraftEntry]]:  # fmt: skip
        """The services of a cell with their status; what is not read goes to the doubts.

        `behind` is what other cells add to each service.
        """
        for piece in split(cell, marks):
            piece = plainly(piece)
            if not piece or piece == "-":
                continue
            read = self.names.read(piece + behind)
            for kind, told in read.guesses:
                self.found.guess(kind, place, told)
            doubts += [self.found.guess(kind, place, told) for kind, told in read.doubtful]
            if read.term is None:
                doubts.append(self.found.not_read(place, f"'{piece[:80]}': {read.unknown}"))
                continue
            told = status or self._status(read.capitals, piece, place, read.term, band, doubts)
            if told:
                yield told, DraftEntry(read.term, tuple(self.notes(read.notes, place, doubts)))

    def notes(self, numbers: Sequence[str], place: str, doubts: list[str]) -> Iterator[str]:
        """The notes that are understood; a doubt for one that the base does not know."""
        for text in numbers:
            read = note_number(plainly(text))
            if read is None:
                doubts.append(self.found.not_read(place, f"'{plainly(text)[:40]}' is not the number of a note"))
                continue
            number, exact = read
            if not exact:
                self.found.guess("note", place, f"'{plainly(text)[:40]}' read as {number}")
            if not self.base.knows(number):
                told = f"{number} is not in {self.base.view.edition.id}; kept"
                doubts.append(self.found.guess("note unknown to the base", place, told))
            yield number

    def _status(self, capitals: bool, piece: str, place: str, term: ServiceTerm, band: tuple[int, int], doubts: list[str]) -> str:  # fmt: skip
        if self.capitals:
            self.found.guess(
                "status by capitals", place, f"'{piece[:60]}' read as {'primary' if capitals else 'secondary'}"
            )
            return "primary" if capitals else "secondary"
        told = self.base.status(term, *band)
        if told in ("primary", "secondary"):
            doubts.append(
                self.found.guess("status", place, f"none told for '{piece[:60]}'; {told} as in the Radio Regulations")
            )
            return told
        doubts.append(self.found.not_read(place, f"the status of '{piece[:60]}': the source tells none, nor do the Radio Regulations"))  # fmt: skip
        return ""
