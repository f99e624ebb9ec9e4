"""Large files and those that hold columns rather than text: Parquet, Arrow, CSV by the million, through Polars.

Each batch is looked up at once. The texts of an answer are the few of its stretches: a row holds the number of one.
"""

from __future__ import annotations

import errno
import math
import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from ..errors import DataError, FrequencyError, SpecxError
from .annotator import Annotator
from .buckets import Buckets
from .cells import NoUnitError, reader
from .columns import CHECK
from .frame_answers import AnswerColumns
from .frame_cells import Codes, hertz
from .mapping import PLACES
from .watch import TOLD, Watch

if TYPE_CHECKING:
    from .layers import Layer

_SYSTEM = re.compile(r"\(os error (\d+)\)|\[Errno (\d+)\]")
_WRITING = (errno.ENOSPC, errno.EPIPE, errno.EBADF, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC))
_NUMBER = "specx row number"  # a column on the way, that no file has


class Batches:
    """Answers batches of a frame; `lines` where it was read of lines of text, `sparse` where it becomes some."""

    def __init__(
        self,
        annotator: Annotator,
        names: Sequence[str],
        new: Sequence[str],
        watch: Watch,
        frame: Any,
        *,
        lines: bool = False,
        sparse: bool = False,
    ) -> None:
        self._annotator = annotator
        self._watch = watch
        self._checking = CHECK in names
        self._schema = frame.collect_schema()
        self._heads = list(self._schema)
        self._at = {key: self._heads[place] for key, place in annotator.columns.at.items()}
        self._lock = threading.Lock()
        self.answered = AnswerColumns(names, new, sparse)
        self._layers: dict[tuple[str, ...], int] = {}
        self._codes: list[Codes] = []
        self._problems: dict[int, SpecxError] = {}
        self._lines = lines
        self._bad = 0
        self._told: list[tuple[int, SpecxError]] = []
        self.problem: SpecxError | None = None
        self._simple = {"frequency", "low"} & self._at.keys() and not {
            "high",
            "bandwidth",
            "unit",
            "service",
        } & self._at.keys()
        self._place_keys = [key for key in PLACES if key in self._at]
        self._key = "frequency" if "frequency" in self._at else "low"
        self.closed = bool(self._simple) and not {"position", "latitude"} & self._at.keys()
        if self.closed:
            self._prepare(frame)

    # --- places known beforehand

    def _prepare(self, frame: Any) -> None:
        """Finds every place that the file names, so that every answer is known before the first row is looked up."""
        annotator = self._annotator
        unit = annotator.columns.units.get(self._key) or annotator.unit
        if not unit and self._schema[self._at[self._key]].is_numeric():
            raise NoUnitError(f"numbers in '{self._at[self._key]}' have no unit", "give --unit MHz, kHz, Hz or GHz")
        self._unit = unit
        layers: list[Layer | None] = []
        if annotator.fixed:
            layers = [annotator.fixed]
        else:
            names = [self._at[key] for key in self._place_keys]
            try:
                there = frame.select(names).unique().collect(engine="streaming")
            except pl.exceptions.PolarsError as problem:
                raise DataError(f"cannot be read: {first_line(problem)}") from None
            self._codes = [Codes(there[name]) for name in names]
            for row in sorted(there.with_columns(pl.col(names).cast(pl.String).fill_null("")).unique().rows()):
                said = dict(zip(self._place_keys, row, strict=True))
                self._layers[row] = len(layers)
                try:
                    layers.append(annotator.layer(said))
                except SpecxError as problem:
                    self._problems[len(layers)] = problem
                    layers.append(None)
            self._of_codes = self._combined()
        self._index(layers)

    def _index(self, layers: list[Layer | None]) -> None:
        """One list of edges for all layers, and for each layer the number of the answer in each of its pieces.

        What is exactly the edge of a row has an answer of its own, that of a piece one hertz wide.
        """
        edges: set[int] = set()
        for known in filter(None, layers):
            edges |= set(known.lows[1:]) | {low for n, low in enumerate(known.lows) if known.is_edge(n)}
        self._edges = sorted(edges | {0})
        self._buckets = Buckets(self._edges)
        self._counted = np.arange(len(self._edges) + 1, dtype=np.int32)
        self._exact = np.array([-1, *self._edges], dtype=np.float64)  # the edge at which a piece begins
        number, term = self.answered.number, self._annotator.term
        of_pieces, at_edges = [], []
        for layer in layers:
            if layer is None:
                of_pieces.append([0] * (len(self._edges) + 1))
                at_edges.append(of_pieces[-1])
                continue
            said, exact = [0], [0]
            for low in self._edges:
                at = layer.number(low)
                said.append(number(layer.at(at, False, term)))
                sharp = low == layer.lows[at] and layer.is_edge(at)
                exact.append(number(layer.at(at, True, term)) if sharp else said[-1])
            of_pieces.append(said)
            at_edges.append(exact)
        self._width = len(self._edges) + 1
        self._of_pieces, self._at_edges = (np.array(found, np.int32).ravel() for found in (of_pieces, at_edges))

    # --- a batch

    def answer(self, batch: Any) -> Any:
        """The batch with its answers behind its own columns."""
        try:
            return self._answer(batch)
        except SpecxError as problem:
            self.problem = self.problem or problem  # on its way through Polars it would be another
            raise

    def _answer(self, batch: Any) -> Any:
        rows = batch[_NUMBER].to_numpy()
        batch = batch.drop(_NUMBER)
        if self._lines and all(series.null_count() for series in batch) and _has_blank(batch):
            raise DataError("an empty line is no row", "read row by row")
        with np.errstate(all="ignore"):  # what is no number, or no finite one, is found and told
            numbers = self._quick(batch, rows) if self.closed else self._slow(batch, rows)
        with self._lock:
            if self._watch.strict and self._told:
                self._watch.cell(*self._told[0])
            self._watch.rows += len(batch)
            self._watch.come(self._watch.rows)
            if self._checking:
                self._count(numbers)
            columns = self.answered.columns()
        return batch.hstack(columns[pl.Series(numbers.astype(np.uint32))])

    def finish(self) -> None:
        """Tells what could not be read, in order of rows."""
        for number, problem in self._told:
            self._watch.cell(number, problem)
        self._watch.bad = self._bad

    def _lost(self, rows: Any, found: Any, problem_of: Callable[[int], SpecxError]) -> None:
        """Cells at these places of a batch could not be read: counted, the first few kept to be told."""
        with self._lock:
            self._bad += len(found)
            for at in found[:TOLD].tolist():
                self._told.append((int(rows[at]) + 1, problem_of(at)))
            self._told = sorted(self._told, key=lambda told: told[0])[:TOLD]

    def _count(self, numbers: Any) -> None:
        counts = np.bincount(numbers, minlength=len(self.answered.rows))
        for row, count in zip(self.answered.rows, counts.tolist(), strict=True):
            if count:
                self._watch.check(row.check, count)

    def _quick(self, batch: Any, rows: Any) -> Any:
        values, bad, empty = hertz(batch[self._at[self._key]], self._unit)
        pieces = np.empty(len(batch), np.int32)
        self._buckets.pieces(values, self._counted, pieces)
        edge = np.take(self._exact, pieces) == values
        if self._annotator.fixed:
            flat = pieces
        else:
            layer = self._layer_of(batch)
            flat = np.multiply(layer, self._width, dtype=np.int32)
            flat += pieces
        found = np.take(self._of_pieces, flat)
        edges = np.flatnonzero(edge)
        found[edges] = self._at_edges[flat[edges]]
        if self._problems:
            self._tell_places(layer, empty, rows)
        if empty.any():
            found[empty] = 0
            self._tell_cells(bad, batch[self._at[self._key]], rows, empty)
        return found

    def _combined(self) -> Any:
        """The number of the layer for each combination of codes."""
        table = np.zeros(math.prod(codes.count for codes in self._codes), np.int32)
        for words, number in self._layers.items():
            at = 0
            for codes, word in zip(self._codes, words, strict=True):
                at = at * codes.count + codes.of_text[word]
            table[at] = number
        return table

    def _layer_of(self, batch: Any) -> Any:
        """The number of the layer of each row."""
        whole: Any = None
        for codes, key in zip(self._codes, self._place_keys, strict=True):
            code = codes.of(batch[self._at[key]])
            whole = code if whole is None else whole * codes.count + code
        return np.take(self._of_codes, whole)

    # --- rows that are more than a frequency in a place

    def _slow(self, batch: Any, rows: Any) -> Any:
        """Ranges, positions, services by row: each different set of cells is answered as the plain engine does it."""
        names = list(dict.fromkeys(self._at.values()))
        cells = batch.select(pl.col(name).cast(pl.String).fill_null("") for name in names)
        kinds = cells.unique(maintain_order=True).with_row_index("kind")
        numbered = cells.join(kinds, on=names, how="left", maintain_order="left")["kind"].to_numpy()
        place = [names.index(name) for name in self._at.values()]
        numbers, problems, empty = [], {}, set()
        for kind, row in enumerate(kinds.drop("kind").iter_rows()):
            said, problem, has = self._annotator.of([row[n] for n in place])
            with self._lock:
                numbers.append(self.answered.number(said))
            if problem is not None:
                problems[kind] = problem
            if not has:
                empty.add(kind)
        with self._lock:
            self._watch.empty += int(np.isin(numbered, list(empty)).sum())
        if problems:
            self._lost(rows, np.flatnonzero(np.isin(numbered, list(problems))), lambda at: problems[int(numbered[at])])
        return np.array(numbers, np.int32)[numbered]

    # --- what could not be read

    def _tell_places(self, layer: Any, empty: Any, rows: Any) -> None:
        lost = np.isin(layer, list(self._problems)) & ~empty
        self._lost(rows, np.flatnonzero(lost), lambda at: self._problems[int(layer[at])])

    def _tell_cells(self, bad: Any, series: Any, rows: Any, empty: Any) -> None:
        with self._lock:
            self._watch.empty += int(empty.sum() - bad.sum())

        def problem_of(at: int) -> SpecxError:
            try:
                reader(self._unit)(str(series[at]).strip())
            except FrequencyError as problem:
                return problem
            return FrequencyError(f"{series[at]} is no frequency", "frequencies are of 0 Hz and more")

        if bad.any():
            self._lost(rows, np.flatnonzero(bad), problem_of)


def _has_blank(batch: Any) -> bool:
    return bool(batch.select(pl.all_horizontal(pl.all().is_null()).any()).item())


def scanned(path: str, stream: Any, form: str, delimiter: str) -> Any:
    """A file as a lazy frame, text left as it is. Raises `DataError`."""
    source = path or stream
    try:
        frame = _lazy(source, form, delimiter)
        frame.collect_schema()
    except (pl.exceptions.PolarsError, OSError) as problem:
        raise DataError(f"{path or '-'}: cannot be read: {first_line(problem)}") from None
    return frame


def _lazy(source: Any, form: str, delimiter: str) -> Any:
    if form == "parquet":
        return pl.scan_parquet(source)
    if form == "arrow":
        return pl.scan_ipc(source)
    if form == "jsonl":
        return pl.scan_ndjson(source, infer_schema_length=None)
    if form == "json":
        return pl.read_json(source, infer_schema_length=None).lazy()
    return pl.scan_csv(source, separator=delimiter, infer_schema=False)


def first_line(problem: Exception) -> str:
    """What a library says of a trouble, in a line."""
    return str(problem).strip().split("\n")[0]


def sunk(frame: Any, batches: Batches, form: str, delimiter: str, target: Any) -> None:
    """Writes a frame with its answers. Raises `SpecxError`."""
    schema = {**frame.collect_schema(), **batches.answered.types(batches.closed)}
    told = frame.with_row_index(_NUMBER)
    told = told.map_batches(batches.answer, streamable=True, schema=schema, validate_output_schema=False)
    try:
        if form == "parquet":
            # A little larger than at the usual level, and a good deal sooner.
            told.sink_parquet(target, compression="zstd", compression_level=1, maintain_order=True)
        elif form == "arrow":
            told.sink_ipc(target, compression="zstd", maintain_order=True)
        elif form == "jsonl":
            told.sink_ndjson(target, maintain_order=True)
        else:
            texts = pl.col(pl.String).replace("", None)
            told.with_columns(texts).sink_csv(target, separator=delimiter, maintain_order=True)
    except (pl.exceptions.PolarsError, OSError, SpecxError) as problem:
        raise (
            batches.problem or _unwritten(problem) or DataError(f"cannot be annotated: {first_line(problem)}")
        ) from None
    batches.finish()


def _unwritten(problem: Exception) -> OSError | None:
    """The trouble of a disk or a pipe within that of a library, which has only its text."""
    told = _SYSTEM.search(first_line(problem))
    number = int(told[1] or told[2]) if told else 0
    return OSError(number, os.strerror(number)) if number in _WRITING else None


def annotated_batches(batches: Iterable[Any], prepared: Callable[[list[str]], Any]) -> Iterator[Any]:
    """Record batches of Arrow with their answers; texts come as plain texts. `prepared` knows who answers, by the heads."""
    annotator: Annotator | None = None
    names: Sequence[str] = ()
    new: Sequence[str] = ()
    for batch in batches:
        frame = pl.DataFrame(pl.from_arrow(batch))
        if annotator is None:
            annotator, names, new = prepared(frame.columns)
        watch = Watch(lambda message, hint: None)
        answered = Batches(annotator, names, new, watch, frame.lazy()).answer(frame.with_row_index(_NUMBER))
        texts = pl.col(pl.Enum).cast(pl.String)
        added = answered.select(new).with_columns(texts).to_arrow(compat_level=pl.CompatLevel.oldest()).combine_chunks()
        columns = [*batch.columns]
        for name in new:
            column = added[name].combine_chunks()
            column = column.chunk(0) if hasattr(column, "chunk") else column
            columns.append(column.cast("string") if str(column.type).startswith("large_string") else column)
        yield type(batch).from_arrays(columns, names=[*batch.schema.names, *new])
