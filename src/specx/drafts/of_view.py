"""A draft out of the Radio Regulations: what they allow a country, its footnotes applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..units import format_band
from .draft import Draft, DraftEntry, DraftRow

if TYPE_CHECKING:
    from ..regulations.values import Allocation, Row
    from ..table.view import View

_FILL_IN = "to be filled in"


def draft_of(view: View, rows: Iterable[Row], revision: str) -> Draft:
    """The rows of a country's view as a table to edit. `revision` is a month or a day, ISO."""
    assert view.country is not None
    place, edition = view.country, view.edition
    return Draft(
        country=place.code, base=edition.id, revision=revision,
        title=f"Draft of a table of {place.name}", authority=f"{_FILL_IN}: who makes this table",
        licence=f"{_FILL_IN}: on what terms it may be used",
        document=edition.title, how="made by specx: what the Radio Regulations allow the country, their footnotes applied",
        rows=tuple(_row(view, row) for row in rows),
        comments=(
            f"What {edition.id} allows {place.name} ({place.code}), to be edited into its own table.",
            "Behind a service made or changed by a footnote stands which; above a row, what is not in it and why.",
        ),
    )  # fmt: skip


def concerns(view: View, number: str, row: Row) -> bool:
    """Whether a footnote says something of the country in the row: in its Region, its bands, now or later."""
    footnote = view.footnotes.get(number)
    if footnote is None or number in (*row.applied, *row.described, *row.undecided):
        return True
    return any(
        (not rule.regions or row.region in rule.regions)
        and rule.within(row.low_hz, row.high_hz)
        and not (rule.until and rule.until <= view.day)
        and (view.reach is None or rule.meant(view.reach) != "")
        for rule in footnote.rules
    )


def _row(view: View, row: Row) -> DraftRow:
    mine = {n: concerns(view, n, row) for n in row.all_footnotes()}
    permitted = [a for a in row.allocations if a.status == "permitted"]
    by_status = {s: tuple(_entry(a, mine) for a in row.allocations if a.status == s) for s in ("primary", "secondary")}
    # What stood beside a service that has no place in this row is told under it.
    beside = [n for a in permitted for n in a.footnotes]
    notes = tuple(dict.fromkeys(n for n in (*beside, *row.footnotes) if mine[n]))
    doubts = [row.doubt] if row.doubt else []
    if row.assumed:
        doubts.append(f"{', '.join(row.assumed)}: names only the administration; taken to hold here.")
    if row.undecided:
        doubts.append(f"{', '.join(row.undecided)}: whether it holds here is open; not applied.")
    if not row.verified and not doubts:
        doubts.append("The row of the Radio Regulations is not verified.")
    return DraftRow(
        row.low_hz, row.high_hz, by_status["primary"], by_status["secondary"], notes,
        not_allocated=row.not_allocated, doubt=" ".join(doubts), comments=tuple(_comments(row, mine)),
        remark="; ".join(f"{a.label.removesuffix(' (permitted)')} is permitted by No. {a.via}" for a in permitted),
    )  # fmt: skip


def _entry(allocation: Allocation, mine: dict[str, bool]) -> DraftEntry:
    notes = tuple(n for n in allocation.footnotes if mine[n])
    return DraftEntry(allocation.term, notes, (), "" if allocation.via == "table" else f"by {allocation.via}")


def _comments(row: Row, mine: dict[str, bool]) -> Iterator[str]:
    if row.printed:
        yield f"Part of the row {format_band(*row.printed)}."
    for gone in row.removed:
        yield f"{gone.footnote} takes away: {gone.label}" + (f"; left: {gone.left}" if gone.left else "")
    gone_by = {gone.footnote for gone in row.removed}
    forbids = [n for n in dict.fromkeys(rule.footnote for rule, _ in row.barred) if n not in gone_by]
    if forbids:
        yield f"Forbids a use here: {' '.join(forbids)}"
    if row.described:
        yield f"Described, not applied: {' '.join(row.described)}"
    others = [n for n, concerned in mine.items() if not concerned]
    if others:
        yield f"Say nothing here, or of other countries: {' '.join(others)}"
