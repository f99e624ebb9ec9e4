"""The small faults that a module can be given: each one expression of its text, exchanged for another."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_WHOLE = (ast.stmt, ast.Constant, ast.Name, ast.Attribute, ast.Call)  # needs no brackets
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}


@dataclass(frozen=True)
class Change:
    """One fault: what stands in the text from `start` to `end` (bytes) on `line`, and what takes its place."""

    line: int
    start: int
    end: int
    before: str
    after: str

    def apply(self, source: str) -> str:
        """The text of the module with the fault in it."""
        text = source.encode()
        return (text[: self.start] + self.after.encode() + text[self.end :]).decode()

    def __str__(self) -> str:
        return " -> ".join(" ".join(text.split())[:100] for text in (self.before, self.after))


def changes(source: str) -> list[Change]:
    """Every fault that the module can be given, in the order of its text; each is a module that compiles."""
    tree = ast.parse(source)
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    text, left_out = source.encode(), _left_out(tree)
    found: dict[Change, None] = {}
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        for old, new in _faults(node):
            if id(old) in left_out or old.end_lineno is None or old.end_col_offset is None:
                continue
            start = starts[old.lineno - 1] + old.col_offset
            end = starts[old.end_lineno - 1] + old.end_col_offset
            after = ast.unparse(ast.fix_missing_locations(new))
            after = after if isinstance(new, _WHOLE) else f"({after})"
            change = Change(old.lineno, start, end, text[start:end].decode(), after)
            if change.after != change.before:
                found.setdefault(change)
    return sorted(found, key=lambda change: (change.start, change.end, change.after))


def _faults(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.expr | ast.stmt]]:
    """What a node of the tree is exchanged for."""
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                turned = copy.deepcopy(node)
                turned.ops[place] = _COMPARED[type(operator)]()
                yield node, turned
        case ast.BoolOp():
            yield node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
            for place in range(len(node.values)):
                rest = node.values[:place] + node.values[place + 1 :]
                yield node, rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        case ast.UnaryOp(op=ast.Not()):
            yield node, node.operand
        case ast.UnaryOp(op=ast.USub()):
            yield node, node.operand
        case ast.BinOp() if type(node.op) in _COMPUTED:
            yield node, ast.BinOp(node.left, _COMPUTED[type(node.op)](), node.right)
        case ast.Constant(value=bool(value)):
            yield node, ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield node, ast.Constant(value + 1)
            yield node, ast.Constant(value - 1)
        case ast.Constant(value=float(value)):
            yield node, ast.Constant(value * 2 or 1.0)
        case ast.If() | ast.While():
            yield node.test, ast.Constant(False)
            if isinstance(node, ast.If):
                yield node.test, ast.Constant(True)
        case ast.IfExp():
            yield node, node.body
            yield node, node.orelse
        case ast.comprehension():
            for condition in node.ifs:
                yield condition, ast.Constant(True)
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield value, ast.Constant(None)
        case ast.Expr(value=ast.Call() as value):
            yield value, ast.Constant(None)
        case ast.Continue():
            yield node, ast.Pass()
        case ast.Call(func=ast.Name(id=name)) if name in _CALLED and node.args:
            other = copy.deepcopy(node)
            other.func = ast.Name(_CALLED[name])
            other.keywords = [] if name == "sorted" else other.keywords
            yield node, other


def _left_out(tree: ast.AST) -> set[int]:
    """What is no behaviour, or only words: annotations, docstrings, decorators, messages, what only a checker reads."""
    found: set[int] = set()

    def leave(*nodes: ast.AST | None) -> None:
        found.update(id(below) for node in nodes if node is not None for below in ast.walk(node))

    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                every = (
                    *node.args.posonlyargs,
                    *node.args.args,
                    *node.args.kwonlyargs,
                    node.args.vararg,
                    node.args.kwarg,
                )
                leave(node.returns, *node.decorator_list, *(one.annotation for one in every if one))
            case ast.ClassDef():
                leave(*node.decorator_list, *node.bases)
            case ast.AnnAssign():
                leave(node.annotation)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Raise() | ast.JoinedStr() | ast.Assert():
                leave(node)
            case ast.Assign(targets=[ast.Name(id="__slots__")]):
                leave(node)
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
                leave(node)
    return found
