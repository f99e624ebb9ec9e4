"""Regions or countries side by side: what each has in a piece of a range."""

from __future__ import annotations

from ..record import Record
from .rows import AllocationLine, TableRow


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


class ComparedLine(AllocationLine):
    """One allocation in one column of a comparison, for CSV and TSV; the edges are those of the piece compared."""

    same: bool
    """Whether the columns agree there."""
