"""Who shares a band, as it looks on a screen and in Markdown."""

from __future__ import annotations

from itertools import groupby

from ..answers.asked_further import limits_command
from ..answers.sharing.files import RefusedQuestion, SharedQuestion
from ..answers.sharing.lines import provisions
from ..answers.sharing.verdict import only_somewhere, relation_in_effect, where
from ..regulations.cases import NO_STATION
from ..regulations.listing import some
from ..regulations.numbers import called
from ..units import format_asked, format_band
from .answer import Block, Grid, Line, Span, cell, line
from .rows import merged, placed_grid, where_told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..answers.sharing.rows import BorderRow, LimitNamed, RestrictionTold, Sharer, SharingRow, Trigger


_STYLE = {
    "equal": "head",
    "must-protect": "warn",
    "protected-from": "good",
    "equal-secondary": "dim",
    "not-stated": "dim",
    "mutual": "warn",
    "no-claim": "warn",
    "not-claimed-on": "good",
}


def sharing_blocks(results: Sequence[SharingRow], country: str, commands: bool = True) -> Iterator[Block]:
    """Each sub-band with its verdict, who shares it, what binds and what applies; of a country, "" for a Region.

    With `commands` it tells how to ask for the figures.
    """
    if not results:
        yield line("the two services share nothing there")
    for i, (regions, row) in enumerate(told_once(results)):
        if i:
            yield line("")
        band = format_asked(row.low_hz, row.high_hz)
        yield line(Span(where_told(row, regions), "head"), "  ", Span(band, "band"))
        yield line(Span(row.verdict, "" if row.allocated else "warn"), indent=2)
        if row.sharers:
            yield _sharers(row.sharers)
            yield from _buts(row.sharers)
        for restriction in row.restrictions:
            yield restriction_line(restriction, bool(country))
        yield from _triggers(row.triggers)
        asks = limits_command(row.low_hz, row.high_hz, row.service, country, regions.split())
        yield from _limits(row.limits, asks if commands and not row.layer else "")
        for near in row.adjacent_passive:
            tail = (" (no emissions)" if row.layer else " (No. 5.340: no emissions)") if near.prohibited else ""
            what = f"{near.side}: {format_band(near.low_hz, near.high_hz)} {', '.join(near.services)}{tail}"
            yield line(Span("passive next door, " + what, "warn"), indent=2)
        if row.doubt:
            yield line(Span(f"unverified: {row.doubt}", "warn"), indent=2)


def questions_blocks(results: Iterable[SharedQuestion | RefusedQuestion], country: str) -> Iterator[Block]:
    """The answers to the rows of a file, each under the line that asked."""
    for row, group in groupby(results, lambda r: r.row):
        answered = list(group)
        refused = [r for r in answered if isinstance(r, RefusedQuestion)]
        yield line(Span(f"row {row}", "head"), *(Span(f"  {r.refused}: {r.error.line}", "bad") for r in refused))
        rows = [r for r in answered if not isinstance(r, RefusedQuestion)]
        if rows:
            yield from sharing_blocks(rows, country, commands=False)


def questions_grid(results: Iterable[SharedQuestion | RefusedQuestion]) -> Grid:
    """The verdicts, one a sub-band."""
    rows = []
    for r in results:
        if isinstance(r, RefusedQuestion):
            rows.append([cell(str(r.row)), cell(), cell(), cell(Span(f"{r.refused}: {r.error.line}", "bad"))])
        else:
            band = cell(Span(format_asked(r.low_hz, r.high_hz), "band"))
            rows.append([cell(str(r.row)), band, cell(str(r.region)), cell(r.verdict)])
    return Grid(("Row", "Band", "Region", "Verdict"), rows)


def told_once(results: Iterable[SharingRow]) -> list[tuple[str, SharingRow]]:
    """The rows with their Regions as text: those that say the same in several, or in bands that touch, as one.

    For people only: JSON keeps apart what the Table prints in rows of its own.
    """
    told: list[tuple[str, SharingRow]] = []
    last: dict[str, int] = {}
    for regions, row in merged(results):
        key = regions + repr(row._replace(region=0, low_hz=0, high_hz=0, source=None))
        at = last.get(key, -1)
        if at >= 0 and told[at][1].high_hz == row.low_hz:
            told[at] = regions, told[at][1]._replace(high_hz=row.high_hz)
        else:
            last[key] = len(told)
            told.append((regions, row))
    return told


def _sharers(sharers: Iterable[Sharer]) -> Grid:
    rows = []
    for s in sharers:
        effect = relation_in_effect(s)
        rule = s.rule if effect == s.relation else next(w.footnote for w in s.by_footnote if not w.only)
        name = cell(Span("  " + s.label, s.status))
        if s.via != "table":
            name.append(Span(f" (via {s.via})", "warn"))
        rows.append([name, cell(Span(effect, _STYLE[effect])), cell(called(rule))])
    return Grid(("  Sharer", "Relation", "By"), rows)


def _buts(sharers: Iterable[Sharer]) -> Iterator[Block]:
    """What holds of a sharer in part only, under the table: sentences would make its columns narrow."""
    for s in sharers:
        told = [f"{w.relation} by {w.footnote}: {w.only}" for w in s.by_footnote if w.only]
        told += ["in " + where(s)] if only_somewhere(s) else []
        if told:
            yield line(Span("but ", "dim"), f"{s.label}: ", Span("; ".join(told), "note"), indent=2)


def restriction_line(told: RestrictionTold, in_country: bool) -> Line:
    """What a footnote puts on a service, on one line."""
    towards = " " + ", ".join(told.towards) if told.towards else ""
    towards += f" ({told.towards_column})" if told.towards_column else ""
    towards += f" with {told.with_whom}" if told.with_whom else ""
    whose = f" of {some(told.of_countries)}" if told.of_countries else ""
    named = [a for a in told.application if a not in NO_STATION and told.rule not in ("limited-to", "not-for")]
    head = f"for {', '.join(named)}: " if any(name not in told.use for name in named) else ""
    whose += "" if in_country or not told.countries else f" in {some(told.countries)}"
    more = "; ".join(filter(None, (told.use, f"{told.stations} stations" if told.stations else "", told.except_)))
    more = ": " + more if more else ""
    provision = f" (No. {told.provision})" if told.provision else ""
    return line(Span(f"{told.footnote}  ", "note"), f"{head}{told.rule}{towards}{whose}{provision}{more}", indent=2)


def _triggers(triggers: Iterable[Trigger]) -> Iterator[Block]:
    """One line a provision; limits of Articles 21 and 22 are told with the limits."""
    told: dict[tuple[str, str], list[str]] = {}
    seen: set[tuple[tuple[str, str], str, str]] = set()
    for t in triggers:
        if t.kind == "limit":
            continue
        name = called(t.provision), t.footnote or ""
        orbits = f" ({' with '.join(t.orbits)})" if t.orbits else ""
        labels = [w for w in t.with_ if (name, orbits, w) not in seen]
        seen |= {(name, orbits, w) for w in labels}
        if labels:
            words = told.setdefault(name, [])
            words += [text] if (text := _trigger(t, labels, orbits)) not in words else []
    alike: dict[tuple[str, bool, str], list[str]] = {}
    for (provision, footnote), texts in told.items():
        alike.setdefault((provision, bool(footnote), "; ".join(texts)), []).append(footnote)
    for (provision, by, text), footnotes in alike.items():
        tail = f" by {', '.join(footnotes)}" if by else ""
        yield line(Span(f"{provision}{tail}  ", "note"), text, indent=2)


def _trigger(t: Trigger, labels: Iterable[str], orbits: str) -> str:
    """Who acts towards whom, where, in which cases."""
    text = f"for {', '.join(t.application)}, " if t.application else ""
    text += ("we with " if t.acts == "own" else "with us: ") + ", ".join(labels) + orbits
    text += f" in {some(t.countries)}" if t.countries else ""
    text += f", of {some(t.of_countries)}" if t.of_countries else ""
    cases = sorted({c for case in t.cases for c in case.provisions})
    text += f"; cases {' '.join(cases)}" if cases else ""
    return text if t.verified and all(c.verified for c in t.cases) else text + " (unverified)"


def _limits(limits: Iterable[LimitNamed], asks: str) -> Iterator[Block]:
    names = dict.fromkeys(
        f"{called(x.provision)} {x.quantity}" + (f" {x.value} {x.unit}" if x.value is not None else "")
        + (" (figures not held)" if x.unknown else "") for x in limits
    )  # fmt: skip
    if names:
        yield line(Span("limits  ", "note"), "; ".join(names), indent=2)
        if asks:
            yield line(Span(f"figures: {asks}", "dim"), indent=4)


def sharing_grid(results: Iterable[SharingRow]) -> Grid:
    """A row for each sub-band: the service, its sharers, the provisions."""
    rows, results = [], list(results)
    for regions, row in told_once(results):
        sharers = [Span(("\n" if i else "") + f"{s.label}: {relation_in_effect(s)}") for i, s in enumerate(row.sharers)]
        band, service = cell(format_asked(row.low_hz, row.high_hz)), cell(row.label or "not allocated")
        rows.append([band, cell(regions), service, sharers, cell(provisions(row.triggers))])
    return placed_grid(("Band", "Region", "Service", "Sharers", "Provisions"), rows, results)


def border_grid(results: Iterable[BorderRow]) -> Grid:
    """A row for each sub-band and allocation of one side: the services of the other, and how it stands to them."""
    rows = []
    for r in results:
        own = (r.label or "not allocated") + (f" (via {r.via})" if r.via not in (None, "table") else "")
        there: list[Span] = []
        for i, s in enumerate(r.sharers):
            tail = f" (via {s.via})" if s.via != "table" else ""
            there += [Span("\n" if i else ""), Span(s.label, s.status)]
            there += [Span(f"{tail}: {s.relation}", _STYLE[s.relation])]
        band = cell(Span(format_asked(r.low_hz, r.high_hz), "band"))
        rows.append(
            [band, cell(_side(r.here, r.region)), cell(own), cell(_side(r.there, r.other_region)), there or cell("nobody")]
        )  # fmt: skip
    return Grid(("Band", "Here", "Service", "There", "Its services stand so"), rows)


def _side(name: str, region: int) -> str:
    return name if "Region" in name else f"{name}, Region {region}"
