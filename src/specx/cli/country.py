"""`specx country`: the Table with its footnotes applied, as a table of one country."""

from __future__ import annotations

from ..answers.rows import AllocationLine, TableRow
from ..errors import UsageError
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..output.rows import footnotes_cell, rows_grid, services_cell
from ..units import format_band
from .following import band as typed
from .following import then
from .options import NATIONAL, QUESTION, beside, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@beside("AbsentHead")
@gives(TableRow, AllocationLine)
@with_options(*(name for name in QUESTION if name != "country"), *NATIONAL, "application")
def country(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="Country or area: BR, BRA, Brazil, GP, FR-OT2 ...; - reads one per line from stdin."
        ),
        EACH_LINE,
    ],
    ask: Ask,
    band: Annotated[
        str,
        typer.Argument(
            metavar="[RANGE]", help="A range such as 3.3-4.2GHz; all by default; - reads one per line from stdin."
        ),
        EACH_LINE,
    ] = "",
    as_: Annotated[
        str,
        typer.Option(
            "--as", metavar="national", help="national: as the draft of a table of its own, in YAML, to edit."
        ),
    ] = "",
    save: Annotated[
        str,
        typer.Option(
            "--save", metavar="DIR", help="With --as: write it as a folder of facts below DIR; nothing is overwritten."
        ),
    ] = "",
    revision: Annotated[
        str,
        typer.Option(
            "--revision",
            metavar="YYYY-MM",
            help="With --as and --save: the month, or the day, of the table. Default: this month.",
        ),
    ] = "",
) -> int:
    """The Table with its footnotes applied for one country.

    Ready to start a national table from: `--as national` writes one in its own format, to stdout or
    with --save as a folder; -o csv and -o tsv give one allocation a line.

    Example: specx country BR 3.3-3.7GHz
    Example: specx country Nigeria 3.3-4.2GHz --application IMT
    Example: specx country BR 3.3-3.7GHz -o csv
    """
    if name[:1].isdigit():
        # A country's name has no figure at its head: the range came first.
        if not band:
            raise UsageError("the country is missing", f"write for example specx country BR {name}")
        name, band = band, name
    ask.country = name
    assert ask.place is not None or not name.strip()
    if ask.place is None:
        raise UsageError("the country is empty", "write for example BR or Brazil")
    if as_ or save or revision:
        ask.check_alone("--as" if as_ else "--save")
        from .drafting import write_draft

        return write_draft(ask, band, as_, save, revision)
    ask.facts.many = ask.facts.many or not band
    low, high = ask.asked.span(band) if band else ask.chosen_edition.coverage
    high = high + 1 if low == high else high
    hits = ask.table.within(low, high, ask.regions)
    found = (ask.question.row(TableRow, hit.row, edge=False) for hit in hits)
    results = [row for row in found if row is not None]
    answer = Answer(
        "country", ask.chosen_edition, ask.query(low, high), results,
        line=AllocationLine, lines=lambda r: ask.flat.of(AllocationLine, r), grid=lambda: _grid(results),
        screen=lambda: _screen(results, ask),
        exit_code=0 if any(r.allocations for r in results) else 1,
        following=lambda: then(ask, "footnotes", "--naming", "--range", typed(low, high)) if results else (),
    )  # fmt: skip
    ask.note_absent(answer, hits)
    note_uncovered(ask, low, high, answer)
    return ask.show(answer)


def _grid(results: list[TableRow]) -> Grid:
    if results and results[0].layer:
        return rows_grid(results)
    several = len({r.region for r in results}) > 1
    rows = []
    for r in results:
        row = [cell(Span(format_band(r.low_hz, r.high_hz), "band"))]
        if several:
            row.append(cell(str(r.region)))
        rows.append([*row, services_cell(r.allocations, r.not_allocated), footnotes_cell(r)])
    return Grid(("Band", *(["Region"] if several else []), "Allocations", "Footnotes"), rows)


def _screen(results: list[TableRow], ask: Ask) -> Iterator[Block]:
    place = ask.place
    assert place is not None
    where = f"Region {' and '.join(map(str, place.regions))}"
    yield line(Span(f"{place.name} ({place.code})", "head"), f"  {where}  ", Span(ask.chosen_edition.title, "dim"))
    if not results:
        yield line(ask.nothing)
        return
    yield _grid(results)
    told: dict[str, str] = {}
    for r in results:
        told |= {a.footnote: a.summary for a in r.applied}
        told |= {d.footnote: f"described, not applied. {d.summary}" for d in r.described}
    barred = dict.fromkeys(f"{f.footnote}  forbids {f.words}" for r in results for f in r.forbidden)
    assumed = list(dict.fromkeys(f for r in results for f in r.assumed))
    undecided = list(dict.fromkeys(f for r in results for f in r.undecided))
    if told or barred or assumed or undecided:
        yield line("")
    for number, text in told.items():
        yield line(Span(number, "note"), f"  {text}")
    for forbids in barred:
        yield line(Span(forbids, "warn"))
    if assumed:
        yield line(Span(f"name only the administration; taken to hold here: {' '.join(assumed)}", "warn"))
    if undecided:
        yield line(Span(f"name only the administration; left open, not applied: {' '.join(undecided)}", "warn"))
