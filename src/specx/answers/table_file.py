"""Questions in a file: CSV, TSV or JSON Lines, row by row, whatever the columns are called."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..errors import DataError, SpecxError
from ..record import Record
from .lines import Lines, TooLongError

if TYPE_CHECKING:
    from typing import Any, TextIO


class FileRow(Record):
    """A row of a file, as it is."""

    line: int
    """The line on which it ends."""
    cells: dict[str, Any]
    """Its cells by the names of the file."""
    problem: SpecxError | None = None
    """What makes it unreadable."""


class Columns:
    """The columns that a kind of question has, each with the names that people give it, and the one that must be there."""

    def __init__(self, names: Mapping[str, tuple[str, ...]], needed: str, hint: str) -> None:
        self.needed = needed
        self.hint = hint
        self._ours = {_fold(name): ours for ours, told in names.items() for name in told}

    def named(self, row: Mapping[str, Any]) -> dict[str, str]:
        """The cells of a row under our names; what a column in _hz holds is in Hz."""
        found: dict[str, str] = {}
        for name, value in row.items():
            folded = _fold(name)
            ours = self._ours.get(folded)
            if ours and value not in (None, ""):
                text = str(value).strip()
                bare = folded.endswith("_hz") and text.replace(".", "", 1).isdigit()
                found.setdefault(ours, f"{text}Hz" if bare else text)
        return found

    def among(self, heads: Iterable[str]) -> bool:
        """Whether the column that must be there is among the heads of a table."""
        return self.needed in {self._ours.get(_fold(head)) for head in heads}


def read_rows(path: str, stream: TextIO, columns: Columns) -> Iterator[FileRow]:
    """The rows of a file. Raises `DataError` for a table without the column that must be there."""
    lines = Lines(stream)
    if path.endswith((".jsonl", ".ndjson")):
        yield from _json_lines(lines)
        return
    reader = csv.DictReader(lines, delimiter="\t" if path.endswith(".tsv") else ",")
    try:
        known = columns.among(reader.fieldnames or ())
    except csv.Error as problem:
        raise DataError(f"{path}: not CSV: {problem}") from None
    if not known:
        raise DataError(f"{path}: no column named {columns.needed}", columns.hint)
    while True:
        try:
            row = next(reader, None)
        except csv.Error as problem:
            yield FileRow(line=reader.line_num, cells={}, problem=DataError(f"not CSV: {problem}"))
            return
        except TooLongError as problem:
            yield FileRow(line=lines.number, cells={}, problem=problem)
            continue
        if row is None:
            return
        yield FileRow(line=lines.number, cells={str(k): v for k, v in row.items() if k is not None})


def _json_lines(lines: Lines) -> Iterator[FileRow]:
    while True:
        try:
            text = next(lines, None)
        except TooLongError as problem:
            yield FileRow(line=lines.number, cells={}, problem=problem)
            continue
        if text is None:
            return
        if text.strip():
            yield _json_row(lines.number, text)


def _json_row(line: int, text: str) -> FileRow:
    try:
        row = json.loads(text)
    except ValueError as wrong:
        return FileRow(line=line, cells={}, problem=DataError(f"not JSON: {wrong}"))
    except RecursionError:
        return FileRow(line=line, cells={}, problem=DataError("not JSON: nested too deeply"))
    if not isinstance(row, dict):
        return FileRow(line=line, cells={}, problem=DataError("not a JSON object"))
    return FileRow(line=line, cells=row)


def _fold(name: str) -> str:
    return name.strip().lstrip("\ufeff").casefold().replace(" ", "_")
