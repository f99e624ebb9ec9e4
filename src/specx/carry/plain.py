"""Files annotated with nothing but Python: row by row, each answer rendered once."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, islice
from operator import itemgetter

from ..errors import DataError, FrequencyError
from ..light import cached_property
from .annotator import Annotator
from .columns import CHECK, AnnotatedRow
from .tables import Objects, Separated, as_lines, cell_of, check_new, csv_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, TextIO, TypeVar

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
        self._tables: dict[
            Any, tuple[list[int], list[Any]]
        ] = {}  # of each place the low edges and what was rendered there
        self._quick = self._quickly()

    def of(self, rows: Iterable[T], cells: Callable[[T], Any]) -> Iterator[tuple[T, Any]]:
        """Each row with its answer. `cells` gives those that the annotator picked, as a tuple, or the one alone."""
        known: dict[Any, Any] = {}
        find, watch, quick = known.get, self._watch, self._quick
        number = 0
        try:
            for number, row in enumerate(rows, 1):
                key = cells(row)
                found = find(key)
                if found is None:
                    found = quick(key) if quick else None
                    lasting = True
                    if found is None:
                        found, lasting = self._new(key, number)
                    if lasting:
                        if len(known) >= _KEPT:
                            known.clear()
                        known[key] = found
                yield row, found
        finally:
            watch.rows = number

    def _quickly(self) -> Callable[[Any], Any] | None:
        """Answers most rows that are a frequency in a place and no more; None from it for those that need a closer look."""
        annotator = self._annotator
        at = annotator.alone
        if at < 0 or self._checking:
            return None
        read, tables, parted = annotator.frequency, self._tables, self._parted

        def quick(key: Any) -> Any:
            text, place = parted(key)
            known = tables.get(place)
            if known is None:
                return None
            try:
                hz = read(text)
            except FrequencyError:
                return None
            lows, rendered = known
            number = bisect_right(lows, hz) - 1
            # What may be an edge is looked at more closely.
            return rendered[number] if hz != lows[number] else None

        return quick

    @cached_property
    def _parted(self) -> Callable[[Any], tuple[str, Any]]:
        """Parts the cells of a row into that of the frequency and what names its place."""
        at, count = self._annotator.alone, len(self._annotator.picked)
        if count == 1:
            return lambda key: (key, None)
        if count == 2:
            return (lambda key: key) if at == 0 else lambda key: (key[1], key[0])
        return lambda key: (key[at], (*key[:at], *key[at + 1 :]))

    def _new(self, key: Any, number: int) -> tuple[Any, bool]:
        said, problem, has = self._annotator.of((key,) if isinstance(key, str) else key)
        if problem is not None:
            self._watch.cell(number, problem)
        elif not has:
            self._watch.empty += 1
        if self._checking:
            self._watch.check(said.check)
        held = self._of_row.get(id(said))
        if held is None:
            held = self._of_row[id(said)] = said, self._render([getattr(said, name) for name in self._names])
        if problem is None and has and self._quick:
            self._learn(key, held[1])
        return held[1], problem is None and has and not self._checking

    def _learn(self, key: Any, rendered: Any) -> None:
        """Keeps what a frequency inside a stretch is answered with, for the others there."""
        text, place = self._parted(key)
        layer = self._annotator.last
        assert layer is not None
        hz = self._annotator.frequency(text)
        number = layer.number(hz)
        _, known = self._tables.setdefault(place, (layer.lows, [None] * len(layer.lows)))
        if hz != layer.lows[number]:
            known[number] = rendered


def as_cells(values: Sequence[Any]) -> list[str]:
    """Values as cells of CSV."""
    return ["" if v is None else ("true" if v else "false") if isinstance(v, bool) else str(v) for v in values]


def json_tail(names: Sequence[str]) -> Callable[[list[Any]], str]:
    """Renders values as what stands in an object behind the keys that it has."""
    import json

    keys = [json.dumps(name, ensure_ascii=False) for name in names]
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return lambda values: ", ".join(f"{key}: {encode(value)}" for key, value in zip(keys, values, strict=True))


def fitted(rows: Iterable[list[str]], width: int) -> Iterator[list[str]]:
    """Rows with as many cells as there are heads. Raises `DataError` for one with more: its answer would stand elsewhere."""
    for number, row in enumerate(rows, 1):
        yield row if len(row) == width else fitted_row(row, width, number)


def fitted_row(row: list[str], width: int, number: int) -> list[str]:
    """A row with empty cells for those that it lacks. Raises `DataError` for one with more than there are heads."""
    if len(row) > width:
        raise DataError(
            f"row {number} has {len(row)} cells under {width} heads", "put quotes round a cell that holds the separator"
        )
    return row + [""] * (width - len(row))


def begun(rows: Iterator[T]) -> Iterator[T]:
    """The rows, the first of them already made: what is wrong with all of them comes before anything is written."""
    return chain(list(islice(rows, 1)), rows)


def by_line(
    table: Separated, answers: Answers, picked: Sequence[int], new: Sequence[str], path: str, out: TextIO
) -> None:
    """A table whose lines are written as they stand, each with its answer behind it: nothing is written anew."""
    width, parting = len(table.heads), table.delimiter
    pick = itemgetter(*picked)

    def fitting() -> Iterator[tuple[str, list[str]]]:
        for number, item in enumerate(as_lines(table, path), 1):
            if len(item[1]) == width:
                yield item
            else:
                cells = fitted_row(item[1], width, number)
                yield item[0] + parting * (width - len(item[1])), cells

    rows = begun(answers.of(fitting(), lambda item: pick(item[1])))
    out.write(csv_text([*table.heads, *new], parting) + "\n")
    out.writelines(f"{text}{parting}{tail}\n" for (text, _), tail in rows)


def as_text(delimiter: str) -> Callable[[list[Any]], str]:
    """Renders values as what stands in a line behind the cells that it has."""
    return lambda values: csv_text(["-", *as_cells(values)], delimiter)[2:]


def from_separated(
    table: Separated, answers: Answers, picked: Sequence[int], new: Sequence[str], form: str, out: TextIO
) -> None:
    """A table of cells, written with its answers as CSV, TSV, JSON Lines or a list in JSON."""
    rows = begun(answers.of(fitted(table.rows, len(table.heads)), itemgetter(*picked)))
    if form in ("csv", "tsv"):
        parting = written_delimiter(table, form)
        out.write(csv_text([*table.heads, *new], parting) + "\n")
        out.writelines(csv_text(row + tail, parting) + "\n" for row, tail in rows)
        return
    import json

    encode = json.JSONEncoder(ensure_ascii=False).encode
    _write_objects(((encode(dict(zip(table.heads, row, strict=True))), tail) for row, tail in rows), form, out)


def written_delimiter(table: Separated, form: str) -> str:
    """By what the cells of an answer are parted: as in the table, where that is CSV; TSV has tabs."""
    if form == "tsv":
        return "\t"
    return table.delimiter if table.delimiter not in "\t " else ","


def from_objects(
    table: Objects, answers: Answers, picked: Sequence[int], new: Sequence[str], form: str, out: TextIO
) -> None:
    """A table of JSON, written with its answers as CSV, TSV, JSON Lines or a list in JSON."""
    wanted = [table.heads[place] for place in picked]

    added = frozenset(new)

    def cells(row: tuple[dict[str, Any], str]) -> tuple[str, ...] | str:
        if not added.isdisjoint(row[0]):
            check_new(list(row[0]), new, "")
        found = tuple(cell_of(row[0].get(name)) for name in wanted)
        return found if len(found) > 1 else found[0]

    rows = begun(answers.of(table.rows, cells))
    if form in ("csv", "tsv"):
        parting = "\t" if form == "tsv" else ","
        out.write(csv_text([*table.heads, *new], parting) + "\n")
        for (row, _), tail in rows:
            out.write(csv_text([*(cell_of(row.get(head)) for head in table.heads), *tail], parting) + "\n")
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
