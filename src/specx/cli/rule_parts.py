"""`specx references "Part 96"`: the rows and notes of a country's own table under a part of its rules."""

from __future__ import annotations

from ..answers.rule_part_rows import RulePartLine, RulePartRow
from ..answers.rule_parts import AskedPart, not_found, rule_parts
from ..output.answer import Answer, Block, Grid, NationalTold, Span, cell, line
from ..record import plain
from ..units import format_band

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .ask import Ask


def parts_answer(ask: Ask, asked: AskedPart, wanted: str, span: tuple[int, int] | None) -> Answer:
    """The parts that are meant, in every table that names them. Raises `NotFoundError` where none does."""
    known = list(rule_parts(ask.facts, ask.edition, ask.as_of))
    low, high = span or (0, max((k.view.edition.coverage[1] for k in known), default=0))
    results = [row for k in known for row in k.find(asked, low, high, ask.term)]
    if not results and not span and ask.term is None:
        raise not_found(wanted, known)
    tables = {k.view.edition.id: k for k in known}
    query = {
        "low_hz": span[0] if span else None, "high_hz": span[1] if span else None, "regions": list(ask.regions),
        "country": None, "reference": wanted,
    }  # fmt: skip
    if ask.term:
        query["service"] = ask.facts.vocabulary.data_text(ask.term)
    used = [tables[name] for name in dict.fromkeys(row.own_table for row in results)] or known
    answer = Answer(
        "references", used[0].view.edition if len(used) == 1 else None, query, results, line=RulePartLine, lines=_lines,
        grid=lambda: _grid(results), screen=lambda: _screen(results), exit_code=0 if results else 1, own=True,
    )  # fmt: skip
    answer.extra["national"] = plain(
        [
            NationalTold(
                id=k.view.edition.id, country=k.table.country, revision=k.table.revision, asked=True,
                title=k.view.edition.title, revised=k.table.revised, base=k.table.base,
            )
            for k in used
        ]
    )  # fmt: skip
    return answer


def _lines(row: RulePartRow) -> Iterator[RulePartLine]:
    for place in row.rows or (None,):
        yield RulePartLine(
            reference=row.reference, title=row.title, own_table=row.own_table, footnotes=" ".join(row.footnotes),
            region=place.region if place else None, low_hz=place.low_hz if place else None,
            high_hz=place.high_hz if place else None, column=place.column if place else "",
            services="; ".join(place.services) if place else "",
        )  # fmt: skip


def _grid(results: list[RulePartRow]) -> Grid:
    rows = [
        [
            cell(Span(r.reference, "head")), cell(r.title), cell(Span(format_band(p.low_hz, p.high_hz), "band")), cell(p.column),
            cell("\n".join(p.services)),
        ]
        for r in results for p in r.rows
    ]  # fmt: skip
    return Grid(("Part", "Title", "Band", "Column", "Services"), rows)


def _screen(results: list[RulePartRow]) -> Iterator[Block]:
    if not results:
        yield line("nothing found")
    for number, r in enumerate(results):
        if number:
            yield line("")
        yield line(Span(r.reference, "head"), f"  {r.title}".rstrip(), Span(f"  {r.of}, {r.own_table}", "dim"))
        if r.footnotes:
            sections = Span(f"  ({', '.join(r.sections)})" if r.sections else "", "dim")
            yield line("notes: ", Span(" ".join(r.footnotes), "note"), sections, indent=2)
        if r.rows:
            by_column = any(p.column for p in r.rows)
            rows = [
                [cell(Span("  " + format_band(p.low_hz, p.high_hz), "band")), *([cell(p.column)] if by_column else []),
                 cell("\n".join(p.services))]
                for p in r.rows
            ]  # fmt: skip
            yield Grid(("  Band", *(["Column"] if by_column else []), "Services"), rows)
