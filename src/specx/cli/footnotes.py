"""`specx footnotes`: footnotes found by what they hold."""

from __future__ import annotations

from ..answers.decoded import lines
from ..answers.footnote_search import FootnoteSearch
from ..answers.footnotes import FootnoteLine, FootnoteRow
from ..errors import UsageError
from ..facts.kinds.footnotes import KIND
from ..output.answer import Answer
from ..output.footnotes import footnotes_grid
from .options import NATIONAL, QUESTION, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@gives(FootnoteRow, FootnoteLine)
@with_options(*QUESTION, *NATIONAL, "application")
def footnotes(
    ask: Ask,
    band: Annotated[
        str,
        typer.Option(
            "--range", metavar="RANGE", help="Whose rules reach into this range; - reads one per line from stdin."
        ),
        EACH_LINE,
    ] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="Of this kind, e.g. additional-allocation.")] = "",
    naming: Annotated[
        bool, typer.Option("--naming", help="With --country: only those that name it, not those that hold everywhere.")
    ] = False,
    effect: Annotated[
        str, typer.Option("--effect", metavar="applied|described", help="Applied to the Table, or only described.")
    ] = "",
    word: Annotated[str, typer.Option("--word", metavar="TEXT", help="Whose summary holds this text.")] = "",
) -> int:
    """Footnotes found by what they hold: country, use, band, service, kind.

    A footnote is found where one of its rules answers to everything asked.

    With --national the country's own notes are searched.

    Example: specx footnotes -c BR --application IMT --range 3-4GHz
    Example: specx footnotes -c TH
    Example: specx footnotes --application HIBS -o csv
    """
    if kind and kind not in KIND.choices:
        raise UsageError(f"unknown kind '{kind[:40]}'", "kinds are " + ", ".join(KIND.choices))
    if effect not in ("", "applied", "described"):
        raise UsageError(f"unknown effect '{effect[:40]}'", "choose applied or described")
    if naming and ask.place is None:
        raise UsageError("--naming asks who is named", "give --country too")
    if naming and ask.national:
        raise UsageError("notes of a country's own table name no countries", "leave out --naming")
    low, high = ask.asked.span(band) if band else ask.chosen_edition.coverage
    high = high + 1 if low == high else high
    results = list(FootnoteSearch(ask.question, kind, effect, naming).find(low, high, word))
    asked = {k: v for k, v in (("kind", kind), ("effect", effect), ("word", word)) if v}
    answer = Answer(
        "footnotes", ask.chosen_edition,
        ask.query(low if band else None, high if band else None, **asked), results,
        line=FootnoteLine, lines=lines, grid=lambda: footnotes_grid(results), exit_code=0 if results else 1,
    )  # fmt: skip
    if band:
        note_uncovered(ask, low, high, answer)
    return ask.show(answer)
