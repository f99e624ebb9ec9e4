"""Regions or countries side by side: what each has in a piece of a range."""

from __future__ import annotations

from ..record import Record
from .rows import TableRow


class Cell(TableRow, first=("country",)):
    """What one Region or country has in a piece of the range compared."""

    country: str | None = None
    """The country, where countries are compared."""


class Without(Record):
    """What is compared and has no row there."""

    region: int
    """The ITU Region."""
    country: str | None = None
    """The country, where countries are compared."""
    column: str = ""
    """The column of the country's own table, where it has several."""


class ComparedRow(Record):
    """A piece of the range in which no column changes, with what each column has."""

    low_hz: int
    """The lower edge of the piece, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    same: bool
    """Whether the columns agree on services, status and uses; false where one has no data."""
    columns: tuple[Cell, ...]
    """What each Region or country has, in the order asked."""
    without: tuple[Without, ...] = ()
    """The Regions or countries of which the data has no row there: what they have is not known."""


class ComparedLine(Record):
    """One allocation in one column of a comparison, for CSV and TSV."""

    low_hz: int
    """The lower edge of the piece, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    same: bool
    """Whether the columns agree there."""
    region: int
    """The ITU Region of the column."""
    country: str
    """The country of the column; empty where Regions are compared."""
    label: str
    """The service as printed; empty where nothing is allocated, `(no data)` where the data has no row."""
    status: str
    """Its status."""
    footnotes: str
    """The footnotes beside the service, separated by blanks."""
    row_footnotes: str
    """The footnotes under the row, separated by blanks."""
    layer: str = ""
    """With `--national`: `national`, for a column of a country's own table."""
    column: str = ""
    """With `--national`: which column of that table, where it has several."""
    use: str = ""
    """With `--national`: for whom the allocation is, in words of that table, separated by blanks."""
    rule_parts: str = ""
    """With `--national`: the parts of the country's rules, separated by blanks."""
