"""Numbers that people give of a station: powers with their units and bandwidths, angles, lengths, days."""

from __future__ import annotations

import datetime
import math
import re

from ...errors import FrequencyError, UsageError
from ...units import parse_frequency
from .offered import GivenLevel

# Watts, or decibels above dBW.
_WATTS = {"mw": 1e-3, "w": 1.0, "kw": 1e3}
_DECIBELS = {"dbw": 0.0, "dbm": -30.0}
_METRES = {"mm": 1e-3, "cm": 1e-2, "m": 1.0, "km": 1e3}
_ANGLES = {
    "": "", "arrival": "arrival", "elevation": "arrival", "off-axis": "off-axis", "off axis": "off-axis",
    "horizon": "horizon elevation", "horizon elevation": "horizon elevation", "orbital separation": "orbital separation",
}  # fmt: skip


def level(name: str, text: str) -> GivenLevel:
    """A level in decibels, with the bandwidth said with it: `-112`, `20dBW`, `50dBm/4kHz`, `100W`. Raises `UsageError`."""
    number, slash, per = text.partition("/")
    digits, unit = re.fullmatch(r"(.*?)\s*([a-z]*)", number.strip().casefold()).groups()  # type: ignore[union-attr]
    try:
        value = float(digits)
        if unit in _WATTS and name != "pfd":
            value = 10 * math.log10(value * _WATTS[unit])
        elif unit and name != "pfd":
            value += _DECIBELS[unit]
        elif unit:
            raise ValueError
    except (ValueError, KeyError):
        if name == "pfd":
            raise UsageError(
                f"pfd '{text[:20]}' is not a number in the unit of the limit", "write for example -112.5 or -112.5/1MHz"
            ) from None
        raise UsageError(
            f"{name} '{text[:20]}' is not a number of decibels above 1 W", "write for example 20dBW, 50dBm or 100W"
        ) from None
    if not -1000 <= value <= 1000:
        raise UsageError(f"{name} {text[:20]} is out of range", "write decibels")
    if not slash:
        return GivenLevel(value)
    try:
        return GivenLevel(value, parse_frequency(per.strip()))
    except FrequencyError:
        raise UsageError(f"'{per[:20]}' is not a bandwidth", f"write for example {digits}/4kHz") from None


def angles(text: str) -> tuple[tuple[str, float], ...]:
    """Angles in degrees, each with its name where one is said: `15`, `off-axis 3, arrival 15`. Raises `UsageError`."""
    found = []
    for part in filter(None, (p.strip() for p in text.split(","))):
        match = re.fullmatch(r"([a-z -]*?)[ =:]*(-?[\d.]+|nan|inf)\s*(?:deg(?:rees)?|\u00b0)?", part.casefold())
        name = _ANGLES.get(match[1].strip()) if match else None
        if match is None or name is None:
            raise UsageError(f"angle '{part[:20]}' is not a number of degrees", "write for example 15 or 'off-axis 3'")
        found.append((name, number("angle", match[2], 0, 180 if name == "off-axis" else 90)))
    return tuple(found)


def number(name: str, text: str, least: float, most: float) -> float:
    """A number of degrees or the like between two ends. Raises `UsageError`."""
    try:
        value = float(text.casefold().removesuffix("deg").removesuffix("\u00b0"))
    except ValueError:
        raise UsageError(f"{name} '{text[:20]}' is not a number", f"write {least:g} to {most:g}") from None
    if not least <= value <= most:
        raise UsageError(f"{name} {text[:20]} is out of range", f"{name}s run from {least:g} to {most:g} degrees")
    return value


def length(name: str, text: str, unit: str) -> float:
    """A length in metres or kilometres: `1.2m`, `600km`, or bare in the unit. Raises `UsageError`."""
    match = re.fullmatch(r"([\d.]+)\s*([a-z]*)", text.casefold())
    try:
        value = float(match[1]) if match else -1.0
    except ValueError:
        value = -1.0
    if match is None or value <= 0 or (match[2] or unit) not in _METRES:
        raise UsageError(
            f"{name} '{text[:20]}' is not a length", f"write for example {'1.2m' if unit == 'm' else '600km'}"
        )
    return value * _METRES[match[2] or unit] / _METRES[unit]


def date(name: str, text: str) -> str:
    """A day as an ISO date. Raises `UsageError`."""
    try:
        return datetime.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise UsageError(f"{name} '{text[:20]}' is not a date", "write for example 2026-01-31") from None
