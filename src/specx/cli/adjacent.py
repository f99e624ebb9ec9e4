"""`specx adjacent`: what lies below and above a range, and how far away."""

from __future__ import annotations

from ..answers.adjacent import PAIRS, AdjacentLine, AdjacentRow, Neighbourhood
from ..answers.widths import parse_width
from ..errors import UsageError
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..output.places import few
from ..output.rows import merged, not_checked_blocks, placed_grid, services_cell, where_told
from ..regulations.numbers import called
from ..regulations.values import Hit
from ..units import format_asked, format_band, format_width
from .following import of_service
from .options import NATIONAL, QUESTION, beside, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@beside("AdjacentHead")
@gives(AdjacentRow, AdjacentLine)
@with_options(*QUESTION, *NATIONAL)
def adjacent(
    band: Annotated[
        str,
        typer.Argument(
            metavar="RANGE", help="A range such as 23.15-23.55GHz, or one frequency; - reads one per line from stdin."
        ),
        EACH_LINE,
    ],
    ask: Ask,
    within: Annotated[
        str,
        typer.Option(
            "--within",
            metavar="WIDTH",
            help="How far to look on either side: 1MHz; with --passive the nearest band on each side.",
        ),
    ] = "",
    passive: Annotated[
        bool, typer.Option("--passive", help="Only passive bands: No. 5.340, passive services, radio astronomy.")
    ] = False,
) -> int:
    """What lies below and above a range, and how far away.

    With --passive: the nearest bands of passive services, those of Nos. 5.340 and 5.149, and what
    Resolutions 750 and 739 and footnotes ask of services of the range for their sake; -s leaves one service.

    Example: specx adjacent 23.15-23.55GHz --passive --within 200MHz
    Example: specx adjacent 3.6GHz --within 50MHz -r 1
    Example: specx adjacent 1400-1427MHz --passive -o json
    """
    low, high = ask.asked.span(band)
    point = low == high
    high = high + 1 if point else high
    distance = parse_width(within or "1MHz", ask.unit or None) if within or not passive else None
    if passive and ask.status:
        raise UsageError("--passive chooses the services itself", "leave out --status")
    ask.table.check(low, high, ask.regions)
    near = Neighbourhood(ask.view)
    results: list[AdjacentRow] = []
    for region in ask.view.places(ask.regions):
        if passive:
            results += near.passive(low, high, distance, region, ask.term)
        else:
            results += near.rows(low, high, distance or 0, region, ask.question)
    order = {"below": 0, "inside": 1, "above": 2}
    results.sort(key=lambda r: (order[r.side], r.low_hz, r.region))
    inside = [r for r in results if r.side == "inside" and r.prohibited]
    answer = Answer(
        "adjacent", ask.chosen_edition, ask.query(low, high, within_hz=distance, passive=passive), results,
        line=AdjacentLine, lines=lambda r: ask.flat.of(AdjacentLine, r, side=r.side, distance_hz=r.distance_hz), grid=lambda: _grid(results, passive, point),
        screen=lambda: _screen(results, passive, low, high, distance, answer.extra, point),
        extra={"overlaps_5_340": bool(inside), **_not_checked(ask)} if passive else {}, exit_code=0 if results else 1,
    )  # fmt: skip
    answer.following = lambda: (
        of_service(ask, "limits", low, high) if passive else of_service(ask, "adjacent", low, high, "--passive")
    )
    if not passive:
        around = (
            row
            for region in ask.view.places(ask.regions)
            for _, _, row in near.around(low, high, distance or 0, region)
        )
        ask.note_absent(answer, (Hit(row, row.low_hz, row.high_hz) for row in around))
    reach = max((r.distance_hz for r in results), default=0) if distance is None else distance
    note_uncovered(ask, max(0, low - reach), high + reach, answer)
    return ask.show(answer)


def _not_checked(ask: Ask) -> Json:
    """Of a country's own table: what binds by the allocations of the Radio Regulations, and is not told."""
    return {"not_checked": [PAIRS]} if ask.national else {}


def _how_far(side: str, distance: int) -> str:
    if side == "inside":
        return "inside"
    return f"{format_width(distance)} {side}" if distance else f"just {side}"


class _Neighbour:
    """A row of the grid: neighbours, and Regions, that say the same are one."""

    def __init__(self, row: AdjacentRow, regions: str, cells: list[list[Span]]) -> None:
        self.low, self.high = row.low_hz, row.high_hz
        self.side, self.distance = row.side, row.distance_hz
        self.regions = [regions] if row.layer else regions.split()
        self.cells = cells

    def takes(self, other: _Neighbour) -> bool:
        """Whether the other says the same, of the same band or of the next; then it is told with this one."""
        if (self.side, self.cells) != (other.side, other.cells):
            return False
        if (self.low, self.high) == (other.low, other.high):
            self.regions = sorted({*self.regions, *other.regions})
            return True
        if self.regions == other.regions and self.high == other.low:
            self.high, self.distance = other.high, min(self.distance, other.distance)
            return True
        return False


def _grid(results: list[AdjacentRow], passive: bool, point: bool) -> Grid:
    every: list[_Neighbour] = []
    for regions, r in merged(results, bare=True):
        services = services_cell(r.allocations, r.not_allocated, r.none)
        if r.kind == "radio-astronomy":
            services = cell(Span(f"radio astronomy by {called(r.footnote)}", "note"))
        elif r.kind == "by-footnote":
            services = cell(Span(f"passive use by {called(r.footnote)}", "note"))
        about = cell(Span("\n".join(_told(r)) if passive else " ".join(r.footnotes), "note"))
        every.append(_Neighbour(r, regions, [services, about]))
    # Regions first, so that a band that all of them share is one with the next that they share.
    for_grid = _once(_once(every))
    rows = [
        # From a single frequency it is as far as the figures say; it is a hertz wide only for what it lies in.
        [cell(Span(format_band(t.low, t.high), "band")), cell(_how_far(t.side, t.distance + (point and t.side == "above" and bool(t.distance)))),
         cell(" ".join(t.regions)), *t.cells]
        for t in for_grid
    ]  # fmt: skip
    heads = ("Band", "Where", "Region", "Services", "What to know" if passive else "Footnotes")
    return placed_grid(heads, rows, results)


def _once(told: list[_Neighbour]) -> list[_Neighbour]:
    kept: list[_Neighbour] = []
    for one in told:
        if not any(before.takes(one) for before in kept):
            kept.append(one)
    return kept


def _told(row: AdjacentRow) -> list[str]:
    told = []
    for rule in row.prohibited or ():
        told.append(f"{called(rule.footnote)} forbids {rule.words}")
        for e in rule.exceptions:
            where = few(e.countries) if e.countries else "all countries"
            told.append(f"but {called(e.footnote)}: {', '.join(e.services)} {e.status} in {where}")
    for pair in row.pairs or ():
        value = "a mask"
        if pair.value is not None:
            value = f"{pair.value} {pair.unit} in {format_width(pair.reference_bandwidth or 0)}"
        told.append(f"{pair.provision.split(' (')[0]}: {', '.join(pair.services)}: {value} ({pair.force})")
    for c in row.care:
        told.append(f"{called(c.footnote)}: {c.use}")
    return list(dict.fromkeys(told))


def _screen(
    results: list[AdjacentRow], passive: bool, low: int, high: int, distance: int | None, left_out: Json, point: bool
) -> Iterator[Block]:
    around = "the nearest on either side" if distance is None else f"{format_width(distance)} on either side"
    yield line(Span(format_asked(low, high), "head"), f" and {around}")
    for regions, r in merged(r for r in results if r.side == "inside" and r.prohibited):
        where = where_told(r, regions) if r.layer else f"Region {regions.replace(' ', ', ')}"
        use, by = (r.prohibited[0].words, called(r.prohibited[0].footnote)) if r.prohibited else ("", "")
        yield line(
            Span(f"The range itself overlaps {format_band(r.low_hz, r.high_hz)}, where {by} forbids {use} "
                 f"({where})", "bad")
        )  # fmt: skip
    if not results:
        yield line("no passive band there" if passive else "nothing found")
        return
    yield _grid(results, passive, point)
    yield from not_checked_blocks(left_out)
