"""What an assignment offers to a limit: a level given by hand, or why there is none to compare."""

from __future__ import annotations

import math

from ...light import NamedTuple
from ...regulations.mask import angle_name, corners
from ...units import format_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...regulations.limits import Limit
    from .assignment import Assignment

# Which given value a quantity is compared with, by the name of its option.
FAMILY = {
    "pfd": "pfd", "single-entry pfd": "pfd", "total pfd": "pfd", "mean pfd": "pfd",
    "e.i.r.p.": "eirp", "e.i.r.p. density": "eirp", "e.i.r.p. density, peak": "eirp", "e.i.r.p. density, mean": "eirp",
    "unwanted power": "unwanted", "unwanted e.i.r.p.": "unwanted", "unwanted e.i.r.p. density": "unwanted",
    "out-of-band e.i.r.p.": "unwanted",
    "antenna power": "power", "mean power": "power", "power": "power", "carrier power": "power",
    "peak envelope power": "power", "power spectral density": "power", "power density": "power",
    "antenna diameter": "antenna", "necessary bandwidth": "bandwidth", "elevation": "elevation",
}  # fmt: skip
POWERS = ("pfd", "eirp", "unwanted", "power")
# What one of a unit is in dBW or in hertz; decibels have an offset, the rest is turned into them.
_DECIBELS = {"dBW": 0.0, "dBm": -30.0}
_WATTS = {"mW": 1e-3, "W": 1.0, "kW": 1e3}
_HERTZ = {"Hz": 1, "kHz": 10**3, "MHz": 10**6}
# A space station is heard there, not a station on the ground.
_ON_THE_GROUND = ("border", "sea", "service area")


class GivenLevel(NamedTuple):
    """A level given by hand: the number, and the bandwidth in hertz that was said with it."""

    value: float
    per: int | None = None


class Level(NamedTuple):
    """A level to compare: the number in the limit's measure, at which angle, and how it was come by."""

    value: float
    at_deg: float | None = None
    how: str = ""
    sure: bool = True  # whether it is surely reached, not only the most that may be


class Lacking(NamedTuple):
    """Nothing to compare: why, and the option that would help ("" for none)."""

    why: str
    option: str = ""


def measured(limit: Limit, value: float) -> float:
    """A figure of a limit in the measure in which powers are compared: dBW for watts, hertz for a bandwidth."""
    unit = limit.unit or ""
    if unit in _WATTS:
        return 10 * math.log10(value * _WATTS[unit])
    if unit in _DECIBELS:
        return value + _DECIBELS[unit]
    return value * _HERTZ.get(unit, 1)


def measure(limit: Limit) -> str | None:
    """The unit of a measured level: dBW, Hz, or the unit of the limit itself."""
    unit = limit.unit or ""
    return "dBW" if unit in _WATTS or unit in _DECIBELS else "Hz" if unit in _HERTZ else limit.unit


def in_unit(limit: Limit, value: float) -> float:
    """A measured level in the unit of the limit again, to be read beside its figure."""
    unit = limit.unit or ""
    if unit in _WATTS:
        return 10 ** (value / 10) / _WATTS[unit]
    return (value - _DECIBELS.get(unit, 0)) / _HERTZ.get(unit, 1)


def by_hand(limit: Limit, assignment: Assignment, on_earth: bool) -> Level | Lacking:
    """The level of the assignment that a limit is about. `on_earth`: what sends is no space station."""
    family = FAMILY.get(limit.quantity, "")
    if limit.unknown:
        return Lacking(f"its figures are not in the data: read {limit.tables or cited(limit.provision)}")
    elsewhere = limit.conditions.at or (limit.at if limit.at not in ("", "surface") else "")
    if not family or (elsewhere and not (on_earth and limit.at in _ON_THE_GROUND)):
        return Lacking(f"{limit.applies_to or limit.at}: no value that can be given here".removeprefix(": "))
    if family == "bandwidth":
        return Level(assignment.bandwidth_hz)
    if family == "antenna":
        antenna = assignment.asker.antenna_m
        return Lacking("give --antenna", "--antenna METRES") if antenna is None else Level(antenna)
    if family == "elevation":
        elevation = assignment.elevation
        return Lacking("give --elevation", "--elevation DEGREES") if elevation is None else Level(elevation)
    given: GivenLevel | None = getattr(assignment, family)
    per = limit.reference_bandwidth
    if given is None:
        return Lacking(f"give --{family}", f"--{family} DB" + (f"/{_width(per)}" if per else ""))
    if given.per is not None and given.per != per:
        wanted = f"in {format_width(per)}" if per else "as a whole"
        return Lacking(f"--{family} is given in {format_width(given.per)}, the limit is {wanted}", f"--{family}")
    if not limit.segments or limit.segments[0].from_deg is None:
        return Level(given.value)
    angle = assignment.angle_of(limit.angle or "arrival")
    if angle is None:
        name = limit.angle or "arrival"
        if (at := _whatever_the_angle(limit, given.value)) is not None:
            return Level(given.value, at, "at every angle")
        option = "--angle DEGREES" if name == "arrival" else f'--angle "{name} DEGREES"'
        return Lacking(f"depends on {angle_name(limit.angle)}; give {option.removesuffix(' DEGREES')}", option)
    return Level(given.value, angle)


def _whatever_the_angle(limit: Limit, value: float) -> float | None:
    """The angle that decides, where a mask is kept or passed at all of them; None where the angle has to be said.

    Only a pfd fails so: an e.i.r.p. without an angle may be that of the main beam, which no off-axis mask means.
    """
    known = corners(limit)
    if not known or limit.sense == "least":
        return None
    least, most = min(known, key=lambda c: c[1]), max(known, key=lambda c: c[1])
    if value <= least[1]:
        return least[0]
    return most[0] if value > most[1] and limit.angle in ("", "arrival") else None


def cited(provision: str) -> str:
    """A provision as it is cited: `No. 21.16`, `Resolution 750 (Rev.WRC-19)`."""
    return f"No. {provision}" if provision[:1].isdigit() else provision


def _width(hz: int) -> str:
    return format_width(hz).replace(" ", "")
