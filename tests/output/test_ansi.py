"""Screens written by hand are those of rich, byte for byte, or left to it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.output import ansi, screen
from specx.output.answer import Grid, Line, Span
from specx.output.styles import STYLES

TEXTS = st.text(st.sampled_from("ab 3400-5.430A()[]:/µ–é·\u2028\t\n\x07\xa0\xad漢\u0301\ue000"), max_size=14)
SPANS = st.builds(Span, TEXTS, st.sampled_from([*STYLES, ""]))
LINES = st.builds(Line, st.lists(SPANS, max_size=4).map(tuple), st.sampled_from([0, 0, 2, 4]))


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


def by_rich(blocks, width, monkeypatch):
    stream = Terminal()
    screen.draw(blocks, stream, "always")
    return stream.getvalue()


@pytest.fixture
def terminal(monkeypatch):
    for name in ansi._SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LINES", "50")
    return monkeypatch


def test_both_write_the_same(terminal):
    taken = []

    @given(st.lists(LINES, max_size=4), st.sampled_from([12, 20, 40, 80]))
    def draw(blocks, width):
        terminal.setenv("COLUMNS", str(width))
        found = ansi.drawn(blocks, Terminal(), "always")
        if found is not None:
            taken.append(bool(blocks))
            assert found == by_rich(blocks, width, terminal)

    draw()
    assert sum(taken) > len(taken) / 10 > 1, "it stands aside too often to have shown anything"


@pytest.mark.parametrize("code", [c for c in range(0x20, 0x3000) if ansi._is_plain(chr(c))][::7])
def test_characters_that_it_writes_take_one_column(terminal, code):
    from rich.cells import cell_len

    assert cell_len(chr(code)) == 1


@pytest.mark.parametrize("style", STYLES)
def test_each_style_is_that_of_rich(terminal, style):
    terminal.setenv("COLUMNS", "80")
    blocks = [Line((Span("before "), Span("text", style), Span("again", style)), 4)]
    assert ansi.drawn(blocks, Terminal(), "always") == by_rich(blocks, 80, terminal)


def test_it_stands_aside(terminal):
    terminal.setenv("COLUMNS", "20")
    short = [Line((Span("short"),))]
    assert ansi.drawn(short, Terminal(), "auto") == "short\n"
    assert ansi.drawn([Line((Span("x" * 21),))], Terminal(), "auto") is None
    assert ansi.drawn([Line((Span("x" * 18),), 4)], Terminal(), "auto") is None
    assert ansi.drawn([Grid(("a",), [])], Terminal(), "auto") is None
    assert ansi.drawn(short, io.StringIO(), "auto") is None
    assert ansi.drawn(short, Terminal(), "never") is None
    assert ansi.drawn(short * 50, Terminal(), "auto") is None, "as long as the terminal: a pager's"
    for name, value in (("NO_COLOR", ""), ("FORCE_COLOR", "1"), ("TERM", "dumb")):
        terminal.setenv(name, value)
        assert ansi.drawn(short, Terminal(), "auto") is None, name
        terminal.delenv(name)
