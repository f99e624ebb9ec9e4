"""Run inside an environment with numpy: questions to a loaded index and to arrays. Prints what it measured as JSON.

Usage: python inside.py TURNS FREQUENCIES
"""

import json
import random
import sys
import time

import numpy as np

import specx

END = 275_000_000_000


def arrays(turns: int, count: int) -> dict[str, list[float]]:
    """Ratios of `rows.lookup` to `numpy.searchsorted` on the same edges, turn by turn, and both give the same."""
    rows = specx.rows()
    lows = np.array([row.low_hz for row in rows if row.region == 1])
    first = next(number for number, row in enumerate(rows) if row.region == 1)
    draw = np.random.default_rng(1)
    asked = {
        "random": draw.uniform(0, END, count),
        "random by decade": 10 ** draw.uniform(4, 11.4, count),
        "sorted": np.sort(draw.uniform(0, END, count)),
    }
    found: dict[str, list[float]] = {}
    for name, floats in asked.items():
        for kind in ("f8", "i8", "f4"):
            numbers, edges = floats.astype(kind), lows.astype("f8" if kind == "f4" else kind)
            same = numbers.astype("f8") if kind == "f4" else numbers
            assert (rows.lookup(numbers, 1) == np.searchsorted(edges, same, side="right") - 1 + first).all()
            ratios = found[f"{name}, {kind}"] = []
            for _ in range(turns):
                started = time.perf_counter()
                rows.lookup(numbers, 1)
                between = time.perf_counter()
                np.searchsorted(edges, same, side="right")
                ratios.append((between - started) / (time.perf_counter() - between))
    return found


def points(turns: int, count: int) -> tuple[list[float], float]:
    """Ratios of a point query to a linear scan of the same rows, and seconds of the first."""
    table = specx.load()
    rows = list(table)
    choose = random.Random(5)
    asked = [choose.randrange(END) for _ in range(count)]
    table.at(asked[0], 1)
    ratios, best = [], []
    for _ in range(turns):
        started = time.perf_counter()
        found = [table.at(hz, 1)[0].row for hz in asked]
        between = time.perf_counter()
        scanned = [next(r for r in rows if r.region == 1 and r.low_hz <= hz < r.high_hz) for hz in asked[:200]]
        took = (time.perf_counter() - between) / len(scanned)
        assert scanned == found[: len(scanned)]
        best.append((between - started) / count)
        ratios.append(best[-1] / took)
    return ratios, sorted(best)[turns // 2]


if __name__ == "__main__":
    turns, count = map(int, sys.argv[1:])
    print(json.dumps({"arrays": arrays(turns, count), "points": points(turns, count // 50)}))
