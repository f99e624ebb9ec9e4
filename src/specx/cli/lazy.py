"""Commands that are imported only when they are called: start-up counts.

The table in `commands.py` is all that `specx --help` needs; a test holds it against the commands themselves.
"""

from __future__ import annotations

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from .commands import COMMANDS, function_of
from .settings import settle
from .shared import declare, each_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and imports one only to run it or show its help."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command; for `specx --help` a stand-in that carries only its help line."""
        if cmd_name not in COMMANDS:
            return None
        if getattr(ctx, "specx_listing", False):
            return _stand_in(cmd_name, COMMANDS[cmd_name][1])
        return build(cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help screen, without importing every command."""
        ctx.specx_listing = True
        super().format_help(ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options, then the commands in groups."""
        from .help import command_rows, option_rows, write_groups

        write_groups(formatter, command_rows(ctx, self))
        write_groups(formatter, option_rows(ctx, self, frozenset()))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As usual; an unknown command names the nearest."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            raise unknown_command(name)
        return super().resolve_command(ctx, args)


def given_by(name: str) -> tuple[tuple[type, type | None, str], ...]:
    """The records that a command gives: of its results, of its lines of CSV, and with which option.

    Raises `UsageError` for a command that is not there.
    """
    given: tuple[tuple[type, type | None, str], ...] = getattr(_function(name), "gives", ())
    return given


def given_for_each(name: str) -> tuple[type, ...]:
    """The records that a command gives besides for the lines of stdin; none for a command that takes none.

    Raises `UsageError` for a command that is not there.
    """
    if not each_of(_function(name)):
        return ()
    from ..answers.each import Answered
    from ..answers.rows import Refused

    known = {row for row, _, _ in given_by(name)}
    return tuple(row for row in (Answered, Refused) if row not in known)


def beside_of(name: str) -> type | None:
    """The record of the keys that a command's answer has beside those of every answer; None where it has none.

    Raises `UsageError` for a command that is not there.
    """
    head: type | str | None = getattr(_function(name), "beside", None)
    if isinstance(head, str):
        from ..answers import heads

        found: type = getattr(heads, head)
        return found
    return head


def _function(name: str) -> Any:
    if name not in COMMANDS:
        raise unknown_command(name)
    return function_of(name)


def unknown_command(name: str) -> Exception:
    """What to raise for a command that is not there, naming the nearest."""
    from ..errors import UsageError, did_you_mean

    hint = did_you_mean(name, COMMANDS, "`specx --help` lists the commands")
    return UsageError(f"unknown command '{name[:40]}'", hint)


def build(name: str) -> Any:
    """The command of that name, ready to run."""
    function = function_of(name)
    declare(function)
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.command(name, cls=OnceOnly)(function)
    command = typer.main.get_command(app)
    command.name = name
    return command


class OnceOnly(TyperCommand):
    """A command that refuses an option given twice, where the parser would silently keep the last."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What stands behind the name of the command in its usage."""
        from .help import usage_pieces

        return usage_pieces(self)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """What the command answers; its examples stand last."""
        from .help import split_help

        whole, self.help = self.help, split_help(self.help or "")[0]
        try:
            super().format_help_text(ctx, formatter)
        finally:
            self.help = whole

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options in groups, then the examples."""
        from .help import option_rows, split_help, write_examples, write_groups
        from .shared import shared_help

        write_groups(formatter, option_rows(ctx, self, shared_help()))
        write_examples(formatter, split_help(self.help or "")[1])

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As usual, after looking at the words."""
        once = {
            name: parameter.opts[0]
            for parameter in self.params
            if isinstance(parameter, TyperOption) and not (parameter.multiple or parameter.is_flag or parameter.count)
            for name in parameter.opts
        }
        seen: set[str] = set()
        for word in args:
            if word == "--":
                break
            name = once.get(word.partition("=")[0] if word.startswith("--") else word[:2])
            if name is None:
                continue
            if name in seen:
                from ..errors import UsageError

                hint = "write --region 1,2" if name == "--region" else "give it once"
                raise UsageError(f"{name} is given twice", hint)
            seen.add(name)
        left: list[str] = super().parse_args(ctx, args)
        given = ctx.params
        settle(str(self.name), given, {name: getattr(ctx.get_parameter_source(name), "name", "") for name in given})
        return left


def _stand_in(name: str, help_line: str) -> Any:
    app = typer.Typer(add_completion=False)
    app.command(name, help=help_line)(lambda: None)
    return typer.main.get_command(app)
