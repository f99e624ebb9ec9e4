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
    for use in common.table.uses(common.use, common.regions, low_hz, high_hz):
        named = identification_json(use.named, use.row.region)
        result = {"region": use.row.region, **named, "source": use.row.source._asdict()}
        last = results[-1] if results else None
        if last and _goes_on(last, result):
            last["high_hz"] = max(last["high_hz"], result["high_hz"])
            continue
        results.append(result)
    return Answer(
        "service", common.chosen_edition, common.query(low_hz, high_hz), results,
        COLUMNS, grid=lambda: _grid(results), exit_code=0 if results else 1,
    )  # fmt: skip


def _goes_on(last: Json, result: Json) -> bool:
    """Whether neighbouring rows cite one footnote for one band, which is one answer."""
    same = all(last[k] == result[k] for k in result if k not in ("low_hz", "high_hz", "source"))
    return same and last["low_hz"] < result["low_hz"] <= last["high_hz"]


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
