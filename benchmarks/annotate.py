"""`specx annotate` against Polars copying the same file and DuckDB joining it by hand, cold, in one run.

Usage: python benchmarks/annotate.py [ROWS]       (with an installed wheel, polars and duckdb)

Every side is a process of its own, started in turn; what is printed are medians, and the medians of the ratios of each turn.
The table that DuckDB joins is written beforehand and not counted.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

import specx
from specx.answers.cells import listed, numbers

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
SMALL = 10_000
TURNS = 5
END = 275_000_000_000
ADDED = "row_low_hz,row_high_hz,primary,secondary,footnotes_list"
COPY = "import polars as pl, sys; pl.scan_parquet(sys.argv[1]).sink_parquet(sys.argv[2], compression='zstd')"
JOIN = """
import duckdb, sys
_, source, target, table = sys.argv
read, form = (f"read_csv('{source}')", "format csv, header") if source.endswith("csv") else (f"read_parquet('{source}')", "format parquet, compression zstd")
db = duckdb.connect()
db.execute("set threads=2")
db.execute(f'''copy (select d.*, t.low_hz, t.high_hz, t.primary_, t.secondary, t.footnotes from {read} d
  asof left join '{table}' t on d.region = t.region and d.freq_hz >= t.low_hz) to '{target}' ({form})''')
"""


def written(folder: Path) -> None:
    """The files: rows with a frequency, a Region and two columns more; the Table as DuckDB joins it."""
    draw = np.random.default_rng(1)
    frame = pl.DataFrame(
        {
            "id": np.arange(ROWS), "freq_hz": draw.integers(0, END, ROWS), "region": draw.integers(1, 4, ROWS).astype("i1"),
            "power": draw.normal(10, 3, ROWS).round(2),
        }
    )  # fmt: skip
    frame.write_parquet(folder / "in.parquet", compression="zstd")
    frame.head(SMALL).write_csv(folder / "in.csv")
    pl.DataFrame(
        {
            "region": row.region, "low_hz": row.low_hz, "high_hz": row.high_hz,
            "primary_": listed(a.label for a in row.allocations if a.status == "primary"),
            "secondary": listed(a.label for a in row.allocations if a.status == "secondary"),
            "footnotes": numbers(row.all_footnotes()),
        }
        for row in specx.load()
    ).write_parquet(folder / "table.parquet")  # fmt: skip


def timed(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def compared(ours: list[str], others: dict[str, list[str]]) -> None:
    """Prints the medians, and the median of each turn's ratio."""
    sides = {"annotate": ours, **others}
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(TURNS):
        for name, command in sides.items():
            times[name].append(timed(command))
    print(f"  annotate: {statistics.median(times['annotate']):.2f} s")
    for name in others:
        ratios = [a / b for a, b in zip(times["annotate"], times[name], strict=True)]
        print(
            f"  {name}: {statistics.median(times[name]):.2f} s, ratio {statistics.median(ratios):.2f} "
            f"({min(ratios):.2f}-{max(ratios):.2f})"
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder)
        python, parquet, small = sys.executable, str(folder / "in.parquet"), str(folder / "in.csv")
        program = [str(Path(python).parent / "specx"), "annotate"]
        out, table = str(folder / "out.parquet"), str(folder / "table.parquet")
        print(f"{ROWS} rows of Parquet with a Region column, five columns added:")
        ours = [*program, parquet, "--to", out, "--add", ADDED]
        compared(
            ours,
            {
                "polars copies the file": [python, "-c", COPY, parquet, str(folder / "copy.parquet")],
                "duckdb, ASOF join": [python, "-c", JOIN, parquet, str(folder / "join.parquet"), table],
            },
        )
        compared(
            [*program, parquet, "--to", out],
            {"all ten usual columns; polars copies": [python, "-c", COPY, parquet, out]},
        )
        measure = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        peak = subprocess.run([python, "-c", measure, *ours], capture_output=True, encoding="utf-8", check=True).stdout
        scale = 1024**2 if sys.platform == "darwin" else 1024
        print(f"  peak memory: {int(peak) / scale:.0f} MiB")
        print(f"{SMALL} rows of CSV, in the base install's way:")
        csv_out = str(folder / "out.csv")
        compared(
            [*program, small, "--to", csv_out, "--add", ADDED],
            {"duckdb, ASOF join, cold": [python, "-c", JOIN, small, str(folder / "join.csv"), table]},
        )


if __name__ == "__main__":
    main()
