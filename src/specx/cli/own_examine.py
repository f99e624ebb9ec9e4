"""`specx examine --national`: the verdict of a country's own table beside that on conformity."""

from __future__ import annotations

from ..answers.examine.rows import OWN_LINE
from ..errors import UsageError
from ..facts.held_tables import revisions_held

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..answers.examine.assignment import Assignment
    from ..answers.examine.own import OwnExaminer
    from ..answers.examine.rows import Examination
    from .ask import Ask


def asked_apart(ask: Ask, alone: bool) -> tuple[Ask, OwnExaminer | None, Ask]:
    """The question put to the Radio Regulations, who answers out of countries' own tables, and the question put to those.

    --edition names a table where the country asked has one of that name, else an edition of the Radio Regulations.
    Of one `alone` raises `UsageError` without a country, `UnknownNameError` where no table of it is held.
    """
    if not ask.national:
        return ask, None, ask
    from ..answers.examine.own import OwnExaminer

    held = [f"{ask.place.code.lower()}-{r}" for r in revisions_held(ask.facts, ask.place.code)] if ask.place else []
    named = ask.edition.strip().lower()
    name = next((name for name in held if named and named in (name, name.split("-", 1)[1])), "")
    regulations = ask.with_country(ask.country, national=False, column="", edition="" if name else ask.edition)
    own = OwnExaminer(ask.facts, ask.as_of, name, ask.column)
    if alone:
        if ask.place is None:
            raise UsageError("--national asks a country's own table", "add --country")
        own.view(ask.place.code)
    return regulations, own, ask.with_country(ask.country, edition=name)


def columns(fields: tuple[str, ...], own: OwnExaminer | None) -> tuple[str, ...]:
    """The columns of CSV: those on countries' own tables only where these were asked."""
    return fields if own else tuple(name for name in fields if name not in OWN_LINE)


def with_own(results: list[Examination], assignment: Assignment, own: OwnExaminer | None) -> list[Examination]:
    """The examinations, each with the verdicts of its country's own table, where these are asked; none where none is held."""
    if own is None:
        return results
    return [
        r._replace(own_verdicts=own.examine(assignment, r.country, r.region))
        if r.country and own.held(r.country)
        else r
        for r in results
    ]


def worst_of(results: Iterable[Examination]) -> int:
    """The exit code that own tables make: 1 where no column has the service, 3 where none reaches there, else 0."""
    code = 0
    for result in results:
        verdicts = {v.verdict for v in result.own_verdicts}
        if verdicts and not verdicts & {"conforms", "conforms-with-conditions"}:
            code = 1 if "does-not-conform" in verdicts else code or 3
    return code
