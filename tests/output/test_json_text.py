"""JSON written by hand is that of the standard library, byte for byte."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.output.json_text import _FEW, Encoder

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from('"\\/\b\f\n\r\t\x00\x7f\x85\u2028é漢\ud800😀')), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda held: st.lists(held, max_size=4) | st.tuples(held, held) | st.dictionaries(TEXTS, held, max_size=4)
    | st.dictionaries(st.integers() | st.booleans() | st.none() | st.floats(), held, max_size=2),
    max_leaves=12,
)  # fmt: skip


@given(VALUES, st.booleans())
def test_it_writes_what_the_library_writes(value, ascii_only):
    assert Encoder(ascii_only)(value) == json.dumps(value, ensure_ascii=ascii_only)


def test_many_values_are_the_library_s():
    encode = Encoder(True)
    assert [encode({"n": n}) for n in range(2 * _FEW)] == [json.dumps({"n": n}) for n in range(2 * _FEW)]


class Text(str):
    pass


@pytest.mark.parametrize(
    "value", [Text('a"b'), {Text("k"): 1}, 1.5, [float("inf")], {1: 2}, 10**40, True, [True, 1, 0, False]]
)
def test_what_is_out_of_the_ordinary(value):
    assert Encoder(False)(value) == json.dumps(value, ensure_ascii=False)


def test_what_json_cannot_hold():
    with pytest.raises(TypeError):
        Encoder(True)({"set": {1}})
