"""docs/performance.md: its marks, every aim beside a figure, and nothing that tells whose machine it was. No clock."""

import importlib
import re
import sys

import pytest

from conftest import ROOT

PAGE = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tools():
    """The modules of benchmarks/, as the command finds them."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        yield {name: importlib.import_module(name) for name in ("aims", "measure", "page")}
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
        for name in ("aims", "measure", "page"):
            sys.modules.pop(name, None)


def test_the_page_has_its_marks_once_and_text_around(tools):
    page = tools["page"]
    assert (PAGE.count(page.BEGIN), PAGE.count(page.END)) == (1, 1)
    before, _, rest = PAGE.partition(page.BEGIN)
    assert "benchmarks/run.py" in before
    assert rest.partition(page.END)[2].strip()


def test_every_aim_stands_beside_a_figure(tools):
    for (what, against), (most, unit) in tools["aims"].AIMS.items():
        aim = f"{most:.2f}" if unit == "x" else f"{most:g} {unit}"
        line = re.search(
            rf"^\| {re.escape(what)} \| {re.escape(against)} \| {re.escape(aim)} \| ([^|]+) \|", PAGE, re.M
        )
        assert line, (what, against)
        value = re.match(r"[\d.]+", line[1])
        assert value is None or ("missed" in line[1]) == (float(value[0]) > most), line[0]


def test_each_peer_is_named_with_its_version_or_as_not_measured(tools):
    told = "".join(re.findall(r"^(?:Peers|Not measured)[^\n]*", PAGE, re.M))
    for name in tools["page"].WANTED:
        assert re.search(rf"\b{name}\b", told), name


def test_no_place_of_the_machine_is_told():
    assert not re.findall(r"/(?:tmp|home|root|work|Users)/|localhost|\.local\b", PAGE)


def test_a_missed_aim_is_told_and_one_that_nobody_measured_too(tools):
    aims, page, figure = tools["aims"], tools["page"], tools["measure"].Figure
    text = page.text({"Calls": [figure(aims.AT, aims.BARE, 0.41), figure("at", "nothing", 2.0)]}, {"jq": "1"}, "Once.")
    assert f"| {aims.AT} | {aims.BARE} | 0.40 | 0.41, **missed** |" in text
    assert f"| {aims.AT} | {aims.PASS} | 2.00 | not measured |" in text
    assert "| at | nothing | 2.00 |" in text
    assert "not to be had: rf-info" in text
