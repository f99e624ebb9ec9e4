"""`specx footnotes`: footnotes found by what they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from ..errors import UsageError
from ..facts.kinds.footnotes import KIND
from ..output.answer import Answer
from ..output.notes import NOTE_COLUMNS, flatten_note, footnote_json, notes_grid
from ..regulations.footnotes import Footnote, Rule
from ..regulations.values import Row, ServiceTerm
from ..table.table import Table
from .ask import Ask
from .footnote import rows_citing
from .options import QUESTION, with_options

Test = Callable[[Rule], bool]


@with_options(*QUESTION, "application")
def footnotes(
    ask: Ask,
    band: Annotated[str, typer.Option("--range", metavar="RANGE", help="Whose rules reach into this range.")] = "",
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

    Example: specx footnotes -c BR --application IMT --range 3-4GHz
    """
    if kind and kind not in KIND.choices:
        raise UsageError(f"unknown kind '{kind[:40]}'", "kinds are " + ", ".join(KIND.choices))
    if effect not in ("", "applied", "described"):
        raise UsageError(f"unknown effect '{effect[:40]}'", "choose applied or described")
    if naming and ask.place is None:
        raise UsageError("--naming asks who is named", "give --country too")
    low, high = ask.asked.span(band) if band else ask.chosen_edition.coverage
    high = high + 1 if low == high else high
    plain = Table(ask.facts, ask.chosen_edition)
    found = [n for n in plain.footnotes if word.casefold() in n.summary.casefold()]
    cited = rows_citing(plain, {n.id for n in found})
    tests = _tests(ask, kind, effect, naming)
    results = [
        footnote_json(n, cited[n.id], plain.vocabulary)
        for n in found
        if _answers(n, cited[n.id], ask, low, high, tests)
    ]
    asked = {k: v for k, v in (("kind", kind), ("effect", effect), ("word", word)) if v}
    answer = Answer(
        "footnotes", ask.chosen_edition,
        ask.query(low if band else None, high if band else None, **asked), results,
        NOTE_COLUMNS, flatten=flatten_note, grid=lambda: notes_grid(results), exit_code=0 if results else 1,
    )  # fmt: skip
    return ask.show(answer)


def _answers(note: Footnote, rows: list[Row], ask: Ask, low: int, high: int, tests: list[Test]) -> bool:
    """Whether one rule of the footnote passes every test, in a row of the Regions asked that cites it."""
    rows = [r for r in rows if r.region in ask.regions and r.low_hz < high and r.high_hz > low]
    return any(
        any(
            (not rule.regions or row.region in rule.regions)
            and (not rule.countries or ask.table.footnotes.inside(rule.countries, row.region))
            and rule.within(max(low, row.low_hz), min(high, row.high_hz))
            for row in rows
        )
        and all(test(rule) for test in tests)
        for rule in note.rules
    )


def _tests(ask: Ask, kind: str, effect: str, naming: bool) -> list[Test]:
    """What each option asks of a rule."""
    tests: list[Test] = []
    if kind:
        tests.append(lambda rule: rule.kind == kind)
    if effect:
        tests.append(lambda rule: rule.effect == effect)
    if ask.status:
        tests.append(lambda rule: rule.status == ask.status)
    if ask.use:
        tests.append(lambda rule: ask.use in rule.application)
    term = ask.term
    if term is not None:
        tests.append(lambda rule: any(_concerns(term, s, ask) for s in rule.services))
    if ask.place is not None:
        reach = ask.facts.geography.reach(ask.place)
        if naming:
            tests.append(lambda rule: bool(reach.meant_by(rule.countries)))
        else:
            tests.append(lambda rule: rule.meant(reach) in ("named", "assumed"))
    return tests


def _concerns(asked: ServiceTerm, named: ServiceTerm | str, ask: Ask) -> bool:
    return isinstance(named, ServiceTerm) and (
        asked.matches(named) or ask.facts.vocabulary.covers(ServiceTerm(asked.service), named)
    )
