"""Channels and plans as they look on a screen, and in Markdown."""

from __future__ import annotations

from ..units import format_band, format_hz
from .answer import Block, Grid, Span, cell, line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..answers.channel_row import ChannelRow
    from ..answers.names import NameRow

# So many bands of a plan are named on a screen; the rest is counted.
_SHOWN = 3


def where(row: ChannelRow) -> str:
    """The frequencies of a channel, or the band, in words."""
    told = []
    for side in row.sides:
        hz = side.frequency_hz
        text = format_hz(hz) if hz is not None else format_band(side.low_hz, side.high_hz)
        told.append(f"{side.whose.replace('_', ' ')} {text}".strip())
    return ", ".join([*told[:_SHOWN], f"{len(told) - _SHOWN} more"] if len(told) > _SHOWN + 1 else told)


def named(row: ChannelRow) -> str:
    """How a channel is told: `channel 16`, `AIS 1`; "" for a frequency without a number and a band."""
    return row.name or (row.channel and f"channel {row.channel}")


def protection(row: ChannelRow) -> str:
    """What protects it, in a few words; "" where nothing of the kind is held."""
    if not row.protected:
        return ""
    star = " with the asterisk" if row.asterisk else ""
    return "protected by " + " and ".join(f"No. {p}" if p[:1].isdigit() else p + star for p in row.protected_by)


def unsure(row: ChannelRow | NameRow) -> list[Span]:
    """That something is not verified, and what; no span where all is."""
    if row.verified and not row.unverified:
        return []
    return [Span("  unverified" + (f" ({', '.join(row.unverified)})" if row.unverified else ""), "warn")]


def doubts(rows: Iterable[ChannelRow | NameRow]) -> Iterator[Block]:
    """Why something is not verified, each reason once, as lines under a grid."""
    for doubt in dict.fromkeys(r.doubt for r in rows if r.doubt and unsure(r)):
        yield line(Span(f"unverified: {doubt}", "warn"))


def area(row: ChannelRow) -> str:
    """Where it holds, in words."""
    if row.area:
        return row.area
    countries = f" and {', '.join(row.with_countries)}" if row.with_countries else ""
    return f"Region {' '.join(map(str, row.regions))}{countries}"


def channels_grid(rows: Iterable[ChannelRow]) -> Grid:
    """Channels and bands of plans, one a row."""
    cells = []
    for r in rows:
        about = [Span(r.purpose)]
        for text in (protection(r), "only its guard band is touched" if r.reached == ("guard",) else ""):
            about += [Span(f"\n{text}", "head")] if text else []
        cells.append(
            [
                cell(Span(where(r).replace(", ", "\n"), "band")), cell(named(r)), cell(Span(r.reference, "note")),
                [*about, *unsure(r)], cell(area(r)),
            ]
        )  # fmt: skip
    return Grid(("Frequency", "Channel", "Plan", "For", "Where"), cells)


def channels_screen(rows: list[ChannelRow]) -> Iterator[Block]:
    """The grid, and under it what is in doubt."""
    if rows:
        yield channels_grid(rows)
        yield from doubts(rows)


def beside_blocks(regions: str, channels: Iterable[ChannelRow], plans: Iterable[ChannelRow]) -> Iterator[Block]:
    """The channels and plans beside a row of the Regions given, as lines under it; what is protected first.

    Channels of one plan and purpose stand on one line; a plan is not told again beside a channel of it.
    """
    alike: dict[tuple[Any, ...], list[ChannelRow]] = {}
    channels = sorted(channels, key=lambda r: not r.protected)
    for r in channels:
        alike.setdefault((r.plan, r.purpose, r.doubt, r.reached == ("guard",), r.asterisk), []).append(r)
    for group in alike.values():
        first = group[0]
        told = " and ".join(filter(None, (named(r) + _sides(r) for r in group)))
        head = f"{told} of {first.reference}" if named(first) else f"{first.reference}{told}"
        if first.reached == ("guard",):
            head = f"{first.reference}, around {where(first)}"
        yield _beside(head, first, regions)
    sure = {r.plan for r in channels if r.verified}
    for r in plans:
        if r.plan not in sure:
            yield _beside(f"{r.reference}, {where(r)}", r, regions)


def _beside(head: str, about: ChannelRow, regions: str) -> Block:
    guarded = protection(about)
    everywhere = set(regions.split()) <= set(map(str, about.regions))
    return line(
        Span(head, "head"), f": {about.purpose}", *([Span(f"; {guarded}", "bad")] if guarded else []),
        *([] if everywhere and not about.area else [Span(f" ({area(about)})", "dim")]), *unsure(about),
        *([Span(f": {about.doubt}", "warn")] if unsure(about) else []), indent=4,
    )  # fmt: skip


def _sides(channel: ChannelRow) -> str:
    """Which sides of a paired channel the question reaches, in brackets."""
    sides = [side.replace("_", " ") for side in channel.reached if side not in ("channel", "band", "guard")]
    return f" ({', '.join(sides)})" if sides else ""


def plan_blocks(plans: Iterable[ChannelRow]) -> Iterator[Block]:
    """The plans that a range touches, a line each."""
    for r in plans:
        yield line(
            Span(r.reference, "head"), "  ", Span(where(r), "band"), f"  {r.purpose}", Span(f"  {area(r)}", "dim"),
            *unsure(r),
        )  # fmt: skip
