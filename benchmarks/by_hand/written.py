"""The files that are annotated: a frequency, a Region and two columns more; and the Table as others join it.

Usage: python written.py FOLDER ROWS SMALL
"""

import sys
from pathlib import Path

import numpy as np
import polars as pl

import specx
from specx.answers.cells import listed, numbers

folder, count, small = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
draw = np.random.default_rng(1)
frame = pl.DataFrame(
    {
        "id": np.arange(count), "freq_hz": draw.integers(0, 275_000_000_000, count),
        "region": draw.integers(1, 4, count).astype("i8"), "power": draw.normal(10, 3, count).round(2),
    }
)  # fmt: skip
frame.write_parquet(folder / "in.parquet", compression="zstd")
frame.head(count // 10).write_parquet(folder / "tenth.parquet", compression="zstd")
frame.head(small).write_csv(folder / "in.csv")
pl.DataFrame(
    {
        "region": row.region, "low_hz": row.low_hz, "high_hz": row.high_hz,
        "primary_": listed(a.label for a in row.allocations if a.status == "primary"),
        "secondary": listed(a.label for a in row.allocations if a.status == "secondary"),
        "footnotes": numbers(row.all_footnotes()),
    }
    for row in specx.load()
).write_parquet(folder / "table.parquet")  # fmt: skip
