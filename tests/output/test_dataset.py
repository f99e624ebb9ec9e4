"""Rows as databases and tables: what is read back is what JSON says, and the same export is the same bytes."""

import csv
import io
import json
import sqlite3
import zipfile
from functools import cache

import pytest

from specx.answers.footnotes import FootnoteRow
from specx.answers.limit_rows import LimitRow
from specx.answers.rows import TableRow
from specx.cli.exporting import FORMS
from specx.output.border import cell
from specx.output.dataset.columns import Shape, parts_of
from specx.output.described import fields_of

ASKED = (
    ("-r", "1", "--range", "3-5GHz"), ("-c", "BR", "--range", "400-500MHz"), ("-c", "US", "--national", "--range", "400-500MHz"),
    ("-r", "2", "-s", "FSS", "--range", "10-30GHz"),
)  # fmt: skip
WHOLE = pytest.mark.long
EVERY = [*ASKED, pytest.param((), marks=WHOLE), *(pytest.param(("-c", c, "--national"), marks=WHOLE) for c in ("US", "DE", "ES", "PL"))]  # fmt: skip


@pytest.fixture
def written(specx, tmp_path):
    """Exports into a file; gives its bytes."""

    def call(form, *words, name="made"):
        path = tmp_path / (name + FORMS[form].ending)
        ran = specx("export", *words, "-o", form, "--to", str(path))
        assert (ran.code, ran.out) == (0, ""), ran.err
        return path.read_bytes()

    return call


def opened(body, tmp_path):
    path = tmp_path / "opened.db"
    path.write_bytes(body)
    made = sqlite3.connect(path)
    made.row_factory = sqlite3.Row
    return made


@cache
def declared(record, leave):
    """The fields of a record, each with the type of its column."""
    types = {column.name: column.type for column in Shape(record, leave).columns}
    return [(field, types.get(field.key)) for field in fields_of(record) if field.key not in leave]


def as_json(row, record, leave=()):
    """A row of a database as JSON has it: what is at its default is left out."""
    told = {}
    for field, type_ in declared(record, frozenset(leave)):
        name = field.key
        if field.type.startswith("Source") and f"{name}_file" in row:
            told[name] = {"file": row[f"{name}_file"], "line": row[f"{name}_line"]}
            continue
        value = row[name]
        if value is not None and type_ in ("list", "json"):
            value = json.loads(value)
        elif value is not None and type_ == "boolean":
            value = bool(value)
        if f"{name}_text" in row and row[f"{name}_text"] is not None:
            value = row[f"{name}_text"]
        default = getattr(record, name, getattr(record, f"{name}_", None))
        if not field.always and (value is None or value == default or (value == [] and default == ())):
            continue
        if not field.always and hasattr(record, "sparse") and not value:
            continue
        told[name] = value
    return told


def rows_of(made):
    """The rows of an export, put together again out of the tables of a database."""
    inside = {}
    for name, kind in parts_of(TableRow):
        for row in made.execute(f'select * from "{name}" order by band_id, position'):
            inside.setdefault((row["band_id"], name), []).append(as_json(dict(row), kind))
    leave = {"edge", *(name for name, _ in parts_of(TableRow))}
    always = {f.key for f in fields_of(TableRow) if f.always}
    for row in made.execute("select * from bands order by id"):
        told = as_json(dict(row), TableRow, leave)
        for name, _ in parts_of(TableRow):
            parts = inside.get((row["id"], name), [])
            if parts or name in always:
                told[name] = parts
        yield {**told, "edge": False}


@pytest.mark.parametrize("words", EVERY)
def test_a_database_says_what_json_says(written, specx, tmp_path, words):
    made = opened(written("sqlite", *words), tmp_path)
    wanted = specx("export", *words, "-o", "json").json()
    assert list(rows_of(made)) == wanted["results"]
    head = {row["key"]: row["value"] for row in made.execute("select * from about")}
    assert head["data"] == wanted["data"]
    assert json.loads(head["edition"]) == wanted["edition"]
    assert json.loads(head["query"]) == wanted["query"]


@pytest.mark.parametrize("words", EVERY)
def test_keys_lead_somewhere_and_every_note_is_there(written, tmp_path, words):
    made = opened(written("sqlite", *words), tmp_path)
    assert made.execute("pragma foreign_key_check").fetchall() == []
    assert made.execute("pragma integrity_check").fetchone()[0] == "ok"
    cited = {
        number
        for row in made.execute("select footnotes from bands union all select footnotes from allocations")
        for number in json.loads(row[0])
    }
    assert cited == {row[0] for row in made.execute("select footnote_id from citations")}
    assert cited <= {row[0] for row in made.execute("select id from footnotes")}


def test_notes_and_limits_stand_beside_the_rows(written, specx, tmp_path):
    made = opened(written("sqlite", "-r", "1", "--range", "17-18GHz"), tmp_path)
    limits = [as_json(dict(row), LimitRow) for row in made.execute("select * from limits order by number")]
    assert limits == specx("limits", "17-18GHz", "-r", "1", "-o", "json").json()["results"]
    assert any(isinstance(limit["value"], float | int) for limit in limits)
    leave = ("rows", "for_country", "rules_of_procedure", "parts")
    note = as_json(dict(made.execute("select * from footnotes where id = '5.516'").fetchone()), FootnoteRow, leave)
    told = specx("footnote", "5.516", "-o", "json").json()["results"][0]
    assert note == {name: value for name, value in told.items() if name not in leave}
    parts = made.execute("select kind from footnote_parts where footnote_id = '5.516' order by position").fetchall()
    assert [part["kind"] for part in parts] == [part["kind"] for part in told.get("parts", ())]


def test_where_only_some_rows_are_asked_limits_are_of_those(written, tmp_path):
    made = opened(written("sqlite", "-r", "2", "--application", "IMT", "--range", "2-3GHz"), tmp_path)
    bands = made.execute("select low_hz, high_hz from bands").fetchall()
    limits = made.execute("select low_hz, high_hz from limits").fetchall()
    assert limits
    assert all(any(low < b["high_hz"] and high > b["low_hz"] for b in bands) for low, high in limits)
    every = opened(written("sqlite", "-r", "2", "--range", "2-3GHz"), tmp_path)
    assert every.execute("select count(*) from limits").fetchone()[0] > len(limits)


def test_limits_that_are_formulas_stay_text(written, specx, tmp_path):
    made = opened(written("sqlite", "-r", "1", "--range", "400-401MHz"), tmp_path)
    told = specx("limits", "400-401MHz", "-r", "1", "-o", "json").json()["results"]
    assert [as_json(dict(r), LimitRow) for r in made.execute("select * from limits order by number")] == told
    assert any(isinstance(limit["value"], str) for limit in told)


def test_a_point_is_one_line_of_sql(written, specx, tmp_path):
    made = opened(written("sqlite", "--range", "3.4-30GHz"), tmp_path)
    sql = "SELECT label FROM lines WHERE region = ? AND low_hz <= ? AND high_hz > ?"
    for hz in (3_400_000_000, 3_500_000_000, 13_400_000_000):
        for region in (1, 2, 3):
            row = specx("at", f"{hz}Hz", "-r", str(region), "-o", "json").json()["results"][0]
            wanted = [a["label"] for a in row["allocations"]] or ["(not allocated)"]
            assert [r["label"] for r in made.execute(sql, (region, hz, hz))] == wanted
    plan = " ".join(r["detail"] for r in made.execute("EXPLAIN QUERY PLAN " + sql, (1, 1, 1)))
    assert "USING INDEX bands_by_region" in plan
    assert "SCAN" not in plan


def test_what_datasette_shows_is_in_it(written, tmp_path):
    made = opened(written("sqlite", "-r", "1", "--range", "3-4GHz"), tmp_path)
    told = json.loads(made.execute("select value from about where key = 'datasette'").fetchone()[0])
    described = told["databases"]["specx"]["tables"]
    names = {r["name"] for r in made.execute("select name from sqlite_master where type in ('table', 'view')")}
    assert set(described) == {n for n in names if not n.startswith("sqlite_")}
    for name, of in described.items():
        columns = {row["name"] for row in made.execute(f'pragma table_info("{name}")')}
        assert set(of.get("columns", ())) <= columns
        assert of["description"]
    assert "CC0" in told["license"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", [("-r", "1", "--range", "3-5GHz"), ("-c", "ES", "--national", "--range", "3-5GHz")])
def test_the_same_export_is_the_same_bytes(written, form, words):
    if form == "parquet":
        pytest.importorskip("polars")
    first = written(form, *words)
    assert first
    assert first == written(form, *words, name="again")


# --- Parquet


@pytest.mark.parametrize("words", EVERY)
def test_parquet_says_what_json_says(written, specx, words):
    polars = pytest.importorskip("polars")
    frame = polars.read_parquet(io.BytesIO(written("parquet", *words)))
    wanted = []
    answer = specx("export", *words, "-o", "json").json()
    for row in answer["results"]:
        for a in row["allocations"] or [{}]:
            wanted.append(
                {
                    "country": answer["query"]["country"] or "", "region": row["region"], "column": row.get("column", ""),
                    "low_hz": row["low_hz"], "high_hz": row["high_hz"], "low_mhz": row["low_hz"] / 1e6,
                    "high_mhz": row["high_hz"] / 1e6, **{n: a.get(n, "") for n in ("service", "qualifier")},
                    "directions": a.get("directions", []), **{n: a.get(n, "") for n in ("status", "label")},
                    "footnotes": a.get("footnotes", []), "via": a.get("via", ""), "use": a.get("use", []),
                    "row_footnotes": row["footnotes"], "not_allocated": row["not_allocated"],
                    "verified": row.get("verified", True), "source": f"{row['source']['file']}:{row['source']['line']}",
                }
            )  # fmt: skip
    assert frame.to_dicts() == wanted
    assert frame.schema["row_footnotes"] == polars.List(polars.String)


def test_parquet_is_what_the_library_gives(written):
    polars = pytest.importorskip("polars")
    import specx as library

    frame = polars.read_parquet(io.BytesIO(written("parquet", "-c", "BR")))
    assert frame.to_dicts() == library.load(country="BR").to_records()


def test_a_folder_of_parquet_holds_the_tables_of_the_database(written, specx, tmp_path):
    polars = pytest.importorskip("polars")
    words = ("-c", "US", "--national", "--range", "400-500MHz")
    made = opened(written("sqlite", *words), tmp_path)
    ran = specx("export", *words, "-o", "parquet", "--to", str(tmp_path / "tables"))
    assert ran.code == 0, ran.err
    names = {row["name"] for row in made.execute("select name from sqlite_master where type = 'table'")}
    assert {p.stem for p in (tmp_path / "tables").iterdir()} == {n for n in names if not n.startswith("sqlite_")}
    for path in (tmp_path / "tables").iterdir():
        frame = polars.read_parquet(path)
        rows = [dict(row) for row in made.execute(f'select * from "{path.stem}"')]
        for name, kind in frame.schema.items():
            if kind.base_type() is polars.List:
                for row in rows:
                    row[name] = None if row[name] is None else json.loads(row[name])
        found = [row for row in rows if row.get("key") != "datasette"]
        assert frame.to_dicts() == found, path.stem


# --- Frictionless data package


def test_a_data_package_holds_the_tables_of_the_database(written, tmp_path):
    words = ("-r", "2", "--range", "2.5-3GHz")
    made = opened(written("sqlite", *words), tmp_path)
    with zipfile.ZipFile(io.BytesIO(written("datapackage", *words))) as archive:
        told = json.loads(archive.read("datapackage.json"))
        assert [info.date_time[0] for info in archive.infolist()] == [1980] * len(archive.infolist())
        for resource in told["resources"]:
            lines = list(csv.DictReader(io.StringIO(archive.read(resource["path"]).decode("utf-8"), newline="")))
            fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
            rows = [
                dict(r)
                for r in made.execute(f'select * from "{resource["name"]}"')
                if dict(r).get("key") != "datasette"
            ]
            assert len(rows) == len(lines)
            for row, line in zip(rows, lines, strict=True):
                for name, value in row.items():
                    text = line[name]
                    if value is None or value == "":
                        assert text == ""
                    elif fields[name] == "boolean":
                        assert text == ("true" if value else "false")
                    elif fields[name] in ("integer", "number"):
                        assert float(text) == value
                    else:
                        assert text == (cell(value) if fields[name] != "array" else value)
    assert told["licenses"][0]["name"] == "CC0-1.0"
    assert [source["title"] for source in told["sources"]][1].startswith("Radio Regulations, edition of 2024")
    keys = {r["name"]: r["schema"].get("foreignKeys", []) for r in told["resources"]}
    assert [k["reference"]["resource"] for k in keys["citations"]] == ["bands", "allocations", "footnotes"]


@pytest.mark.parametrize(
    "words", [ASKED[2], *(pytest.param(w, marks=WHOLE) for w in (ASKED[0], ASKED[1], ASKED[3], ()))]
)
def test_frictionless_finds_a_data_package_valid(specx, tmp_path, words):
    frictionless = pytest.importorskip("frictionless")
    ran = specx("export", *words, "-o", "datapackage", "--to", str(tmp_path / "package"))
    assert ran.code == 0, ran.err
    report = frictionless.validate(str(tmp_path / "package" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:3]
    assert report.stats["tasks"] > 10


# --- a workbook


def test_a_workbook_has_notes_and_limits_beside_the_rows(specx, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    path = tmp_path / "rows.xlsx"
    assert specx("export", "-r", "1", "--range", "17-18GHz", "-o", "xlsx", "--to", str(path)).code == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["export", "footnotes", "limits"]
    again = tmp_path / "again.xlsx"
    assert specx("export", "-r", "1", "--range", "17-18GHz", "-o", "xlsx", "--to", str(again)).code == 0
    assert again.read_bytes() == path.read_bytes()
    notes = [row[0] for row in book["footnotes"].iter_rows(min_row=2, values_only=True)]
    cited = {n for row in book["export"].iter_rows(min_row=2, values_only=True) for text in row if isinstance(text, str) and text.startswith("No. 5.") for n in text.split("; ") if ":" not in n}  # fmt: skip
    assert cited <= set(notes)
    wanted = csv.DictReader(io.StringIO(specx("limits", "17-18GHz", "-r", "1", "-o", "csv").out))
    assert [str(row[7]) for row in book["limits"].iter_rows(min_row=2, values_only=True)] == [
        line["provision_no"] for line in wanted
    ]
    assert specx("export", "-c", "US", "--national", "--range", "17-18GHz", "-o", "xlsx", "--to", str(path)).code == 0
    assert openpyxl.load_workbook(path).sheetnames == ["export", "footnotes"]
