"""`specx adjacent`: what lies below and above a range, and how far away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from ..answers.adjacent import Neighbourhood
from ..errors import OutsideCoverageError, UsageError
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..output.rows import ALLOCATION_COLUMNS, flatten, merge_regions, row_json, services_cell
from ..units import format_asked, format_band, format_range, format_width, parse_frequency, parse_range_or_point
from .options import QUESTION, Common, with_options
from .overlap import note_uncovered

_COLUMNS = ("side", "distance_hz", *ALLOCATION_COLUMNS)


@with_options(*QUESTION)
def adjacent(
    band: Annotated[str, typer.Argument(metavar="RANGE", help="A range such as 23.15-23.55GHz, or one frequency.")],
    common: Common,
    within: Annotated[str, typer.Option("--within", metavar="WIDTH", help="How far to look on either side.")] = "1MHz",
    passive: Annotated[
        bool, typer.Option("--passive", help="Only passive bands: No. 5.340, passive services, radio astronomy.")
    ] = False,
) -> int:
    """What lies below and above a range, and how far away.

    With --passive: bands of passive services, those of Nos. 5.340 and 5.149, and the limits that
    Resolution 750 sets on services of the range towards them.

    Example: specx adjacent 23.15-23.55GHz --passive --within 200MHz
    """
    low, high = parse_range_or_point(band, common.unit or None)
    high = high + 1 if low == high else high
    distance = parse_frequency(within, common.unit or None)
    if passive and (common.service or common.status):
        raise UsageError("--passive chooses the services itself", "leave out --service and --status")
    if low >= common.chosen_edition.coverage[1]:
        raise OutsideCoverageError(f"{format_range(low, high)} lies outside the data")
    near = Neighbourhood(common.view)
    results: list[Json] = []
    for region in common.regions:
        found = (
            near.passive(low, high, distance, region) if passive else _plain(near, common, low, high, distance, region)
        )
        results += [_result(f, common) for f in found]
    order = {"below": 0, "inside": 1, "above": 2}
    results.sort(key=lambda r: (order[r["side"]], r["low_hz"], r["region"]))
    inside = [r for r in results if r["side"] == "inside" and r.get("prohibited")]
    answer = Answer(
        "adjacent", common.chosen_edition, common.query(low, high, within_hz=distance, passive=passive), results,
        _COLUMNS, flatten=_flat, grid=lambda: _grid(results, passive),
        screen=lambda: _screen(results, passive, low, high, distance),
        extra={"overlaps_5_340": bool(inside)} if passive else {}, exit_code=0 if results else 1,
    )  # fmt: skip
    note_uncovered(common, low, high, answer)
    return common.show(answer)


def _plain(near: Neighbourhood, common: Common, low: int, high: int, distance: int, region: int) -> Iterator[Json]:
    for side, gap, row in near.around(low, high, distance, region):
        yield {
            "region": region,
            "side": side,
            "distance_hz": gap,
            "low_hz": row.low_hz,
            "high_hz": row.high_hz,
            "row": row,
        }


def _result(found: Json, common: Common) -> Json:
    row = found.pop("row")
    is_passive = found.get("kind") is not None
    chosen = row.allocations if is_passive else common.wanted(row.allocations)
    whole = row_json(row, chosen, table=common.view)
    out = {**whole, **found, "passive": is_passive}
    if not is_passive:
        from ..regulations.terms import Terms

        terms = Terms(common.table.vocabulary)
        out["passive"] = any(terms.is_passive(a.term) for a in row.allocations)
    del out["edge"]
    return out


def _flat(result: Json) -> Iterator[list[Any]]:
    for flat in flatten(result):
        yield [result["side"], result["distance_hz"], *flat]


def _how_far(result: Json) -> str:
    if result["side"] == "inside":
        return "inside"
    return (
        f"{format_width(result['distance_hz'])} {result['side']}" if result["distance_hz"] else f"just {result['side']}"
    )


def _grid(results: list[Json], passive: bool) -> Grid:
    rows = []
    for r in merge_regions(results):
        notes = cell(Span(" ".join(r["footnotes"]), "note"))
        if passive:
            notes = cell(Span("\n".join(_told(r)), "note"))
        services = services_cell(r["allocations"], r["not_allocated"])
        if r.get("kind") == "radio-astronomy":
            services = cell(Span("radio astronomy by No. 5.149", "note"))
        rows.append(
            [
                cell(Span(format_band(r["low_hz"], r["high_hz"]), "band")),
                cell(_how_far(r)),
                cell(r["region"]),
                services,
                notes,
            ]
        )
    return Grid(("Band", "Where", "Region", "Services", "What to know" if passive else "Footnotes"), rows)


def _told(result: Json) -> list[str]:
    told = []
    for rule in result["prohibited"]:
        told.append(f"No. {rule['footnote']} forbids {rule['use']}")
        told += [
            f"but No. {e['footnote']}: {', '.join(e['services'])} {e['status']} in {len(e['countries'])} countries"
            for e in rule["exceptions"]
        ]
    for pair in result["pairs"]:
        value = (
            f"{pair['value']} {pair['unit']} in {format_width(pair['reference_bandwidth'])}"
            if pair["value"] is not None
            else "a mask"
        )
        told.append(f"{pair['provision'].split(' (')[0]}: {', '.join(pair['services'])}: {value} ({pair['force']})")
    return list(dict.fromkeys(told))


def _screen(results: list[Json], passive: bool, low: int, high: int, distance: int) -> Iterator[Block]:
    yield line(Span(format_asked(low, high), "head"), f" and {format_width(distance)} on either side")
    inside = merge_regions(r for r in results if r["side"] == "inside" and r.get("prohibited"))
    for r in inside:
        use = r["prohibited"][0]["use"]
        yield line(
            Span(f"The range itself overlaps {format_band(r['low_hz'], r['high_hz'])}, where No. 5.340 forbids {use} "
                 f"(Region {r['region'].replace(' ', ', ')})", "bad")
        )  # fmt: skip
    if not results:
        yield line("no passive band there" if passive else "nothing found")
        return
    yield _grid(results, passive)
