"""Recipes of docs/engines.md run as they stand, and answer as `annotate` does; batches of Arrow, one after another."""

import pickle
import re
import sys
from itertools import pairwise

import pytest

import specx as library
from conftest import ROOT
from specx.carry.layers import Layer

pl = pytest.importorskip("polars")
np = pytest.importorskip("numpy")

EDITION = {"edition": "rr-2024"}


@pytest.fixture(scope="module")
def campaign(tmp_path_factory):
    """A folder of Parquet parted by year, with every edge among its frequencies."""
    folder = tmp_path_factory.mktemp("engines")
    edges = np.array(library.rows(**EDITION).edges)
    draw = np.random.default_rng(4)
    hertz = np.concatenate([edges, edges + 1, np.maximum(edges - 1, 0), draw.integers(0, 3_000_000_000_000, 500)])
    frame = pl.DataFrame({"freq_hz": hertz, "region": draw.integers(1, 4, len(hertz)).astype(np.int8)}).with_row_index(
        "n"
    )
    for year, part in ((2025, frame.head(700)), (2026, frame.slice(700))):
        (folder / "campaign" / f"year={year}").mkdir(parents=True)
        part.write_parquet(folder / "campaign" / f"year={year}" / "part.parquet")
    frame.write_parquet(folder / "whole.parquet")
    return folder


@pytest.fixture(scope="module")
def annotated(campaign):
    from specx.cli.main import main

    path = campaign / "annotated.parquet"
    words = [
        "annotate",
        str(campaign / "whole.parquet"),
        "-e",
        "rr-2024",
        "--prefix",
        "rr_",
        "--map",
        "region=region",
        "--to",
        str(path),
    ]
    assert main(words) == 0
    return pl.read_parquet(path).sort("n").with_columns(pl.col(pl.Enum).cast(pl.String))


def blocks(title):
    """The Python of a section."""
    page = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")
    section = page.split(f"## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"```python\n(.*?)```", section, re.S)


@pytest.fixture
def run(campaign, monkeypatch):
    monkeypatch.chdir(campaign)

    def execute(*codes):
        for code in codes:
            exec(code, {})

    execute(*blocks("The table to join"))
    return execute


def same(path, annotated, names):
    found = pl.read_parquet(path).sort("n")
    for name in names:
        assert found[name].fill_null("").to_list() == annotated[f"rr_{name}"].fill_null("").to_list(), name


def test_the_join_of_duckdb(run, annotated):
    pytest.importorskip("duckdb")
    run(*blocks("DuckDB"))
    same("duckdb.parquet", annotated, ("answer", "primary", "secondary", "footnotes_list"))
    found = pl.read_parquet("duckdb.parquet").sort("n")
    assert found["row_low_hz"].to_list() == annotated["rr_row_low_hz"].to_list()
    assert set(found["year"]) == {2025, 2026}


def test_lookup_and_join_of_polars(run, annotated):
    lookup, join = blocks("Polars")
    run(lookup, join)
    same("polars.parquet", annotated, ("primary",))
    same("joined.parquet", annotated, ("answer", "primary"))


def test_stretches_tile_and_say_what_the_view_says():
    found = library.stretches(2, as_of="2026-10-01")
    layer = Layer(library.rows(as_of="2026-10-01").table, 2)
    assert [record["low_hz"] for record in found] == layer.lows
    assert all(a["high_hz"] == b["low_hz"] for a, b in pairwise(found))
    assert {record["region"] for record in library.stretches(**EDITION)} == {1, 2, 3}
    assert found[-1]["answer"] == "outside"
    own = library.stretches(country="US", national=True, edition="us-2026-04")
    assert {record["column"] for record in own} == {"federal", "non-federal"}


# --- batches of Arrow


def test_batches_of_arrow_are_answered_as_a_file_is(campaign, annotated):
    pa = pytest.importorskip("pyarrow")
    table = pl.read_parquet(campaign / "whole.parquet").to_arrow()
    annotate = library.ArrowAnnotator({"frequency": "freq_hz", "region": "region"}, edition="rr-2024", prefix="rr_")
    list(annotate(table.to_batches()[:1]))
    sent = pickle.dumps(annotate)
    assert len(sent) < 1_000, "words are sent, and no facts"
    batches = [table.slice(at, 311).combine_chunks().to_batches()[0] for at in range(0, table.num_rows, 311)]
    empty = batches[0].slice(0, 0)
    found = pa.Table.from_batches(list(pickle.loads(sent)([empty, *batches])))
    for name in annotated.columns:
        given = found[name].to_pylist()
        assert [value or None for value in given] == [value or None for value in annotated[name].to_list()], name
    types = dict(word.split(" ") for word in annotate.schema.split(", "))
    plain = {"bigint": "int64", "boolean": "bool", "string": "string"}
    assert {name: plain[kind] for name, kind in types.items()} == {
        name: str(found.schema.field(name).type) for name in types
    }


@pytest.mark.long
def test_a_local_spark_answers_the_same(campaign, annotated, monkeypatch):
    """Needs Java, pyspark and what pyspark needs for Arrow: a job of its own runs it."""
    sql = pytest.importorskip("pyspark.sql")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = spark.read.parquet(str(campaign / "campaign"))
        annotate = library.ArrowAnnotator({"frequency": "freq_hz", "region": "region"}, edition="rr-2024", prefix="rr_")
        schema = ", ".join(f"{field.name} {field.dataType.simpleString()}" for field in frame.schema)
        found = frame.mapInArrow(annotate, f"{schema}, {annotate.schema}").orderBy("n").collect()
    finally:
        spark.stop()
    for name in ("rr_answer", "rr_primary", "rr_row_low_hz", "rr_edge"):
        assert [row[name] or None for row in found] == [value or None for value in annotated[name].to_list()], name
