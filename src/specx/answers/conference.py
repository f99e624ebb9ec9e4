"""What the conference that made an edition touched in a row, and what the next one may."""

from __future__ import annotations

from ..light import cached_property
from .rows import AgendaBand, Touching

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..facts.agenda import Item
    from ..facts.folder import Facts
    from ..facts.outcomes import Conference, Outcome
    from ..regulations.values import Edition, Hit

# Changes of spectrum come first.
_FIRST = ("allocation", "upgrade", "identification", "reallocation", "deletion", "limit", "protection")


class Marks:
    """What touches the rows of one edition, for one country where it is named; reads only files that reach there."""

    def __init__(self, facts: Facts, edition: Edition, country: str = "") -> None:
        self._facts = facts
        self._edition = edition
        self._country = country
        self._rows: dict[tuple[int, int, int], list[Outcome]] = {}

    @cached_property
    def conference(self) -> Conference | None:
        """The conference that made the edition, where the facts hold its outcomes."""
        from ..facts.conferences import made_by

        return made_by(self._facts, self._edition)

    @cached_property
    def _items(self) -> list[Item]:
        from ..facts.agenda import agenda_file, read_agenda

        return read_agenda(self._facts, agenda_file(self._facts))[1]

    def outcomes(self, hit: Hit) -> list[Touching]:
        """The outcomes that touch what was asked, changes of spectrum first. None of a row that only ends there."""
        if self.conference is None or hit.edge:
            return []
        return [
            Touching(conference=o.conference, id=o.id, effect=o.effect, title=o.title)
            for o in self._touching(hit.row.region, hit.row.low_hz, hit.row.high_hz, self.conference)
            if o.concerns(hit.row.region, hit.low_hz, hit.low_hz + 1)
        ]

    def of_row(self, region: int, low_hz: int, high_hz: int) -> list[Touching]:
        """The outcomes that touch a row of one Region anywhere, changes of spectrum first."""
        if self.conference is None:
            return []
        return [
            Touching(conference=o.conference, id=o.id, effect=o.effect, title=o.title)
            for o in self._touching(region, low_hz, high_hz, self.conference)
        ]

    def edges(self, region: int, low_hz: int, high_hz: int) -> Iterator[int]:
        """Where what an outcome says of a row may begin or end."""
        for outcome in self._touching(region, low_hz, high_hz, self.conference) if self.conference is not None else ():
            yield from (edge for band in outcome.extent() for edge in band)
            yield from (edge for _, band in outcome.rows for edge in band)

    def agenda(self, hit: Hit) -> list[AgendaBand]:
        """The bands on the agenda of the next conference that touch the row.

        Raises `DataError` where the facts hold no next agenda.
        """
        row = hit.row
        return [
            AgendaBand(
                conference=item.conference, item=item.item, title=item.title, low_hz=band.low_hz, high_hz=band.high_hz,
                role=band.record.get("role", ""), verified=band.record.get("verified", True),
            )
            for item in self._items if not hit.edge
            for band in item.bands_in(row.low_hz, row.high_hz, [row.region])
        ]  # fmt: skip

    def _touching(self, region: int, low_hz: int, high_hz: int, conference: Conference) -> list[Outcome]:
        """The outcomes that concern the row for the country asked, changes of spectrum first."""
        key = (region, low_hz, high_hz)
        known = self._rows.get(key)
        if known is None:
            known = [
                o
                for o in conference.touching_row(region, low_hz, high_hz)
                # What changed nothing but the print touches no row.
                if o.effect != "editorial" and not (self._country and o.countries and self._country not in o.countries)
            ]
            known.sort(key=lambda o: _FIRST.index(o.effect) if o.effect in _FIRST else len(_FIRST))
            self._rows[key] = known
        return known
