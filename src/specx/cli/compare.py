"""`specx compare`: Regions side by side over a range."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated

import typer

from ..output.answer import Answer, Grid, Json, Span, cell
from ..output.rows import row_json, services_cell
from ..units import format_band, parse_range_or_point
from .options import QUESTION, Common, with_options
from .overlap import note_uncovered


@with_options(*QUESTION)
def compare(
    band: Annotated[str, typer.Argument(metavar="RANGE", help="A range such as 3.3-4.2GHz.")],
    common: Common,
) -> int:
    """Regions side by side over a range.

    The range is cut wherever a row of any Region begins, so that each line holds
    everywhere in its band. `same` says whether the Regions agree on services and status.

    Example: specx compare 3.3-4.2GHz
    """
    low, high = parse_range_or_point(band, common.unit or None)
    high = high + 1 if low == high else high
    results = _pieces(common, low, high)
    answer = Answer(
        "compare", common.chosen_edition, common.query(low, high), results,
        ("low_hz", "high_hz", "same", "region", "label", "status", "footnotes", "row_footnotes"),
        flatten=_flat, grid=lambda: _grid(results, common),
        exit_code=0 if any(c["allocations"] for r in results for c in r["columns"]) else 1,
    )  # fmt: skip
    note_uncovered(common, low, high, answer)
    return common.show(answer)


def _pieces(common: Common, low: int, high: int) -> list[Json]:
    hits = common.table.overlap(low, high, common.regions)
    edges = sorted({h.low_hz for h in hits} | {h.high_hz for h in hits})
    results = []
    for start, end in pairwise(edges):
        columns = []
        for region in common.regions:
            row = common.table.row_at(start, region)
            if row is not None:
                columns.append(row_json(row, common.wanted(row.allocations)))
        if common.filtered and not any(c["allocations"] for c in columns):
            continue
        said = {tuple((a["label"], a["status"]) for a in c["allocations"]) for c in columns}
        results.append({"low_hz": start, "high_hz": end, "same": len(said) == 1, "columns": columns})
    return results


def _flat(result: Json) -> list[list[object]]:
    return [
        [
            result["low_hz"], result["high_hz"], "true" if result["same"] else "false", column["region"],
            a["label"], a["status"], " ".join(a["footnotes"]), " ".join(column["footnotes"]),
        ]
        for column in result["columns"]
        for a in column["allocations"] or [{"label": "", "status": "", "footnotes": []}]
    ]  # fmt: skip


def _grid(results: list[Json], common: Common) -> Grid:
    rows = []
    for r in results:
        row = [cell(Span(format_band(r["low_hz"], r["high_hz"]), "band"))]
        for column in r["columns"]:
            spans = services_cell(column["allocations"], column["not_allocated"])
            if column["footnotes"]:
                spans = [*spans, Span("\n"), Span(" ".join(column["footnotes"]), "note")]
            row.append(spans)
        row.append(cell("" if r["same"] else Span("differs", "warn")))
        rows.append(row)
    return Grid(("Band", *(f"Region {r}" for r in common.regions), ""), rows)
