"""Tables of values: columns read off what a record declares, rows made of records.

A table has one row for each record. Text, numbers, true and false stand as they are; a list of texts or numbers is a
list; what is nested deeper is JSON. A part with several records is a table of its own.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ...record import plain
from ...regulations.values import Source
from ..described import Field, fields_of, record_named

if TYPE_CHECKING:
    from collections.abc import Callable

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PLAIN = {"int": "integer", "float": "number", "str": "text", "bool": "boolean"}


class ValueColumn(NamedTuple):
    """A column: its name, its type, what it says.

    `type` is integer, number, text, boolean, `list` (of what `of` names) or `json`.
    """

    name: str
    type: str
    says: str = ""
    of: str = ""


class ValueTable(NamedTuple):
    """Rows of values under columns. `key` is its first column; `refers` are columns that hold a key of another table."""

    name: str
    says: str
    columns: tuple[ValueColumn, ...]
    rows: list[tuple[Any, ...]]
    refers: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The column by which a row is found."""
        return self.columns[0].name


class Shape:
    """How records of a kind stand in a table: their columns, and a row of values for each.

    `leave` are fields that stand elsewhere.
    """

    def __init__(self, record: type, leave: Iterable[str] = ()) -> None:
        self.columns: list[ValueColumn] = []
        self._takes: list[Callable[[Any], tuple[Any, ...]]] = []
        for field in fields_of(record):
            if field.key not in leave:
                columns, take = _columns(record, field)
                self.columns += columns
                self._takes.append(take)

    def values(self, record: Any) -> tuple[Any, ...]:
        """The values of a record, in the order of the columns."""
        return tuple(value for take in self._takes for value in take(record))


def parts_of(record: type) -> Iterator[tuple[str, type]]:
    """The fields of a record that hold several records of a kind, with that kind."""
    for field in fields_of(record):
        node = ast.parse(field.type, mode="eval").body
        item = _item(node)
        if isinstance(item, ast.Name):
            kind = record_named(item.id, field.home)
            if kind is not None:
                yield field.key, kind


def _columns(record: type, field: Field) -> tuple[list[ValueColumn], Callable[[Any], tuple[Any, ...]]]:
    """The columns of a field, most often one, and what takes its values out of a record."""
    name, says = field.key, field.says
    held = name if hasattr(record, name) or name in record._fields else f"{name}_"  # type: ignore[attr-defined]
    if record_named(field.type, field.home) is Source:
        inside = [
            ValueColumn(f"{name}_file", "text", f"{says} The file."),
            ValueColumn(f"{name}_line", "integer", "The line."),
        ]
        return inside, lambda row: tuple(getattr(row, held))
    types = _types(ast.parse(field.type, mode="eval").body)
    if types == {"number", "text"}:
        # What is a figure in one row and a formula in the next.
        both = [
            ValueColumn(name, "number", says),
            ValueColumn(f"{name}_text", "text", f"The same where it is text. {says}"),
        ]
        return both, lambda row: _parted(getattr(row, held))
    if len(types) == 1 and (type_ := next(iter(types))) in ("integer", "number", "text", "boolean"):
        convert = float if type_ == "number" else None
        return [ValueColumn(name, type_, says)], lambda row: (_as(convert, getattr(row, held)),)
    if len(types) == 1 and type_.startswith("list of "):
        return [ValueColumn(name, "list", says, type_[8:])], lambda row: (_list(getattr(row, held)),)
    default = getattr(record, held, None) if not field.always else None
    return [ValueColumn(name, "json", says)], lambda row: (_json(getattr(row, held), default),)


def _types(node: ast.expr) -> set[str]:
    """The types that an annotation allows, none of them being nothing."""
    if isinstance(node, ast.BinOp):
        return _types(node.left) | _types(node.right)
    if isinstance(node, ast.Constant) and node.value is None:
        return set()
    if isinstance(node, ast.Name):
        return {_PLAIN.get(node.id, "json")}
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
        return {"text"}
    item = _item(node)
    inside = _PLAIN.get(item.id) if isinstance(item, ast.Name) else None
    return {f"list of {inside}"} if inside in ("integer", "text") else {"json"}


def _item(node: ast.expr) -> ast.expr | None:
    """What a tuple of any length holds; None for another annotation."""
    if not (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "tuple"):
        return None
    inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else []
    endless = len(inside) == 2 and isinstance(inside[1], ast.Constant) and inside[1].value is Ellipsis
    return inside[0] if endless else None


def _as(convert: Callable[[Any], Any] | None, value: Any) -> Any:
    return value if convert is None or value is None else convert(value)


def _list(value: Any) -> list[Any] | None:
    return None if value is None else list(value)


def _parted(value: Any) -> tuple[float | None, str | None]:
    """A figure, or text."""
    return (None, value) if isinstance(value, str) else (_as(float, value), None)


def _json(value: Any, default: Any) -> str | None:
    """The value as JSON; None where it is not given, as an answer then leaves it out."""
    return None if value is None or value == default else encoded(plain(value))


def encoded(value: Any) -> str:
    """Plain values as JSON, one way alone."""
    return _ENCODE(value)
