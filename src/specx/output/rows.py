"""Table rows as JSON, as flat lines, and as they look on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..regulations.values import Allocation, Identification, Row
from ..units import format_asked, format_band
from .answer import Block, Grid, Json, Span, cell, line

if TYPE_CHECKING:
    from ..regulations.footnotes import Rule
    from ..table.table import Table

ALLOCATION_COLUMNS = (
    "region", "low_hz", "high_hz", "service", "qualifier", "directions", "status", "label",
    "footnotes", "row_footnotes", "via",
)  # fmt: skip


def allocation_json(allocation: Allocation) -> Json:
    """One allocation as the contract has it."""
    return {
        "service": allocation.service,
        "qualifier": allocation.qualifier,
        "directions": list(allocation.directions),
        "status": allocation.status,
        "label": allocation.label,
        "footnotes": list(allocation.footnotes),
        "via": allocation.via,
    }


def identification_json(use: Identification, region: int) -> Json:
    """One use that a footnote names, as the contract has it.

    A footnote that names no Region holds in those whose rows cite it: here, the Region of the row.
    """
    out: Json = {
        "application": use.application,
        "footnote": use.footnote,
        "kind": use.kind,
        "regions": list(use.regions) or [region],
        "countries": list(use.countries),
        "services": list(dict.fromkeys(term.service for term in use.services)),
        "low_hz": use.low_hz,
        "high_hz": use.high_hz,
    }
    if use.except_countries:
        out["except_countries"] = list(use.except_countries)
    return out


def row_json(
    row: Row,
    allocations: Iterable[Allocation] | None = None,
    identifications: Iterable[Identification] | None = None,
    table: Table | None = None,
) -> Json:
    """A row as the contract has it; `allocations` and `identifications` narrow it to some of its own.

    A row of a view also says which footnotes were applied, and which could only be described; with
    the `table` that it comes from, what those say, and what holds in a part of the Region only.
    """
    chosen = row.allocations if allocations is None else allocations
    uses = row.identifications if identifications is None else identifications
    out: Json = {
        "region": row.region,
        "low_hz": row.low_hz,
        "high_hz": row.high_hz,
        "edge": False,
        "not_allocated": row.not_allocated,
        "allocations": [allocation_json(a) for a in chosen],
        "footnotes": list(row.footnotes),
        "identifications": [identification_json(i, row.region) for i in uses],
        "source": {"file": row.source.file, "line": row.source.line},
    }
    if not row.verified:
        out["verified"] = False
        out["doubt"] = row.doubt
    if row.printed:
        out["printed_low_hz"], out["printed_high_hz"] = row.printed
    if row.elsewhere and table:
        out["elsewhere"] = [_elsewhere_json(rule, row, table) for rule in row.elsewhere]
    if row.applied:
        out["applied"] = [_told(number, "applied", table) for number in row.applied]
    if row.conditions:
        out["conditions"] = [{"footnote": c.footnote, "text": c.text} for c in row.conditions]
    if row.described:
        out["described"] = [_told(number, "described", table) for number in row.described]
    if row.assumed:
        out["assumed"] = list(row.assumed)
    if row.undecided:
        out["undecided"] = list(row.undecided)
    return out


def _told(number: str, effect: str, table: Table | None) -> Json:
    footnote = table.footnotes.get(number) if table else None
    return {"footnote": number, "effect": effect, "summary": footnote.summary if footnote else ""}


def _elsewhere_json(rule: Rule, row: Row, table: Table) -> Json:
    """A rule that makes or changes allocations in some countries of the Region, or in an area of it."""
    text, inside = table.vocabulary.data_text, table.footnotes.inside
    return {
        "footnote": rule.footnote,
        "kind": rule.kind,
        "effect": rule.effect,
        "services": [text(s) for s in rule.services],
        "labels": [table.vocabulary.label(s, rule.status or "secondary") for s in rule.services],
        "status": rule.status or None,
        "replaces": [text(s) for s in rule.replaces],
        "countries": list(inside(rule.countries, row.region)),
        "except_countries": list(inside(rule.except_countries, row.region)),
        "area": rule.area or None,
        "conditions": rule.conditions,
        "bands": [list(band) for band in rule.within(row.low_hz, row.high_hz)],
    }


def elsewhere_text(rule: Json) -> str:
    """Where in a Region a rule holds, in a few words: its area, how many countries, which not."""
    told = [rule["area"]] if rule["area"] else []
    told += [_few(rule["countries"])] if rule["countries"] else []
    told += ["all but " + _few(rule["except_countries"])] if rule["except_countries"] else []
    return ", ".join(told)


def _few(codes: Sequence[str]) -> str:
    return " ".join(codes) if len(codes) <= 6 else f"{len(codes)} countries"


def elsewhere_blocks(rules: Iterable[Json]) -> Iterable[Block]:
    """One line a rule that makes allocations in a part of the Region: what, and where."""
    for rule in rules:
        what = ", ".join(rule["labels"])
        if rule["kind"] == "alternative-allocation":
            what = f"instead {what}"
        elif rule["kind"] == "different-category":
            what = f"{rule['status'] or 'another category'}: {what}"
        tail = "" if rule["effect"] == "applied" else ", described only"
        yield line(
            Span("elsewhere ", "dim"), what, Span(f"  {rule['footnote']}", "note"),
            Span(f"  ({elsewhere_text(rule)}{tail})", "dim"), indent=4,
        )  # fmt: skip


def flatten(result: Json) -> Iterable[list[Any]]:
    """One flat line for each allocation of a result row, in the order of `ALLOCATION_COLUMNS`."""
    head = [result["region"], result["low_hz"], result["high_hz"]]
    under = " ".join(result["footnotes"])
    if not result["allocations"]:
        # "Not allocated" is an answer too; leaving the line out would read as missing data.
        yield [*head, "", "", "", "", "(not allocated)", "", under, "table"]
    for a in result["allocations"]:
        yield [
            *head, a["service"], a["qualifier"], " ".join(a["directions"]), a["status"], a["label"],
            " ".join(a["footnotes"]), under, a["via"],
        ]  # fmt: skip


def allocation_spans(allocation: Json) -> list[Span]:
    """Label, footnotes beside it, and where it comes from if not from the Table."""
    spans = [Span(allocation["label"], allocation["status"])]
    if allocation["footnotes"]:
        spans.append(Span("  " + " ".join(allocation["footnotes"]), "note"))
    if allocation["via"] != "table":
        spans.append(Span(f"  (via {allocation['via']})", "warn"))
    return spans


def merge_regions(results: Iterable[Json]) -> list[Json]:
    """Rows that read alike in several Regions as one, its `region` a text such as "1 2 3".

    The RR prints such rows once, across its columns. For people only: JSON keeps them apart.
    """
    merged: dict[str, Json] = {}
    for result in results:
        alike = {k: v for k, v in result.items() if k not in ("region", "source", "identifications")}
        uses = [{k: v for k, v in use.items() if k != "regions"} for use in result.get("identifications", ())]
        key = repr((alike, uses))
        if key in merged:
            merged[key]["region"] += f" {result['region']}"
        else:
            merged[key] = {**result, "region": str(result["region"])}
    return list(merged.values())


def row_blocks(result: Json) -> Iterable[Block]:
    """A result row as the RR page shows it: band, services, footnotes under them."""
    band = format_band(result["low_hz"], result["high_hz"])
    tail = [Span("  edge: the frequency is the upper edge of this band", "dim")] if result["edge"] else []
    regions = str(result["region"])
    name = "Region" if len(regions) == 1 else "Regions"
    yield line(Span(f"{name} {regions.replace(' ', ', ')}", "head"), "  ", Span(band, "band"), *tail)
    for allocation in result["allocations"]:
        yield line(*allocation_spans(allocation), indent=4)
    if result["not_allocated"]:
        yield line(Span("(Not allocated)", "dim"), indent=4)
    if result["footnotes"]:
        yield line(Span(" ".join(result["footnotes"]), "note"), indent=4)
    if result["identifications"]:
        yield line(*uses_spans(result["identifications"], result["low_hz"], result["high_hz"]), indent=4)
    yield from elsewhere_blocks(result.get("elsewhere", ()))
    for note in result.get("applied", ()):
        yield line(Span(f"{note['footnote']}: {note['summary']}", "dim"), indent=4)
    for note in result.get("described", ()):
        yield line(Span(f"{note['footnote']} (described, not applied): {note['summary']}", "dim"), indent=4)
    if result.get("assumed"):
        yield line(Span(f"assumed to hold in this area: {' '.join(result['assumed'])}", "warn"), indent=4)
    if result.get("undecided"):
        yield line(Span(f"left open for this area, not applied: {' '.join(result['undecided'])}", "warn"), indent=4)
    if result.get("doubt"):
        yield line(Span(f"unverified: {result['doubt']}", "warn"), indent=4)


def part_of(uses: Iterable[Json], low_hz: int, high_hz: int) -> str:
    """The parts of a band that uses hold in, as text; empty where they hold in all of it."""
    parts: list[tuple[int, int]] = []
    for low, high in sorted((max(u["low_hz"], low_hz), min(u["high_hz"], high_hz)) for u in uses):
        if parts and low <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(high, parts[-1][1]))
        else:
            parts.append((low, high))
    return "" if parts == [(low_hz, high_hz)] else " and ".join(format_asked(*part) for part in parts)


def uses_spans(uses: Sequence[Json], low_hz: int, high_hz: int) -> list[Span]:
    """The uses that footnotes name in a band, each once with its footnotes, where and for how many countries."""
    named: dict[str, dict[str, list[Json]]] = {}
    for use in uses:
        named.setdefault(use["application"], {}).setdefault(use["footnote"], []).append(use)
    spans: list[Span] = []
    for application, by_footnote in named.items():
        spans.append(Span(("; " if spans else "") + application + " "))
        for i, (number, rules) in enumerate(by_footnote.items()):
            spans.append(Span((", " if i else "") + number, "note"))
            kinds = dict.fromkeys(r["kind"].replace("-", " ") for r in rules)
            countries = list(dict.fromkeys(c for r in rules for c in r["countries"]))
            if not all(r["countries"] for r in rules):
                countries = []
            part = part_of(rules, low_hz, high_hz)
            held = ([part] if part else []) + ([] if "identification" in kinds else list(kinds))
            held += [f"{len(countries)} countries" if len(countries) > 1 else c for c in countries[:1]]
            if held:
                spans.append(Span(f" ({', '.join(held)})", "dim"))
    return spans


def services_cell(allocations: Sequence[Json], not_allocated: bool = False) -> list[Span]:
    """The services of a row in one cell, one a line."""
    if not_allocated:
        return cell(Span("(Not allocated)", "dim"))
    spans: list[Span] = []
    for i, allocation in enumerate(allocations):
        if i:
            spans.append(Span("\n"))
        spans += allocation_spans(allocation)
    return spans


def rows_grid(results: Iterable[Json], low: str = "low_hz", high: str = "high_hz") -> Grid:
    """Rows side by side with their footnotes, for overlap, service and Markdown."""
    rows = []
    for r in merge_regions(results):
        band = cell(Span(format_band(r["low_hz"], r["high_hz"]), "band"))
        if (r[low], r[high]) != (r["low_hz"], r["high_hz"]):
            band += cell(Span("\n"), Span("of it " + format_asked(r[low], r[high]), "dim"))
        if r["edge"]:
            band += cell(Span("\n"), Span("edge: ends there", "dim"))
        rows.append(
            [
                band,
                cell(r["region"]),
                services_cell(r["allocations"], r["not_allocated"]),
                footnotes_cell(r),
            ]
        )
    return Grid(("Band", "Region", "Services", "Footnotes"), rows)


def footnotes_cell(result: Json, low_hz: int | None = None, high_hz: int | None = None) -> list[Span]:
    """The footnotes under a row and, on a line of its own, the uses that footnotes identify it for.

    `low_hz` and `high_hz` are the band that the cell speaks of, where that is not the whole row.
    """
    low, high = result["low_hz"] if low_hz is None else low_hz, result["high_hz"] if high_hz is None else high_hz
    spans = cell(Span(" ".join(result["footnotes"]), "note"))
    proper = [i for i in result["identifications"] if i["kind"] == "identification"]
    return [*spans, Span("\n" if result["footnotes"] else ""), *uses_spans(proper, low, high)] if proper else spans
