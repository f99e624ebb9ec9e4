"""`specx agenda`: what the next conference will take up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from ..facts.agenda import Item, ItemBand, agenda_file, read_agenda, select
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..units import format_band
from .ask import Ask
from .options import with_options

_COLUMNS = (
    "conference", "item", "title", "low_hz", "high_hz", "directions", "regions", "services", "condition", "role",
    "kind", "resolution", "verified", "summary",
)  # fmt: skip


@with_options("region", "service", "unit", "output", "data", "color")
def agenda(
    ask: Ask,
    band: Annotated[str, typer.Option("--range", metavar="RANGE", help="Only items that name this range.")] = "",
    item: Annotated[str, typer.Option("--item", metavar="ITEM", help="Only this item, e.g. 1.7.")] = "",
    conference: Annotated[
        str, typer.Option("--conference", metavar="ID", help="Of this conference, not of the next one.")
    ] = "",
    preliminary: Annotated[
        bool, typer.Option("--preliminary", help="What is known of the agenda of the conference after the next one.")
    ] = False,
) -> int:
    """Agenda items of the next conference by band and service.

    An item is a study, not a decision: nothing here changes the Table.

    Example: specx agenda --range 7-8.5GHz
    """
    head, items = read_agenda(ask.facts, agenda_file(ask.facts, conference, preliminary))
    low, high = ask.asked.span(band) if band else (None, None)
    if low is not None and low == high:
        high = low + 1
    span = (low, high) if low is not None and high is not None else None
    term = ask.facts.vocabulary.ask(ask.service) if ask.service else None
    chosen = select(items, item.strip() or None, span, ask.regions, term)
    results = [item_json(i, ask, span) for i in chosen]
    notes = (
        [f"{head['conference']}: the list is not complete; {head.get('note', '')}"]
        if head.get("complete") is False
        else []
    )
    answer = Answer(
        "agenda", None, ask.query(low, high, item=item.strip() or None), results, _COLUMNS,
        flatten=_flatten, grid=lambda: _grid(results), screen=lambda: _screen(head, results, bool(item)),
        extra={"conference": {k: head[k] for k in ("id", "title") if k in head}}, notes=notes,
        exit_code=0 if results else 1,
    )  # fmt: skip
    return ask.show(answer)


def item_json(item: Item, ask: Ask, span: tuple[int, int] | None = None) -> Json:
    """The item as JSON; `in_range` marks the bands that a range asked for meets."""
    hit = item.bands_in(*span, ask.regions) if span else []
    record = {k: _plain(v) for k, v in item.record.items() if k != "line"}
    record["bands"] = [_band_json(b, ask, b in hit if span else None) for b in item.bands]
    record["services"] = [ask.facts.vocabulary.data_text(t) for t in item.terms]
    record["regions"] = [int(r) for r in record.get("regions", ("1", "2", "3"))]
    record["conference"] = item.conference
    record["record"] = {"file": item.source.file, "line": item.source.line}
    return record


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k != "line"}
    return [_plain(v) for v in value] if isinstance(value, list) else value


def _band_json(band: ItemBand, ask: Ask, hit: bool | None) -> Json:
    out = {k: v for k, v in band.record.items() if k not in ("line", "band", "services", "regions")}
    out = {
        "low_hz": band.low_hz, "high_hz": band.high_hz, "regions": list(band.regions),
        "services": [ask.facts.vocabulary.data_text(t) for t in band.terms], **out,
    }  # fmt: skip
    return out if hit is None else {**out, "in_range": hit}


def _flatten(result: Json) -> Iterable[list[Any]]:
    for b in result["bands"] or [
        {"low_hz": "", "high_hz": "", "regions": result["regions"], "services": result["services"]}
    ]:
        yield [
            result["conference"], result["item"], result["title"], b["low_hz"], b["high_hz"],
            " ".join(b.get("directions", ())), " ".join(map(str, b["regions"])), "; ".join(b["services"]),
            b.get("condition", ""), b.get("role", ""), " ".join(result["kind"]), result.get("resolution", ""),
            "true" if result["verified"] and b.get("verified", True) else "false", result["summary"],
        ]  # fmt: skip


def _band_words(band: Json, of: Json) -> str:
    words = [format_band(band["low_hz"], band["high_hz"])]
    if band["regions"] != of["regions"]:
        words.append("R" + ",".join(map(str, band["regions"])))
    words += band.get("directions", [])
    if band["services"] != of["services"]:
        words.append(", ".join(band["services"]))
    for key in ("role", "condition"):
        if key in band:
            words.append(f"({band[key]})")
    if band.get("bracketed"):
        words.append("[not settled]")
    if band.get("verified") is False:
        words.append("(unverified)")
    return " ".join(words)


def _grid(results: list[Json]) -> Grid:
    return Grid(
        ("Item", "Title", "Bands", "Services", "Resolution"),
        [
            [
                cell(Span(r["item"], "head")),
                cell(r["title"]),
                cell(Span("\n".join(_band_words(b, r) for b in _shown(r)) or "-", "band")),
                cell("\n".join(r["services"])),
                cell(r.get("resolution", "")),
            ]
            for r in results
        ],
    )


def _shown(result: Json) -> list[Json]:
    """The bands that were asked for; all where no range was."""
    return [b for b in result["bands"] if b.get("in_range", True)]


def _screen(head: Json, results: list[Json], whole: bool) -> Iterator[Block]:
    yield line(Span(head["title"], "head"), "  studies, not decisions")
    if not results:
        yield line("no item of this agenda names that")
    elif not whole:
        yield _grid(results)
    for r in results if whole else ():
        yield line(Span(f"{r['item']}  {r['title']}", "head"))
        yield line(r["summary"], indent=4)
        for b in r["bands"]:
            yield line(Span(_band_words(b, r), "band"), indent=4)
        if r["services"]:
            yield line("; ".join(r["services"]), indent=4)
        cited = [f"Resolution {r['resolution']}"] if "resolution" in r else []
        cited += [f"No. {f}" for f in r.get("footnotes", ())] + [f"Appendix {a}" for a in r.get("appendices", ())]
        if cited:
            yield line(Span(", ".join(cited), "note"), indent=4)
        for key in ("doubt", "note"):
            if key in r:
                yield line(Span(f"{key}: {r[key]}", "warn" if key == "doubt" else "dim"), indent=4)
        yield line(Span(f"source: {r['source']['document']}, {r['source'].get('at', '')}", "dim"), indent=4)
