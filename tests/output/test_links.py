"""Hyperlinks: addresses that the facts hold, on terminals that have them, and nowhere else."""

import io
import stat

import pytest

from conftest import needs_posix
from specx.output.answer import Grid, Span, cell, line
from specx.output.pager import Paged, shows_links
from specx.output.screen import draw

ADDRESS = "https://www.itu.int/rec/R-REC-RA.769/en"
LINK = f"\x1b]8;;{ADDRESS}\x1b\\"


class Stream(io.StringIO):
    """A stream that is a terminal, or is none."""

    encoding = "utf-8"

    def __init__(self, terminal=True):
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal


def drawn(monkeypatch, terminal=True, color="auto", term="xterm-256color", address=ADDRESS, **env):
    for name in ("NO_COLOR", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": term, "COLUMNS": "80", **env}.items():
        monkeypatch.setenv(name, value)
    stream = Stream(terminal)
    spans = Span("RA.769", "head", address)
    draw([line(spans), Grid(("Document",), [[cell(spans)]])], stream, color)
    return stream.getvalue()


def test_a_terminal_gets_them(monkeypatch):
    assert drawn(monkeypatch).count(LINK) == 2


@pytest.mark.parametrize(
    "otherwise",
    [
        {"terminal": False, "color": "always"}, {"color": "never"}, {"NO_COLOR": "1"}, {"term": "linux"}, {"term": "dumb"},
        {"address": "javascript:alert(1)"}, {"address": "https://a.example/\x1b]0;x\x07"}, {"address": ""},
    ],
)  # fmt: skip
def test_nobody_else_does(monkeypatch, otherwise):
    shown = drawn(monkeypatch, **otherwise)
    assert "\x1b]" not in shown
    assert "RA.769" in shown


def test_without_them_the_text_is_the_same(monkeypatch):
    assert drawn(monkeypatch).replace(LINK, "").replace("\x1b]8;;\x1b\\", "") == drawn(monkeypatch, term="linux")


@needs_posix
@pytest.mark.parametrize(
    ("name", "version", "options", "shows"),
    [("less", "less 590 (GNU)", ["-R"], True), ("less", "less 487 (GNU)", ["-R"], False), ("less", "BusyBox", ["-R"], False),
     ("less", "less 590 (GNU)", [], False), ("most", "less 590 (GNU)", ["-R"], False)],
)  # fmt: skip
def test_a_pager_gets_them_where_it_shows_them(tmp_path, monkeypatch, name, version, options, shows):
    monkeypatch.setenv("LESS", "X")
    pager = tmp_path / name
    pager.write_text(
        f'#!/bin/sh\nif [ "$1" = --version ]; then echo "{version}"; else cat > "{tmp_path}/got"; fi\n',
        encoding="utf-8",
    )
    pager.chmod(pager.stat().st_mode | stat.S_IXUSR)
    words = [str(pager), *options]
    assert shows_links(words) is shows
    paged = Paged(io.StringIO(), words, 2)
    paged.write(f"{LINK}RA.769\x1b]8;;\x1b\\\n\n\n")
    paged.end()
    assert (LINK in (tmp_path / "got").read_text(encoding="utf-8")) is shows
    assert "RA.769" in (tmp_path / "got").read_text(encoding="utf-8")
