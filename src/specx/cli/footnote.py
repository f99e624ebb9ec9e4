"""`specx footnote`: a footnote decoded, with its rows, and what it does in a country."""

from __future__ import annotations

from ..answers.cells import numbered
from ..answers.decoded import decoded, effect_in, lines, rows_citing, with_rules
from ..answers.footnotes import FootnoteLine, FootnoteRow
from ..answers.row_of import told
from ..answers.rows import Refused
from ..errors import UnknownNameError, shown
from ..facts.own_numbers import OwnNumber, joined, own_number
from ..output.answer import Answer, Block, line
from ..output.footnotes import footnote_blocks, footnotes_grid
from ..output.procedures import rules_blocks
from ..table.table import Table
from .following import of_footnote
from .options import gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from ..regulations.footnotes import Footnote
    from .ask import Ask
    from .shared import EACH_WORD


@gives(FootnoteRow, FootnoteLine)
@gives(Refused, FootnoteLine, "for a number that is not there, where several were asked")
@with_options("country", "edition", "as_of", "output", "national", "data", "overlay", "color")
def footnote(
    numbers: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="Footnote numbers such as 5.340 5.457A US107; - reads one per line from stdin."
        ),
        EACH_WORD,
    ],
    ask: Ask,
) -> int:
    """A footnote decoded: what it does, where, for whom, the rows that cite it, how the Bureau reads it.

    With --country also what it makes of the Table there. A note of a country's own table is found by what its
    number begins with; of a footnote of Article 5, --national tells the rows of that table.

    Example: specx footnote 5.480 -c BR
    Example: specx footnote 5.340
    Example: specx footnote 5.430A -o json
    """
    pages = Pages(ask)
    # In the order asked; one slip does not take the other answers away.
    found: dict[str, tuple[Footnote, Ask] | Refused] = {}
    problems = []
    words = joined(numbers)
    for number in words:
        try:
            asking = pages.of(number)
            named = pages.page(asking).footnotes[number]
            found.setdefault(named.id, (named, asking))
        except UnknownNameError as problem:
            if len(words) == 1:
                raise
            if number not in found:
                problems.append(problem.line())
                found[number] = Refused(query=shown(number), error=told(problem))
    results = [one if isinstance(one, Refused) else pages.row(*one) for one in found.values()]
    rows = [r for r in results if isinstance(r, FootnoteRow)]
    asked = list(dict.fromkeys(one[1] for one in found.values() if not isinstance(one, Refused)))
    # Where all are of one country's table, that is what answers.
    ask = asked[0] if len(asked) == 1 else ask
    answer = Answer(
        "footnote", ask.chosen_edition,
        {"footnotes": [r.id for r in rows], "country": ask.place.code if ask.place else None}, results,
        line=FootnoteLine, lines=_lines, grid=lambda: footnotes_grid(rows), screen=lambda: _screen(rows),
        notes=problems, exit_code=2 if problems else 0, own=any(r.layer for r in rows),
        following=lambda: of_footnote(ask, rows[0]) if len(rows) == 1 else (),
    )  # fmt: skip
    return ask.show(answer)


class Pages:
    """The edition of the Radio Regulations asked, and the countries' own tables whose notes are."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self._asks: dict[str, Ask] = {}
        self._pages: dict[Ask, Table] = {}

    def of(self, number: str) -> Ask:
        """The question that a number is part of. Raises `UnknownNameError` for a note of no table that is held."""
        own = own_number(number)
        if own is None or self.ask.national:
            return self.ask
        country = self._owner(own, number)
        if country not in self._asks:
            self._asks[country] = self.ask.with_country(country, national=True, overlay="")
        return self._asks[country]

    def _owner(self, own: OwnNumber, number: str) -> str:
        """The country whose note it is, by what its number begins with; the country asked, where that has such notes."""
        from ..facts.own_numbers import owners

        found, place = owners(self.ask.facts, own), self.ask.place
        if place is not None and found and place.code not in found:
            raise UnknownNameError(
                f"'{shown(number, 20)}' is no note of {place.code}'s own table", f"it may be one of {', '.join(found)}"
            )
        if not found:
            raise UnknownNameError(
                f"'{shown(number, 20)}' is not a footnote number", "write for example 5.340 or US107"
            )
        if place is None and len(found) > 1:
            raise UnknownNameError(
                f"notes of {' and '.join(found)} begin with {own.letters}", f"say whose: --country {found[0]}"
            )
        return place.code if place is not None else found[0]

    def page(self, ask: Ask) -> Table:
        """The printed page of a question; of a country's own table that."""
        if ask not in self._pages:
            self._pages[ask] = ask.view if ask.national else Table(ask.facts, ask.chosen_edition)
        return self._pages[ask]

    def row(self, footnote: Footnote, ask: Ask) -> FootnoteRow:
        """The footnote decoded, with what it does in the country asked."""
        page = self.page(ask)
        row = decoded(footnote, rows_citing(page, [footnote.id])[footnote.id], page)
        if row.layer:
            return row
        row = with_rules(row, ask.facts)
        if ask.place is None or ask.national:
            return row
        return row._replace(for_country=effect_in(footnote, ask.place, ask.view))


def _lines(result: FootnoteRow | Refused) -> Iterator[FootnoteLine]:
    """The lines of CSV for a footnote; one that says so for a number that is not there."""
    if isinstance(result, FootnoteRow):
        yield from lines(result)
    else:
        nothing = dict.fromkeys(FootnoteLine._required, "")
        yield FootnoteLine(
            **{**nothing, "footnote_no": numbered(result.query), "summary": f"(error: {result.error.message})"}
        )


def _screen(results: list[FootnoteRow]) -> Iterator[Block]:
    for i, result in enumerate(results):
        if i:
            yield line("")
        yield from footnote_blocks(result)
        yield from rules_blocks(result.rules_of_procedure, 2)
