"""`specx service`: every band allocated to a service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from ..answers.row_of import lines
from ..answers.rows import AllocationLine, TableRow
from ..errors import UsageError
from ..output.answer import Answer, Block, Json, Span, line
from ..output.rows import rows_grid
from ..units import format_width, parse_range
from .ask import Ask
from .options import QUESTION, with_options


@with_options(*QUESTION, "application")
def service(
    ask: Ask,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="FSS, 'FSS (s-E)', 'EESS (passive)', radiolocation ...")
    ] = "",
    band: Annotated[str, typer.Option("--range", metavar="RANGE", help="Only within this range.")] = "",
) -> int:
    """Every band allocated to a service.

    Without NAME but with --application: every band that footnotes name for that use, by country.

    Example: specx service "EESS (passive)" -o md
    """
    if ask.service:
        raise UsageError("the service is the argument of this command", f"leave out --service {ask.service}")
    low, high = parse_range(band, ask.unit or None) if band else ask.chosen_edition.coverage
    if not name:
        if not ask.application:
            raise UsageError("the service is missing", "write for example specx service FSS, or give --application IMT")
        from .uses import uses_answer

        return ask.show(uses_answer(ask, low, high))
    term = ask.table.vocabulary.ask(name)
    bands = ask.table.service(term, ask.regions, ask.status or None, low, high)
    narrowed = (ask.question.narrowed(TableRow, found.row, found.allocations, edge=False) for found in bands)
    results = [row for row in narrowed if row is not None]
    totals = _totals(results)
    answer = Answer(
        "service", ask.chosen_edition,
        ask.query(low, high, service=ask.table.vocabulary.data_text(term)), results,
        line=AllocationLine, lines=lines, grid=lambda: rows_grid(results),
        screen=lambda: _screen(results, totals), extra={"totals": totals},
        exit_code=0 if results else 1,
    )  # fmt: skip
    return ask.show(answer)


def _totals(results: list[TableRow]) -> list[Json]:
    """Allocated spectrum in Hz by Region and status; a band allocated twice over counts once."""
    totals: dict[tuple[int, str], int] = {}
    for r in results:
        for status in {a.status for a in r.allocations}:
            key = (r.region, status)
            totals[key] = totals.get(key, 0) + r.high_hz - r.low_hz
    return [{"region": region, "status": status, "total_hz": hz} for (region, status), hz in sorted(totals.items())]


def _screen(results: list[TableRow], totals: list[Json]) -> Iterator[Block]:
    if not results:
        yield line("not allocated anywhere in what was asked")
        return
    yield rows_grid(results)
    yield line("")
    for total in totals:
        yield line(f"Region {total['region']}  {total['status']}: ", Span(format_width(total["total_hz"]), "head"))
