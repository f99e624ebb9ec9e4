"""Footnotes as they look on a screen: one a line, or decoded."""

from __future__ import annotations

import re

from ..units import format_band, format_hz
from .answer import Block, Grid, Span, cell, line
from .own_notes import own_blocks, rows_blocks
from .rows import allocation_spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..answers.footnotes import FootnoteRow, InCountry, RuleTerms
    from ..answers.restrictions import FootnoteRestriction
    from ..answers.rows import RowPlace
    from ..regulations.limits import FootnoteLimit


_WORDS = {
    "limited-to": "only for", "not-for": "not for", "no-interference-to": "no interference to",
    "no-protection-from": "no protection from", "agreement": "agreement", "coordination": "coordination",
    "equal-footing": "equal footing with", "priority": "priority over", "permitted": "permitted",
    "prohibited": "prohibited", "technical": "technical limits",
}  # fmt: skip


def footnotes_grid(footnotes: Iterable[FootnoteRow]) -> Grid:
    """Footnotes one a line: number, where, what, summary."""
    return Grid(
        ("Footnote", "Bands", "What", "Summary"),
        [
            [
                cell(Span(f.id, "note")),
                cell("\n".join(format_band(*b) for b in f.bands[:3]) + ("\n..." if len(f.bands) > 3 else "")),
                cell(f.kind.replace("-", " ") + "".join(f"\n{a}" for a in f.application)),
                cell(f.summary),
            ]
            for f in footnotes
        ],
    )


def footnote_blocks(footnote: FootnoteRow) -> Iterator[Block]:
    """One footnote decoded: summary, then each rule with its terms, then rows and source."""
    mark = f"  ({footnote.mark})" if footnote.mark else ""
    yield line(Span(footnote.id, "head"), f"  {footnote.kind.replace('-', ' ')}", Span(mark, "dim"))
    if footnote.title:
        yield line(Span(footnote.title, "dim"), indent=2)
    yield line(footnote.summary, indent=2)
    if footnote.not_used_since or footnote.not_read:
        told = (
            f"not used any more since {footnote.not_used_since}" if footnote.not_used_since else "its text was not read"
        )
        yield line(Span(told, "warn"), indent=2)
    yield from _part_blocks(footnote) if footnote.parts else _rule_blocks(footnote, 4)
    if footnote.effect == "described":
        yield line(Span("described only: it cannot be applied to the Table mechanically", "warn"), indent=2)
    for key, words, style in (("note", footnote.note, "dim"), ("doubt", footnote.doubt, "warn")):
        if words:
            yield line(Span(f"{key}: {words}", style), indent=2)
    if footnote.witness is not None:
        yield line(Span(f"second witness: {footnote.witness.document}, {footnote.witness.at}", "dim"), indent=2)
    if any(row.layer for row in footnote.rows):
        yield from rows_blocks(footnote, footnote.rows)
    for band, regions in bands_by_region(row for row in footnote.rows if not row.layer):
        yield line(Span("in the Table: ", "dim"), Span(band, "band"), f"  Region {regions}", indent=2)
    yield line(Span(f"source: {footnote.source.file}:{footnote.source.line}", "dim"), indent=2)
    if footnote.for_country is not None:
        yield from _country_blocks(footnote.for_country)


def _part_blocks(footnote: FootnoteRow) -> Iterator[Block]:
    """The rules of a footnote, one by one; what all of them say stands once, below them."""
    told = [list(_rule_blocks(part, 4)) for part in footnote.parts]
    of_all = [block for block in told[0] if all(block in blocks for blocks in told[1:])]
    for number, (part, blocks) in enumerate(zip(footnote.parts, told, strict=True), 1):
        yield line(Span(f"{number}. {part.kind.replace('-', ' ')}", "head"), indent=2)
        yield from (block for block in blocks if block not in of_all)
    if footnote.layer:
        said = {block for blocks in told for block in blocks}
        # The rules of the whole are those of its parts too: what a part tells is not said of all.
        named = {rules for part in footnote.parts for rules in part.rule_parts}
        whole = footnote._replace(rule_parts=tuple(r for r in footnote.rule_parts if r not in named))
        of_all += [block for block in own_blocks(whole, 4) if block not in said]
    if of_all:
        yield line(Span("all of these", "head"), indent=2)
        yield from of_all
    if not any(block in of_all for block in _cited(footnote, 4)):
        yield from _cited(footnote, 2)


def _country_blocks(effect: InCountry) -> Iterator[Block]:
    """What the footnote makes of the rows of a country."""
    yield line(Span(f"{effect.country}: ", "head"), effect.about, indent=2)
    for row in effect.rows:
        yield line(Span(format_band(row.low_hz, row.high_hz), "band"), f"  Region {row.region}", indent=4)
        for allocation in row.allocations:
            yield line(*allocation_spans(allocation._replace(footnotes=())), indent=6)
        if row.application:
            yield line(f"use named: {', '.join(row.application)}", indent=6)
        if row.effect == "described":
            yield line(Span("described only", "warn"), indent=6)


def _rule_blocks(rule: RuleTerms, indent: int) -> Iterator[Block]:
    bands = [format_band(*b) for b in rule.bands] + [format_hz(f) for f in rule.frequencies_hz]
    if bands:
        yield line(Span(", ".join(bands), "band"), indent=indent)
    if rule.services:
        status = f"{rule.status}: " if rule.status else ""
        yield line(status + ", ".join(rule.services), indent=indent)
    if rule.replaces:
        yield line("in place of " + ", ".join(rule.replaces), indent=indent)
    if rule.application:
        yield line("use: " + ", ".join(rule.application), indent=indent)
    where = [f"Region {', '.join(map(str, rule.regions))}"] if rule.regions else []
    where += [f"{len(rule.countries)}: {' '.join(rule.countries)}"] if rule.countries else []
    where += [f"not in {' '.join(rule.except_countries)}"] if rule.except_countries else []
    where += [f"the countries of {' '.join(rule.countries_of)}"] if rule.countries_of else []
    where += [f"not in the countries of {' '.join(rule.except_countries_of)}"] if rule.except_countries_of else []
    if where:
        yield line("where: " + "; ".join(where), indent=indent)
    for words, codes in (("protects", rule.protected_countries), ("agreement of", rule.agreement_countries)):
        if codes:
            yield line(f"{words}: {' '.join(codes)}", indent=indent)
    dates = [f"{word} {day}" for word, day in (("from", rule.from_), ("until", rule.until)) if day]
    if dates:
        yield line(" ".join(dates), indent=indent)
    for restriction in rule.restrictions:
        if not _only_points(restriction, rule.limits):
            yield line(restriction_text(restriction, rule.services), indent=indent)
    for limit in rule.limits:
        yield line(limit_text(limit), indent=indent)
    if rule.conditions:
        yield line(rule.conditions, indent=indent)
    yield from own_blocks(rule, indent)
    yield from _cited(rule, indent)


def limit_text(limit: FootnoteLimit) -> str:
    """A number that a footnote sets, with where and for what."""
    more = [limit.where, limit.activity, limit.station, limit.when]
    more += [*(format_band(*band) for band in limit.bands), *map(format_hz, limit.frequencies)]
    more += [f"{limit.duty_cycle} % of the time"] if limit.duty_cycle else []
    where_to = "".join(f", {words}" for words in more if words)
    least = "at least " if limit.sense == "least" else ""
    return f"{limit.quantity}: {least}{limit.value} {limit.unit}".rstrip() + where_to


def _only_points(restriction: FootnoteRestriction, limits: Iterable[FootnoteLimit]) -> bool:
    """Whether a restriction says no more than the limits that stand below it, and points at them."""
    said, points, _ = restriction.use.partition("see limits")
    told = " ".join(f"{limit.quantity} {limit.where}" for limit in limits)
    return bool(points) and not set(_words(said)) - set(_words(told)) - {"limit", "limits", "see"}


def _words(text: str) -> list[str]:
    return re.findall(r"[\w.]+", text.casefold())


def _cited(rule: RuleTerms, indent: int) -> Iterator[Block]:
    named = [f"No. {p}" for p in rule.provisions]
    named += [f"Resolution {r}" for r in rule.resolutions]
    named += [f"Recommendation {r}" for r in rule.recommendations]
    named += [f"Appendix {a}" for a in rule.appendices]
    if named:
        yield line(Span("cites " + ", ".join(named), "dim"), indent=indent)


def restriction_text(restriction: FootnoteRestriction, services: Sequence[str] = ()) -> str:
    """Who yields to whom, in a few words; who is bound only where it is not `services`."""
    bands = " and ".join(format_band(*band) for band in restriction.bands)
    column = " ".join(filter(None, (restriction.by_column, f"in {bands}" if bands else "")))
    head = ", ".join(restriction.by) + ": " if restriction.by and list(restriction.by) != list(services) else ""
    words = _WORDS[restriction.rule]
    to = " with " if restriction.rule in ("agreement", "coordination") else " "
    head = f"{column} {head}" if column and head else f"{column}: " if column else head
    named = ", ".join(filter(None, (*restriction.towards, restriction.with_whom)))
    towards = to + named if named else ""
    towards += f" ({restriction.towards_column})" if restriction.towards_column else ""
    of = " of " + " ".join(restriction.of_countries) if restriction.of_countries else ""
    under = f" under No. {restriction.provision}" if restriction.provision else ""
    use = f" {restriction.use}" if restriction.use else ""
    use += f" {restriction.stations} stations" if restriction.stations else ""
    if use and (towards or of or under):
        use = f" ({restriction.use})"
    spared = f"; {restriction.except_}" if restriction.except_ else ""
    return f"{head}{words}{towards}{of}{under}{use}{spared}"


def bands_by_region(rows: Iterable[RowPlace]) -> list[tuple[str, str]]:
    """The bands of the citing rows, neighbours joined, with the Regions in which they stand."""
    joined: dict[int, list[list[int]]] = {}
    for row in sorted(rows, key=lambda r: (r.region, r.low_hz)):
        bands = joined.setdefault(row.region, [])
        if bands and bands[-1][1] == row.low_hz:
            bands[-1][1] = row.high_hz
        else:
            bands.append([row.low_hz, row.high_hz])
    found: dict[tuple[int, int], list[str]] = {}
    for region, bands in joined.items():
        for low, high in bands:
            found.setdefault((low, high), []).append(str(region))
    return [(format_band(*band), ", ".join(regions)) for band, regions in sorted(found.items())]
