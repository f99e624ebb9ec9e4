"""`specx service`: every band allocated to a service."""

from __future__ import annotations

from ..answers.heads import AllocatedTotal, Gone, ServiceHead
from ..answers.in_part import joined
from ..answers.row_of import elsewhere_of, gone_of, left_open_of
from ..answers.rows import AllocationLine, InPart, TableRow
from ..answers.shared_rows import UseLine, UseRow
from ..errors import UsageError
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..output.in_part import in_part_blocks, left_open_blocks
from ..output.rows import rows_grid
from ..record import plain
from ..units import format_band, format_width
from .following import of_allocations
from .options import NATIONAL, QUESTION, beside, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from ..regulations.values import ServiceTerm
    from .ask import Ask
    from .shared import EACH_LINE


@beside("ServiceHead")
@gives(TableRow, AllocationLine)
@gives(UseRow, UseLine, "without NAME, with `--application`")
@with_options(*QUESTION, *NATIONAL, "application", "printed")
def service(
    ask: Ask,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="FSS, 'FSS (s-E)', 'EESS (passive)', radiolocation ...; - reads one per line from stdin.",
        ),
        EACH_LINE,
    ] = "",
    band: Annotated[
        str,
        typer.Option("--range", metavar="RANGE", help="Only within this range; - reads one per line from stdin."),
        EACH_LINE,
    ] = "",
) -> int:
    """Every band allocated to a service.

    Without NAME but with --application: every band that footnotes name for that use, by country.

    Example: specx service "EESS (passive)" -o md
    Example: specx service amateur-satellite -r 3 --status primary -o csv
    Example: specx service --application IMT -c NG
    """
    if ask.service and name:
        raise UsageError("the service is the argument of this command", f"leave out --service {ask.service}")
    name, ask.service = "", name or ask.service
    low, high = ask.asked.band(band) if band else ask.chosen_edition.coverage
    term = ask.term
    if term is None:
        if not ask.uses:
            raise UsageError("the service is missing", "write for example specx service FSS, or give --application IMT")
        from .uses import uses_answer

        answer = uses_answer(ask, low, high)
        note_uncovered(ask, low, high, answer)
        return ask.show(answer)
    bands = ask.table.service(term, ask.regions, ask.status or None, low, high)
    narrowed = (ask.question.narrowed(TableRow, found.row, found.allocations, edge=False) for found in bands)
    results = [row for row in narrowed if row is not None]
    totals = _totals(results)
    in_part, left_open = _beside(ask, term, low, high)
    gone = _gone(ask, term, low, high)
    answer = Answer(
        "service", ask.chosen_edition,
        ask.query(low, high, service=ask.table.vocabulary.data_text(term)), results,
        line=AllocationLine, lines=lambda r: ask.flat.of(AllocationLine, r), grid=lambda: rows_grid(results),
        screen=lambda: _screen(results, totals, in_part, left_open, gone),
        extra=plain(
            ServiceHead(
                totals=tuple(totals), elsewhere=tuple(in_part), may_allocate=tuple(left_open), taken_away=tuple(gone)
            )
        ),
        exit_code=0 if results else 1,
        following=lambda: of_allocations(ask, results[0].low_hz, results[0].high_hz, [results[0].allocations]) if results else (),
    )  # fmt: skip
    note_uncovered(ask, low, high, answer)
    return ask.show(answer)


def _beside(ask: Ask, term: ServiceTerm, low: int, high: int) -> tuple[list[InPart], list[InPart]]:
    """Where footnotes give the service in a part of a Region only, and where it is open whether they give it."""
    given: list[InPart] = []
    left_open: list[InPart] = []
    for row, rule, is_open in () if ask.printed else ask.view.in_part(term, low, high, ask.regions, ask.status):
        if is_open and any(term.matches(a.term) for a in row.allocations):
            continue  # the service is there anyway
        told = left_open_of(rule, row, ask.view) if is_open else elsewhere_of(rule, row, ask.view)
        bands = [(max(a, low), min(b, high)) for a, b in told.bands if a < high and b > low]
        (left_open if is_open else given).extend(
            InPart(region=row.region, low_hz=a, high_hz=b, **told.__dict__) for a, b in bands
        )
    return joined(given), joined(left_open)


def _gone(ask: Ask, term: ServiceTerm, low: int, high: int) -> list[Gone]:
    """Where footnotes take away of the service what the Table has."""
    rows = () if ask.printed else ask.view.without(term, low, high, ask.regions)
    return [
        gone_of(r, row) for row in rows for r in row.removed if term.matches(r.term) and ask.status in ("", r.status)
    ]


def _totals(results: list[TableRow]) -> list[AllocatedTotal]:
    """Allocated spectrum in Hz by Region and status; a band allocated twice over counts once."""
    totals: dict[tuple[int, str, str], int] = {}
    for r in results:
        for status in {a.status for a in r.allocations}:
            key = (r.region, r.column, status)
            totals[key] = totals.get(key, 0) + r.high_hz - r.low_hz
    return [
        AllocatedTotal(region=r, status=status, total_hz=hz, column=column)
        for (r, column, status), hz in sorted(totals.items())
    ]


def _screen(
    results: list[TableRow], totals: list[AllocatedTotal], in_part: list[InPart], left_open: list[InPart],
    gone: list[Gone],
) -> Iterator[Block]:  # fmt: skip
    if not results:
        told = ", in the whole of a Region" if in_part else ""
        told += ", as far as it is settled" if left_open else ""
        yield line("not allocated anywhere in what was asked" + told)
    else:
        yield rows_grid(results)
        yield line("")
    for total in totals:
        yield line(
            f"{total.column or f'Region {total.region}'}  {total.status}: ", Span(format_width(total.total_hz), "head")
        )
    yield from in_part_blocks(in_part)
    if gone:
        yield line("")
        yield line(Span("Taken away by footnotes", "head"))
        rows = [
            [cell(Span(format_band(g.low_hz, g.high_hz), "band")), cell(str(g.region)), cell(g.label),
             cell(Span(g.footnote, "note")), cell(g.left or "nothing")]
            for g in gone
        ]  # fmt: skip
        yield Grid(("Band", "Region", "Service", "Footnote", "Left"), rows)
    yield from left_open_blocks(left_open)
