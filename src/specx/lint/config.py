"""Settings from `specx.toml`, or `[tool.specx]` in `pyproject.toml`, nearest to what is checked."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..errors import DataError, UsageError


class Config(NamedTuple):
    """What a project settles once; words on the command line go before it or add to it."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    strict: bool = False
    data: str = ""
    output: str = ""


_LISTS = ("select", "ignore", "exclude")


def load(named: str, paths: Sequence[str]) -> Config:
    """The settings of a named file, or of the first found from the paths upwards; `none` for none.

    Raises `UsageError` for a key that is not known, `DataError` for a file that is not TOML.
    """
    if named == "none":
        return Config()
    if named:
        if not os.path.isfile(named):
            raise UsageError(f"--config {named[:80]}: there is no such file", "name a specx.toml or a pyproject.toml")
        return _read(named) or Config()
    real = [os.path.abspath(p) for p in paths if p != "-" and "\0" not in p]
    above = os.path.commonpath(real) if real else os.getcwd()
    while True:
        for name in ("specx.toml", "pyproject.toml"):
            path = os.path.join(above, name)
            found = _read(path) if os.path.isfile(path) else None
            if found is not None:
                return found
        if above == os.path.dirname(above):
            return Config()
        above = os.path.dirname(above)


def _read(path: str) -> Config | None:
    """The settings of a file; None for a pyproject.toml that has none."""
    import tomllib

    shown = os.path.relpath(path)
    try:
        with open(path, "rb") as stream:
            whole = tomllib.load(stream)
    except OSError as problem:
        raise DataError(f"{shown}: {problem.strerror or problem}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise DataError(f"{shown}: is not TOML: {problem}") from None
    table: Any = whole
    if os.path.basename(path) == "pyproject.toml":
        tool = whole.get("tool", {})
        if not isinstance(tool, dict) or "specx" not in tool:
            return None
        table = tool["specx"]
    if not isinstance(table, dict):
        raise UsageError(f"{shown}: [tool.specx] is not a table")
    # Settings may stand in a table of their own: [tool.specx.lint].
    inner = table.get("lint", {})
    flat = {**{k: v for k, v in table.items() if k != "lint"}, **(inner if isinstance(inner, dict) else {})}
    return _checked(flat, shown, os.path.dirname(path))


def _checked(table: dict[str, Any], shown: str, home: str) -> Config:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in Config._fields:
            near = difflib.get_close_matches(key, Config._fields, 1)
            hint = f"did you mean '{near[0]}'?" if near else "known: " + ", ".join(Config._fields)
            raise UsageError(f"{shown}: unknown setting '{key[:40]}'", hint)
        if key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                raise UsageError(f"{shown}: '{key}' is not a list of texts", f'write {key} = ["..."]')
            value = tuple(value)
        elif not isinstance(value, bool if key == "strict" else str):
            raise UsageError(f"{shown}: '{key}' is not {'true or false' if key == 'strict' else 'a text'}")
        values[key] = value
    if values.get("data"):
        values["data"] = os.path.join(home, values["data"])
    return Config(**values)
