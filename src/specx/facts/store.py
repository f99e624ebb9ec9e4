"""YAML files to text that knows where it stands. With `pure` the only module that imports yaml.

Scalars stay text: default loading would turn footnote 5.340 into the number 5.34 and the
country NO into false. Files may be hostile: tags, aliases, deep nesting and large files are
refused while reading, before they cost anything.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeAlias

from ..errors import DataError, instead_of_missing
from ..light import NamedTuple

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 5_000_000  # a table of 100 000 rows has about two million

# What no YAML text may hold, and a byte order mark anywhere but at its beginning.
_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = ("\n", "\r", "\x85", "\u2028", "\u2029")


class Text(str):
    """A scalar as written, with its place (line and column from 1) and its YAML style."""

    __slots__ = ("column", "line", "style")
    line: int
    column: int
    style: str


class Map(dict[Text, Any]):
    """A mapping with its place; keys written twice are kept aside in `duplicates`."""

    __slots__ = ("column", "duplicates", "end_line", "line")
    line: int
    column: int
    end_line: int
    duplicates: list[Text]


class Seq(list[Any]):
    """A sequence with its place and whether it is written in brackets."""

    __slots__ = ("column", "flow", "line")
    line: int
    column: int
    flow: bool


Node: TypeAlias = "Text | Map | Seq"


class Kind(StrEnum):
    """In which way a file cannot be read as a tree of text."""

    UNREADABLE = "unreadable"
    ENCODING = "encoding"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    ALIAS = "alias"
    TAG = "tag"
    DIRECTIVE = "directive"
    DOCUMENTS = "documents"
    SYNTAX = "syntax"


class Trouble(NamedTuple):
    """Why a file cannot be read as a tree of text."""

    kind: Kind
    line: int
    column: int
    message: str


# What is refused is refused by its first character too, where a parser stops before it is told of the rest.
_BY_FIRST = {"!": Kind.TAG, "&": Kind.ALIAS, "*": Kind.ALIAS, "%": Kind.DIRECTIVE}


def text(value: str, line: int = 1, column: int = 1, style: str = "") -> Text:
    """A `Text` made by hand, for keys and tests."""
    node = Text(value)
    node.line, node.column, node.style = line, column, style
    return node


def read_file(path: str, max_bytes: int = MAX_BYTES) -> bytes | Trouble:
    """The bytes of a regular file, or why they cannot be had. Never waits on a pipe or a device."""

    def trouble(message: str, kind: Kind = Kind.UNREADABLE) -> Trouble:
        return Trouble(kind, 1, 1, message)

    try:
        # Without O_NONBLOCK opening a named pipe would wait for somebody to write to it.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags)
    except OSError as problem:
        if os.path.isdir(path):  # which Windows does not open
            return trouble("is a folder, not a file")
        return trouble(f"cannot be read: {(problem.strerror or str(problem)).lower()}")
    except ValueError:
        return trouble("is no path")
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        os.close(handle)
        return trouble("is a folder, not a file" if stat.S_ISDIR(before.st_mode) else "is not a regular file")
    large = trouble(f"is larger than {max_bytes // 1024 // 1024} MiB", Kind.TOO_LARGE)
    if before.st_size > max_bytes:
        os.close(handle)
        return large
    with open(handle, "rb") as stream:
        try:
            data = stream.read(max_bytes + 1)
            after = os.fstat(handle)
        except OSError as problem:
            return trouble(f"cannot be read: {(problem.strerror or str(problem)).lower()}")
    if len(data) > max_bytes:
        return large
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        return trouble("changed while it was read")
    return data


def read_bytes(path: str, shown: str = "") -> bytes:
    """The bytes of a regular file. Raises `DataError` where they cannot be had; `shown` is how to name the file."""
    data = read_file(path)
    if isinstance(data, Trouble):
        raise DataError(f"{shown or path}: {data.message}", instead_of_missing(path))
    return data


def parse(data: bytes) -> Node | Trouble | None:
    """The tree of one YAML document; None for an empty one; `Trouble` instead of an exception."""
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return Trouble(Kind.ENCODING, line, 1, f"byte {problem.start} is not UTF-8")
    # The readers find such a character sooner or later, and count lines differently up to it.
    forbidden = _FORBIDDEN.search(source)
    if forbidden:
        return Trouble(Kind.ENCODING, source.count("\n", 0, forbidden.start()) + 1, 1, _named(forbidden[0]))
    if not source.endswith(_LINE_ENDS):
        source += "\n"
    try:
        return _compose(iter(_reader()(source).get_event, None), source)
    except RecursionError:
        return Trouble(Kind.TOO_DEEP, 1, 1, "nested too deeply")


def _named(char: str) -> str:
    """A character that may not be there, in words."""
    names = {"\0": "a NUL character", "\ufeff": "a byte order mark in the middle of the text"}
    return names.get(char, f"the control character U+{ord(char):04X}")


def _reader() -> Any:
    """libyaml, or where it is not at hand the reader in Python that says the same, ten times slower."""
    import yaml

    fast = getattr(yaml, "CLoader", None)
    if fast is not None:
        return fast
    from .pure import PureReader

    return PureReader


def _trouble(kind: Kind, event: Any, message: str) -> Trouble:
    return Trouble(kind, event.start_mark.line + 1, event.start_mark.column + 1, message)


def _refused(problem: Any, source: str, depth: int, reached: int) -> Trouble:
    """What a parser's refusal means: a slip, something not allowed here, or nesting that it gave up on.

    `depth` is how deep the events had come, `reached` how far in the text. A parser reads ahead
    of its events, so the brackets that it opened since are counted here.
    """
    mark = problem.problem_mark or problem.context_mark
    line, column, end = (mark.line + 1, mark.column + 1, mark.index) if mark else (1, 1, 0)
    if depth + _opened(source[reached : end + 1]) > MAX_DEPTH:
        return Trouble(Kind.TOO_DEEP, line, column, f"nested deeper than {MAX_DEPTH} levels")
    begun = problem.context_mark or mark
    kind = _BY_FIRST.get(source[begun.index : begun.index + 1], Kind.SYNTAX) if begun else Kind.SYNTAX
    return Trouble(kind, line, column, " ".join(str(problem.problem or problem.context or "not YAML").split()))


def _opened(source: str) -> int:
    """The most brackets open at once in a piece of YAML, as far as it can be scanned."""
    import yaml

    from .pure import PureReader

    tokens = PureReader(source)
    depth = most = 0
    opening = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
    closing = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
    try:
        while tokens.check_token():
            token = tokens.get_token()
            depth += isinstance(token, opening) - isinstance(token, closing)
            most = max(most, depth)
            if most > MAX_DEPTH:
                break
    except yaml.YAMLError:
        pass
    return most


def _compose(events: Iterator[Any], source: str) -> Node | Trouble | None:
    """Builds the tree from the event stream with a stack of its own, so depth costs nothing."""
    import yaml

    scalar_event, map_start, seq_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    map_end, seq_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
    root: Node | None = None
    documents = 0
    stack: list[Map | Seq] = []
    keys: list[Text | None] = []
    left = MAX_NODES

    def place(node: Node) -> None:
        nonlocal root
        if not stack:
            root = node
            return
        parent = stack[-1]
        if isinstance(parent, Seq):
            parent.append(node)
            return
        key = keys[-1]
        if key is None:
            keys[-1] = node if isinstance(node, Text) else text("", node.line, node.column, "complex")
            return
        if key in parent:
            parent.duplicates.append(key)
        else:
            parent[key] = node
        keys[-1] = None

    event: Any = None
    while True:
        try:
            event = next(events, None)
        except yaml.MarkedYAMLError as problem:
            return _refused(problem, source, len(stack), event.end_mark.index if event else 0)
        if event is None:
            return root
        kind = type(event)
        left -= 1
        if left < 0:
            return _trouble(Kind.TOO_LARGE, event, f"more than {MAX_NODES} values in the file")
        if kind is scalar_event:
            if event.tag is not None:
                return _trouble(Kind.TAG, event, f"the tag {event.tag} is not allowed")
            if event.anchor is not None:
                return _trouble(Kind.ALIAS, event, f"the anchor &{event.anchor} is not allowed")
            node = Text(event.value)
            mark = event.start_mark
            node.line, node.column, node.style = mark.line + 1, mark.column + 1, event.style or ""
            place(node)
        elif kind is map_start or kind is seq_start:
            if event.tag is not None:
                return _trouble(Kind.TAG, event, f"the tag {event.tag} is not allowed")
            if event.anchor is not None:
                return _trouble(Kind.ALIAS, event, f"the anchor &{event.anchor} is not allowed")
            if len(stack) >= MAX_DEPTH:
                return _trouble(Kind.TOO_DEEP, event, f"nested deeper than {MAX_DEPTH} levels")
            mark = event.start_mark
            if kind is map_start and event.flow_style and source[mark.index] == "?":
                # [? a] is read in more than one way.
                return _trouble(Kind.SYNTAX, event, "a key marked with ? inside a list in brackets")
            branch: Map | Seq
            if kind is map_start:
                branch = Map()
                branch.duplicates = []
                branch.end_line = mark.line + 1
            else:
                branch = Seq()
                branch.flow = bool(event.flow_style)
            branch.line, branch.column = mark.line + 1, mark.column + 1
            place(branch)
            stack.append(branch)
            keys.append(None)
        elif kind is map_end or kind is seq_end:
            closed = stack.pop()
            keys.pop()
            if isinstance(closed, Map):
                closed.end_line = event.end_mark.line + 1
        elif kind is yaml.AliasEvent:
            return _trouble(Kind.ALIAS, event, f"the alias *{event.anchor} is not allowed")
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                return _trouble(Kind.DOCUMENTS, event, "more than one YAML document in the file")
            if event.version or event.tags:
                return _trouble(Kind.DIRECTIVE, event, "a directive such as %YAML is not allowed")


def default_value(scalar: str) -> Any:
    """What default YAML loading makes of a plain scalar: the text itself, or a number, truth value, date."""
    import yaml

    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(scalar[:1], ())
    tag = next((tag for tag, pattern in resolvers if pattern.match(scalar)), "")
    if not tag:
        return scalar
    try:
        # What loading would do with the scalar, without a reader, a scanner and a parser for each.
        return yaml.constructor.SafeConstructor().construct_object(yaml.ScalarNode(tag, str(scalar)))
    except (ValueError, yaml.YAMLError):
        # It has the form of a number or a date and is none: 2024-13-45.
        return None


def read(path: str, shown: str = "") -> Node:
    """The tree of a file. Raises `DataError` with file and line; `shown` is how to name the file."""
    tree = parse(read_bytes(path, shown))
    if isinstance(tree, Trouble):
        raise DataError(f"{shown or path}:{tree.line}: {tree.message}")
    if tree is None:
        raise DataError(f"{shown or path}: is empty")
    return tree


def dump(value: Any) -> str:
    """Plain values as YAML text; strings that default loading would change come out quoted."""
    import gc

    import yaml

    other = yaml.representer.SafeRepresenter().represent_data
    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    # Nodes are many and hold no cycles: looking for garbage among them is a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        text: str = yaml.serialize(_node(value, other), Dumper=dumper, allow_unicode=True, width=100)
    finally:
        if collecting:
            gc.enable()
    return text


def _node(value: Any, other: Callable[[Any], Any]) -> Any:
    """The node of a value as yaml makes it, without its search for what stands in two places: nothing points back."""
    import yaml

    if type(value) is str:
        return yaml.ScalarNode("tag:yaml.org,2002:str", value)
    if type(value) is dict:
        pairs = [(_node(key, other), _node(held, other)) for key, held in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    if type(value) is list:
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(held, other) for held in value], flow_style=False)
    return other(value)
