"""`specx overlap`: every row that overlaps a range, and where two services share it."""

from __future__ import annotations

from ..answers.heads import SharedTotal
from ..answers.own import place_fields
from ..answers.rows import OverlapLine, OverlapRow
from ..answers.shared_rows import SharedLine, SharedRow
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..output.rows import rows_grid, services_cell
from ..record import plain
from ..table.index import place_of
from ..units import format_asked, format_width
from .beside import Beside
from .following import band as typed
from .following import of_allocations, then
from .options import NATIONAL, QUESTION, beside, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Annotated

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@beside("OverlapHead")
@gives(OverlapRow, OverlapLine)
@gives(SharedRow, SharedLine, "with `--between`")
@with_options(*QUESTION, *NATIONAL, "application", "printed")
def overlap(
    band: Annotated[
        str,
        typer.Argument(
            metavar="RANGE", help="A range such as 3400-3800MHz or '3 400–3 800 MHz'; - reads one per line from stdin."
        ),
        EACH_LINE,
    ],
    ask: Ask,
    between: Annotated[
        tuple[str, str],
        typer.Option(
            "--between",
            metavar="SERVICE SERVICE",
            show_default=False,
            help="Only where both services are allocated, with totals.",
        ),
    ] = ("", ""),
) -> int:
    """Every row that overlaps a range, with the overlapping part.

    Example: specx overlap "3 400-3 800 MHz" -r 1 -o csv
    Example: specx overlap 3400-3600 MHz
    Example: specx overlap 470..694MHz -s broadcasting -c DE
    """  # fmt: skip
    low, high = ask.asked.span(band)
    if low == high:
        high = low + 1  # a single frequency is the hertz that starts there
    if between != ("", ""):
        return ask.show(_between(ask, low, high, between))
    hits = ask.table.within(low, high, ask.regions)
    if ask.uses:
        wanted = {(place_of(u.row), u.row.low_hz) for u in ask.table.uses(ask.uses, ask.regions, low, high)}
        hits = [hit for hit in hits if (place_of(hit.row), hit.row.low_hz) in wanted]
    found = (
        ask.question.row(
            OverlapRow, hit.row, hit.low_hz, hit.high_hz,
            edge=False, overlap_low_hz=hit.low_hz, overlap_high_hz=hit.high_hz,
        )
        for hit in hits
    )  # fmt: skip
    results = [row for row in found if row is not None]
    answer = Answer(
        "overlap", ask.chosen_edition, ask.query(low, high), results, line=OverlapLine,
        lines=lambda r: ask.flat.of(
            OverlapLine, r, overlap_low_hz=r.overlap_low_hz, overlap_high_hz=r.overlap_high_hz
        ),
        grid=lambda: rows_grid(results, _part),
        exit_code=0 if any(r.allocations for r in results) else 1,
        following=lambda: of_allocations(ask, low, high, [r.allocations for r in results]),
    )  # fmt: skip
    ask.note_absent(answer, hits)
    note_uncovered(ask, low, high, answer)
    note_plans(ask, low, high, answer)
    return ask.show(answer)


def note_plans(ask: Ask, low_hz: int, high_hz: int, answer: Answer) -> None:
    """Names the plans that the range touches, under the rows."""
    plans = Beside(ask.facts, ask.place.code if ask.place else "").plans(low_hz, high_hz, ask.regions)
    answer.extra["plans"] = plain(plans)
    grid = answer.grid
    if plans and grid:
        from ..output.channels import plan_blocks

        answer.screen = lambda: [grid(), line(""), *plan_blocks(plans)]


def _between(ask: Ask, low: int, high: int, names: tuple[str, str]) -> Answer:
    first, second = (ask.table.vocabulary.ask(name) for name in names)
    ask.table.check(low, high, ask.regions)
    results = [
        SharedRow(
            region=shared.row.region, low_hz=shared.row.low_hz, high_hz=shared.row.high_hz,
            overlap_low_hz=shared.low_hz, overlap_high_hz=shared.high_hz, first=shared.first, second=shared.second,
            footnotes=shared.row.footnotes, source=shared.row.source, **place_fields(shared.row),
        )
        for shared in ask.table.between(first, second, low, high, ask.regions, ask.status or None)
    ]  # fmt: skip
    totals = shared_totals(results)
    text = ask.table.vocabulary.data_text
    answer = Answer(
        "overlap", ask.chosen_edition,
        ask.query(low, high, between=[text(first), text(second)]), results,
        line=SharedLine, lines=_shared_lines, grid=lambda: _pair_grid(results),
        screen=lambda: _pair_screen(results, totals, ask.is_open), extra={"totals": plain(totals)},
        exit_code=0 if results else 1, following=lambda: then(ask, "sharing", typed(low, high), "-s", text(first), "--with", text(second)) if results else (),
    )  # fmt: skip
    if not results:
        ask.note_absent(answer, ask.table.within(low, high, ask.regions), (first, second))
    note_uncovered(ask, low, high, answer)
    return answer


def _part(row: OverlapRow) -> tuple[int, int]:
    return row.overlap_low_hz, row.overlap_high_hz


def shared_totals(results: Iterable[SharedRow]) -> list[SharedTotal]:
    """Shared spectrum in Hz by Region and by the pair of statuses; a hertz counts once in each."""
    totals: dict[tuple[int, str, str, str], int] = {}
    for r in results:
        for pair in {(a.status, b.status) for a in r.first for b in r.second if a != b}:
            key = (r.region, r.column, *pair)
            totals[key] = totals.get(key, 0) + r.overlap_high_hz - r.overlap_low_hz
    return [
        SharedTotal(region=region, first_status=a, second_status=b, total_hz=hz, column=column)
        for (region, column, a, b), hz in sorted(totals.items())
    ]


def _shared_lines(r: SharedRow) -> Iterator[SharedLine]:
    for a in r.first:
        for b in r.second:
            if a != b:
                yield SharedLine(
                    region=r.region, low_hz=r.low_hz, high_hz=r.high_hz, overlap_low_hz=r.overlap_low_hz,
                    overlap_high_hz=r.overlap_high_hz, first=a.label, first_status=a.status, second=b.label, second_status=b.status,
                    layer=r.layer, column=r.column,
                )  # fmt: skip


def _pair_grid(results: Sequence[SharedRow]) -> Grid:
    return Grid(
        ("Band", "Column" if any(r.column for r in results) else "Region", "One", "Other", "Footnotes"),
        [
            [
                cell(Span(format_asked(r.overlap_low_hz, r.overlap_high_hz), "band")),
                cell(r.column or str(r.region)), services_cell(r.first), services_cell(r.second),
                cell(Span(" ".join(r.footnotes), "note")),
            ]
            for r in results
        ],
    )  # fmt: skip


def _pair_screen(results: list[SharedRow], totals: list[SharedTotal], is_open: bool) -> Iterator[Block]:
    if not results:
        yield line("the two services share nothing there" + (", as far as it is settled" if is_open else ""))
        return
    yield _pair_grid(results)
    yield line("")
    for total in totals:
        yield line(
            f"{total.column or f'Region {total.region}'}  {total.first_status} with {total.second_status}: ",
            Span(format_width(total.total_hz), "head"),
        )
