"""Makes answers of the rows of a Table or a view."""

from __future__ import annotations

from ..regulations.values import Allocation, Condition, Identification, Removed, Row
from .forbidden import Barred, Forbidden
from .own import own_fields
from .rows import BandRow, Effect, Elsewhere, ErrorTold, Made, Use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, TypeVar

    from ..errors import SpecxError
    from ..regulations.footnotes import Restriction, Rule
    from ..table.table import Table
    from ..table.view import View
    from .heads import Gone

    R = TypeVar("R", bound=BandRow)


def row_of(
    record: type[R],
    /,
    row: Row,
    table: Table,
    allocations: Iterable[Allocation] | None = None,
    uses: Iterable[Identification] | None = None,
    elsewhere: Iterable[Rule] | None = None,
    **more: Any,
) -> R:
    """The row as a record of the kind given, with the fields that the kind has `more`.

    `allocations`, `uses` and `elsewhere` narrow it to some of its own.
    """
    printed = row.printed or (None, None)
    held: dict[str, Any] = {
        "region": row.region, "low_hz": row.low_hz, "high_hz": row.high_hz, "not_allocated": row.not_allocated,
        "allocations": tuple(row.allocations if allocations is None else allocations), "footnotes": row.footnotes,
        "identifications": tuple(use(i, row.region) for i in (row.identifications if uses is None else uses)),
        "source": row.source, "verified": row.verified, "doubt": row.doubt,
        "printed_low_hz": printed[0], "printed_high_hz": printed[1],
        "elsewhere": tuple(elsewhere_of(r, row, table) for r in (row.elsewhere if elsewhere is None else elsewhere)),
        "taken_away": row.removed, "taken_away_elsewhere": tuple(elsewhere_of(r, row, table) for r in row.lost),
        "forbidden": tuple(_barred(row, table)) if row.barred else (),
        "applied": tuple(_effect(number, "applied", table) for number in row.applied), "conditions": row.conditions,
        "described": tuple(_effect(number, "described", table) for number in row.described),
        "assumed": row.assumed, "undecided": row.undecided,
    }  # fmt: skip
    return record(**{**held, **own_fields(row), **more})


def use(named: Identification, region: int) -> Use:
    """A use that a footnote names, as an answer for a row of the Region."""
    return Use(
        application=named.application, footnote=named.footnote, kind=named.kind, regions=named.regions or (region,),
        countries=named.countries, services=tuple(dict.fromkeys(term.service for term in named.services)),
        low_hz=named.low_hz, high_hz=named.high_hz, except_countries=named.except_countries,
    )  # fmt: skip


def of_allocation(allocation: Allocation) -> dict[str, Any]:
    """The fields of an allocation, for a record that has them among its own."""
    fields = allocation._asdict()
    del fields["use"]
    return fields


def _effect(number: str, effect: str, table: Table) -> Effect:
    footnote = table.footnotes.get(number)
    return Effect(footnote=number, effect=effect, summary=footnote.summary if footnote else "")


def elsewhere_of(rule: Rule, row: Row, table: Table) -> Elsewhere:
    """A rule that holds in a part of the Region, as an answer for the row."""
    return Elsewhere(**_made(rule, row.region, table), bands=tuple(rule.within(row.low_hz, row.high_hz)))


def gone_of(removed: Removed, row: Row) -> Gone:
    """What a footnote takes away in a row, as an answer beside the rows."""
    from .heads import Gone

    return Gone(
        region=row.region, low_hz=row.low_hz, high_hz=row.high_hz, footnote=removed.footnote, label=removed.label,
        left=removed.left,
    )  # fmt: skip


def forbidden_of(rule: Rule, restriction: Restriction, region: int, table: Table) -> Forbidden:
    """What a restriction of a footnote forbids; the countries are told in a Region alone."""
    local = getattr(table, "country", None) is None
    inside, text = table.footnotes.inside, table.vocabulary.data_text
    return Forbidden(
        footnote=rule.footnote, use=restriction.use, stations=restriction.stations, except_=restriction.spared,
        services=() if "all services" in restriction.by else tuple(s if isinstance(s, str) else text(s) for s in restriction.by),
        countries=inside(rule.countries, region) if local else (),
        except_countries=inside(rule.except_countries, region) if local else (),
    )  # fmt: skip


def _barred(row: Row, table: Table) -> Iterator[Barred]:
    """What is forbidden in the row and not told already as taken away, here or in a part of the Region."""
    gone = {r.footnote for r in row.removed}
    for rule, restriction in row.barred:
        if not (restriction.whole and (rule.footnote in gone or rule in row.lost)):
            told = forbidden_of(rule, restriction, row.region, table)
            yield Barred(**told.__dict__, bands=tuple(rule.within(row.low_hz, row.high_hz)))


def left_open_of(rule: Rule, row: Row, view: View) -> Elsewhere:
    """A rule of which it is open whether it holds in the row, as an answer."""
    effect = "described" if rule.effect == "described" and not rule.open else "undecided"
    made = {**_made(rule, row.region, view), "effect": effect, "why": view.why_open(rule)}
    return Elsewhere(**made, bands=tuple(rule.within(row.low_hz, row.high_hz)))


def made_of(rule: Rule, region: int, table: Table) -> Made:
    """What a rule makes, as an answer for a band of the Region in all of which it holds."""
    return Made(**_made(rule, region, table))


def _made(rule: Rule, region: int, table: Table) -> dict[str, Any]:
    text, label, inside = table.vocabulary.data_text, table.vocabulary.label, table.footnotes.inside
    applied = rule.effect == "applied"
    return {
        "footnote": rule.footnote, "kind": rule.kind, "effect": "applied" if applied else "described",
        "services": tuple(map(text, rule.takes or rule.services)),
        "labels": tuple(label(s, rule.status or "secondary") for s in rule.takes or rule.services),
        "status": rule.status or None, "replaces": tuple(map(text, rule.replaces)),
        "countries": inside(rule.countries, region), "except_countries": inside(rule.except_countries, region),
        "area": rule.area or None,
        "conditions": (Condition(rule.footnote, rule.conditions),) if rule.conditions else (),
        "why": "" if applied else rule.why,
    }  # fmt: skip


def told(problem: SpecxError) -> ErrorTold:
    """An error as an answer."""
    return ErrorTold(code=problem.code, message=problem.message, hint=problem.hint)
