"""Formulas of limits: numbers, variables, + - * / ( ), log10. A small evaluator of our own, never eval.

`parse` gives a tree of tuples; `value` works it out. A formula that is none raises `FormulaError`.
"""

from __future__ import annotations

import math
from functools import lru_cache

from ..light import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias


Tree: TypeAlias = "tuple[Any, ...]"
_TOKEN = pattern(r"\s*(?:(\d+(?:\.\d+)?)|(log10)|([A-Za-z])|([-+*/()]))")
_MAX_LENGTH = 120


class FormulaError(ValueError):
    """The text is no formula, or the formula has no value there."""


def _tokens(text: str) -> list[str]:
    if len(text) > _MAX_LENGTH:
        raise FormulaError(f"a formula of {len(text)} characters is too long")
    tokens, position = [], 0
    stripped = text.rstrip()
    while position < len(stripped):
        match = _TOKEN.match(stripped, position)
        if not match:
            raise FormulaError(f"'{stripped[position : position + 10]}' is not understood in a formula")
        tokens.append(match[0].strip())
        position = match.end()
    return tokens


class _Parser:
    """Sums of products of signed atoms, read from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def expect(self, token: str) -> None:
        if self.take() != token:
            raise FormulaError(f"'{token}' is missing in a formula")

    def sum(self) -> Tree:
        tree = self.product()
        while self.peek() in ("+", "-"):
            tree = (self.take(), tree, self.product())
        return tree

    def product(self) -> Tree:
        tree = self.atom()
        while self.peek() in ("*", "/"):
            tree = (self.take(), tree, self.atom())
        return tree

    def atom(self) -> Tree:
        token = self.take()
        if token in ("-", "+"):
            return (token, ("number", 0.0), self.atom())
        if token == "(":
            tree = self.sum()
            self.expect(")")
            return tree
        if token == "log10":
            self.expect("(")
            tree = self.sum()
            self.expect(")")
            return ("log10", tree)
        if token[:1].isdigit():
            return ("number", float(token))
        if token.isalpha():
            return ("variable", token)
        raise FormulaError(f"'{token}' stands at the wrong place in a formula" if token else "the formula breaks off")


@lru_cache(maxsize=512)
def parse(text: str) -> Tree:
    """The tree of a formula. Raises `FormulaError`."""
    parser = _Parser(_tokens(text))
    tree = parser.sum()
    if parser.peek():
        raise FormulaError(f"'{parser.peek()}' is left over in a formula")
    return tree


def variables(tree: Tree) -> set[str]:
    """The variables that a formula needs."""
    if tree[0] == "number":
        return set()
    if tree[0] == "variable":
        return {tree[1]}
    found: set[str] = set()
    for branch in tree[1:]:
        found |= variables(branch)
    return found


def value(tree: Tree, given: dict[str, float]) -> float:
    """The value of a formula. Raises `FormulaError` for a variable not given, or where there is no value."""
    kind = tree[0]
    if kind == "number":
        number: float = tree[1]
        return number
    if kind == "variable":
        if tree[1] not in given:
            raise FormulaError(f"the formula needs a value for {tree[1]}")
        return given[tree[1]]
    operands = [value(branch, given) for branch in tree[1:]]
    if kind == "log10":
        if operands[0] <= 0:
            raise FormulaError("the formula has no value there")
        return math.log10(operands[0])
    left, right = operands
    if kind == "+":
        return left + right
    if kind == "-":
        return left - right
    if kind == "*":
        return left * right
    if right == 0:
        raise FormulaError("the formula has no value there")
    return left / right
