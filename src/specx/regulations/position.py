"""A place on the Earth and its Regions, by lines A, B and C (Nos. 5.2 to 5.9)."""

from __future__ import annotations

import math
from itertools import pairwise

from ..errors import UsageError, shown
from ..light import NamedTuple, pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any


_NUMBER = pattern(r"(?i)\s*([+-]?\d{1,3}(?:\.\d{1,10})?)\s*(?:\u00b0|deg)?\s*([NSEW])?\s*")
# Nearer than this to a line is on it: some ten metres.
_NEAR_DEGREES = 1e-4
# All sea at and above it between lines A and C lies north of the Russian Federation, none below it does.
_NORTH_OF_RUSSIA = 66.0


class Position(NamedTuple):
    """A place in degrees; north and east are positive."""

    latitude: float
    longitude: float


def read_position(text: str) -> Position:
    """The place that `52.5,13.4` or `33.9S,18.4E` names. Raises `UsageError`."""
    example = "write for example 52.5,13.4 or 33.9S,18.4E"
    found = [_NUMBER.fullmatch(part) for part in text.replace("\u2212", "-").split(",")]
    if len(found) != 2 or None in found:
        raise UsageError(f"--position '{shown(text)}' is not understood", example)
    degrees = []
    for match, letters, most in zip(found, ("NS", "EW"), (90, 180), strict=True):
        assert match is not None
        letter = (match[2] or "").upper()
        if letter and (letter not in letters or match[1][0] in "+-"):
            raise UsageError(f"--position '{shown(text)}' is not understood", example)
        value = float(match[1]) * (-1 if letter in tuple("SW") else 1)
        if abs(value) > most:
            raise UsageError(f"--position '{shown(text)}': {match[1]} degrees are more than {most}", example)
        degrees.append(value)
    return Position(*degrees)


def regions_at(position: Position, record: Mapping[str, Any]) -> tuple[int, ...]:
    """The Regions in which a place at sea or in the air lies: both on a line, all three at a pole.

    `record` is that of `areas.yaml`. On land the territory decides, which the lines do not know.
    """
    lines = {line["id"]: line["points"] for line in record["lines"]}
    inside: list[int] = []
    for region in record["regions"]:
        west, east = (_longitudes(lines[name], position.latitude) for name in region["between"])
        width, within = _apart(west[0], east[1]), _apart(west[0], position.longitude)
        if abs(position.latitude) == 90 or within <= width + _NEAR_DEGREES or within >= 360 - _NEAR_DEGREES:
            inside.append(int(region["id"]))
    if inside == [3] and position.latitude >= _NORTH_OF_RUSSIA:
        return (1,)
    return tuple(inside)


def _apart(west: float, east: float) -> float:
    """How many degrees east of one longitude another lies, 0 to 360."""
    return (east - west) % 360


def _longitudes(points: Sequence[Mapping[str, Any]], latitude: float) -> tuple[float, float]:
    """Where a line crosses a latitude: its westernmost and its easternmost longitude there, which mostly are one."""
    found = list(_crossings(points, latitude))
    start = found[0]
    aside = [(degrees - start + 180) % 360 - 180 for degrees in found]
    return start + min(aside), start + max(aside)


def _crossings(points: Sequence[Mapping[str, Any]], latitude: float) -> Iterator[float]:
    for first, second in pairwise(points):
        if not min(first["lat"], second["lat"]) <= latitude <= max(first["lat"], second["lat"]):
            continue
        if second["by"] == "great circle" and "lon" in first:
            yield _on_great_circle(first, second, latitude)
        else:
            # A meridian, a great circle from a pole, which is one, or both ends of a parallel.
            yield from (point["lon"] for point in (first, second) if "lon" in point)


def _on_great_circle(first: Mapping[str, Any], second: Mapping[str, Any], latitude: float) -> float:
    """The longitude at which the short way from one point to another crosses a latitude."""
    p, q = _vector(first["lat"], first["lon"]), _vector(second["lat"], second["lon"])
    n = (p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0])
    phi = math.radians(latitude)
    along = math.hypot(n[0], n[1]) * math.cos(phi)
    turn = math.acos(max(-1.0, min(1.0, -n[2] * math.sin(phi) / along)))
    middle = math.atan2(n[1], n[0])
    half = ((second["lon"] - first["lon"] + 180) % 360 - 180) / 2
    centre = first["lon"] + half
    found = (math.degrees(middle + turn), math.degrees(middle - turn))
    return min(found, key=lambda degrees: abs((degrees - centre + 180) % 360 - 180))


def _vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    phi, lam = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)
