"""`specx annotate` against Polars copying the same file, and against joins written by hand, cold.

The table that they join is written beforehand and not counted.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import aims
from environments import Environments
from measure import Figure, Side, in_turn, peak, ratio, spelled, work

_PROGRAMS = Path(__file__).parent / "by_hand"
SMALL = 10_000
ADDED = "row_low_hz,row_high_hz,primary,secondary,footnotes_list"
_JOINS = {aims.ASOF: "with_duckdb", "Polars, join_asof": "with_polars", "pandas, merge_asof": "with_pandas"}


def figures(made: Environments, folder: Path, rounds: int, count: int) -> Iterator[Figure]:
    """Parquet with the extra, CSV without; what memory and time do with a tenth of the rows."""
    fast, written = made.fast / "python", _PROGRAMS / "written.py"
    subprocess.run([fast, written, folder, str(count), str(SMALL)], check=True)
    table = folder / "table.parquet"

    def join(engine: str, source: str) -> Side:
        return Side([fast, _PROGRAMS / f"{engine}.py", folder / source, folder / f"{engine}-{source}", table])

    def ours(place: Path, source: str) -> Side:
        return Side([place / "specx", "annotate", folder / source, "--to", folder / f"out-{source}", "--add", ADDED])

    sides = {"now": ours(made.fast, "in.parquet"), aims.COPY: join("copied", "in.parquet")}
    sides |= {name: join(engine, "in.parquet") for name, engine in _JOINS.items()}
    taken = in_turn(sides, rounds, warm=False)
    for other in sides:
        if other != "now":
            yield ratio(aims.PARQUET, other, taken["now"], taken[other])
    for name, side in sides.items():
        yield Figure(aims.PARQUET if name == "now" else f"{name}, the same", aims.PEAK, peak(side), "MiB")
    tenth = ours(made.fast, "tenth.parquet")
    grown = in_turn({"now": sides["now"], "tenth": tenth}, 1)
    each = [work(grown["now"][0]) / count, work(grown["tenth"][0]) / (count // 10)]
    beside = ", ".join(f"{spelled(seconds)} a row" for seconds in each)
    yield Figure(aims.PARQUET, "a tenth of them: processor time a row", each[0] / each[1], beside=beside)
    yield Figure("annotate, a tenth of them", aims.PEAK, peak(tenth), "MiB")

    sides = {"now": ours(made.base, "in.csv")} | {name: join(engine, "in.csv") for name, engine in _JOINS.items()}
    taken = in_turn(sides, rounds * 3)
    for name in _JOINS:
        yield ratio(aims.CSV, name, taken["now"], taken[name])
    yield Figure(aims.CSV, aims.PEAK, peak(sides["now"]), "MiB")
    for path in folder.glob("*.parquet"):
        path.unlink()
