"""`specx overlap`: every row that overlaps a range, and where two services share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from ..errors import OutsideCoverageError
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..output.rows import ALLOCATION_COLUMNS, allocation_json, flatten, rows_grid, services_cell
from ..units import format_asked, format_range, format_width, parse_range_or_point
from .options import QUESTION, Common, with_options

_PART = ("overlap_low_hz", "overlap_high_hz")


@with_options(*QUESTION, "application")
def overlap(
    band: Annotated[str, typer.Argument(metavar="RANGE", help="A range such as 3400-3800MHz or '3 400–3 800 MHz'.")],
    common: Common,
    between: Annotated[
        tuple[str, str],
        typer.Option(
            "--between", metavar="SERVICE SERVICE", help="Only where both services are allocated, with totals."
        ),
    ] = ("", ""),
) -> int:
    """Every row that overlaps a range, with the overlapping part.

    Example: specx overlap "3 400-3 800 MHz" -r 1 -o csv
    """  # fmt: skip
    low, high = parse_range_or_point(band, common.unit or None)
    if low == high:
        high = low + 1  # a single frequency is the hertz that starts there
    if between != ("", ""):
        return common.show(_between(common, low, high, between))
    results = []
    hits = common.table.overlap(low, high, common.regions)
    if common.use:
        wanted = {(u.row.region, u.row.low_hz) for u in common.table.uses(common.use, common.regions, low, high)}
        hits = [hit for hit in hits if (hit.row.region, hit.row.low_hz) in wanted]
    for hit in hits:
        result = common.result(hit.row, hit.low_hz, hit.high_hz)
        if result is not None:
            result["overlap_low_hz"], result["overlap_high_hz"] = hit.low_hz, hit.high_hz
            results.append(result)
    answer = Answer(
        "overlap", common.chosen_edition, common.query(low, high), results,
        (*ALLOCATION_COLUMNS, *_PART),
        flatten=lambda r: [[*row, r[_PART[0]], r[_PART[1]]] for row in flatten(r)],
        grid=lambda: rows_grid(results, *_PART),
        exit_code=0 if any(r["allocations"] for r in results) else 1,
    )  # fmt: skip
    note_uncovered(common, low, high, answer)
    return common.show(answer)


def note_uncovered(common: Common, low_hz: int, high_hz: int, answer: Answer) -> None:
    """Says what part of the range lies outside the data: that is not the same as not allocated."""
    beyond = common.table.outside(low_hz, high_hz)
    if beyond:
        answer.extra["outside_coverage"] = [list(beyond)]
        answer.notes.append(f"{format_range(*beyond)} lies outside the data and is not answered")


def _between(common: Common, low: int, high: int, names: tuple[str, str]) -> Answer:
    first, second = (common.table.vocabulary.ask(name) for name in names)
    if low >= common.table.edition.coverage[1]:
        raise OutsideCoverageError(f"{format_range(low, high)} lies outside the data")
    results: list[Json] = []
    for shared in common.table.between(first, second, low, high, common.regions, common.status or None):
        results.append(
            {
                "region": shared.row.region, "low_hz": shared.row.low_hz, "high_hz": shared.row.high_hz,
                "overlap_low_hz": shared.low_hz, "overlap_high_hz": shared.high_hz,
                "first": [allocation_json(a) for a in shared.first],
                "second": [allocation_json(a) for a in shared.second],
                "footnotes": list(shared.row.footnotes),
                "source": {"file": shared.row.source.file, "line": shared.row.source.line},
            }
        )  # fmt: skip
    totals = shared_totals(results)
    text = common.table.vocabulary.data_text
    answer = Answer(
        "overlap", common.chosen_edition,
        common.query(low, high, between=[text(first), text(second)]), results,
        ("region", "low_hz", "high_hz", *_PART, "first", "first_status", "second", "second_status"),
        flatten=_flat_pair, grid=lambda: _pair_grid(results),
        screen=lambda: _pair_screen(results, totals), extra={"totals": totals},
        exit_code=0 if results else 1,
    )  # fmt: skip
    note_uncovered(common, low, high, answer)
    return answer


def shared_totals(results: Iterable[Json]) -> list[Json]:
    """Shared spectrum in Hz by Region and by the pair of statuses; a hertz counts once in each."""
    totals: dict[tuple[int, str, str], int] = {}
    for r in results:
        pairs = {(a["status"], b["status"]) for a in r["first"] for b in r["second"] if a != b}
        for pair in pairs:
            key = (r["region"], *pair)
            totals[key] = totals.get(key, 0) + r["overlap_high_hz"] - r["overlap_low_hz"]
    return [
        {"region": region, "first_status": a, "second_status": b, "total_hz": hz}
        for (region, a, b), hz in sorted(totals.items())
    ]


def _flat_pair(result: Json) -> Iterator[list[object]]:
    head = [result[k] for k in ("region", "low_hz", "high_hz", *_PART)]
    for a in result["first"]:
        for b in result["second"]:
            if a != b:
                yield [*head, a["label"], a["status"], b["label"], b["status"]]


def _pair_grid(results: Iterable[Json]) -> Grid:
    return Grid(
        ("Band", "Region", "One", "Other", "Footnotes"),
        [
            [
                cell(Span(format_asked(r["overlap_low_hz"], r["overlap_high_hz"]), "band")),
                cell(str(r["region"])), services_cell(r["first"]), services_cell(r["second"]),
                cell(Span(" ".join(r["footnotes"]), "note")),
            ]
            for r in results
        ],
    )  # fmt: skip


def _pair_screen(results: list[Json], totals: list[Json]) -> Iterator[Block]:
    if not results:
        yield line("the two services share nothing there")
        return
    yield _pair_grid(results)
    yield line("")
    for total in totals:
        yield line(
            f"Region {total['region']}  {total['first_status']} with {total['second_status']}: ",
            Span(format_width(total["total_hz"]), "head"),
        )
