"""Given powers against the limits that footnotes state in numbers, in whatever unit of power."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ...table.binding import Held, some
from ...table.view import View
from .assignment import Assignment

# Decibels above 1 W of one of the unit; a value in watts is turned into decibels first.
_DECIBELS = {"dBW": 0.0, "dBm": -30.0}
_WATTS = {"mW": 1e-3, "W": 1.0, "kW": 1e3}


class _Read(NamedTuple):
    """One limit against the assignment: met, fail, or unchecked, in words."""

    held: Held
    limit: dict[str, Any]
    level: str
    words: str


def in_dbw(limit: dict[str, Any]) -> float | None:
    """The e.i.r.p. in dBW that a limit allows; None where it is no such number."""
    if limit["quantity"] != "e.i.r.p.":
        return None
    try:
        value = float(limit["value"])
    except ValueError:
        return None
    unit = limit.get("unit", "")
    if unit in _WATTS:
        return 10 * math.log10(value * _WATTS[unit])
    return value + _DECIBELS[unit] if unit in _DECIBELS else None


def check_stated(
    assignment: Assignment, stated: Iterable[tuple[Held, dict[str, Any]]], view: View, region: int
) -> Iterator[tuple[Held, str, str]]:
    """Each limit with its level and what to say. Exceeding one fails where it binds for certain.

    It does not where the footnote holds in some countries of the Region only, sets a case that
    the assignment does not settle, or has another limit on the same quantity that is kept.
    """
    read = [_read(held, limit, assignment, view, region) for held, limit in stated]
    for r in read:
        level, words = r.level, r.words
        kept = any(
            o.level == "met" and o.held.rule.footnote == r.held.rule.footnote and o.limit["quantity"] == r.limit["quantity"]
            for o in read
        )  # fmt: skip
        note = view.footnotes.get(r.held.rule.footnote)
        if level == "fail" and kept:
            level, words = "condition", f"{words}; another limit of the footnote is kept"
        elif level == "fail" and note and note.record.get("verified") is False:
            level, words = "condition", f"{words}; the footnote is unverified"
        elif level == "fail" and (_case(r.limit, r.held, view) or _local(r.held, view, region)):
            level = "condition"
        yield r.held, level, words


def _read(held: Held, limit: dict[str, Any], assignment: Assignment, view: View, region: int) -> _Read:
    value = f"{limit['value']} {limit.get('unit', '')}".strip()
    where = f", {limit['where']}" if limit.get("where") else ""
    local = _local(held, view, region)
    where += f", {local}" if local else ""
    name = f"No. {held.rule.footnote} {limit['quantity']}"
    most = in_dbw(limit)
    if most is None:
        return _Read(held, limit, "unchecked", f"{name} {value}{where}: not checked")
    if assignment.eirp is None:
        return _Read(held, limit, "unchecked", f"{name} {value}{where}: not checked, give --eirp")
    if limit.get("unit") != "dBW":
        value += f" ({most:.4g} dBW)"
    if assignment.eirp <= most + 1e-9:
        return _Read(held, limit, "met", f"{name}: {assignment.eirp:.4g} dBW keeps {value}{where}")
    return _Read(held, limit, "fail", f"{name}: {assignment.eirp:.4g} dBW exceeds {value}{where}")


def _case(limit: dict[str, Any], held: Held, view: View) -> bool:
    """Whether a limit holds in a case only: its words say more than the stations of the service."""
    text = view.terms.vocabulary.data_text
    return limit.get("where", "") not in {"", *(f"{text(s)} stations" for s in held.rule.services)}


def _local(held: Held, view: View, region: int) -> str:
    """In which countries of the Region alone a rule holds, or in which not; "" in a country's own Table."""
    if view.reach is not None:
        return ""
    if held.rule.countries:
        return "in " + some(view.countries_in(held.rule, region))
    known = view.facts.geography.countries
    out = [c for c in held.rule.except_countries if c not in known or region in known[c].regions]
    return "not in " + some(out) if out else ""
