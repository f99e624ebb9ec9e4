"""Given powers against the limits that bind: met, exceeded, or not to be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...regulations.mask import figure
from ...table.limits import BoundLimit
from ...units import format_width
from .assignment import Assignment

if TYPE_CHECKING:
    from typing import Literal

    from ...regulations.limits import Limit

# Which given value a quantity is compared with.
_GIVEN = {"pfd": "pfd", "e.i.r.p.": "eirp", "e.i.r.p. density": "eirp", "unwanted power": "unwanted"}


# Conditions on when a station was put into use: a planned one settles them.
_OLDER = ("in_use_before", "in_use_until")
_NEWER = ("in_use_after", "in_use_from")


class Compared(NamedTuple):
    """One limit against the assignment."""

    bound: BoundLimit
    level: Literal["met", "fail", "condition", "unchecked"]
    message: str


def check(assignment: Assignment, limits: Iterable[BoundLimit], day: str) -> list[Compared]:
    """Every limit that binds within the assignment's band, compared where it can be.

    A limit is broken only where it binds for certain: mandatory, verified, without a condition
    that the assignment does not settle; it is taken to be put into use on the day. Otherwise an
    excess is a condition to look into. Of masks that are alternatives a note of the table picks
    one: only exceeding all is a failure.
    """
    here = [b for b in limits if b.low_hz < assignment.high_hz and b.high_hz > assignment.low_hz]
    if assignment.orbit:
        here = [b for b in here if b.limit.orbit in ("any", assignment.orbit)]
    compared = [_one(b, assignment, day) for b in here if _for_new_stations(b.limit, day)]
    by_id = {c.bound.limit.id: c for c in compared}
    return [_with_alternatives(c, by_id) for c in compared]


def _for_new_stations(limit: Limit, day: str) -> bool:
    """Whether a limit can bind a station put into use on the day: not one that speaks of older stations alone."""
    ends = [end for name in _OLDER if (end := getattr(limit.conditions, name))]
    return all(_date(end) > day for end in ends)


def _date(text: str) -> str:
    """A date, or a conference for the end of its year: `WRC-19`."""
    return f"20{text[4:6]}-12-31" if text.startswith("WRC-") else text


def _one(bound: BoundLimit, assignment: Assignment, day: str) -> Compared:
    limit = bound.limit
    name = f"{cited(limit.provision)} {limit.quantity}"
    given = getattr(assignment, _GIVEN[limit.quantity]) if limit.quantity in _GIVEN else None
    if given is None or limit.conditions.at == "geostationary orbit":
        return Compared(bound, "unchecked", f"{name}: not checked, {_wanted(limit)}")
    read = figure(limit, assignment.angle, assignment.frequency_hz)
    if read.value is None:
        why = f"{read.why}; give --angle" if assignment.angle is None and limit.angle else read.why
        return Compared(bound, "unchecked", f"{name}: not checked, {why}")
    per = f" in {format_width(limit.reference_bandwidth)}" if limit.reference_bandwidth else ""
    most = f"{read.value:g} {limit.unit or ''}{per}"
    if given <= read.value:
        return Compared(bound, "met", f"{name}: {given:g} keeps {most}")
    doubts = _doubts(bound, assignment, day)
    if limit.force != "mandatory":
        doubts.append(limit.force)
    why = "; ".join(["", *doubts])
    return Compared(bound, "condition" if doubts else "fail", f"{name}: {given:g} exceeds {most}{why}")


def _doubts(bound: BoundLimit, assignment: Assignment, day: str) -> list[str]:
    """What keeps a limit from binding for certain."""
    limit, doubts = bound.limit, []
    if not bound.verified:
        doubts.append("the limit is unverified")
    if limit.orbit != "any" and not assignment.orbit:
        doubts.append(f"for {limit.orbit} systems: give --orbit")
    if bound.condition:
        doubts.append(bound.condition)
    settled = {"station", "direction", "not_for", *_OLDER}
    settled |= {name for name in _NEWER if (start := getattr(limit.conditions, name)) and _date(start) <= day}
    if limit.conditions.named - settled:
        doubts.append(limit.applies_to)
    return doubts


def _with_alternatives(compared: Compared, by_id: dict[str, Compared]) -> Compared:
    limit = compared.bound.limit
    others = {by_id[i].level for i in limit.alternative_to if i in by_id}
    if compared.level == "fail" and "met" in others:
        by = limit.choice.by if limit.choice else ", ".join(limit.notes)
        more = f"another mask of the band is kept, and the note of its table tells which binds ({by})"
        return compared._replace(level="condition", message=f"{compared.message}; {more}")
    return compared


def _wanted(limit: Limit) -> str:
    if limit.unknown:
        return f"its figures are not in the data: read {limit.tables or cited(limit.provision)}"
    given = _GIVEN.get(limit.quantity)
    if given is None or limit.conditions.at:
        return f"{limit.applies_to}: no value that can be given here"
    return f"give --{given}"


def cited(provision: str) -> str:
    """A provision as it is cited: `No. 21.16`, `Resolution 750 (Rev.WRC-19)`."""
    return f"No. {provision}" if provision[:1].isdigit() else provision


def summed(compared: Iterable[Compared]) -> Iterator[Compared]:
    """Unchecked limits that read alike told once; everything else as it is."""
    told = set()
    for c in compared:
        if c.level != "unchecked" or c.message not in told:
            told.add(c.message)
            yield c
