"""Questions in a file: CSV, TSV or JSON Lines, row by row, whatever the columns are called."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from ..errors import DataError, SpecxError, TooLongError, shown
from ..record import Record
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        self._meant = lru_cache(maxsize=16)(self._columns)

    def named(self, row: Mapping[str, Any]) -> dict[str, str]:
        """The cells of a row under our names; what a column in _hz holds is in Hz.

        Raises `DataError` where two columns say different things of one.
        """
        found: dict[str, str] = {}
        said: dict[str, str] = {}
        for name, ours, in_hertz in self._meant(tuple(row)):
            value = row[name]
            if value not in (None, ""):
                text = str(value).strip()
                if in_hertz and text.replace(".", "", 1).isdigit():
                    text = f"{text}Hz"
                if found.setdefault(ours, text) != text:
                    first, second = (f"{shown(n)} '{shown(v)}'" for n, v in ((said[ours], found[ours]), (name, text)))
                    raise DataError(f"{first} and {second} are two different answers", "leave one of them empty")
                said.setdefault(ours, name)
        return found

    def _columns(self, heads: tuple[str, ...]) -> tuple[tuple[str, str, bool], ...]:
        """The heads that mean something: each with our name, and whether it says that it is in Hz."""
        folded = ((head, _fold(head)) for head in heads)
        return tuple((head, self._ours[fold], fold.endswith("_hz")) for head, fold in folded if fold in self._ours)

    def twice(self, heads: Iterable[str]) -> tuple[str, int] | None:
        """A column that stands more than once among the heads of a table, with how often; None for none."""
        names = Counter(filter(None, map(_fold, heads)))
        return next(((name, count) for name, count in names.items() if count > 1 and name in self._ours), None)

    def among(self, heads: Iterable[str]) -> bool:
        """Whether the column that must be there is among the heads of a table."""
        return self.needed in {self._ours.get(_fold(head)) for head in heads}


def read_rows(path: str, stream: TextIO, columns: Columns) -> Iterator[FileRow]:
    """The rows of a file. Raises `DataError` for a table without the column that must be there."""
    lines = Lines(stream)
    if path.endswith((".jsonl", ".ndjson")):
        yield from _json_lines(lines)
        return
    import csv

    reader = csv.DictReader(lines, delimiter="\t" if path.endswith(".tsv") else ",")
    try:
        known = columns.among(reader.fieldnames or ())
    except csv.Error as problem:
        raise DataError(f"{path}: not CSV: {problem}") from None
    if not known:
        raise DataError(f"{path}: no column named {columns.needed}", columns.hint)
    twice = columns.twice(reader.fieldnames or ())
    if twice:
        raise DataError(f"{path}: {twice[1]} columns are named {twice[0]}", "name one of them otherwise")
    while True:
        try:
            row = next(reader, None)
        except csv.Error as problem:
            yield FileRow(line=lines.number, cells={}, problem=DataError(f"not CSV: {problem}"))
            continue
        except TooLongError as problem:
            yield FileRow(line=lines.number, cells={}, problem=problem)
            continue
        if row is None:
            return
        cells = {str(k): v for k, v in row.items() if k is not None}
        # A comma too many, as in 3,65 GHz, moves every cell behind it.
        beyond = [cell for cell in row.get(None) or () if cell.strip()]
        yield FileRow(line=lines.number, cells=cells, problem=_too_many(len(cells), beyond) if beyond else None)


def _too_many(heads: int, beyond: Sequence[str]) -> DataError:
    told = f"the row has cells beyond the {heads} that have a name: '{shown(beyond[0], 20)}'"
    return DataError(told, "put quotes round a cell that holds the separator")


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
    import json

    try:
        row = json.loads(text, object_pairs_hook=_once)
    except ValueError as wrong:
        return FileRow(line=line, cells={}, problem=DataError(f"not JSON: {wrong}"))
    except RecursionError:
        return FileRow(line=line, cells={}, problem=DataError("not JSON: nested too deeply"))
    if not isinstance(row, dict):
        return FileRow(line=line, cells={}, problem=DataError("not a JSON object"))
    return FileRow(line=line, cells=row)


@lru_cache(maxsize=256)
def _fold(name: str) -> str:
    return name.strip().lstrip("\ufeff").casefold().replace(" ", "_")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON. Raises `ValueError` for a key that it has twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"the key '{shown(twice)}' stands twice")
    return found
