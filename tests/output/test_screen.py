"""Screens of every width hold every word: a footnote number cut short would be another footnote."""

import io

import pytest

from specx.output.answer import Grid, Span, cell
from specx.output.screen import draw

NOTES = "5.149 5.291A 5.294 5.295A 5.296 5.300 5.304 5.306 5.307A 5.307B 5.312"
GRID = Grid(
    ("Band", "Allocations", "Footnotes"),
    [
        [
            cell(Span("608-614 MHz", "band")),
            cell(Span("BROADCASTING\nMobile except aeronautical mobile  5.295A  (via 5.295A)")),
            cell(Span(NOTES, "note")),
        ]
    ],
)


@pytest.mark.parametrize("columns", range(20, 140))
def test_no_word_is_cut_at_any_width(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    out = io.StringIO()
    draw([GRID], out, "never")
    words = out.getvalue().split()
    for word in f"608-614 MHz BROADCASTING aeronautical (via 5.295A) {NOTES}".split():
        assert word in words
