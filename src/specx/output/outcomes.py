"""Outcomes of a conference as grids and as they look on a screen."""

from __future__ import annotations

from ..regulations.bands import Span as Band
from ..regulations.bands import minus, width
from ..units import format_band, format_hz
from .answer import Block, Grid, Span, cell, line
from .places import few

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..answers.outcomes import OutcomeRow, TopicSummary, TouchedFootnotes
    from ..answers.totals import Total


_SIGNS = {"added": "ADD", "modified": "MOD", "suppressed": "SUP", "moved": "moved", "affected": "follows"}


def bands_text(bands: Iterable[Band], most: int = 0) -> str:
    """Bands as text, at most so many where `most` is given."""
    texts = [format_band(low, high) for low, high in bands]
    if most and len(texts) > most:
        return ", ".join(texts[:most]) + f" and {len(texts) - most} more"
    return ", ".join(texts)


def regions_text(regions: Iterable[int]) -> str:
    """`Region 1`, `Regions 1, 3`, `all Regions`."""
    numbers = list(regions)
    if not numbers or len(numbers) == 3:
        return "all Regions" if numbers else ""
    return ("Region " if len(numbers) == 1 else "Regions ") + ", ".join(map(str, numbers))


def footnotes_text(footnotes: TouchedFootnotes) -> str:
    """`ADD 5.457E; MOD 5.429D`."""
    held = ((sign, getattr(footnotes, key)) for key, sign in _SIGNS.items())
    return "; ".join(f"{sign} {' '.join(numbers)}" for sign, numbers in held if numbers)


def where_text(row: OutcomeRow, most: int = 4) -> str:
    """Bands or frequencies, or nothing where it has none."""
    if row.bands:
        return bands_text(row.bands, most)
    texts = [format_hz(f) for f in row.frequencies]
    return ", ".join(texts[:most]) + (f" and {len(texts) - most} more" if len(texts) > most else "")


def topics_grid(topics: Iterable[TopicSummary]) -> Grid:
    """The topics of a conference, one a row."""
    rows = [
        [
            cell(Span(t.topic, "head")), cell(str(t.outcome_count)),
            cell(Span(bands_text(t.bands, 3) or "no band", "band" if t.bands else "dim")), cell(", ".join(t.agenda_items)),
        ]
        for t in topics
    ]  # fmt: skip
    return Grid(("Topic", "Outcomes", "Bands", "Agenda items"), rows)


def outcome_grid(outcomes: Iterable[OutcomeRow]) -> Grid:
    """One outcome a row, for Markdown and long lists."""
    rows = []
    for r in outcomes:
        told = few(r.countries)
        named = (", " if "countries" in told else " ") + told
        rows.append(
            [
                cell(Span(where_text(r) or "-", "band")),
                cell((regions_text(r.regions) + (named if r.countries else "")).strip()),
                cell(r.effect),
                cell(Span(r.title, "head"), " (only speaks of it)" if r.only_spoken_of else "", Span("\n"), r.summary),
                cell(Span(footnotes_text(r.footnotes), "note")),
                cell(r.agenda_item),
            ]
        )
    return Grid(("Band", "Where", "Effect", "Outcome", "Footnotes", "Item"), rows)


def outcome_blocks(row: OutcomeRow, whole: bool = False) -> Iterator[Block]:
    """An outcome as lines; `whole` adds conditions, ITU's account and the sources."""
    spoken_of = Span("  only speaks of it" if row.only_spoken_of else "", "dim")
    yield line(Span(row.title, "head"), "  ", Span(row.id, "dim"), spoken_of)
    about = [regions_text(row.regions), row.effect, row.status]
    if row.agenda_item:
        about.append(f"agenda item {row.agenda_item}{'' if row.agenda_item_verified else ' (unverified)'}")
    where = where_text(row, 0 if whole else 4)
    yield line(Span(where, "band"), "  " if where else "", ", ".join(a for a in about if a), indent=4)
    if row.services:
        yield line("; ".join(row.services), indent=4)
    if row.countries:
        yield line("in " + few(row.countries, len(row.countries) if whole else 12), indent=4)
    yield line(row.summary, indent=4)
    for word, bands in (("only reception in", row.receive_only), ("only transmission in", row.transmit_only)):
        if bands:
            yield line(f"{word} {bands_text(bands)}", indent=4)
    cited = [footnotes_text(row.footnotes), *(f"Resolution {r}" for r in row.resolutions)]
    if any(cited):
        yield line(Span("; ".join(c for c in cited if c), "note"), indent=4)
    if whole:
        yield from _rest(row)
    if not row.verified:
        yield line(Span(f"unverified: {row.doubt}", "warn"), indent=4)
    elif whole and row.doubt:
        yield line(Span(f"note: {row.doubt}", "dim"), indent=4)


def _rest(row: OutcomeRow) -> Iterator[Block]:
    if row.conditions:
        yield line(f"conditions: {row.conditions}", indent=4)
    for change in row.countries_changed:
        come = f" in: {' '.join(change.added)}" if change.added else ""
        go = f" out: {' '.join(change.removed)}" if change.removed else ""
        yield line(f"countries of {change.footnote}:{come}{go}", indent=4)
    if row.account is not None:
        used = "the Table" if row.account.used == "table" else "the account"
        yield line(f"ITU's account: {row.account.says}; answered from {used}", indent=4)
    for source in row.sources:
        yield line(Span(f"source: {source.document}, {source.at}".rstrip(", "), "dim"), indent=4)


# --- sums


def total_text(total: Total) -> str:
    """The account's figure and the sum that gives it, on one line."""
    if not total.meets:
        return (
            f"ITU counts {_mhz(total.said_hz)}; the outcomes identify {_mhz(total.named_hz)}, new {_mhz(total.new_hz)}"
        )
    if total.meets == "named":
        return f"{_mhz(total.said_hz)} identified: {_sum(total.named_bands)}"
    return f"{_mhz(total.said_hz)} never identified before: {_sum(total.new)}"


def total_lines(total: Total) -> Iterator[str]:
    """The arithmetic, in words."""
    by_region = ", ".join(
        f"Region {r} {_mhz(hz)} ({_mhz(whole) if (whole := total.whole_region_hz[r]) else 'none'} in all its countries)"
        for r, hz in total.by_region_hz.items()
    )
    yield f"ITU's account: {_mhz(total.said_hz)}"
    yield f"identified by the outcomes: {_sum(total.named_bands)}"
    yield f"of it identified somewhere before: {_sum(minus(total.named_bands, total.new))}"
    yield f"new everywhere: {_sum(total.new)}"
    yield f"by Region: {by_region}"
    if total.meets:
        words = {"named": "what the outcomes identify, new or not", "new": "what was identified nowhere before"}
        yield f"the account's figure is {words[total.meets]}"
    else:
        yield "none of these sums is the account's figure"


def _mhz(hz: int) -> str:
    """In MHz, as ITU counts: `1 300 MHz`."""
    return f"{hz / 10**6:,.6f}".rstrip("0").rstrip(".").replace(",", " ") + " MHz"


def _sum(bands: Sequence[Band]) -> str:
    if not bands:
        return "nothing"
    parts = " + ".join(f"{format_band(*b)}" + (f" ({_mhz(b[1] - b[0])})" if len(bands) > 1 else "") for b in bands)
    return f"{parts} = {_mhz(width(bands))}"
