"""What rules find, and what comes out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .document import Document


class Edit(NamedTuple):
    """A change to the text of a file: characters `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


class Fault(NamedTuple):
    """One thing that a rule found; the coordinator adds which rule it was.

    Line and column count from 1. `length` is how many characters the caret underlines.
    `edits` put it right without changing what the file says.
    """

    document: Document
    line: int
    column: int
    message: str
    hint: str = ""
    length: int = 1
    edits: tuple[Edit, ...] = ()


class Finding(NamedTuple):
    """A finding as it is reported: rule, place, what, and what instead."""

    file: str
    line: int
    column: int
    rule: str
    name: str
    severity: str  # error | warning
    message: str
    hint: str = ""
    length: int = 1
    fixable: bool = False

    def json(self) -> dict[str, object]:
        """The finding as the contract has it, with the rule's name and length beside."""
        return {
            "rule": self.rule, "severity": self.severity, "file": self.file, "line": self.line,
            "column": self.column, "message": self.message, "hint": self.hint,
            "name": self.name, "length": self.length, "fixable": self.fixable,
        }  # fmt: skip


MAX_TEXT = 300


def printable(text: str, longest: int = 100_000) -> str:
    """The text with everything that could upset a terminal or a log written as an escape; cut if longer."""
    if len(text) > longest:
        text = text[: longest - 3] + "..."
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
