"""Assignments in a file: CSV, TSV or JSON Lines, read and examined row by row."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...errors import DataError, OutsideCoverageError, SpecxError, shown
from ...record import Record
from ..lines import Lines, TooLongError
from .assignment import Reading
from .examiner import Examiner
from .rows import ExaminedRow, Refusal, RefusedRow

if TYPE_CHECKING:
    from typing import Any, TextIO

# Columns as people name them: the key is our name.
COLUMNS = {
    "frequency": ("frequency", "freq", "frequency_hz", "freq_hz", "center_frequency", "centre_frequency"),
    "bandwidth": ("bandwidth", "bw", "bandwidth_hz", "necessary_bandwidth"),
    "emission": ("emission", "designator", "emission_designator"),
    "service": ("service",),
    "class": ("class", "class_of_station", "station_class", "stn_cls"),
    "region": ("region", "itu_region"),
    "country": ("country", "administration", "adm"),
    "orbit": ("orbit",),
    "pfd": ("pfd",),
    "angle": ("angle",),
    "eirp": ("eirp", "e.i.r.p."),
    "unwanted": ("unwanted",),
}
_OURS = {name: ours for ours, names in COLUMNS.items() for name in names}


class FileRow(Record):
    """A row of a file, as it is."""

    line: int
    """The line on which it ends."""
    cells: dict[str, Any]
    """Its cells by the names of the file."""
    problem: SpecxError | None = None
    """What makes it unreadable."""


def read_rows(path: str, stream: TextIO) -> Iterator[FileRow]:
    """The rows of a file. Raises `DataError` for a table without a column of frequencies, or with two of one name."""
    lines = Lines(stream)
    if path.endswith((".jsonl", ".ndjson")):
        yield from _json_lines(lines)
        return
    reader = csv.DictReader(lines, delimiter="\t" if path.endswith(".tsv") else ",")
    try:
        heads = {_OURS.get(_fold(head)) for head in reader.fieldnames or ()}
    except csv.Error as problem:
        raise DataError(f"{path}: not CSV: {problem}") from None
    if "frequency" not in heads:
        raise DataError(f"{path}: no column named frequency",
                        "columns: frequency, bandwidth or emission, service or class, region or country")  # fmt: skip
    names = Counter(filter(None, map(_fold, reader.fieldnames or ())))
    for name, count in names.items():
        if count > 1 and name in _OURS:
            raise DataError(f"{path}: {count} columns are named {name}", "name one of them otherwise")
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
    try:
        row = json.loads(text, object_pairs_hook=_once)
    except ValueError as wrong:
        return FileRow(line=line, cells={}, problem=DataError(f"not JSON: {wrong}"))
    except RecursionError:
        return FileRow(line=line, cells={}, problem=DataError("not JSON: nested too deeply"))
    if not isinstance(row, dict):
        return FileRow(line=line, cells={}, problem=DataError("not a JSON object"))
    return FileRow(line=line, cells=row)


def examined(
    rows: Iterable[FileRow], given: Mapping[str, str], reading: Reading, examiner: Examiner
) -> Iterator[ExaminedRow | RefusedRow]:
    """The verdicts on each row; `given` fills what a row leaves out. A row that cannot be examined says why."""
    # A row that names its place is not asked in the place given too.
    elsewhere = {name: value for name, value in given.items() if name not in ("country", "region")}
    for row in rows:
        try:
            if row.problem:
                raise row.problem
            words = named(row.cells)
            placed = "country" in words or "region" in words
            for result in examiner.examine(reading.assignment({**(elsewhere if placed else given), **words})):
                yield ExaminedRow(row=row.line, input=row.cells, **result.__dict__)
        except SpecxError as bad:
            yield RefusedRow(
                row=row.line, verdict="outside-coverage" if isinstance(bad, OutsideCoverageError) else "unreadable",
                findings=(), error=Refusal(code=bad.code, message=bad.message, hint=bad.hint), input=row.cells,
            )  # fmt: skip


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON. Raises `ValueError` for a key that it has twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"the key '{shown(twice)}' stands twice")
    return found


def _fold(name: str) -> str:
    return name.strip().lstrip("\ufeff").casefold().replace(" ", "_")


def named(row: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a row under our names; what a column in _hz holds is in Hz.

    Raises `DataError` where two columns say different things of one.
    """
    found: dict[str, str] = {}
    said: dict[str, str] = {}
    for name, value in row.items():
        folded = _fold(name)
        ours = _OURS.get(folded)
        if ours and value not in (None, ""):
            text = str(value).strip()
            bare = folded.endswith("_hz") and text.replace(".", "", 1).isdigit()
            new = f"{text}Hz" if bare else text
            if found.setdefault(ours, new) != new:
                raise DataError(
                    f"{said[ours]} '{shown(found[ours])}' and {shown(name)} '{shown(new)}' are two different answers",
                    "leave one of them empty",
                )
            said.setdefault(ours, shown(name))
    return found
