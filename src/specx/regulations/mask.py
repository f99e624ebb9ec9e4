"""A limit's number: one value, a mask over an angle or a frequency, or no number that the data holds."""

from __future__ import annotations

from typing import Any, NamedTuple

from .formula import FormulaError, parse, value, variables


class Reading(NamedTuple):
    """A limit read at a point: the number, or None with the reason in words."""

    value: float | None
    why: str = ""


def number(limit: dict[str, Any], angle_deg: float | None = None, frequency_hz: int | None = None) -> Reading:
    """The limit's number at an angle (degrees) or at a frequency (Hz), where it depends on one.

    Without a point a mask gives no number: it has many.
    """
    if "value" in limit:
        return Reading(limit["value"])
    if limit.get("unknown"):
        return Reading(None, f"the figures are not in the data: read {limit.get('tables') or limit['provision']}")
    if "points" in limit:
        return Reading(None, "a curve: see points")
    segments = limit.get("segments")
    if not segments:
        return Reading(None, "no figure is set")
    name, at = ("f", None) if "from_ghz" in segments[0] else ("d", angle_deg)
    if name == "f" and frequency_hz is not None:
        at = frequency_hz / 1e9
    if at is None:
        return Reading(None, f"depends on {'the frequency' if name == 'f' else angle_name(limit)}")
    found = None
    for segment in segments:
        low, high = (
            (segment["from_ghz"], segment["to_ghz"]) if name == "f" else (segment["from_deg"], segment["to_deg"])
        )
        # At a joint the segment below speaks; masks without a step read the same from both sides.
        if found is None and low <= at <= high:
            found = segment
    if found is None:
        return Reading(None, f"no limit is set at {at:g} {'GHz' if name == 'f' else 'degrees'}")
    tree = parse(found["limit"])
    unknown = variables(tree) - {name}
    if unknown:
        needs = "; ".join(
            f"{v}: {limit.get('functions', {}).get(v, {}).get('of', 'not in the data')}" for v in sorted(unknown)
        )
        return Reading(None, f"{found['limit']} depends on {needs}")
    try:
        return Reading(round(value(tree, {name: at}), 3))
    except FormulaError as problem:
        return Reading(None, str(problem))


def angle_name(limit: dict[str, Any]) -> str:
    """What the angle of a mask is, in words."""
    names = {
        "arrival": "the angle of arrival above the horizontal",
        "off-axis": "the angle off the main beam",
        "horizon elevation": "the elevation of the horizon",
        "orbital separation": "the separation along the orbit",
    }
    return names[limit.get("angle", "arrival")]


def span(limit: dict[str, Any]) -> tuple[float, float] | None:
    """The least and the greatest number that a mask takes at its corners; None where it has none."""
    numbers = []
    for segment in limit.get("segments", ()):
        for edge in ("from_deg", "to_deg"):
            if edge in segment:
                reading = number({**limit, "segments": [segment]}, segment[edge])
                if reading.value is not None:
                    numbers.append(reading.value)
    return (min(numbers), max(numbers)) if numbers else None
