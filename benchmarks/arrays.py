"""`specx.lookup` of a million frequencies against `numpy.searchsorted` on the same edges, in one run.

Usage: python benchmarks/arrays.py
"""

import statistics
import time

import numpy as np

import specx

FREQUENCIES = 1_000_000
END = 275_000_000_000
TURNS = 15


def main() -> None:
    """Prints the median of the paired ratios; both sides take turns."""
    rows = specx.rows()
    lows = np.array([row.low_hz for row in rows if row.region == 1])
    first = next(number for number, row in enumerate(rows) if row.region == 1)
    draw = np.random.default_rng(1)
    asked = {
        "even": draw.uniform(0, END, FREQUENCIES),
        "even by decade": 10 ** draw.uniform(4, 11.4, FREQUENCIES),
        "sorted": np.sort(draw.uniform(0, END, FREQUENCIES)),
    }
    for name, floats in asked.items():
        for kind in ("f8", "i8", "f4"):
            numbers, edges = floats.astype(kind), lows.astype("f8" if kind == "f4" else kind)
            same = numbers.astype("f8") if kind == "f4" else numbers
            assert (rows.lookup(numbers, 1) == np.searchsorted(edges, same, side="right") - 1 + first).all()
            ours, theirs, ratios = [], [], []
            for _ in range(TURNS):
                started = time.perf_counter()
                rows.lookup(numbers, 1)
                between = time.perf_counter()
                np.searchsorted(edges, same, side="right")
                ours.append(between - started)
                theirs.append(time.perf_counter() - between)
                ratios.append(ours[-1] / theirs[-1])
            each = [statistics.median(times) / FREQUENCIES * 1e9 for times in (ours, theirs)]
            print(
                f"{name}, {kind}: lookup {each[0]:.1f} ns a frequency, searchsorted {each[1]:.1f} ns, "
                f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
            )
    regions = draw.integers(1, 4, FREQUENCIES)
    started = time.perf_counter()
    rows.lookup(asked["even"], regions)
    print(f"a Region for each frequency: {(time.perf_counter() - started) / FREQUENCIES * 1e9:.1f} ns a frequency")


if __name__ == "__main__":
    main()
