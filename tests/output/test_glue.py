"""What stays together on a line."""

import pytest

from specx.output.glue import folded, glued, unglued

TOGETHER = [
    "3 400-3 600 MHz", "1 260-1 270 MHz", "No. 5.340", "200 MHz", "-164 dB(W/m2)", "12 345 678 Hz", "10 kW", "500 km",
    "Resolution 750", "Region 1", "Nos. 5.31", "(via 5.433)",
]  # fmt: skip
APART = [
    "Regions 1 2 3",
    "5.430A 5.431",
    "5.149 5.340",
    "5.149 340A",
    "10 men",
    "in 1992",
    "FIXED 5.340",
    "1 3",
    "12 34",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_what_belongs_together_is_one_word(text):
    assert len(glued(text).split()) == 1
    assert unglued(glued(text)) == text


@pytest.mark.parametrize("text", APART)
def test_other_blanks_stay(text):
    assert glued(text).split()[-1] == text.split()[-1]


def test_folded_lines_break_no_number():
    text = "in the band 1 260-1 270 MHz only under No. 5.332 and up to 10 km"
    for width in range(16, 60):
        lines = folded(text, width)
        assert " ".join(lines) == text
        assert max(map(len, lines)) <= width
        for whole in ("1 260-1 270 MHz", "No. 5.332", "10 km"):
            assert any(whole in line for line in lines)
    assert folded("one\ntwo words", 3) == ["one", "two", "words"]
