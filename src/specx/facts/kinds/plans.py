"""The shape of plans: channels and frequencies with their purpose, plans as bands, and which file holds which."""

from __future__ import annotations

import re

from ...regulations.channels import ONE_SIDED, SIDES
from .tables import REGIONS
from .types import Bool, Choice, Int, Key, Keyed, ListOf, Reader, Str, Type
from .values import Band, CountryCode, FrequencyText, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..store import Map, Text


class SpanText(Type):
    """A band, or one frequency, read as [low, high] in Hz."""

    wants = "a band or a frequency"

    def read_text(self, node: Text, to: Reader) -> list[int] | None:
        """Low and high edge in Hz; one frequency is the hertz that starts there."""
        if "-" in node:
            return _BAND_TYPE.read_text(node, to)
        hz = _FREQUENCY_TYPE.read_text(node, to)
        return None if hz is None else [hz, hz + 1]


_BAND_TYPE, _FREQUENCY_TYPE = Band(), FrequencyText()
_PLACE = {
    "document": Key(Str(), "the document, by its own title", True),
    "at": Key(Str(), "where in it", True),
    "revision": Key(Str(), "its revision, or the copy that was read"),
}
SOURCE = Keyed({**_PLACE, "also": Key(Keyed(_PLACE), "another document that says so")}, "a source")
WORDS = ListOf(Str(), empty=False)
COUNTRIES = ListOf(CountryCode(), empty=False)
FORMS = ListOf(Str("a form with {} for the number or name", r".*\{(number)?\}.*"), empty=False)
TRUST = {
    "source": Key(SOURCE, "where it was read"),
    "verified": Key(Bool(), "whether it was read in the document named"),
    "unverified": Key(WORDS, "fields less certain than the rest"),
    "doubt": Key(Str(), "what is in doubt"),
}
SPACING = Key(FrequencyText(), "a frequency within half of it belongs to the channel")
_SIDE_KEYS = {side: Key(FrequencyText(), f"the frequency of the {side.replace('_', ' ')} side") for side in SIDES}


def check_channel(channel: dict[str, Any], node: Map, to: Reader) -> None:
    """A channel has one frequency, or its sides, or a band; a raster has step and count."""
    sides = [key for key in SIDES if key in node]
    if (ONE_SIDED in node) + bool(sides) > 1:
        to.report("SPX107", node, f"the channel has a frequency and a {sides[0]} frequency", "one of the two is meant")
    if not sides and ONE_SIDED not in node and "band" not in node:
        to.report("SPX102", node, "the channel has no frequency", f"add '{ONE_SIDED}', 'band', or its sides")
    if ("step" in node) != ("count" in node):
        to.report("SPX102", node, "a raster needs both 'step' and 'count'", "a single channel has neither")
    if "count" in node and channel.get("count") == 0:
        to.report("SPX105", node, "the raster has no channel")
    if "count" in node and ({"band", "guard"} & set(node)):
        to.report("SPX107", node, "a raster has no band and no guard of its own", "write the channels one by one")
    number = channel.get("channel")
    if "count" in node and number and not re.search(r"\d", number):
        to.report("SPX105", node, f"'{number[:20]}' cannot be counted on from", "the first channel needs a number")


# What a plan, a set and a channel may all say; the narrower word goes before.
_SHARED = {
    "purpose": Key(Str(), "what for, in our own words"),
    "provisions": Key(WORDS, "provisions, footnotes, Appendices that rule it"),
    "mark": Key(Str(), "the conference that brought it"),
    **TRUST,
}
CHANNEL = Keyed(
    {
        "channel": Key(Str(), "its number; of a raster, the number of its first channel"),
        "name": Key(Str(), "a name that it has besides"),
        "frequency": Key(FrequencyText(), "its frequency; of a raster, that of its first channel"),
        **_SIDE_KEYS,
        "band": Key(Band(), "the band that it takes"),
        "step": Key(FrequencyText(), "raster: from one channel to the next"),
        "count": Key(Int(), "raster: how many channels"),
        "number_step": Key(Int(), "raster: from one number to the next, where it is not 1"),
        "regions": Key(REGIONS, "where not in all Regions of the set"),
        "code": Key(Str(), "Appendix 15: the code of the use"),
        "asterisk": Key(Bool(), "Appendix 15: whether it bears the asterisk"),
        "guard": Key(Band(), "the band around it whose use its provisions bind"),
        **_SHARED,
    },
    "a channel",
    check_channel,
)
SET = Keyed(
    {
        "title": Key(Str(), "what the channels have in common", True),
        "called": Key(FORMS, "how a channel is named: ch {}"),
        "spacing": SPACING,
        "position": Key(Choice("centre", "carrier"), "where the frequency lies in the channel"),
        "regions": Key(REGIONS, "where not in all Regions of the plan"),
        "services": Key(ListOf(Term(), empty=False), "where not the services of the plan"),
        "code": Key(Str(), "Appendix 15: the code of the use"),
        "protected_by": Key(ListOf(Str()), "where not those of the plan; empty where nothing protects it"),
        "channels": Key(ListOf(CHANNEL, empty=False), "the channels", True),
        **_SHARED,
    },
    "a set of channels",
)
BAND = Keyed(
    {
        "band": Key(Band(), "the band", True),
        "regions": Key(REGIONS, "where not in all Regions of the plan"),
        "countries": Key(COUNTRIES, "where in single countries"),
        "services": Key(ListOf(Term(), empty=False), "where not the services of the plan"),
        **_SHARED,
    },
    "a band of a plan",
)
PLANS = ListOf(
    Keyed(
        {
            "id": Key(Str("lower-case letters, digits, hyphens", "[a-z0-9-]+"), "our own name of it", True),
            "title": Key(Str(), "what it is, in a few words of our own", True),
            "reference": Key(Str(), "the Appendix, agreement or provision that sets it up", True),
            "also": Key(WORDS, "what else people call it"),
            "kind": Key(Choice("distress", "channels", "plan", "uses"), "what kind of plan", True),
            "regions": Key(REGIONS, "the Regions where it holds", True),
            "with_countries": Key(COUNTRIES, "single countries of other Regions where it holds too"),
            "except_countries": Key(COUNTRIES, "countries of its Regions where it does not hold"),
            "area": Key(Str(), "the area in words, where Regions do not say it"),
            "services": Key(ListOf(Term(), empty=False), "the services whose allocations it lies in"),
            "protected_by": Key(WORDS, "the provisions that protect it from interference"),
            "called": Key(FORMS, "how a channel is named: ch {}"),
            "spacing": SPACING,
            "position": Key(Choice("centre", "carrier"), "where the frequency lies in the channel"),
            "bands": Key(ListOf(BAND, empty=False), "the bands that it covers"),
            "sets": Key(ListOf(SET, empty=False), "its channels"),
            **_SHARED,
            "purpose": _SHARED["purpose"]._replace(required=True),
            "source": TRUST["source"]._replace(required=True),
            "verified": TRUST["verified"]._replace(required=True),
        },
        "a plan",
    ),
    empty=False,
)
SPANS = ListOf(
    Keyed(
        {
            "file": Key(Str("the name of a file beside it", r"[\w.-]+\.yaml"), "a file of plans", True),
            "spans": Key(ListOf(SpanText(), empty=False), "the spectrum that it speaks of, merged and in order", True),
        },
        "a file of plans",
    ),
    empty=False,
)
