"""YAML to a tree of text: libyaml and the reader in Python give one verdict, and what is refused carries a code."""

import os
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from specx.errors import DataError
from specx.facts import store
from specx.facts.pure import PureReader
from specx.facts.store import Kind, Map, Seq, Text, Trouble

needs_both = pytest.mark.skipif(not hasattr(yaml, "CLoader"), reason="libyaml is not at hand")


def seen(node):
    """A tree with the places of all that is in it; only that it was refused where it was."""
    if node is None or isinstance(node, Trouble):
        return node and "refused"
    if isinstance(node, Text):
        # libyaml tells an empty value inside brackets where the next thing begins.
        return str(node), node.style, (node.line, node.column) if node else None
    if isinstance(node, Seq):
        return "list", node.flow, node.line, node.column, [seen(item) for item in node]
    items = [(seen(key), seen(value)) for key, value in node.items()]
    return "mapping", node.line, node.column, node.end_line, items, [seen(key) for key in node.duplicates]


def both(source):
    """What libyaml and what the reader in Python make of a text."""
    data = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    with patch.object(store, "_reader", lambda: PureReader):
        slow = store.parse(data)
    return store.parse(data), slow


READ = {
    "a tab before a comment": ("a: b\t# c\n", {"a": "b"}),
    "a tab after a value": ("a: b\t\n", {"a": "b"}),
    "a tab after a key": ("a:\tb\n", {"a": "b"}),
    "a tab before a colon": ("a\t: b\n", {"a": "b"}),
    "a tab after a quote": ("- 'x'\t# c\n", ["x"]),
    "a tab in a list": ("a: [b,\t# c\n\tc]\n", {"a": ["b", "c"]}),
    "a tab between words": ("a: b\tc\n", {"a": "b\tc"}),
    "a tab behind a block's sign": ("a: |\t# c\n  x\n", {"a": "x\n"}),
    "a comment right behind a block's sign": ("a: |# c\n  x\n", {"a": "x\n"}),
    "a question in a list": ("[http://a/b?c=d, e?]\n", ["http://a/b?c=d", "e?"]),
    "no line break at the end": ("a: |\n  x", {"a": "x\n"}),
    "a text over two lines": ("a: b\n\n  c\n", {"a": "b\nc"}),
}
REFUSED = {
    "a tab for indentation": ("a:\n\tb: c\n", Kind.SYNTAX),
    "a tab for indentation of a block": ("a: |\n \tx\n", Kind.SYNTAX),
    "a colon and a bracket in brackets": ("{a:[]}\n", Kind.SYNTAX),
    "a key marked with ? in a list": ("[? a]\n", Kind.SYNTAX),
    "a question at the beginning of an item": ("[?a]\n", Kind.SYNTAX),
    "an escape beyond Unicode": ('a: [["\\UFFFFFFFF"]]\n', Kind.SYNTAX),
    "an escape of half a character": ('"\\ud800"\n', Kind.SYNTAX),
    "a known directive": ("%YAML 1.1\n---\na\n", Kind.DIRECTIVE),
    "a newer directive": ("%YAML 1.3\n---\na\n", Kind.DIRECTIVE),
    "an unknown directive": ("%A b\n---\na\n", Kind.DIRECTIVE),
    "a tag": ("!!str a\n", Kind.TAG),
    "a tag without a name": ("! a\n", Kind.TAG),
    "a broken tag": ("a: !<b\n", Kind.TAG),
    "an anchor": ("a: &b c\n", Kind.ALIAS),
    "a broken anchor": ("a: &? c\n", Kind.ALIAS),
    "an alias": ("a: *b\n", Kind.ALIAS),
    "two documents": ("a\n---\nb\n", Kind.DOCUMENTS),
    "a mark in mid-text": ("a\n\ufeffb\n", Kind.ENCODING),
    "a control character": ("a: \x07\n", Kind.ENCODING),
    "a NUL": ("a: \0\n", Kind.ENCODING),
    "deep brackets": ("[" * 50, Kind.TOO_DEEP),
    "deep blocks": ("- " * 50, Kind.TOO_DEEP),
}


def plain(node):
    if isinstance(node, Map):
        return {str(key): plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, Seq) else str(node)


@needs_both
@pytest.mark.parametrize("name", READ)
def test_both_readers_read_alike(name):
    text, value = READ[name]
    fast, slow = both(text)
    assert plain(fast) == value
    assert seen(fast) == seen(slow)


@needs_both
@pytest.mark.parametrize("name", REFUSED)
def test_both_readers_refuse_for_the_same_reason(name):
    text, kind = REFUSED[name]
    fast, slow = both(text)
    assert (fast.kind, slow.kind) == (kind, kind)
    assert fast.line == slow.line


@needs_both
def test_both_readers_agree_on_our_own_files():
    for path in sorted((ROOT / "allocations").rglob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        fast, slow = both("".join(lines[:40]))
        assert seen(fast) == seen(slow), path


PIECES = st.sampled_from(
    [*"ab1 \n\t:-?,[]{}#&*!|>'\"%@`.~=\\<+", "\r", "\r\n", "\x85", "\u2028", "\ufeff", "\x07", "é", "  ", "- ", ": ", "? ",
     "\n  ", "\n- ", "---", "...", "\n---\n", "\n...\n", "%YAML 1.1\n", "'x'", '"y"', "# c", "\t#", "[a, b]", "{a: b}", "- - ",
     "|\n  x\n", ">-\n  y\n", "|2", ">1+", '"\\x41"', '"\\ud800"', '"\\UFFFFFFFF"', '"\\q"', '"a\n b"', "a#b", "http://x/y?z#t",
     "k" * 1030 + ":", "[" * 9, "{a: " * 9]
)  # fmt: skip
ROWS = '- band: 148-149 MHz\n  regions: [1, 2]\n  primary:\n  - fixed [5.218]\n  doubt: "a: b"\n  summary: |\n    c\n    d\n'


@needs_both
@settings(max_examples=400)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_both_readers_agree_on_any_text(text):
    fast, slow = both(text)
    assert seen(fast) == seen(slow)


@needs_both
@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, len(ROWS)), st.integers(0, 2), PIECES), min_size=1, max_size=4))
def test_both_readers_agree_on_a_table_with_slips(slips):
    text = ROWS
    for at, out, piece in slips:
        text = text[:at] + piece + text[at + out :]
    fast, slow = both(text)
    assert seen(fast) == seen(slow)


def test_the_place_of_a_wrong_character_is_counted_in_lines_of_the_text():
    assert store.parse("é: é\né: \x07\n".encode())[:3] == (Kind.ENCODING, 2, 1)


@pytest.mark.parametrize(
    ("name", "words"), [("folder", "is a folder"), ("nosuch", "no such file"), ("a\0b", "no path")]
)
def test_what_is_no_file_is_one_clear_line(tmp_path, name, words):
    os.mkdir(tmp_path / "folder")
    with pytest.raises(DataError, match=words):
        store.read(str(tmp_path / name))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_pipe_is_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert store.read_file(str(tmp_path / "pipe")) == (Kind.UNREADABLE, 1, 1, "is not a regular file")
