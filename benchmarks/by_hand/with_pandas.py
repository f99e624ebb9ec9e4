"""The Table joined to a file by pandas, the order of the file kept."""

import sys

import pandas as pd

_, source, target, table = sys.argv
csv = source.endswith("csv")
rows = (pd.read_csv if csv else pd.read_parquet)(source).sort_values("freq_hz")
known = pd.read_parquet(table).sort_values("low_hz")
joined = pd.merge_asof(rows.reset_index(), known, left_on="freq_hz", right_on="low_hz", by="region")
joined = joined.sort_values("index").drop(columns="index")
if csv:
    joined.to_csv(target, index=False)
else:
    joined.to_parquet(target, compression="zstd", index=False)
