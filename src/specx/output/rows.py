"""Table rows as JSON, as flat lines, and as they look on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..model import Allocation, Hit, Row
from ..units import format_band
from .answer import Block, Grid, Json, Span, cell, line

ALLOCATION_COLUMNS = (
    "region", "low_hz", "high_hz", "service", "qualifier", "directions", "status", "label",
    "footnotes", "row_footnotes", "via",
)  # fmt: skip


def allocation_json(allocation: Allocation) -> Json:
    """One allocation as the contract has it."""
    return {
        "service": allocation.service,
        "qualifier": allocation.qualifier,
        "directions": list(allocation.directions),
        "status": allocation.status,
        "label": allocation.label,
        "footnotes": list(allocation.footnotes),
        "via": allocation.via,
    }


def row_json(row: Row, allocations: Iterable[Allocation] | None = None) -> Json:
    """A row as the contract has it; `allocations` narrows it to some of its own."""
    chosen = row.allocations if allocations is None else allocations
    out: Json = {
        "region": row.region,
        "low_hz": row.low_hz,
        "high_hz": row.high_hz,
        "edge": False,
        "not_allocated": row.not_allocated,
        "allocations": [allocation_json(a) for a in chosen],
        "footnotes": list(row.footnotes),
        "identifications": [],
        "source": {"file": row.source.file, "line": row.source.line},
    }
    if not row.verified:
        out["verified"] = False
        out["doubt"] = row.doubt
    return out


def flatten(result: Json) -> Iterable[list[Any]]:
    """One flat line for each allocation of a result row, in the order of `ALLOCATION_COLUMNS`."""
    head = [result["region"], result["low_hz"], result["high_hz"]]
    under = " ".join(result["footnotes"])
    if not result["allocations"]:
        # "Not allocated" is an answer too; leaving the line out would read as missing data.
        yield [*head, "", "", "", "", "(not allocated)", "", under, "table"]
    for a in result["allocations"]:
        yield [
            *head, a["service"], a["qualifier"], " ".join(a["directions"]), a["status"], a["label"],
            " ".join(a["footnotes"]), under, a["via"],
        ]  # fmt: skip


def allocation_spans(allocation: Json) -> list[Span]:
    """Label, footnotes beside it, and where it comes from if not from the Table."""
    spans = [Span(allocation["label"], allocation["status"])]
    if allocation["footnotes"]:
        spans.append(Span("  " + " ".join(allocation["footnotes"]), "note"))
    if allocation["via"] != "table":
        spans.append(Span(f"  (via {allocation['via']})", "warn"))
    return spans


def merge_regions(results: Iterable[Json]) -> list[Json]:
    """Rows that read alike in several Regions as one, its `region` a text such as "1 2 3".

    The RR prints such rows once, across its columns. For people only: JSON keeps them apart.
    """
    merged: dict[str, Json] = {}
    for result in results:
        key = repr({k: v for k, v in result.items() if k not in ("region", "source")})
        if key in merged:
            merged[key]["region"] += f" {result['region']}"
        else:
            merged[key] = {**result, "region": str(result["region"])}
    return list(merged.values())


def row_blocks(result: Json) -> Iterable[Block]:
    """A result row as the RR page shows it: band, services, footnotes under them."""
    band = format_band(result["low_hz"], result["high_hz"])
    tail = [Span("  edge: the frequency is the upper edge of this band", "dim")] if result["edge"] else []
    regions = str(result["region"])
    name = "Region" if len(regions) == 1 else "Regions"
    yield line(Span(f"{name} {regions.replace(' ', ', ')}", "head"), "  ", Span(band, "band"), *tail)
    for allocation in result["allocations"]:
        yield line(*allocation_spans(allocation), indent=4)
    if result["not_allocated"]:
        yield line(Span("(Not allocated)", "dim"), indent=4)
    if result["footnotes"]:
        yield line(Span(" ".join(result["footnotes"]), "note"), indent=4)
    if result.get("doubt"):
        yield line(Span(f"unverified: {result['doubt']}", "warn"), indent=4)


def services_cell(allocations: Sequence[Json], not_allocated: bool = False) -> list[Span]:
    """The services of a row in one cell, one a line."""
    if not_allocated:
        return cell(Span("(Not allocated)", "dim"))
    spans: list[Span] = []
    for i, allocation in enumerate(allocations):
        if i:
            spans.append(Span("\n"))
        spans += allocation_spans(allocation)
    return spans


def rows_grid(results: Iterable[Json], low: str = "low_hz", high: str = "high_hz") -> Grid:
    """Rows side by side with their footnotes, for overlap, service and Markdown."""
    rows = []
    for r in merge_regions(results):
        band = cell(Span(format_band(r["low_hz"], r["high_hz"]), "band"))
        if (r[low], r[high]) != (r["low_hz"], r["high_hz"]):
            band += cell(Span("\n"), Span("of it " + format_band(r[low], r[high]), "dim"))
        rows.append(
            [
                band,
                cell(r["region"]),
                services_cell(r["allocations"], r["not_allocated"]),
                cell(Span(" ".join(r["footnotes"]), "note")),
            ]
        )
    return Grid(("Band", "Region", "Services", "Footnotes"), rows)


def hit_result(hit: Hit, allocations: Iterable[Allocation] | None = None) -> Json:
    """The result row of one hit of `at`."""
    result = row_json(hit.row, allocations)
    result["edge"] = hit.edge
    return result
