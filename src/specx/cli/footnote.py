"""`specx footnote`: a footnote decoded, with its rows, and what it does in a country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from ..answers.decoded import decoded, effect_in, lines, rows_citing
from ..answers.footnotes import FootnoteLine, FootnoteRow
from ..errors import UnknownNameError
from ..output.answer import Answer, Block, line
from ..output.footnotes import footnote_blocks, footnotes_grid
from ..table.table import Table
from .ask import Ask
from .options import gives, with_options


@gives(FootnoteRow, FootnoteLine)
@with_options("country", "edition", "as_of", "output", "data", "overlay", "color")
def footnote(
    numbers: Annotated[list[str], typer.Argument(metavar="ID...", help="Footnote numbers such as 5.340 5.457A.")],
    ask: Ask,
) -> int:
    """A footnote decoded: what it does, where, for whom, and the rows that cite it.

    With --country also what it makes of the Table there.

    Example: specx footnote 5.480 -c BR
    """
    printed = Table(ask.facts, ask.chosen_edition)
    found, problems = {}, []
    for number in numbers:
        try:
            named = printed.footnotes[number]
            found[named.id] = named
        except UnknownNameError as problem:
            # One slip does not take the other answers away.
            if len(numbers) == 1:
                raise
            problems.append(problem.line())
    cited = rows_citing(printed, found)
    results = [decoded(named, cited[named.id], printed) for named in found.values()]
    if ask.place:
        place, view = ask.place, ask.view
        results = [r._replace(for_country=effect_in(found[r.id], place, view)) for r in results]
    answer = Answer(
        "footnote", ask.chosen_edition,
        {"footnotes": [r.id for r in results], "country": ask.place.code if ask.place else None}, results,
        line=FootnoteLine, lines=lines, grid=lambda: footnotes_grid(results), screen=lambda: _screen(results),
        notes=problems, exit_code=2 if problems else 0,
    )  # fmt: skip
    return ask.show(answer)


def _screen(results: list[FootnoteRow]) -> Iterator[Block]:
    for i, result in enumerate(results):
        if i:
            yield line("")
        yield from footnote_blocks(result)
