"""Texts read as tables: separated, JSON Lines, a list in JSON, bookmarks of gqrx. Every cell comes as it is written."""

from __future__ import annotations

import itertools

from ..answers.lines import MAX_LINE
from ..errors import DataError, UsageError, shown
from ..light import NamedTuple
from .presets import Preset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from json import JSONDecoder
    from typing import Any, TextIO


class Separated(NamedTuple):
    """A table of cells: its heads, its rows, and by what its cells are parted."""

    heads: list[str]
    rows: Iterator[list[str]]
    delimiter: str
    lines: Iterator[str] | None = None  # what `rows` is made of, where cells are parted by a sign


class Objects(NamedTuple):
    """A table of JSON: the keys of its objects, and each object with the text that it was read from."""

    heads: list[str]
    rows: Iterator[tuple[dict[str, Any], str]]


def separated(stream: TextIO, path: str, delimiter: str, heads: Sequence[str], preset: Preset | None) -> Separated:
    """The table of a text. `delimiter` is found in its first line where none is given; `heads` are for a text without them.

    Raises `DataError` for a text that is no table.
    """
    first = stream.readline(MAX_LINE + 1)
    if len(first) > MAX_LINE:
        raise DataError(f"{path}: its first line is longer than {MAX_LINE} characters", "is it a table?")
    if not first.strip():
        raise DataError(f"{path}: there is no table in it")
    if preset and preset.heads and not heads and first.startswith(preset.begins):
        heads, delimiter = preset.heads, preset.delimiter
    if heads and not delimiter and _blank_parted(first):
        return Separated(list(heads), _blanks(itertools.chain([first], stream)), " ")
    delimiter = delimiter or _delimiter(first)
    lines = stream if '"' not in first else None
    if lines is None or heads:
        rows = _read(itertools.chain([first], stream), delimiter, path)
        return Separated(list(heads) if heads else next(rows), rows, delimiter)
    rows = _read(stream, delimiter, path)
    return Separated(first.rstrip("\r\n").split(delimiter), rows, delimiter, lines)


def _read(lines: Iterable[str], delimiter: str, path: str) -> Iterator[list[str]]:
    """The rows of lines, without empty ones."""
    import csv

    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for row in reader:
            if row:
                yield row
    except csv.Error as problem:
        raise DataError(f"{path}: line {reader.line_num}: not a table: {problem}") from None


def as_lines(table: Separated, path: str) -> Iterator[tuple[str, list[str]]]:
    """The rows as they stand in the text, each with its cells: parted at once until the first that has a quote."""
    assert table.lines is not None
    parting = table.delimiter
    for line in table.lines:
        if '"' in line:
            rest = _read(itertools.chain([line], table.lines), parting, path)
            yield from ((csv_text(row, parting), row) for row in rest)
            return
        text = line.rstrip("\r\n")
        if text:
            yield text, text.split(parting)


def csv_text(cells: Sequence[str], delimiter: str) -> str:
    """A row as it is written, without the end of its line: cells in quotes that hold what parts cells or lines."""
    text = delimiter.join(cells)
    if '"' not in text and "\n" not in text and "\r" not in text and text.count(delimiter) == len(cells) - 1:
        return text if text else '""'
    parts = (f'"{cell.replace(chr(34), chr(34) * 2)}"' if _needs_quotes(cell, delimiter) else cell for cell in cells)
    return delimiter.join(parts)


def _needs_quotes(cell: str, delimiter: str) -> bool:
    return delimiter in cell or '"' in cell or "\n" in cell or "\r" in cell


def _delimiter(first: str) -> str:
    """The sign that parts the heads: that which is most often there; a comma where none is."""
    return max(",\t;|", key=first.count)


def delimiter_of(stream: Any) -> str:
    """The sign that parts the cells of a table in bytes, of which the beginning is looked at."""
    return _delimiter(stream.peek(65_536).split(b"\n", 1)[0].decode("utf-8", "replace"))


def _blank_parted(first: str) -> bool:
    return not any(sign in first for sign in ",\t;|")


def _blanks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lists that people type: cells parted by blanks, comments behind #."""
    for line in lines:
        cells = line.partition("#")[0].split()
        if cells:
            yield cells


# --- JSON


def json_lines(stream: TextIO, path: str, every_key: bool) -> Objects:
    """The objects of JSON Lines. The keys are those of the first, or, with `every_key`, of all: they are then held."""
    found = _objects(stream, path)
    if every_key:
        held = list(found)
        return Objects(_keys(held), iter(held))
    first = list(itertools.islice(found, 1))
    return Objects(_keys(first), itertools.chain(first, found))


def _objects(stream: TextIO, path: str) -> Iterator[tuple[dict[str, Any], str]]:
    decode = _decoder().decode
    for number, line in enumerate(stream, 1):
        text = line.strip()
        if text:
            try:
                found = decode(text)
            except (ValueError, RecursionError) as problem:
                raise DataError(f"{path}: line {number}: not JSON: {problem}") from None
            if not isinstance(found, dict):
                raise DataError(f"{path}: line {number}: not a JSON object", "JSON Lines have an object on each line")
            yield found, text


def json_list(text: str, path: str) -> Objects:
    """The objects of a list in JSON. Raises `DataError` for any other JSON."""
    scan, place = _decoder().raw_decode, _behind(text, 0)
    if text[place : place + 1] != "[":
        raise DataError(f"{path}: not a list of JSON objects", "give the list itself, or JSON Lines")
    held: list[tuple[dict[str, Any], str]] = []
    place = _behind(text, place + 1)
    while text[place : place + 1] != "]":
        try:
            found, end = scan(text, place)
        except (ValueError, RecursionError) as problem:
            raise DataError(f"{path}: not JSON: {problem}") from None
        if not isinstance(found, dict):
            raise DataError(f"{path}: item {len(held) + 1} is no JSON object", "a table is a list of objects")
        held.append((found, text[place:end]))
        place = _behind(text, end)
        if text[place : place + 1] == ",":
            place = _behind(text, place + 1)
        elif text[place : place + 1] != "]":
            raise DataError(f"{path}: not JSON: the list is not closed behind item {len(held)}")
    return Objects(_keys(held), iter(held))


def _behind(text: str, place: int) -> int:
    """The next place that holds no blank."""
    while text[place : place + 1] in (" ", "\t", "\r", "\n"):
        place += 1
    return place


def _decoder() -> JSONDecoder:
    import json

    # Numbers stay as they are written: 437.300e+6 is not to come back as another.
    return json.JSONDecoder(parse_float=str, parse_int=str)


def _keys(held: Iterable[tuple[dict[str, Any], str]]) -> list[str]:
    return list(dict.fromkeys(key for found, _ in held for key in found))


def cell_of(value: object) -> str:
    """A value of JSON as a cell."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    import json

    return json.dumps(value, ensure_ascii=False)


# --- gqrx


def gqrx(stream: TextIO, path: str) -> Separated:
    """The bookmarks of gqrx: behind the first empty line, five cells each, parted by semicolons."""
    heads = ["frequency", "name", "modulation", "bandwidth", "tags"]
    lines = (line.strip() for line in stream)
    for line in lines:
        if not line:
            break
    rows = []
    for line in lines:
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split(";")]
            if len(cells) != len(heads):
                raise DataError(f"{path}: '{shown(line)}' is no bookmark", "gqrx writes five cells a line")
            rows.append(cells)
    return Separated(heads, iter(rows), ",")


def check_new(heads: Sequence[str], names: Sequence[str], prefix: str) -> list[str]:
    """The names of the columns that are added. Raises `UsageError` where the file has one of them already."""
    new = [prefix + name for name in names]
    taken = [name for name in new if name in heads]
    if taken:
        raise UsageError(f"the file has a column '{shown(taken[0])}' already", "add --prefix rr_, or another one")
    return new
