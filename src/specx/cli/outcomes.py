"""`specx outcomes`: what a conference decided."""

from __future__ import annotations

from ..answers.outcomes import DecidedHead, Decisions, OutcomeLine, OutcomeRow, outcome_lines, topics
from ..errors import UsageError
from ..facts.conferences import decided, last
from ..facts.kinds.outcomes import EFFECTS
from ..output.answer import Answer, Block, Span, line
from ..output.outcomes import outcome_blocks, outcome_grid, topics_grid, total_lines, total_text
from ..record import plain
from .following import of_outcomes
from .marks import asking_outcomes
from .options import beside, gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from ..facts.outcomes import Conference
    from .ask import Ask
    from .shared import Effect, Item, Range, Topic


OPTIONS = ("region", "country", "service", "status", "unit", "output", "data", "color")


@gives(OutcomeRow, OutcomeLine)
@beside(DecidedHead)
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
    Example: specx outcomes --range 24-30GHz
    Example: specx outcomes hibs -o csv
    """
    asked = decided(ask.facts, conference) if conference.strip() else last(ask.facts)
    return ask.show(answer_of("outcomes", asked, ask, topic, band, item, effect))


def answer_of(command: str, conference: Conference, ask: Ask, topic: str, band: str, item: str, effect: str) -> Answer:
    """The answer, under the name of the command that was asked.

    Raises `UnknownNameError` for words that no outcome holds, `UsageError` for an effect.
    """
    if effect and effect not in EFFECTS:
        raise UsageError(f"unknown effect '{effect[:40]}'", "choose from " + ", ".join(EFFECTS))
    span = _band(band, ask)
    found = Decisions(
        conference, topic, span, ask.regions, ask.place.code if ask.place else None, ask.term, ask.status, effect,
        item.strip(),
    )  # fmt: skip
    low, high = span or (None, None)
    query = {
        **ask.query(low, high), "topic": found.topic, "agenda_item": item.strip() or None, "effect": effect or None,
    }  # fmt: skip
    query |= {key: said for key, said in (("reference", found.document), ("text", found.text)) if said}
    if found.meant:
        query["read_as"] = list(found.meant)
    return Answer(
        command, ask.facts.edition(conference.after), query, found.rows, line=OutcomeLine, lines=outcome_lines,
        grid=lambda: outcome_grid(found.rows) if found.asked else topics_grid(topics(conference)),
        screen=lambda: _screen(found) if found.asked else _overview(found),
        notes=[f"'{found.text}' is read as {' or '.join(found.meant)} too"] if found.meant else [],
        extra=plain(found.head()), exit_code=0 if found.rows else 1,
        following=lambda: of_outcomes(ask, found.rows, conference.before, conference.after) if found.asked else (),
    )  # fmt: skip


def _band(text: str, ask: Ask) -> tuple[int, int] | None:
    if not text:
        return None
    low, high = ask.asked.span(text)
    return low, high + 1 if low == high else high


def _overview(found: Decisions) -> Iterator[Block]:
    conference = found.conference
    many = sum(1 for _ in conference)
    yield line(
        Span(conference.title, "head"), f"  {many} outcomes; changes {conference.before} into {conference.after}"
    )
    yield topics_grid(topics(conference))
    yield line("")
    for total in found.totals():
        yield line(f"{total.topic}: ", total_text(total))
    examples = (conference.topics[0].lower(), "--range 3-11GHz", "--country BR")
    yield line(Span(", ".join(asking_outcomes(conference.name, words) for words in examples), "dim"))


def _screen(found: Decisions) -> Iterator[Block]:
    if not found.rows:
        yield line(f"no outcome of {found.conference.name} answers to that")
    for i, row in enumerate(found.rows):
        if i:
            yield line("")
        yield from outcome_blocks(row, found.one)
    for total in found.totals():
        yield line("")
        yield line(Span(f"How much {total.topic} spectrum", "head"))
        for text in total_lines(total):
            yield line(text, indent=4)
