"""`specx names`: names that people use for a frequency or a band."""

from __future__ import annotations

from ..answers.names import NameLine, NameRow, find, lines
from ..output.answer import Answer
from ..output.names import USAGE, names_grid, names_screen
from .asked import span_or_name
from .options import gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@gives(NameRow, NameLine)
@with_options("region", "unit", "output", "data", "color")
def names(
    ask: Ask,
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="[TEXT|RANGE]",
            help="GPS, 'L band', n78, amateur, 446.1MHz, 2.4-2.5GHz; all by default; - reads one per line from stdin.",
        ),
        EACH_LINE,
    ] = "",
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="Only names of this kind: gnss, nr, amateur ...")
    ] = "",
) -> int:
    """Names that people use for a frequency or a band.

    Letters of bands, wavelengths, signals of satellite navigation, bands of mobile standards, spectral
    lines ..., each with its source. Every command takes such a name in place of a frequency or a range.

    Example: specx names "GPS L1"
    Example: specx names 1575.42MHz
    Example: specx names n78 -o json
    """
    span, problem = span_or_name(wanted, ask)
    found = find(ask.facts, "" if span else wanted, span, ask.regions)
    if not found and problem is not None and wanted.strip()[:1].isdigit():
        raise problem
    results = [row for row in found if kind.casefold() in ("", row.kind)]
    answer = Answer(
        "names", None, ask.query(*(span or (None, None)), name=wanted if wanted and not span else None), results,
        line=NameLine, lines=lines, grid=lambda: names_grid(results), screen=lambda: names_screen(results),
        exit_code=0 if results else 1,
    )  # fmt: skip
    if not results:
        answer.notes.append("no such name in the data; that is not to say that there is none")
    elif any(r.usage for r in results):
        answer.notes.append(USAGE)
    return ask.show(answer)
