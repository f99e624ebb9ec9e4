"""Given powers against the limits that bind: met, exceeded, or not to be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ...regulations.mask import number
from ...table.limits import Found
from ...units import format_width
from .assignment import Assignment

# Which given value a quantity is compared with.
_GIVEN = {"pfd": "pfd", "e.i.r.p.": "eirp", "e.i.r.p. density": "eirp", "unwanted power": "unwanted"}


# Conditions on when a station was put into use: a planned one settles them.
_OLDER = ("in_use_before", "in_use_until")
_NEWER = ("in_use_after", "in_use_from")


class Checked(NamedTuple):
    """One limit against the assignment."""

    found: Found
    level: str  # met | fail | condition | unchecked
    message: str


def check(assignment: Assignment, limits: Iterable[Found], day: str) -> list[Checked]:
    """Every limit that binds within the assignment's band, compared where it can be.

    A limit is broken only where it binds for certain: mandatory, verified, without a condition
    that the assignment does not settle; it is taken to be put into use on the day. Otherwise an
    excess is a condition to look into. Of
    masks that are alternatives a note of the table picks one: only exceeding all is a failure.
    """
    here = [f for f in limits if f.low_hz < assignment.high_hz and f.high_hz > assignment.low_hz]
    if assignment.orbit:
        here = [f for f in here if f.record["orbit"] in ("any", assignment.orbit)]
    checked = [_one(f, assignment, day) for f in here if _for_new_stations(f, day)]
    by_id = {c.found.record["id"]: c for c in checked}
    return [_with_alternatives(c, by_id) for c in checked]


def _for_new_stations(found: Found, day: str) -> bool:
    """Whether a limit can bind a station put into use on the day: not one that speaks of older stations alone."""
    conditions = found.record.get("conditions", {})
    return all(_date(conditions[key]) > day for key in _OLDER if key in conditions)


def _date(text: str) -> str:
    """A date, or a conference for the end of its year: `WRC-19`."""
    return f"20{text[4:6]}-12-31" if text.startswith("WRC-") else text


def _one(found: Found, assignment: Assignment, day: str) -> Checked:
    record = found.record
    name = f"{cited(record['provision'])} {record['quantity']}"
    given = getattr(assignment, _GIVEN[record["quantity"]]) if record["quantity"] in _GIVEN else None
    if given is None or record.get("conditions", {}).get("at") == "geostationary orbit":
        return Checked(found, "unchecked", f"{name}: not checked, {_wanted(record)}")
    reading = number(record, assignment.angle, assignment.frequency_hz)
    if reading.value is None:
        why = f"{reading.why}; give --angle" if assignment.angle is None and "angle" in record else reading.why
        return Checked(found, "unchecked", f"{name}: not checked, {why}")
    per = f" in {format_width(record['reference_bandwidth'])}" if record.get("reference_bandwidth") else ""
    limit = f"{reading.value:g} {record.get('unit', '')}{per}"
    if given <= reading.value:
        return Checked(found, "met", f"{name}: {given:g} keeps {limit}")
    doubts = _doubts(found, assignment, day)
    if record["force"] != "mandatory":
        doubts.append(record["force"])
    why = "; ".join(["", *doubts])
    return Checked(found, "condition" if doubts else "fail", f"{name}: {given:g} exceeds {limit}{why}")


def _doubts(found: Found, assignment: Assignment, day: str) -> list[str]:
    """What keeps a limit from binding for certain."""
    doubts = []
    if not found.verified:
        doubts.append("the limit is unverified")
    if found.record["orbit"] != "any" and not assignment.orbit:
        doubts.append(f"for {found.record['orbit']} systems: give --orbit")
    if found.condition:
        doubts.append(found.condition)
    conditions = found.record.get("conditions", {})
    settled = {"station", "direction", "line", "not_for", *_OLDER}
    settled |= {key for key in _NEWER if key in conditions and _date(conditions[key]) <= day}
    if set(conditions) - settled:
        doubts.append(found.record["applies_to"])
    return doubts


def _with_alternatives(checked: Checked, by_id: dict[str, Checked]) -> Checked:
    others = {by_id[i].level for i in checked.found.record.get("alternative_to", ()) if i in by_id}
    if checked.level == "fail" and "met" in others:
        notes = ", ".join(checked.found.record.get("notes", ()))
        more = f"another mask of the band is kept, and notes {notes} tell which binds"
        return checked._replace(level="condition", message=f"{checked.message}; {more}")
    return checked


def _wanted(record: dict[str, Any]) -> str:
    if record.get("unknown"):
        return f"its figures are not in the data: read {record.get('tables') or cited(record['provision'])}"
    given = _GIVEN.get(record["quantity"])
    if given is None or record.get("conditions", {}).get("at"):
        return f"{record['applies_to']}: no value that can be given here"
    return f"give --{given}"


def cited(provision: str) -> str:
    """A provision as it is cited: `No. 21.16`, `Resolution 750 (Rev.WRC-19)`."""
    return f"No. {provision}" if provision[:1].isdigit() else provision


def summed(checked: Iterable[Checked]) -> Iterator[Checked]:
    """Unchecked limits that read alike told once; everything else as it is."""
    told = set()
    for c in checked:
        if c.level != "unchecked" or c.message not in told:
            told.add(c.message)
            yield c
