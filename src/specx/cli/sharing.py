"""`specx sharing`: who shares a band with a service, on what terms, under which provisions."""

from __future__ import annotations

import os
from itertools import chain
from typing import Annotated

import typer

from ..answers.how_read import HowReadHead, how_read
from ..answers.sharing.border import BorderSide, across
from ..answers.sharing.lines import border_lines, lines
from ..answers.sharing.pieces import Sharing
from ..answers.sharing.rows import BorderLine, BorderRow, SharingLine, SharingRow
from ..errors import UsageError
from ..output.answer import Answer
from ..output.procedures import how_read_blocks
from ..output.sharing import border_grid, sharing_blocks, sharing_grid
from ..record import plain
from .ask import Ask
from .limits import note_rules
from .options import QUESTION, beside, gives, with_options
from .overlap import note_uncovered


@gives(SharingRow, SharingLine)
@gives(BorderRow, BorderLine, "with `--border`, or two countries")
@beside(HowReadHead)
@with_options(*(name for name in QUESTION if name != "country"))
def sharing(
    band: Annotated[str, typer.Argument(metavar="RANGE", help="A range such as 17.7-18.6GHz, or one frequency.")],
    ask: Ask,
    partner: Annotated[str, typer.Option("--with", metavar="SERVICE", help="Only the pair with this service.")] = "",
    border: Annotated[
        str,
        typer.Option(
            "--border", metavar="COUNTRY|REGION", help="Across a border: who on the other side shares the band."
        ),
    ] = "",
    countries: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            "-c",
            metavar="COUNTRY",
            help="Table plus footnotes as this country has them; two (-c BR -c AR) ask across their border.",
        ),
    ] = None,
) -> int:
    """Who shares a band with a service, on what terms, under which provisions.

    The range is cut into sub-bands in which nothing changes. Each says whether the service is
    allocated, how every sharer stands to it, what footnotes put on either, and which provisions
    on coordination apply.

    Example: specx sharing 17.7-18.6GHz -s "FSS (s-E)" -r 2
    """
    ask, border = _sides(ask, countries or [os.environ.get("SPECX_COUNTRY", "")], border)
    if ask.term is None:
        raise UsageError("whose sharing is asked?", "name the service: -s 'FSS (s-E)'")
    low, high = ask.asked.span(band)
    high = high + 1 if low == high else high
    other = ask.table.vocabulary.ask(partner) if partner else None
    if border:
        return ask.show(_across(ask, low, high, border))
    engine = Sharing(ask.view)
    results = list(engine.pieces(low, high, ask.term, ask.regions, ask.status, other))
    if other is not None:
        results = [r for r in results if r.sharers or any("other systems" in w for t in r.triggers for w in t.with_)]
    read = HowReadHead(how_read=how_read(results, ask.facts))
    answer = Answer(
        "sharing", ask.chosen_edition,
        ask.query(low, high, **({"with": engine.terms.vocabulary.data_text(other)} if other else {})),
        results, line=SharingLine, lines=lines, grid=lambda: sharing_grid(results),
        screen=lambda: chain(sharing_blocks(results, ask.place is not None), how_read_blocks(read.how_read)),
        extra=plain(read),
        exit_code=0 if any(r.allocated for r in results) else 1,
    )  # fmt: skip
    note_rules(ask, answer)
    note_uncovered(ask, low, high, answer)
    return ask.show(answer)


def _sides(ask: Ask, countries: list[str], border: str) -> tuple[Ask, str]:
    """The country asked, and what lies on the other side of the border if one is asked."""
    names = [n.strip() for text in countries for n in text.split(",") if n.strip()]
    if len(names) + bool(border) > 2:
        raise UsageError("a border has two sides", "give -c BR -c AR, or -c BR --border AR")
    if len(names) == 2:
        border = names.pop()
    return ask.with_country(names[0]) if names else ask, border


def _across(ask: Ask, low: int, high: int, border: str) -> Answer:
    assert ask.term is not None
    here = Sharing(ask.view)
    if border in ("1", "2", "3"):
        others = [BorderSide(f"Region {border}", Sharing(ask.view_of(None)), int(border))]
    else:
        country = ask.facts.geography.find(border)
        there = Sharing(ask.view_of(country))
        others = [BorderSide(country.code, there, region) for region in country.regions]
    results: list[BorderRow] = []
    for region in ask.regions:
        ours = BorderSide(ask.place.code if ask.place else f"Region {region}", here, region)
        for side in others:
            if side.name != ours.name:
                results += across(ours, side, low, high, ask.term)
                results += across(side, ours, low, high, ask.term)
    answer = Answer(
        "sharing", ask.chosen_edition, ask.query(low, high, border=border), results, line=BorderLine,
        lines=border_lines, grid=lambda: border_grid(results),
        exit_code=0 if any(r.allocated for r in results) else 1,
    )  # fmt: skip
    answer.notes.append("No. 4.8: on either side of a border, services of the same category have the same right; "
                        "none may disturb one of equal or higher category on the other side")  # fmt: skip
    note_uncovered(ask, low, high, answer)
    return answer
