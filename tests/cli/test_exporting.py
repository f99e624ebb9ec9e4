"""Files of other programs: where they may go, what is left of one that fails, and what is said of what is missing."""

import io
import os
import sys

import pytest

from conftest import needs_posix
from specx.cli import export as declared
from specx.cli import exporting
from specx.cli.exporting import FORMS

BAND = ("-r", "1", "--range", "3-4GHz")
BINARY = [name for name, form in FORMS.items() if not form.as_text]


@pytest.fixture(autouse=True)
def _extras(request):
    """Parquet needs an extra."""
    if "parquet" in request.node.name:
        pytest.importorskip("polars")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_forms_are_declared_once():
    assert tuple(FORMS) == declared.FORMS


@pytest.mark.parametrize("form", FORMS)
def test_a_file_and_a_pipe_get_the_same(capsysbinary, monkeypatch, tmp_path, form):
    from specx.cli.main import main

    for name in [name for name in os.environ if name.startswith("SPECX_")]:
        monkeypatch.delenv(name)
    path = tmp_path / f"made{FORMS[form].ending}"
    assert main(["export", *BAND, "-o", form, "--to", str(path)]) == 0
    capsysbinary.readouterr()
    assert main(["export", *BAND, "-o", form]) == 0
    assert capsysbinary.readouterr().out == path.read_bytes()
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("form", BINARY)
def test_a_terminal_gets_no_bytes(specx, monkeypatch, form):
    monkeypatch.setattr(sys, "stdout", Terminal())
    from specx.cli.main import main

    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    assert main(["export", *BAND, "-o", form]) == 2
    assert told.getvalue() == f"specx: -o {form} is a file, not text for a terminal (add --to FILE)\n"
    assert sys.stdout.getvalue() == ""


def test_an_extra_that_is_missing_has_the_command_that_installs_it(specx, monkeypatch, tmp_path):
    monkeypatch.setattr(exporting, "find_spec", lambda name: None)
    for to in ("rows.parquet", "tables"):
        ran = specx("export", *BAND, "-o", "parquet", "--to", str(tmp_path / to))
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "specx: -o parquet needs an extra that is not installed (pip install 'specx[fast]', or take -o sqlite)\n"
        )
    ran = specx("export", *BAND, "-o", "sqlite", "--to", str(tmp_path / "rows.db"))
    assert ran.err == "specx: -o sqlite needs sqlite3, without which this Python was built (take -o datapackage)\n"
    assert os.listdir(tmp_path) == []
    assert specx("export", *BAND, "-o", "datapackage", "--to", str(tmp_path / "rows.zip")).code == 0


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("broken", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_what_fails_on_the_way_leaves_what_was_there(specx, monkeypatch, tmp_path, form, broken):
    path = tmp_path / f"made{FORMS[form].ending}"
    path.write_bytes(b"precious")

    def fail(what):
        raise broken

    monkeypatch.setattr(exporting, "FORMS", {**FORMS, form: FORMS[form]._replace(makes=fail)})
    ran = specx("export", *BAND, "-o", form, "--to", str(path))
    if broken is KeyboardInterrupt:
        assert (ran.code, ran.err) == (130, "")
    else:
        assert (ran.code, ran.err) == (2, f"specx: {path}: No space left on device\n")
    assert os.listdir(tmp_path) == [path.name]
    assert path.read_bytes() == b"precious"


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if form.folder])
def test_a_folder_comes_whole_or_not_at_all(specx, monkeypatch, tmp_path, form):
    folder = tmp_path / "made"
    assert specx("export", *BAND, "-o", form, "--to", str(folder)).code == 0
    held = sorted(p.name for p in folder.rglob("*") if p.is_file())
    assert len(held) > 10
    ran = specx("export", *BAND, "-o", form, "--to", str(folder))
    assert ran.code == 2
    assert ran.err == f"specx: {folder}: is there already, and is not overwritten (name a new folder)\n"
    assert sorted(p.name for p in folder.rglob("*") if p.is_file()) == held

    def half(what):
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "FORMS", {**FORMS, form: FORMS[form]._replace(folder=half)})
    assert specx("export", *BAND, "-o", form, "--to", str(tmp_path / "other")).code == 130
    assert os.listdir(tmp_path) == ["made"]
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.undo()
    assert specx("export", *BAND, "-o", form, "--to", str(empty)).code == 0
    assert sorted(p.name for p in empty.rglob("*") if p.is_file()) == held
    ran = specx("export", *BAND, "-o", form, "--to", str(tmp_path / "nowhere" / "made"))
    assert ran.code == 2
    assert "No such file or directory" in ran.err


@needs_posix
def test_a_new_folder_and_its_files_may_be_read_as_others_may(specx, tmp_path):
    old = os.umask(0o027)
    try:
        assert specx("export", *BAND, "-o", "datapackage", "--to", str(tmp_path / "made")).code == 0
    finally:
        os.umask(old)
    assert (tmp_path / "made").stat().st_mode & 0o777 == 0o750
    assert (tmp_path / "made" / "datapackage.json").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("form", ["sqlite", "efat", "datapackage"])
def test_nothing_found_is_a_file_too_and_exits_1(specx, tmp_path, form):
    path = tmp_path / f"made{FORMS[form].ending}"
    ran = specx("export", "-r", "1", "--range", "3-3.1GHz", "-s", "broadcasting", "-o", form, "--to", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert path.stat().st_size > 0


def test_no_other_command_has_them(specx):
    ran = specx("at", "3GHz", "-o", "sqlite")
    assert ran.code == 2
    assert ran.err.startswith("specx: --output 'sqlite' is not known (choose from table, json")
    assert "sqlite" in specx("export", "--help").out


def test_what_lies_outside_the_data_is_told(specx, tmp_path):
    ran = specx("export", "-r", "1", "--range", "2990-3010GHz", "-o", "sqlite", "--to", str(tmp_path / "x.db"))
    assert ran.code == 0
    assert "lies outside the data" in ran.err
    ran = specx("export", "-r", "1", "--range", "3000-3010GHz", "-o", "sqlite", "--to", str(tmp_path / "y.db"))
    assert ran.code == 3
    assert os.listdir(tmp_path) == ["x.db"]


def test_a_file_says_of_the_country_what_a_pipe_says(specx, tmp_path):
    path = tmp_path / "rows.json"
    piped = specx("export", "-c", "US", "--range", "3-3.1GHz", "-o", "json")
    filed = specx("export", "-c", "US", "--range", "3-3.1GHz", "-o", "json", "--to", str(path))
    assert path.read_text(encoding="utf-8") == piped.out
    assert filed.err == piped.err
    assert '"country": {"code": "US"' in piped.out
