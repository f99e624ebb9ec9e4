"""The shape of the names that people use for a frequency or a band."""

from __future__ import annotations

from .plans import CHANNEL, COUNTRIES, FORMS, SPACING, TRUST, WORDS
from .tables import REGIONS
from .types import Bool, Int, Key, Keyed, ListOf, Reader, Str
from .values import Band, FrequencyText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..store import Map


_BAND = Keyed(
    {
        "band": Key(Band(), "the band", True),
        "part": Key(Str(), "which part: uplink, downlink ..."),
        "regions": Key(REGIONS, "where it means this band"),
        "countries": Key(COUNTRIES, "where it means this band"),
    },
    "a band of a name",
)


def _check_name(name: dict[str, Any], node: Map, to: Reader) -> None:
    if not {"frequency", "band", "bands", "channels"} & set(node):
        to.report("SPX102", node, "the name means nothing", "add 'frequency', 'band', 'bands' or 'channels'")
    if "band" in node and "bands" in node:
        to.report("SPX107", node, "the name has a band and a list of bands", "write them all under 'bands'")


NAME = Keyed(
    {
        "name": Key(Str(), "the name", True),
        "also": Key(WORDS, "other names for the same"),
        "number": Key(Int(), "its number, where the name itself has none"),
        "frequency": Key(FrequencyText(), "the frequency that it means"),
        "band": Key(Band(), "the band that it means"),
        "bands": Key(ListOf(_BAND, empty=False), "the bands that it means"),
        "spacing": SPACING,
        "channels": Key(ListOf(CHANNEL, empty=False), "its channels"),
        "regions": Key(REGIONS, "the Regions where it is in use, where not all"),
        "countries": Key(COUNTRIES, "the countries where it is in use, where not all"),
        "about": Key(Str(), "what else to know, in our own words"),
        **TRUST,
    },
    "a name",
    _check_name,
)
NAMES = ListOf(
    Keyed(
        {
            "kind": Key(Str("lower-case letters and hyphens", "[a-z-]+"), "what kind of names", True),
            "title": Key(Str(), "what names these are", True),
            "about": Key(Str(), "what to know about all of them, in our own words"),
            "also": Key(WORDS, "words that mean any of them"),
            "forms": Key(FORMS, "other ways to write each name: {} the name, {number} its digits"),
            "regulation": Key(Bool(), "true for names of the Regulations themselves"),
            "upper_edge": Key(Bool(), "true where a band holds its upper edge and not its lower one"),
            "names": Key(ListOf(NAME, empty=False), "the names", True),
            **TRUST,
            "source": TRUST["source"]._replace(required=True),
            "verified": TRUST["verified"]._replace(required=True),
        },
        "a group of names",
    ),
    empty=False,
)
