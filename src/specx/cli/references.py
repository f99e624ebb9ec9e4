"""`specx references`: what footnotes and outcomes cite, and who cites a document, from either side."""

from __future__ import annotations

from typing import Annotated

import typer

from ..answers.references import KINDS, Reference, find
from ..answers.references import references as cited_by
from ..errors import UsageError
from ..output.answer import Answer, Grid, Json, Span, cell
from ..output.notes import bands_by_region
from ..regulations.values import Row
from ..table.table import Table
from ..units import parse_range_or_point
from .ask import Ask
from .options import QUESTION, with_options

COLUMNS = ("reference", "kind", "revision", "title", "footnotes", "outcomes")


@with_options(*(name for name in QUESTION if name not in ("country", "status")))
def references(
    ask: Ask,
    wanted: Annotated[
        str, typer.Argument(metavar="[REF]", help="'Resolution 750', RA.769, 'Appendix 30A', 9.21; all by default.")
    ] = "",
    band: Annotated[
        str, typer.Option("--range", metavar="RANGE", help="Cited by footnotes of rows in this range.")
    ] = "",
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="resolution, recommendation, appendix or provision.")
    ] = "",
) -> int:
    """What footnotes and outcomes cite: Resolutions, Recommendations, Appendices, provisions.

    With REF the footnotes, rows and outcomes that cite it; with --range or --service what is
    cited there. Titles are our own, where the data has one.

    Example: specx references "Resolution 750"
    """
    known = cited_by(ask.facts, ask.chosen_edition)
    names = find(wanted, known) if wanted else list(known)
    if kind:
        names = [n for n in names if known[n].kind == _kind(kind)]
    low, high = parse_range_or_point(band, ask.unit or None) if band else ask.chosen_edition.coverage
    high = high + 1 if low == high else high
    narrowed = bool(band or ask.service or ask.region.strip().lower() not in ("all", ""))
    rows = _rows(ask, low, high)
    results = []
    for name in names:
        citing = [f for f in known[name].footnotes if f in rows or not narrowed]
        if citing or not narrowed:
            results.append(_result(known[name], citing, rows, with_rows=bool(wanted)))
    answer = Answer(
        "references", ask.chosen_edition,
        ask.query(low if band else None, high if band else None, reference=wanted or None), results,
        COLUMNS, grid=lambda: _grid(results), exit_code=0 if results else 1,
    )  # fmt: skip
    return ask.show(answer)


def _kind(text: str) -> str:
    kinds = {"provision": "No.", **{k.casefold(): k for k in KINDS}}
    if text.casefold() not in kinds:
        raise UsageError(f"unknown kind '{text[:40]}'", "kinds are resolution, recommendation, appendix, provision")
    return kinds[text.casefold()]


def _rows(ask: Ask, low: int, high: int) -> dict[str, list[Row]]:
    """The rows asked, by the footnotes that they cite; with --service only where it is allocated."""
    table = Table(ask.facts, ask.chosen_edition)
    found: dict[str, list[Row]] = {}
    for hit in table.overlap(low, high, ask.regions):
        chosen = ask.question.wanted(hit.row.allocations)
        if not chosen:
            continue
        beside = {f for a in chosen for f in a.footnotes}
        for number in hit.row.all_footnotes() if not ask.service else (*beside, *hit.row.footnotes):
            note = table.footnotes.get(number)
            if note is None or any(rule.within(hit.low_hz, hit.high_hz) for rule in note.rules):
                found.setdefault(number, []).append(hit.row)
    return found


def _result(reference: Reference, citing: list[str], rows: dict[str, list[Row]], with_rows: bool) -> Json:
    out: Json = {
        "reference": reference.name,
        "kind": "provision" if reference.kind == "No." else reference.kind.casefold(),
        "revision": reference.revisions[-1] if reference.revisions else "",
        "revisions": list(reference.revisions),
        "title": reference.title,
        "footnotes": citing,
        "outcomes": list(reference.outcomes),
    }
    if with_rows:
        places = {(r.region, r.low_hz, r.high_hz) for f in citing for r in rows.get(f, ())}
        out["rows"] = [{"region": r, "low_hz": low, "high_hz": high} for r, low, high in sorted(places)]
    return out


def _grid(results: list[Json]) -> Grid:
    heads = ["Reference", "Revision", "Title", "Footnotes", "Outcomes"]
    with_rows = any("rows" in r for r in results)
    rows = []
    for r in results:
        row = [
            cell(Span(r["reference"], "head")), cell(r["revision"]), cell(r["title"]),
            cell(Span(" ".join(r["footnotes"]), "note")), cell(" ".join(r["outcomes"])),
        ]  # fmt: skip
        if with_rows:
            row.append(cell("\n".join(f"{band}  R{regions}" for band, regions in bands_by_region(r["rows"]))))
        rows.append(row)
    return Grid((*heads, *(["Rows"] if with_rows else [])), rows)
