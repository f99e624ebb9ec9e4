"""CSV in the programs that people open it with: numbers of footnotes stay text, frequencies stay numbers."""

import csv
import io
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.asking import run
from specx.answers.allocation_lines import AllocationLine
from specx.answers.cells import item, listed, numbered
from specx.cli.commands import COMMANDS
from specx.cli.lazy import given_by
from specx.output.sheet import Sheet, megahertz

# Every command whose answer has lines, asked widely.
ASKED = (
    "at 43MHz 3.65GHz 23.8GHz", "overlap 0Hz-300GHz", "overlap 1-40GHz --between FS FSS", "service RAS",
    "service --application IMT", "country NA 1-3GHz", "country DE 0-300MHz", "export", "export -c US --national", "compare 1-3GHz",
    "compare BR US 1-3GHz", "adjacent 1400-1427MHz --within 1GHz", "harmonics 690MHz", "sharing 17-18GHz -s FSS",
    "sharing 3-4GHz -s FSS -c BR --border AR", "limits 7-30GHz", "find -s FSS -b 36MHz -r 1", "footnotes",
    "footnote 5.340 5.150", "references", "references 9.21", "documents satellite", "outcomes", "agenda", "names",
    "channels 100-500MHz", "diff rr-2020 rr-2024 --range 1-10GHz", "info", "info --services", "info --countries", "rule",
    "examine 43MHz -b 1MHz -s EESS", "examine 3.9GHz -b 36MHz -s FSS", "diff us-2026-04 --range 1-10GHz",
    "sharing 3-4GHz -s FSS -c US --national", "footnotes --national -c US", "footnote US107", "references Part96",
    "examine 4.1GHz -b 40MHz -s MOBILE -c US --national",
)  # fmt: skip
# What a program may read as a number or as a day. A whole number comes back as it was written.
NUMBER = re.compile(r"[+-]?(\d+\.\d*|\.\d+|\d+)([eE][+-]?\d+)?|\d+[-/.]\d+([-/.]\d+)?|\d+:\d+")
WHOLE = re.compile(r"0|[1-9]\d*")
FIGURES = re.compile(r".*_(hz|mhz)|value|angle_deg")
DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")
SPAN = re.compile(r"\d+-\d+")
COMMON = [name for name in AllocationLine._fields if name not in ("layer", "column", "use", "rule_parts")]


@cache
def told(words, output="csv"):
    code, out, err = run(*words.split(), "-o", output)
    assert code in (0, 1), err
    return out


def lines(words):
    return list(csv.DictReader(io.StringIO(told(words), newline="")))


@pytest.mark.parametrize("words", ASKED)
def test_no_text_reads_as_a_number_or_a_day(words):
    rows = lines(words)
    assert rows
    seen = {
        (name, cell)
        for row in rows
        for name, cell in row.items()
        if NUMBER.fullmatch(cell) and not (FIGURES.fullmatch(name) or WHOLE.fullmatch(cell) or DAY.fullmatch(cell))
    }
    # Bands of a footnote are hertz from-to: no day, and no number.
    assert {(n, c) for n, c in seen if not (n == "bands_list" and SPAN.fullmatch(c) and len(c) > 5)} == set()


@pytest.mark.parametrize("words", ASKED)
def test_figures_are_numbers_and_megahertz_stand_beside_hertz(words):
    rows = lines(words)
    head = list(rows[0])
    for name in head:
        if name.endswith("_hz"):
            beside = name.removesuffix("_hz") + "_mhz"
            assert head[head.index(name) + 1] == beside
            assert all(
                Decimal(row[beside]) * 1_000_000 == int(row[name]) if row[name] else not row[beside] for row in rows
            )


def test_every_command_with_lines_is_asked_here():
    asked = {words.split()[0] for words in ASKED}
    # These read files, or are the outcomes of one conference.
    others = {"lint", "import", "wrc23"}
    assert {name for name in COMMANDS if any(line for _, line, _ in given_by(name))} == asked | others


def test_commands_of_allocations_have_the_same_columns():
    with_allocations = {}
    for name in COMMANDS:
        for _, line, _ in given_by(name):
            if line and issubclass(line, AllocationLine):
                with_allocations[name] = [f for f in line._fields if f in COMMON]
    assert set(with_allocations) == {
        "at",
        "overlap",
        "service",
        "country",
        "export",
        "compare",
        "adjacent",
        "harmonics",
    }
    assert all(sorted(found) == sorted(COMMON) for found in with_allocations.values())


def test_one_band_is_told_alike_by_every_command():
    asked = (
        "at 700MHz -r 1", "overlap 694-790MHz -r 1", "service MOBILE --range 694-790MHz -r 1", "export --range 694-790MHz -r 1",
        "compare 694-790MHz -r 1", "adjacent 694-790MHz --within 0Hz -r 1",
    )  # fmt: skip
    found = [
        {name: row[name] for name in COMMON}
        for words in asked
        for row in lines(words)
        if row["service"] == "mobile" and row["low_hz"] == "694000000"
    ]
    assert len(found) == len(asked)
    # Of `at` the outcomes are those that touch the frequency.
    there, *others = (row.pop("conference").split("; ") for row in found)
    assert all(set(there) <= set(other) for other in others)
    assert len({tuple(row.items()) for row in found}) == 1
    assert "IMT" in found[0]["uses"]
    assert there[0].startswith("WRC-23 ")
    assert found[0]["verified"] == "true"


def test_a_country_says_what_footnotes_make_of_it():
    row = next(r for r in lines("country DE 0-300MHz") if r["via_no"] != "table" and r["conditions"])
    assert row["conditions"].startswith(row["via_no"] + ": ")


@given(st.integers(0, 3_000_000_000_000))
def test_megahertz_are_exact(hz):
    assert Decimal(str(megahertz(hz))) * 1_000_000 == hz
    assert "E" not in str(megahertz(hz)).upper()


@given(st.lists(st.text()))
def test_a_list_splits_into_its_items(items):
    given_ = [text for text in items if text and not text.startswith(" ") and not text.endswith(";")]
    assert len(listed(given_).split("; ")) == max(1, len(given_))


def test_words_stand_before_numbers_alone():
    assert [numbered(text) for text in ("5.340", "table", "Resolution 750", "21.16 (Table 21-4)", "US74", "12/5", "")] == [
        "No. 5.340", "table", "Resolution 750", "No. 21.16 (Table 21-4)", "US74", "No. 12/5", "",
    ]  # fmt: skip
    assert (item("1.10"), item("")) == ("Item 1.10", "")


def test_columns_of_the_file_that_was_asked_come_back_as_they_were():
    sheet = Sheet(("row", "low_hz", "input_low_hz"))
    assert sheet.heads == ["row", "low_hz", "low_mhz", "input_low_hz"]
    assert sheet.cells([1, 1500, "1500"]) == [1, 1500, "0.0015", "1500"]


# --- opened with what people have

OPENED = ("export", "overlap 23.6-24GHz", "agenda", "footnotes", "references 9.21")
TEXTS = ("footnotes_list", "row_footnotes_list", "via_no", "footnote_no", "item_no", "reference_no")


@pytest.fixture(params=OPENED)
def written(request, tmp_path):
    """A file, and what its columns of numbers hold."""
    path = tmp_path / "answer.csv"
    path.write_text(told(request.param), encoding="utf-8")
    rows = lines(request.param)
    return path, {name: [row[name] for row in rows] for name in rows[0] if name in TEXTS}


def test_pandas_keeps_them(written):
    pandas = pytest.importorskip("pandas")
    path, texts = written
    frame = pandas.read_csv(path)
    for name, wanted in texts.items():
        assert [v if isinstance(v, str) else "" for v in frame[name]] == wanted
    if "low_mhz" in frame:
        assert frame["low_mhz"].dtype.kind in "fi"


def test_polars_keeps_them(written):
    polars = pytest.importorskip("polars")
    path, texts = written
    frame = polars.read_csv(path, infer_schema_length=None)
    for name, wanted in texts.items():
        assert [v or "" for v in frame[name]] == wanted


def test_duckdb_keeps_them(written):
    duckdb = pytest.importorskip("duckdb")
    path, texts = written
    for name, wanted in texts.items():
        found = duckdb.sql(f"select \"{name}\" from read_csv('{path}', sample_size=-1)").fetchall()
        assert [v or "" for (v,) in found] == wanted


def test_sqlite_utils_keeps_them(written, tmp_path):
    pytest.importorskip("sqlite_utils")
    import sqlite3

    path, texts = written
    data = tmp_path / "answer.db"
    subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "insert", data, "t", path, "--csv"], check=True, capture_output=True
    )  # fmt: skip
    for name, wanted in texts.items():
        assert [v or "" for (v,) in sqlite3.connect(data).execute(f'select "{name}" from t')] == wanted


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_them(written, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    path, texts = written
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx", "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    head, *rows = openpyxl.load_workbook(tmp_path / "answer.xlsx").active.iter_rows(values_only=True)
    for name, wanted in texts.items():
        assert [row[head.index(name)] or "" for row in rows] == wanted
    if "low_mhz" in head:
        assert all(isinstance(row[head.index("low_mhz")], int | float) for row in rows if row[head.index("low_mhz")])


# --- a workbook


@pytest.fixture
def book(specx, tmp_path):
    """Asks a command for a workbook and reads its one sheet."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")

    def ask(*words):
        path = tmp_path / "answer.xlsx"
        ran = specx("export", *words, "-o", "xlsx", "--to", str(path))
        assert ran.code == 0, ran.err
        return openpyxl.load_workbook(path).active

    return ask


def test_a_workbook_holds_what_csv_holds(book):
    sheet = book("--range", "23-24GHz")
    assert sheet.freeze_panes == "A2"
    head, *rows = sheet.iter_rows(values_only=True)
    wanted = lines("export --range 23-24GHz")
    assert list(head) == list(wanted[0])
    assert len(rows) == len(wanted)
    for row, line in zip(rows, wanted, strict=True):
        for name, value in zip(head, row, strict=True):
            if name.endswith(("_hz", "_mhz")) or name == "region":
                assert isinstance(value, int | float)
                assert Decimal(str(value)) == Decimal(line[name])
            elif name == "verified":
                assert value is (line[name] == "true")
            else:
                assert (value or "") == line[name]


def test_a_formula_in_the_facts_is_text_in_a_workbook():
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    from specx.output.xlsx import workbook

    texts = ["=1+1", "http://x.example", "5.340", "a" * 40_000, "\x1b[31m", None, 1.5, True, 3 * 10**12]
    made = workbook("at", "about", ["a"], [[text] for text in texts])
    cells = [row[0] for row in openpyxl.load_workbook(io.BytesIO(made)).active.iter_rows(min_row=2)]
    assert [c.data_type for c in cells] == ["s", "s", "s", "s", "s", "n", "n", "b", "n"]
    assert [c.value for c in cells[:3]] == texts[:3]
    assert len(cells[3].value) == 32_767
    assert cells[4].value == "[31m"
    assert made == workbook("at", "about", ["a"], [[text] for text in texts])


def test_a_workbook_is_no_text(monkeypatch, specx):
    from specx.errors import UsageError
    from specx.output import xlsx

    with pytest.raises(UsageError, match="terminal"):
        xlsx.check_xlsx(True)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    ran = specx("at", "3GHz", "-o", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err == "specx: -o xlsx needs an extra that is not installed (pip install 'specx[xlsx]', or take -o csv)\n"
    )
