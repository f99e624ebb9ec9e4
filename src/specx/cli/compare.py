"""`specx compare`: Regions or countries side by side over a range."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, NamedTuple

import typer

from ..errors import UnknownNameError
from ..output.answer import Answer, Grid, Json, Span, cell
from ..output.rows import footnotes_cell, row_json, services_cell
from ..regulations.countries import Country
from ..table.table import Table
from ..units import format_asked, parse_range_or_point
from .options import QUESTION, Common, country_json, with_options
from .overlap import note_uncovered


class Column(NamedTuple):
    """One column: a Region of the Table, or one country in a Region of its own."""

    common: Common
    region: int
    country: Country | None = None

    @property
    def table(self) -> Table:
        """The Table asked in this column."""
        return self.common.table

    @property
    def head(self) -> str:
        """What stands over it."""
        if self.country is None:
            return f"Region {self.region}"
        several = f", Region {self.region}" if len(self.country.regions) > 1 else ""
        return f"{self.country.name} ({self.country.code}{several})"


@with_options(*(name for name in QUESTION if name != "country"))
def compare(
    band: Annotated[str, typer.Argument(metavar="RANGE", help="A range such as 3.3-4.2GHz.")],
    common: Common,
    countries: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            "-c",
            metavar="COUNTRY",
            help="Countries instead of Regions: -c BR -c AR, or -c BR,AR.",
        ),
    ] = None,
) -> int:
    """Regions or countries side by side over a range.

    The range is cut wherever a row or a use named by a footnote begins in any column, so
    that each line holds everywhere in its band. `same` says whether the columns agree on
    services, status and uses.

    Example: specx compare 3.3-4.2GHz -c BR -c AR
    """  # fmt: skip
    low, high = parse_range_or_point(band, common.unit or None)
    high = high + 1 if low == high else high
    columns = _columns(common, countries or [os.environ.get("SPECX_COUNTRY", "")])
    results = _pieces(columns, low, high, common.filtered)
    named = list({c.country.code: c.country for c in columns if c.country}.values())
    query = common.query(low, high)
    if named:
        query["regions"] = sorted({c.region for c in columns})
        query["countries"] = [c.code for c in named]
    answer = Answer(
        "compare", common.chosen_edition, query, results,
        ("low_hz", "high_hz", "same", "region", *(["country"] if named else []), "label", "status", "footnotes", "row_footnotes"),
        flatten=_flat, grid=lambda: _grid(results, columns),
        exit_code=0 if any(c["allocations"] for r in results for c in r["columns"]) else 1,
    )  # fmt: skip
    if named:
        answer.extra["countries"] = [country_json(c, common.view_of(c).about()) for c in named]
        if common.output == "table":
            answer.notes += [c["about"] for c in answer.extra["countries"] if c["about"]]
    note_uncovered(common, low, high, answer)
    return common.show(answer)


def _columns(common: Common, countries: list[str]) -> list[Column]:
    names = [name.strip() for text in countries for name in _split(common, text) if name.strip()]
    if not names:
        return [Column(common, region) for region in common.regions]
    columns = []
    for name in dict.fromkeys(names):
        asking = common.with_country(name)
        asking.facts = common.facts  # read once for all columns
        columns += [Column(asking, region, asking.place) for region in asking.regions]
    return columns


def _split(common: Common, text: str) -> list[str]:
    """Several names between commas; one name that holds a comma itself stays whole."""
    try:
        common.facts.geography.find(text)
    except UnknownNameError:
        return text.split(",")
    return [text]


def _pieces(columns: list[Column], low: int, high: int, filtered: bool) -> list[Json]:
    hits = [hit for column in columns for hit in column.table.overlap(low, high, column.region)]
    edges = sorted(set(_edges(columns, low, high)) | {h.low_hz for h in hits} | {h.high_hz for h in hits})
    results = []
    for start, end in pairwise(edges):
        cells = []
        for column in columns:
            row = column.table.row_at(start, column.region)
            found = column.common.result(row, start, end) if row is not None else None
            if row is not None and found is None:
                found = row_json(row, (), (), column.table)
            if found is not None:
                cells.append({"country": column.country.code, **found} if column.country else found)
        if filtered and not any(c["allocations"] for c in cells):
            continue
        said = {_said(c) for c in cells}
        results.append({"low_hz": start, "high_hz": end, "same": len(said) == 1, "columns": cells})
    return results


def _edges(columns: list[Column], low: int, high: int) -> Iterator[int]:
    """Where a use that a footnote names begins or ends inside the range."""
    for column in columns:
        for hit in column.table.overlap(low, high, column.region):
            for use in column.table.identified(hit.row).identifications:
                if use.kind == "identification":
                    yield from (edge for edge in (use.low_hz, use.high_hz) if low < edge < high)


def _said(column: Json) -> tuple[object, ...]:
    """What two columns must have in common to agree: services, status, uses identified."""
    uses = {i["application"] for i in column["identifications"] if i["kind"] == "identification"}
    return (*((a["label"], a["status"]) for a in column["allocations"]), *sorted(uses))


def _flat(result: Json) -> list[list[object]]:
    return [
        [
            result["low_hz"], result["high_hz"], "true" if result["same"] else "false", column["region"],
            *([column["country"]] if "country" in column else []), a["label"], a["status"], " ".join(a["footnotes"]), " ".join(column["footnotes"]),
        ]
        for column in result["columns"]
        for a in column["allocations"] or [{"label": "", "status": "", "footnotes": []}]
    ]  # fmt: skip


def _grid(results: list[Json], columns: list[Column]) -> Grid:
    rows = []
    for r in results:
        row = [cell(Span(format_asked(r["low_hz"], r["high_hz"]), "band"))]
        for column in r["columns"]:
            spans = services_cell(column["allocations"], column["not_allocated"])
            under = footnotes_cell(column, r["low_hz"], r["high_hz"])
            if any(span.text for span in under):
                spans = [*spans, Span("\n"), *under]
            row.append(spans)
        row.append(cell("" if r["same"] else Span("differs", "warn")))
        rows.append(row)
    return Grid(("Band", *(c.head for c in columns), ""), rows)
