"""Countries' own tables that a folder of facts holds."""

from __future__ import annotations

from ..facts.held_tables import NATIONAL, countries_held, revisions_held
from ..facts.national import NationalFootnotes, national_edition
from ..record import Record
from ..table.national import NationalView
from .taken import SourceDocument, sources_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.folder import Facts


class HeldTable(Record):
    """A country's own table, and how much of it is held."""

    id: str
    """Its id, as --edition names it with --national."""
    country: str
    """The code of the country."""
    title: str
    """What it is."""
    revised: str
    """The day or the month whose state it gives."""
    base: str
    """The edition of the Radio Regulations that its 5.x notes and its status are read against."""
    coverage: tuple[int, int]
    """What it tiles in each column, as a pair in Hz."""
    rows_by_column: dict[str, int]
    """How many rows each column has; of a table with one column its name is empty."""
    allocation_count: int
    """How many allocations its rows have."""
    unverified_rows: int
    """In how many rows the print leaves something open."""
    footnote_count: int
    """How many of the country's own notes are held."""
    unverified_footnotes: int
    """In how many of them a fact or a figure is in doubt."""
    licence: str
    """On what terms it may be used, as a layman reads them."""
    sources: tuple[SourceDocument, ...]
    """The documents that it was read from."""


def held_tables(facts: Facts) -> tuple[HeldTable, ...]:
    """Every table, by country and revision."""
    return tuple(
        _table(facts, country, revision)
        for country in countries_held(facts)
        for revision in revisions_held(facts, country)
    )


def _table(facts: Facts, country: str, revision: str) -> HeldTable:
    edition = national_edition(facts, country, revision)
    assert edition.national is not None
    record = facts.records("national-edition", f"{NATIONAL}/{country.lower()}/{revision}/edition.yaml")
    view = NationalView(facts, edition, facts.geography.find(country))
    rows = list(view)
    by_column = dict.fromkeys(view.columns, 0)
    for row in rows:
        by_column[row.own.column if row.own else ""] += 1
    notes = [n.record for n in view.footnotes.own()] if isinstance(view.footnotes, NationalFootnotes) else []
    return HeldTable(
        id=edition.id, country=country, title=edition.title, revised=edition.national.revised,
        base=edition.national.base, coverage=edition.coverage, rows_by_column=by_column,
        allocation_count=sum(len(row.allocations) for row in rows),
        unverified_rows=sum(not row.verified for row in rows),
        footnote_count=len(notes), unverified_footnotes=sum(_doubted(record) for record in notes),
        licence=record["licence"], sources=sources_of(record),
    )  # fmt: skip


def _doubted(part: object) -> bool:
    """Whether something in a record is marked as not verified."""
    if isinstance(part, dict):
        return part.get("verified") is False or any(map(_doubted, part.values()))
    return isinstance(part, list) and any(map(_doubted, part))
