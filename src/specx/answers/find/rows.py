"""Where a width fits, as answers: a row for each stretch, its parts, and the lines that CSV has of them."""

from __future__ import annotations

from ...record import Record
from ..cells import listed, numbered, numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Literal

    from ...regulations.values import Allocation, Condition, Source
    from ..forbidden import Forbidden
    from ..rows import Elsewhere, InPart, Made
    from ..sharing.rows import LimitNamed, RestrictionTold


class FitPart(Record):
    """A part of a stretch inside which nothing changes: who shares it, and what binds the service in it."""

    low_hz: int
    """The lower edge of the part, in Hz."""
    high_hz: int
    """The upper edge of the part, in Hz."""
    footnotes: tuple[str, ...]
    """The footnotes beside the allocation."""
    row_footnotes: tuple[str, ...]
    """The footnotes under the row; they apply to all of it."""
    sharers: tuple[Allocation, ...]
    """Who else has the band, by status and in the order of print; `specx sharing` tells how they stand to the service."""
    restrictions: tuple[RestrictionTold, ...]
    """What footnotes put on the allocation."""
    prohibited: tuple[Forbidden, ...] = ()
    """What footnotes forbid in it, where that leaves the service a place."""
    limits: tuple[LimitNamed, ...]
    """The power limits that bind the service; `specx limits` gives the figures."""
    terms: tuple[Condition, ...] = ()
    """What the footnote that makes the allocation attaches to it, in our own words."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """In a Region: what footnotes make in some of its countries or in an area of it."""
    absent: tuple[Made, ...] = ()
    """In a Region: what leaves nothing of the service in some countries."""
    may_allocate: tuple[Elsewhere, ...] = ()
    """What footnotes may allocate beside the service: undecided, or only described; not in the sharers."""
    assumed: tuple[str, ...] = ()
    """Footnotes that name only the administration of the area asked, taken to hold there."""
    undecided: tuple[str, ...] = ()
    """Footnotes of which it is open whether they hold here; not applied."""
    source: Source
    """Where the row stands in the facts."""
    verified: bool = True
    """False where the sources of the row leave something open."""
    doubt: str = ""
    """What is left open, where `verified` is false."""


class Run(Record):
    """A band in which one allocation reads the same from end to end: service, status and what makes it."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge, in Hz; that of the range asked where the allocation goes on below it."""
    high_hz: int
    """The upper edge, in Hz; that of the range asked where the allocation goes on above it."""
    width_hz: int
    """How wide it is, in Hz."""
    label: str
    """The allocation as printed."""
    status: str
    """primary, secondary or permitted."""
    via: str
    """`table`, or the footnote that makes or changes the allocation."""


class FitRow(Run, first=("region", "country", "low_hz", "high_hz", "width_hz", "fits", "service")):
    """A stretch in which the width fits: as wide as the terms asked allow, in one allocation."""

    country: str | None
    """The country or area asked, by code."""
    fits: int
    """How many of the width lie in it side by side."""
    service: str
    """The service asked; where it leaves the direction open, in that of the allocation."""
    sub_bands: tuple[FitPart, ...]
    """The parts of the stretch, by low edge; what lies in two of them is bound by what holds in either (No. 11.31)."""


class OnlyPart(Run):
    """A band wide enough whose allocation is not all of the service asked; not among the results."""


class ClosedBand(Record):
    """A band wide enough in which the service is allocated and a footnote admits no new station; not among the results."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    label: str
    """The allocation as printed."""
    status: str
    """primary, secondary or permitted."""
    footnote: str
    """The footnote that closes it."""
    except_: str = ""
    """What goes on all the same, in a few words."""


class NearlyFit(Run):
    """The widest band that lacks one thing."""

    lacks: Literal["bandwidth", "status", "without", "not-beside-passive", "orbit", "terms"]
    """What it lacks: `bandwidth` where it is too narrow, else the option without which the width would fit; `terms`
    where it would fit only without all of them."""


class FindHead(Record):
    """What an answer on where a width fits has beside the stretches."""

    only_part: tuple[OnlyPart, ...] = ()
    """Where only a part of the service is allocated: mobile in MOBILE except aeronautical mobile."""
    closed_to_new: tuple[ClosedBand, ...] = ()
    """Where footnotes leave the service to stations of long ago."""
    elsewhere: tuple[InPart, ...] = ()
    """Where footnotes give the service in a part of a Region only, wide enough."""
    may_allocate: tuple[InPart, ...] = ()
    """Where it is open whether footnotes give it, wide enough."""
    nearly: tuple[NearlyFit, ...] = ()
    """Where nothing fits: what comes nearest, each with what it lacks."""


class FitLine(Record):
    """A part of a stretch in which the width fits, for CSV and TSV."""

    region: int
    """The ITU Region."""
    country: str | None
    """The country or area asked, by code."""
    low_hz: int
    """The lower edge of the stretch, in Hz."""
    high_hz: int
    """The upper edge of the stretch, in Hz."""
    width_hz: int
    """How wide the stretch is, in Hz."""
    fits: int
    """How many of the width lie in the stretch side by side."""
    service: str
    """The service asked, in the direction of the allocation where it leaves that open."""
    label: str
    """The allocation as printed."""
    status: str
    """primary, secondary or permitted."""
    via_no: str
    """`table`, or the footnote that makes or changes the allocation."""
    part_low_hz: int
    """The lower edge of the part, in Hz."""
    part_high_hz: int
    """The upper edge of the part, in Hz."""
    footnotes_list: str
    """The footnotes beside the allocation."""
    row_footnotes_list: str
    """The footnotes under the row."""
    primary: str
    """Who else has the part as primary."""
    secondary: str
    """Who has it as secondary."""
    permitted: str
    """Who is permitted in it by a footnote."""
    restrictions: str
    """What footnotes put on the allocation, as footnote: rule."""
    limits: str
    """The provisions whose power limits bind, without blanks in them."""


def lines(row: FitRow) -> Iterator[FitLine]:
    """One line for each part of the stretch."""
    head: dict[str, Any] = {name: getattr(row, name) for name in FitRow._fields if name not in ("sub_bands", "via")}
    head["via_no"] = numbered(row.via)
    for part in row.sub_bands:
        yield FitLine(
            **head, part_low_hz=part.low_hz, part_high_hz=part.high_hz, footnotes_list=numbers(part.footnotes),
            row_footnotes_list=numbers(part.row_footnotes), primary=_sharing(part, "primary"),
            secondary=_sharing(part, "secondary"), permitted=_sharing(part, "permitted"),
            restrictions=_each(f"{numbered(r.footnote)}: {r.rule}" for r in part.restrictions),
            limits=_each(numbered(limit.provision) for limit in part.limits),
        )  # fmt: skip


def _sharing(part: FitPart, status: str) -> str:
    return listed(a.label for a in part.sharers if a.status == status)


def _each(words: Iterable[str]) -> str:
    return listed(dict.fromkeys(words))
