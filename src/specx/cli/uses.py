"""Every band that footnotes name for a use, by country: `specx service --application IMT`."""

from __future__ import annotations

from collections.abc import Iterator

from ..output.answer import Answer, Grid, Json, Span, cell
from ..output.rows import identification_json
from ..units import format_band
from .options import Common

COLUMNS = (
    "region",
    "low_hz",
    "high_hz",
    "application",
    "footnote",
    "kind",
    "countries",
    "except_countries",
    "services",
)


def uses_answer(common: Common, low_hz: int, high_hz: int) -> Answer:
    """One result row for each band, footnote and Region that names the use asked."""
    results: list[Json] = []
    latest: dict[str, Json] = {}
    for use in common.table.uses(common.use, common.regions, low_hz, high_hz):
        named = identification_json(use.named, use.row.region)
        result = {"region": use.row.region, **named, "source": use.row.source._asdict()}
        # Neighbouring rows that cite one footnote for one band are one answer, whatever
        # other Regions have in between.
        alike = repr([v for k, v in result.items() if k not in ("low_hz", "high_hz", "source")])
        last = latest.get(alike)
        if last and result["low_hz"] <= last["high_hz"]:
            last["high_hz"] = max(last["high_hz"], result["high_hz"])
            continue
        latest[alike] = result
        results.append(result)
    return Answer(
        "service", common.chosen_edition, common.query(low_hz, high_hz), results,
        COLUMNS, grid=lambda: _grid(results), exit_code=0 if results else 1,
    )  # fmt: skip


def _grid(results: list[Json]) -> Grid:
    return Grid(("Band", "Region", "Use", "Footnote", "Countries", "Services"), list(_rows(results)))


def _rows(results: list[Json]) -> Iterator[list[list[Span]]]:
    for r in results:
        countries = " ".join(r["countries"]) or "all"
        if r.get("except_countries"):
            countries += " except " + " ".join(r["except_countries"])
        how = "" if r["kind"] == "identification" else f" ({r['kind'].replace('-', ' ')})"
        yield [
            cell(Span(format_band(r["low_hz"], r["high_hz"]), "band")), cell(str(r["region"])),
            cell(r["application"] + how), cell(Span(r["footnote"], "note")), cell(countries),
            cell(", ".join(r["services"])),
        ]  # fmt: skip
