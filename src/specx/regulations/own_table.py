"""What only a country's own table has: what its edition says of it, and what a box of it holds."""

from __future__ import annotations

from ..light import NamedTuple


class NationalTable(NamedTuple):
    """What the edition of a country's own table says of it beside what every edition has."""

    country: str  # its code
    revision: str  # the name of its folder: 2026-04
    base: str  # the edition of the RR that its 5.x notes and its status are read against
    authority: str
    revised: str  # a day or a month, ISO
    columns: tuple[str, ...]  # in printed order; one empty name where there is one column
    note_files: tuple[tuple[str, str, int, int], ...]  # file, prefix, first and last number
    rule_parts: tuple[tuple[str, str], ...]  # part of the rules, its title
    rule_column: str  # the column to which those belong; "" for every one


class RulePart(NamedTuple):
    """A part of a country's rules under which a band is licensed."""

    part: str
    """Its number: `90`, `74H`."""
    title: str
    """What it is about, as the table prints it."""


class OwnCell(NamedTuple):
    """What a box of a country's own table has beside what every row has."""

    column: str = ""
    none: bool = False  # the cell is blank
    rule_parts: tuple[RulePart, ...] = ()
    number: str = ""  # of the row in the document
    remark: str = ""  # what stands in the margin, in our own words
    misprint: str = ""  # what is printed, where the row puts a slip right
