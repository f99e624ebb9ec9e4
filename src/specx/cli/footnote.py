"""`specx footnote`: a footnote decoded, with its rows, and what it does in a country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from ..answers.cells import numbered
from ..answers.decoded import decoded, effect_in, lines, rows_citing, with_rules
from ..answers.footnotes import FootnoteLine, FootnoteRow
from ..answers.row_of import told
from ..answers.rows import Refused
from ..errors import UnknownNameError, shown
from ..output.answer import Answer, Block, line
from ..output.footnotes import footnote_blocks, footnotes_grid
from ..output.procedures import rules_blocks
from ..regulations.footnotes import Footnote
from ..table.table import Table
from .ask import Ask
from .options import gives, with_options


@gives(FootnoteRow, FootnoteLine)
@gives(Refused, FootnoteLine, "for a number that is not there, where several were asked")
@with_options("country", "edition", "as_of", "output", "data", "overlay", "color")
def footnote(
    numbers: Annotated[list[str], typer.Argument(metavar="ID...", help="Footnote numbers such as 5.340 5.457A.")],
    ask: Ask,
) -> int:
    """A footnote decoded: what it does, where, for whom, the rows that cite it, how the Bureau reads it.

    With --country also what it makes of the Table there.

    Example: specx footnote 5.480 -c BR
    """
    printed = Table(ask.facts, ask.chosen_edition)
    # In the order asked; one slip does not take the other answers away.
    found: dict[str, Footnote | Refused] = {}
    problems = []
    for number in numbers:
        try:
            named = printed.footnotes[number]
            found.setdefault(named.id, named)
        except UnknownNameError as problem:
            if len(numbers) == 1:
                raise
            if number not in found:
                problems.append(problem.line())
                found[number] = Refused(query=shown(number), error=told(problem))
    there = {key: named for key, named in found.items() if not isinstance(named, Refused)}
    cited = rows_citing(printed, there)
    view = ask.view if ask.place else None
    results: list[FootnoteRow | Refused] = []
    for one in found.values():
        if isinstance(one, Refused):
            results.append(one)
            continue
        row = with_rules(decoded(one, cited[one.id], printed), ask.facts)
        results.append(row._replace(for_country=effect_in(one, ask.place, view)) if ask.place and view else row)
    rows = [r for r in results if isinstance(r, FootnoteRow)]
    answer = Answer(
        "footnote", ask.chosen_edition,
        {"footnotes": [r.id for r in rows], "country": ask.place.code if ask.place else None}, results,
        line=FootnoteLine, lines=_lines, grid=lambda: footnotes_grid(rows), screen=lambda: _screen(rows),
        notes=problems, exit_code=2 if problems else 0,
    )  # fmt: skip
    return ask.show(answer)


def _lines(result: FootnoteRow | Refused) -> Iterator[FootnoteLine]:
    """The lines of CSV for a footnote; one that says so for a number that is not there."""
    if isinstance(result, FootnoteRow):
        yield from lines(result)
    else:
        nothing = dict.fromkeys(FootnoteLine._fields, "")
        yield FootnoteLine(
            **{**nothing, "footnote_no": numbered(result.query), "summary": f"(error: {result.error.message})"}
        )


def _screen(results: list[FootnoteRow]) -> Iterator[Block]:
    for i, result in enumerate(results):
        if i:
            yield line("")
        yield from footnote_blocks(result)
        yield from rules_blocks(result.rules_of_procedure, 2)
