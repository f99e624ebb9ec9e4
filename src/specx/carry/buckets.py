"""Where a frequency lies among edges, for whole arrays at once: a table over the leading bits of the number.

The first sixteen bits or so of a floating-point number are its exponent and the beginning of its fraction. They
choose a bucket; how many edges lie below the bucket is known beforehand, and the few edges inside it are compared one
by one, exactly. That takes no search. Frequencies below 2^53 Hz are exact as 64-bit floats, and so is every edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

_FRACTION = 52  # bits of the fraction of a 64-bit float
_BITS = 12  # of them in the bucket's number: two edges or so are then left to compare
_BLOCK = 16_384  # numbers at a time: what is made on the way stays in the cache
_LAST = 2**53  # above it there is no whole number of hertz that is exact


class Buckets:
    """Sorted edges in Hz; the piece of a frequency is the number of edges that are not above it."""

    def __init__(self, edges: Sequence[int]) -> None:
        if any(low >= high for low, high in pairwise(edges)) or (edges and edges[-1] >= _LAST):
            raise ValueError("edges in Hz, each above the one before it")
        exact = np.array(edges, dtype=np.float64)
        self.count = len(exact)
        self._shift = _FRACTION - _BITS
        # One hertz begins the second bucket: the first is of everything below it, negative numbers too.
        first = int(np.float64(1).view(np.int64) >> self._shift) - 1
        last = int(np.float64(max(self.count and edges[-1], 1)).view(np.int64) >> self._shift) + 1
        starts = (np.arange(first, last + 1, dtype=np.int64) << self._shift).view(np.float64)
        starts[0] = -np.inf
        below = np.searchsorted(exact, starts, side="left")
        self._first = first
        self._steps = int(np.diff(below, append=self.count).max()) if self.count else 0
        self._below = below.astype(np.int32 if self.count > 32_000 else np.int16)
        self._edges = np.append(exact, np.full(self._steps + 1, np.nan))  # nothing reaches what is no number

    def pieces(self, numbers: Any, chosen: Any, out: Any) -> None:
        """Fills `out` with what `chosen` has for the piece of each number.

        `numbers` is a contiguous array of 64-bit floats; what is no number counts as above every edge.
        """
        shift, first, below, edges = self._shift, self._first, self._below, self._edges
        bucket, edge = np.empty(_BLOCK, np.int64), np.empty(_BLOCK, np.float64)
        piece, above = np.empty(_BLOCK, below.dtype), np.empty(_BLOCK, np.bool_)
        for start in range(0, len(numbers), _BLOCK):
            some = numbers[start : start + _BLOCK]
            many = len(some)
            which, at, known, over = bucket[:many], edge[:many], piece[:many], above[:many]
            np.right_shift(some.view(np.int64), shift, out=which)
            np.subtract(which, first, out=which)
            np.take(below, which, out=known, mode="clip")
            for _ in range(self._steps):
                np.take(edges, known, out=at, mode="clip")
                np.greater_equal(some, at, out=over)
                np.add(known, over, out=known, casting="unsafe")
            np.take(chosen, known, out=out[start : start + many], mode="clip")
