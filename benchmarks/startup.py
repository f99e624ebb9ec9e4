"""What starting costs: cold calls against other programs that answer the same, or nothing, and their peak memory."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import aims
from environments import Environments
from measure import Figure, Side, in_turn, once, peak, ratio

_BARE = "import typer\n\ndef main(frequency: str) -> None:\n    print(frequency)\n\ntyper.run(main)\n"
QUESTIONS = {
    aims.AT: "at 3.5GHz -r 1 -o json",
    aims.COLOUR: "at 3.5GHz -r 1 --color always",
    "at 3.5GHz": "at 3.5GHz",
    "overlap 3-4GHz -o csv": "overlap 3-4GHz -o csv",
    "service FSS -o json": "service FSS -o json",
    aims.EXAMINE: aims.EXAMINE,
    aims.SHARING: aims.SHARING,
    aims.COUNTRY: aims.COUNTRY,
    aims.DIFF: aims.DIFF,
}
_SELECT = "SELECT * FROM lines WHERE region = 1 AND low_hz <= 3500000000 AND high_hz > 3500000000"
_JQ = "select(.region == 1 and .low_hz <= 3500000000 and .high_hz > 3500000000)"
_PANDAS = "import pandas as pd, sys; t = pd.read_csv(sys.argv[1]); print(t[(t.region == 1) & (t.low_hz <= 3500000000) & (t.high_hz > 3500000000)].to_json(orient='records'))"
_POLARS = "import polars as pl, sys; print(pl.scan_csv(sys.argv[1]).filter(region=1).filter(pl.col('low_hz') <= 3500000000, pl.col('high_hz') > 3500000000).collect().write_json())"
_DUCKDB = "import duckdb, sys; print(duckdb.sql(f\"select * from read_csv('{sys.argv[1]}') where region = 1 and low_hz <= 3500000000 and high_hz > 3500000000\").fetchall())"


def others(made: Environments, folder: Path) -> dict[str, Side]:
    """Who else answers, or only starts; over what `export` writes. Those that are not there are left out."""
    program = made.base / "specx"
    for form in ("jsonl", "csv", "sqlite"):
        once(Side([program, "export", "-o", form, "--to", folder / f"rows.{form}"]))
    bare = folder / "bare.py"
    bare.write_text(_BARE, encoding="utf-8")
    lines, table, fast = folder / "rows.jsonl", folder / "rows.csv", made.fast / "python"
    sides = {
        aims.PASS: Side([made.base / "python", "-c", "pass"]),
        aims.BARE: Side([made.peers / "python", bare, "x"]),
        "DuckDB over the CSV": Side([fast, "-c", _DUCKDB, table]),
        "pandas over the CSV": Side([fast, "-c", _PANDAS, table]),
        "Polars over the CSV": Side([fast, "-c", _POLARS, table]),
    }
    if (made.peers / "rf-info").exists():
        sides[aims.RF_INFO] = Side([made.peers / "rf-info", "3.5", "ghz", "us", "--json"])
    if jq := shutil.which("jq"):
        sides[aims.JQ] = Side([jq, "-c", _JQ, lines])
    if sqlite := shutil.which("sqlite3"):
        sides["sqlite3 over export -o sqlite"] = Side([sqlite, "-json", folder / "rows.sqlite", _SELECT])
    return sides


def figures(made: Environments, folder: Path, rounds: int) -> Iterator[Figure]:
    """Of every question the ratio to a bare program and to nothing; of the first to whoever answers it too."""
    theirs = others(made, folder)
    ours = {name: Side([made.base / "specx", *words.split()]) for name, words in QUESTIONS.items()}
    taken = in_turn({**theirs, **ours}, rounds)
    for name in ours:
        for other in theirs if name == aims.AT else (aims.BARE,):
            yield ratio(name, other, taken[name], taken[other])
    for name, side in {**ours, **theirs}.items():
        if name == aims.AT or side in theirs.values():
            yield Figure(name, aims.PEAK, peak(side), "MiB")
