"""A Table as a value of Python: what it says of itself, records and data frames."""

import subprocess
import sys

import pytest

import specx


@pytest.fixture(scope="module")
def brazil():
    return specx.load("rr-2024", country="BR")


def test_it_says_what_it_is(brazil):
    assert repr(brazil) == f"<View rr-2024, BR, {len(list(brazil))} rows>"
    assert repr(specx.load("rr-2020", printed=True)).startswith("<Table rr-2020, ")
    assert repr(specx.load(country="DE", national=True)).startswith("<NationalView de-")
    assert ", DE, " in repr(specx.load(country="DE", national=True))
    assert len(brazil) == len(list(brazil))
    assert brazil


def test_whether_it_is_there_reads_no_row():
    table = specx.load("rr-2024", printed=True)
    table.pieces = None
    assert bool(table) is True


def test_records_are_the_allocations(brazil):
    made = brazil.to_records()
    wanted = [
        (row.region, row.low_hz, row.high_hz, a.label, a.status, a.via, list(a.footnotes), list(row.footnotes))
        for row in brazil
        for a in row.allocations
    ]
    keys = ("region", "low_hz", "high_hz", "label", "status", "via", "footnotes", "row_footnotes")
    assert [tuple(r[k] for k in keys) for r in made if r["service"]] == wanted
    assert sum(not r["service"] for r in made) == sum(not row.allocations for row in brazil)
    assert len({tuple(r) for r in made}) == 1
    assert all(round(r["low_mhz"] * 1_000_000) == r["low_hz"] for r in made)


def test_frames_hold_the_records(brazil):
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    made = brazil.to_records()
    frame = brazil.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame.to_dict("records") == made
    other = brazil.to_polars()
    assert isinstance(other, polars.DataFrame)
    assert other.to_dicts() == made
    assert other.schema["footnotes"] == polars.List(polars.String)


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_library_that_is_not_there_is_named(brazil, name, monkeypatch):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=f"to_{name}.. needs {name}, which is not installed"):
        getattr(brazil, f"to_{name}")()


def test_dir_shows_what_is_public():
    assert set(dir(specx)) == set(specx.__all__)
    assert all(hasattr(specx, name) for name in dir(specx))


def test_asking_needs_no_frames():
    code = "import sys, specx; specx.load().at('3GHz'); print([m for m in ('pandas', 'polars', 'specx.table.frames') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.strip() == "[]"
