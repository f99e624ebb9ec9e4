"""Files annotated with nothing but Python: row by row, each answer rendered once."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import Any, TextIO, TypeVar

from ..errors import DataError
from .annotator import Annotator
from .columns import CHECK, AnnotatedRow
from .tables import Objects, Separated, cell_of, check_new
from .watch import Watch

T = TypeVar("T")
_KEPT = 200_000  # answers by the cells that they are of: files repeat their frequencies


class Answers:
    """Answers of rows, rendered: the same cells are read once."""

    def __init__(
        self, annotator: Annotator, names: Sequence[str], watch: Watch, render: Callable[[list[Any]], Any]
    ) -> None:
        self._annotator = annotator
        self._names = names
        self._watch = watch
        self._render = render
        self._of_row: dict[int, tuple[AnnotatedRow, Any]] = {}
        self._checking = CHECK in names

    def of(self, rows: Iterable[T], cells: Callable[[T], Any]) -> Iterator[tuple[T, Any]]:
        """Each row with its answer. `cells` gives those that the annotator picked, as a tuple, or the one alone."""
        known: dict[Any, Any] = {}
        find, watch = known.get, self._watch
        number = 0
        try:
            for number, row in enumerate(rows, 1):
                key = cells(row)
                found = find(key)
                if found is None:
                    found, lasting = self._new(key, number)
                    if lasting:
                        if len(known) >= _KEPT:
                            known.clear()
                        known[key] = found
                yield row, found
        finally:
            watch.rows = number

    def _new(self, key: Any, number: int) -> tuple[Any, bool]:
        said, problem, has = self._annotator.of((key,) if isinstance(key, str) else key)
        if problem is not None:
            self._watch.cell(number, problem)
        elif not has:
            self._watch.empty += 1
        if self._checking:
            self._watch.checked[said.check] += 1
        held = self._of_row.get(id(said))
        if held is None:
            held = self._of_row[id(said)] = said, self._render([getattr(said, name) for name in self._names])
        return held[1], problem is None and has and not self._checking


def as_cells(values: Sequence[Any]) -> list[str]:
    """Values as cells of CSV."""
    return ["" if v is None else ("true" if v else "false") if isinstance(v, bool) else str(v) for v in values]


def json_tail(names: Sequence[str]) -> Callable[[list[Any]], str]:
    """Renders values as what stands in an object behind the keys that it has."""
    keys = [json.dumps(name, ensure_ascii=False) for name in names]
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return lambda values: ", ".join(f"{key}: {encode(value)}" for key, value in zip(keys, values, strict=True))


def fitted(rows: Iterable[list[str]], width: int) -> Iterator[list[str]]:
    """Rows with as many cells as there are heads. Raises `DataError` for one with more: its answer would stand elsewhere."""
    for number, row in enumerate(rows, 1):
        if len(row) == width:
            yield row
        elif len(row) < width:
            yield row + [""] * (width - len(row))
        else:
            raise DataError(
                f"row {number} has {len(row)} cells under {width} heads",
                "put quotes round a cell that holds the separator",
            )


def begun(rows: Iterator[T]) -> Iterator[T]:
    """The rows, the first of them already made: what is wrong with all of them comes before anything is written."""
    return chain(list(islice(rows, 1)), rows)


def from_separated(
    table: Separated, answers: Answers, picked: Sequence[int], new: Sequence[str], form: str, out: TextIO
) -> None:
    """A table of cells, written with its answers as CSV, TSV, JSON Lines or a list in JSON."""
    rows = begun(answers.of(fitted(table.rows, len(table.heads)), itemgetter(*picked)))
    if form in ("csv", "tsv"):
        delimiter = (
            table.delimiter if form == "csv" and table.delimiter not in "\t " else "\t" if form == "tsv" else ","
        )
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerow([*table.heads, *new])
        writer.writerows(row + tail for row, tail in rows)
        return
    encode = json.JSONEncoder(ensure_ascii=False).encode
    _write_objects(((encode(dict(zip(table.heads, row, strict=True))), tail) for row, tail in rows), form, out)


def from_objects(
    table: Objects, answers: Answers, picked: Sequence[int], new: Sequence[str], form: str, out: TextIO
) -> None:
    """A table of JSON, written with its answers as CSV, TSV, JSON Lines or a list in JSON."""
    wanted = [table.heads[place] for place in picked]

    added = frozenset(new)

    def cells(row: tuple[dict[str, Any], str]) -> tuple[str, ...]:
        if not added.isdisjoint(row[0]):
            check_new(list(row[0]), new, "")
        return tuple(cell_of(row[0].get(name)) for name in wanted)

    rows = begun(answers.of(table.rows, cells))
    if form in ("csv", "tsv"):
        writer = csv.writer(out, delimiter="\t" if form == "tsv" else ",", lineterminator="\n")
        writer.writerow([*table.heads, *new])
        writer.writerows([*(cell_of(row.get(head)) for head in table.heads), *tail] for (row, _), tail in rows)
        return
    _write_objects(((text, tail) for (_, text), tail in rows), form, out)


def _write_objects(rows: Iterable[tuple[str, str]], form: str, out: TextIO) -> None:
    """Objects with what is added to them behind their own keys, which stay as they were written."""
    listed = form == "json"
    between = "[" if listed else ""
    for text, tail in rows:
        inner = text[:-1].rstrip()
        out.write(f"{between}{inner}{'' if inner == '{' else ', '}{tail}}}")
        if listed:
            between = ",\n"
        else:
            out.write("\n")
    if listed:
        out.write("[]\n" if between == "[" else "]\n")
