"""The rows of an export as tables that belong together: bands, what they hold, the notes that they cite, limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ...answers.beside_rows import cited
from ...answers.footnotes import FootnoteRow
from ...answers.limit_rows import LimitRow
from ...answers.rows import TableRow
from ...units import format_band
from ..described import about
from .columns import Shape, ValueColumn, ValueTable, encoded, parts_of

if TYPE_CHECKING:
    from ...answers.provenance import Provenance
    from ..answer import Answer

# The edge of a frequency: of a whole table no row is one.
_OF_A_BAND = ("edge",)
# Which rows cite a note, `citations` tells; the others are of a note that is asked by its number.
_OF_A_NOTE = ("rows", "for_country", "rules_of_procedure", "parts")


class Holdings(NamedTuple):
    """What an export holds: rows, the footnotes that they name, the limits that bind there, and what stands about them."""

    answer: Answer
    provenance: Provenance
    country: str  # the code of the one asked, "" for Regions
    rows: Sequence[TableRow]
    notes: Sequence[FootnoteRow]
    limits: Sequence[LimitRow]


def tables_of(held: Holdings) -> list[ValueTable]:
    """The tables, those that others refer to first."""
    return [
        _about(held),
        _notes(held),
        *_parts("footnote_parts", "footnote_id", "footnotes", FootnoteRow, "parts", ((n.id, n) for n in held.notes)),
        _bands(held.rows),
        *(
            table
            for name, _ in parts_of(TableRow)
            for table in _parts(name, "band_id", "bands", TableRow, name, enumerate(held.rows, 1))
        ),
        _citations(held),
        _limits(held.limits),
    ]


def _about(held: Holdings) -> ValueTable:
    """What the tables are, as one line each; JSON where that is more than a text."""
    head = held.answer.envelope()
    edition = held.answer.edition
    told: dict[str, Any] = {"title": edition.title if edition else "", **head}
    told |= {
        "licence": held.provenance.licence,
        "sources": [{k: v for k, v in s.__dict__.items() if v} for s in held.provenance.sources],
    }
    columns = (
        ValueColumn("key", "text", "What is told."),
        ValueColumn("value", "text", "What it is; JSON for more than a text."),
    )
    rows = [(key, value if isinstance(value, str) else encoded(value)) for key, value in told.items()]
    return ValueTable("about", "What these tables are: edition, question, version, licence, sources.", columns, rows)


def _bands(rows: Sequence[TableRow]) -> ValueTable:
    shape = Shape(TableRow, {*_OF_A_BAND, *(name for name, _ in parts_of(TableRow))})
    columns = (
        ValueColumn("id", "integer", "Its number here: Region by Region, in order of frequency."),
        ValueColumn("band", "text", "The band as the Table prints it."),
        *shape.columns,
    )
    made = [
        (number, format_band(row.low_hz, row.high_hz, grouped=False), *shape.values(row))
        for number, row in enumerate(rows, 1)
    ]
    return ValueTable("bands", about(TableRow), columns, made)


def _parts(
    name: str, reference: str, home: str, record: type, field: str, owners: Iterable[tuple[Any, Any]]
) -> Iterator[ValueTable]:
    """The table of the records that a field holds, each with its owner and its place there."""
    kind = dict(parts_of(record))[field]
    shape = Shape(kind)
    columns = (
        ValueColumn("id", "integer", "Its number here."),
        ValueColumn(reference, "text" if home == "footnotes" else "integer", f"To which of `{home}` it belongs."),
        ValueColumn("position", "integer", "Its place there, from 0."),
        *shape.columns,
    )
    every = ((owner, place, part) for owner, row in owners for place, part in enumerate(getattr(row, field)))
    rows = [(number, owner, place, *shape.values(part)) for number, (owner, place, part) in enumerate(every, 1)]
    refers = [(reference, home)]
    if any(c.name == "footnote" for c in shape.columns):
        refers.append(("footnote", "footnotes"))
    yield ValueTable(name, about(kind), columns, rows, tuple(refers))


def _notes(held: Holdings) -> ValueTable:
    """The footnotes by number. One that rows name and the facts do not hold has its number alone."""
    shape = Shape(FootnoteRow, _OF_A_NOTE)
    rows = {note.id: shape.values(note) for note in held.notes}
    for number in cited(held.rows, held.limits):
        rows.setdefault(number, (number, *[None] * (len(shape.columns) - 1)))
    return ValueTable("footnotes", about(FootnoteRow), tuple(shape.columns), [*rows.values()])


def _citations(held: Holdings) -> ValueTable:
    """Which note stands where: beside a service, or under a row."""
    columns = (
        ValueColumn("id", "integer", "Its number here."),
        ValueColumn("band_id", "integer", "The band."),
        ValueColumn(
            "allocation_id", "integer", "The allocation beside which the note stands; empty for one under the row."
        ),
        ValueColumn("footnote_id", "text", "The note."),
    )
    found: list[tuple[int, int | None, str]] = []
    allocation = 0
    for band, row in enumerate(held.rows, 1):
        for a in row.allocations:
            allocation += 1
            found += [(band, allocation, number) for number in a.footnotes]
        found += [(band, None, number) for number in row.footnotes]
    rows: list[tuple[Any, ...]] = [(number, *told) for number, told in enumerate(found, 1)]
    refers = ("band_id", "bands"), ("allocation_id", "allocations"), ("footnote_id", "footnotes")
    return ValueTable(
        "citations", "Which footnote stands in which band, and beside which allocation.", columns, rows, refers
    )


def _limits(limits: Sequence[LimitRow]) -> ValueTable:
    shape = Shape(LimitRow)
    columns = (
        ValueColumn("number", "integer", "Its number here: Region by Region, in order of frequency."),
        *shape.columns,
    )
    rows = [(number, *shape.values(limit)) for number, limit in enumerate(limits, 1)]
    return ValueTable("limits", about(LimitRow), columns, rows)
