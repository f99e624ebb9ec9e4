"""Rows of the Table as they look on a screen, and in Markdown."""

from __future__ import annotations

from ..answers.own import OwnPlace
from ..answers.rows import BandRow, Elsewhere, TableRow, Use
from ..units import format_asked, format_band
from .answer import Block, Grid, Json, Span, cell, line
from .places import few

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, Protocol, Self, TypeVar

    from ..answers.forbidden import Barred
    from ..regulations.values import Allocation

    class InRegion(Protocol):
        """A record of one Region, with its source."""

        @property
        def region(self) -> int:
            """The ITU Region."""

        def _replace(self, **changes: Any) -> Self: ...

    R = TypeVar("R", bound="InRegion")
    T = TypeVar("T")


def elsewhere_text(rule: Elsewhere) -> str:
    """Where in a Region a rule holds, in a few words: its area, how many countries, which not."""
    told = [rule.area] if rule.area else []
    told += [few(rule.countries)] if rule.countries else []
    told += ["all but " + few(rule.except_countries)] if rule.except_countries else []
    return ", ".join(told)


def elsewhere_blocks(rules: Iterable[Elsewhere]) -> Iterable[Block]:
    """One line a rule that makes allocations in a part of the Region: what, and where."""
    for rule in rules:
        what = ", ".join(rule.labels)
        if rule.kind == "alternative-allocation":
            what = f"instead {what}"
        elif rule.kind == "different-category":
            what = f"{rule.status or 'another category'}: {what}"
        tail = "" if rule.effect == "applied" else ", described only"
        yield line(
            Span("elsewhere ", "dim"), what, Span(f"  {rule.footnote}", "note"),
            Span(f"  ({elsewhere_text(rule)}{tail})", "dim"), indent=4,
        )  # fmt: skip


def taken_elsewhere_blocks(rules: Iterable[Elsewhere]) -> Iterable[Block]:
    """One line a rule that takes a service away in a part of the Region: what, and where not."""
    for rule in rules:
        tail = "" if rule.effect == "applied" else ", described only"
        yield line(
            Span("elsewhere ", "dim"), f"no {', '.join(rule.labels)}", Span(f"  {rule.footnote}", "note"),
            Span(f"  ({elsewhere_text(rule)}{tail})", "dim"), indent=4,
        )  # fmt: skip


def forbidden_blocks(told: Iterable[Barred], low_hz: int, high_hz: int) -> Iterable[Block]:
    """One line for each thing that a footnote forbids in a band."""
    for barred in told:
        whole = barred.bands == ((low_hz, high_hz),)
        part = "" if whole else " in " + " and ".join(format_asked(*band) for band in barred.bands)
        yield line(Span("forbidden ", "warn"), barred.words, Span(f"  {barred.footnote}{part}", "note"), indent=4)


def allocation_spans(allocation: Allocation) -> list[Span]:
    """Label, footnotes beside it, and where it comes from if not from the Table."""
    spans = [Span(allocation.label, allocation.status)]
    if allocation.footnotes:
        spans.append(Span("  " + " ".join(allocation.footnotes), "note"))
    if allocation.use:
        spans.append(Span(f"  {{{', '.join(allocation.use)}}}", "dim"))
    if allocation.via != "table":
        spans.append(Span(f"  (via {allocation.via})", "warn"))
    return spans


def alike(rows: Iterable[T], bare: Callable[[T], object]) -> Iterable[list[T]]:
    """The rows in groups that read alike once `bare` has taken off what may differ."""
    found: dict[str, list[T]] = {}
    for row in rows:
        found.setdefault(repr(bare(row)), []).append(row)
    return found.values()


def merged(rows: Iterable[R], bare: bool = False) -> list[tuple[str, R]]:
    """Rows that read alike in several Regions as one, with those Regions as text such as "1 2 3".

    Of a country's own table it is the columns. The RR prints such rows once, across its columns. For people only:
    JSON keeps them apart. With `bare`
    only what a grid shows counts: not what holds in a part of a Region, nor how a row came about.
    """
    found: dict[str, tuple[list[str], R]] = {}
    for row in rows:
        placed: dict[str, Any] = {"region": 0, "source": None}
        here = str(row.region)
        if isinstance(row, OwnPlace) and row.layer:
            # A country's table prints a cell once across the columns that it is common to.
            placed["column"], here = "", row.column
        if isinstance(row, BandRow):
            placed["rule_parts"] = ()
            placed["identifications"] = [u._replace(regions=()) for u in row.identifications]
            if bare:
                placed |= {"elsewhere": (), "applied": (), "conditions": (), "described": ()}
                placed |= {"taken_away": (), "taken_away_elsewhere": (), "forbidden": ()}
                placed |= {"printed_low_hz": None, "printed_high_hz": None}
        alike = repr(row._replace(**placed))
        places, first = found.get(alike, ([], row))
        if isinstance(first, BandRow) and isinstance(row, BandRow) and not first.rule_parts:
            first = first._replace(rule_parts=row.rule_parts)
        found[alike] = [*places, here], first
    return [(" ".join(places), row) for places, row in found.values()]


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


def row_blocks(regions: str, row: TableRow, told: set[str]) -> Iterable[Block]:
    """A row as the RR page shows it: band, services, footnotes under them; `regions` as `merged` gives them.

    What a footnote says is told once in an answer: `told` are the footnotes of the rows above, and grows.
    """
    tail = [Span("  edge: the frequency is the upper edge of this band", "dim")] if row.edge else []
    band = format_band(row.low_hz, row.high_hz)
    yield line(Span(where_told(row, regions), "head"), "  ", Span(band, "band"), *tail)
    for allocation in row.allocations:
        yield line(*allocation_spans(allocation), indent=4)
    if row.not_allocated or row.none:
        yield line(*empty_cell(row.not_allocated), indent=4)
    if row.footnotes:
        yield line(Span(" ".join(row.footnotes), "note"), indent=4)
    if row.rule_parts:
        yield line(rule_parts_text(row), indent=4)
    for name, text in (("margin", row.remark), ("printed", row.misprint)):
        if text:
            yield line(Span(f"{name}: {text}", "dim"), indent=4)
    if row.identifications:
        yield line(*uses_spans(row.identifications, row.low_hz, row.high_hz), indent=4)
    yield from elsewhere_blocks(row.elsewhere)
    yield from taken_elsewhere_blocks(row.taken_away_elsewhere)
    yield from forbidden_blocks(row.forbidden, row.low_hz, row.high_hz)
    for how, effects in (("", row.applied), (" (described, not applied)", row.described)):
        for effect in effects:
            if effect.footnote + how in told:
                continue
            told.add(effect.footnote + how)
            gone = [r for r in row.taken_away if r.footnote == effect.footnote] if not how else []
            taken = ", ".join(f"leaves {r.left} of {r.label}" if r.left else f"takes {r.label} away" for r in gone)
            yield line(Span(f"{effect.footnote}{how}{' ' + taken if taken else ''}: {effect.summary}", "dim"), indent=4)
    if row.assumed:
        yield line(Span(f"assumed to hold in this area: {' '.join(row.assumed)}", "warn"), indent=4)
    if row.undecided:
        yield line(Span(f"left open for this area, not applied: {' '.join(row.undecided)}", "warn"), indent=4)
    if row.doubt:
        yield line(Span(f"unverified: {row.doubt}", "warn"), indent=4)


def part_of(uses: Iterable[Use], low_hz: int, high_hz: int) -> str:
    """The parts of a band that uses hold in, as text; empty where they hold in all of it."""
    parts: list[tuple[int, int]] = []
    for low, high in sorted((max(u.low_hz, low_hz), min(u.high_hz, high_hz)) for u in uses):
        if parts and low <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(high, parts[-1][1]))
        else:
            parts.append((low, high))
    return "" if parts == [(low_hz, high_hz)] else " and ".join(format_asked(*part) for part in parts)


def uses_spans(uses: Sequence[Use], low_hz: int, high_hz: int) -> list[Span]:
    """The uses that footnotes name in a band, each once with its footnotes, where and for how many countries."""
    named: dict[str, dict[str, list[Use]]] = {}
    for use in uses:
        named.setdefault(use.application, {}).setdefault(use.footnote, []).append(use)
    spans: list[Span] = []
    for application, by_footnote in named.items():
        spans.append(Span(("; " if spans else "") + application + " "))
        for i, (number, rules) in enumerate(by_footnote.items()):
            spans.append(Span((", " if i else "") + number, "note"))
            kinds = dict.fromkeys(r.kind.replace("-", " ") for r in rules)
            countries = list(dict.fromkeys(c for r in rules for c in r.countries))
            if not all(r.countries for r in rules):
                countries = []
            part = part_of(rules, low_hz, high_hz)
            held = ([part] if part else []) + ([] if "identification" in kinds else list(kinds))
            held += [few(countries, 1)] if countries else []
            if held:
                spans.append(Span(f" ({', '.join(held)})", "dim"))
    return spans


def empty_cell(not_allocated: bool) -> list[Span]:
    """What stands in place of services: that nothing is allocated, or that the cell is blank."""
    return cell(Span("(Not allocated)" if not_allocated else "(blank)", "dim"))


def rule_parts_text(row: BandRow) -> str:
    """The parts of a country's rules that a row points to."""
    return "rule parts: " + ", ".join(f"{p.part} {p.title}".strip() for p in row.rule_parts)


def services_cell(allocations: Sequence[Allocation], not_allocated: bool = False, none: bool = False) -> list[Span]:
    """The services of a row in one cell, one a line."""
    if not_allocated or none:
        return empty_cell(not_allocated)
    spans: list[Span] = []
    for i, allocation in enumerate(allocations):
        if i:
            spans.append(Span("\n"))
        spans += allocation_spans(allocation)
    return spans


def rows_grid(rows: Iterable[TableRow], part: Callable[[Any], tuple[int, int]] | None = None) -> Grid:
    """Rows side by side with their footnotes; `part` tells the part of each that is spoken of, where not all."""
    cells = []
    own = True
    for regions, r in merged(rows, bare=True):
        own = own and bool(r.layer)
        band = cell(Span(format_band(r.low_hz, r.high_hz), "band"))
        if part and part(r) != (r.low_hz, r.high_hz):
            band += cell(Span("\n"), Span("of it " + format_asked(*part(r)), "dim"))
        if r.edge:
            band += cell(Span("\n"), Span("edge: ends there", "dim"))
        cells.append([band, cell(regions), services_cell(r.allocations, r.not_allocated, r.none), footnotes_cell(r)])
    heads = ("Band", "Column" if own and cells else "Region", "Services", "Footnotes")
    return _without_empty(heads, cells, 1) if own else Grid(heads, cells)


def placed_grid(heads: tuple[str, ...], cells: list[list[list[Span]]], rows: Sequence[OwnPlace]) -> Grid:
    """A grid with a head called Region: of rows of a country's own table it is their column, if that has several."""
    if not rows or not all(row.layer for row in rows):
        return Grid(heads, cells)
    at = heads.index("Region")
    return _without_empty((*heads[:at], "Column", *heads[at + 1 :]), cells, at)


def _without_empty(heads: tuple[str, ...], cells: list[list[list[Span]]], at: int) -> Grid:
    """The grid, without its column of columns where the country's table has but one."""
    if any(span.text for row in cells for span in row[at]):
        return Grid(heads, cells)
    return Grid((*heads[:at], *heads[at + 1 :]), [[*row[:at], *row[at + 1 :]] for row in cells])


def where_told(row: OwnPlace, places: str) -> str:
    """The Regions of a row in words, as `merged` gives them; of a country's own table its columns."""
    told = places.replace(" ", ", ")
    if row.layer:
        return told or row.layer
    return f"Region{'s' if ' ' in places else ''} {told}"


def not_checked_blocks(extra: Json) -> Iterator[Block]:
    """What an answer out of a country's own table leaves out."""
    for what in extra.get("not_checked", ()):
        yield line(Span(f"not checked: {what}", "dim"))


def footnotes_cell(row: BandRow, low_hz: int | None = None, high_hz: int | None = None) -> list[Span]:
    """The footnotes under a row and, on a line of its own, the uses that footnotes identify it for.

    `low_hz` and `high_hz` are the band that the cell speaks of, where that is not the whole row.
    """
    low, high = row.low_hz if low_hz is None else low_hz, row.high_hz if high_hz is None else high_hz
    spans = cell(Span(" ".join(row.footnotes), "note"))
    if row.rule_parts:
        parts = "rule parts " + ", ".join(p.part for p in row.rule_parts)
        spans += [Span("\n" if row.footnotes else ""), Span(parts, "dim")]
    proper = [i for i in row.identifications if i.kind == "identification"]
    return (
        [*spans, Span("\n" if row.footnotes or row.rule_parts else ""), *uses_spans(proper, low, high)]
        if proper
        else spans
    )
