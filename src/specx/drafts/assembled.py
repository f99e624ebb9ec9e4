"""Rows of a source put together: one row for each band, cut where the source's bands overlap, gaps told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..units import format_band
from .draft import DraftEntry, DraftNote, DraftRow
from .found import Found, SourceRow
from .services import note_number

# A cell that is longer is cut in its comment: the source has it.
_SHOWN = 400


def rows_of(source: Iterable[SourceRow], found: Found, under_row: bool = False) -> list[DraftRow]:
    """The rows of a draft, column by column without gap or overlap, in order of frequency.

    `under_row`: notes that all services of a row share stand under it; so some sources repeat them.
    """
    columns: dict[str, list[SourceRow]] = {}
    for row in source:
        columns.setdefault(row.column, []).append(row)
    low = min((r.low_hz for rows in columns.values() for r in rows), default=0)
    high = max((r.high_hz for rows in columns.values() for r in rows), default=0)
    order = {column: place for place, column in enumerate(columns)}
    made = [row for column, rows in columns.items() for row in _column(column, rows, low, high, found, under_row)]
    return sorted(made, key=lambda r: (r.low_hz, r.high_hz, order[r.columns[0] if r.columns else ""]))


def notes_of(rows: Iterable[DraftRow], texts: dict[str, str], at: str) -> tuple[DraftNote, ...]:
    """The country's own notes that rows cite, and those that the source has a text of, by prefix and number."""
    cited = [n for r in rows for n in (*r.notes, *(n for e in (*r.primary, *r.secondary) for n in e.notes))]
    made = []
    for number in dict.fromkeys([*cited, *texts]):
        if number.startswith("5.") or note_number(number) is None:
            continue
        digits = next(i for i, c in enumerate(number) if c.isdigit())
        main = number[digits:].partition(".")[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        made.append(DraftNote(number[:digits], int(main), number, texts.get(number, ""), at))
    return tuple(sorted(made, key=lambda n: (n.prefix, n.digits, len(n.number), n.number)))


def _column(
    column: str, rows: Sequence[SourceRow], low: int, high: int, found: Found, under_row: bool
) -> Iterator[DraftRow]:
    columns = (column,) if column else ()
    edges = sorted({low, high, *(r.low_hz for r in rows), *(r.high_hz for r in rows)})
    place = {edge: number for number, edge in enumerate(edges)}
    inside: list[list[SourceRow]] = [[] for _ in edges]
    for row in sorted(rows, key=lambda r: (r.low_hz, r.high_hz)):
        for number in range(place[row.low_hz], place[row.high_hz]):
            inside[number].append(row)
    for here, (start, end) in zip(inside, pairwise(edges), strict=False):
        if here:
            yield _merged(start, end, here, columns, found, under_row)
        else:
            told = found.guess(
                "gap", format_band(start, end, grouped=False), "the source has no row here; written as blank"
            )
            yield DraftRow(start, end, columns=columns, doubt=told)


def _merged(
    start: int, end: int, here: Sequence[SourceRow], columns: tuple[str, ...], found: Found, under_row: bool
) -> DraftRow:
    places: dict[str, list[str]] = {}
    for row in here:
        places.setdefault(row.text, []).append(row.place)
    comments = [f"{', '.join(where)}: {text[:_SHOWN]}" for text, where in places.items()]
    doubts = list(dict.fromkeys(doubt for row in here for doubt in row.doubts))
    if any((row.low_hz, row.high_hz) != (start, end) for row in here):
        told = found.guess("cut", here[0].place, "the source's bands overlap here; cut at their edges")
        comments.append(told)
    services: dict[str, dict[tuple[object, ...], DraftEntry]] = {"primary": {}, "secondary": {}}
    for row in here:
        for status, entry in row.services:
            known = services[status].get(entry.term)
            numbers = (*known.notes, *entry.notes) if known else entry.notes
            use = (*known.use, *entry.use) if known else entry.use
            services[status][entry.term] = entry._replace(
                notes=tuple(dict.fromkeys(numbers)), use=tuple(dict.fromkeys(use))
            )
    for term in [t for t in services["secondary"] if t in services["primary"]]:
        gone = services["secondary"].pop(term)
        told = found.guess(
            "status", here[0].place, f"{gone.term.service} told as primary and as secondary; kept as primary"
        )
        doubts.append(told)
    notes = list(dict.fromkeys(n for row in here for n in row.notes))
    entries = [*services["primary"].values(), *services["secondary"].values()]
    shared = (
        [n for n in entries[0].notes if all(n in e.notes for e in entries)] if under_row and len(entries) > 1 else []
    )
    notes += [n for n in shared if n not in notes]
    primary, secondary = (
        tuple(e._replace(notes=tuple(n for n in e.notes if n not in notes)) for e in services[s].values())
        for s in ("primary", "secondary")
    )
    remarks = dict.fromkeys(piece for row in here for piece in row.remark.split("; ") if piece)
    return DraftRow(
        start, end, primary, secondary, tuple(notes), columns,
        next((r.number for r in here if r.number), ""), not entries and any(r.not_allocated for r in here),
        "; ".join(remarks), "; ".join(doubts), tuple(comments),
    )  # fmt: skip
