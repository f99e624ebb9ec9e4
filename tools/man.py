"""Man pages out of the commands' own help: man/specx.1, and one for each command.

They name no version, so that a release changes none.
"""

from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "man"


def wanted() -> dict[Path, str]:
    """Every page with its text."""
    from specx.cli.commands import COMMANDS
    from specx.cli.lazy import build

    found = {FOLDER / "specx.1": main_page()}
    for name, (_, line) in COMMANDS.items():
        found[FOLDER / f"specx-{name}.1"] = command_page(name, line, build(name))
    return found


def safe(text: str) -> str:
    """The text as roff has it: a backslash, a dash and a point at the head of a line mean something there."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in text)
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def head(name: str, line: str) -> list[str]:
    """The title and the name section."""
    return [f'.TH {safe(name.upper())} 1 "" "specx" "specx"', ".SH NAME", f"{safe(name)} \\- {safe(line.rstrip('.'))}"]


def main_page() -> str:
    """specx(1): the commands in their groups, the environment, the exit codes."""
    from specx.cli.commands import COMMANDS
    from specx.cli.full import root
    from specx.cli.help import COMMAND_GROUPS

    out = head("specx", "ask the ITU Radio Regulations about a frequency")
    out += [".SH SYNOPSIS", ".B specx", ".I COMMAND", "[OPTION]...", ".SH DESCRIPTION", *paragraphs(root.__doc__ or "")]
    for title, names in COMMAND_GROUPS.items():
        out += [f".SS {safe(title)}"]
        for name in names:
            out += [".TP", f".BR specx\\-{safe(name)} (1)", safe(COMMANDS[name][1])]
    out += [
        ".SH EXIT STATUS", ".TP", "0", "yes, found, clean", ".TP", "1", "no, nothing found, findings, differences",
        ".TP", "2", "bad usage or unreadable input", ".TP", "3", "outside the coverage of the data",
        ".SH FILES", ".TP", ".I ~/.config/specx/config.toml",
        safe("what is settled once: region, country, edition, national, output, color, pager"),
        ".SH ENVIRONMENT", ".TP", ".B SPECX_PAGER",
        "the pager of answers that are longer than the terminal; empty for none. Else the one of the settings file, PAGER, less.", ".TP", ".B NO_COLOR", "no colour, bold or underline.",
        *environment(),
    ]  # fmt: skip
    return "\n".join(out) + "\n"


def environment() -> list[str]:
    """The variables that settle an option, each with it."""
    from specx.cli.shared import _OPTIONS

    out = []
    for name, (kind, _) in _OPTIONS.items():
        option = kind.__metadata__[0]
        if option.envvar:
            out += [".TP", f".B {option.envvar}", safe("as --" + name.replace("_", "-"))]
    return out


def paragraphs(text: str) -> list[str]:
    """Blocks of text with a paragraph mark between them."""
    out: list[str] = []
    for block in text.strip().split("\n\n"):
        out += [".PP", *(safe(line.strip()) for line in block.splitlines())]
    return out


def command_page(name: str, line: str, command: Any) -> str:
    """One command: what it answers, its options in groups, its examples."""
    import typer

    from specx.cli.help import option_rows, split_help
    from specx.cli.shared import shared_help

    context = typer.Context(command, info_name=f"specx {name}", help_option_names=["-h", "--help"])
    told, examples = split_help(command.help or "")
    usage = " ".join(command.collect_usage_pieces(context))
    out = [*head(f"specx-{name}", line), ".SH SYNOPSIS", f".B specx {safe(name)}", safe(usage)]
    out += [".SH DESCRIPTION", *paragraphs(told)]
    for title, rows in option_rows(context, command, shared_help()):
        out += [f".SH {safe(title.upper())}"]
        for what, about in rows:
            out += [".TP", f".B {safe(what)}", safe(" ".join(about.split()))]
    if examples:
        out += [".SH EXAMPLES", ".nf", *map(safe, examples), ".fi"]
    return "\n".join([*out, ".SH SEE ALSO", ".BR specx (1)"]) + "\n"
