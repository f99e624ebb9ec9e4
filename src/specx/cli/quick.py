"""The common calls, read without Typer: loading it takes longer than most answers.

It knows what Typer knows: `declared` is written from the same declarations by `tools/generate.py`. It stands aside for
anything out of the ordinary (help, an error, an abbreviation, whatever it is not sure of), and then Typer reads the words
as ever. So the two may differ in speed and in nothing else, to which a test holds them.
"""

from __future__ import annotations

import os

from .commands import COMPLETING, function_of
from .declared import DECLARED
from .settings import ASKED, TOLD, settle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_FLAG, _VALUE, _MANY = "flag", "value", "many"


def read(words: list[str]) -> Callable[[], int] | None:
    """The call that the words make; None where Typer is to read them.

    Raises `UsageError` and `DataError` for settings that are not understood, as Typer's way does.
    """
    given = parsed(words)
    return None if given is None else lambda: function_of(words[0])(**given)


def parsed(words: list[str]) -> dict[str, Any] | None:
    """What a command is called with, settings and environment among it; None where Typer is to read the words."""
    if not words or words[0] not in DECLARED or COMPLETING in os.environ:
        return None
    arguments, options, defaults, environment = DECLARED[words[0]]
    split = _split(words, options)
    if split is None:
        return None
    given, loose = split
    if not _place(loose, arguments, given):
        return None
    source = dict.fromkeys(given, ASKED)
    for name, variable, kind in environment:
        value = os.environ.get(variable)
        if value and name not in given:
            if kind != _VALUE:
                return None
            given[name], source[name] = value, TOLD
    for name, value in defaults:
        given.setdefault(name, value)
        source.setdefault(name, "DEFAULT")
    settle(words[0], given, source)
    return given


def _split(words: list[str], options: tuple[tuple[str, str, str], ...]) -> tuple[dict[str, Any], list[str]] | None:
    """The options that are given, and the words beside them."""
    known = {spelling: (name, kind) for spelling, name, kind in options}
    given: dict[str, Any] = {}
    loose: list[str] = []
    rest = iter(words[1:])
    for word in rest:
        if word == "--":
            loose += rest
            break
        if word[:1] != "-" or word == "-":
            loose.append(word)
            continue
        if word[:2] == "--":
            spelling, attached, value = word.partition("=")
        else:
            spelling, attached, value = word[:2], word[2:3], word[2:]
            if attached == "=":
                return None
        name, kind = known.get(spelling, ("", ""))
        if not kind or (name in given and kind != _MANY) or (kind == _FLAG and attached):
            return None
        if kind == _FLAG:
            given[name] = True
            continue
        if not attached:
            value = next(rest, "-?")
            if value[:1] == "-" and value != "-":
                return None
        if kind == _MANY:
            given.setdefault(name, []).append(value)
        else:
            given[name] = value
    return given, loose


def _place(loose: list[str], arguments: tuple[tuple[str, bool, bool], ...], given: dict[str, Any]) -> bool:
    """Puts the words beside the options in the places of the arguments; false where they do not fit."""
    for name, many, required in arguments:
        if loose:
            given[name], loose = (loose, []) if many else (loose[0], loose[1:])
        elif required:
            return False
    return not loose
