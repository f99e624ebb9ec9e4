"""What is aimed at, each against what: the most that it may be. The page tells of each what was measured."""

AT, COLOUR = "at 3.5GHz -r 1 -o json", "at 3.5GHz -r 1, in colour"
EXAMINE, SHARING = "examine 3.65GHz -b 20MHz -s mobile -r 1", "sharing 3.4-3.6GHz -s FSS -r 1"
COUNTRY, DIFF = "country US", "diff"
STREAM, MILLION = "at -, 100 000 frequencies, three Regions, CSV", "at -, a million frequencies"
LOOKUP = "specx.lookup, a million random frequencies"
PARQUET = "annotate, 10 million rows of Parquet with a Region column"
CSV = "annotate, 10 000 rows of CSV, base install"
FILE, ROWS = "lint of one file", "lint, 100 000 rows in files of 1 000"

BARE, PASS, RF_INFO, JQ = "a bare Typer 0.28 program", "python -c pass", "rf-info", "jq over the JSON lines"
OLD, PEAK = "0.1.0, processor time", "peak memory"
SEARCHSORTED, COPY, ASOF, YAMLLINT = "numpy.searchsorted", "Polars copying the file", "DuckDB, ASOF join", "yamllint"

AIMS: dict[tuple[str, str], tuple[float, str]] = {
    (AT, BARE): (0.40, "x"),
    (AT, RF_INFO): (0.60, "x"),
    (AT, JQ): (0.65, "x"),
    (AT, PASS): (2.0, "x"),
    (AT, PEAK): (13, "MiB"),
    (COLOUR, BARE): (0.50, "x"),
    (EXAMINE, BARE): (1.0, "x"),
    (SHARING, BARE): (1.0, "x"),
    (COUNTRY, BARE): (1.5, "x"),
    (DIFF, BARE): (2.0, "x"),
    (STREAM, OLD): (0.12, "x"),
    (MILLION, PEAK): (40, "MiB"),
    (LOOKUP, SEARCHSORTED): (0.50, "x"),
    (PARQUET, COPY): (2.0, "x"),
    (PARQUET, ASOF): (0.60, "x"),
    (PARQUET, PEAK): (500, "MiB"),
    (CSV, ASOF): (0.40, "x"),
    (FILE, YAMLLINT): (2.0, "x"),
    (ROWS, PEAK): (200, "MiB"),
}
