"""Which layer answers for a row: its Region, country, position and edition, fixed for all or out of its cells."""

from __future__ import annotations

from ..errors import SpecxError, UsageError, shown
from ..light import NamedTuple
from ..table.index import Place, region_of
from .finished import finished_layer
from .layers import Layer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.folder import Facts
    from ..regulations.countries import Country
    from ..regulations.values import Edition
    from ..table.table import Table
    from ..table.view import View


class PlaceWanted(NamedTuple):
    """Where a row asks, in words; "" for what neither the row nor the call says."""

    region: str = ""
    country: str = ""
    position: str = ""
    edition: str = ""
    column: str = ""


class Places:
    """The layers of one call, each made when first asked. `fixed` stands for what a row does not say."""

    def __init__(
        self, facts: Facts, edition: Edition | None, day: str, national: bool, printed: bool, fixed: PlaceWanted
    ) -> None:
        self.facts = facts
        self.fixed = fixed
        self._edition = edition  # None for that of the day, or the country's own newest
        self._day = day
        self._national = national
        self._printed = printed
        self._layers: dict[PlaceWanted, Layer | SpecxError] = {}
        self._of_place: dict[tuple[int, str, str, str], Layer] = {}
        self._views: dict[tuple[str, str], Table] = {}

    def layer(self, wanted: PlaceWanted) -> Layer:
        """The layer that answers. Raises `SpecxError` for words that name no place, or more than one."""
        found = self._layers.get(wanted)
        if found is None:
            try:
                found = self._found(wanted)
            except SpecxError as problem:
                found = problem
            if len(self._layers) > 100_000:  # a column of positions has no end of them
                self._layers.clear()
            self._layers[wanted] = found
        if isinstance(found, SpecxError):
            raise found
        return found

    def _found(self, wanted: PlaceWanted) -> Layer:
        own = PlaceWanted(*(value.strip() for value in wanted))
        country = own.country or ("" if own.region or own.position else self.fixed.country)
        position = own.position or ("" if own.region or country else self.fixed.position)
        region = own.region or ("" if position else self.fixed.region)
        place = self.facts.geography.find(country) if country else None
        view = self._view(own.edition or self.fixed.edition, place)
        number = self._region(region, position, place)
        column = own.column or self.fixed.column
        key = number, place.code if place else "", view.edition.id, column
        if key not in self._of_place:
            self._of_place[key] = self._new_layer(view, self._column(view, number, column), place)
        return self._of_place[key]

    def _new_layer(self, view: Table, where: Place, place: Country | None) -> Layer:
        if place is None and isinstance(where, int) and not self._national and not self._printed:
            return finished_layer(self.facts, view.edition, view, where, getattr(view, "day", ""))
        return Layer(view, where)

    def _region(self, region: str, position: str, place: Country | None) -> int:
        if position:
            return self._region_at(position)
        if region.casefold() == "all":
            region = ""
        if region:
            number = region_named(region)
            if place is not None and number not in place.regions:
                raise UsageError(
                    f"{place.code} does not lie in Region {number}", f"it lies in {_listed(place.regions)}"
                )
            return number
        if place is None:
            raise UsageError("no Region and no country is named", "give -r 1, -c BR or --map region=COLUMN")
        if len(place.regions) > 1:
            raise UsageError(f"{place.code} lies in Regions {_listed(place.regions)}", "name one of them with -r")
        return place.regions[0]

    def _region_at(self, position: str) -> int:
        from ..facts.areas import lines_and_regions
        from ..regulations.position import read_position, regions_at

        found = regions_at(read_position(position), lines_and_regions(self.facts))
        if len(found) != 1:
            raise UsageError(f"{shown(position)} lies on the line between Regions {_listed(found)}", "name one with -r")
        return found[0]

    def _view(self, edition: str, place: Country | None) -> Table:
        key = edition, place.code if place else ""
        if key not in self._views:
            self._views[key] = self._new_view(edition, place)
        return self._views[key]

    def _new_view(self, edition: str, place: Country | None) -> Table:
        from ..table.table import Table
        from ..table.view import View

        if self._national:
            return self._own_table(edition, place)
        chosen = self.facts.edition(edition) if edition else self._edition or self.facts.edition_on(self._day or None)
        if self._printed:
            return Table(self.facts, chosen)
        return View(self.facts, chosen, place, self._day or None)

    def _own_table(self, edition: str, place: Country | None) -> View:
        from ..facts.national import chosen_table
        from ..table.national import NationalView

        if place is None:
            raise UsageError("--national asks a country's own table", "give -c US or --map country=COLUMN")
        return NationalView(
            self.facts, chosen_table(self.facts, place.code, edition, self._day), place, self._day or None
        )

    def _column(self, view: Table, number: int, column: str) -> int | tuple[int, str]:
        if not self._national:
            return number
        from ..facts.national import column_named

        named = column_named(view.edition, column) if column else ""
        there = [p for p in view.places((number,)) if region_of(p) == number and (not named or p == (number, named))]
        if len(there) > 1:
            names = ", ".join(str(p[1]) for p in there if isinstance(p, tuple))
            raise UsageError(
                f"{view.edition.id} has the columns {names}", "name one with --column, or --map column=COLUMN"
            )
        return there[0]


def region_named(text: str) -> int:
    """The Region that a cell names: 1, R1, Region 1, or 1.0 as some programs write it. Raises `UsageError`."""
    number = text.strip().casefold().removeprefix("region").removeprefix("r").strip().removesuffix(".0")
    if number not in ("1", "2", "3"):
        raise UsageError(f"unknown Region '{shown(text)}'", "Regions are 1, 2 and 3")
    return int(number)


def _listed(regions: tuple[int, ...]) -> str:
    return " and ".join(map(str, regions))
