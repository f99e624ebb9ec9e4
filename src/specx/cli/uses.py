"""Every band that footnotes name for a use, by country: `specx service --application IMT`."""

from __future__ import annotations

from ..answers.cells import listed, numbered
from ..answers.own import place_fields
from ..answers.row_of import use
from ..answers.shared_rows import UseLine, UseRow
from ..output.answer import Answer, Grid, Span, cell
from ..regulations.values import Source
from ..units import format_band

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .ask import Ask


def uses_answer(ask: Ask, low_hz: int, high_hz: int) -> Answer:
    """One result row for each band, footnote and Region that names the use asked."""
    results: list[UseRow] = []
    latest: dict[UseRow, int] = {}
    for found in ask.table.uses(ask.uses, ask.regions, low_hz, high_hz):
        named = use(found.named, found.row.region)
        row = UseRow(region=found.row.region, source=found.row.source, **named.__dict__, **place_fields(found.row))
        # Neighbouring rows that cite one footnote for one band are one answer, whatever
        # other Regions have in between.
        alike = row._replace(low_hz=0, high_hz=0, source=Source("", 0))
        last = latest.get(alike)
        if last is not None and row.low_hz <= results[last].high_hz:
            results[last] = results[last]._replace(high_hz=max(results[last].high_hz, row.high_hz))
            continue
        latest[alike] = len(results)
        results.append(row)
    return Answer(
        "service", ask.chosen_edition, ask.query(low_hz, high_hz), results,
        line=UseLine, lines=_lines, grid=lambda: _grid(results), exit_code=0 if results else 1,
    )  # fmt: skip


def _lines(row: UseRow) -> Iterator[UseLine]:
    yield UseLine(
        region=row.region, low_hz=row.low_hz, high_hz=row.high_hz, application=row.application,
        footnote_no=numbered(row.footnote), kind=row.kind, countries_list=listed(row.countries),
        except_countries_list=listed(row.except_countries), services_list=listed(row.services), layer=row.layer,
        column=row.column,
    )  # fmt: skip


def _grid(results: list[UseRow]) -> Grid:
    return Grid(
        ("Band", "Column" if any(r.column for r in results) else "Region", "Use", "Footnote", "Countries", "Services"),
        list(_rows(results)),
    )


def _rows(results: list[UseRow]) -> Iterator[list[list[Span]]]:
    for r in results:
        countries = " ".join(r.countries) or "all"
        if r.except_countries:
            countries += " except " + " ".join(r.except_countries)
        how = "" if r.kind == "identification" else f" ({r.kind.replace('-', ' ')})"
        yield [
            cell(Span(format_band(r.low_hz, r.high_hz), "band")), cell(r.column or str(r.region)),
            cell(r.application + how), cell(Span(r.footnote, "note")), cell(countries), cell(", ".join(r.services)),
        ]  # fmt: skip
