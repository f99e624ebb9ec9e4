"""Where a country's own table departs from the Radio Regulations, as answers."""

from __future__ import annotations

from ...record import Record
from ..cells import numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from ...regulations.values import Source

DEPARTURES = ("unused", "other-column", "added", "raised", "lowered", "widened", "narrowed")


class Ground(Record):
    """A note on which a departure rests."""

    footnote: str
    """The number of the note."""
    kind: str
    """What its rule does."""
    summary: str
    """What it says, in one sentence of our own."""


class Departure(Record):
    """Where a country's own table departs from the Radio Regulations as that country has them."""

    change: Literal["unused", "other-column", "added", "raised", "lowered", "widened", "narrowed"]
    """`unused`: no column has it; `other-column`: another one has it; `added`: the Radio Regulations have it not;
    `raised`, `lowered`: another status; `widened`, `narrowed`: another bracket, exception or direction, or a part of the
    service."""
    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the piece, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    layer: str
    """`national`: what stands there after is of a country's own table."""
    column: str = ""
    """The column of that table, where it has several."""
    service: str
    """The service, by its vocabulary id."""
    before: str | None
    """What the Radio Regulations have for the country; null for nothing."""
    after: str | None
    """What its table has; null for nothing."""
    grounds: tuple[Ground, ...]
    """The notes on which it rests; empty where no ground is named."""
    columns_having: tuple[str, ...] = ()
    """Of `other-column`: the columns that have it."""
    source: Source
    """Where the row of the table is in the facts."""


class DepartureLine(Record):
    """A departure on one line, for CSV and TSV."""

    change: str
    """What differs."""
    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    column: str
    """The column of the table; empty where it has one."""
    service: str
    """The service, by its vocabulary id."""
    before: str
    """What the Radio Regulations have for the country."""
    after: str
    """What its table has."""
    grounds_list: str
    """The notes on which it rests; empty where no ground is named."""


class DepartureTotal(Record):
    """How often and over how much spectrum a table departs in one way, in one column."""

    column: str
    """The column; empty where the table has one."""
    change: str
    """In which way."""
    departures: int
    """How many departures."""
    without_ground: int
    """Of how many no ground is named."""
    total_hz: int
    """Over how much spectrum, in Hz; a hertz counts once."""


def line_of(row: Departure) -> tuple[DepartureLine]:
    """The departure as one flat line."""
    return (
        DepartureLine(
            change=row.change, region=row.region, low_hz=row.low_hz, high_hz=row.high_hz, column=row.column,
            service=row.service, before=row.before or "", after=row.after or "",
            grounds_list=numbers(ground.footnote for ground in row.grounds),
        ),
    )  # fmt: skip
