"""`specx info`: editions, sources, coverage, counts, data version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from ..answers.held import Held, held
from ..facts.agenda import read_agenda
from ..facts.conferences import in_order
from ..facts.folder import Facts
from ..facts.outcomes import Conference
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..table.table import Table
from ..units import format_range
from .ask import Ask
from .options import with_options


@with_options("output", "data", "color")
def info(
    ask: Ask,
    services: Annotated[
        bool, typer.Option("--services", help="The services: names, abbreviations, RR numbers.")
    ] = False,
    countries: Annotated[
        bool, typer.Option("--countries", help="The countries and areas: codes, names, Regions.")
    ] = False,
    schema: Annotated[
        str, typer.Option("--schema", metavar="COMMAND", help="The JSON Schema of what a command answers with -o json.")
    ] = "",
) -> int:
    """Editions, sources, coverage, counts, data version.

    Example: specx info
    """
    if schema:
        return _schema(schema)
    if services:
        return ask.show(_services(ask.facts))
    if countries:
        return ask.show(_countries(ask.facts))
    results = [_edition(ask.facts, name) for name in ask.facts.edition_ids]
    conferences = [_conference(ask.facts, c) for c in in_order(ask.facts)]
    current = ask.facts.edition_on()
    answer = Answer(
        "info", current, {"data": ask.facts.folder}, results,
        ("id", "title", "conference", "in_force", "rows", "allocations", "footnotes"),
        screen=lambda: _screen(ask, results, conferences, current.id),
        extra={"data_version": ask.facts.digest, "conferences": conferences, "held": held(ask.facts)._asdict()},
    )  # fmt: skip
    return ask.show(answer)


def _schema(command: str) -> int:
    """Prints the JSON Schema of a command's answers."""
    import json

    from ..output.described import answer_schema
    from .lazy import given_by

    rows = [row for row, _, _ in given_by(command)]
    print(json.dumps(answer_schema(command, rows), indent=2))
    return 0


def _edition(facts: Facts, name: str) -> Json:
    edition = facts.edition(name)
    rows = list(Table(facts, edition))
    record = facts.records("edition", f"{name}/edition.yaml")
    notes = list(facts.footnotes(edition))
    return {
        "id": edition.id, "title": edition.title, "conference": edition.conference,
        "in_force": edition.in_force, "supersedes": edition.supersedes, "coverage": list(edition.coverage),
        "rows": len(rows), "rows_by_region": {str(r): sum(row.region == r for row in rows) for r in (1, 2, 3)},
        "allocations": sum(len(row.allocations) for row in rows),
        "unverified_rows": sum(not row.verified for row in rows),
        "footnotes": len(notes), "unverified_footnotes": sum(n.record.get("verified") is False for n in notes),
        "applied_footnotes": sum(n.effect == "applied" for n in notes),
        "described_footnotes": sum(n.effect == "described" for n in notes),
        "sources": [{k: v for k, v in s.items() if k != "line"} for s in record["sources"]],
    }  # fmt: skip


def _conference(facts: Facts, conference: Conference) -> Json:
    """What the facts hold of a conference: how many outcomes, which agendas."""
    outcomes = list(conference)
    agendas = [read_agenda(facts, file) for file in (conference.agenda, conference.preliminary) if file]
    return {
        "id": conference.id, "title": conference.title, "conference": conference.name,
        "opened": conference.record.get("opened"), "closed": conference.record.get("closed"),
        "before": conference.before, "after": conference.after or None,
        "outcome_count": len(outcomes), "unverified_outcomes": sum(not o.record["verified"] for o in outcomes),
        "agendas": [
            {
                "conference": head["conference"], "preliminary": head.get("preliminary", False),
                "complete": head.get("complete", True), "item_count": len(items),
            }
            for head, items in agendas
        ],
    }  # fmt: skip


def _screen(ask: Ask, results: list[Json], conferences: list[Json], current: str) -> Iterator[Block]:
    from ..version import __version__

    yield line(Span(f"specx {__version__}", "head"), f"  data {ask.facts.digest}  {ask.facts.folder}")
    for r in results:
        yield line("")
        mark = Span("  in force today", "good") if r["id"] == current else ""
        yield line(Span(r["id"], "head"), f"  {r['title']} ({r['conference']}), in force from {r['in_force']}", mark)
        by_region = ", ".join(f"{n} in Region {region}" for region, n in r["rows_by_region"].items())
        yield line(f"covers {format_range(*r['coverage'])} without gap: {r['rows']} rows ({by_region})", indent=2)
        doubts = r["unverified_rows"], r["unverified_footnotes"]
        yield line(
            f"{r['allocations']} allocations; {r['footnotes']} footnotes; unverified: {doubts[0]} rows, {doubts[1]} footnotes",
            indent=2,
        )
        yield line(
            f"{r['applied_footnotes']} footnotes change the Table or name a use of a band and are applied for a country; "
            f"{r['described_footnotes']} are only described",
            indent=2,
        )
        for source in r["sources"]:
            yield line(
                Span("source: " + ", ".join(source[k] for k in ("document", "revision", "date") if k in source), "dim"),
                indent=2,
            )
    for c in conferences:
        yield line("")
        yield line(Span(c["id"], "head"), f"  {c['title']} ({c['conference']})")
        if c["after"]:
            counts = f"{c['outcome_count']} outcomes; unverified: {c['unverified_outcomes']}"
            yield line(f"changed {c['before']} into {c['after']}: {counts}", indent=2)
        for agenda in c["agendas"]:
            of = f"preliminary agenda of {agenda['conference']}" if agenda["preliminary"] else "agenda"
            part = "" if agenda["complete"] else ", not complete"
            yield line(f"{of}: {agenda['item_count']} items{part}", indent=2)
    yield from _held(held(ask.facts))


def _held(counts: Held) -> Iterator[Block]:
    yield line("")
    yield line(
        f"{counts.plans} plans with {counts.channels} channels; unverified: {counts.unverified_channels}. "
        f"{counts.names} names; unverified: {counts.unverified_names}"
    )


def _services(facts: Facts) -> Answer:
    results = [s._asdict() for s in sorted(facts.vocabulary.services.values(), key=lambda s: s.order)]
    columns = ("id", "name", "abbreviation", "rr", "order", "family", "parent")
    rows = [[cell(str(r[c] or "")) for c in columns if c != "name"] for r in results]
    heads = tuple(c for c in columns if c != "name")
    return Answer("info", None, {"data": facts.folder}, results, columns, grid=lambda: Grid(heads, rows))


def _countries(facts: Facts) -> Answer:
    results = [
        {**c._asdict(), "names": list(c.names), "regions": list(c.regions), "members": list(c.members)}
        for c in facts.geography.countries.values()
    ]
    columns = ("code", "iso3", "name", "kind", "of", "regions", "note")
    rows = [
        [cell(" ".join(map(str, r[c])) if isinstance(r[c], list) else str(r[c] or "")) for c in columns]
        for r in results
    ]
    return Answer("info", None, {"data": facts.folder}, results, columns, grid=lambda: Grid(columns, rows))
