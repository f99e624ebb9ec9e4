"""The options that commands share, declared once, and the question that they add up to."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import UsageError
from ..facts.folder import Facts
from ..output.answer import Answer, Json
from ..output.rows import row_json
from ..output.write import FORMATS, write
from ..regulations.values import STATUSES, Allocation, Edition, Identification, Row, ServiceTerm
from ..table.table import REGIONS, Table
from ..table.view import View

if TYPE_CHECKING:
    from ..regulations.countries import Country

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "region": (
        Annotated[str, typer.Option("--region", "-r", envvar="SPECX_REGION", metavar="1|2|3|all", help="ITU Region; 1,3 names two.")],
        "all",
    ),
    "country": (
        Annotated[str, typer.Option("--country", "-c", envvar="SPECX_COUNTRY", metavar="COUNTRY", help="Table plus footnotes as this country has them: BR, BRA, Brazil. Sets the Region.")],
        "",
    ),
    "application": (
        Annotated[str, typer.Option("--application", metavar="NAME", help="Only where footnotes name this use: IMT, HIBS, HAPS, ESIM, ISM ...")],
        "",
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
        Annotated[str, typer.Option("--service", "-s", metavar="SERVICE", help="Only this service: FSS, 'FSS (E-s)', 'mobile except aeronautical mobile' ...")],
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
        Annotated[str, typer.Option("--output", "-o", metavar="|".join(FORMATS), help="Output format.")],
        "table",
    ),
    "unit": (
        Annotated[str, typer.Option("--unit", metavar="Hz|kHz|MHz|GHz", help="Unit of frequencies written without one.")],
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
        Annotated[str, typer.Option("--color", metavar="auto|always|never", help="Colour in tables.")],
        "auto",
    ),
}  # fmt: skip

QUESTION = ("region", "country", "edition", "as_of", "service", "status", "unit", "output", "data", "overlay", "color")


def shared_help() -> frozenset[str]:
    """The help lines of the common options, by which the generated reference tells them apart."""
    return frozenset(kind.__metadata__[0].help for kind, _ in _OPTIONS.values())


class Common:
    """The common options of one call, read and checked."""

    # Not a dataclass: making one costs a millisecond at every start.

    region: str = "all"
    country: str = ""
    application: str = ""
    edition: str = ""
    as_of: str = ""
    service: str = ""
    status: str = ""
    output: str = "table"
    unit: str = ""
    data: str = ""
    overlay: str = ""
    color: str = "auto"
    printed: bool = False

    def __init__(self, **given: Any) -> None:
        for name, value in given.items():
            setattr(self, name, value)
        _one_of("--output", self.output, FORMATS)
        _one_of("--color", self.color, ("auto", "always", "never"))
        if self.status:
            _one_of("--status", self.status, STATUSES)
        if self.printed and self.country.strip():
            raise UsageError("the printed page is of Regions, not of a country", "leave out --printed or --country")
        if self.edition and self.as_of:
            raise UsageError("--edition and --as-of both name an edition", "give one of them")
        if self.as_of:
            _check_date(self.as_of)

    def with_country(self, country: str) -> Common:
        """The same question for another country."""
        given = {name: value for name, value in vars(self).items() if name in _OPTIONS}
        return Common(**{**given, "country": country})

    @cached_property
    def facts(self) -> Facts:
        """The facts asked, amended where --overlay names a file."""
        facts = Facts(self.data or None)
        if not self.overlay:
            return facts
        from ..facts.overlay import overlaid

        return overlaid(facts, self.overlay, self.edition, self.as_of)

    @cached_property
    def chosen_edition(self) -> Edition:
        """The edition by id, by date, or the newest in force; the amended one with --overlay."""
        amended = self.facts.amended
        if amended is not None:
            return amended
        if self.edition:
            return self.facts.edition(self.edition)
        return self.facts.edition_on(self.as_of or None)

    @cached_property
    def place(self) -> Country | None:
        """The country or area asked, or None."""
        return self.facts.geography.find(self.country) if self.country.strip() else None

    @cached_property
    def table(self) -> Table:
        """What holds in the edition asked, in the Regions or as the country asked has it; the page with --printed."""
        return Table(self.facts, self.chosen_edition) if self.printed else self.view

    @cached_property
    def view(self) -> View:
        """What holds in the edition asked, in the Regions or as the country asked has it."""
        return self.view_of(self.place)

    def view_of(self, country: Country | None) -> View:
        """What holds in a country, or in the Regions."""
        return View(self.facts, self.chosen_edition, country, self.as_of or None)

    @cached_property
    def regions(self) -> tuple[int, ...]:
        """The Regions asked; a country's own where one is asked."""
        from_environment = self.region == os.environ.get("SPECX_REGION")
        if self.place is None:
            return self._regions_named()
        if from_environment or self.region.strip().lower() in ("all", ""):
            return self.place.regions
        self.view.check_regions(self._regions_named())
        return self._regions_named()

    def _regions_named(self) -> tuple[int, ...]:
        if self.region.strip().lower() in ("all", ""):
            return REGIONS
        found = []
        for piece in self.region.split(","):
            if piece.strip() not in ("1", "2", "3"):
                raise UsageError(f"unknown Region '{self.region[:40]}'", "Regions are 1, 2, 3 or all")
            found.append(int(piece))
        return tuple(dict.fromkeys(found))

    @cached_property
    def term(self) -> ServiceTerm | None:
        """The service asked, or None for every service."""
        return self.table.vocabulary.ask(self.service) if self.service else None

    @cached_property
    def use(self) -> str:
        """The use asked with --application, as the data writes it; "" for any."""
        if not self.application.strip():
            return ""
        from ..answers.applications import known_application

        return known_application(self.table.footnotes, self.application)

    @property
    def filtered(self) -> bool:
        """Whether only some allocations, or rows of some use, are asked for."""
        return bool(self.service or self.status or self.application)

    @property
    def nothing(self) -> str:
        """What to say where nothing of what was asked is there."""
        if self.application:
            return "no footnote names this use there"
        return "no such allocation" if self.filtered else "nothing found"

    def wanted(self, allocations: tuple[Allocation, ...]) -> tuple[Allocation, ...]:
        """The allocations that --service and --status leave."""
        return tuple(
            a for a in allocations if (self.term is None or self.term.matches(a.term)) and self.status in ("", a.status)
        )

    def result(self, row: Row, low_hz: int | None = None, high_hz: int | None = None) -> Json | None:
        """The row as JSON, narrowed to what is asked; None where nothing of it is.

        With a range, only the uses that footnotes name inside it are told.
        """
        chosen = self.wanted(row.allocations)
        if (self.service or self.status) and not chosen:
            return None
        return self.narrowed(row, chosen, low_hz, high_hz)

    def narrowed(
        self, row: Row, chosen: tuple[Allocation, ...], low_hz: int | None = None, high_hz: int | None = None
    ) -> Json | None:
        """The row as JSON with some of its allocations and the uses named for them; None where --application finds none."""
        identified = self.table.identified(row)
        uses = [i for i in identified.identifications if self._touches(i, low_hz, high_hz)]
        if len(chosen) < len(row.allocations):
            uses = [i for i in uses if self._concerns(i, chosen)]
        if self.use and not uses:
            return None
        return row_json(identified, chosen, uses, self.table)

    def _touches(self, use: Identification, low_hz: int | None, high_hz: int | None) -> bool:
        inside = low_hz is None or high_hz is None or (use.low_hz < high_hz and use.high_hz > low_hz)
        return inside and self.use in ("", use.application)

    def _concerns(self, use: Identification, chosen: tuple[Allocation, ...]) -> bool:
        """Whether the use runs in one of the services chosen; one without a service concerns all."""
        related, services = self.facts.vocabulary.related, [s.service for s in use.services]
        return any(related(a.service, services) for a in chosen)

    def query(self, low_hz: int | None, high_hz: int | None, **more: Any) -> dict[str, Any]:
        """The `query` of the JSON answer."""
        asked: dict[str, Any] = {
            "low_hz": low_hz, "high_hz": high_hz, "regions": list(self.regions),
            "country": self.place.code if self.place else None,
        }  # fmt: skip
        if self.service and self.term:
            asked["service"] = self.table.vocabulary.data_text(self.term)
        if self.status:
            asked["status"] = self.status
        if self.use:
            asked["application"] = self.use
        return {**asked, **more}

    def show(self, answer: Answer) -> int:
        """Writes the answer to stdout, notes to stderr; returns the exit code."""
        if self.place:
            about = self.view.about()
            answer.extra.setdefault("country", country_json(self.place, about))
            if about and self.output == "table":
                answer.notes.append(about)
        return write(answer, self.output, self.color, sys.stdout, sys.stderr)


def country_json(country: Country, about: str) -> Json:
    """The country as an answer names it, with what to know about the name."""
    return {"code": country.code, "name": country.name, "regions": list(country.regions), "about": about}


def _one_of(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise UsageError(f"{option} '{value[:40]}' is not known", "choose from " + ", ".join(choices))


def _check_date(text: str) -> None:
    from datetime import date

    try:
        if len(text) != 10:
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"'{text[:40]}' is not a date", "write it as 2025-01-01") from None


def with_options(*names: str, **defaults: Any) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Gives a command the named common options and hands them over as its `common` argument.

    `defaults` are values that differ from the usual ones for this command.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        signature = inspect.signature(function, eval_str=True)
        own = [p for p in signature.parameters.values() if p.name != "common"]
        shared = [
            inspect.Parameter(
                n, inspect.Parameter.KEYWORD_ONLY, annotation=_OPTIONS[n][0], default=defaults.get(n, _OPTIONS[n][1])
            )
            for n in names
        ]

        @wraps(function)
        def call(**given: Any) -> int:
            common = Common(**{n: given.pop(n) for n in names})
            return function(**given, common=common)

        parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own] + shared
        call.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": int}
        return call

    return decorate
