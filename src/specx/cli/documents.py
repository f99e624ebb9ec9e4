"""`specx documents`: ITU-R Recommendations, Reports, Questions, Resolutions, Handbooks by number, range, words."""

from __future__ import annotations

from ..answers.documents.asked import DocumentQuestion, understand
from ..answers.documents.row import DocumentLine, DocumentRow, line_of
from ..answers.documents.search import UNKNOWN, DocumentFilter, Search, search
from ..errors import UsageError, shown
from ..facts.documents import KINDS, STATUSES
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..units import format_asked
from .options import gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated, Any

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


CAUTION = "found by the bands that titles name: a document whose title names none cannot be found by frequency"
_YEAR = {"approval": "approved {}", "edition": "edition of {}", "web publication": "on the web {}"}


@gives(DocumentRow, DocumentLine)
@with_options("service", "edition", "as_of", "unit", "output", "data", "overlay", "color")
def documents(
    ask: Ask,
    wanted: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RANGE|NUMBER|TEXT]",
            help="8.2GHz, 4200-4400MHz; RA.769, 205/5; words of the title; - reads one per line from stdin.",
        ),
        EACH_LINE,
    ] = None,
    series: Annotated[
        str, typer.Option("--series", metavar="SERIES", help="Only this series: M, RS, SM ... or SG5 for Questions.")
    ] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="|".join(KINDS), help="Only documents of this kind.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="YEAR", help="Only documents of that year or later.")] = "",
    status: Annotated[
        str, typer.Option("--status", metavar="STATUS", help="in force, withdrawn, superseded, unknown ...")
    ] = "",
) -> int:
    """ITU-R documents by number, words, range, service, year.

    Recommendations, Reports, Questions, Resolutions of the Radiocommunication Assembly, Handbooks. By
    frequency those come first whose title names the band that fits best. Titles are ITU's own.

    Example: specx documents 8.2GHz --service EESS
    Example: specx documents RA.769
    Example: specx documents "sharing studies" -o csv
    """
    every = ask.facts.documents
    asked = understand(" ".join(wanted), ask.unit or None, every.series) if wanted else DocumentQuestion()
    narrowed = DocumentFilter(
        ask.term,
        _one("series", f"SG{series}" if series.isdigit() else series.upper(), every.series),
        _one("kind", kind.casefold().removesuffix("s"), KINDS),
        _year(since),
        _one("status", status.casefold().replace("-", " "), (*STATUSES, UNKNOWN)),
    )
    result = search(ask.facts, ask.chosen_edition, asked, narrowed)
    rows = result.found
    answer = Answer(
        "documents", ask.chosen_edition, _query(ask, asked, narrowed), rows,
        line=DocumentLine, lines=lambda row: [line_of(row)], grid=lambda: _grid(rows),
        screen=lambda: _screen(rows, asked, every.listed),
        extra={"listed": every.listed, **({"caution": CAUTION} if asked.low_hz is not None else {})},
        notes=list(_notes(result, asked, every.listed)), exit_code=0 if rows else 1,
    )  # fmt: skip
    return ask.show(answer)


def _one(option: str, value: str, known: tuple[str, ...]) -> str:
    if value and value not in known:
        raise UsageError(f"unknown {option} '{shown(value)}'", "choose from " + ", ".join(known))
    return value


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (len(text) == 4 and text.isascii() and text.isdigit()):
        raise UsageError(f"'{shown(text)}' is not a year", "write for example --since 2015")
    return int(text)


def _query(ask: Ask, asked: DocumentQuestion, wanted: DocumentFilter) -> Json:
    query: Json = {"low_hz": asked.low_hz, "high_hz": asked.high_hz}
    if wanted.service:
        query["service"] = ask.facts.vocabulary.data_text(wanted.service)
    more: dict[str, Any] = {
        "number": asked.number, "words": list(asked.words), "series": wanted.series, "kind": wanted.kind or asked.kind,
        "since": wanted.since, "status": wanted.status,
    }  # fmt: skip
    return {**query, **{k: v for k, v in more.items() if v}}


def _notes(result: Search, asked: DocumentQuestion, listed: str) -> Iterator[str]:
    if asked.low_hz is not None:
        yield CAUTION
    for row in result.found:
        if asked.revision is not None and row.revision not in ("", str(asked.revision)):
            later = asked.revision > int(row.revision)
            than = "later than what the list knows:" if later else "older than"
            yield f"revision {asked.revision} is {than} {row.document}"
    if result.near:
        yield "did you mean " + " ".join(f"'{word}'" for word in result.near) + "?"
    if asked.kind == "resolution" and asked.number:
        yield f'Resolutions of conferences are others: specx references "Resolution {asked.number}"'
    if result.without_service:
        yield f"left out: {result.without_service} whose title and series name no service"
    if result.without_year:
        yield f"left out: {result.without_year} without a year in the list"
    if result.found:
        yield f"list of {listed}; later revisions may be out, and the links were not opened"


def _about(document: DocumentRow, listed: str) -> str:
    """Year, status and its day, and the list where that is not the usual one."""
    year = _YEAR[document.year_is].format(document.year) if document.year else "year not known"
    status = document.status or "status not known"
    day = f" as of {document.status_on}" if document.status and document.status_on != listed else ""
    other = f", listed {document.listed}" if document.listed != listed and not day else ""
    return f"{year}, {status}{day}{other}"


def _grid(found: list[DocumentRow]) -> Grid:
    rows = [
        [
            cell(Span(d.document, "head")), cell(str(d.year or "")), cell(d.status), cell(d.title),
            cell("\n".join(d.bands_text)), cell(d.link),
        ]
        for d in found
    ]  # fmt: skip
    return Grid(("Document", "Year", "Status", "Title", "Bands of the title", "Link"), rows)


def _screen(found: list[DocumentRow], asked: DocumentQuestion, listed: str) -> Iterator[Block]:
    if not found:
        if asked.low_hz is not None and asked.high_hz is not None:
            place = format_asked(asked.low_hz, asked.high_hz)
            yield line(f"no title names a band at {place} that fits; ask by words: specx documents radar")
        else:
            yield line("no such document; fewer words or options find more")
        return
    for row in found:
        head: list[str | Span] = [Span(row.document, "head", row.link), f"  {_about(row, listed)}"]
        if row.band_text:
            head.append(Span(f"  {row.band_text}", "band"))
        if row.unverified:
            head.append(Span(f"  unverified: {', '.join(row.unverified)}", "warn"))
        yield line(*head)
        yield line(row.title, indent=2)
        if row.see:
            yield line(f"goes on as {row.see}", indent=2)
        if row.footnotes or row.resolutions:
            citing = [*(["No. " + ", ".join(row.footnotes)] if row.footnotes else []), *row.resolutions]
            yield line("cited by ", Span(", ".join(citing), "note"), indent=2)
        if row.note:
            yield line(row.note, indent=2)
        yield line(Span(row.link, "dim", row.link), indent=2)
