"""The program as Typer sees it: help, errors, and every call that `quick` leaves to it."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from ..errors import SpecxError, did_you_mean
from .commands import COMMANDS
from .lazy import LazyGroup

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


class Unread(Exception):  # noqa: N818 - it is told as other errors are
    """Words that the parser does not understand: what to say of them, and in JSON under which code."""

    def __init__(self, message: str, hint: str, code: str) -> None:
        super().__init__(message)
        self.message, self.hint, self.code = message, hint, code


class Interrupted(Exception):  # noqa: N818
    """Ctrl-C, as Typer tells it."""


def run(words: list[str]) -> Any:
    """Parses the words and runs the command. Raises `Unread`, `Interrupted`, and what the command raises."""
    click_error: Any = typer.BadParameter.__mro__[2]  # ClickException; its home moved between Typers
    try:
        return typer.main.get_command(app).main(args=words, prog_name="specx", standalone_mode=False)
    except click_error as problem:
        negative = next((w for w in words if w[:1] == "-" and w[1:2].isdigit()), None)
        if negative and f"{negative[:2]}" in str(problem.format_message()):
            # The parser takes the sign for an option; the person meant a number.
            raise Unread(f"'{negative[:40]}' is negative", "frequencies start at 0 Hz", "frequency") from None
        raise Unread(_message(problem), _hint(problem, words), "usage") from None
    except typer.Abort:
        raise Interrupted from None


_LONGEST = 300  # of what is repeated of the words that were not understood
_LONGEST_EDGE = 40  # of a frequency that a hint repeats


def _message(problem: Any) -> str:
    said = problem.message if getattr(problem, "possibilities", None) else problem.format_message()
    text = " ".join(str(said).split())
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
    return text[:1].lower() + text[1:].rstrip(".") if text else "the arguments cannot be understood"


def _hint(problem: Any, words: list[str]) -> str:
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
