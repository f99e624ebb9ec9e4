"""Kinds of value: each reads a node of text into a plain value, and describes itself as JSON Schema.

Reading never raises: what is wrong goes to the `Reader` as a `Problem` with a rule id, and the
value comes back as None. So one pass finds everything.
"""

from __future__ import annotations

import re

from ...errors import did_you_mean
from ...light import NamedTuple
from ..store import Map, Node, Seq, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any, TypeAlias

    from ...regulations.services import Vocabulary
    from .national import OwnWords

# What to write instead, or how to find that out: the nearest known word is looked for only where it is told.
Hint: TypeAlias = "str | Callable[[], str]"


class Problem(NamedTuple):
    """One finding about a file: rule id, place (line and column from 1), what, and what instead."""

    rule: str
    line: int
    column: int
    message: str
    hint: str = ""


class Reader:
    """What reading needs to know (the vocabulary, the country codes, the words of a national table) and where problems go."""

    watching = False  # a reader that wants to `see` each value sets this

    def __init__(
        self,
        vocabulary: Vocabulary | None = None,
        countries: Collection[str] | None = None,
        national: OwnWords | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self.countries = countries
        self.national = national
        self.problems: list[Problem] = []

    def see(self, kind: Type, node: Node) -> None:
        """Called for each value before it is read, where `watching` is set."""

    def report(self, rule: str, node: Any, message: str, hint: Hint = "") -> None:
        """Notes a problem at the node's place."""
        line, column = getattr(node, "line", 1), getattr(node, "column", 1)
        self.problems.append(Problem(rule, line, column, message, hint if isinstance(hint, str) else hint()))


def shape(node: Any) -> str:
    """What a node is, in a reader's words."""
    if isinstance(node, Map):
        return "a mapping"
    if isinstance(node, Seq):
        return "a list"
    return "empty" if node == "" else "text"


class Type:
    """A kind of value. Subclasses say how to read it and how to describe it."""

    wants = "text"

    def read(self, node: Node, to: Reader) -> Any:
        """The plain value of the node, or None with a problem reported."""
        if to.watching:
            to.see(self, node)
        if not isinstance(node, Text):
            to.report("SPX103", node, f"expected {self.wants}, found {shape(node)}")
            return None
        return self.read_text(node, to)

    def read_text(self, node: Text, to: Reader) -> Any:
        """As `read`, for a scalar."""
        raise NotImplementedError

    def json_schema(self) -> dict[str, Any]:
        """The value as a JSON Schema fragment, for editors."""
        return {"type": "string"}


class Str(Type):
    """Free text, or text of a form."""

    def __init__(self, wants: str = "text", pattern: str | None = None, rule: str = "SPX105") -> None:
        self.wants = wants
        self.pattern = re.compile(pattern) if pattern else None
        self.rule = rule

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The text itself."""
        if node == "" or (self.pattern and not self.pattern.fullmatch(node)):
            to.report(
                self.rule,
                node,
                f"'{node[:60]}' is not {self.wants}" if node else f"expected {self.wants}, found nothing",
            )
            return None
        return str(node)

    def json_schema(self) -> dict[str, Any]:
        """A string, with its pattern."""
        return {"type": "string", **({"pattern": f"^(?:{self.pattern.pattern})$"} if self.pattern else {})}


class Int(Type):
    """A whole number."""

    wants = "a whole number"

    def read_text(self, node: Text, to: Reader) -> int | None:
        """The number as an int."""
        if len(node) > 9 or not node.isascii() or not node.isdigit():
            to.report("SPX105", node, f"'{node[:40]}' is not a whole number")
            return None
        return int(node)

    def json_schema(self) -> dict[str, Any]:
        """An integer."""
        return {"type": "integer"}


class Bool(Type):
    """true or false, nothing else."""

    wants = "true or false"

    def read_text(self, node: Text, to: Reader) -> bool | None:
        """The truth value."""
        if node not in ("true", "false"):
            to.report("SPX105", node, f"'{node[:40]}' is neither true nor false")
            return None
        return node == "true"

    def json_schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


class Date(Type):
    """A calendar date, YYYY-MM-DD."""

    wants = "a date such as 2025-01-01"

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The date as ISO text."""
        from datetime import date

        try:
            if len(node) != 10:
                raise ValueError
            date.fromisoformat(node)
        except ValueError:
            to.report("SPX105", node, f"'{node[:40]}' is not a date", "write it as 2025-01-01")
            return None
        return str(node)

    def json_schema(self) -> dict[str, Any]:
        """A string of date format."""
        return {"type": "string", "format": "date"}


class Choice(Type):
    """One of a few words."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices
        self.wants = "one of " + ", ".join(choices)

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The word."""
        if node not in self.choices:
            to.report("SPX105", node, f"'{node[:40]}' is not {self.wants}", lambda: did_you_mean(node, self.choices))
            return None
        return str(node)

    def json_schema(self) -> dict[str, Any]:
        """An enumeration; digits may stand without quotes, as in `regions: [1]`."""
        return {"enum": [*self.choices, *(int(c) for c in self.choices if c.isdigit())]}


class ListOf(Type):
    """A list of values of one kind."""

    def __init__(self, of: Type, empty: bool = True) -> None:
        self.of = of
        self.empty = empty
        self.wants = "a list"

    def read(self, node: Node, to: Reader) -> list[Any] | None:
        """The values that could be read."""
        if to.watching:
            to.see(self, node)
        if not isinstance(node, Seq):
            to.report("SPX103", node, f"expected a list, found {shape(node)}", "put it in [brackets]")
            return None
        if not node and not self.empty:
            to.report("SPX103", node, "the list is empty")
        read = self.of.read
        return [value for value in [read(item, to) for item in node] if value is not None]

    def json_schema(self) -> dict[str, Any]:
        """An array."""
        return {"type": "array", "items": self.of.json_schema()}


class Key(NamedTuple):
    """A key of a mapping: the type of its value, whether it must be there, what it means."""

    type: Type
    doc: str = ""
    required: bool = False


class Keyed(Type):
    """A mapping with known keys, read as a dict that also holds its `line`."""

    wants = "a mapping"

    def __init__(
        self,
        keys: Mapping[str, Key],
        name: str = "",
        check: Callable[[dict[str, Any], Map, Reader], None] | None = None,
    ) -> None:
        self.keys = dict(keys)
        self.name = name
        self.check = check

    def read(self, node: Node, to: Reader) -> dict[str, Any] | None:
        """The dict, with unknown, missing and duplicate keys reported."""
        if to.watching:
            to.see(self, node)
        if not isinstance(node, Map):
            to.report("SPX103", node, f"expected {self.name or 'a mapping'}, found {shape(node)}")
            return None
        out: dict[str, Any] = {"line": node.line}
        for key in node.duplicates:
            to.report("SPX104", key, f"the key '{key}' is written twice")
        for key, value in node.items():
            known = self.keys.get(key)
            if known is None:
                self._unknown(key, to)
                continue
            read = known.type.read(value, to)
            if read is not None:
                out[str(key)] = read
        for name, wanted in self.keys.items():
            if wanted.required and name not in node:
                to.report("SPX102", node, f"the key '{name}' is missing" + (f" from {self.name}" if self.name else ""))
        if self.check:
            self.check(out, node, to)
        return out

    def _unknown(self, key: Text, to: Reader) -> None:
        def hint() -> str:
            return did_you_mean(key, self.keys) or "known keys: " + ", ".join(self.keys)

        to.report("SPX101", key, f"unknown key '{key[:40]}'" + (f" in {self.name}" if self.name else ""), hint)

    def json_schema(self) -> dict[str, Any]:
        """An object without additional properties."""
        properties = {
            name: {**key.type.json_schema(), **({"description": key.doc} if key.doc else {})}
            for name, key in self.keys.items()
        }
        required = [name for name, key in self.keys.items() if key.required]
        return {
            "type": "object", "additionalProperties": False, "properties": properties,
            **({"required": required} if required else {}),
        }  # fmt: skip


class OneOf(Type):
    """Text of one kind or a mapping of another: whichever the node is."""

    def __init__(self, scalar: Type, record: Type) -> None:
        self.scalar, self.record = scalar, record
        self.wants = scalar.wants

    def read(self, node: Node, to: Reader) -> Any:
        """The value of the kind that the node has."""
        return (self.scalar if isinstance(node, Text) else self.record).read(node, to)

    def json_schema(self) -> dict[str, Any]:
        """Either schema."""
        return {"anyOf": [self.scalar.json_schema(), self.record.json_schema()]}
