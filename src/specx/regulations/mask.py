"""A limit's figure: one value, a mask over an angle or a frequency, or no number that the data holds."""

from __future__ import annotations

from ..light import NamedTuple
from .formula import FormulaError, parse, value, variables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .limits import Limit, MaskSegment


class Figure(NamedTuple):
    """A limit read at a point: the number, or None with the reason in words."""

    value: float | None
    why: str = ""


def figure(
    limit: Limit, angle_deg: float | None = None, frequency_hz: int | None = None, antenna_m: float | None = None
) -> Figure:
    """The limit's number at an angle (degrees), at a frequency (Hz) or for an antenna (m), where it depends on one.

    Without a point a mask gives no number: it has many.
    """
    if limit.value is not None:
        return Figure(limit.value)
    if limit.unknown:
        return Figure(None, f"the figures are not in the data: read {limit.tables or limit.provision}")
    if limit.points:
        over = "the elevation" if limit.points[0].percent_not_exceeded is None else "the share of time"
        return Figure(None, f"a curve over {over}")
    if limit.table:
        return Figure(None, "by several things: see table")
    if not limit.segments:
        return _for_antenna(limit, antenna_m)
    if limit.over_frequency:
        return _at(limit, "f", None if frequency_hz is None else frequency_hz / 1e9)
    return _at(limit, "d", angle_deg)


def _at(limit: Limit, name: str, point: float | None) -> Figure:
    """A mask's number at a point, in degrees (`d`) or GHz (`f`)."""
    if point is None:
        on = limit.variable if limit.variable and not limit.angle else angle_name(limit.angle)
        return Figure(None, f"depends on {'the frequency' if name == 'f' else on}")
    # At a joint the segment below speaks; masks without a step read the same from both sides.
    found = next((s for s in limit.segments if _holds(s, name, point)), None)
    if found is None:
        return Figure(None, f"no limit is set at {point:g} {'GHz' if name == 'f' else 'degrees'}")
    tree = parse(found.limit)
    unknown = variables(tree) - {name}
    if unknown:
        functions = limit.functions or {}
        needs = "; ".join(f"{v}: {functions[v].of if v in functions else 'not in the data'}" for v in sorted(unknown))
        return Figure(None, f"{found.limit} depends on {needs}")
    try:
        return Figure(round(value(tree, {name: point}), 3))
    except FormulaError as problem:
        return Figure(None, str(problem))


def _for_antenna(limit: Limit, antenna_m: float | None) -> Figure:
    """The number of a limit that a footnote writes as a formula in D, the diameter of the antenna."""
    text = limit.formula or limit.note
    try:
        tree = parse(text)
        if antenna_m is not None and variables(tree) == {"D"}:
            return Figure(round(value(tree, {"D": antenna_m}), 3))
    except FormulaError:
        pass
    return Figure(None, limit.formula or "no figure is set")


def _holds(segment: MaskSegment, name: str, point: float) -> bool:
    low, high = (segment.from_ghz, segment.to_ghz) if name == "f" else (segment.from_deg, segment.to_deg)
    return low is not None and high is not None and low <= point <= high


def angle_name(angle: str) -> str:
    """What the angle of a mask is, in words."""
    names = {
        "arrival": "the angle of arrival above the horizontal",
        "off-axis": "the angle off the main beam",
        "horizon elevation": "the elevation of the horizon",
        "orbital separation": "the separation along the orbit",
        "latitude": "the latitude",
    }
    return names[angle or "arrival"]


def corners(limit: Limit) -> list[tuple[float, float]]:
    """The angles at which the pieces of a mask begin and end, each with the number there; empty where one is not known."""
    found = []
    for segment in limit.segments:
        alone = limit._replace(segments=(segment,))
        for edge in (segment.from_deg, segment.to_deg):
            read = Figure(None) if edge is None else figure(alone, edge)
            if edge is None or read.value is None:
                return []
            found.append((edge, read.value))
    return found


def span(limit: Limit) -> tuple[float, float] | None:
    """The least and the greatest number that a mask takes at its corners, or a curve at its points; None for none."""
    numbers = [point.value for point in limit.points]
    for segment in limit.segments:
        alone = limit._replace(segments=(segment,))
        for edge in (segment.from_deg, segment.to_deg):
            read = Figure(None) if edge is None else figure(alone, edge)
            if read.value is not None:
                numbers.append(read.value)
    return (min(numbers), max(numbers)) if numbers else None
