"""The program: finds the command, runs it, and is the one boundary where errors become text."""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import Annotated, Any

import typer

from ..errors import SpecxError, did_you_mean, instead_of_missing
from ..output.write import complain, write_error
from .commands import COMMANDS
from .lazy import LazyGroup
from .streams import prepare, silence_output
from .typed import as_meant

app = typer.Typer(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        from ..version import __version__

        typer.echo(", ".join([f"specx {__version__}", *_facts_told()]))
        raise typer.Exit


def _facts_told() -> list[str]:
    """Which edition answers, and the digest of the facts; nothing where there are none to be read."""
    from ..facts.folder import Facts

    try:
        facts = Facts(os.environ.get("SPECX_DATA") or None)
        edition = facts.edition_on()
        made_by = f" ({edition.conference})" if edition.conference else ""
        return [f"{edition.title}{made_by}", f"data {facts.digest}"]
    except SpecxError as problem:
        return [f"no facts: {problem.message}"]


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help="Show the version, the edition that answers, and the digest of the facts.",
        ),
    ] = False,
) -> None:
    """Ask the ITU Radio Regulations about a frequency: exact, with the provision cited.

    Frequencies carry their unit: 3.5GHz, '3 400-3 600 MHz', 8.3k. Every answer comes as
    text, JSON, CSV and more (-o). Exit codes: 0 found, 1 nothing found, 2 bad input,
    3 outside the data.
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
        raise typer.Exit


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


def main(arguments: list[str] | None = None) -> int:
    """Runs specx and returns the exit code."""
    words = as_meant([_as_utf8(word) for word in (sys.argv[1:] if arguments is None else arguments)])
    click_error: Any = typer.BadParameter.__mro__[2]  # ClickException; its home moved between Typers
    try:
        result: Any = typer.main.get_command(app).main(args=words, prog_name="specx", standalone_mode=False)
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
    except click_error as problem:
        negative = next((w for w in words if w[:1] == "-" and w[1:2].isdigit()), None)
        if negative and f"{negative[:2]}" in str(problem.format_message()):
            # The parser takes the sign for an option; the person meant a number.
            return _fail(f"'{negative[:40]}' is negative", "frequencies start at 0 Hz", "frequency", words, 2)
        return _fail(_usage_message(problem), _usage_hint(problem, words), "usage", words, 2)
    except typer.Abort:
        return 130
    except KeyboardInterrupt:
        return 130
    except OSError as problem:
        if os.name == "nt" and problem.errno == errno.EINVAL and not problem.filename:
            # So Windows tells a program that writes to a pipe that nobody reads any more.
            silence_output()
            return 0
        if problem.filename:
            hint = instead_of_missing(str(problem.filename))
            return _fail(f"{problem.filename}: {problem.strerror or problem}", hint, "data", words, 2)
        if problem.errno == errno.ENOENT:
            return _fail("the working folder is not there any more", "go to another one", "data", words, 2)
        return _unwritten(problem)


_LONGEST = 300  # of what is repeated of the words that were not understood
_LONGEST_EDGE = 40  # of a frequency that a hint repeats


def _usage_message(problem: Any) -> str:
    said = problem.message if getattr(problem, "possibilities", None) else problem.format_message()
    text = " ".join(str(said).split())
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
    return text[:1].lower() + text[1:].rstrip(".") if text else "the arguments cannot be understood"


def _usage_hint(problem: Any, words: list[str]) -> str:
    if "extra argument" in str(problem.format_message()):
        edges = [word for word in words[1:] if word[:1].isdigit() and word[-2:].lower() == "hz" and "-" not in word]
        if len(edges) == 2 and max(map(len, edges)) <= _LONGEST_EDGE:
            return f"for a range write {edges[0]}-{edges[1]}"
    kind: Any = getattr(getattr(problem, "param", None), "type", None)
    if getattr(kind, "min", None) is not None and getattr(kind, "max", None) is not None:
        return f"write {kind.min} to {kind.max}"
    context = getattr(problem, "ctx", None)
    near = getattr(problem, "possibilities", None)
    if near and getattr(problem, "option_name", None):
        return did_you_mean(problem.option_name, near, near=0)
    path = context.command_path if context else "specx"
    if path == "specx" and words[:1] and words[0] in COMMANDS:
        path = f"specx {words[0]}"  # the parser forgets whose option lacks its value
    return f"`{path} --help` shows how"


def _fail(message: str, hint: str, code: str, words: list[str], exit_code: int) -> int:
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
    complain(f"cannot write the answer: {problem.strerror or problem}")
    silence_output()
    return 2


def run() -> None:
    """The process: its streams, one call, its exit code."""
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
