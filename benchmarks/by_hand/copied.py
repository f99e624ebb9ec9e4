"""Polars copies a Parquet file: what reading and writing cost by themselves."""

import sys

import polars as pl

pl.scan_parquet(sys.argv[1]).sink_parquet(sys.argv[2], compression="zstd")
