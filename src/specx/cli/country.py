"""`specx country`: the Table with its footnotes applied, as a table of one country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from ..errors import UsageError
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..output.rows import flatten, footnotes_cell, part_of, services_cell
from ..regulations.services import Vocabulary
from ..units import format_band, parse_range_or_point
from .options import QUESTION, Common, with_options
from .overlap import note_uncovered

COLUMNS = (
    "country", "region", "low_hz", "high_hz", "band", "service", "qualifier", "directions", "status", "label",
    "footnotes", "row_footnotes", "via", "uses", "conditions",
)  # fmt: skip


@with_options(*(name for name in QUESTION if name != "country"), "application")
def country(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Country or area: BR, BRA, Brazil, GP, FR-OT2 ...")],
    common: Common,
    band: Annotated[str, typer.Argument(metavar="[RANGE]", help="A range such as 3.3-4.2GHz; all by default.")] = "",
) -> int:
    """The Table with its footnotes applied for one country.

    Ready to start a national table from: -o csv and -o tsv give one allocation a line.

    Example: specx country BR 3.3-3.7GHz
    """
    common.country = name
    assert common.place is not None or not name.strip()
    if common.place is None:
        raise UsageError("the country is empty", "write for example BR or Brazil")
    low, high = parse_range_or_point(band, common.unit or None) if band else common.chosen_edition.coverage
    high = high + 1 if low == high else high
    results = []
    for hit in common.table.overlap(low, high, common.regions):
        result = common.result(hit.row)
        if result is not None:
            results.append(result)
    code = common.place.code
    answer = Answer(
        "country", common.chosen_edition, common.query(low, high), results, COLUMNS,
        flatten=lambda r: _flat(r, code, common.facts.vocabulary), grid=lambda: _grid(results),
        screen=lambda: _screen(results, common),
        exit_code=0 if any(r["allocations"] for r in results) else 1,
    )  # fmt: skip
    note_uncovered(common, low, high, answer)
    return common.show(answer)


def _flat(result: Json, code: str, vocabulary: Vocabulary) -> Iterator[list[Any]]:
    band = format_band(result["low_hz"], result["high_hz"], grouped=False)
    for row in flatten(result):
        service, beside = str(row[3]), {*str(row[8]).split(), str(row[10])}
        uses = [
            " ".join(filter(None, (use["application"], f"({part})" if (part := part_of([use], *row[1:3])) else "")))
            for use in result["identifications"]
            if use["kind"] == "identification" and vocabulary.related(service, use["services"])
        ]
        conditions = [f"{c['footnote']}: {c['text']}" for c in result.get("conditions", ()) if c["footnote"] in beside]
        yield [code, *row[:3], band, *row[3:], "; ".join(dict.fromkeys(uses)), "; ".join(conditions)]


def _grid(results: list[Json]) -> Grid:
    several = len({r["region"] for r in results}) > 1
    rows = []
    for r in results:
        row = [cell(Span(format_band(r["low_hz"], r["high_hz"]), "band"))]
        if several:
            row.append(cell(str(r["region"])))
        rows.append([*row, services_cell(r["allocations"], r["not_allocated"]), footnotes_cell(r)])
    return Grid(("Band", *(["Region"] if several else []), "Allocations", "Footnotes"), rows)


def _screen(results: list[Json], common: Common) -> Iterator[Block]:
    place = common.place
    assert place is not None
    where = f"Region {' and '.join(map(str, place.regions))}"
    yield line(Span(f"{place.name} ({place.code})", "head"), f"  {where}  ", Span(common.chosen_edition.title, "dim"))
    if not results:
        yield line(common.nothing)
        return
    yield _grid(results)
    told: dict[str, str] = {}
    for r in results:
        told |= {a["footnote"]: a["summary"] for a in r.get("applied", ())}
        told |= {d["footnote"]: f"described, not applied. {d['summary']}" for d in r.get("described", ())}
    assumed = list(dict.fromkeys(f for r in results for f in r.get("assumed", ())))
    undecided = list(dict.fromkeys(f for r in results for f in r.get("undecided", ())))
    if told or assumed or undecided:
        yield line("")
    for number, text in told.items():
        yield line(Span(number, "note"), f"  {text}")
    if assumed:
        yield line(Span(f"name only the administration; taken to hold here: {' '.join(assumed)}", "warn"))
    if undecided:
        yield line(Span(f"name only the administration; left open, not applied: {' '.join(undecided)}", "warn"))
