"""Rows of a Table or a view by number, and the numbers of the rows in which the frequencies of an array lie."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, overload

from ..errors import MissingExtraError, UsageError
from ..facts.folder import Facts
from ..regulations.values import Row
from ..table.index import Place, place_of, region_of

if TYPE_CHECKING:
    from ..table.table import Table
    from .buckets import Buckets

# What a number says that is none of a row.
OUTSIDE = -1  # the data has no row there: above or below what it covers, or in a gap
UNKNOWN = -2  # nothing was asked: not a number, masked, None, or a Region that is not one of the table's


class RowTable(Sequence[Row]):
    """The rows of a Table or a view, Region by Region, by low edge: `table[number]`.

    A number below 0 is none of a row: -1 (`OUTSIDE`) where the data has no row, -2 (`UNKNOWN`) where nothing was asked.
    That a band is not allocated is an answer of the Table: it has its row, with `not_allocated` true.
    """

    OUTSIDE = OUTSIDE
    UNKNOWN = UNKNOWN

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = tuple(table)
        self.places: tuple[Place, ...] = tuple(dict.fromkeys(map(place_of, self.rows)))

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, number: int | slice) -> Row | tuple[Row, ...]:
        """The row of a number. Raises `IndexError` for one below 0, which is none of a row."""
        if isinstance(number, slice):
            return self.rows[number]
        if number < 0:
            raise IndexError(
                f"{number} is the number of no row: " + ("outside the data" if number == -1 else "unknown")
            )
        return self.rows[number]

    def __repr__(self) -> str:
        return f"<RowTable of {self.table!r}>"

    @cached_property
    def edges(self) -> list[int]:
        """Every edge of a row, in Hz, whatever its Region."""
        return sorted({hz for row in self.rows for hz in (row.low_hz, row.high_hz)})

    @cached_property
    def numbers(self) -> dict[Place, list[int]]:
        """For each place the number of the row in each piece: below the first edge, from it to the second, and so on."""
        found = {}
        for place in self.places:
            here = iter([(n, row) for n, row in enumerate(self.rows) if place_of(row) == place])
            number, row = next(here)
            of_pieces = [OUTSIDE]
            for low in self.edges:
                while row.high_hz <= low:
                    number, row = next(here, (OUTSIDE, row._replace(low_hz=row.high_hz, high_hz=1 << 62)))
                of_pieces.append(number if row.low_hz <= low else OUTSIDE)
            found[place] = of_pieces
        return found

    @cached_property
    def _buckets(self) -> Buckets:
        from .buckets import Buckets

        return Buckets(self.edges)

    def lookup(self, frequencies: Any, region: Any = None) -> Any:
        """The number of the row in which each frequency lies, as an array of the same shape.

        Frequencies are in Hz: an array, or what makes one, of integers or floats of any width and byte order, masked
        or not, or of numbers of Python with None among them. An edge belongs to the row above it, exactly. `region` is
        1, 2 or 3, or an array with one for each frequency; it need not be given where the table has one. Raises
        `UsageError` for a Region that the table has not, or where it has several and none is given.
        """
        try:
            import numpy as np
        except ImportError:
            raise MissingExtraError(
                "lookup needs NumPy, which is not installed", "pip install 'specx[arrays]'"
            ) from None
        from .arrays import as_frequencies, as_regions

        shape = np.shape(frequencies)
        flat, missing = as_frequencies(frequencies)
        out = np.empty(len(flat), np.intp)
        places = self._places(region)
        if len(places) == 1:
            self._buckets.pieces(flat, np.array(self.numbers[places[0]], np.intp), out)
        else:
            at = as_regions(region, shape, {region_of(place): n for n, place in enumerate(places)})
            pieces = np.arange(len(self.edges) + 1, dtype=np.intp)
            self._buckets.pieces(flat, pieces, out)
            last = np.full(len(pieces), UNKNOWN)
            chosen = np.array([*(self.numbers[place] for place in places), last], np.intp)
            out = np.take(chosen.ravel(), at * len(pieces) + out)
        if missing is not None:
            out[missing] = UNKNOWN
        if len(out) and out.min() < 0:
            # Only where something was not found is it asked why: a pass over all would cost half as much again.
            lost = np.flatnonzero(out == OUTSIDE)
            out[lost[np.isnan(flat[lost])]] = UNKNOWN
        return out.reshape(shape)[()]

    def _places(self, region: Any) -> list[Place]:
        """The place asked; all of them where Regions stand in an array."""
        regions = sorted({region_of(place) for place in self.places})
        if len(self.places) > len(regions):
            columns = ", ".join(dict.fromkeys(place[1] for place in self.places if not isinstance(place, int)))
            raise UsageError(f"the table has several columns: {columns}", "name one with column=")
        if region is None:
            if len(regions) == 1:
                return list(self.places)
            raise UsageError("a frequency lies in a row of each Region", "give region=1, 2 or 3, or an array of them")
        if isinstance(region, int) and not isinstance(region, bool):
            if region not in regions:
                raise UsageError(f"the table has no Region {region}", f"it has {', '.join(map(str, regions))}")
            return [place for place in self.places if region_of(place) == region]
        return list(self.places) if getattr(region, "ndim", 1) or len(regions) > 1 else self._places(int(region))


@lru_cache(maxsize=16)
def _held(edition: str, day: str, country: str, national: bool, column: str, data: str) -> RowTable:
    facts = Facts(data or None)
    if national:
        from ..table.national import own_table

        return RowTable(own_table(facts, country, edition, day, column))
    from ..table.view import View

    chosen = facts.edition(edition) if edition else facts.edition_on(day)
    return RowTable(View(facts, chosen, facts.geography.find(country) if country else None, day))


def rows(
    *,
    edition: str | None = None,
    as_of: str | None = None,
    country: str | None = None,
    national: bool = False,
    column: str = "",
    data: str | None = None,
) -> RowTable:
    """The rows of what `specx.load` loads, by number; made once and kept while the program runs.

    `edition`, `as_of` (ISO date, today by default), `country`, `national`, `column` and `data` are those of `specx.load`.
    """
    import time

    day = as_of or time.strftime("%Y-%m-%d")
    return _held(edition or "", day, country or "", national, column, data or "")


def lookup(frequencies: Any, region: Any = None, **where: Any) -> Any:
    """The numbers of the rows in which frequencies lie, among `rows(**where)`; see `RowTable.lookup`.

    Not allocated is a row of the Table; -1 says that the data has none there, -2 that nothing was asked (not a number).

        >>> import specx
        >>> number = specx.lookup([3_500_000_000, 3_600_000_000], 1)
        >>> specx.rows()[number[1]].low_hz
        3600000000
    """
    return rows(**where).lookup(frequencies, region)
