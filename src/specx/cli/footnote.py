"""`specx footnote`: a footnote decoded, with its rows, and what it does in a country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from ..errors import UnknownNameError
from ..output.answer import Answer, Block, Json, Span, line
from ..output.notes import NOTE_COLUMNS, flatten_note, footnote_json, note_blocks, notes_grid
from ..output.rows import allocation_spans
from ..regulations.countries import Country
from ..regulations.footnotes import Footnote
from ..regulations.values import Row
from ..table.table import Table
from ..table.view import View
from ..units import format_band
from .ask import Ask
from .options import with_options


@with_options("country", "edition", "as_of", "output", "data", "overlay", "color")
def footnote(
    numbers: Annotated[list[str], typer.Argument(metavar="ID...", help="Footnote numbers such as 5.340 5.457A.")],
    ask: Ask,
) -> int:
    """A footnote decoded: what it does, where, for whom, and the rows that cite it.

    With --country also what it makes of the Table there.

    Example: specx footnote 5.480 -c BR
    """
    plain = Table(ask.facts, ask.chosen_edition)
    notes, problems = [], []
    for number in numbers:
        try:
            notes.append(plain.footnotes[number])
        except UnknownNameError as problem:
            # One slip does not take the other answers away.
            if len(numbers) == 1:
                raise
            problems.append(problem.line())
    cited = rows_citing(plain, {note.id for note in notes})
    results = []
    for note in dict.fromkeys(n.id for n in notes):
        found = plain.footnotes[note]
        result = footnote_json(found, cited[note], plain.vocabulary)
        if ask.place:
            result["for_country"] = effect_in(found, ask.place, ask.view)
        results.append(result)
    answer = Answer(
        "footnote", ask.chosen_edition,
        {"footnotes": [r["id"] for r in results], "country": ask.place.code if ask.place else None}, results,
        NOTE_COLUMNS, flatten=flatten_note, grid=lambda: notes_grid(results),
        screen=lambda: _screen(results, ask.place), notes=problems, exit_code=2 if problems else 0,
    )  # fmt: skip
    return ask.show(answer)


def rows_citing(table: Table, numbers: set[str]) -> dict[str, list[Row]]:
    """The rows that cite each of the footnotes, by Region and low edge."""
    found: dict[str, list[Row]] = {number: [] for number in numbers}
    for row in table:
        for number in numbers.intersection(row.all_footnotes()):
            found[number].append(row)
    return found


def effect_in(note: Footnote, country: Country, table: View) -> Json:
    """What a footnote does in one country: whether it means it, and what it makes of the rows there."""
    reach = table.facts.geography.reach(country)
    hows = {rule.meant(reach) for rule in note.rules}
    named = any(reach.meant_by(rule.countries) for rule in note.rules)
    rows: list[Json] = []
    cited = False
    for row in table:
        if note.id not in row.all_footnotes():
            continue
        cited = True
        made = [a for a in row.allocations if a.via == note.id]
        uses = list(dict.fromkeys(i.application for i in row.identifications if i.footnote == note.id))
        effect = "described" if note.id in row.described else "applied" if note.id in row.applied or uses else ""
        if effect:
            rows.append(
                {
                    "region": row.region, "low_hz": row.low_hz, "high_hz": row.high_hz, "effect": effect,
                    "allocations": made, "application": uses,
                }
            )  # fmt: skip
    meant = next((how for how in ("named", "assumed", "undecided") if how in hows), "")
    if not meant:
        says = f"does not concern {country.name}"
    elif not cited:
        says = f"names {country.name}" if named else "holds generally"
        says += f", but no row of Region {' or '.join(map(str, country.regions))} cites it: not applied"
    elif meant == "undecided":
        says = f"names only the administration of {country.name}, which lies in another Region: left open, not applied"
    elif meant == "assumed":
        says = f"names the administration of {country.name}: taken to hold there"
    else:
        says = f"names {country.name}" if named else f"holds in {country.name} as elsewhere"
    return {"country": country.code, "meant": meant or None, "named": named, "about": says, "rows": rows}


def _screen(results: list[Json], country: Country | None) -> Iterator[Block]:
    for i, result in enumerate(results):
        if i:
            yield line("")
        yield from note_blocks(result)
        if country is not None:
            yield from _effect_blocks(result["for_country"])


def _effect_blocks(effect: Json) -> Iterator[Block]:
    yield line(Span(f"{effect['country']}: ", "head"), effect["about"], indent=2)
    for row in effect["rows"]:
        yield line(Span(format_band(row["low_hz"], row["high_hz"]), "band"), f"  Region {row['region']}", indent=4)
        for allocation in row["allocations"]:
            yield line(*allocation_spans(allocation._replace(footnotes=())), indent=6)
        if row["application"]:
            yield line(f"use named: {', '.join(row['application'])}", indent=6)
        if row["effect"] == "described":
            yield line(Span("described only", "warn"), indent=6)
