"""The shape of `areas.yaml`: lines A, B and C, the Regions between them, the areas that footnotes name."""

from __future__ import annotations

from .footnotes import COUNTRIES
from .rules import SOURCE
from .tables import REGIONS
from .types import Bool, Choice, Key, Keyed, ListOf, Reader, Str
from .values import Number, Provision

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..store import Text


class Degrees(Number):
    """Degrees of latitude (at most 90) or longitude (at most 180); north and east are positive."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.wants = f"degrees from -{most} to {most}"

    def read_text(self, node: Text, to: Reader) -> float | int | None:
        """The degrees."""
        degrees = super().read_text(node, to)
        if degrees is not None and abs(degrees) > self.most:
            to.report("SPX105", node, f"'{node}' is not {self.wants}", "north and east are positive")
            return None
        return degrees

    def json_schema(self) -> dict[str, Any]:
        """A number within the bounds."""
        return {"type": "number", "minimum": -self.most, "maximum": self.most}


LATITUDE, LONGITUDE = Degrees(90), Degrees(180)
LINE = Choice("A", "B", "C")
_TRUST = {
    "note": Key(Str(), "what else to know"),
    "verified": Key(Bool(), "whether it was read in the document named", True),
    "doubt": Key(Str(), "what is in doubt"),
}
POINT = Keyed(
    {
        "lat": Key(LATITUDE, "degrees north", True),
        "lon": Key(LONGITUDE, "degrees east; left out at a pole that is reached along no meridian"),
        "by": Key(Choice("meridian", "parallel", "great circle"), "how it is reached from the point before it"),
        "about": Key(Str(), "what the point is"),
        "verified": Key(Bool(), "false where a coordinate is not stated in the provision"),
        "doubt": Key(Str(), "what is in doubt"),
    },
    "a point",
)
POINTS = ListOf(POINT, empty=False)
PART = Keyed(
    {
        "what": Key(Str(), "which land or islands within the bounds; all where absent"),
        "regions": Key(REGIONS, "the Regions in which the part lies"),
        "countries": Key(COUNTRIES, "the countries of which the part is made"),
        "south": Key(LATITUDE, "its southern bound"),
        "north": Key(LATITUDE, "its northern bound"),
        "north_edge": Key(POINTS, "its northern bound, where that is no parallel"),
        "west": Key(LONGITUDE, "its western bound"),
        "west_line": Key(LINE, "the line that is its western bound"),
        "east": Key(LONGITUDE, "its eastern bound"),
    },
    "a part of an area",
)

AREAS = Keyed(
    {
        "source": Key(SOURCE, "where it was read", True),
        "lines": Key(
            ListOf(
                Keyed(
                    {
                        "id": Key(LINE, "its letter", True), "provision": Key(Provision(), "where it is drawn", True),
                        "points": Key(POINTS, "from the North Pole to the South Pole", True), **_TRUST,
                    },
                    "a line",
                ), False,
            ), "lines A, B and C", True,
        ),
        "regions": Key(
            ListOf(
                Keyed(
                    {
                        "id": Key(Choice("1", "2", "3"), "", True), "provision": Key(Provision(), "where it is defined", True),
                        "between": Key(ListOf(LINE, False), "its western and its eastern line", True),
                        "whole": Key(COUNTRIES, "countries that belong to it wholly, wherever they lie"),
                        "without": Key(COUNTRIES, "countries that do not belong to it, though they lie between the lines"),
                        "also": Key(Str(), "what belongs to it beside"), "also_without": Key(Str(), "what else does not"),
                        **_TRUST,
                    },
                    "the bounds of a Region",
                ), False,
            ), "the Regions, by the lines", True,
        ),
        "areas": Key(
            ListOf(
                Keyed(
                    {
                        "name": Key(Str(), "as a footnote's `area` writes it", True),
                        "provisions": Key(ListOf(Provision(), False), "where it is defined", True),
                        "parts": Key(ListOf(PART, False), "what it is made of, by bounds"),
                        "polygon": Key(POINTS, "or its edge, each point from the one before it"),
                        "whole": Key(COUNTRIES, "countries that belong to it wholly"),
                        "whole_beyond": Key(COUNTRIES, "countries whose parts beyond the bounds belong to it too"),
                        **_TRUST,
                    },
                    "an area",
                ), False,
            ), "the areas", True,
        ),
    },
    "the lines and areas",
)  # fmt: skip
