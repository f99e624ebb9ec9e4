"""Bands that two services share, and bands that footnotes name for a use, as answers."""

from __future__ import annotations

from ..record import Record
from .own import OwnPlace
from .rows import Use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..regulations.values import Allocation, Source


class SharedRow(OwnPlace, first=("region", "low_hz", "high_hz", "overlap_low_hz", "overlap_high_hz")):
    """A band in one Region that two services both have."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the row, in Hz."""
    high_hz: int
    """The upper edge of the row, in Hz."""
    overlap_low_hz: int
    """The lower edge of the part of the row that lies in the range, in Hz."""
    overlap_high_hz: int
    """The upper edge of that part."""
    first: tuple[Allocation, ...]
    """The allocations that answer to the first service."""
    second: tuple[Allocation, ...]
    """The allocations that answer to the second service."""
    footnotes: tuple[str, ...]
    """The footnotes under the row."""
    source: Source
    """Where the row stands in the facts."""


class SharedLine(Record):
    """One allocation of each side of a shared band, for CSV and TSV."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the row, in Hz."""
    high_hz: int
    """The upper edge of the row, in Hz."""
    overlap_low_hz: int
    """The lower edge of the part in the range, in Hz."""
    overlap_high_hz: int
    """The upper edge of that part."""
    first: str
    """The first service's allocation, as printed."""
    first_status: str
    """Its status."""
    second: str
    """The second service's allocation, as printed."""
    second_status: str
    """Its status."""
    layer: str = ""
    """With `--national`: `national`, for a band of a country's own table."""
    column: str = ""
    """With `--national`: the column of that table, where it has several."""


class UseRow(Use, OwnPlace, first=("region", "layer", "column")):
    """A band that a footnote names for a use, in one Region."""

    region: int
    """The ITU Region."""
    source: Source
    """Where the row that cites the footnote stands in the facts."""


class UseLine(Record):
    """A band that a footnote names for a use, for CSV and TSV."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the band, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    application: str
    """The use, as the facts write it."""
    footnote_no: str
    """The footnote that names it."""
    kind: str
    """The kind of the footnote's rule."""
    countries_list: str
    """The countries for which it is named; empty for all."""
    except_countries_list: str
    """The countries for which it is not named."""
    services_list: str
    """The services in which it runs."""
    layer: str = ""
    """With `--national`: `national`, for a band of a country's own table."""
    column: str = ""
    """With `--national`: the column of that table, where it has several."""
