"""What lint says of documents: each slip of the pen in one line, nothing of what is right."""

from __future__ import annotations

import shutil

import pytest

from conftest import ROOT
from specx.lint import Settings

from .conftest import Slips

NEW = """\
- number: SM.9999-0
  title: Spectrum monitoring at 4 200-4 400 MHz
  edition: 2020
  bands: [4200-4400 MHz]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home = tmp_path_factory.mktemp("data") / "allocations"
    home.mkdir()
    for name in ("services.yaml", "regions.yaml"):
        shutil.copy(ROOT / "allocations" / name, home)
    shutil.copytree(ROOT / "allocations" / "documents", home / "documents")
    return Slips(home / "documents")


def findings(folder, name, text):
    """What is found when a text is added to a file, as rule and message."""
    found = folder.run(name, folder.text(name) + text, Settings()).findings
    return [(f.rule, f.message) for f in found if f.rule != "SPX010"]


@pytest.mark.parametrize(
    ("change", "rule", "words"),
    [
        ("", "", ""),
        (("SM.9999-0", "M.9999-0"), "SPX812", "is not the number of a report of series SM"),
        (("SM.9999-0", "SM.9999"), "SPX105", "is not a number with its revision"),
        (("SM.9999-0", "SM.2355-0"), "SPX812", "is there twice"),
        (("4200-4400 MHz]", "4200-4500 MHz]"), "SPX813", "names no 4500"),
        (("4200-4400 MHz]", "around 4 GHz]"), "SPX201", "is not a range"),
        (("4200-4400 MHz]", "4400-4200 MHz]"), "SPX202", "runs downwards"),
        (("4200-4400 MHz]", "above 4400 THz]"), "SPX201", "is no band below"),
        (("2020", "2031"), "SPX814", "the year 2031 cannot be"),
        (("2020", "1899"), "SPX814", "the year 1899 cannot be"),
        (("edition: 2020", "edition: 2020\n  approved: 2019"), "SPX107", "two years"),
        (("2020", "2020\n  see: RS.99999"), "SPX812", "there is no document RS.99999"),
        (("2020", '2020\n  list: "2019-01"'), "SPX812", "there is no list of 2019-01"),
        (("2020", "2020\n  status: valid"), "SPX105", "is not a status"),
        (("2020", "2020\n  services: [wireless]"), "SPX401", "unknown service"),
        (("2020", "2020\n  source: {at: page 1, date: 2020-05}"), "SPX102", "'document' is missing"),
    ],
)
def test_a_record_that_is_wrong_is_told(folder, change, rule, words):
    found = findings(folder, "reports-sm.yaml", NEW.replace(*change) if change else NEW)
    assert [r for r, _ in found if r == rule] == ([rule] if rule else [])
    assert not found if not rule else any(words in message for _, message in found)


def test_a_file_that_is_not_named_is_told(folder):
    (folder.root / "reports-xx.yaml").write_text(NEW, encoding="utf-8")
    try:
        found = [f for f in folder.run("reports-xx.yaml", NEW, Settings()).findings if f.rule == "SPX811"]
    finally:
        (folder.root / "reports-xx.yaml").unlink()
    assert [f.file.rpartition("/")[2] for f in found] == ["reports-xx.yaml"]


def test_a_list_without_a_source_is_told(folder):
    whole = folder.text("documents.yaml")
    less = whole.replace('- date: "2026-07-30"\n  document', '- date: "2026-07-30"\n  at')
    found = [f.message for f in folder.run("documents.yaml", less, Settings()).findings if f.rule == "SPX102"]
    assert any("'document' is missing" in message for message in found)
