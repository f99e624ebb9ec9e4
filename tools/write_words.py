"""What each command takes, for completion: options and arguments, out of the commands themselves."""

import json
from pathlib import Path

PAGE = Path(__file__).parent.parent / "src" / "specx" / "cli" / "words.json"


def text() -> str:
    from specx.cli.commands import COMMANDS, function_of
    from specx.cli.lazy import build
    from specx.cli.shared import each_of
    from specx.lint.rule import every_rule

    found = {}
    for name in COMMANDS:
        parameters = build(name).params
        lines = {*each_of(function_of(name)), *(["frequencies"] if name == "at" else [])}
        found[name] = {
            "options": [
                {
                    "name": p.name, "written": [*p.opts, *p.secondary_opts],
                    "takes": 0 if p.is_flag or p.count else p.nargs, "several": bool(p.multiple),
                    "choices": choices(p.metavar), "about": p.help or "",
                    **({"lines": True} if p.name in lines else {}),
                    **({"lines": True} if p.name in lines else {}),
                }
                for p in parameters if p.param_type_name == "option"
            ],
            "arguments": [
                {"name": p.name, "several": p.nargs == -1, "choices": choices(p.metavar), **({"lines": True} if p.name in lines else {})}
                for p in parameters if p.param_type_name == "argument"
            ],
        }  # fmt: skip
    rules = [{"id": rule.id, "name": rule.name, "title": rule.title} for rule in every_rule()]
    return json.dumps({"commands": found, "rules": rules}, indent=0, ensure_ascii=False) + "\n"


def choices(metavar: str | None) -> list[str]:
    """The values that stand in a help line between bars: `auto|always|never`, and not `[RANGE|NAME]`."""
    found = (metavar or "").split("|")
    named = len(found) > 1 and not any(set(c) & set("[]. ") or (c.isupper() and c != "GSO") for c in found)
    return found if named else []
