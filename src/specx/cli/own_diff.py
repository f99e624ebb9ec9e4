"""`specx diff` with a country's own table: where it departs from the Radio Regulations, and on what ground."""

from __future__ import annotations

import os

from ..answers.diff.change import ComparedHead, NotCompared
from ..answers.diff.departure_rows import DEPARTURES, Departure, DepartureLine, line_of
from ..answers.diff.departures import Departures, totals
from ..errors import UsageError
from ..facts.held_tables import countries_held, revisions_held
from ..facts.national import chosen_table, column_named
from ..light import NamedTuple
from ..output.answer import Answer, Block, Grid, NationalTold, Span, cell, edition_json, line
from ..record import plain
from ..table.national import NationalView
from ..table.view import View
from ..units import format_band, format_range

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ..regulations.values import Edition
    from .ask import Ask


class OwnAsked(NamedTuple):
    """A country's own table, and the edition that it is compared with."""

    ask: Ask  # with the country
    table: Edition
    edition: Edition


def own_asked(ask: Ask, before: str, after: str) -> OwnAsked | None:
    """The table and the edition that a call means, in either order; None where no country's table is meant.

    Raises `UsageError` for two tables, or for a country whose table is not what is named.
    """
    country = _country(ask, before, after)
    held = {f"{c.lower()}-{r}": (c, r) for c in countries_held(ask.facts) for r in revisions_held(ask.facts, c)}
    names = [name for name in (before, after) if name]
    meant = [name if name.lower() in held else f"{country.lower()}-{name}" for name in names]
    tables = [name.lower() for name in meant if name.lower() in held]
    others = [name for name, full in zip(names, meant, strict=True) if full.lower() not in held]
    if not tables and (not country or len(others) == 2):
        if country:
            raise UsageError("a country is compared by its own table", f"name it: specx diff -c {country}")
        return None
    if len(tables) > 1:
        raise UsageError(
            "two countries' tables are named",
            "one is compared with an edition of the Radio Regulations; for two: specx compare",
        )
    owner = held[tables[0]][0] if tables else country
    if country and owner != country:
        raise UsageError(f"{tables[0]} is the table of {owner}, not of {country}", f"--country {owner}")
    table = chosen_table(ask.facts, owner, tables[0] if tables else "")
    assert table.national is not None
    edition = ask.facts.edition(others[0] if others else table.national.base)
    return OwnAsked(ask.with_country(owner), table, edition)


def _country(ask: Ask, before: str, after: str) -> str:
    """The country asked, by code; one of the environment counts for a table alone."""
    if ask.place is None or (ask.country == os.environ.get("SPECX_COUNTRY") and (before or after)):
        return ""
    return ask.place.code


def own_answer(
    asked: OwnAsked, span: tuple[int, int] | None, kinds: Collection[str], column: str, exit_zero: bool
) -> Answer:
    """The departures of a country's own table, with their grounds."""
    ask, table, edition = asked
    place = ask.place
    assert place is not None
    assert table.national is not None
    columns = (column_named(table, column),) if column else ()
    own = NationalView(ask.facts, table, place)
    found = Departures(own, View(ask.facts, edition, place))
    low, high = span or (0, max(table.coverage[1], edition.coverage[1]))
    if span:
        for view in (own, found.regulations):
            view.check(low, high, ask.regions)
    results = found.find(low, high, ask.regions, columns, kinds, ask.term)
    not_compared = tuple(dict.fromkeys(found.uncompared(low, high, ask.regions)))
    query = {
        **ask.query(span[0] if span else None, span[1] if span else None),
        "from": edition_json(edition), "to": edition_json(table), **({"columns": list(columns)} if columns else {}),
    }  # fmt: skip
    head = ComparedHead(explained_by=(), not_compared=not_compared, totals=totals(results))
    answer = Answer(
        "diff", table, query, results, line=DepartureLine, lines=line_of, grid=lambda: _grid(results),
        screen=lambda: _screen(results, table, edition), extra=plain(head), notes=list(map(_lacking, not_compared)),
        exit_code=1 if results and not exit_zero else 0,
    )  # fmt: skip
    base = ask.facts.edition(table.national.base)
    now = ask.facts.edition_on()
    told = NationalTold(
        id=table.id, country=table.national.country, revision=table.national.revision, asked=True, title=table.title,
        revised=table.national.revised, base=base.id, newer_edition=now.id if now.in_force > base.in_force else "",
    )  # fmt: skip
    answer.extra["national"] = plain([told])
    if edition.id != base.id:
        answer.notes.append(f"{table.id} is read against {base.id}; it is compared with {edition.id} all the same")
    return answer


def own_kinds(text: str) -> set[str]:
    """The kinds of departure named, with commas. Raises `UsageError`."""
    kinds = {k.strip() for k in text.split(",") if k.strip()}
    for kind in sorted(kinds - set(DEPARTURES)):
        raise UsageError(f"unknown kind of change '{kind[:40]}'", "of a country's own table: " + ", ".join(DEPARTURES))
    return kinds


def _lacking(part: NotCompared) -> str:
    return f"{part.edition} does not reach {format_range(part.low_hz, part.high_hz)}: not compared"


def _grid(found: Iterable[Departure]) -> Grid:
    rows = []
    by_column = any(d.column for d in found)
    for where, d in _once(found):
        grounds = " ".join(g.footnote for g in d.grounds) or "no ground named"
        has = f"{d.change} ({', '.join(d.columns_having)})" if d.columns_having else d.change
        cells = [cell(Span(format_band(d.low_hz, d.high_hz), "band")), cell(where), cell(has)]
        cells += [
            cell(Span(d.before or "-", "bad" if d.after is None else "")),
            cell(Span(d.after or "-", "good" if d.before is None else "")),
        ]
        cells.append(cell(Span(grounds, "note" if d.grounds else "dim")))
        rows.append(cells if by_column else [cells[0], *cells[2:]])
    heads = ("Where", "Column", "Change", "Radio Regulations", "Own table", "Ground")
    return Grid(heads if by_column else (heads[0], *heads[2:]), rows)


def _once(found: Iterable[Departure]) -> list[tuple[str, Departure]]:
    """Departures that read alike in several columns as one, with those columns."""
    told: dict[Departure, list[str]] = {}
    for one in found:
        told.setdefault(one._replace(column="", source=None), []).append(one.column)
    return [(", ".join(columns), one) for one, columns in told.items()]


def _screen(found: list[Departure], table: Edition, edition: Edition) -> Iterator[Block]:
    if not found:
        yield line(f"{table.id} does not depart from {edition.id} there")
        return
    yield _grid(found)
    yield line("")
    by_column: dict[str, list[str]] = {}
    for total in totals(found):
        bare = f", {total.without_ground} without a ground" if total.without_ground else ""
        by_column.setdefault(total.column, []).append(f"{total.change} {total.departures}{bare}")
    for column, told in by_column.items():
        name = f"{table.id}, {column}" if column else table.id
        yield line(f"{name} against {edition.id}: {'; '.join(told)}")
