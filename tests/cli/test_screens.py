"""Screens as people see them: every command on terminals of 80, 120 and 200 columns, with and without colour.

What they show stands in tests/screens/, an escape code written as `\\e`; run with UPDATE_CASES=1 to write them anew, then
read the diff. Without colour a screen is the same but for the codes, which is tested, so that it is not kept twice.
"""

import io
import os
import re
import shlex
import sys
from itertools import pairwise

import pytest
from test_cases import settled

from conftest import ROOT
from specx.cli.commands import COMMANDS
from specx.cli.main import main
from specx.output import pager, plain
from specx.output.glue import GLUE, glued, unglued
from specx.units import parse_range_or_point

FOLDER = ROOT / "tests" / "screens"
WIDTHS = (80, 120, 200)
ROWS = 60
QUESTIONS = {
    "at": "at 3.5GHz -c BR", "overlap": "overlap 3400-3600MHz", "find": "find -s fixed --range 7-8GHz --bandwidth 28MHz -c DE",
    "sharing": "sharing 3.4-3.45GHz -s FSS -r 2", "adjacent": "adjacent 23.15-23.55GHz --passive --within 200MHz",
    "harmonics": "harmonics 7.85GHz -n 4 --into passive", "examine": "examine 3.65GHz --bandwidth 100MHz -s MOBILE -c DE",
    "limits": "limits 17.8GHz -s 'FSS (s-E)' -r 2", "channels": "channels 156.7-156.9MHz", "names": "names 'GPS L1'",
    "service": "service amateur-satellite -r 3 --status primary", "footnote": "footnote 5.434A",
    "footnotes": "footnotes -c BR --application IMT --range 3-4GHz", "references": "references 'Resolution 220'",
    "documents": "documents RA.769", "country": "country BR 3.3-4.2GHz", "compare": "compare 470-694MHz",
    "outcomes": "outcomes imt --range 3-11GHz --country BR", "wrc23": "wrc23 hibs", "diff": "diff --range 3.5-3.7GHz",
    "agenda": "agenda 7.125-8.4GHz", "lint": "lint docs/examples/broken-table.yaml",
    "import": "import csv docs/examples/export.csv --mapping docs/examples/export.yaml -c BR --save @ --revision 2025-06",
    "rule": "rule SPX301", "export": "export --range 3.4-3.6GHz -r 1 -o table", "completion": "completion fish",
    "info": "info --services", "annotate": "annotate docs/examples/licences.csv -c BR --map frequency=tx_mhz --add answer,primary",
}  # fmt: skip
# Long words of other people: links, and what is to be copied whole.
UNWRAPPED = {"completion", "rule", "lint", "import", "annotate"}
CODE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


class Screen(io.StringIO):
    """A terminal."""

    encoding = "utf-8"

    def isatty(self):
        return True


class Shown:
    """What a pager would show."""

    def __init__(self, stream, words, height):
        self.stream, self.text, self.height = stream, io.StringIO(), height

    def __enter__(self):
        return self.text

    def __exit__(self, *problem):
        self.stream.write(self.text.getvalue())
        self.stream.paged = len(self.text.getvalue().splitlines()) >= self.height


@pytest.fixture
def shown(monkeypatch, tmp_path):
    """Shows a question on a terminal of that width."""
    for name in [n for n in os.environ if n.startswith("SPECX_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(pager, "paged", Shown)
    monkeypatch.setattr(pager, "command", lambda own="": ["pager"])

    def show(question, width, colour=True):
        term = "xterm-256color" if width else "dumb"  # no width: as in a pipe
        for name, value in (("COLUMNS", str(width)), ("LINES", str(ROWS)), ("TERM", term), ("SPECX_CONFIG", "none")):
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.delenv("COLORTERM", raising=False)
        if not colour:
            monkeypatch.setenv("NO_COLOR", "1")
        screen = Screen()
        screen.paged = False
        monkeypatch.setattr(sys, "stdout", screen)
        monkeypatch.setattr(sys, "stdin", Screen())
        folder = tmp_path / f"{width}-{colour}"
        main([str(folder) if word == "@" else word for word in shlex.split(question)])
        return screen.getvalue().replace(str(folder), "FOLDER").replace(str(ROOT), "ROOT"), screen.paged

    return show


def test_every_command_is_looked_at():
    assert set(QUESTIONS) == set(COMMANDS)
    named = {f"{name}-{width}.txt" for name in QUESTIONS for width in WIDTHS}
    assert {p.name for p in FOLDER.iterdir()} == named


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_screen(name, width, shown):
    coloured, _ = shown(QUESTIONS[name], width)
    bare, _ = shown(QUESTIONS[name], width, colour=False)
    assert CODE.sub("", coloured) == bare
    assert "\x1b" not in bare
    file = FOLDER / f"{name}-{width}.txt"
    got = settled(coloured).replace("\\", "\\\\").replace("\x1b", "\\e")
    if os.environ.get("UPDATE_CASES"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(got, encoding="utf-8", newline="\n")
    assert got == file.read_text(encoding="utf-8")


def test_what_an_answer_leads_on_to_can_be_asked(shown, specx):
    told = {
        asked for file in FOLDER.iterdir() for asked in re.findall(r"^.*?next: (specx .*?)(?:\\e.*)?$", file.read_text(encoding="utf-8"), re.M)
        if file.name.endswith("-200.txt")
    }  # fmt: skip
    leading = {
        "at",
        "overlap",
        "sharing",
        "adjacent",
        "examine",
        "limits",
        "service",
        "country",
        "footnote",
        "outcomes",
        "wrc23",
    }
    assert len(told) >= len(leading) - 1
    for asked in told:
        assert specx(*shlex.split(asked)[1:], "-o", "json").code in (0, 1), asked
    # Only people are told: in a pipe an answer is what it was.
    for name in leading - {"examine"}:
        assert "next: specx " in shown(QUESTIONS[name], 200)[0], name
        assert "next: " not in specx(*shlex.split(QUESTIONS[name]), "--color", "always").out, name


def test_each_question_of_stdin_has_a_screen_of_its_own(shown, monkeypatch):
    """A narrow table does not turn into cards because the answer to another line is wide; nothing waits, or is paged."""
    lines = iter(["24.5GHz\n", "3.4-3.6GHz\n", ""])
    narrow = shown("overlap 24.5GHz -r 1", 80)[0]
    wide = shown("overlap 3.4-3.6GHz -r 1", 80)[0]
    seen = []

    class Asking(Screen):
        def readline(self, size=-1):
            seen.append(sys.stdout.getvalue())
            return next(lines)

    monkeypatch.setattr(Screen, "readline", Asking.readline)
    told, paged = shown("overlap - -r 1", 80)
    cut = [text.rsplit("\x1b[2mnext: ", 1)[0] for text in (narrow, wide)]
    assert told == "\x1b[1m> 24.5GHz\x1b[0m\n" + cut[0] + "\n\x1b[1m> 3.4-3.6GHz\x1b[0m\n" + cut[1] + "\n"
    assert not paged
    # The first was shown when the second was waited for.
    assert told.startswith(seen[1])
    assert cut[0] in seen[1]


def more_questions():
    """Questions that are longer, and narrower."""
    yield from QUESTIONS.values()
    yield from (
        "at 1.5GHz", "country Nigeria 3-4GHz", "compare BR AR 3.3-4.2GHz", "diff --range 24-30GHz", "footnote 5.340",
        "limits 10.6-10.7GHz", "sharing 17.7-18.6GHz -s 'FSS (s-E)' -r 2", "references 9.21", "adjacent 3.6GHz --within 50MHz",
        "wrc23 --range 24-30GHz", "info", "info --countries", "footnotes --application HIBS",
    )  # fmt: skip


BROKEN = re.compile(
    r"\bNos?\.$"  # No. / 5.340
    r"|\d$\n\s+(?:[kMG]?Hz|dB\S*|km|kW|W)\b",  # 200 / MHz
    re.M,
)


@pytest.mark.parametrize("width", [60, 80, *(pytest.param(w, marks=pytest.mark.long) for w in WIDTHS[1:])])
@pytest.mark.parametrize("question", list(more_questions()))
def test_no_line_is_too_long_no_number_broken_and_no_long_answer_unpaged(question, width, shown):
    text, paged = shown(question, width, colour=False)
    name = question.split()[0]
    lines = text.splitlines()
    assert lines
    assert [line for line in lines if line != line.rstrip()] == [] or name in UNWRAPPED
    if name not in UNWRAPPED:
        # A single word wider than the screen, such as a link, is all that may be.
        assert [x for x in lines if len(x) > width and len(x.split()) > 1] == []
        assert BROKEN.findall(text) == []
        # Off a terminal nothing is wrapped: what stands together there does so here.
        whole = {unglued(word) for word in glued(shown(question, None)[0]).split() if GLUE in word}
        assert [word for word in whole if not any(word in line for line in lines)] == []
        assert paged is (len(lines) >= ROWS)
        assert not re.search(r"\b0 countries\b", text)


def test_the_test_would_find_a_broken_number():
    for text in ("under No.\n  5.340", "at 200\n  MHz"):
        assert BROKEN.search(text)
    assert not BROKEN.search("5.430A\n  5.431\n  3 400-3 600 MHz")


ALIKE = (
    "adjacent 3.6GHz --within 3GHz", "adjacent 20GHz --within 18GHz --passive", "adjacent 3.6GHz --within 900MHz -c US --national",
    "compare 1-40GHz", "compare BR AR 1-10GHz", "limits 1-30GHz",
)  # fmt: skip


@pytest.mark.parametrize("question", ALIKE)
def test_neighbours_that_say_the_same_are_told_once(question, specx, monkeypatch):
    grids = []
    drawn = plain.grid_lines
    monkeypatch.setattr(plain, "grid_lines", lambda grid: grids.append(grid) or drawn(grid))
    assert specx(*question.split()).code == 0
    told = 0
    for grid in grids:
        rows = [["".join(span.text for span in spans) for spans in row] for row in grid.rows]
        told += len(rows)
        assert not any(one == other for one, other in pairwise(rows))
        # Where a row that says so ends: the Regions and what is there.
        ends = {}
        for band, *rest in rows if grid.columns[0] == "Band" else ():
            low, high = parse_range_or_point(band, None)
            said = tuple(text for text in rest if not text.endswith((" below", " above")))
            assert ends.get(said) != low, (band, rest)
            ends[said] = high
    assert told > 10
