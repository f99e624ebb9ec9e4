"""A country's own table, asked as a view is: its rows as they are printed, with the uses that their notes name."""

from __future__ import annotations

from ..facts.national import chosen_table, column_named, national_rows
from .index import Asked, Place, RowIndex, is_column
from .table import Table
from .view import View, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..facts.folder import Facts
    from ..regulations.countries import Country
    from ..regulations.footnotes import Rule
    from ..regulations.values import Edition, Row, ServiceTerm


def own_table(facts: Facts, country: str, name: str = "", day: str = "", column: str = "") -> NationalView:
    """A country's own table, by its id or revision, or the newest that holds on the day (ISO date, today by default).

    Raises `UnknownNameError` for a country or a column that is not there, `OutsideCoverageError` where every table
    of the country came later.
    """
    place = facts.geography.find(country)
    edition = chosen_table(facts, place.code, name, day)
    return NationalView(facts, edition, place, day or None, (column_named(edition, column),) if column else ())


class NationalView(View):
    """A country's own table, in all its columns or in some of them.

    The table says itself what the country allocates: footnotes of Article 5 are not applied to it once more.
    """

    def __init__(
        self,
        facts: Facts,
        edition: Edition,
        country: Country,
        day: str | None = None,
        columns: tuple[str, ...] = (),
    ) -> None:
        super().__init__(facts, edition, country, day)
        assert edition.national is not None
        self.columns = columns or edition.national.columns

    def _index(self, number: int) -> RowIndex:
        index = self._indexes[number]
        if index is None:
            rows = national_rows(self.facts, self.edition, number, self.regions)
            chosen = (row for row in rows if row.own is not None and row.own.column in self.columns)
            index = self._indexes[number] = RowIndex(chosen)
        return index

    def _asked(self, region: Asked) -> Iterable[Place]:
        if is_column(region):
            return (region,)
        return self.places(self.regions if region is None else super()._asked(region))  # type: ignore[arg-type]

    def places(self, regions: Iterable[int]) -> list[Place]:
        """The columns of the table, one after another."""
        return [(number, column) for number in regions for column in self.columns]

    def row_at(self, hz: int, region: Place) -> Row | None:
        """The row that holds the frequency, in the first column asked where none is named."""
        return super().row_at(hz, (region, self.columns[0]) if isinstance(region, int) else region)

    def pieces(self, row: Row) -> list[Row]:
        """The row as it is printed, with the uses that its notes name for the country."""
        uses = [(i, how) for rule, i in self.footnotes.named_in_printed(row) if (how := self._meant(rule))]
        _, forbidding = self.footnotes.acting_printed(row)
        forbidding = tuple(r for r in forbidding if self._forbids(r, row))
        if forbidding:
            row = row._replace(barred=tuple(self._barred(row, forbidding)))
        return [told(row, uses, ()) if uses else row]

    def _forbids(self, rule: Rule, row: Row) -> bool:
        """Whether what a rule forbids is forbidden in the row's column."""
        column = row.own.column if row.own else ""
        return self._meant_in(rule, row.region) not in ("", "undecided") and rule.column in ("", column)

    def _rows_with(self, index: RowIndex, service: str, region: Place, low_hz: int, high_hz: int) -> Iterable[Row]:
        return Table._rows_with(self, index, service, region, low_hz, high_hz)

    def in_part(
        self, term: ServiceTerm, low_hz: int, high_hz: int, regions: Iterable[int], status: str = ""
    ) -> list[tuple[Row, Rule, bool]]:
        """Nothing: the table is of the whole country."""
        return []

    def left_open(self, row: Row) -> Iterator[Rule]:
        """Nothing: the table says itself what is allocated."""
        return iter(())
