"""`specx references`: what footnotes and outcomes cite, and who cites a document, from either side."""

from __future__ import annotations

import re

from ..answers.cells import listed, numbered, numbers
from ..answers.documents.asked import understand
from ..answers.procedures import rules_told
from ..answers.reference_rows import ReferenceLine, ReferenceRow
from ..answers.references import (
    KINDS,
    Reference,
    asks_for_rule,
    find,
    named_documents,
    provisions,
    studied,
    with_its_title,
)
from ..answers.references import references as known_by_name
from ..answers.resolution import told
from ..answers.rows import RowPlace
from ..answers.rule_part_rows import RulePartLine, RulePartRow
from ..errors import NotFoundError, SpecxError, UnknownNameError, UsageError
from ..facts.conferences import made_by
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..output.footnotes import bands_by_region
from ..output.procedures import rules_blocks, rules_grid
from ..output.resolutions import official_title_blocks, resolution_blocks
from ..regulations.citations import as_asked
from ..regulations.numbers import is_footnote
from ..table.table import Table
from .options import QUESTION, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from ..answers.question import Question
    from ..answers.rule_parts import AskedPart
    from ..regulations.values import Row
    from .ask import Ask
    from .shared import EACH_LINE


@gives(ReferenceRow, ReferenceLine)
@gives(RulePartRow, RulePartLine, "for a part of a country's rules, such as `Part 96`")
@with_options(*(name for name in QUESTION if name not in ("country", "status")))
def references(
    ask: Ask,
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="[REF]",
            help="'Resolution 750', RA.769, 'Appendix 30A', 9.21, 'RoP 11.31', 'Part 96'; all by default; - reads one per line from stdin.",
        ),
        EACH_LINE,
    ] = "",
    band: Annotated[
        str,
        typer.Option(
            "--range",
            metavar="RANGE",
            help="Cited by footnotes of rows in this range; - reads one per line from stdin.",
        ),
        EACH_LINE,
    ] = "",
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="resolution, recommendation, report, appendix or provision.")
    ] = "",
) -> int:
    """What footnotes and outcomes cite: Resolutions, Recommendations, Appendices, provisions.

    With REF the footnotes, rows, outcomes and Resolutions that cite it, what a Resolution decides, and
    how the Bureau reads a provision by its Rules of Procedure ("RoP 11.31"; "RoP" lists them). With
    --range or --service what is cited there. Titles are our own, where the data has one; those of
    ITU-R documents are ITU's.

    "Part 96" or "47 CFR 96" gives the rows and notes of a country's own table under that part of its rules.

    Example: specx references "Resolution 220"
    Example: specx references --range 23-24GHz --kind resolution
    Example: specx references 9.21 -o csv
    """
    part = _part_of_rules(wanted)
    if part is not None:
        from .rule_parts import parts_answer

        span = ask.asked.span(band) if band else None
        return ask.show(parts_answer(ask, part, wanted, (span[0], max(span[1], span[0] + 1)) if span else None))
    known = known_by_name(ask.facts, ask.chosen_edition, with_documents=False)
    names = _find(wanted, known, ask) if wanted else [n for n, r in known.items() if r.cited]
    rule = asks_for_rule(wanted) or ""
    if kind:
        names = [n for n in names if known[n].kind == _kind(kind)]
    low, high = ask.asked.span(band) if band else ask.chosen_edition.coverage
    high = high + 1 if low == high else high
    narrowed = bool(band or ask.service or ask.region.strip().lower() not in ("all", ""))
    told = narrowed or (bool(wanted) and any(known[n].footnotes for n in names))
    rows = _rows(ask, ask.question, low, high) if told else _no_rows(ask.question)
    there = _outcomes_there(ask, (low, high) if band else None) if narrowed else None
    results = []
    for name in names:
        citing = [f for f in known[name].footnotes if f in rows or not narrowed]
        if citing or not narrowed:
            reference = with_its_title(known[name], ask.facts)
            results.append(_row(ask, reference, citing, rows, there, whole=bool(wanted), rule=rule))
    answer = Answer(
        "references", ask.chosen_edition,
        ask.query(low if band else None, high if band else None, reference=wanted or None), results,
        line=ReferenceLine, lines=_lines, grid=lambda: _grid(results),
        screen=lambda: _screen(results) if asks_for_rule(wanted) is None else _rules_screen(results, not rule),
        exit_code=0 if any(_there(r) for r in results) else 1,
    )  # fmt: skip
    if band:
        note_uncovered(ask, low, high, answer)
    return ask.show(answer)


def _part_of_rules(wanted: str) -> AskedPart | None:
    """The part of a country's rules that is meant; None, and nothing of such tables read, for anything else."""
    if not re.match(r"\s*(\d+\s*C\.?F\.?R|parts?[\s\d]|§)", wanted, re.I):
        return None
    from ..answers.rule_parts import asked_part

    return asked_part(wanted)


def _find(wanted: str, known: dict[str, Reference], ask: Ask) -> list[str]:
    """As `find`; a document of ITU-R or a footnote that nobody cites is told to be one."""
    try:
        return find(wanted, known)
    except (NotFoundError, UnknownNameError) as problem:
        documents = ask.facts.documents
        try:
            number = understand(wanted, None, documents.series).number
        except SpecxError:
            number = ""
        if number and documents.numbered(number):
            raise NotFoundError(problem.message, f'ITU-R has it: specx documents "{number}"') from None
        number = as_asked(asks_for_rule(wanted) or wanted)[1]
        if ask.facts.footnotes(ask.chosen_edition).get(number):
            raise NotFoundError(problem.message, f"it is a footnote: specx footnote {number}") from None
        raise


def _document(row: ReferenceRow, ask: Ask) -> ReferenceRow:
    """The answer with where ITU-R publishes the document; as it is for what the RR holds itself."""
    found = ask.facts.documents.named(row.reference)
    if found is None:
        return row
    return row._replace(
        title=found.title, official_title=found.title, document=found.name, year=found.year,
        document_status=found.status or "", link=found.link, listed=found.listed,
    )  # fmt: skip


def _kind(text: str) -> str:
    kinds = {"provision": "No.", **{k.casefold(): k for k in KINDS}}
    if text.casefold() not in kinds:
        raise UsageError(
            f"unknown kind '{text[:40]}'", "kinds are resolution, recommendation, report, appendix, provision"
        )
    return kinds[text.casefold()]


def _no_rows(_: Question) -> dict[str, list[Row]]:
    """Where no row is told; a question that cannot be asked has been refused by now."""
    return {}


def _rows(ask: Ask, question: Question, low: int, high: int) -> dict[str, list[Row]]:
    """The rows asked, by the footnotes that they cite; with --service only where it is allocated."""
    table = Table(ask.facts, ask.chosen_edition)
    found: dict[str, list[Row]] = {}
    for hit in table.within(low, high, ask.regions):
        chosen = question.wanted(hit.row.allocations)
        if not chosen:
            continue
        beside = {f for a in chosen for f in a.footnotes}
        for number in hit.row.all_footnotes() if not ask.service else (*beside, *hit.row.footnotes):
            note = table.footnotes.get(number)
            if note is None or any(rule.within(hit.low_hz, hit.high_hz) for rule in note.rules):
                found.setdefault(number, []).append(hit.row)
    return found


def _outcomes_there(ask: Ask, span: tuple[int, int] | None) -> set[str]:
    """The outcomes of the edition's conference that concern what is asked."""
    conference = made_by(ask.facts, ask.chosen_edition)
    return {o.id for o in conference.select(None, span, ask.regions, None, ask.term)} if conference else set()


def _row(
    ask: Ask,
    reference: Reference,
    citing: list[str],
    rows: dict[str, list[Row]],
    there: set[str] | None,
    whole: bool,
    rule: str,
) -> ReferenceRow:
    """The answer, with those outcomes that are `there`, None for all.

    `whole` adds where the footnotes stand that cite it, what a Resolution decides, and how the Bureau reads it; of
    several rules the one called `rule`, where it is one of them.
    """
    held = reference.resolution
    row = ReferenceRow(
        reference=reference.name,
        kind="provision" if reference.kind == "No." else reference.kind.casefold(),
        revision=reference.revisions[-1] if reference.revisions else "",
        revisions=reference.revisions, title=reference.title.ours, official_title=reference.title.official,
        official_title_verified=reference.title.verified,
        revision_in_force=held.revision if held and held.in_force else "",
        footnotes=tuple(citing), outcomes=tuple(o for o in reference.outcomes if there is None or o in there),
        resolutions=reference.resolutions, cited_by_rules=reference.cited_by_rules,
    )  # fmt: skip
    if not whole:
        return row
    places = {(r.region, r.low_hz, r.high_hz) for f in citing for r in rows.get(f, ())}
    row = row._replace(rows=tuple(RowPlace(region=r, low_hz=low, high_hz=high) for r, low, high in sorted(places)))
    rules = [r for r in reference.rules if r.id.casefold() == rule.casefold()] or reference.rules
    provision = provisions(ask.facts).get(reference.name, {})
    row = row._replace(
        rules_of_procedure=rules_told(rules, ask.facts),
        cited_by_rules=tuple(i for i in row.cited_by_rules if i not in {r.id for r in rules}), governs=provision.get("governs", ""),
        governs_verified=provision.get("verified", True) and "governs" not in provision.get("unverified", ()),
    )  # fmt: skip
    if held is None:
        return _document(row, ask)
    countries_of = ask.facts.footnotes(ask.chosen_edition).countries_of
    return row._replace(
        prints_older=reference.older, works_with=named_documents(held, ask.facts),
        record=told(held, studied(ask.facts, reference.name), ask.facts.vocabulary, countries_of),
    )  # fmt: skip


def _there(row: ReferenceRow) -> bool:
    """Whether it is cited, or is more than a number of which the data knows that it is not there."""
    return bool(row.footnotes or row.outcomes) or row.record is None or row.record.status != "absent"


def _lines(row: ReferenceRow) -> Iterator[ReferenceLine]:
    yield ReferenceLine(
        reference_no=numbered(row.reference), kind=row.kind, revision=row.revision, title=row.title,
        footnotes_list=numbers(row.footnotes), outcomes_list=listed(row.outcomes), revision_in_force=row.revision_in_force,
    )  # fmt: skip


def _screen(results: list[ReferenceRow]) -> Iterator[Block]:
    cited = [r for r in results if r.footnotes or r.outcomes or not (r.record or r.rules_of_procedure)]
    if not results:
        yield line("nothing found")
    if cited:
        yield _grid(cited)
    for row in results:
        if row.document:
            about = ", ".join(filter(None, (str(row.year or ""), row.document_status)))
            yield line(
                "list of ITU-R: ", Span(row.document, "head", row.link), f" ({about})  ", Span(row.link, "", row.link),
                f"  specx documents {row.reference.split()[-1]}",
            )  # fmt: skip
        elif row.rows is not None and row in cited and not row.record:
            yield from _governs(row)
    for number, row in enumerate(r for r in results if r.record):
        if number or cited:
            yield line("")
        yield from resolution_blocks(row, row not in cited)
    for row in results:
        if row.rules_of_procedure:
            if row.record is None:
                if row is not results[0] or cited:
                    yield line("")
                yield line(Span(row.reference, "head"), f"  {row.title}".rstrip(), _decoded(row))
                if row not in cited:
                    yield from _governs(row)
            yield from rules_blocks(row.rules_of_procedure, 2)
        if row.rows is not None and (row.resolutions or row.cited_by_rules):
            rules = ["Rules of Procedure on " + ", ".join(row.cited_by_rules)] if row.cited_by_rules else []
            yield line(Span("also in " + ", ".join((*row.resolutions, *rules)), "dim"), indent=2)


def _governs(row: ReferenceRow) -> Iterator[Block]:
    """The title as the ITU gives it, and what the provision rules."""
    yield from official_title_blocks(row)
    if row.governs:
        yield line(row.governs, Span("" if row.governs_verified else "  (unverified)", "warn"), indent=2)


def _rules_screen(results: list[ReferenceRow], every: bool) -> Iterator[Block]:
    """The Rules of Procedure alone, each once; where all are asked, one a line."""
    rules = {rule.id: (row, rule) for row in reversed(results) for rule in reversed(row.rules_of_procedure)}
    if every:
        yield rules_grid(sorted((rule for _, rule in rules.values()), key=lambda rule: rule.source.line))
        return
    for row in results:
        own = [rule for first, rule in reversed(rules.values()) if first is row]
        if own:
            yield line(Span(row.reference, "head"), f"  {row.title}".rstrip(), _decoded(row))
            yield from _governs(row)
            yield from rules_blocks(own, 2)


def _decoded(row: ReferenceRow) -> Span:
    number = row.reference.removeprefix("No. ")
    return Span(f"  specx footnote {number}" if is_footnote(number) and not row.title else "", "dim")


def _grid(results: list[ReferenceRow]) -> Grid:
    heads = ["Reference", "Revision", "Title", "Footnotes", "Outcomes"]
    with_rows = any(r.rows is not None for r in results)
    rows = []
    for r in results:
        newer = f"\nin force: {r.revision_in_force}" if r.revision_in_force not in ("", r.revision) else ""
        row = [
            cell(Span(r.reference, "head", r.link)), cell((r.revision + newer).strip()), cell(r.title),
            cell(Span(" ".join(r.footnotes), "note")), cell(" ".join(r.outcomes)),
        ]  # fmt: skip
        if with_rows:
            places = bands_by_region(r.rows or ())
            row.append(cell("\n".join(f"{band}  R{regions}" for band, regions in places)))
        rows.append(row)
    return Grid((*heads, *(["Rows"] if with_rows else [])), rows)
