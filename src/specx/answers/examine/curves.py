"""What a notice offers against masks, angle by angle: for a picture."""

from __future__ import annotations

from ...light import NamedTuple
from ...regulations.mask import figure
from .assignment import UP, Assignment
from .offered import Level, cited, measured

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...regulations.limits import Limit
    from .examiner import Examiner


class Curve(NamedTuple):
    """One mask: its name, unit and what its angle is, and at each angle (degrees) what is offered and what is allowed."""

    name: str
    unit: str
    angle: str
    points: tuple[tuple[float, float, float], ...]


def curves(examiner: Examiner, assignment: Assignment) -> Iterator[Curve]:
    """The masks that bind in the places asked, each once."""
    if assignment.emitter is None:
        return
    seen = set()
    on_earth = examiner.terms.family(assignment.service.service) != "space" or UP in assignment.service.directions
    for place in examiner.places(assignment.region, assignment.country):
        for piece in place.pieces(assignment.low_hz, assignment.high_hz):
            for bound in place.facets(piece, assignment.service).limits:
                limit = bound.limit
                if limit.id in seen or not limit.segments or limit.segments[0].from_deg is None:
                    continue
                if assignment.orbit and limit.orbit not in ("any", assignment.orbit):
                    continue
                seen.add(limit.id)
                offered = assignment.emitter.levels(limit, on_earth)
                points = tuple(_points(offered, limit, assignment)) if isinstance(offered, list) else ()
                if len(points) > 1:
                    unit = limit.unit or ""
                    name = f"{cited(limit.provision)} {limit.quantity}"
                    name += f" (notes {', '.join(limit.notes)})" if limit.notes else ""
                    yield Curve(name, unit, limit.angle or "arrival", points)


def _points(offered: list[Level], limit: Limit, assignment: Assignment) -> Iterator[tuple[float, float, float]]:
    for level in offered:
        read = figure(limit, level.at_deg, assignment.frequency_hz)
        if level.at_deg is not None and read.value is not None:
            yield level.at_deg, level.value, measured(limit, read.value)
