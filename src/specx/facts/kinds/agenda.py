"""The shape of the agenda of a conference to come."""

from __future__ import annotations

from .outcomes import AGENDA_ITEM
from .tables import REGIONS
from .types import Bool, Choice, Key, Keyed, ListOf, Str
from .values import Band, FootnoteId, Term

_SOURCE_KEYS = {"document": Key(Str(), "the document, by its own title", True), "at": Key(Str(), "where in it")}
_SERVICES = ListOf(Term())

_BAND = Keyed(
    {
        "band": Key(Band(), "the band", True),
        "directions": Key(ListOf(Choice("Earth-to-space", "space-to-Earth", "space-to-space")), "directions studied"),
        "regions": Key(REGIONS, "where not all Regions of the item"),
        "services": Key(_SERVICES, "where not those of the item; empty where not known"),
        "condition": Key(Str(), "what is studied there, or how far"),
        "role": Key(Choice("protected", "source"), "a passive band, or one whose emissions are studied"),
        "against": Key(ListOf(Band()), "the bands from which it is protected"),
        "towards": Key(ListOf(Band()), "the bands that its emissions may reach"),
        "bracketed": Key(Bool(), "true where the print has it in square brackets: not settled"),
        "verified": Key(Bool(), "false where the band is from memory"),
    },
    "a band of an agenda item",
)
ITEM = Keyed(
    {
        "item": Key(AGENDA_ITEM, "its number on the agenda", True),
        "standing": Key(Bool(), "true for an item of every conference"),
        "title": Key(Str(), "a few words of our own", True),
        "kind": Key(
            ListOf(
                Choice(
                    "allocation", "identification", "conditions", "limits", "protection", "regulatory", "plan",
                    "standing",
                ),
                False,
            ),
            "what may come of it", True,
        ),
        "bands": Key(ListOf(_BAND), "the bands that it names", True),
        "services": Key(_SERVICES, "the services concerned", True),
        "application": Key(ListOf(Str(), False), "IMT, ESIM ..."),
        "regions": Key(REGIONS, "the Regions concerned"),
        "resolution": Key(Str(), "the Resolution that asks for the studies"),
        "footnotes": Key(ListOf(FootnoteId(), False), "footnotes that it may change"),
        "appendices": Key(ListOf(Str(), False), "Appendices that it may change"),
        "summary": Key(Str(), "one plain sentence of our own", True),
        "note": Key(Str(), "what else to know"),
        "source": Key(Keyed({**_SOURCE_KEYS, "also": Key(Keyed(_SOURCE_KEYS), "a second document")}), "", True),
        "verified": Key(Bool(), "false where it rests on memory or doubt", True),
        "unverified": Key(ListOf(Str(), False), "fields that are less certain"),
        "doubt": Key(Str(), "what is in doubt"),
    },
    "an agenda item",
)  # fmt: skip
AGENDA = Keyed(
    {
        "id": Key(Str(), "the conference", True),
        "title": Key(Str(), "what it is", True),
        "conference": Key(Str(), "its short name", True),
        "preliminary": Key(Bool(), "true for an agenda that the next conference still has to settle"),
        "complete": Key(Bool(), "false where items are missing"),
        "note": Key(Str(), "what to know about the list"),
        "items": Key(ListOf(ITEM, empty=False), "the items", True),
    },
    "an agenda",
)
