"""YAML files to text that knows where it stands. The only module that imports yaml.

Scalars stay text: default loading would turn footnote 5.340 into the number 5.34 and the
country NO into false. Files may be hostile: tags, aliases, deep nesting and large files are
refused while reading, before they cost anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from ..errors import DataError

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 24
MAX_NODES = 5_000_000  # a table of 100 000 rows has about two million


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


class Trouble(NamedTuple):
    """Why a file cannot be read as a tree of text."""

    kind: str  # unreadable | encoding | too-large | too-deep | alias | tag | syntax | documents
    line: int
    column: int
    message: str


def text(value: str, line: int = 1, column: int = 1, style: str = "") -> Text:
    """A `Text` made by hand, for keys and tests."""
    node = Text(value)
    node.line, node.column, node.style = line, column, style
    return node


def read_bytes(path: str, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file. Raises `DataError` where it is none, is too large or unreadable."""
    try:
        size = os.stat(path).st_size
        if os.path.isdir(path):
            raise DataError(f"{path}: is a directory, not a file")
        if not os.path.isfile(path):
            raise DataError(f"{path}: is not a regular file")
        if size > max_bytes:
            raise DataError(f"{path}: is larger than {max_bytes // 1024 // 1024} MiB")
        with open(path, "rb") as stream:
            # One byte more than allowed tells a file that grew since it was measured.
            data = stream.read(max_bytes + 1)
    except OSError as problem:
        raise DataError(f"{path}: {problem.strerror or problem}") from None
    except ValueError as problem:
        raise DataError(f"'{path!r}': {problem}") from None
    if len(data) > max_bytes:
        raise DataError(f"{path}: is larger than {max_bytes // 1024 // 1024} MiB")
    return data


def parse(data: bytes) -> Node | Trouble | None:
    """The tree of one YAML document; None for an empty one; `Trouble` instead of an exception."""
    import yaml

    loader: Any = getattr(yaml, "CLoader", yaml.Loader)
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return Trouble("encoding", line, 1, f"byte {problem.start} is not UTF-8")
    bad = next((i for i, c in enumerate(source) if c == "\0"), None) if "\0" in source else None
    if bad is not None:
        return Trouble("encoding", source.count("\n", 0, bad) + 1, 1, "a NUL character")
    try:
        return _compose(iter(loader(source).get_event, None), source)
    except yaml.YAMLError as problem:
        position = getattr(problem, "position", 0)
        line = source.count("\n", 0, position) + 1 if isinstance(position, int) else 1
        reason = getattr(problem, "reason", None) or "not YAML"
        return Trouble("encoding", line, 1, str(reason))
    except RecursionError:
        return Trouble("too-deep", 1, 1, "nested too deeply")


def _trouble(kind: str, event: Any, message: str) -> Trouble:
    return Trouble(kind, event.start_mark.line + 1, event.start_mark.column + 1, message)


def _syntax(problem: Any, source: str, depth: int, reached: int) -> Trouble:
    """What a parser's refusal means: a slip, or nesting that it gave up on before it told of it.

    `depth` is how deep the events had come, `reached` how far in the text. A parser reads ahead
    of its events, so the brackets that it opened since are counted here.
    """
    mark = problem.problem_mark or problem.context_mark
    line, column, end = (mark.line + 1, mark.column + 1, mark.index) if mark else (1, 1, 0)
    if depth + _opened(source[reached : end + 1]) > MAX_DEPTH:
        return Trouble("too-deep", line, column, f"nested deeper than {MAX_DEPTH} levels")
    return Trouble("syntax", line, column, " ".join(str(problem.problem or problem.context or "not YAML").split()))


def _opened(source: str) -> int:
    """The most brackets open at once in a piece of YAML, as far as it can be scanned."""
    import yaml

    depth = most = 0
    opening = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
    closing = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
    try:
        for token in yaml.scan(source, Loader=yaml.Loader):
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
            return _syntax(problem, source, len(stack), event.end_mark.index if event else 0)
        if event is None:
            return root
        kind = type(event)
        left -= 1
        if left < 0:
            return _trouble("too-large", event, f"more than {MAX_NODES} values in the file")
        if kind is scalar_event:
            if event.tag is not None and not (event.tag == "!" and event.style):
                return _trouble("tag", event, f"the tag {event.tag} is not allowed")
            if event.anchor is not None:
                return _trouble("alias", event, f"the anchor &{event.anchor} is not allowed")
            node = Text(event.value)
            mark = event.start_mark
            node.line, node.column, node.style = mark.line + 1, mark.column + 1, event.style or ""
            place(node)
        elif kind is map_start or kind is seq_start:
            if event.tag is not None:
                return _trouble("tag", event, f"the tag {event.tag} is not allowed")
            if event.anchor is not None:
                return _trouble("alias", event, f"the anchor &{event.anchor} is not allowed")
            if len(stack) >= MAX_DEPTH:
                return _trouble("too-deep", event, f"nested deeper than {MAX_DEPTH} levels")
            mark = event.start_mark
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
            return _trouble("alias", event, f"the alias *{event.anchor} is not allowed")
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                return _trouble("documents", event, "more than one YAML document in the file")


def default_value(scalar: str) -> Any:
    """What default YAML loading makes of a plain scalar: the text itself, or a number, truth value, date."""
    import yaml

    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    if not any(pattern.match(scalar) for _, pattern in resolvers.get(scalar[:1], ())):
        return scalar
    try:
        return yaml.safe_load(scalar)
    except (ValueError, yaml.YAMLError):
        # It has the form of a number or a date and is none: 2024-13-45.
        return None


def read(path: str, shown: str = "") -> Node:
    """The tree of a file. Raises `DataError` with file and line; `shown` is how to name the file."""
    tree = parse(read_bytes(path))
    if isinstance(tree, Trouble):
        raise DataError(f"{shown or path}:{tree.line}: {tree.message}")
    if tree is None:
        raise DataError(f"{shown or path}: is empty")
    return tree


def dump(value: Any) -> str:
    """Plain values as YAML text; strings that default loading would change come out quoted."""
    import yaml

    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    out: str = yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=100)
    return out
