"""Interval trees over rows, by Region and by service. The only module that imports intervaltree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from intervaltree import IntervalTree  # type: ignore[import-untyped]

from ..regulations.values import Row

Tree: TypeAlias = Any


def tree_of(items: Iterable[tuple[int, int, object]]) -> Tree:
    """A tree over `(low_hz, high_hz, value)`, half-open as bands are."""
    return IntervalTree.from_tuples(items)


def found_at(tree: Tree, hz: int) -> list[Any]:
    """The values whose interval holds the frequency, in no particular order."""
    return [interval.data for interval in tree.at(hz)]


def found_in(tree: Tree, low_hz: int, high_hz: int) -> list[Any]:
    """The values whose interval shares at least one hertz with `[low, high)`, by low edge."""
    return [interval.data for interval in sorted(tree.overlap(low_hz, high_hz), key=lambda i: i.begin)]


class RowIndex:
    """Rows by Region, and each service's bands by Region, as trees built when first asked."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)
        self._by_region: dict[int, Tree] = {}
        self._by_service: dict[tuple[int, str], Tree] = {}

    def region(self, region: int) -> Tree:
        """The tree of one Region's rows."""
        tree = self._by_region.get(region)
        if tree is None:
            tree = self._by_region[region] = tree_of(
                (row.low_hz, row.high_hz, row) for row in self.rows if row.region == region
            )
        return tree

    def at(self, hz: int, region: int) -> Row | None:
        """The row that holds the frequency, or None."""
        for interval in self.region(region).at(hz):
            row: Row = interval.data
            return row
        return None

    def overlap(self, low_hz: int, high_hz: int, region: int) -> list[Row]:
        """The rows that share at least one hertz with the range, by low edge."""
        return found_in(self.region(region), low_hz, high_hz)

    def service(self, service: str, region: int, low_hz: int, high_hz: int) -> list[Row]:
        """The rows of one Region that have the service and meet `[low, high)`, by low edge."""
        key = (region, service)
        tree = self._by_service.get(key)
        if tree is None:
            tree = self._by_service[key] = tree_of(
                (row.low_hz, row.high_hz, row)
                for row in self.rows
                if row.region == region and any(a.service == service for a in row.allocations)
            )
        return found_in(tree, low_hz, high_hz)
