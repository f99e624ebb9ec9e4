"""`specx compare`: Regions or countries side by side over a range."""

from __future__ import annotations

from itertools import pairwise

from ..answers.compared import Cell, ComparedLine, ComparedRow, Without
from ..answers.row_of import row_of
from ..errors import UnknownNameError, UsageError
from ..light import NamedTuple
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..output.rows import footnotes_cell, services_cell
from ..table.index import Place, place_of
from ..units import format_asked, format_band
from .ask import Ask, country_json
from .national import tell_tables
from .options import NATIONAL, QUESTION, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from ..regulations.countries import Country
    from ..regulations.values import Hit
    from ..table.table import Table
    from .shared import EACH_LINE


class Column(NamedTuple):
    """One column: a Region of the Table, or one country in a Region of its own."""

    ask: Ask
    region: int
    country: Country | None = None
    own: str = ""  # of a country's own table: its column

    @property
    def table(self) -> Table:
        """The Table asked in this column."""
        return self.ask.table

    @property
    def place(self) -> Place:
        """Where its rows follow each other."""
        return (self.region, self.own) if self.ask.national else self.region

    def hits(self, low_hz: int, high_hz: int) -> list[Hit]:
        """Its rows in the range; none where the data has none."""
        return [hit for hit in self.table.within(low_hz, high_hz, self.region) if place_of(hit.row) == self.place]

    @property
    def head(self) -> str:
        """What stands over it."""
        if self.country is None:
            return f"Region {self.region}"
        several = f", Region {self.region}" if len(self.country.regions) > 1 else ""
        several += f", {self.own}" if self.own else ""
        return f"{self.country.name} ({self.country.code}{several})"


@gives(ComparedRow, ComparedLine)
@with_options(*(name for name in QUESTION if name != "country"), *NATIONAL, "printed")
def compare(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[COUNTRY]... RANGE",
            help="A range such as 3.3-4.2GHz; - reads one per line from stdin; countries instead of Regions.",
        ),
        EACH_LINE,
    ],
    ask: Ask,
    countries: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            "-c",
            metavar="COUNTRY",
            help="Countries instead of Regions: -c BR -c AR, or -c BR,AR.",
        ),
    ] = None,
) -> int:
    """Regions or countries side by side over a range.

    The range is cut wherever a row or a use named by a footnote begins in any column, so
    that each line holds everywhere in its band. `same` says whether the columns agree on
    services, status and uses.

    Example: specx compare BR AR 3.3-4.2GHz
    Example: specx compare 470-694MHz
    Example: specx compare 24.25-27.5GHz -s mobile -o csv
    """  # fmt: skip
    band, among = _range_among(words)
    countries = [*among, *(countries or ())]
    low, high = ask.asked.span(band)
    high = high + 1 if low == high else high
    columns = _columns(ask, countries)
    # Countries' own tables differ in what they cover.
    widest = max((c.ask for c in columns), key=lambda a: a.chosen_edition.coverage[1]) if ask.national else ask
    results = _pieces(columns, low, high, widest.question.filtered)
    named = list({c.country.code: c.country for c in columns if c.country}.values())
    query = widest.query(low, high)
    if named:
        query["regions"] = sorted({c.region for c in columns})
        query["countries"] = [c.code for c in named]
        query["country"] = None
    edition = widest.chosen_edition if not ask.national or len(named) == 1 else None
    answer = Answer(
        "compare", edition, query, results,
        line=ComparedLine, lines=lambda r: _lines(r, columns), grid=lambda: _grid(results, columns),
        screen=lambda: _screen(results, columns),
        exit_code=0 if any(c.allocations for r in results for c in r.columns) else 1, own=bool(ask.national),
    )  # fmt: skip
    if named:
        answer.extra["countries"] = [country_json(c, widest.view_of(c).about()) for c in named]
        if ask.output == "table":
            answer.notes += [c["about"] for c in answer.extra["countries"] if c["about"]]
        tell_tables(answer, list(dict.fromkeys(c.ask for c in columns)))
    # What another country's table lacks stands in its column.
    note_uncovered(widest, low, high, answer, None if ask.national else sorted({c.region for c in columns}))
    return ask.show(answer)


def _range_among(words: list[str]) -> tuple[str, list[str]]:
    """The range, which stands first or last, and the countries. Raises `UsageError` for words that hold no range."""
    first = words[0][:1]
    last = len(words) == 1 or not (first.isdigit() or first in "<>")
    band, others = (words[-1], words[:-1]) if last else (words[0], words[1:])
    if len(words) > 1 and band.isalpha():
        raise UsageError("the range is missing", f"write for example specx compare {' '.join(words)} 3.3-4.2GHz")
    return band, others


def _columns(ask: Ask, countries: list[str]) -> list[Column]:
    names = [name.strip() for text in countries for name in _split(ask, text) if name.strip()]
    if not names:
        return [Column(ask, region) for region in ask.regions]
    asks = [ask.with_country(name) for name in dict.fromkeys(names)]
    several = [bool(a.national and any(_columns_of(a))) for a in asks]
    if ask.column and any(several):
        # A table of one column is compared with that column of the others.
        asks = [a if own else ask.with_country(a.country, column="") for a, own in zip(asks, several, strict=True)]
    return [
        Column(asking, region, asking.place, column)
        for asking in asks
        for region in asking.regions
        for column in asking.columns or _columns_of(asking)
    ]


def _columns_of(ask: Ask) -> tuple[str, ...]:
    table = ask.chosen_edition.national
    return table.columns if table else ("",)


def _split(ask: Ask, text: str) -> list[str]:
    """Several names between commas; one name that holds a comma itself stays whole."""
    try:
        ask.facts.geography.find(text)
    except UnknownNameError:
        return text.split(",")
    return [text]


def _pieces(columns: list[Column], low: int, high: int, filtered: bool) -> list[ComparedRow]:
    hits = [hit for column in columns for hit in column.hits(low, high)]
    covered = [column.table.edition.coverage for column in columns]
    start, end = min(low for low, _ in covered), max(high for _, high in covered)
    edges = sorted(
        {*_edges(columns, low, high), max(low, start), min(high, end), *(hz for h in hits for hz in (h.low_hz, h.high_hz))}
    )  # fmt: skip
    results = []
    for start, end in pairwise(edges):
        found = [(column, _cell(column, start, end)) for column in columns]
        cells = tuple(made for _, made in found if made is not None)
        if filtered and not any(c.allocations for c in cells):
            continue
        without = tuple(
            Without(region=column.region, column=column.own, **({"country": column.country.code} if column.country else {}))
            for column, made in found if made is None
        )  # fmt: skip
        same = len({_said(c) for c in cells}) == 1 and not without
        results.append(ComparedRow(low_hz=start, high_hz=end, same=same, columns=cells, without=without))
    return results


def _cell(column: Column, low_hz: int, high_hz: int) -> Cell | None:
    """What a column has in a piece; nothing of what is asked is an empty cell, no data is None."""
    row = column.table.row_at(low_hz, column.place)
    if row is None:
        return None
    country = column.country.code if column.country else None
    found = column.ask.question.row(Cell, row, low_hz, high_hz, edge=False, country=country)
    return found or row_of(Cell, row, column.table, (), (), (), edge=False, country=country)


def _edges(columns: list[Column], low: int, high: int) -> Iterator[int]:
    """Where a use that a footnote names begins or ends inside the range."""
    for column in columns:
        for hit in column.hits(low, high):
            for use in column.table.identified(hit.row).identifications:
                if use.kind == "identification":
                    yield from (edge for edge in (use.low_hz, use.high_hz) if low < edge < high)


def _said(column: Cell) -> tuple[object, ...]:
    """What two columns must have in common to agree: services, status, uses identified."""
    uses = {i.application for i in column.identifications if i.kind == "identification"}
    return (*((a.label, a.status) for a in column.allocations), *sorted(uses))


def _lines(row: ComparedRow, columns: list[Column]) -> Iterator[ComparedLine]:
    asks = {(c.country.code if c.country else None, c.own): c.ask for c in columns}
    for column in row.columns:
        # The edges are those of the piece; uses and outcomes too.
        piece = column._replace(low_hz=row.low_hz, high_hz=row.high_hz)
        yield from asks[column.country, column.column].flat.of(ComparedLine, piece, same=row.same)
    for lacking in row.without:
        yield ComparedLine(
            country=lacking.country or "", region=lacking.region, low_hz=row.low_hz, high_hz=row.high_hz,
            band=format_band(row.low_hz, row.high_hz, grouped=False), service="", qualifier="", directions_list="",
            status="", label="(no data)", footnotes_list="", row_footnotes_list="", via_no="", column=lacking.column,
            uses="", conditions="", verified=None, conference="", same=row.same,
        )  # fmt: skip


def _grid(results: list[ComparedRow], columns: list[Column]) -> Grid:
    rows: list[tuple[list[list[Span]], tuple[int, int]]] = []
    for r in results:
        by_column = {(c.country, c.region, c.column): c for c in r.columns}
        row = [cell(Span(format_asked(r.low_hz, r.high_hz), "band"))]
        for column in columns:
            found = by_column.get((column.country.code if column.country else None, column.region, column.own))
            if found is None:
                row.append(cell(Span("no data", "warn")))
                continue
            spans = services_cell(found.allocations, found.not_allocated, found.none)
            under = footnotes_cell(found, r.low_hz, r.high_hz)
            if any(span.text for span in under):
                spans = [*spans, Span("\n"), *under]
            row.append(spans)
        row.append(cell("" if r.same else Span("differs", "warn")))
        if rows and rows[-1][1][1] == r.low_hz and rows[-1][0][1:] == row[1:]:
            # Neighbours that read alike are told once.
            start = rows[-1][1][0]
            row[0] = cell(Span(format_asked(start, r.high_hz), "band"))
            rows[-1] = row, (start, r.high_hz)
        else:
            rows.append((row, (r.low_hz, r.high_hz)))
    return Grid(("Band", *(c.head for c in columns), ""), [row for row, _ in rows])


def _screen(results: list[ComparedRow], columns: list[Column]) -> Iterator[Block]:
    """The grid; what a column has said of a band before, it names that band for, where it goes on so."""
    grid = _grid(results, columns)
    if not grid.rows:
        yield line("nothing found")
        return
    before: dict[int, tuple[list[Span], str]] = {}
    for row in grid.rows:
        band = "".join(span.text for span in row[0])
        for i in range(1, len(row) - 1):
            said, where = before.get(i, ([], ""))
            if said == row[i] and any("\n" in span.text for span in said):
                row[i] = cell(Span(f"as in {where}", "dim"))
            else:
                before[i] = row[i], band
    yield grid
