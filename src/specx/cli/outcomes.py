"""`specx outcomes`: what a conference decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from ..answers.totals import Total, totals
from ..errors import UsageError
from ..facts.conferences import decided, last
from ..facts.kinds.outcomes import EFFECTS, SHOWING
from ..facts.outcomes import Conference, Outcome
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..output.outcomes import OUTCOME_COLUMNS, bands_text, flatten_outcome, outcome_blocks, outcome_grid, outcome_json
from ..regulations.bands import union
from .ask import Ask
from .marks import asking_outcomes
from .options import with_options

OPTIONS = ("region", "country", "service", "status", "unit", "output", "data", "color")
Topic = Annotated[
    str, typer.Argument(metavar="[TOPIC]", help="A topic such as imt, hibs, esim, or the id of an outcome.")
]
Range = Annotated[str, typer.Option("--range", metavar="RANGE", help="Only what touches this range.")]
Item = Annotated[str, typer.Option("--item", metavar="ITEM", help="Only this agenda item, e.g. 1.2.")]
Effect = Annotated[str, typer.Option("--effect", metavar="EFFECT", help="Only " + ", ".join(EFFECTS) + ".")]


@with_options(*OPTIONS)
def outcomes(
    ask: Ask,
    topic: Topic = "",
    conference: Annotated[
        str,
        typer.Option(
            "--conference", metavar="ID", help="Of this conference. Default: the one that made the newest edition."
        ),
    ] = "",
    band: Range = "",
    item: Item = "",
    effect: Effect = "",
) -> int:
    """What a conference decided: by topic, range, Region, country, service, agenda item.

    Without a topic or filter, the topics and their bands.

    Example: specx outcomes imt --range 3-11GHz --country BR
    """
    asked = decided(ask.facts, conference) if conference.strip() else last(ask.facts)
    return ask.show(answer_of("outcomes", asked, ask, topic, band, item, effect))


def answer_of(command: str, conference: Conference, ask: Ask, topic: str, band: str, item: str, effect: str) -> Answer:
    """The answer, under the name of the command that was asked.

    Raises `UnknownNameError` for a topic that the conference does not have, `UsageError` for an effect.
    """
    if effect and effect not in EFFECTS:
        raise UsageError(f"unknown effect '{effect[:40]}'", "choose from " + ", ".join(EFFECTS))
    vocabulary = ask.facts.vocabulary
    filters: dict[str, Any] = {
        "band": _band(band, ask),
        "regions": ask.regions,
        "country": ask.place.code if ask.place else None,
        "term": vocabulary.ask(ask.service) if ask.service else None,
        "effect": effect or None,
        "agenda_item": item.strip() or None,
    }
    one = conference.by_id.get(topic.strip().lower())
    named = one.topic if one else conference.topic(topic) if topic else None
    chosen = [one] if one else conference.select(named, **filters)
    if ask.status:
        chosen = [o for o in chosen if o.record.get("status") == ask.status]
    asked = bool(topic or band or ask.place or item or effect or ask.service or ask.status)
    asked = asked or len(ask.regions) < 3
    results = [outcome_json(o, vocabulary) for o in chosen]
    # The sums are of whole topics; beside a part of one they would mislead.
    narrowed = bool(band or ask.place or item or effect or ask.service or ask.status)
    whole_topic = bool(results and not narrowed and (named or not asked))
    counted = [t for t in totals(conference) if named in (None, t.topic)] if whole_topic else []
    low, high = filters["band"] or (None, None)
    query = {
        **ask.query(low, high), "topic": named, "agenda_item": filters["agenda_item"], "effect": filters["effect"],
    }  # fmt: skip
    extra: Json = {"conference": {"id": conference.id, "title": conference.title, "edition": conference.after}}
    if counted:
        extra["totals"] = [t.json() for t in counted]
    return Answer(
        command, ask.facts.edition(conference.after), query, results, OUTCOME_COLUMNS, flatten=flatten_outcome,
        grid=lambda: outcome_grid(results) if asked else _overview_grid(conference),
        screen=lambda: _screen(conference, results, counted, one is not None) if asked else _overview(conference, counted),
        extra=extra, exit_code=0 if results else 1,
    )  # fmt: skip


def _band(text: str, ask: Ask) -> tuple[int, int] | None:
    if not text:
        return None
    low, high = ask.asked.span(text)
    return low, high + 1 if low == high else high


def _overview(conference: Conference, counted: list[Total]) -> Iterator[Block]:
    many = sum(1 for _ in conference)
    yield line(
        Span(conference.title, "head"), f"  {many} outcomes; changes {conference.before} into {conference.after}"
    )
    yield _overview_grid(conference)
    yield line("")
    for total in counted:
        yield line(f"{total.topic}: ", total.short())
    examples = (conference.topics[0].lower(), "--range 3-11GHz", "--country BR")
    yield line(Span(", ".join(asking_outcomes(conference.name, words) for words in examples), "dim"))


def _overview_grid(conference: Conference) -> Grid:
    rows = []
    for topic in conference.topics:
        outcomes = [o for o in conference if o.topic == topic]
        # Where a topic moved spectrum, the bands that only saw a Resolution revised would hide it.
        telling = [o for o in outcomes if o.effect in SHOWING] or outcomes
        bands = union(b for o in telling for b in o.bands)
        items = dict.fromkeys(o.agenda_item for o in outcomes if o.agenda_item and _sure(o))
        rows.append(
            [
                cell(Span(topic, "head")), cell(str(len(outcomes))),
                cell(Span(bands_text(bands, 3) or "no band", "band" if bands else "dim")), cell(", ".join(items)),
            ]
        )  # fmt: skip
    return Grid(("Topic", "Outcomes", "Bands", "Agenda items"), rows)


def _sure(outcome: Outcome) -> bool:
    return outcome.record.get("agenda_item_verified", True) is not False


def _screen(conference: Conference, results: list[Json], counted: list[Total], whole: bool) -> Iterator[Block]:
    if not results:
        yield line(f"no outcome of {conference.name} answers to that")
    for i, result in enumerate(results):
        if i:
            yield line("")
        yield from outcome_blocks(result, whole)
    for total in counted:
        yield line("")
        yield line(Span(f"How much {total.topic} spectrum", "head"))
        for text in total.lines():
            yield line(text, indent=4)
