"""Questions that stand on stdin, one a line: the argument or option that they take the place of is given as -."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator

from ..answers.lines import Lines
from ..errors import TooLongError, UsageError, shown
from ..output.write import complain

STDIN = "-"


def questions() -> Iterator[tuple[str | TooLongError, str]]:
    """Each line of stdin, or why it cannot be had, with where it stands, for messages.

    Blank lines and # comments are skipped. Raises `UsageError` for what is not text, `DataError` where nothing can be
    read.
    """
    if sys.stdin.isatty():
        complain("questions are read from here, one a line", "Ctrl-D at the head of a line ends them")
    lines, asked, waited_for = Lines(sys.stdin), False, _may_wait()
    while True:
        if waited_for:
            # What is answered is shown before more is waited for.
            sys.stdout.flush()
        try:
            read = next(lines, None)
        except UnicodeDecodeError:
            raise UsageError("stdin is not text", "give one question per line") from None
        except TooLongError as problem:
            asked = True
            yield problem, ""
            continue
        if read is None:
            break
        stripped = read.strip()
        if stripped and not stripped.startswith("#"):
            asked = True
            yield stripped, f"line {lines.number}: "
    if not asked:
        complain("nothing was asked", "give one question per line on stdin")


def _may_wait() -> bool:
    """Whether somebody may write the next line only when he has read the last answer: not where a file is read."""
    try:
        return not stat.S_ISREG(os.fstat(sys.stdin.fileno()).st_mode)
    except (OSError, ValueError):
        return True


def repeated(question: str | TooLongError) -> str:
    """The question as an answer repeats it."""
    return shown(question) if isinstance(question, str) else f"line {question.number}"
