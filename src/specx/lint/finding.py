"""What rules find, and what comes out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..record import Record

if TYPE_CHECKING:
    from typing import Literal

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


class Finding(Record):
    """A finding as it is reported: rule, place, what, and what instead."""

    rule: str
    """The id of the rule, such as SPX301."""
    severity: Literal["error", "warning", "note"]
    """error, warning, or note: a difference that breaks nothing, told with `--notes`."""
    file: str
    """The file, as it was named."""
    line: int
    """The line, from 1."""
    column: int
    """The column, in characters from 1."""
    message: str
    """What is wrong."""
    hint: str
    """What to write instead; empty where nothing is proposed."""
    name: str
    """The name of the rule."""
    length: int
    """How many characters are concerned."""
    fixable: bool
    """Whether `--fix` puts it right."""


class FindingLine(Record):
    """A finding on one line, for CSV and TSV."""

    file: str
    """The file, as it was named."""
    line: int
    """The line, from 1."""
    column: int
    """The column, in characters from 1."""
    rule: str
    """The id of the rule."""
    severity: str
    """error, warning or note."""
    message: str
    """What is wrong."""
    hint: str
    """What to write instead; empty where nothing is proposed."""


class RuleCount(Record):
    """How often a rule was broken."""

    rule: str
    """The id of the rule."""
    name: str
    """Its name."""
    count: int
    """How many findings it has."""
    fixable: bool
    """Whether `--fix` puts the first of them right."""
    severity: Literal["error", "warning", "note"]
    """error, warning or note."""


class RuleCountLine(Record):
    """How often a rule was broken, on one line, for CSV and TSV."""

    rule: str
    """The id of the rule."""
    name: str
    """Its name."""
    count: int
    """How many findings it has."""
    fixable: bool
    """Whether `--fix` puts the first of them right."""


class CheckedHead(Record):
    """What the answer of a check says beside its findings."""

    files: int
    """How many files were checked."""
    errors: int
    """How many findings are errors."""
    warnings: int
    """How many are warnings."""
    note_findings: int
    """How many are notes, which `--notes` asks for."""
    fixed: int
    """How many things `--fix` put right."""
    passed_over: int = 0
    """How many YAML files of something else were not checked; left out where there is none."""


MAX_TEXT = 300


def printable(text: str, longest: int = 100_000) -> str:
    """The text with everything that could upset a terminal or a log written as an escape; cut if longer."""
    if len(text) > longest:
        text = text[: longest - 3] + "..."
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
