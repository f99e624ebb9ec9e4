"""`specx info`: editions, sources, coverage, counts, data version."""

from __future__ import annotations

from ..answers.held import HeldCounts, held
from ..answers.held_tables import HeldTable, held_tables
from ..answers.holdings import (
    AreaLine,
    CountryRow,
    EditionLine,
    HeldConference,
    HeldEdition,
    HoldingsHead,
    ServiceLine,
    ServiceRow,
    area_lines,
    edition_lines,
    held_conferences,
    held_editions,
    service_lines,
)
from ..answers.holdings import countries as known_countries
from ..answers.holdings import services as known_services
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..record import plain
from ..units import format_range
from .options import beside, gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from ..facts.folder import Facts
    from .ask import Ask


@gives(HeldEdition, EditionLine)
@gives(ServiceRow, ServiceLine, "with `--services`")
@gives(CountryRow, AreaLine, "with `--countries`")
@beside(HoldingsHead)
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
    Example: specx info --countries -o csv
    Example: specx info --schema at
    """
    if schema:
        return _schema(schema)
    if services:
        return ask.show(_services(ask.facts))
    if countries:
        return ask.show(_countries(ask.facts))
    results = held_editions(ask.facts)
    head = HoldingsHead(
        data_version=ask.facts.digest,
        conferences=held_conferences(ask.facts),
        held=held(ask.facts),
        national_tables=held_tables(ask.facts),
    )
    current = ask.facts.edition_on()
    answer = Answer(
        "info", current, {"data": ask.facts.folder}, results, line=EditionLine, lines=edition_lines,
        screen=lambda: _screen(ask.facts.folder, results, head, current.id), extra=plain(head),
    )  # fmt: skip
    return ask.show(answer)


def _schema(command: str) -> int:
    """Prints the JSON Schema of a command's answers."""
    import json

    from ..output.described import answer_schema
    from .lazy import beside_of, given_by, given_for_each

    rows = [row for row, _, _ in given_by(command)]
    rows += given_for_each(command) if rows else ()
    print(json.dumps(answer_schema(command, rows, beside_of(command)), indent=2))
    return 0


def _screen(folder: str, editions: list[HeldEdition], head: HoldingsHead, current: str) -> Iterator[Block]:
    from ..version import __version__

    yield line(Span(f"specx {__version__}", "head"), f"  data {head.data_version}  {folder}")
    for edition in editions:
        yield line("")
        yield from _edition_blocks(edition, edition.id == current)
    for conference in head.conferences:
        yield line("")
        yield from _conference_blocks(conference)
    for table in head.national_tables:
        yield line("")
        yield from _table_blocks(table)
    yield from _held(head.held)


def _table_blocks(table: HeldTable) -> Iterator[Block]:
    yield line(Span(table.id, "head"), f"  {table.title}, as of {table.revised}, read against {table.base}")
    rows = ", ".join(f"{count} {column}".strip() for column, count in table.rows_by_column.items())
    yield line(
        f"covers {format_range(*table.coverage)} without gap: {rows} rows, {table.allocation_count} allocations, "
        f"{table.footnote_count} notes; unverified: "
        f"{table.unverified_rows} rows, {table.unverified_footnotes} notes",
        indent=2,
    )
    for source in table.sources:
        yield line(Span(f"source: {source.document}, {source.date}".rstrip(", "), "dim"), indent=2)


def _held(counts: HeldCounts) -> Iterator[Block]:
    yield line("")
    yield line(
        f"{counts.plan_count} plans with {counts.channel_count} channels; unverified: {counts.unverified_channels}. "
        f"{counts.name_count} names; unverified: {counts.unverified_names}"
    )
    if counts.document_count:
        yield line(
            f"{counts.document_count} documents of ITU-R in the list of {counts.listed}; "
            f"unverified: {counts.unverified_documents}"
        )
    for of_kind in counts.records:
        yield line(f"{of_kind.record_count} {of_kind.kind}; unverified: {of_kind.unverified_count}")


def _edition_blocks(edition: HeldEdition, current: bool) -> Iterator[Block]:
    mark = Span("  in force today", "good") if current else ""
    title = f"  {edition.title} ({edition.conference}), in force from {edition.in_force}"
    yield line(Span(edition.id, "head"), title, mark)
    by_region = ", ".join(f"{n} in Region {region}" for region, n in edition.rows_by_region.items())
    covered = format_range(*edition.coverage)
    gaps = {(gap.low_hz, gap.high_hz) for gap in edition.gaps}
    whole = f"but for {len(gaps)} {'gaps' if len(gaps) > 1 else 'gap'} (`specx lint`)" if gaps else "without gap"
    yield line(f"covers {covered} {whole}: {edition.row_count} rows ({by_region})", indent=2)
    yield line(
        f"{edition.allocation_count} allocations; {edition.footnote_count} footnotes; unverified: "
        f"{edition.unverified_rows} rows, {edition.unverified_footnotes} footnotes",
        indent=2,
    )
    if edition.marked_footnotes:
        yield line(
            f"{edition.marked_footnotes} footnotes bear the mark of {edition.conference}; "
            f"with a second witness: {edition.witnessed_footnotes}",
            indent=2,
        )
    yield line(
        f"{edition.applied_footnotes} footnotes change the Table or name a use of a band and are applied for a country; "
        f"{edition.described_footnotes} are only described",
        indent=2,
    )
    for source in edition.sources:
        told = ", ".join(text for text in (source.document, source.revision, source.date) if text)
        yield line(Span(f"source: {told}", "dim"), indent=2)


def _conference_blocks(conference: HeldConference) -> Iterator[Block]:
    yield line(Span(conference.id, "head"), f"  {conference.title} ({conference.conference})")
    if conference.edition_after:
        counts = f"{conference.outcome_count} outcomes; unverified: {conference.unverified_outcomes}"
        yield line(f"changed {conference.edition_before} into {conference.edition_after}: {counts}", indent=2)
    for agenda in conference.agendas:
        of = f"preliminary agenda of {agenda.conference}" if agenda.preliminary else "agenda"
        part = "" if agenda.complete else ", not complete"
        yield line(f"{of}: {agenda.item_count} items{part}", indent=2)


def _services(facts: Facts) -> Answer:
    results = known_services(facts)
    heads = tuple(name for name in ServiceRow._fields if name != "name")
    rows = [[cell(str(getattr(r, name) or "")) for name in heads] for r in results]
    return Answer(
        "info", None, {"data": facts.folder}, results, line=ServiceLine, lines=service_lines, grid=lambda: Grid(heads, rows)
    )  # fmt: skip


def _countries(facts: Facts) -> Answer:
    results = known_countries(facts)
    heads = tuple(name.removesuffix("_list") for name in AreaLine._fields)
    rows = [
        [cell(str(getattr(told, name) or "")) for name in AreaLine._fields] for r in results for told in area_lines(r)
    ]  # fmt: skip
    return Answer(
        "info", None, {"data": facts.folder}, results, line=AreaLine, lines=area_lines, grid=lambda: Grid(heads, rows)
    )
