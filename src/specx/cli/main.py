"""The program: finds the command, runs it, and is the one boundary where errors become text."""

from __future__ import annotations

import os
import sys

from ..errors import SpecxError
from .quick import read
from .streams import prepare, silence_output
from .typed import as_meant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _wants_json(arguments: list[str]) -> bool:
    """Whether the answer was to be JSON: errors then are too. Read off the raw words, since
    the error may be that they cannot be parsed."""
    for i, word in enumerate(arguments):
        value = ""
        if word in ("-o", "--output") and i + 1 < len(arguments):
            value = arguments[i + 1]
        elif word.startswith("--output="):
            value = word.partition("=")[2]
        elif word.startswith("-o"):
            value = word[2:].lstrip("=")
        if value in ("json", "jsonl", "json-lines"):
            return True
    return False


def _as_utf8(word: str) -> str:
    """A word as it was typed, where the locale could not decode it: terminals write UTF-8."""
    try:
        word.encode()
    except UnicodeEncodeError:
        try:
            typed = word.encode(sys.getfilesystemencoding(), "surrogateescape")
        except UnicodeEncodeError:
            typed = word.encode("utf-8", "surrogatepass")  # half a character, which Windows lets stand in a word
        return typed.decode("utf-8", "replace")
    return word


def _ask(words: list[str]) -> Any:
    """Runs the command that the words call, read by `quick` or else by Typer."""
    call = read(words)
    if call is not None:
        return call()
    from . import full

    try:
        return full.run(words)
    except full.Interrupted:
        raise KeyboardInterrupt from None
    except full.Unread as problem:
        return _fail(problem.message, problem.hint, problem.code, words, 2)


def main(arguments: list[str] | None = None) -> int:
    """Runs specx and returns the exit code."""
    words = as_meant([_as_utf8(word) for word in (sys.argv[1:] if arguments is None else arguments)])
    try:
        result = _ask(words)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except SpecxError as problem:
        code = problem.exit_code
        return _fail(problem.message, problem.hint, problem.code, [] if problem.answered else words, code)
    except BrokenPipeError:
        silence_output()
        return 0
    except SystemExit as stop:
        # Typer turns a closed pipe into exit 1, which here would read as "nothing found".
        if isinstance(stop.__context__, BrokenPipeError):
            silence_output()
            return 0
        raise
    except KeyboardInterrupt:
        return 130
    except OSError as problem:
        import errno

        if os.name == "nt" and problem.errno == errno.EINVAL and not problem.filename:
            # So Windows tells a program that writes to a pipe that nobody reads any more.
            silence_output()
            return 0
        if problem.filename:
            from ..errors import instead_of_missing

            hint = instead_of_missing(str(problem.filename))
            return _fail(f"{problem.filename}: {problem.strerror or problem}", hint, "data", words, 2)
        if problem.errno == errno.ENOENT:
            return _fail("the working folder is not there any more", "go to another one", "data", words, 2)
        return _unwritten(problem)


def _fail(message: str, hint: str, code: str, words: list[str], exit_code: int) -> int:
    from ..output.write import complain, write_error

    complain(message, hint)
    if not _wants_json(words):
        return exit_code
    try:
        write_error(message, hint, code)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_output()
    except OSError:
        # Why there is no answer has been told; that nobody got it as JSON either is the code's to tell.
        silence_output()
        return 2
    return exit_code


def _unwritten(problem: OSError) -> int:
    from ..output.write import complain

    complain(f"cannot write the answer: {problem.strerror or problem}")
    silence_output()
    return 2


def run() -> None:
    """The process: its streams, one call, its exit code."""
    import gc

    # Facts are read once and kept: looking through them for cycles again and again finds none.
    gc.set_threshold(200_000, 20, 20)
    prepare()
    code = main()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except OSError as problem:
        code = _unwritten(problem)
    sys.stderr.flush()
    # Taking the interpreter down piece by piece would cost more than many an answer.
    os._exit(code)
