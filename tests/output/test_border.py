"""Nothing that comes from data or arguments steers a terminal, a page or a spreadsheet."""

import csv
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from specx.output.border import STEERING, cell, clean, clean_json, markdown

NASTY = "a\x1b[31mred\x07 \u202egnol\u202c <script>x</script> | =1+1 é 中 ع\x9b2J\u2028end"


def steers(text):
    return [
        c
        for c in text
        if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and ord(c) in STEERING
    ]


@given(st.text())
def test_what_steers_goes_and_the_rest_stays(text):
    assert not steers(clean(text))
    assert clean(text) == "".join(c for c in text if ord(c) not in STEERING)
    assert json.loads(clean_json(json.dumps(text, ensure_ascii=False))) == text
    assert not [c for c in clean_json(json.dumps(text, ensure_ascii=False)) if ord(c) in STEERING]


def test_every_control_and_every_mark_of_direction_is_known():
    for number in range(0x110000):
        c = chr(number)
        if unicodedata.category(c) in ("Cc", "Zl", "Zp") or unicodedata.bidirectional(c) in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        ):  # fmt: skip
            assert number in STEERING or c in "\n\t"


@given(st.text())
def test_a_spreadsheet_sees_no_formula(text):
    made = cell(text)
    assert not made.startswith(("=", "@"))
    assert made in (clean(text), "'" + clean(text))


@pytest.mark.parametrize("number", ["-154.5", "+3", "-1e3", "12", "5.340"])
def test_numbers_stay_numbers(number):
    assert cell(number) == number


def test_a_page_gets_no_html():
    assert markdown("<b>|&") == "&lt;b&gt;\\|&amp;"
    assert markdown("a\\|b") == "a\\\\\\|b"  # a backslash, then a bar: neither ends the cell
    assert markdown("![x](http://y/z.png)") == "![x]\\(http://y/z.png)"


@pytest.fixture
def nasty_facts(tmp_path):
    """The project's facts with a summary, a doubt and conditions that try it."""
    import shutil

    folder = tmp_path / "facts"
    shutil.copytree(ROOT / "tests" / "invented", folder)
    for name in ("services", "regions", "areas"):
        source = ROOT / "allocations" / f"{name}.yaml"
        if source.exists() and not (folder / source.name).exists():
            shutil.copy(source, folder)
    notes = folder / "rr-2024" / "footnotes.yaml"
    text = notes.read_text(encoding="utf-8")
    at = text.index("summary:")
    end = text.index("\n", at)
    quoted = json.dumps(NASTY)  # YAML reads JSON's escapes
    notes.write_text(text[:at] + f"summary: {quoted}" + text[end:], encoding="utf-8")
    return folder


@pytest.mark.parametrize("output", ["table", "md", "csv", "json", "jsonl", "yaml"])
def test_a_nasty_summary_is_shown_tame(specx, nasty_facts, output):
    listed = specx("footnotes", "--data", str(nasty_facts), "-e", "rr-2024", "-o", output)
    assert listed.code == 0, listed.err
    assert "gnol" in listed.out
    assert not [c for c in listed.out if ord(c) in STEERING]
    if output == "md":
        assert "<script>" not in listed.out
    if output == "csv":
        rows = list(csv.reader(io.StringIO(listed.out)))
        assert not [v for row in rows for v in row if v.startswith(("=", "@"))]


def test_an_argument_is_echoed_tame(specx):
    ran = specx("at", NASTY)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert not steers(ran.err)
