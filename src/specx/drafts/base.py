"""The edition that a draft is read against, as far as a reading asks it: its notes, and a status that a source leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..regulations.numbers import is_footnote

if TYPE_CHECKING:
    from ..regulations.values import ServiceTerm
    from ..table.view import View


class Base:
    """An edition as one country has it."""

    def __init__(self, view: View) -> None:
        self.view = view

    @property
    def ranges(self) -> tuple[tuple[str, int, int], ...]:
        """Its files of rows, with their ranges in Hz."""
        return self.view.edition.tables

    def knows(self, number: str) -> bool:
        """Whether a note is one of the country's own, or a footnote that the edition has."""
        return not is_footnote(number) or self.view.footnotes.get(number) is not None

    def status(self, term: ServiceTerm, low_hz: int, high_hz: int) -> str:
        """The status that the country has for a service in all of a band; "" where it has none, or several."""
        found = set()
        for hit in self.view.within(low_hz, high_hz, self.view.regions[:1]):
            same = [a.status for a in hit.row.allocations if a.term == term]
            like = same or [a.status for a in hit.row.allocations if a.service == term.service]
            found |= set(like) or {""}
        return found.pop() if len(found) == 1 else ""
