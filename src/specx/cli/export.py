"""`specx export`: the whole dataset or a slice of it."""

from __future__ import annotations

import sys

from ..answers.rows import AllocationLine, TableRow
from ..interrupt import tidying
from ..output.answer import Answer
from ..output.rows import rows_grid
from ..output.write import write
from .options import NATIONAL, QUESTION, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Annotated

    import typer

    from ..record import Record
    from .ask import Ask
    from .shared import EACH_LINE

# Forms of other programs, beside those that every answer has.
FORMS = ("sqlite", "parquet", "datapackage", "efat", "sdrpp", "gqrx")


@gives(TableRow, AllocationLine)
@with_options(*QUESTION, *NATIONAL, "application", "printed", output="csv", also=FORMS)
def export(
    ask: Ask,
    band: Annotated[
        str,
        typer.Option(
            "--range", metavar="RANGE", help="Only the rows that overlap this range; - reads one per line from stdin."
        ),
        EACH_LINE,
    ] = "",
    to: Annotated[
        str, typer.Option("--to", metavar="FILE", help="Write to a file; nothing is left there if it fails.")
    ] = "",
) -> int:
    """The whole dataset or a slice of it: CSV unless -o says otherwise.

    Rows come whole, Region by Region, in order of frequency.

    Files for other programs: sqlite (opens in Datasette), parquet, datapackage (Frictionless), xlsx, efat (XML), and
    sdrpp and gqrx (band plans). docs/export.md shows what is in them.

    Example: specx export -r 2 --range 10-31GHz -o jsonl
    Example: specx export -s "amateur-satellite" -r 3 --status primary
    Example: specx export -c BR --range 3-4GHz -o md
    Example: specx export -o sqlite --to specx.db
    """
    if to:
        ask.check_alone("--to")
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
    if ask.output in FORMS:
        from .exporting import Exported, carry, check_form

        check_form(ask.output, to)
        return carry(Exported(ask, ask.prepared(answer), list(results()), low, high), ask.output, to)
    answer.sheets = lambda: _sheets(ask, answer, list(results()), low, high)
    if not to:
        return ask.show(answer)
    from .exporting import replacing

    with tidying(), replacing(to) as stream:
        return write(ask.prepared(answer), ask.output, ask.color, stream, sys.stderr)


def _sheets(
    ask: Ask, answer: Answer, rows: list[TableRow], low_hz: int, high_hz: int
) -> Iterable[tuple[str, type[Record], Iterable[Record]]]:
    """The sheets of a workbook beside its rows: the footnotes that they name, the limits that bind there."""
    from ..answers.decoded import lines
    from ..answers.footnotes import FootnoteLine
    from ..answers.limit_rows import LimitLine, line_of
    from .exporting import Exported

    what = Exported(ask, answer, rows, low_hz, high_hz)
    limits = what.limits()
    yield "footnotes", FootnoteLine, (line for note in what.notes(limits) for line in lines(note))
    if limits:
        yield "limits", LimitLine, map(line_of, limits)
