"""`specx channels`: channels, frequencies with a purpose, and plans, by range or by name."""

from __future__ import annotations

from ..answers.channel_row import ChannelLine, ChannelRow
from ..answers.channels import ChannelsOf, lines
from ..errors import UnknownNameError
from ..output.answer import Answer
from ..output.channels import channels_grid, channels_screen
from .asked import span_or_name
from .options import gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@gives(ChannelRow, ChannelLine)
@with_options("region", "country", "service", "unit", "output", "data", "color")
def channels(
    ask: Ask,
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="[RANGE|NAME]",
            help="156-162.05MHz, 8291kHz, 'ch 16', 'Appendix 18', GE06; all plans by default; - reads one per line from stdin.",
        ),
        EACH_LINE,
    ] = "",
    protected: Annotated[bool, typer.Option("--protected", help="Only what a provision protects.")] = False,
) -> int:
    """Channels, frequencies with a purpose, and plans, by range or by name.

    Appendices 15, 17, 18, 25, 26, 27, 30, 30A, 30B, regional plans, aeronautical channels: what each
    is for, by which rules, protected or not.

    Example: specx channels 156.7-156.9MHz
    Example: specx channels "channel 16"
    Example: specx channels 156.8MHz -o csv
    """
    asked = ChannelsOf(ask.facts)
    country = ask.place.code if ask.place else ""
    span, problem = span_or_name(wanted, ask)
    if span is not None:
        rows = asked.within(*span, ask.regions, country)
    elif wanted:
        try:
            rows = asked.named(wanted, ask.regions, country)
        except UnknownNameError:
            # What looks like a frequency that went wrong is told as such.
            if problem is not None and wanted.strip()[:1].isdigit():
                raise problem from None
            raise
    elif protected:
        rows = asked.within(*ask.chosen_edition.coverage, ask.regions, country)
    else:
        rows = asked.plans(ask.regions, country)
    if ask.term is not None:
        vocabulary, service = ask.facts.vocabulary, ask.term.service
        rows = [r for r in rows if vocabulary.related(service, [vocabulary.term(s).service for s in r.services])]
    results = [row for row in rows if row.protected or not protected]
    answer = Answer(
        "channels", None, ask.query(*(span or (None, None)), name=wanted if wanted and not span else None), results,
        line=ChannelLine, lines=lines, grid=lambda: channels_grid(results), screen=lambda: channels_screen(results),
        exit_code=0 if results else 1,
    )  # fmt: skip
    if not results:
        answer.notes.append("no channel or plan in the data there; that is not to say that there is none")
    return ask.show(answer)
