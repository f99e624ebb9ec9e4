"""The Table joined to a file by DuckDB: the row that begins at or below the frequency, of the same Region."""

import sys

import duckdb

_, source, target, table = sys.argv
read, form = f"read_parquet('{source}')", "format parquet, compression zstd"
if source.endswith("csv"):
    read, form = f"read_csv('{source}')", "format csv, header"
db = duckdb.connect()
db.execute("set threads=2")
db.execute(f"""copy (select d.*, t.low_hz, t.high_hz, t.primary_, t.secondary, t.footnotes from {read} d
  asof left join '{table}' t on d.region = t.region and d.freq_hz >= t.low_hz) to '{target}' ({form})""")
