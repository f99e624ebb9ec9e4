"""A file annotated, from its bytes to those of the answer: which engine, which format, what is added."""

from __future__ import annotations

import io
import os

from ..errors import MissingExtraError, SpecxError, UsageError, shown
from ..light import NamedTuple
from ..units import unit_key
from . import nested
from .annotator import Annotator
from .columns import chosen
from .formats import FAST, FRAMES, OTHERS, READ, FileForm, has_fast, packing, text_of, wanted_format, writing
from .mapping import MappedColumns, columns_of, given, preset_named
from .places import Places
from .plain import Answers, as_cells, as_text, by_line, from_objects, from_separated, json_tail, written_delimiter
from .tables import Objects, Separated, check_new, delimiter_of, gqrx, json_lines, json_list, separated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO, Any, TextIO

    from ..regulations.values import ServiceTerm
    from .presets import Preset
    from .watch import Watch


LARGE = 16 * 2**20  # bytes of a text from which on Polars is worth its start


class JobWanted(NamedTuple):
    """What a call asks: words, as they were typed."""

    file: str
    form: str = ""  # what the file is, where its name does not say
    to: str = ""
    output: str = ""
    pairs: tuple[str, ...] = ()
    preset: str = ""
    unit: str = ""
    add: str = ""
    check: str = ""
    prefix: str = ""
    heads: tuple[str, ...] = ()
    engine: str = ""  # "plain" or "polars", where it is not for the size of the file to say


class Job:
    """One call. `tell` writes a line for people; `follow` counts rows for a person who waits."""

    def __init__(
        self,
        wanted: JobWanted,
        places: Places,
        watch: Watch,
        tell: Callable[[str, str], None],
        follow: Callable[[Any], Any],
    ) -> None:
        self.wanted = wanted
        self.places = places
        self.watch = watch
        self._tell = tell
        self._said = False
        self.follow = follow
        self.preset: Preset | None = preset_named(wanted.preset) if wanted.preset else None
        self._pairs = given(wanted.pairs)
        if wanted.unit:
            unit_key(wanted.unit)
        if wanted.form and wanted.form not in READ:
            raise UsageError(f"--from '{shown(wanted.form)}' is not read", f"choose from {', '.join(READ)}")

    # --- what the file has

    def columns(self, heads: list[str]) -> tuple[Annotator, tuple[str, ...], list[str]]:
        """For a file with these heads: who answers its rows, what is added, and under which names."""
        term, pairs = self._service(heads)
        fixed = self.places.fixed
        columns = columns_of(heads, pairs, self.preset, bool(fixed.region or fixed.country or fixed.position))
        if columns.guessed and not self._said:
            self._said = True
            self._tell(f"read: {'; '.join(columns.guessed)}", "")
        annotator = Annotator(self.places, columns, self.wanted.unit, term)
        names = chosen(self.wanted.add, columns.ranges, term is not None or "service" in columns.at)
        return annotator, names, check_new(heads, names, self.wanted.prefix)

    def _service(self, heads: list[str]) -> tuple[ServiceTerm | None, dict[str, str]]:
        """The service of --check, where it names no column."""
        check = self.wanted.check
        if not check:
            return None, self._pairs
        if check in heads:
            return None, {**self._pairs, "service": check}
        return self.places.facts.vocabulary.ask(check), self._pairs

    # --- from bytes to bytes

    def run(self, stream: IO[bytes], read: FileForm, out: IO[bytes], to: str = "") -> None:
        """Writes the answer to a stream, or, where `to` is given, to the file of that name. Raises `SpecxError`."""
        form = read._replace(format=self.wanted.form or read.format)
        write = wanted_format(self.wanted.output, self.wanted.to, form)
        text = text_of(stream)
        if form.format in FRAMES or write.format in FRAMES or self._is_large(form, write, to):
            try:
                self._frames(stream, form, write, out, to)
                return
            except SpecxError:
                if form.format in FRAMES or write.format in FRAMES:
                    raise
                # What reads by the million is particular about quotes and bytes, and meets faults in no order of rows.
                self.watch.restart()
                out.seek(0)
                out.truncate()
                with open(self.wanted.file, "rb") as again, text_of(again) as text:
                    self._texts(text, form, write, out)
                return
        self._texts(text, form, write, out)

    def _texts(self, text: TextIO, form: FileForm, write: FileForm, out: IO[bytes]) -> None:
        """Row by row, with nothing but Python."""
        if form.format == "json":
            whole = text.read()
            kind = (
                nested.kind_of(nested.loaded(whole, self.wanted.file))
                if whole.lstrip("\ufeff \t\r\n")[:1] == "{"
                else ""
            )
            text = io.StringIO(whole)
            form = form._replace(format=kind or "json")
            write = write if self.wanted.output or self.wanted.to else write._replace(format=kind or write.format)
        with writing(out, write.packed) as target:
            if form.format in ("sigmf", "sdr++"):
                self._nested(text.read(), form.format, write.format, target)
            elif form.format in ("json", "jsonl"):
                self._objects(text, form.format, write.format, target)
            else:
                self._separated(text, form.format, write.format, target)

    def _is_large(self, form: FileForm, write: FileForm, to: str) -> bool:
        """Whether a text is worth the start of another engine, and is written where it can be begun anew."""
        if self.wanted.engine:
            return self.wanted.engine == "polars"
        texts = ("csv", "tsv")
        plain = (
            form.format in texts and write.format in texts and not (form.packed or write.packed or self.wanted.heads)
        )
        if not plain or not os.path.isfile(to) or self.wanted.file == "-" or os.path.getsize(self.wanted.file) < LARGE:
            return False
        return has_fast()

    def _frames(self, stream: IO[bytes], form: FileForm, write: FileForm, out: IO[bytes], to: str) -> None:
        if not has_fast():
            what = form.format if form.format in FRAMES else write.format
            raise MissingExtraError(f"{what} needs an extra that is not installed", FAST)
        from .frame_texts import check_text
        from .frames import Batches, scanned, sunk

        if form.format in OTHERS or write.format == "json":
            raise UsageError(f"{form.format} is not written as {write.format}", "write JSON Lines or CSV")
        delimiter = "\t" if form.format == "tsv" else delimiter_of(stream) if form.format == "csv" else ","
        plain = self.wanted.file != "-" and not form.packed
        held = b"" if plain else stream.read()
        frame = scanned(self.wanted.file if plain else "", None if plain else io.BytesIO(held), form.format, delimiter)
        heads = list(frame.collect_schema())
        if form.format in ("csv", "tsv"):
            with open(self.wanted.file, "rb") if plain else io.BytesIO(held) as text:
                check_text(text, heads, delimiter)
        annotator, names, new = self.columns(heads)
        batches = Batches(
            annotator,
            names,
            new,
            self.watch,
            frame,
            lines=form.format in ("csv", "tsv"),
            sparse=write.format in ("csv", "tsv"),
        )
        same = form.format == "csv" and delimiter != "\t"
        written = "\t" if write.format == "tsv" else delimiter if same else ","
        if os.path.isfile(to) and not write.packed:
            sunk(frame, batches, write.format, written, to)
            return
        with packing(out, write.packed) as target:
            sunk(frame, batches, write.format, written, target)

    def _table(self, text: Any, form: str) -> Separated:
        if form == "gqrx":
            return gqrx(text, self.wanted.file)
        return separated(text, self.wanted.file, "\t" if form == "tsv" else "", self.wanted.heads, self.preset)

    def _separated(self, text: Any, form: str, write: str, out: Any) -> None:
        table = self._table(text, form)
        annotator, names, new = self.columns(table.heads)
        parting = written_delimiter(table, write)
        if table.lines is not None and write in ("csv", "tsv") and parting == table.delimiter:
            table = table._replace(lines=self.follow(table.lines))
            by_line(
                table,
                Answers(annotator, names, self.watch, as_text(parting)),
                annotator.picked,
                new,
                self.wanted.file,
                out,
            )
            return
        table = table._replace(rows=self.follow(table.rows))
        from_separated(table, self._answers(annotator, names, new, write), annotator.picked, new, write, out)

    def _objects(self, text: Any, form: str, write: str, out: Any) -> None:
        separate = write in ("csv", "tsv")
        table: Objects = (
            json_list(text.read(), self.wanted.file) if form == "json" else json_lines(text, self.wanted.file, separate)
        )
        table = table._replace(rows=self.follow(table.rows))
        annotator, names, new = self.columns(table.heads)
        from_objects(table, self._answers(annotator, names, new, write), annotator.picked, new, write, out)

    def _answers(self, annotator: Annotator, names: tuple[str, ...], new: list[str], write: str) -> Answers:
        render: Callable[[list[Any]], Any] = as_cells if write in ("csv", "tsv") else json_tail(new)
        return Answers(annotator, names, self.watch, render)

    def _nested(self, text: str, kind: str, write: str, out: Any) -> None:
        found = nested.loaded(text, self.wanted.file)
        parts = nested.parts(found, kind, self.wanted.file)
        heads = ["kind", "frequency", "high", "name"]
        if write not in ("json", kind):
            rows = iter([[part.cells[head] for head in heads] for part in parts])
            table = Separated(heads, rows, ",")
            annotator, names, new = self._nested_columns(heads)
            from_separated(table, self._answers(annotator, names, new, write), annotator.picked, new, write, out)
            return
        annotator, names, new = self._nested_columns(heads)
        answers = Answers(annotator, names, self.watch, lambda values: dict(zip(new, values, strict=True)))
        cells = [heads[place] for place in annotator.picked]
        told = answers.of(parts, lambda part: tuple(part.cells[head] for head in cells))
        out.write(nested.added(found, kind, [(part.home, said) for part, said in told]))

    def _nested_columns(self, heads: list[str]) -> tuple[Annotator, tuple[str, ...], list[str]]:
        term, _ = self._service([])
        columns = MappedColumns({"low": 1, "high": 2}, {"low": "hz", "high": "hz"}, ())
        names = chosen(self.wanted.add, True, term is not None)
        return Annotator(self.places, columns, "", term), names, check_new(heads, names, self.wanted.prefix)
