"""Writes docs/commands.md from the commands' own help, so that the two cannot drift apart.

Usage: python tools/commands.py [--check]
"""

import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"


def option_line(parameter: Any) -> str:
    """One option or argument as a table line."""
    names = (
        ", ".join(f"`{n}`" for n in parameter.opts)
        if parameter.param_type_name == "option"
        else f"`{parameter.metavar}`".replace("|", "\\|")
    )
    metavar = f" `{parameter.metavar}`" if parameter.param_type_name == "option" and parameter.metavar else ""
    text = (parameter.help or "").replace("|", "\\|")
    return f"| {names}{metavar.replace('|', chr(92) + '|')} | {text} |"


def page() -> str:
    """The whole page."""
    from specx.cli.commands import COMMANDS
    from specx.cli.lazy import build
    from specx.cli.shared import shared_help

    shared = shared_help()
    out = ["# Commands", "", "Generated from the commands' own help by `tools/commands.py`.", ""]
    common: dict[str, str] = {}
    for name in COMMANDS:
        command = build(name)
        out += [f"## specx {name}", "", *(line.strip() for line in (command.help or "").strip().splitlines()), ""]
        own = []
        for parameter in command.params:
            if parameter.name == "help":
                continue
            if parameter.help in shared:
                common[parameter.name] = option_line(parameter)
            else:
                own.append(option_line(parameter))
        if own:
            out += ["| | |", "|---|---|", *own, ""]
    out += ["## Options that commands share", "", "| | |", "|---|---|", *common.values(), ""]
    return "\n".join(out)


if __name__ == "__main__":
    text = page()
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == text else "docs/commands.md is stale: run tools/commands.py")
    PAGE.write_text(text, encoding="utf-8")
