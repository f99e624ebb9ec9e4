"""Given powers against the limits that footnotes state in numbers, in whatever unit of power."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...regulations.countries import some
from ...table.binding import Held
from ...table.view import View
from .assignment import Assignment

if TYPE_CHECKING:
    from typing import Literal

    from ...regulations.limits import FootnoteLimit

# Decibels above 1 W of one of the unit; a value in watts is turned into decibels first.
_DECIBELS = {"dBW": 0.0, "dBm": -30.0}
_WATTS = {"mW": 1e-3, "W": 1.0, "kW": 1e3}


class ComparedStated(NamedTuple):
    """One limit of a footnote against the assignment."""

    held: Held
    limit: FootnoteLimit
    level: Literal["met", "fail", "condition", "unchecked"]
    message: str


def in_dbw(limit: FootnoteLimit) -> float | None:
    """The e.i.r.p. in dBW that a limit allows; None where it is no such number."""
    if limit.quantity != "e.i.r.p.":
        return None
    try:
        value = float(limit.value)
    except ValueError:
        return None
    if limit.unit in _WATTS:
        return 10 * math.log10(value * _WATTS[limit.unit])
    return value + _DECIBELS[limit.unit] if limit.unit in _DECIBELS else None


def check_stated(
    assignment: Assignment, stated: Iterable[tuple[Held, FootnoteLimit]], view: View, region: int
) -> Iterator[ComparedStated]:
    """Each limit against the assignment. Exceeding one fails where it binds for certain.

    It does not where the footnote holds in some countries of the Region only, sets a case that
    the assignment does not settle, or has another limit on the same quantity that is kept.
    """
    compared = [_one(held, limit, assignment, view, region) for held, limit in stated]
    kept = {(c.held.rule.footnote, c.limit.quantity) for c in compared if c.level == "met"}
    for c in compared:
        number = c.held.rule.footnote
        footnote = view.footnotes.get(number)
        if c.level != "fail":
            yield c
        elif (number, c.limit.quantity) in kept:
            yield c._replace(level="condition", message=f"{c.message}; another limit of the footnote is kept")
        elif footnote and footnote.record.get("verified") is False:
            yield c._replace(level="condition", message=f"{c.message}; the footnote is unverified")
        elif _case(c.limit, c.held, view) or _local(c.held, view, region):
            yield c._replace(level="condition")
        else:
            yield c


def _one(held: Held, limit: FootnoteLimit, assignment: Assignment, view: View, region: int) -> ComparedStated:
    value = f"{limit.value} {limit.unit}".strip()
    where = "".join(f", {words}" for words in (limit.where, _local(held, view, region)) if words)
    name = f"No. {held.rule.footnote} {limit.quantity}"
    most = in_dbw(limit)
    if most is None:
        return ComparedStated(held, limit, "unchecked", f"{name} {value}{where}: not checked")
    if assignment.eirp is None:
        return ComparedStated(held, limit, "unchecked", f"{name} {value}{where}: not checked, give --eirp")
    if limit.unit != "dBW":
        value += f" ({most:.4g} dBW)"
    if assignment.eirp <= most + 1e-9:
        return ComparedStated(held, limit, "met", f"{name}: {assignment.eirp:.4g} dBW keeps {value}{where}")
    return ComparedStated(held, limit, "fail", f"{name}: {assignment.eirp:.4g} dBW exceeds {value}{where}")


def _case(limit: FootnoteLimit, held: Held, view: View) -> bool:
    """Whether a limit holds in a case only: its words say more than the stations of the service."""
    text = view.terms.vocabulary.data_text
    return limit.where not in {"", *(f"{text(s)} stations" for s in held.rule.services)}


def _local(held: Held, view: View, region: int) -> str:
    """In which countries of the Region alone a rule holds, or in which not; "" in a country's own Table."""
    if view.reach is not None:
        return ""
    if held.rule.countries:
        return "in " + some(view.countries_in(held.rule, region))
    out = view.left_out_in(held.rule, region)
    return "not in " + some(out) if out else ""
