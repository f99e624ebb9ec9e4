"""An answer to a stream, in the format asked."""

from __future__ import annotations

import os
import sys
from itertools import chain, islice

from ..errors import SpecxError, UsageError
from ..record import plain
from .answer import Answer, Block, Grid, Json, Span, line
from .border import cell, clean, clean_json
from .json_text import Encoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TextIO


_LONGEST = 400  # characters of a message, and of its hint, on a line
_LONGEST_JSON = 4000
_AT_ONCE = 100  # results of YAML
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "xlsx", "md", "yaml")


def write(answer: Answer, output: str, color: str, stream: TextIO, talk: TextIO, no_pager: bool | str = True) -> int:
    """Writes the answer and returns its exit code. Notes for people go to `talk`.

    A terminal that is too short for it gets a pager unless `no_pager`; a text there is the pager of the settings file.
    """
    writer: dict[str, Callable[[], None]] = {
        "table": lambda: _screen(answer, color, stream, no_pager),
        "json": lambda: _json(answer, stream),
        "jsonl": lambda: _jsonl(answer, stream),
        "csv": lambda: _separated(answer, stream, ","),
        "tsv": lambda: _separated(answer, stream, "\t"),
        "md": lambda: _markdown(answer, stream),
        "yaml": lambda: _yaml(answer, stream),
        "xlsx": lambda: _xlsx(answer, stream),
    }
    writer[output]()
    for note in answer.notes:
        complain(note, stream=talk)
    return answer.exit_code() if callable(answer.exit_code) else answer.exit_code


def _screen(answer: Answer, color: str, stream: TextIO, no_pager: bool | str) -> None:
    if (color == "always" or stream.isatty()) and os.environ.get("TERM") != "dumb":
        if answer.screens:
            from .screen import draw

            # Each is laid out for itself, and none waits for the next.
            for screen in answer.screens():
                draw(screen, stream, color)
            return
        blocks = blocks_of(answer)
        if answer.following and stream.isatty():
            blocks = chain(blocks, (line(Span(f"next: {asked}", "dim")) for asked in answer.following()))
        # Only of an answer that is there as a whole: what is told on stderr meanwhile comes where it came.
        if isinstance(answer.results, (list, tuple)) and not answer.as_it_comes:
            from .ansi import drawn

            blocks = list(blocks)
            text = drawn(blocks, stream, color)
            if text is not None:
                stream.write(text)
                return
        from .screen import draw

        pager: list[str] = []
        # Where stdin is no terminal, nobody may be there to press the key that ends a pager.
        if no_pager is not True and stream.isatty() and sys.stdin.isatty() and not answer.as_it_comes:
            from .pager import command

            pager = command(no_pager or "")
        draw(blocks, stream, color, pager)
        return
    from .plain import lines

    for text in lines(blocks_of(answer)):
        stream.write(text + "\n")


def blocks_of(answer: Answer) -> Iterable[Block]:
    """The answer as a screen shows it."""
    if answer.screens:
        return chain.from_iterable(answer.screens())
    if answer.screen:
        return answer.screen()
    if answer.grid:
        grid = answer.grid()
        return [grid] if grid.rows else [line("nothing found")]
    return ()


def _encoder(stream: TextIO) -> Encoder:
    return Encoder((stream.encoding or "utf-8").lower().replace("-", "") != "utf8")


def _json(answer: Answer, stream: TextIO) -> None:
    encode = _encoder(stream)
    if stream.isatty():
        from json import JSONEncoder

        indented = JSONEncoder(ensure_ascii=encode.ascii_only, indent=2)
        stream.write(clean_json(indented.encode({**answer.envelope(), "results": plain(list(answer.results))})) + "\n")
        return
    # Results are written as they come: a whole edition need not be held as text. An error before the
    # first comes instead of the document; one behind it closes the document and stands inside.
    results = iter(answer.results)
    first = [clean_json(encode(plain(result))) for result in islice(results, 1)]
    stream.write(clean_json(encode(answer.envelope()))[:-1] + ', "results": [' + "".join(first))
    try:
        for result in results:
            stream.write(", " + clean_json(encode(plain(result))))
    except SpecxError as problem:
        problem.answered = True
        stream.write("], " + encode(error_json(problem.message, problem.hint, problem.code))[1:] + "\n")
        raise
    stream.write("]}\n")


def _jsonl(answer: Answer, stream: TextIO) -> None:
    encode = _encoder(stream)
    for result in answer.results:
        stream.write(clean_json(encode(plain(result))) + "\n")


def cells_of(answer: Answer, results: Iterable[Any] | None = None) -> Iterator[list[Any]]:
    """The lines of an answer, cell by cell, as values."""
    if results is None and answer.table:
        yield from answer.table()
        return
    for result in answer.results if results is None else results:
        if answer.lines:
            rows: Iterable[list[Any]] = ([getattr(r, c, "") for c in answer.columns] for r in answer.lines(result))
        elif answer.flatten:
            rows = answer.flatten(result)
        else:
            held = plain(result)
            rows = [[held.get(c) for c in answer.columns]]
        yield from rows


class _Over(dict[str, str]):
    """Texts as they stand in a cell. The same few words stand in most cells, and are made safe once."""

    def __missing__(self, text: str) -> str:
        safe = cell(text)
        if len(text) <= 400 and len(self) < 5_000:
            self[text] = safe
        return safe


def _flat(answer: Answer, results: Iterable[Any] | None = None, over: _Over | None = None) -> Iterator[list[Any]]:
    over = _Over() if over is None else over
    # A whole number stands as it is, and so does nothing at all; text goes over the border.
    return (
        [v if v is None or type(v) is int else over[v] if type(v) is str else _flat_value(v) for v in row]
        for row in cells_of(answer, results)
    )


def _flat_value(value: Any) -> Any:
    if isinstance(value, str):
        return cell(value)
    if isinstance(value, (list, tuple)):
        return "; ".join(str(_flat_value(v)) for v in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def _separated(answer: Answer, stream: TextIO, delimiter: str) -> None:
    import csv
    import io

    from .sheet import Sheet

    sheet = Sheet(answer.columns)
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(sheet.heads)
    if answer.texts is None:
        writer.writerows(map(sheet.cells, _flat(answer)))
        return
    over = _Over()

    def render(results: Iterable[Any]) -> str:
        made = io.StringIO()
        rows = map(sheet.cells, _flat(answer, results, over))
        csv.writer(made, delimiter=delimiter, lineterminator="\n").writerows(rows)
        return made.getvalue()

    for text in answer.texts(render):
        stream.write(text)


def _xlsx(answer: Answer, stream: TextIO) -> None:
    from .xlsx import Page, check_xlsx, workbook

    check_xlsx(stream.isatty())
    binary = getattr(stream, "buffer", None)
    if binary is None:
        raise UsageError("-o xlsx is a file, not text", "add > answer.xlsx behind it")
    from .sheet import Sheet

    sheet = Sheet(answer.columns)
    edition = f"{answer.edition.title}; " if answer.edition else ""
    head = answer.envelope()
    about = f"{edition}specx {head['version']}, data {head.get('data', '')}"
    beside = []
    for name, record, lines in answer.sheets() if answer.sheets else ():
        fields = answer.shown(record._fields)
        other = Sheet(fields)
        beside.append(Page(name, other.heads, [other.values([getattr(each, f) for f in fields]) for each in lines]))
    written = workbook(answer.command, about, sheet.heads, map(sheet.values, cells_of(answer)), beside)
    stream.flush()
    binary.write(written)
    binary.flush()


def grid_of(answer: Answer) -> Grid:
    """The answer as one table."""
    if answer.grid:
        return answer.grid()
    return Grid(answer.columns, [[[Span(str(_flat_value(v)))] for v in row] for row in _flat(answer)])


def _markdown(answer: Answer, stream: TextIO) -> None:
    from .plain import markdown_lines

    for text in answer.markdown() if answer.markdown else markdown_lines(grid_of(answer)):
        stream.write(text + "\n")


def _yaml(answer: Answer, stream: TextIO) -> None:
    from ..facts.store import dump

    # As for JSON: some at a time, and an error behind the first of them stands inside.
    results = iter(answer.results)
    some = [plain(result) for result in islice(results, _AT_ONCE)]
    stream.write(clean(dump({**answer.envelope(), "results": some})))
    try:
        while some := [plain(result) for result in islice(results, _AT_ONCE)]:
            stream.write(clean(dump(some)))
    except SpecxError as problem:
        stream.write(clean(dump(error_json(problem.message, problem.hint, problem.code))))
        raise


def error_json(message: str, hint: str, code: str) -> Json:
    """An error as a JSON answer holds it."""
    return {"error": {"code": code, "message": message[:_LONGEST_JSON], "hint": hint[:_LONGEST_JSON]}}


def write_error(message: str, hint: str, code: str) -> None:
    """The error as the answer, where JSON was asked."""
    sys.stdout.write(Encoder(True)(error_json(message, hint, code)) + "\n")


def complain(message: str, hint: str = "", stream: TextIO | None = None) -> None:
    """One clear line on stderr."""
    tail = f" ({hint})" if hint else ""
    print(" ".join(clean(f"specx: {_cut(message)}{_cut(tail)}").split("\n")), file=stream or sys.stderr)


def _cut(text: str) -> str:
    """The text as a line may hold it: what was typed may be long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
