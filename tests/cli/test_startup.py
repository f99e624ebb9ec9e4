"""What the common calls never load: each of these modules takes longer to import than the answer takes to find."""

import subprocess
import sys

import pytest

from conftest import ROOT

# Asked of an interpreter without site-packages' own start-up files, which load what they like.
LOADING = """
import io, sys
sys.path[:0] = sys.argv.pop(1).split("|")
stdout, sys.stdout = sys.stdout, io.StringIO()
import specx.__main__
from specx.facts import folder
folder.COMPILED = sys.argv.pop(1)
from specx.cli.main import main
code = main(sys.argv[1:])
stdout.write(" ".join([str(code), *sorted(sys.modules)]))
"""
# Of the library: what looks at code or text in general. Of others: all.
NEVER = {
    "typing", "re", "json", "difflib", "decimal", "inspect", "dataclasses", "enum", "functools", "collections", "contextlib",
    "importlib", "hashlib", "signal", "datetime", "csv", "textwrap", "gettext", "tomllib", "unicodedata", "pickle", "traceback",
    "typer", "click", "rich", "intervaltree", "yaml",
}  # fmt: skip
OTHERS = NEVER & {"typer", "click", "rich", "yaml", "inspect", "pickle"}


def loaded(compiled, *words):
    """The modules that a call loads."""
    paths = "|".join([str(ROOT / "src"), *(p for p in sys.path if "site-packages" in p)])
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LOADING, paths, str(compiled), *words], capture_output=True, encoding="utf-8",
        check=True, env={"SPECX_CONFIG": "none", "COLUMNS": "100", "TERM": "xterm"},
    )  # fmt: skip
    code, *modules = ran.stdout.split()
    assert code in ("0", "1"), ran.stderr
    return set(modules)


@pytest.mark.parametrize(
    "line",
    [
        "at 3.5GHz -r 1 -o json",
        "at 3.5GHz -r 1",
        "at 3.5GHz -r 1 --color always",
        "at 3.5GHz",
        "at 3500MHz -r 2 -o jsonl",
    ],
)
def test_the_commonest_question_loads_little(compiled, line):
    modules = loaded(compiled, *line.split())
    assert modules & NEVER == set()
    assert len([name for name in modules if name.startswith("specx")]) < 60


@pytest.mark.parametrize(
    "line",
    [
        "overlap 3400-3600MHz -s FSS", "service FSS -o csv", "country US 3-4GHz", "diff --range 3.4-3.8GHz", "footnote 5.430A",
        "sharing 3400-3600MHz -s FSS -r 1", "examine 3.65GHz -b 20MHz -s mobile -r 1", "limits 3.4-4.2GHz -r 1 -o json",
        "compare 3-4GHz", "names Ku", "channels 156.8MHz", "info -o json",
    ],
)  # fmt: skip
def test_no_common_call_loads_a_framework(compiled, line):
    assert loaded(compiled, *line.split()) & OTHERS == set()


def test_what_is_unusual_does(compiled):
    """The test looks where it should: help is Typer's."""
    assert {"typer", "inspect"} <= loaded(compiled, "at", "--help")
