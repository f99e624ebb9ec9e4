"""The options that commands share, declared once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from ..output.write import FORMATS
from .ask import Ask

# Flags of an argument or option, behind what Typer is told of it: `-` in its place asks each line of stdin. Of several
# words the line stands for the dash, and the others stay; or each word is a question of its own.
EACH_LINE = "each line of stdin in the place of -"
EACH_WORD = "each word, and each line of stdin in the place of -"

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "region": (
        Annotated[str, typer.Option("--region", "-r", envvar="SPECX_REGION", metavar="1|2|3|all", help="ITU Region; 1,3 names two.")],
        "all",
    ),
    "position": (
        Annotated[str, typer.Option("--position", metavar="LAT,LON", help="At sea or in the air: the Region there by lines A, B and C, as 52.5,3.4 or 33.9S,18.4W.")],
        "",
    ),
    "country": (
        Annotated[str, typer.Option("--country", "-c", envvar="SPECX_COUNTRY", metavar="COUNTRY", help="Table plus footnotes as this country has them: BR, BRA, Brazil. Sets the Region.")],
        "",
    ),
    "application": (
        Annotated[list[str] | None, typer.Option("--application", metavar="NAME", help="Only where footnotes name this use: IMT, HIBS, HAPS, ESIM, ISM ...; IMT,HIBS names two.")],
        None,
    ),
    "edition": (
        Annotated[str, typer.Option("--edition", "-e", envvar="SPECX_EDITION", metavar="ID", help="Edition of the Radio Regulations, e.g. rr-2020. Default: the newest in force.")],
        "",
    ),
    "as_of": (
        Annotated[str, typer.Option("--as-of", metavar="DATE", help="The edition in force on that day (YYYY-MM-DD).")],
        "",
    ),
    "service": (
        Annotated[str, typer.Option("--service", "-s", metavar="SERVICE", help="Only this service: FSS, 'FSS (E-s)', 'mobile except aeronautical mobile' ...; - reads one per line from stdin."), EACH_LINE],
        "",
    ),
    "status": (
        Annotated[str, typer.Option("--status", metavar="primary|secondary|permitted", help="Only allocations of this status; permitted: use that a footnote allows on its own terms.")],
        "",
    ),
    "printed": (
        Annotated[bool, typer.Option("--printed", help="The page as printed, no footnote applied.")],
        False,
    ),
    "output": (
        Annotated[str, typer.Option("--output", "-o", envvar="SPECX_OUTPUT", metavar="|".join(FORMATS), help="Output format.")],
        "table",
    ),
    "unit": (
        Annotated[str, typer.Option("--unit", metavar="Hz|kHz|MHz|GHz", help="Unit of frequencies written without one.")],
        "",
    ),
    "national": (
        Annotated[bool, typer.Option("--national", envvar="SPECX_NATIONAL", help="Ask the country's own table, where one is held.")],
        False,
    ),
    "column": (
        Annotated[str, typer.Option("--column", metavar="NAME", help="With --national: one column of that table, such as federal.")],
        "",
    ),
    "data": (
        Annotated[str, typer.Option("--data", envvar="SPECX_DATA", metavar="DIR", help="Another folder of facts.")],
        "",
    ),
    "overlay": (
        Annotated[str, typer.Option("--overlay", metavar="FILE", help="Ask as if the amendments in this file were made.")],
        "",
    ),
    "color": (
        Annotated[str, typer.Option("--color", envvar="SPECX_COLOR", metavar="auto|always|never", help="Colour in tables.")],
        "auto",
    ),
    "all_countries": (
        Annotated[bool, typer.Option("--all-countries", help="Tables name every country where they else count them.")],
        False,
    ),
    "no_pager": (
        Annotated[bool, typer.Option("--no-pager", help="Print at once what is longer than the screen; SPECX_PAGER, PAGER name another pager.")],
        False,
    ),
}  # fmt: skip

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


def shared_help() -> frozenset[str]:
    """The help lines of the common options, by which the generated reference tells them apart."""
    return frozenset(kind.__metadata__[0].help for kind, _ in _OPTIONS.values())


def with_options(*names: str, **defaults: Any) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Gives a command the named common options and hands them over, read, as its `ask` argument.

    `defaults` are values that differ from the usual ones for this command. Where an answer may go to a screen in
    colour, it may go to a pager.
    """
    if "output" in names and "color" in names and "output" not in defaults:
        names = (*names, "all_countries", "no_pager")

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        signature = inspect.signature(function, eval_str=True)
        own = [p for p in signature.parameters.values() if p.name != "ask"]
        shared = [
            inspect.Parameter(
                n, inspect.Parameter.KEYWORD_ONLY, annotation=_OPTIONS[n][0], default=defaults.get(n, _OPTIONS[n][1])
            )
            for n in names
        ]

        flags = {p.name: f for p in (*own, *shared) if (f := _each(p.annotation))}

        @wraps(function)
        def call(**given: Any) -> int:
            places = [name for name in flags if _is_dash(given[name])]
            if places:
                from .batch import ask_each

                return ask_each(function, names, given, places, flags[places[0]] == EACH_WORD)
            ask = Ask(**{n: given.pop(n) for n in names})
            return function(**given, ask=ask)

        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own] + shared
        call.each = tuple(flags)  # type: ignore[attr-defined]
        call.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": int}
        return call

    return decorate


def _each(annotation: Any) -> str:
    """The flag that a declaration carries, or ""."""
    told = getattr(annotation, "__metadata__", ())
    return next((flag for flag in (EACH_LINE, EACH_WORD) if flag in told), "")


def _is_dash(value: Any) -> bool:
    return value == "-" or (isinstance(value, list) and "-" in value)


def beside(head: type) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Says of a command in which record the keys are declared that its answer has beside those of every answer."""

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
