"""What lies next door: rows below, inside and above a range, with their distance; passive bands above all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from ..regulations.values import Row, ServiceTerm
from ..table.binding import holding
from ..table.limits import Limits
from ..table.view import View

Json: TypeAlias = dict[str, Any]
ASTRONOMY = "5.149"
PROHIBITION = "5.340"


class Neighbourhood:
    """The neighbours of bands in one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.terms = view.terms
        self.limits = Limits(view.facts, self.terms)

    def around(
        self, low_hz: int, high_hz: int, within_hz: int, region: int, asked: ServiceTerm | None = None
    ) -> Iterator[tuple[str, int, Row]]:
        """Side, distance and row of everything inside `[low, high)` and up to `within_hz` away."""
        start, end = self.view.edition.coverage
        window = max(start, low_hz - within_hz), min(end, high_hz + within_hz)
        for hit in self.view.overlap(*window, region):
            side, distance = place(hit.row.low_hz, hit.row.high_hz, low_hz, high_hz)
            if asked is None or any(self.terms.touches(a.term, asked) for a in hit.row.allocations):
                yield side, distance, hit.row

    def passive(self, low_hz: int, high_hz: int, within_hz: int, region: int) -> Iterator[Json]:
        """The passive neighbours: rows with passive services, bands of No. 5.340, bands of No. 5.149."""
        for side, distance, row in self.around(low_hz, high_hz, within_hz, region):
            services = [a for a in row.allocations if self.terms.is_passive(a.term)]
            prohibited = self.prohibitions(row)
            if services or prohibited:
                yield {
                    "region": region, "side": side, "distance_hz": distance, "low_hz": row.low_hz, "high_hz": row.high_hz,
                    "kind": "passive", "row": row, "prohibited": prohibited,
                    "pairs": self.pairs(low_hz, high_hz, row, region),
                }  # fmt: skip
            for low, high in self.astronomy(row):
                where, gap = place(low, high, low_hz, high_hz)
                if gap <= within_hz:
                    yield {
                        "region": region, "side": where, "distance_hz": gap, "low_hz": low, "high_hz": high,
                        "kind": "radio-astronomy", "row": row, "prohibited": [], "pairs": [],
                    }  # fmt: skip

    def prohibitions(self, row: Row) -> list[Json]:
        """The rules of No. 5.340 in the row: what they forbid, and which footnotes make exceptions."""
        held = holding(row, self.view)
        exceptions = [
            {"footnote": h.rule.footnote, "services": [self.view.vocabulary.data_text(s) for s in h.rule.services],
             "status": h.rule.status, "countries": list(self.view.countries_in(h.rule, row.region))}
            for h in held if h.rule.makes
        ]  # fmt: skip
        return [
            {
                "footnote": h.rule.footnote, "use": r.use or "all emissions", "exceptions": exceptions,
                "bands": [list(b) for b in h.rule.within(row.low_hz, row.high_hz)],
            }
            for h in held if h.rule.footnote == PROHIBITION for r in h.rule.restrictions if r.rule == "prohibited"
        ]  # fmt: skip

    def astronomy(self, row: Row) -> list[tuple[int, int]]:
        """The bands of No. 5.149 that begin, end or lie in the row, cut to it."""
        if ASTRONOMY not in row.all_footnotes():
            return []
        rules = [h.rule for h in holding(row, self.view) if h.rule.footnote == ASTRONOMY]
        return sorted({b for rule in rules for b in rule.within(row.low_hz, row.high_hz)})

    def pairs(self, low_hz: int, high_hz: int, passive: Row, region: int) -> list[Json]:
        """The limits that name a service of the range and this passive band as a pair (Resolution 750)."""
        found = []
        for record in self.limits.records.values():
            bands = record.get("protects", {}).get("bands", ())
            if record["quantity"] != "unwanted power" or not _meets(bands, passive.low_hz, passive.high_hz):
                continue
            for band in record["bands"]:
                if _meets([band["band"]], low_hz, high_hz) and str(region) in band.get("regions", (str(region),)):
                    found.append(
                        {
                            "id": record["id"], "provision": record["provision"],
                            "services": [s if isinstance(s, str) else self.view.vocabulary.data_text(ServiceTerm(s[0], s[1], tuple(s[2]))) for s in record["services"]],
                            "value": record.get("value"), "unit": record.get("unit"),
                            "reference_bandwidth": record.get("reference_bandwidth"), "applies_to": record["applies_to"],
                            "force": record["force"], "verified": record["verified"],
                        }
                    )  # fmt: skip
                    break
        return found


def place(low: int, high: int, low_hz: int, high_hz: int) -> tuple[str, int]:
    """On which side of `[low_hz, high_hz)` a band lies, and how far away; distance 0 where they touch."""
    if high <= low_hz:
        return "below", low_hz - high
    if low >= high_hz:
        return "above", low - high_hz
    return "inside", 0


def _meets(bands: Iterable[Any], low_hz: int, high_hz: int) -> bool:
    return any(low < high_hz and high > low_hz for low, high in bands)
