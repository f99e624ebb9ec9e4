"""How the help screens look: commands and options in groups. Imported where one is shown, and for nothing else."""

from __future__ import annotations

from .commands import COMMANDS, OWN_NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


# Every command stands in one of them; a test holds it.
COMMAND_GROUPS: dict[str, tuple[str, ...]] = {
    "What is allocated": ("at", "overlap", "service", "country", "compare", "find"),
    "Whether and how it may be used": ("examine", "sharing", "adjacent", "harmonics", "limits"),
    "Texts, channels, names": ("footnote", "footnotes", "references", "documents", "channels", "names"),
    "What conferences change": ("outcomes", *OWN_NAMES.values(), "diff", "agenda"),
    "Files and data": ("lint", "rule", "import", "export", "annotate", "info", "completion"),
}
# Common options by what they are for; what a command has of its own stands first.
OPTION_GROUPS: dict[str, tuple[str, ...]] = {
    "Where": ("region", "country", "position"),
    "Which allocations": ("service", "status", "application"),
    "Which table": ("edition", "as_of", "printed", "national", "column", "overlay", "data"),
    "How it is written and shown": ("unit", "output", "color", "all_countries", "no_pager", "help"),
}


def command_rows(ctx: Any, group: Any) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """The commands by their groups, each with its line."""
    for title, names in COMMAND_GROUPS.items():
        yield title, [(name, COMMANDS[name][1]) for name in names]


def option_rows(ctx: Any, command: Any, shared: frozenset[str]) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """The arguments and options by their groups; `shared` are the help lines of the common ones."""
    records = [(p, _record(p, ctx)) for p in command.get_params(ctx)]
    told = [(p, record) for p, record in records if record is not None]
    homes = {name: title for title, names in OPTION_GROUPS.items() for name in names}

    def home(parameter: Any) -> str:
        if parameter.param_type_name == "argument":
            return "Arguments"
        common = parameter.help in shared or (parameter.name == "help" and bool(shared))
        return homes.get(str(parameter.name), "Options") if common else "Options"

    for title in ("Arguments", "Options", *OPTION_GROUPS):
        rows = [record for parameter, record in told if home(parameter) == title]
        if rows:
            yield title, rows


def _record(parameter: Any, ctx: Any) -> tuple[str, str] | None:
    """The line of a parameter; of an argument ours, for Typer has told it another way with every version."""
    if parameter.param_type_name != "argument":
        told: tuple[str, str] | None = parameter.get_help_record(ctx)
        return told
    return parameter.metavar, f"{parameter.help}  [required]" if parameter.required else parameter.help


def usage_pieces(command: Any) -> list[str]:
    """What stands behind the name of a command in its usage: an argument that must be there in braces."""
    metavars = [(p.metavar, p.required) for p in command.params if p.param_type_name == "argument"]
    braced = (m if m.startswith("[") else f"{{{m}}}" if required else f"[{m}]" for m, required in metavars)
    return ["[OPTIONS]", *braced]


def split_help(text: str) -> tuple[str, list[str]]:
    """The help of a command without its examples, and the examples."""
    lines = text.splitlines()
    examples = [line.strip().removeprefix("Example:").strip() for line in lines if line.strip().startswith("Example:")]
    return "\n".join(line for line in lines if not line.strip().startswith("Example:")).rstrip(), examples


def write_groups(formatter: Any, groups: Iterable[tuple[str, list[tuple[str, str]]]]) -> None:
    """Writes the groups under their titles."""
    for title, rows in groups:
        with formatter.section(title):
            formatter.write_dl(rows)


def write_examples(formatter: Any, examples: list[str]) -> None:
    """Writes the examples as they are typed, none wrapped."""
    if not examples:
        return
    with formatter.section("Examples"):
        for example in examples:
            formatter.write(f"{'':{formatter.current_indent}}{example}\n")
