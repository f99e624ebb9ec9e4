"""YAML to a tree of text: libyaml and the reader in Python give one verdict, and what is refused carries a code."""

import copy
import os
from unittest.mock import patch

import pytest
import yaml
from hypothesis import example, given, settings
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


# --- what is written

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12) | st.sampled_from(
        ["5.340", "NO", "on", "1:30", "0x1", "2024-01-01", "~", "", " a", "a: b", "- a", "#", "a\nb", "a b " * 40]),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=5), part, max_size=4),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=40)
@example([" ".join(["word"[:n] for n in (1, 2, 3, 4)] * n) for n in range(4, 16)])
@given(VALUES)
def test_what_is_written_is_read_back_as_it_was_by_default_loading(value):
    written = store.dump(value)
    assert yaml.safe_load(written) == value
    # As yaml writes it, but for its marks on what stands in two places.
    twice = store.dump([value, value])
    assert twice == yaml.dump([value, copy.deepcopy(value)], Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False, allow_unicode=True, width=100)  # fmt: skip
    assert store.dump({"a": [], "b": {}}) == "a: []\nb: {}\n"


def test_garbage_is_collected_again_after_writing():
    import gc

    store.dump(["a"])
    assert gc.isenabled()
    gc.disable()
    try:
        store.dump(["a"])
        assert not gc.isenabled()
    finally:
        gc.enable()


# --- places, bounds, defaults


def test_every_value_knows_its_line_and_column():
    tree = store.parse(b"# c\na: b\nlist:\n  - 'c'\n  - [d, {e: f}]\nlast: |\n  x\n  y\n")
    assert (tree.line, tree.column) == (2, 1)
    assert [(key, key.line, key.column, key.style) for key in tree] == [
        ("a", 2, 1, ""), ("list", 3, 1, ""), ("last", 6, 1, ""),
    ]  # fmt: skip
    quoted, flow = tree["list"]
    assert (tree["list"].line, tree["list"].column, tree["list"].flow) == (4, 3, False)
    assert (quoted, quoted.line, quoted.column, quoted.style) == ("c", 4, 5, "'")
    assert (flow.line, flow.column, flow.flow) == (5, 5, True)
    assert (flow[1].line, flow[1].column, flow[1].end_line) == (5, 9, 5)
    assert (tree["last"].line, tree["last"].style) == (6, "|")
    assert tree.end_line >= 8


def test_a_key_written_twice_keeps_its_first_value_and_is_told_with_its_place():
    tree = store.parse(b"a: 1\nb: 2\na: 3\n")
    assert plain(tree) == {"a": "1", "b": "2"}
    assert [(key, key.line) for key in tree.duplicates] == [("a", 3)]


def test_a_list_for_a_key_is_told_as_no_text():
    (key,) = store.parse(b"? [a, b]\n: c\n")
    assert (key.style, key.line) == ("complex", 1)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a: !x b\n", (Kind.TAG, 1, 4)), ("- a\n- !!map {}\n", (Kind.TAG, 2, 3)), ("a:\n- &b c\n", (Kind.ALIAS, 2, 3)),
        ("a:\n- &b [c]\n", (Kind.ALIAS, 2, 3)), ("a: &b {}\nc: *b\n", (Kind.ALIAS, 1, 4)), ("a\n---\nb\n", (Kind.DOCUMENTS, 2, 1)),
        ("a: [b\n", (Kind.SYNTAX, 2, 1)), ("a: b\n c: d\n", (Kind.SYNTAX, 2, 3)),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_at_its_place(source, found):
    assert store.parse(source.encode())[:3] == found


def test_depth_and_number_of_values_are_bounded(monkeypatch):
    deep = "[" * store.MAX_DEPTH + "]" * store.MAX_DEPTH
    assert isinstance(store.parse(deep.encode()), Seq)
    assert store.parse(f"[{deep}]".encode()).kind == Kind.TOO_DEEP
    # A list of three: the beginning of the file, of the document and of the list, the values, and their ends.
    many = store.parse(b"[a, b, c]\n")
    for bound in range(1, 20):
        monkeypatch.setattr(store, "MAX_NODES", bound)
        tree = store.parse(b"[a, b, c]\n")
        assert plain(tree) == plain(many) if isinstance(tree, Seq) else tree.kind == Kind.TOO_LARGE
        assert isinstance(tree, Seq) == (bound >= 9)


def test_a_file_of_just_the_size_is_read_and_one_byte_more_is_not(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a" * 100)
    assert store.read_file(str(path), 100) == b"a" * 100
    assert store.read_file(str(path), 99)[:3] == (Kind.TOO_LARGE, 1, 1)
    assert store.read_bytes(str(path)) == b"a" * 100
    assert store.read_file(str(tmp_path)).message == "is a folder, not a file"


@pytest.mark.parametrize(("text", "later"), [("a: 2\n", 1), ("a: 22\n", 0), ("a: 2", 1)])
def test_a_file_that_changes_while_it_is_read_is_told(tmp_path, text, later):
    """In its length, or only in its time."""
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    at, looked = path.stat().st_mtime_ns, []

    def change(handle, stat=os.fstat):
        looked.append(stat(handle))
        if len(looked) == 1:
            path.write_text(text, encoding="utf-8")
            os.utime(path, ns=(at, at + later))
        return looked[-1]

    with patch.object(os, "fstat", change):
        read = store.read_file(str(path))
    assert isinstance(read, Trouble)
    assert read.message == "changed while it was read"


def test_a_file_of_a_byte_more_than_64_mib_is_not_read(tmp_path):
    path = tmp_path / "wide.yaml"
    with path.open("wb") as stream:
        stream.truncate(64 * 2**20 + 1)  # all hole
    assert store.read_file(str(path))[:4] == (Kind.TOO_LARGE, 1, 1, "is larger than 64 MiB")


def test_an_error_names_the_file_as_it_is_shown_and_the_line(tmp_path):
    path = tmp_path / "a.yaml"
    for text, words in (("a: b\nc: *d\n", "x.yaml:2: "), ("", "x.yaml: is empty"), ("# only\n", "x.yaml: is empty")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match="^" + words):
            store.read(str(path), "x.yaml")
        with pytest.raises(DataError) as raised:
            store.read(str(path))
        assert str(path) in raised.value.message
    with pytest.raises(DataError, match=r"^y: is a folder"):
        store.read_bytes(str(tmp_path), "y")


@pytest.mark.parametrize(
    ("scalar", "value"),
    [("5.340", 5.34), ("NO", False), ("on", True), ("12", 12), ("0x10", 16), ("1:30", 90), ("~", None), ("fixed", "fixed"),
     ("5.457A", "5.457A"), ("2024-13-45", None), ("Nordic", "Nordic"), ("1_000", 1000), ("", None)],
)  # fmt: skip
def test_what_default_loading_would_make_of_a_scalar(scalar, value):
    found = store.default_value(scalar)
    assert found == value
    assert type(found) is type(value)


def test_an_encoding_slip_is_told_with_its_line_and_byte():
    assert store.parse(b"a: b\nc: \xff\n") == (Kind.ENCODING, 2, 1, "byte 8 is not UTF-8")
    assert store.parse("a\nb: \ufeff\n".encode()).message == "a byte order mark in the middle of the text"
    assert store.parse(b"a: \0\n").message == "a NUL character"
    assert store.parse(b"a: \x07\n").message == "the control character U+0007"
    assert plain(store.parse("\ufeffa: b\n".encode())) == {"a": "b"}
    assert store.parse(b"") is None


@needs_both
def test_libyaml_reads_where_it_is_at_hand():
    assert store._reader() is yaml.CLoader


def test_brackets_left_open_are_a_slip_until_there_are_too_many():
    """A parser gives up inside them: whether at their number or at their end, is told apart."""
    for depth in range(store.MAX_DEPTH - 2, store.MAX_DEPTH + 3):
        for text in ("[" * depth, "- " * (depth - 3) + "[[[", "a: " + "[" * (depth - 1)):
            for reader in both(text):
                assert reader.kind == (Kind.TOO_DEEP if depth > store.MAX_DEPTH else Kind.SYNTAX), (depth, text)


def test_lines_of_slips_are_counted_from_the_first():
    assert store.parse(b"\n\n\x07")[:3] == (Kind.ENCODING, 3, 1)
    assert store.parse(b"\n\n\xff")[:3] == (Kind.ENCODING, 3, 1)
    assert store.parse(b"\x07")[:3] == (Kind.ENCODING, 1, 1)


def test_a_slip_is_told_in_the_words_of_the_parser():
    for text in (b"a: [b\n", b"a: b\n c: d\n", b"- a\nb\n"):
        message = store.parse(text).message
        assert message
        assert message != "not YAML"
        assert "\n" not in message


def test_brackets_read_already_are_counted_once():
    """Half the depth allowed, and a slip inside: that is no nesting."""
    half = store.MAX_DEPTH // 2 + 2
    for text in ("[" * half + "a\n}", "{a: " * half + "]", "- " * half + "[a\n}"):
        for reader in both(text):
            assert reader.kind == Kind.SYNTAX, text
    for text in ("", "]", "}", "@", "- a: [\n"):
        for reader in both(text):
            assert reader is None or reader.kind == Kind.SYNTAX


def test_what_is_opened_is_closed(tmp_path, monkeypatch):
    large = tmp_path / "large.yaml"
    large.write_bytes(b"a" * 100)
    opened, closed = [], []
    open_, close = os.open, os.close
    monkeypatch.setattr(store.os, "open", lambda *more: opened.append(open_(*more)) or opened[-1])
    monkeypatch.setattr(store.os, "close", lambda handle: closed.append(handle) or close(handle))
    for path, refused in ((large, True), (tmp_path, True)):
        assert isinstance(store.read_file(str(path), 10), Trouble) == refused
    assert opened == closed
    assert store.read_file(str(large), 100) == b"a" * 100
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(opened[-1])
