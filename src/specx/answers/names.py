"""Names of frequencies and bands, found by text or by the spectrum that they mean."""

from __future__ import annotations

from ..facts.names import BANDS, NAMES, Name, names
from ..facts.plans import documents
from ..record import Record
from .cells import channel as channel_cell
from .cells import listed
from .channel_row import ChannelFrequency
from .meanings import key, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..facts.folder import Facts
    from ..regulations.values import Source


class Meant(Record):
    """A range that a name means."""

    low_hz: int
    """The lower edge, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    part: str = ""
    """Which part it is, where the name has several: uplink, downlink ..."""
    regions: tuple[int, ...] = ()
    """The Regions in which the name means it, where not in all."""
    countries: tuple[str, ...] = ()
    """The countries in which the name means it, where not in all."""


class Numbered(Record):
    """A channel that a name has."""

    channel: str
    """Its number; empty where it has none."""
    sides: tuple[ChannelFrequency, ...]
    """Its frequencies."""


class NameRow(Record):
    """A name that people use for a frequency or a band, and what it means."""

    kind: str
    """What kind of name: itu-band, ieee-band, gnss, nr, amateur ..."""
    title: str
    """What names of this group are."""
    name: str
    """The name."""
    usage: bool
    """True for usage; false for the names of the Regulations themselves (No. 2.1)."""
    verified: bool
    """Whether it was read in the documents named."""
    documents: tuple[str, ...]
    """The documents, each with the place in it."""
    source: Source
    """Where it stands in the facts."""
    also: tuple[str, ...] = ()
    """Other names for the same."""
    frequency_hz: int | None = None
    """The frequency that it means, where it means one."""
    ranges: tuple[Meant, ...] = ()
    """The ranges that it means."""
    numbered: tuple[Numbered, ...] = ()
    """Its channels."""
    regions: tuple[int, ...] = ()
    """The Regions in which it is in use, where not in all."""
    countries: tuple[str, ...] = ()
    """The countries in which it is in use, where not in all."""
    note: str = ""
    """What else to know of the name."""
    caution: str = ""
    """What to know of all names of its group."""
    unverified: tuple[str, ...] = ()
    """Fields that are less certain than the rest."""
    doubt: str = ""
    """Why something is not verified."""


class NameLine(Record):
    """A frequency, a range or a channel that a name means, for CSV and TSV."""

    kind: str
    """What kind of name."""
    name: str
    """The name."""
    also: str
    """Other names for the same."""
    channel: str
    """The number of the channel, where the line is one."""
    part: str
    """Which part of the name's spectrum: uplink, downlink ..."""
    frequency_hz: int | None
    """The frequency; empty for a range."""
    low_hz: int | None
    """The lower edge of a range or channel, in Hz."""
    high_hz: int | None
    """The upper edge, in Hz."""
    regions_list: str
    """The Regions; empty for all."""
    countries_list: str
    """The countries; empty for all."""
    note: str
    """What else to know of the name."""
    caution: str
    """What to know of all names of its group."""
    usage: bool
    """True for usage; false for the names of the Regulations themselves."""
    verified: bool
    """Whether it was read in the documents named."""
    unverified: str
    """Fields that are less certain."""
    doubt: str
    """Why something is not verified."""
    documents: str
    """The documents, each with its place."""


def find(
    facts: Facts, text: str = "", span: tuple[int, int] | None = None, regions: Iterable[int] = (1, 2, 3)
) -> list[NameRow]:
    """The names that the text is, or else that have it in them; or that mean spectrum in `span`; all without either."""
    asked = set(regions)
    known = [n for file in (BANDS, NAMES) for n in names(facts, file) if not n.regions or asked & set(n.regions)]
    if span is not None:
        low, high = span
        return [_row(n) for n in known if any(a < high and b > low for a, b in _spans(n, asked))]
    wanted = key(text)
    if not wanted:
        return [_row(n) for n in known]
    exact = [n for n in known if wanted in {key(t) for t in (n.name, *n.also, *n.group.get("also", ()))}]
    parts = set(words(text))
    beside = [n for n in known if n not in exact and any(parts <= set(words(t)) for t in (n.name, *n.also))]
    # What is named outright leaves out what only speaks of it.
    inside = [n for n in known if text.casefold().strip() in _said(n)] if not exact else []
    return [_row(n) for n in [*exact, *beside, *(n for n in inside if n not in beside)]]


def lines(row: NameRow) -> Iterator[NameLine]:
    """One flat line for each frequency, range and channel that a name means."""
    shared: dict[str, Any] = {
        "kind": row.kind, "name": row.name, "also": listed(row.also), "channel": "", "part": "",
        "frequency_hz": None, "low_hz": None, "high_hz": None, "regions_list": listed(row.regions),
        "countries_list": listed(row.countries), "note": row.note, "caution": row.caution, "usage": row.usage,
        "verified": row.verified, "unverified": listed(row.unverified), "doubt": row.doubt,
        "documents": listed(row.documents),
    }  # fmt: skip
    if row.frequency_hz is not None:
        yield NameLine(**{**shared, "frequency_hz": row.frequency_hz})
    for meant in row.ranges:
        own = {"part": meant.part, "low_hz": meant.low_hz, "high_hz": meant.high_hz}
        # The Regions and countries of a range, or else those of the name.
        own |= {"regions_list": listed(meant.regions) or shared["regions_list"]}
        own |= {"countries_list": listed(meant.countries) or shared["countries_list"]}
        yield NameLine(**{**shared, **own})
    for channel in row.numbered:
        for side in channel.sides:
            own = {"channel": channel_cell(channel.channel), "part": side.whose, "frequency_hz": side.frequency_hz}
            yield NameLine(**{**shared, **own, "low_hz": side.low_hz, "high_hz": side.high_hz})


def _spans(name: Name, regions: set[int]) -> Iterator[tuple[int, int]]:
    """What the name means in some Regions."""
    for band in name.bands:
        if not band.regions or regions & set(band.regions):
            yield band.low_hz, band.high_hz
    if name.hz is not None:
        yield name.hz, name.hz + 1
    for channel in name.channels:
        yield from ((side.low_hz, side.high_hz) for side in channel.sides)


def _said(name: Name) -> str:
    """Everything that the name says of itself."""
    group = name.group
    about = name.record.get("about", "")
    return " ".join([name.name, *name.also, name.kind, *group.get("also", ()), group["title"], about]).casefold()


def _row(name: Name) -> NameRow:
    return NameRow(
        kind=name.kind, title=name.group["title"], name=name.name, usage=not name.regulation,
        verified=bool(name.said("verified")), documents=documents(name.said("source")), source=name.source,
        also=name.also, frequency_hz=name.hz,
        ranges=tuple(
            Meant(low_hz=b.low_hz, high_hz=b.high_hz, part=b.part, regions=b.regions, countries=b.countries)
            for b in name.bands
        ),
        numbered=tuple(
            Numbered(
                channel=c.number,
                sides=tuple(
                    ChannelFrequency(whose=s.side, frequency_hz=s.hz, low_hz=s.low_hz, high_hz=s.high_hz) for s in c.sides
                ),
            )
            for c in name.channels
        ),
        regions=name.regions, countries=name.countries, note=name.record.get("about", ""),
        caution=name.group.get("about", ""), unverified=tuple(name.said("unverified") or ()),
        doubt=name.said("doubt") or "",
    )  # fmt: skip
