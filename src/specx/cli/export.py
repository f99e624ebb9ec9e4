"""`specx export`: the whole dataset or a slice of it."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile

from ..answers.rows import AllocationLine, TableRow
from ..errors import DataError, instead_of_missing
from ..interrupt import tidying
from ..output.answer import Answer
from ..output.rows import rows_grid
from ..output.write import write
from .options import NATIONAL, QUESTION, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated, TextIO

    import typer

    from .ask import Ask


@gives(TableRow, AllocationLine)
@with_options(*QUESTION, *NATIONAL, "application", "printed", output="csv")
def export(
    ask: Ask,
    band: Annotated[str, typer.Option("--range", metavar="RANGE", help="Only the rows that overlap this range.")] = "",
    to: Annotated[
        str, typer.Option("--to", metavar="FILE", help="Write to a file; nothing is left there if it fails.")
    ] = "",
) -> int:
    """The whole dataset or a slice of it: CSV unless -o says otherwise.

    Rows come whole, Region by Region, in order of frequency.

    Example: specx export -r 2 --range 10-31GHz -o jsonl
    Example: specx export -s "amateur-satellite" -r 3 --status primary
    Example: specx export -c BR --range 3-4GHz -o md
    """
    low, high = ask.asked.band(band) if band else ask.chosen_edition.coverage
    counted = 0

    def results() -> Iterator[TableRow]:
        nonlocal counted
        for region in ask.regions:
            for hit in ask.table.within(low, high, region):
                result = ask.question.row(TableRow, hit.row, edge=False)
                if result is not None:
                    counted += 1
                    yield result

    answer = Answer(
        "export", ask.chosen_edition, ask.query(low, high), results(),
        line=AllocationLine, lines=lambda r: ask.flat.of(AllocationLine, r), grid=lambda: rows_grid(results()), exit_code=lambda: 0 if counted else 1,
    )  # fmt: skip
    note_uncovered(ask, low, high, answer)
    if not to:
        return ask.show(answer)
    with tidying(), replacing(to) as stream:
        return write(ask.stamp(answer), ask.output, ask.color, stream, sys.stderr)


@contextlib.contextmanager
def replacing(path: str) -> Iterator[TextIO]:
    """A stream whose text takes the place of `path` only when all of it is written.

    Raises `DataError` where the file or its folder cannot be written.
    """
    # A link is written through, not replaced; a device or a pipe is no file to be replaced at all.
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    try:
        if os.path.isdir(target):
            raise DataError(f"{path}: is a directory, not a file")
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "w", encoding="utf-8", newline="") as stream:
                yield stream
            return
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".specx-")
    except OSError as problem:
        raise DataError(
            f"{path}: {problem.strerror}", instead_of_missing(os.path.dirname(path) or ".", "folder")
        ) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, target)
    except OSError as problem:
        raise DataError(
            f"{path}: {problem.strerror}", instead_of_missing(os.path.dirname(path) or ".", "folder")
        ) from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
