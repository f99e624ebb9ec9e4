"""Writes src/specx/cli/declared.py: of every command what `specx.cli.quick` has to know to read its calls."""

from __future__ import annotations

from inspect import signature
from pathlib import Path
from typing import Any, get_args

PAGE = Path(__file__).parent.parent / "src" / "specx" / "cli" / "declared.py"

HEAD = '''"""The arguments and options of every command: name by name, from what Typer says of them. Written by `tools/generate.py`; do not edit.

Of each command: its arguments (name, whether it takes all words, whether it must be there), the spellings of its options
(spelling, name, kind), what every parameter is by default, and the variables of the environment that settle one. An option
of no kind is left to Typer. Tuples all the way down: they cost nothing to load.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Declared: TypeAlias = tuple[
        tuple[tuple[str, bool, bool], ...],
        tuple[tuple[str, str, str], ...],
        tuple[tuple[str, Any], ...],
        tuple[tuple[str, str, str], ...],
    ]

# fmt: off
DECLARED: dict[str, Declared] = {
'''


def text() -> str:
    """The module as text."""
    from specx.cli.commands import COMMANDS
    from specx.cli.lazy import build

    lines = [f'    "{name}": {declaration(build(name))!r},' for name in COMMANDS]
    return HEAD + "\n".join(lines).replace("'", '"') + "\n}\n"


def declaration(command: Any) -> tuple[Any, ...]:
    """What Typer says of a command."""
    from specx.cli.commands import function_of

    arguments, options, defaults, environment = [], [], [], []
    # Of the types the annotations tell: how a parameter holds its type is another with every Typer.
    types = {n: get_args(p.annotation)[0] for n, p in signature(function_of(command.name)).parameters.items()}
    for parameter in command.params:
        kind = _kind(parameter, types.get(parameter.name))
        if parameter.param_type_name == "argument":
            assert kind, f"{command.name}: an argument that is no text"
            arguments.append((parameter.name, parameter.nargs == -1, parameter.required))
        else:
            assert not parameter.required
            options += [(spelling, parameter.name, kind) for spelling in parameter.opts]
            options += [(spelling, parameter.name, "") for spelling in parameter.secondary_opts]
        if not parameter.required:
            # Of what may be given often nothing is None, however a Typer calls it.
            several = getattr(parameter, "multiple", False) or parameter.nargs == -1
            defaults.append((parameter.name, parameter.default or None if several else parameter.default))
        if parameter.envvar:
            assert isinstance(parameter.envvar, str)
            environment.append((parameter.name, parameter.envvar, kind))
    assert len(arguments) == 1 or not any(many for _, many, _ in arguments), f"{command.name}: words that take all"
    # What must be there comes before what may: a word then has one place.
    assert sorted(arguments, key=lambda a: not a[2]) == arguments
    return tuple(arguments), tuple(options), tuple(defaults), tuple(environment)


def _kind(parameter: Any, declared: Any) -> str:
    """flag, value or many; "" for what is left to Typer. `declared` is the type that the command gives it."""
    if parameter.is_eager or parameter.callback is not None or parameter.secondary_opts:
        return ""
    if declared is bool:
        return "flag" if parameter.default is False else ""
    if declared is str:
        return "value"
    return "many" if declared in (list[str], list[str] | None) else ""
