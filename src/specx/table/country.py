"""The Table as one country sees it: Table plus footnotes, to be asked like the Table itself."""

from __future__ import annotations

import time

from ..errors import UsageError
from ..facts.folder import Facts
from ..regulations.countries import Country
from ..regulations.values import Edition, Row
from .table import Table
from .view import View, resolve


class CountryTable(Table):
    """One edition's Table with the footnotes applied for a country or area.

    It answers in the Region of the country (in each, where a line between Regions parts it).
    Rows are cut where a footnote covers part of a band; an allocation that a footnote makes
    carries its number as `via`. `day` (ISO date, today by default) is that on which dated rules
    are asked.
    """

    def __init__(self, facts: Facts, edition: Edition, country: Country, day: str | None = None) -> None:
        super().__init__(facts, edition)
        self.country = country
        self.regions = country.regions
        reach = facts.geography.reach(country)
        self._view = View(reach, day or time.strftime("%Y-%m-%d"), self.notes, facts.vocabulary)

    def _rows(self, number: int) -> list[Row]:
        rows = super()._rows(number)
        return [piece for row in rows if row.region in self.regions for piece in self.resolved(row)]

    def resolved(self, row: Row) -> list[Row]:
        """What one row of the Table itself becomes here."""
        return resolve(row, self._view)

    def identified(self, row: Row) -> Row:
        """The row itself: a country's rows hold their identifications."""
        return row

    def check_regions(self, regions: tuple[int, ...]) -> None:
        """Raises `UsageError` where a Region asked is not the country's."""
        for region in regions:
            if region not in self.regions:
                own = " and ".join(map(str, self.regions))
                areas = [a for a in self.facts.geography.areas(self.country) if region in a.regions]
                areas.sort(key=lambda a: len(a.regions))
                there = ", ".join(f"{a.code} {a.name}" for a in areas[:4])
                hint = f"in Region {region} ask for {there}" if areas else "leave out --region"
                raise UsageError(f"{self.country.name} lies in Region {own}, not in Region {region}", hint)

    def about(self) -> str:
        """What to know about the question: which part of an administration is meant; "" for nothing."""
        country, geography = self.country, self.facts.geography
        areas = geography.areas(country)
        if areas:
            where = " and ".join(map(str, country.regions))
            others = ", ".join(a.code for a in areas)
            return f"{country.code} is the mainland (Region {where}); areas in other Regions by code: {others}"
        owner = geography.countries.get(country.of or "")
        reach = geography.reach(country)
        if owner is not None and reach.assumed:
            return f"footnotes that name only {owner.name} are taken to hold in {country.name}; `assumed` tells which"
        if owner is not None and reach.undecided:
            return (
                f"footnotes that name only {owner.name} are not applied to {country.name}, "
                "which lies in another Region; `undecided` tells which"
            )
        return country.note
