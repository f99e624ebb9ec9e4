"""The Table joined to a file by Polars, the order of the file kept."""

import sys

import polars as pl

_, source, target, table = sys.argv
csv = source.endswith("csv")
rows = (pl.scan_csv if csv else pl.scan_parquet)(source).with_row_index("line").sort("freq_hz")
known = pl.scan_parquet(table).sort("low_hz").with_columns(pl.col("region").cast(pl.Int64))
joined = rows.join_asof(known, left_on="freq_hz", right_on="low_hz", by="region").sort("line").drop("line").collect()
if csv:
    joined.write_csv(target)
else:
    joined.write_parquet(target, compression="zstd")
