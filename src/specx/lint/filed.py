"""What reading a file filed under the number of a rule: all that a rule without code of its own tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document
from .finding import Fault

# Why a file cannot be read as a tree of text: which rule tells it, and what to do.
TROUBLES = {
    "unreadable": ("SPX001", ""),
    "encoding": ("SPX002", "save the file as UTF-8"),
    "syntax": ("SPX003", ""),
    "alias": ("SPX004", "write the value out"),
    "tag": ("SPX004", "write the value out"),
    "directive": ("SPX004", "leave it out"),
    "documents": ("SPX004", "write the value out"),
    "too-large": ("SPX005", "split it, by range of frequencies for a table"),
    "too-deep": ("SPX005", "split it, by range of frequencies for a table"),
}
# A kind of trouble that nobody listed is told all the same.
_UNLISTED = ("SPX001", "")
_WORD = re.compile(r"[^\s:,\]}#]+")


def filed(document: Document, rule: str) -> Iterator[Fault]:
    """The trouble that kept the file from being read, or the problems of reading it as its kind, of one rule."""
    trouble = document.trouble
    if trouble is not None:
        teller, hint = TROUBLES.get(trouble.kind, _UNLISTED)
        if teller == rule:
            yield Fault(document, trouble.line, trouble.column, trouble.message, hint)
    for problem in document.problems.get(rule, ()):
        match = _WORD.match(document.line(problem.line), problem.column - 1)
        length = len(match[0]) if match else 1
        yield Fault(document, problem.line, problem.column, problem.message, problem.hint, length)
