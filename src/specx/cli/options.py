"""Gives commands the options that they share (`shared` declares them), and what their answers are made of.

Every command imports it: nothing of Typer is here.
"""

from __future__ import annotations

from .ask import Ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

NATIONAL = ("national", "column")
QUESTION = (
    "region",
    "position",
    "country",
    "edition",
    "as_of",
    "service",
    "status",
    "unit",
    "output",
    "data",
    "overlay",
    "color",
)
# What reads stdin in a way of its own.
_THEIR_OWN = ("frequencies", "paths", "file")


def with_options(
    *names: str, also: tuple[str, ...] = (), **defaults: Any
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Gives a command the named common options and hands them over, read, as its `ask` argument.

    `defaults` are values that differ from the usual ones for this command, `also` the formats that it alone has. Where
    an answer may go to a screen in colour, it may go to a pager.
    """
    if "output" in names and "color" in names and "output" not in defaults:
        names = (*names, "all_countries", "no_pager")

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        def call(**given: Any) -> int:
            dashes = [name for name, value in given.items() if _is_dash(value) and name not in _THEIR_OWN]
            if dashes:
                # Lines of stdin: what may stand for each is read off the declarations.
                from .shared import EACH_WORD, each_of

                flags = each_of(call)
                places = [name for name in dashes if name in flags]
                if places:
                    from .batch import ask_each

                    return ask_each(function, names, given, places, flags[places[0]] == EACH_WORD)
            ask = Ask(**{n: given.pop(n) for n in names}, **({"also": also} if also else {}))
            return function(**given, ask=ask)

        for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(call, attribute, getattr(function, attribute))
        call.asks = function, names, defaults, also  # type: ignore[attr-defined]
        return call

    return decorate


def _is_dash(value: Any) -> bool:
    return value == "-" or (isinstance(value, list) and "-" in value)


def beside(head: type | str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Says of a command in which record the keys are declared that its answer has beside those of every answer.

    A text names one of `answers.heads`, which only docs and tests then import.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        function.beside = head  # type: ignore[attr-defined]
        return function

    return decorate


def gives(row: type, line: type | None = None, when: str = "") -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Says of a command of which record its results are, and of which the lines of CSV; `when`: with which option.

    Docs, the JSON Schema and tests read it. Several may stand above one command.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        known = getattr(function, "gives", ())
        function.gives = ((row, line, when), *known)  # type: ignore[attr-defined]
        return function

    return decorate
