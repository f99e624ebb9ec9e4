"""The shape of a country's own notes: what footnotes of Article 5 have, and for whom, where and on what terms."""

from __future__ import annotations

import re
from decimal import Decimal

from .areas import Degrees
from .footnotes import LIMIT, RESTRICTION, RULE_KEYS, check_rule
from .national import COLUMN, NoteId
from .types import Bool, Choice, Int, Key, Keyed, ListOf, Reader, Str, Type
from .values import Band, FrequencyText, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..store import Text


_NOT_NATIONAL = ("regions", "countries", "except_countries", "countries_of", "area", "after", "confidence")
WORDS = ListOf(Str(), False)
BANDS = ListOf(Band(), False)
FREQUENCIES = ListOf(FrequencyText(), False)
SEE = ListOf(NoteId(own=True), False)
_PRINTED = re.compile(r"(\d{1,3})(?: (\d{1,2}))?(?: (\d{1,2}))?(\.\d+)? ([NSEW])")


class Angle(Degrees):
    """Degrees of latitude or longitude: with a sign, or as printed, `38 26 08 N`."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.letters = "NS" if most == 90 else "EW"
        self.wants = f"degrees such as 38 26 08 {self.letters[0]}, or from -{most} to {most}"

    def read_text(self, node: Text, to: Reader) -> float | int | None:
        """The degrees, rounded to a millionth; north and east are positive."""
        found = _PRINTED.fullmatch(node)
        if found is None:
            return super().read_text(node, to)
        whole = [Decimal(part) for part in found.groups()[:3] if part is not None]
        whole[-1] += Decimal(f"0{found[4] or ''}")
        degrees = sum((part / 60**i for i, part in enumerate(whole)), Decimal(0))
        if any(part >= 60 for part in whole[1:]) or degrees > self.most or found[5] not in self.letters:
            to.report("SPX105", node, f"'{node[:40]}' is not {self.wants}")
            return None
        return float(round(degrees if found[5] in "NE" else -degrees, 6))

    def json_schema(self) -> dict[str, Any]:
        """A number, or text as printed."""
        return {"type": ["number", "string"]}


class Distance(Type):
    """A distance such as `80 km`, read as metres."""

    wants = "a distance such as 80 km"

    def read_text(self, node: Text, to: Reader) -> int | None:
        """Whole metres."""
        found = re.fullmatch(r"(\d{1,6}(?:\.\d+)?) (km|m)", node)
        metres = Decimal(found[1]) * (1000 if found[2] == "km" else 1) if found else None
        if metres is None or metres != metres.to_integral_value():
            to.report("SPX105", node, f"'{node[:40]}' is not {self.wants}")
            return None
        return int(metres)


LATITUDE, LONGITUDE = Angle(90), Angle(180)
LICENCE = Choice("common", "special", "private", "state")
PLACE = Keyed(
    {
        "name": Key(Str(), "as the document names it", True),
        "role": Key(Choice("permitted", "prohibited", "protected", "coordination", "excepted", "location"), "what holds there; location: it is named", True),
        "what": Key(Str(), "what else holds there, in our own words"),
        "lat": Key(LATITUDE, "degrees north of its middle"),
        "lon": Key(LONGITUDE, "degrees east of its middle"),
        "radius": Key(Distance(), "how far around"),
        "south": Key(LATITUDE, "of a rectangle: its southern bound"),
        "north": Key(LATITUDE, "its northern bound"),
        "west": Key(LONGITUDE, "its western bound"),
        "east": Key(LONGITUDE, "its eastern bound"),
        "polygon": Key(ListOf(Keyed({"lat": Key(LATITUDE, "", True), "lon": Key(LONGITUDE, "", True)}), False), "its corners in order"),
        "bands": Key(BANDS, "where not all bands of the note"),
        "frequencies": Key(FREQUENCIES, "where not all frequencies of the note"),
        "verified": Key(Bool(), "false where a figure is in doubt"),
        "doubt": Key(Str(), "what is in doubt"),
    },
    "a place",
)  # fmt: skip
APPLICATION = Keyed(
    {
        "name": Key(Str(), "what is done: RLAN, ENG ...", True),
        "bands": Key(BANDS, "where not in all of the note's"),
        "frequencies": Key(FREQUENCIES, "single frequencies"),
        "services": Key(ListOf(Term(), False), "in which service"),
        "conditions": Key(Str(), "conditions, in our own words"),
        "raster": Key(FrequencyText(), "the spacing of its channels"),
        "channels": Key(FREQUENCIES, "their centres"),
        "first": Key(FrequencyText(), "the centre of the first channel"),
        "count": Key(Int(), "how many there are"),
        "bandwidth": Key(FrequencyText(), "the widest channel"),
        "min_bandwidth": Key(FrequencyText(), "the narrowest one"),
        "duplex": Key(FrequencyText(), "between the two directions"),
        "duty_cycle": Key(Str(), "per cent of the time, at most"),
        "standard": Key(Str(), "the standard that it follows"),
        "licence": Key(LICENCE, "how it is licensed, where not as the note"),
        "sites": Key(Str(), "where it is done"),
        "documents": Key(WORDS, "documents that rule it, by their own titles"),
    },
    "an application",
)
NATIONAL_LIMIT = Keyed(
    {
        **LIMIT.keys,
        "application": Key(Str(), "of which application"),
        "station": Key(Str(), "of which station"),
        "bands": Key(BANDS, "where not in all of the note's"),
        "frequencies": Key(FREQUENCIES, "where not on all of the note's"),
        "reference_bandwidth": Key(FrequencyText(), "in which width"),
        "when": Key(Str(), "in which case"),
        "sense": Key(Choice("least"), "least: a minimum; a maximum where absent"),
        "duty_cycle": Key(Str(), "per cent of the time, at most"),
    },
    "a limit",
)
NATIONAL_RESTRICTION = Keyed(
    {
        **RESTRICTION.keys,
        "by_column": Key(COLUMN, "the column of the table that is bound, where not the rule's own"),
        "towards_column": Key(COLUMN, "the column that profits"),
        "with": Key(Str(), "with whom to coordinate or agree"),
        "bands": Key(BANDS, "where not in all bands of the rule"),
    },
    "a restriction",
)
OWN_KEYS: dict[str, Key] = {
    "for": Key(COLUMN, "the column for which it holds; all where absent"),
    "users": Key(WORDS, "more closely for whom: military, FAA, public safety ..."),
    "rule_parts": Key(ListOf(Str("a part or section such as 90 or 15.247", r"\d{1,3}(\.\d{1,4}[a-z]?)?[A-Z]?"), False), "parts and sections of the country's rules that it cites"),
    "see": Key(SEE, "other notes of the table that it refers to"),
    "documents": Key(WORDS, "other documents that it cites, by their own titles"),
    "timeline": Key(ListOf(Keyed({
        "date": Key(Str("a year, a month or a day", r"\d{4}(-\d{2}(-\d{2})?)?"), "", True),
        "what": Key(Str(), "what begins, ends or counts from then, in our own words", True),
    }, "a date"), False), "dates with what they mean"),
    "places": Key(ListOf(PLACE, False), "where it holds, or holds otherwise"),
    "licence": Key(ListOf(Keyed({
        "class": Key(LICENCE, "common: no authorisation; special; private; state: reserved to it", True),
        "for": Key(Str(), "for what, where not for all"),
        "basis": Key(Choice("stated", "default", "inferred"), "whether the note says so, the rule where it says nothing, or we conclude it"),
    }, "a class of licence"), False), "how its use is licensed"),
    "applications": Key(ListOf(APPLICATION, False), "what is done where, and how channels lie"),
}  # fmt: skip
RULES: dict[str, Key] = {
    **{name: key for name, key in RULE_KEYS.items() if name not in _NOT_NATIONAL},
    "restrictions": Key(ListOf(NATIONAL_RESTRICTION, False), "who yields to whom"),
    "limits": Key(ListOf(NATIONAL_LIMIT, False), "numbers that it sets"),
    **OWN_KEYS,
}

NATIONAL_PART = Keyed({**RULES, "summary": Key(Str(), "one sentence of our own")}, "a part of a note", check_rule)
NATIONAL_NOTE = Keyed(
    {
        "id": Key(NoteId(own=True), "its number, as the table prints it", True),
        **RULES,
        "at": Key(Str(), "where it stands in the source of the table", True),
        "title": Key(Str(), "what it is about, in a few words of our own"),
        "suppressed": Key(Str(), "the revision since which the number is not used any more"),
        "unread": Key(Bool(), "true where its text was not read"),
        "verified": Key(Bool(), "false where a fact in it is in doubt"),
        "doubt": Key(Str(), "what is in doubt"),
        "note": Key(Str(), "what else to know"),
        "summary": Key(Str(), "one plain sentence of our own", True),
        "source": Key(Keyed({
            "document": Key(Str(), "its own title", True), "at": Key(Str(), "where in it"), "date": Key(Str(), "its date"),
        }, "a source"), "where a fact in it is from another document"),
        "parts": Key(ListOf(NATIONAL_PART, False), "one item for each rule, where there are several"),
    },
    "a note of a national table",
    check_rule,
)  # fmt: skip
NATIONAL_FOOTNOTES = ListOf(NATIONAL_NOTE, empty=False)
