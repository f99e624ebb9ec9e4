"""What answers out of a country's own table have beside what every answer has; with `--national` alone."""

from __future__ import annotations

from ..record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..regulations.own_table import RulePart
    from ..regulations.values import Row

# Columns of CSV that only a country's own table fills.
OWN_COLUMNS = frozenset({"layer", "column", "use", "rule_parts"})
_NATIONAL = "national"


class OwnPlace(Record):
    """Where a row of a country's own table stands."""

    layer: str = ""
    """`national` for a row of a country's own table; absent for one of the Radio Regulations."""
    column: str = ""
    """The column of that table, where it has several: `federal`, `non-federal`."""


class OwnRow(OwnPlace):
    """What a row of a country's own table has beside what every row has."""

    none: bool = False
    """True for a cell that the table leaves blank: the country allocates nothing there, and does not say so."""
    rule_parts: tuple[RulePart, ...] = ()
    """The parts of the country's rules under which the band is licensed."""
    row_number: str = ""
    """The number of the row in the document, where it has one."""
    remark: str = ""
    """What stands in the margin, in our own words."""
    misprint: str = ""
    """What is printed, where that is a slip that the row puts right."""


def place_fields(row: Row) -> dict[str, Any]:
    """The fields of `OwnPlace` for a row; none for one of the Radio Regulations."""
    return {} if row.own is None else {"layer": _NATIONAL, "column": row.own.column}


def own_fields(row: Row) -> dict[str, Any]:
    """The fields of `OwnRow` for a row; none for one of the Radio Regulations."""
    own = row.own
    if own is None:
        return {}
    return {
        "layer": _NATIONAL, "column": own.column, "none": own.none, "rule_parts": own.rule_parts,
        "row_number": own.number, "remark": own.remark, "misprint": own.misprint,
    }  # fmt: skip


def __getattr__(name: str) -> Any:
    """What a part of the rules is, for documentation: an answer out of the Radio Regulations does without it."""
    if name == "RulePart":
        from ..regulations import own_table

        return own_table.RulePart
    raise AttributeError(name)
