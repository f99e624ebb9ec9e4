"""What tests share: the facts, the program as a function, the reference where it is at hand."""

import contextlib
import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from specx.facts.folder import Facts
from specx.table.table import Table
from specx.table.view import View

# As the program does: facts are kept and hold no cycles, and looking through them again and again was a quarter of the time.
gc.set_threshold(200_000, 20, 20)

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT.parent / "shared" / "reference"

# Examples are drawn afresh in each run, but a slow machine must not fail a test.
settings.register_profile("specx", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("specx")


def _may_link():
    """Whether symbolic links can be made here: Windows grants that to some."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            os.symlink("nowhere", os.path.join(folder, "link"))
        except (AttributeError, OSError):
            return False
    return True


needs_posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="such files, streams and terminals only POSIX has")
needs_links = pytest.mark.skipif(not _may_link(), reason="symbolic links cannot be made here")


@dataclass
class Ran:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    def json(self):
        return json.loads(self.out)


def run_program(*arguments, stdin="", env=None, cwd=None, timeout=600):
    """Runs `python -m specx` in a process of its own, without the caller's specx settings."""
    clean = {
        k: v for k, v in os.environ.items() if not k.startswith("SPECX_") and k not in ("NO_COLOR", "GITHUB_ACTIONS")
    }
    done = subprocess.run(
        [sys.executable, "-m", "specx", *arguments], input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True, env={**clean, **(env or {})}, cwd=cwd or ROOT, timeout=timeout, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def work(task):
    """How many functions of Python a task calls: its cost, the same on every machine and however busy it is."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(before)
    return calls


@pytest.fixture
def specx_process():
    return run_program


@pytest.fixture
def specx(capsys, monkeypatch):
    """Runs a command in this process: fast, and the same boundary as the console script."""
    from specx.cli.main import main

    for name in list(os.environ):
        if name.startswith("SPECX_"):
            monkeypatch.delenv(name)

    def run(*arguments, stdin=None):
        import io

        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = main(list(arguments))
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


KEPT = {}


@contextlib.contextmanager
def keeps(folder):
    """Questions of this folder share what was read of it too; the folder must not change meanwhile."""
    KEPT[folder] = Facts(folder)
    try:
        yield folder
    finally:
        del KEPT[folder]


@pytest.fixture(scope="session", autouse=True)
def facts():
    """The facts of this checkout. Every question asked in this process shares what was read of them: reading YAML
    anew for each would be most of the time. Other folders, compiled ones and overlays are read as ever, but for
    those that a module `keeps`."""
    opened, read, shared, as_read = Facts.__init__, Facts._read, Facts(), {}
    KEPT[None] = shared

    def share(self, folder=None, *more, **named):
        if folder in KEPT and not more and not named:
            self.__dict__ = KEPT[folder].__dict__
        else:
            opened(self, folder, *more, **named)

    def remember(self, kind, relative):
        found = read(self, kind, relative)
        if self.__dict__ is shared.__dict__:
            as_read[kind, relative] = json.dumps(found)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Facts, "__init__", share)
        patch.setattr(Facts, "_read", remember)
        yield shared
    changed = [key for key, found in shared._records.items() if json.dumps(found) != as_read[key]]
    assert not changed, "an answer changed records that others share"


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """The compiled form of the facts of this checkout, as a wheel has it. Nobody writes there: see `linked`."""
    from specx.facts.compiled import compile_facts

    folder = tmp_path_factory.mktemp("compiled")
    assert compile_facts(str(ROOT / "allocations"), str(folder)) > 50
    return folder


def linked(folder, copy, *spoilt):
    """A copy of a folder for one who spoils the files named, and no others: those are of its own, the rest is linked."""
    shutil.copytree(folder, copy, copy_function=_link)
    for name in spoilt:
        (copy / name).unlink()
        shutil.copy2(folder / name, copy / name)
    return copy


def _link(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.fixture(scope="session")
def tables(facts):
    """Every edition's Table by id."""
    return {name: Table(facts, facts.edition(name)) for name in facts.edition_ids}


@pytest.fixture(scope="session")
def views(facts):
    """What holds in the Regions by every edition, by id; on a day that does not move."""
    return {name: View(facts, facts.edition(name), None, "2026-01-01") for name in facts.edition_ids}


@pytest.fixture(scope="session")
def asked(tables, views):
    """Everything that answers the questions of a Table: pages as printed, and views."""
    return {**tables, **{f"{name} view": view for name, view in views.items()}}


@pytest.fixture(scope="session")
def asked_rows(asked):
    """The rows of each, for tests that scan them by hand."""
    return {name: list(table) for name, table in asked.items()}


@pytest.fixture(scope="session")
def rows(tables):
    """Every edition's rows by id: what the tests scan by hand."""
    return {name: list(table) for name, table in tables.items()}


@pytest.fixture(scope="session")
def reference():
    """The folder of reference facts; tests that need it are skipped where it is absent."""
    if not REFERENCE.is_dir():
        pytest.skip("the reference is not at hand")
    return REFERENCE
