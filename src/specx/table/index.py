"""Where rows, services and uses are found by frequency. The only module that imports intervaltree.

The rows of a Region follow each other, so that bisection finds them. What overlaps (services over
several rows, uses, limits) stands in interval trees, by Region and service, made when first asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TypeAlias, TypeGuard

    from ..regulations.values import Row

_FEW = 12  # questions: for so many, looking through all is quicker than making a tree


class Tree:
    """Values that stand in `[low, high)`, half-open as bands are: found by an interval tree, the first few by looking.

    Values of one low edge come in no order that is to be relied on; where they are shown so, `few` keeps to one way.
    """

    def __init__(self, items: Iterable[tuple[int, int, object]], few: int = _FEW) -> None:
        self._few = few
        held: dict[tuple[int, int], list[object]] = {}
        for low, high, value in items:
            beside = held.setdefault((low, high), [])
            if value not in beside:
                beside.append(value)
        self._items = [(low, high, value) for (low, high), values in held.items() for value in values]
        self._asked = 0
        self._tree: Any = None

    def overlap(self, low_hz: int, high_hz: int) -> list[Any]:
        """The values whose interval shares at least one hertz with `[low, high)`, by low edge."""
        self._asked += 1
        if self._asked <= self._few:
            found = [item for item in self._items if item[0] < high_hz and item[1] > low_hz]
        else:
            if self._tree is None:
                from intervaltree import IntervalTree  # type: ignore[import-untyped]

                self._tree = IntervalTree.from_tuples(self._items)
            found = self._tree.overlap(low_hz, high_hz)
        return [value for _, _, value in sorted(found, key=lambda item: item[0])]


# Where rows follow each other: a Region, or a column of a country's own table in a Region.
Place: TypeAlias = "int | tuple[int, str]"
# What a question names: one of them, several Regions, or none for all.
Asked: TypeAlias = "Place | Iterable[int] | None"


def is_column(asked: Asked) -> TypeGuard[tuple[int, str]]:
    """Whether a column of a country's own table is asked."""
    return isinstance(asked, tuple) and len(asked) == 2 and isinstance(asked[1], str)


def region_of(place: Place) -> int:
    """The Region of a place."""
    return place if isinstance(place, int) else place[0]


def place_of(row: Row) -> Place:
    """The Region of a row, with the column where it is one of a country's own table."""
    return row.region if row.own is None else (row.region, row.own.column)


class RowIndex:
    """Rows by Region, and each service's bands by Region; those of a country's own table by column too."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)
        self._by_region: dict[Place, tuple[list[int], list[Row]]] = {}
        self._by_service: dict[tuple[Place, str], Tree] = {}

    def _region(self, region: Place) -> tuple[list[int], list[Row]]:
        """The low edges of one Region's rows, and the rows, in order."""
        known = self._by_region.get(region)
        if known is None:
            rows = sorted((row for row in self.rows if place_of(row) == region), key=lambda row: row.low_hz)
            known = self._by_region[region] = [row.low_hz for row in rows], rows
        return known

    def at(self, hz: int, region: Place) -> Row | None:
        """The row that holds the frequency, or None."""
        lows, rows = self._region(region)
        place = bisect_right(lows, hz) - 1
        return rows[place] if place >= 0 and hz < rows[place].high_hz else None

    def overlap(self, low_hz: int, high_hz: int, region: Place) -> list[Row]:
        """The rows that share at least one hertz with the range, by low edge."""
        lows, rows = self._region(region)
        first = max(bisect_right(lows, low_hz) - 1, 0)
        return [row for row in rows[first : bisect_left(lows, high_hz)] if row.high_hz > low_hz]

    def service(self, service: str, region: Place, low_hz: int, high_hz: int) -> list[Row]:
        """The rows of one Region that have the service and meet `[low, high)`, by low edge."""
        key = (region, service)
        tree = self._by_service.get(key)
        if tree is None:
            tree = self._by_service[key] = Tree(
                (row.low_hz, row.high_hz, row)
                for row in self.rows
                if place_of(row) == region and any(a.service == service for a in row.allocations)
            )
        return tree.overlap(low_hz, high_hz)
