"""Rows as XML of EFAT, a form for frequency allocation tables.

What is known of it is the beginning of a public example, the table of Region 1 that was published for a viewer of that
name (icc-uk.com/efat/itur1.xml): `frequencyInformation` holds a `frequencyTable` with a `name`, and that an `allocation` for each service, with
`lowerFrequency` and `higherFrequency` in Hz, `term` as printed, `status`, and `footnotes` parted by blanks, in which the
notes under a row follow those of its last service. A band without allocation stands there with the term
`(Not Allocated)` and the status `secondary`.

Its document type was not read: none is named. A guess is the status `permitted`, several tables in one file, and that a
reader passes over attributes of a namespace of its own; those say which notes stand under the row, and of a country's
own table whose it is, its column, and for whom an allocation is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..answers.rows import TableRow
from ..regulations.efat import BLANK, NAMESPACE, NOT_ALLOCATED
from .border import clean

_AT_EDGE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": " ", "\t": " "}


def efat(rows: Iterable[TableRow], title: str, country: str, name: str) -> Iterator[str]:
    """The rows, line by line: a table for each Region, or for each column of a country's own.

    `name` is that of the country with the code `country`; both are empty where Regions are asked.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<frequencyInformation xmlns:specx="{NAMESPACE}"{_attributes([("specx:source", title)])}>'
    for (region, column), those in groupby(sorted(rows, key=_place), key=_place):
        called = " ".join(filter(None, (name, column))) if country else f"ITU Region {region}"
        told = [("name", called), ("specx:country", country), ("specx:column", column), ("specx:region", str(region))]
        yield f"  <frequencyTable{_attributes(told)}>"
        for row in sorted(those, key=lambda r: r.low_hz):
            yield from (f"    <allocation{_attributes(a)}/>" for a in _allocations(row))
        yield "  </frequencyTable>"
    yield "</frequencyInformation>"


def _place(row: TableRow) -> tuple[int, str]:
    return row.region, row.column


def _allocations(row: TableRow) -> Iterator[list[tuple[str, str]]]:
    """The attributes of each allocation of a row; of one without, those of the line that says so."""
    edges = [("lowerFrequency", str(row.low_hz)), ("higherFrequency", str(row.high_hz))]
    under = " ".join(row.footnotes)
    if not row.allocations:
        term = NOT_ALLOCATED if row.not_allocated else BLANK
        yield [*edges, ("term", term), ("status", "secondary"), ("footnotes", under), ("specx:underRow", under)]
    for number, a in enumerate(row.allocations, 1):
        last = number == len(row.allocations)
        notes = " ".join((*a.footnotes, *(row.footnotes if last else ())))
        # The label of a use that a footnote permits says so; the status does too.
        term = a.label.removesuffix(" (permitted)")
        yield [
            *edges, ("term", term), ("status", a.status), ("footnotes", notes),
            ("specx:underRow", under if last else ""), ("specx:via", "" if a.via == "table" else a.via),
            ("specx:use", "; ".join(a.use)),
        ]  # fmt: skip


def _attributes(told: Iterable[tuple[str, str]]) -> str:
    """Those that say something."""
    return "".join(f' {name}="{_safe(text)}"' for name, text in told if text)


def _safe(text: str) -> str:
    return "".join(_AT_EDGE.get(char, char) for char in clean(text))
