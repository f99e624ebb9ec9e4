"""A country's own table that somebody is to edit: rows as they will be written, with what is to be checked in them."""

from __future__ import annotations

from typing import NamedTuple

from ..regulations.values import ServiceTerm


class DraftEntry(NamedTuple):
    """One service of a row."""

    term: ServiceTerm
    notes: tuple[str, ...] = ()
    use: tuple[str, ...] = ()
    comment: str = ""  # behind it on its line


class DraftRow(NamedTuple):
    """One row. `comments` stand above it; `doubt` is told in the record too, and makes it unverified."""

    low_hz: int
    high_hz: int
    primary: tuple[DraftEntry, ...] = ()
    secondary: tuple[DraftEntry, ...] = ()
    notes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    number: str = ""
    not_allocated: bool = False
    remark: str = ""
    doubt: str = ""
    comments: tuple[str, ...] = ()


class DraftNote(NamedTuple):
    """A note of the country's own that rows cite, and the text that a source has for it."""

    prefix: str
    digits: int
    number: str
    text: str = ""
    at: str = ""


class Draft(NamedTuple):
    """A table as a whole."""

    country: str
    base: str
    revision: str
    title: str
    authority: str
    licence: str
    document: str  # what it is made of, by its own title
    how: str  # how that was read
    rows: tuple[DraftRow, ...]
    notes: tuple[DraftNote, ...] = ()
    qualifiers: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    known: tuple[tuple[str, str], ...] = ()  # what holds of all of it: about what, and what
    comments: tuple[str, ...] = ()  # at its head

    @property
    def id(self) -> str:
        """The name by which it is asked."""
        return f"{self.country.lower()}-{self.revision}"

    @property
    def home(self) -> str:
        """Its folder below a folder of facts."""
        return f"national/{self.country.lower()}/{self.revision}"

    @property
    def coverage(self) -> tuple[int, int]:
        """From its lowest edge to its highest, in Hz."""
        return min(r.low_hz for r in self.rows), max(r.high_hz for r in self.rows)
