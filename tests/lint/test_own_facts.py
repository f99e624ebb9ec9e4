"""The facts that ship with specx pass their own linter."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from conftest import ROOT
from specx.lint import Report, Settings, run

NATIONAL = ROOT / "allocations" / "national"
# What a country's own table has beyond the Radio Regulations, by grade.
STATUS = {"SPX421", "SPX422", "SPX423", "SPX424", "SPX425"}
SOURCES = {"SPX801", "SPX102", "SPX802", "SPX803", "SPX804"}


@pytest.fixture(scope="module")
def report() -> Report:
    """All of it, under every rule that is not for notes alone."""
    return run([str(ROOT / "allocations")], Settings())


def test_the_allocations_are_clean(report) -> None:
    assert [f for f in report.findings if f.severity == "error"] == []
    assert len(report.checked) > 50


def test_no_record_of_ours_is_without_a_source(report) -> None:
    """What lint finds by taking one away holds for all of them."""
    assert [f for f in report.findings if f.rule in SOURCES] == []


def test_what_is_silenced_says_why(report) -> None:
    """Each comment in the countries' own tables names its rules and a ground; together they are what the rules find."""
    comments: Counter[str] = Counter()
    for path in sorted(NATIONAL.rglob("*.yaml")):
        for rules, why in re.findall(r"# specx: ignore\[([^\]]+)\](.*)", path.read_text(encoding="utf-8")):
            assert len(why.split()) >= 3, path
            comments.update(re.split(", *", rules))
    assert [f for f in report.findings if f.file.startswith(str(NATIONAL))] == []
    assert sum(c.document.name.startswith(str(NATIONAL)) for c in report.checked) > 20
    assert comments.keys() >= STATUS
