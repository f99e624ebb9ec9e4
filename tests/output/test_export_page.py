"""docs/export.md: its commands make files, and its lines of SQL give what stands under them."""

import re
import shlex
import sqlite3
import subprocess
import sys
from importlib.util import find_spec

import pytest

from conftest import ROOT
from specx.cli import exporting
from specx.output.dataset import tables

PAGE = ROOT / "docs" / "export.md"
BLOCK = re.compile(r"^```(\w[^\n]*)\n(.*?)^```$", re.S | re.M)


def blocks():
    return [(kind, text.strip()) for kind, text in BLOCK.findall(PAGE.read_text(encoding="utf-8"))]


def questions(kind):
    """Each line of SQL of a kind, with what stands under it."""
    held = blocks()
    return [(sql, held[n + 1][1]) for n, (found, sql) in enumerate(held) if found == kind]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder in which every command of the page has been run that makes a file."""
    from specx.cli.main import main

    place = tmp_path_factory.mktemp("page")
    held, made = {}, {}
    holdings, tables_of = exporting._holdings, tables.tables_of

    def held_once(what):
        """What the page exports several times, in several forms, is put together once."""
        asked = what.ask.chosen_edition.id, what.country, what.low_hz, what.high_hz
        if asked not in held:
            held[asked] = holdings(what)
        return held[asked]

    def made_once(of):
        if id(of) not in made:
            made[id(of)] = tables_of(of)
        return made[id(of)]

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setattr(exporting, "_holdings", held_once)
        patch.setattr(tables, "tables_of", made_once)
        for line in (line for kind, text in blocks() if kind == "sh" for line in text.splitlines()):
            program, *words = shlex.split(line)
            if program == "specx" and not ("parquet" in words and find_spec("polars") is None):
                assert main(words) in (0, 1), line
    return place


def told(rows):
    return "\n".join("|".join("" if v is None else str(v) for v in row) for row in rows)


def test_every_line_of_sql_gives_what_stands_under_it(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert len(questions("sql")) >= 8
    with sqlite3.connect("specx.db") as made:
        for sql, wanted in questions("sql"):
            assert "\n" not in sql
            *before, last = [part for part in sql.split(";") if part.strip()]
            for part in before:
                made.execute(part)
            assert told(made.execute(last)) == wanted, sql


def test_duckdb_gives_what_stands_under_it(folder, monkeypatch):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("polars")
    monkeypatch.chdir(folder)
    assert len(questions("sql duckdb")) == 3
    for sql, wanted in questions("sql duckdb"):
        assert told(duckdb.sql(sql).fetchall()) == wanted, sql


def test_every_file_that_the_page_names_is_made(folder):
    named = {line.split("--to ")[1] for kind, text in blocks() if kind == "sh" for line in text.splitlines() if "--to " in line}  # fmt: skip
    assert len(named) == 9
    polars = find_spec("polars") is not None
    assert {name for name in named if not (folder / name).exists()} == (set() if polars else {"rows.parquet", "tables"})
    assert (folder / "draft" / "national" / "de").is_dir()


def test_datasette_opens_it_with_its_description(folder):
    pytest.importorskip("datasette")
    with sqlite3.connect(folder / "specx.db") as made:
        text = made.execute("SELECT value FROM about WHERE key = 'datasette'").fetchone()[0]
    (folder / "metadata.json").write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "datasette", "specx.db", "--metadata", "metadata.json", "--get", "/specx/citations?_size=2"],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "CC0 1.0" in ran.stdout
    assert "Which footnote stands in which band" in ran.stdout
    # A key leads to the band that it is of, by its name.
    assert re.search(r'<a href="/specx/bands/1">0-8\.3 kHz</a>', ran.stdout)
