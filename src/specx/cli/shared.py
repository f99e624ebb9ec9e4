"""The options that commands share, declared once, as Typer takes them; `options` hands them out by name."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from ..facts.kinds.outcomes import EFFECTS
from ..output.write import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Flags of an argument or option, behind what Typer is told of it: `-` in its place asks each line of stdin. Of several
# words the line stands for the dash, and the others stay; or each word is a question of its own.
EACH_LINE = "each line of stdin in the place of -"
EACH_WORD = "each word, and each line of stdin in the place of -"


def _output(*also: str) -> Any:
    """The option --output, for a command with the formats `also` of its own."""
    choices = "|".join((*FORMATS, *also))
    return Annotated[str, typer.Option("--output", "-o", envvar="SPECX_OUTPUT", metavar=choices, help="Output format.")]


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
        _output(),
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

# Of `outcomes` and of its other name.
Topic = Annotated[
    str,
    typer.Argument(
        metavar="[TOPIC|REF|TEXT]",
        help="A topic such as imt, the id of an outcome; a document or footnote that outcomes name, such as "
        "'Resolution 12', 'AP 27', 5.457E; or words of theirs; - reads one per line from stdin.",
    ),
    EACH_LINE,
]
Range = Annotated[
    str,
    typer.Option("--range", metavar="RANGE", help="Only what touches this range; - reads one per line from stdin."),
    EACH_LINE,
]
Item = Annotated[str, typer.Option("--item", metavar="ITEM", help="Only this agenda item, e.g. 1.2.")]
Effect = Annotated[str, typer.Option("--effect", metavar="EFFECT", help="Only " + ", ".join(EFFECTS) + ".")]


def shared_help() -> frozenset[str]:
    """The help lines of the common options, by which the generated reference tells them apart."""
    return frozenset(kind.__metadata__[0].help for kind, _ in _OPTIONS.values())


def declare(command: Callable[..., int]) -> None:
    """Gives a command the signature that Typer reads: its own parameters, then the common options that it names.

    Until Typer is asked nobody reads the annotations, and their names are not imported.
    """
    if hasattr(command, "__signature__"):
        return
    function, names, defaults, also = getattr(command, "asks", (command, (), {}, ()))
    known = {**globals(), **function.__globals__}
    own = [
        p.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=eval(p.annotation, known))
        for p in inspect.signature(function).parameters.values()
        if p.name != "ask"
    ]
    shared = [
        inspect.Parameter(
            n,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=_output(*also) if also and n == "output" else _OPTIONS[n][0],
            default=defaults.get(n, _OPTIONS[n][1]),
        )
        for n in names
    ]
    parameters = [*own, *shared]
    command.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": int}


def each_of(command: Callable[..., int]) -> dict[str, str]:
    """The parameters of a command that take lines of stdin in the place of `-`, each with its flag."""
    declare(command)
    found: dict[str, str] = {}
    for parameter in inspect.signature(command).parameters.values():
        told = getattr(parameter.annotation, "__metadata__", ())
        for flag in (EACH_LINE, EACH_WORD):
            if flag in told:
                found[parameter.name] = flag
    return found
