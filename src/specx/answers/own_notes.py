"""What a note of a country's own table says beside what every footnote says: for whom, where, when, by which rules."""

from __future__ import annotations

from ..record import Record
from ..regulations.own_table import RulePart
from .taken import service_text, taken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..regulations.own_table import NationalTable
    from ..regulations.services import Vocabulary


class NoteDate(Record):
    """A date of a note, with what it means."""

    date: str
    """A year, a month or a day, ISO."""
    what: str
    """What begins, ends or counts from then, in our own words."""


class Corner(Record):
    """A point on the map."""

    lat: float
    """Degrees north."""
    lon: float
    """Degrees east."""


class NotePlace(Record):
    """Where a note holds, or holds otherwise."""

    name: str
    """The place, as the document names it."""
    role: str
    """What holds there: `permitted`, `prohibited`, `protected`, `coordination`, `excepted`; `location`: it is named."""
    what: str = ""
    """What else holds there, in our own words."""
    lat: float | None = None
    """Degrees north of its middle."""
    lon: float | None = None
    """Degrees east of its middle."""
    radius_m: int | None = None
    """How far around, in metres."""
    south: float | None = None
    """Of a rectangle: its southern bound, in degrees north."""
    north: float | None = None
    """Its northern bound."""
    west: float | None = None
    """Its western bound, in degrees east."""
    east: float | None = None
    """Its eastern bound."""
    corners: tuple[Corner, ...] = ()
    """Of any other area: its corners in order."""
    bands: tuple[tuple[int, int], ...] = ()
    """The bands, as pairs in Hz, where not all of the note's."""
    frequencies_hz: tuple[int, ...] = ()
    """The frequencies in Hz, where not all of the note's."""
    verified: bool = True
    """False where a figure is in doubt."""
    doubt: str = ""
    """What is in doubt."""


class NoteLicence(Record):
    """How the use of a band is licensed."""

    licence: str
    """`common`: no authorisation; `special`; `private`; `state`: kept for the State."""
    of: str = ""
    """For what, where not for all."""
    basis: str = ""
    """`stated` by the note, the `default` where it says nothing, or `inferred`."""


class Activity(Record):
    """What is done in a band, and how its channels lie."""

    name: str
    """What is done: RLAN, ENG ..."""
    bands: tuple[tuple[int, int], ...] = ()
    """The bands, as pairs in Hz, where not all of the note's."""
    frequencies_hz: tuple[int, ...] = ()
    """Single frequencies, in Hz."""
    services: tuple[str, ...] = ()
    """In which services."""
    conditions: str = ""
    """On which conditions, in our own words."""
    raster_hz: int | None = None
    """The spacing of its channels, in Hz."""
    channels_hz: tuple[int, ...] = ()
    """The centres of its channels, in Hz."""
    first_hz: int | None = None
    """The centre of the first channel, in Hz."""
    count: int | None = None
    """How many channels there are."""
    widest_hz: int | None = None
    """The widest channel, in Hz."""
    narrowest_hz: int | None = None
    """The narrowest channel, in Hz."""
    duplex_hz: int | None = None
    """Between the two directions, in Hz."""
    duty_cycle: str = ""
    """Per cent of the time, at most."""
    standard: str = ""
    """The standard that it follows."""
    licence: str = ""
    """How it is licensed, where not as the note says."""
    sites: str = ""
    """Where it is done."""
    ruled_by: tuple[str, ...] = ()
    """Documents that rule it, by their own titles."""


_HERTZ = {
    "raster": "raster_hz", "channels": "channels_hz", "first": "first_hz", "bandwidth": "widest_hz",
    "min_bandwidth": "narrowest_hz", "duplex": "duplex_hz", "frequencies": "frequencies_hz", "documents": "ruled_by",
}  # fmt: skip


def own_terms(part: Mapping[str, Any], vocabulary: Vocabulary, table: NationalTable) -> dict[str, Any]:
    """What the record of a note, or of a rule of it, says that only a country's own note says."""
    titles = dict(table.rule_parts)
    return {
        "column": part.get("for", ""), "users": tuple(part.get("users", ())), "see_notes": tuple(part.get("see", ())),
        "other_documents": tuple(part.get("documents", ())),
        "rule_parts": tuple(RulePart(p, titles.get(p) or titles.get(p.partition(".")[0], "")) for p in part.get("rule_parts", ())),
        "timeline": tuple(NoteDate(**taken(NoteDate, one)) for one in part.get("timeline", ())),
        "places": tuple(map(_place, part.get("places", ()))),
        "licences": tuple(
            NoteLicence(licence=one["class"], of=one.get("for", ""), basis=one.get("basis", ""))
            for one in part.get("licence", ())
        ),
        "activities": tuple(_activity(one, vocabulary) for one in part.get("applications", ())),
    }  # fmt: skip


def _place(record: Mapping[str, Any]) -> NotePlace:
    more: dict[str, Any] = {
        "radius_m": record.get("radius"), "frequencies_hz": tuple(record.get("frequencies", ())),
        "corners": tuple(Corner(lat=corner["lat"], lon=corner["lon"]) for corner in record.get("polygon", ())),
    }  # fmt: skip
    return NotePlace(**{**taken(NotePlace, record), **more})


def _activity(record: Mapping[str, Any], vocabulary: Vocabulary) -> Activity:
    named = {_HERTZ.get(key, key): value for key, value in record.items()}
    services = tuple(service_text(value, vocabulary) for value in record.get("services", ()))
    return Activity(**{**taken(Activity, named), "services": services})


def parts_cited(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts and sections of the country's rules that a note cites, each once."""
    return tuple(
        dict.fromkeys(part for held in (record, *record.get("parts", ())) for part in held.get("rule_parts", ()))
    )
