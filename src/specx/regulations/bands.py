"""Sums of bands: union, difference, total width. Bands are (low, high) in Hz, half-open."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


Span = tuple[int, int]


def union(bands: Iterable[Span]) -> list[Span]:
    """The same spectrum as bands that neither overlap nor touch, by low edge."""
    merged: list[Span] = []
    for low, high in sorted(bands):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        elif low < high:
            merged.append((low, high))
    return merged


def minus(bands: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """What of `bands` is in none of `others`."""
    left = []
    taken = union(others)
    for low, high in union(bands):
        start = low
        for a, b in taken:
            if b <= start or a >= high:
                continue
            if a > start:
                left.append((start, a))
            start = max(start, b)
        if start < high:
            left.append((start, high))
    return left


def width(bands: Iterable[Span]) -> int:
    """How many hertz the bands hold; a hertz in several counts once."""
    return sum(high - low for low, high in union(bands))
