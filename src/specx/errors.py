"""Everything that can go wrong, as one family of exceptions with an exit code each.

Commands raise; one boundary in `specx.cli.main` prints. Exit codes: 1 nothing found,
2 bad usage or unreadable input, 3 outside the coverage of the data.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def shown(text: str, limit: int = 40) -> str:
    """What somebody typed as a message may repeat it: short, on one line, printable."""
    clean = "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in text[: 4 * limit])
    return " ".join(clean.split())[:limit]


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", near: float = 0.6) -> str:
    """A hint that names the nearest known word, as it can be typed; `otherwise` where none is so near (0 to 1)."""
    import difflib

    found = difflib.get_close_matches(word, known, 1, near)
    return f"did you mean '{found[0]}'?" if found else otherwise


def instead_of_missing(path: str, what: str = "file") -> str:
    """A hint for a path that leads to nothing: the file beside it that is called nearly so, or the folder that is not there.

    "" for one that leads to something.
    """
    import os

    if os.path.lexists(path):
        return ""
    folder, name = os.path.split(path)
    while folder and not os.path.lexists(folder):
        folder, name = os.path.split(folder)
    try:
        beside = {os.path.join(folder, other): other for other in sorted(os.listdir(folder or "."))}
    except OSError:
        return ""
    lost = os.path.join(folder, name) != path
    known = (
        f"there is no folder {shown(name)} in {shown(folder) or 'this one'}" if lost else f"name a {what} that is there"
    )
    return did_you_mean(os.path.join(folder, name), beside, known, 0.8)


class SpecxError(Exception):
    """An error a person can act on: `message` says what and where, `hint` what to type instead."""

    code = "error"
    exit_code = 2
    answered = False  # whether the answer that it interrupts has told it already

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def line(self) -> str:
        """Message and hint on one line."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(SpecxError):
    """The words of the question cannot be understood."""

    code = "usage"


class FrequencyError(UsageError):
    """A frequency or a range cannot be read, or would have to be guessed; `kind` says in which way."""

    code = "frequency"

    SYNTAX = "syntax"  # not a number with a unit, or one that could be read in two ways
    DOWNWARDS = "downwards"  # the low end of a range is not below its high end
    SUB_HERTZ = "sub-hertz"  # finer than one hertz
    FAR = "far"  # far above any frequency

    def __init__(self, message: str, hint: str = "", kind: str = SYNTAX) -> None:
        super().__init__(message, hint)
        self.kind = kind


class UnknownNameError(UsageError):
    """A service, country, footnote, edition or topic that the data does not know."""

    code = "unknown-name"


class DataError(SpecxError):
    """A file of facts cannot be read or does not hold what its kind asks for.

    Given a `file`, and a `line` where it is of one, the message begins with them; `told` is the rest of it, `at` the line or 0.
    """

    code = "data"

    def __init__(self, message: str, hint: str = "", file: str = "", line: int = 0) -> None:
        place = f"{file}:{line}: " if line else f"{file}: " if file else ""
        super().__init__(place + message, hint)
        self.file, self.at, self.told = file, line, message


class TooLongError(DataError):
    """A line that is too long; what comes behind it can be read. `number` is that of the line."""

    def __init__(self, number: int, most: int) -> None:
        super().__init__(f"line {number} is longer than {most} characters", "give one question a line")
        self.number = number


class NotFoundError(SpecxError):
    """The question is clear, and the answer is: nothing."""

    code = "not-found"
    exit_code = 1


class OutsideCoverageError(SpecxError):
    """The data does not reach: neither allocated nor not allocated, but not covered."""

    code = "outside-coverage"
    exit_code = 3


class MissingExtraError(SpecxError):
    """A feature needs an optional package that is not installed."""

    code = "missing-extra"
