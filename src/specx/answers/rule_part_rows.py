"""Parts of a country's rules as answers."""

from __future__ import annotations

from ..record import Record
from .rows import RowPlace


class PartPlace(RowPlace):
    """A row of a country's own table under a part of its rules."""

    column: str = ""
    """The column of the table, where it has several."""
    services: tuple[str, ...]
    """The services of the row, as printed."""


class RulePartRow(Record):
    """A part of a country's rules, with the rows and notes of its own table that stand under it."""

    reference: str
    """The part: `Part 96`."""
    kind: str
    """`rule-part`."""
    title: str
    """What it is about, as the table prints it; empty where only notes cite it."""
    layer: str
    """`national`."""
    own_table: str
    """The id of the table."""
    country: str
    """Whose rules they are."""
    of: str
    """The rules, by their own title."""
    footnotes: tuple[str, ...]
    """The notes that cite it."""
    sections: tuple[str, ...]
    """The sections of it that they cite."""
    rows: tuple[PartPlace, ...]
    """The rows under it."""


class RulePartLine(Record):
    """A row of a table under a part of the country's rules, for CSV and TSV; one without a row where only notes cite it."""

    reference: str
    """The part."""
    title: str
    """What it is about."""
    own_table: str
    """The id of the table."""
    region: int | None
    """The ITU Region."""
    low_hz: int | None
    """The lower edge of the row, in Hz."""
    high_hz: int | None
    """The upper edge, in Hz."""
    column: str
    """The column of the table."""
    services: str
    """The services of the row, separated by semicolons."""
    footnotes: str
    """The notes that cite the part, separated by blanks."""
