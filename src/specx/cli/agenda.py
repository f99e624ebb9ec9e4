"""`specx agenda`: what the next conference will take up."""

from __future__ import annotations

from ..answers.agenda import AgendaHead, ItemBandRow, ItemLine, ItemRow, agenda_head, item_lines, item_row
from ..errors import UsageError
from ..facts.agenda import agenda_file, read_agenda, select
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..record import plain
from ..units import format_band
from .options import beside, gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@gives(ItemRow, ItemLine)
@beside(AgendaHead)
@with_options("region", "service", "unit", "output", "data", "color")
def agenda(
    ask: Ask,
    asked_band: Annotated[
        str,
        typer.Argument(metavar="[RANGE]", help="Only items that name this range; - reads one per line from stdin."),
        EACH_LINE,
    ] = "",
    band: Annotated[str, typer.Option("--range", metavar="RANGE", help="The same; - too."), EACH_LINE] = "",
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

    Example: specx agenda 7.125-8.4GHz
    Example: specx agenda --item 1.7
    Example: specx agenda --preliminary -o csv
    """
    if band and asked_band:
        raise UsageError("two ranges are given", "leave out --range")
    band = band or asked_band
    head, items = read_agenda(ask.facts, agenda_file(ask.facts, conference, preliminary))
    low, high = ask.asked.span(band) if band else (None, None)
    if low is not None and low == high:
        high = low + 1
    span = (low, high) if low is not None and high is not None else None
    chosen = select(items, item.strip() or None, span, ask.regions, ask.term)
    results = [item_row(i, ask.facts.vocabulary, span, ask.regions) for i in chosen]
    notes = (
        [f"{head['conference']}: the list is not complete; {head.get('note', '')}"]
        if head.get("complete") is False
        else []
    )
    answer = Answer(
        "agenda", None, ask.query(low, high, item=item.strip() or None), results, line=ItemLine, lines=item_lines,
        grid=lambda: _grid(results), screen=lambda: _screen(head["title"], results, bool(item)),
        extra=plain(agenda_head(head)), notes=notes,
        exit_code=0 if results else 1,
    )  # fmt: skip
    return ask.show(answer)


def _band_words(band: ItemBandRow, of: ItemRow) -> str:
    words = [format_band(band.low_hz, band.high_hz)]
    if band.regions != of.regions:
        words.append("R" + ",".join(map(str, band.regions)))
    words += band.directions
    if band.services != of.services:
        words.append(", ".join(band.services))
    words += [f"({text})" for text in (band.role, band.condition) if text]
    if band.bracketed:
        words.append("[not settled]")
    if not band.verified:
        words.append("(unverified)")
    return " ".join(words)


def _grid(results: list[ItemRow]) -> Grid:
    return Grid(
        ("Item", "Title", "Bands", "Services", "Resolution"),
        [
            [
                cell(Span(r.item, "head")),
                cell(r.title),
                cell(Span("\n".join(_band_words(b, r) for b in _shown(r)) or "-", "band")),
                cell("\n".join(r.services)),
                cell(r.resolution),
            ]
            for r in results
        ],
    )


def _shown(result: ItemRow) -> list[ItemBandRow]:
    """The bands that were asked for; all where no range was."""
    return [band for band in result.item_bands if band.in_range is not False]


def _screen(title: str, results: list[ItemRow], whole: bool) -> Iterator[Block]:
    yield line(Span(title, "head"), "  studies, not decisions")
    if not results:
        yield line("no item of this agenda names that")
    elif not whole:
        yield _grid(results)
    for r in results if whole else ():
        yield line(Span(f"{r.item}  {r.title}", "head"))
        yield line(r.summary, indent=4)
        for band in r.item_bands:
            yield line(Span(_band_words(band, r), "band"), indent=4)
        if r.services:
            yield line("; ".join(r.services), indent=4)
        cited = [f"Resolution {r.resolution}"] if r.resolution else []
        cited += [f"No. {f}" for f in r.footnotes] + [f"Appendix {a}" for a in r.appendices]
        if cited:
            yield line(Span(", ".join(cited), "note"), indent=4)
        for key, words, style in (("doubt", r.doubt, "warn"), ("note", r.note, "dim")):
            if words:
                yield line(Span(f"{key}: {words}", style), indent=4)
        yield line(Span(f"source: {r.source.document}, {r.source.at}", "dim"), indent=4)
