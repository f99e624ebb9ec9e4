"""What is said where a service has no allocation: by which footnotes it has one in some countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...table.binding import some
from .standing import found

if TYPE_CHECKING:
    from .place import Facets, Piece, Place
    from .rows import ExaminationFinding


def absence(place: Place, piece: Piece, part: tuple[int, int], facets: Facets) -> list[ExaminationFinding]:
    """No allocation in a part of the band."""
    made = dict.fromkeys(
        f"No. {r.footnote} in {some(place.view.countries_in(r, place.region))}" for r in facets.elsewhere if r.countries
    )
    more = f" in the Table; it is by {', '.join(made)}: ask with --country" if made else "; only No. 4.4 is left"
    return [found(part, "fail", "not-allocated", f"{piece.band} is not allocated to {facets.asked}{more}", "4.4")]
