"""What a record declares, read off its source: fields, types and sentences; the JSON Schema of an answer.

Annotations and the sentences under them are text of the module and cost nothing until they are
asked for, which only documentation and `specx info --schema` do.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from importlib import import_module

from ..light import NamedTuple
from ..record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


_PLAIN = {
    "int": {"type": "integer"}, "str": {"type": "string"}, "bool": {"type": "boolean"}, "float": {"type": "number"},
    "None": {"type": "null"}, "Any": {}, "object": {},
}  # fmt: skip


class Field(NamedTuple):
    """A field of a record: its key, its type as written, what it says, whether it is always there."""

    key: str
    type: str
    says: str
    always: bool
    home: str  # the module in which the names of its type are known


@cache
def _own(record: type) -> dict[str, tuple[str, str]]:
    """The fields that a class declares itself: type and sentence."""
    body = ast.parse(inspect.cleandoc("\n" + inspect.getsource(record))).body[0]
    assert isinstance(body, ast.ClassDef)
    found: dict[str, tuple[str, str]] = {}
    name = ""
    for node in body.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
            found[name] = (ast.unparse(node.annotation), "")
        elif name and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[name] = (found[name][0], " ".join(str(node.value.value).split()))
        else:
            name = ""
    return found


def fields_of(record: type) -> list[Field]:
    """The fields of a record or of a tuple with names, in order."""
    homes: dict[str, tuple[type, tuple[str, str]]] = {}
    for home in reversed(record.__mro__):
        if home is not Record and (issubclass(home, Record) or home is record) and home.__module__.startswith("specx"):
            homes |= {name: (home, told) for name, told in _own(home).items()}
    sparse = record.sparse() if hasattr(record, "sparse") else ()
    required = record._required if issubclass(record, Record) else frozenset(homes) - frozenset(sparse)
    fields: tuple[str, ...] = record._fields  # type: ignore[attr-defined]
    return [
        Field(name.rstrip("_"), homes[name][1][0], homes[name][1][1], name in required, homes[name][0].__module__)
        for name in fields
    ]


def about(record: type) -> str:
    """What a record is, in the first paragraph of its docstring."""
    return " ".join((inspect.getdoc(record) or "").split("\n\n")[0].split())


def record_named(name: str, home: str) -> type | None:
    """The class that a name in an annotation means, where it is one with fields."""
    module = sys.modules[home]
    found = getattr(module, name, None)
    if found is None and name in _for_types(home):
        # A module imports for its annotations alone nothing that its work does not need.
        level, where = _for_types(home)[name]
        found = getattr(import_module("." * level + where, module.__package__), name, None)
    return found if isinstance(found, type) and hasattr(found, "_fields") else None


@cache
def _for_types(home: str) -> dict[str, tuple[int, str]]:
    """The names that a module imports for type checkers alone: how far up and from where."""
    body = ast.parse(inspect.getsource(sys.modules[home])).body
    guarded = [node for block in body if isinstance(block, ast.If) for node in block.body]
    return {
        alias.name: (node.level, node.module or "")
        for node in guarded
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
    }


def parts_of(record: type) -> Iterator[type]:
    """The records that the fields of a record hold, each once, in order of appearance."""
    seen: dict[type, None] = {}

    def walk(of: type) -> None:
        for field in fields_of(of):
            for node in ast.walk(ast.parse(field.type, mode="eval")):
                part = record_named(node.id, field.home) if isinstance(node, ast.Name) else None
                if part is not None and part not in seen:
                    seen[part] = None
                    walk(part)

    walk(record)
    return iter(seen)


def schema_of(record: type) -> dict[str, Any]:
    """The JSON Schema of a record; the records that it holds stand in `$defs`."""
    return {**_object(record), "$defs": {part.__name__: _object(part) for part in parts_of(record)}}


def _object(record: type) -> dict[str, Any]:
    fields = fields_of(record)
    return {
        "type": "object",
        "description": about(record),
        "properties": {
            f.key: {**_type(ast.parse(f.type, mode="eval").body, f.home), "description": f.says} for f in fields
        },
        "required": [f.key for f in fields if f.always],
        "additionalProperties": False,
    }


def _type(node: ast.expr, home: str) -> dict[str, Any]:
    """The JSON Schema of an annotation."""
    if isinstance(node, ast.Constant) and node.value is None:
        return {"type": "null"}
    if isinstance(node, ast.BinOp):
        return {"anyOf": [_type(node.left, home), _type(node.right, home)]}
    if isinstance(node, ast.Name):
        return {"$ref": f"#/$defs/{node.id}"} if record_named(node.id, home) else dict(_PLAIN[node.id])
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if node.value.id == "Literal":
            return {"enum": [ast.literal_eval(value) for value in inside]}
        if node.value.id == "dict":
            return {"type": "object", "additionalProperties": _type(inside[1], home)}
        if any(isinstance(value, ast.Constant) and value.value is Ellipsis for value in inside):
            return {"type": "array", "items": _type(inside[0], home)}
        if node.value.id == "tuple":
            return {"type": "array", "prefixItems": [_type(v, home) for v in inside], "items": False}
        return {"type": "array", "items": _type(inside[0], home)}
    raise TypeError(f"{ast.unparse(node)} is no type of an answer")


def answer_schema(command: str, rows: Iterable[type], beside: type | None = None) -> dict[str, Any]:
    """The JSON Schema of a command's whole answer: the envelope, and rows of one of the kinds.

    `beside` declares what the command's answer has beside the keys of every answer.
    """
    from .answer import Envelope

    whole = schema_of(Envelope)
    kinds: dict[str, Any] = dict(whole.pop("$defs"))
    if beside is not None:
        more = schema_of(beside)
        kinds |= more["$defs"]
        # Of several kinds of rows only one may have it.
        whole["properties"] |= more["properties"]
    results = []
    for row in rows:
        made = schema_of(row)
        kinds |= made.pop("$defs")
        kinds[row.__name__] = made
        results.append({"$ref": f"#/$defs/{row.__name__}"})
    whole["properties"]["command"] = {"const": command, "description": "The command that answered."}
    whole["properties"]["results"] = {"type": "array", "items": {"anyOf": results}, "description": "The rows."}
    whole["required"] = [*whole["required"], "results"]
    # What belongs to one command only (totals, what is searched for) is told in docs/json.md.
    whole["additionalProperties"] = True
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"specx {command}",
        **whole,
        "$defs": kinds,
    }
