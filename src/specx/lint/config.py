"""Settings from `specx.toml`, or `[tool.specx]` in `pyproject.toml`, nearest to what is checked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..errors import DataError, UsageError, did_you_mean
from ..facts.store import Trouble, read_file
from .files import upwards


class Config(NamedTuple):
    """What a project settles once; words on the command line go before it or add to it."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    strict: bool = False
    notes: bool = False
    data: str = ""
    output: str = ""


MAX_BYTES = 1024 * 1024
_SWITCHES = ("strict", "notes")
_LISTS = ("select", "ignore", "exclude")


def load(named: str, paths: Sequence[str]) -> Config:
    """The settings of a named file, or of the first found from the paths upwards; `none` for none.

    The search ends with the repository, below a home and at the border of a file system: what lies beyond is not of
    the project.

    Raises `UsageError` for a key that is not known, `DataError` for a file that is not TOML.
    """
    if named == "none":
        return Config()
    if named:
        if not os.path.isfile(named):
            raise UsageError(f"--config {named[:80]}: there is no such file", "name a specx.toml or a pyproject.toml")
        return _read(named) or Config()
    for above in upwards(_common(paths)):
        for name in ("specx.toml", "pyproject.toml"):
            path = os.path.join(above, name)
            found = _read(path) if os.path.isfile(path) else None
            if found is not None:
                return found
    return Config()


def _common(paths: Sequence[str]) -> str:
    """The folder that holds all the paths; the working folder where there is none."""
    real = [os.path.abspath(p) for p in paths if p != "-" and "\0" not in p]
    try:
        return os.path.commonpath(real)
    except ValueError:
        return os.getcwd()


def _read(path: str) -> Config | None:
    """The settings of a file; None for a pyproject.toml that has none."""
    import tomllib

    try:
        shown = os.path.relpath(path)
    except ValueError:  # it lies on another drive
        shown = path
    data = read_file(path, MAX_BYTES)
    if isinstance(data, Trouble):
        raise DataError(f"{shown}: {data.message}")
    try:
        whole = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise DataError(f"{shown}: is not TOML: {problem}") from None
    except RecursionError:
        raise DataError(f"{shown}: is nested too deeply") from None
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
            hint = did_you_mean(key, Config._fields, "known: " + ", ".join(Config._fields))
            raise UsageError(f"{shown}: unknown setting '{key[:40]}'", hint)
        if key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
                raise UsageError(f"{shown}: '{key}' is not a list of texts", f'write {key} = ["..."]')
            value = tuple(value)
        elif not isinstance(value, bool if key in _SWITCHES else str):
            raise UsageError(f"{shown}: '{key}' is not {'true or false' if key in _SWITCHES else 'a text'}")
        values[key] = value
    if values.get("data"):
        values["data"] = os.path.join(home, values["data"])
    return Config(**values)
