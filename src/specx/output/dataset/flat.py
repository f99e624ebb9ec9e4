"""One line for each allocation with its band: the table that most programs want, as the library's frames have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...answers.rows import TableRow
from ...regulations.values import Allocation
from ..described import fields_of
from .columns import ValueColumn, ValueTable

# The keys of such a record, in order, with the types of their columns.
_TYPES = {
    "country": "text", "region": "integer", "column": "text", "low_hz": "integer", "high_hz": "integer", "low_mhz": "number",
    "high_mhz": "number", "service": "text", "qualifier": "text", "directions": "list", "status": "text", "label": "text",
    "footnotes": "list", "via": "text", "use": "list", "row_footnotes": "list", "not_allocated": "boolean",
    "verified": "boolean", "source": "text",
}  # fmt: skip
_OWN = {
    "country": "The code of the country or area asked; empty where Regions are.", "low_mhz": "The lower edge, in MHz.",
    "high_mhz": "The upper edge, in MHz.", "row_footnotes": "The footnotes under the row.",
    "source": "Where the row stands in the facts: file and line.",
}  # fmt: skip


def flat(made: Iterable[Mapping[str, Any]]) -> ValueTable:
    """The records of rows, as the library makes them, under columns."""
    says = {f.key: f.says for kind in (TableRow, Allocation) for f in fields_of(kind)} | _OWN
    columns = tuple(
        ValueColumn(name, type_, says[name], "text" if type_ == "list" else "") for name, type_ in _TYPES.items()
    )
    rows = [tuple(told[column.name] for column in columns) for told in made]
    return ValueTable("lines", "One line for each allocation, with its band.", columns, rows)
