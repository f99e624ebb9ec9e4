"""A Resolution or Recommendation of a conference as an answer: what it decides, where, for whom, how much."""

from __future__ import annotations

from ..record import Record
from .restrictions import FootnoteRestriction, restrictions_of
from .stated_limits import BandGroup, StatedLimit, band_groups, bands_of, service_texts, stated_limit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from ..facts.agenda import Item
    from ..facts.resolutions import Resolution
    from ..regulations.services import Vocabulary
    from ..regulations.values import Source


class CountryRole(Record):
    """Countries with a role."""

    role: str
    """`may-use`, `identified`, `must-be-spared`, `not-protected-from`, `agreement`, `exempt` or `concerned`."""
    codes: tuple[str, ...]
    """The countries; of a footnote, those that the edition asked names in it."""
    of: str = ""
    """The footnote whose countries are meant."""
    where: str = ""
    """For what, from what, where."""


class StudyItem(Record):
    """An item on the agenda of a conference to come for which the Resolution asks for studies."""

    conference: str
    """The short name of the conference."""
    item: str
    """The number of the item."""
    title: str
    """What it is about, in our own words."""
    bands: tuple[tuple[int, int], ...]
    """The bands studied, in Hz."""


class ResolutionTold(Record):
    """What a Resolution or Recommendation of a conference decides, in the revision that the newest edition holds."""

    revision: str
    """That revision, or the last one; empty where none is known."""
    bands: tuple[tuple[int, int], ...]
    """The bands that it rules, in Hz; with `parts`, those of all of them."""
    regions: tuple[int, ...]
    """The Regions concerned; all where empty."""
    services: tuple[str, ...]
    """The services concerned."""
    verified: bool
    """Whether it was read in the document named."""
    document: str
    """Where it was read."""
    at: str
    """The place in that document."""
    source: Source
    """The file and line of the record."""
    status: str = ""
    """`abrogated`, `absent` (not in the newest edition), `expired` or `pending`; left out where simply in force."""
    until: str = ""
    """The day on which it ended."""
    from_: str = ""
    """The day from which it applies, where it has one of its own."""
    topic: str = ""
    """A word for sorting."""
    effect: str = ""
    """What kind of decision it is: `limits`, `procedure`, `study` ..."""
    decides: str = ""
    """What it decides, in one or two sentences of our own."""
    parts: tuple[BandGroup, ...] = ()
    """Groups of bands that differ in Region, service or condition."""
    frequencies_hz: tuple[int, ...] = ()
    """Single frequencies that it names."""
    applications: tuple[str, ...] = ()
    """The uses concerned, as footnotes name them: IMT, HAPS, ESIM ..."""
    country_roles: tuple[CountryRole, ...] = ()
    """Countries with a role."""
    restrictions: tuple[FootnoteRestriction, ...] = ()
    """Who yields to whom."""
    limits: tuple[StatedLimit, ...] = ()
    """The figures that it sets."""
    areas: tuple[str, ...] = ()
    """Areas of the Earth that it names, by latitude and longitude."""
    figures: str = ""
    """The file of facts that holds its figures; `specx limits` tells them."""
    procedure: tuple[str, ...] = ()
    """What has to be done."""
    provisions: tuple[str, ...] = ()
    """Provisions that it works through."""
    exempts: tuple[str, ...] = ()
    """Provisions that do not apply under it."""
    appendices: tuple[str, ...] = ()
    """Appendices that it concerns."""
    recommendations: tuple[str, ...] = ()
    """Recommendations that it uses."""
    mentions: tuple[str, ...] = ()
    """Other documents of ITU-R that it names, mostly as background, without revision."""
    bureau_examines: str = ""
    """How much of it the Bureau examines: `all`, `part` or `nothing`; left out where it is not said."""
    bureau_basis: str = ""
    """`stated` in it or in the Rules of Procedure, or `inferred`: our conclusion from what it asks."""
    studied_for: tuple[StudyItem, ...] = ()
    """The agenda items for which it asks for studies; their bands are the bands studied."""
    note: str = ""
    """What else to know."""
    unverified: tuple[str, ...] = ()
    """Fields that are less certain than the rest."""
    doubt: str = ""
    """What is in doubt."""


_TEXTS = (
    "status", "until", "topic", "effect", "decides", "figures", "bureau_examines", "bureau_basis", "note", "doubt",
)  # fmt: skip
_LISTS = ("areas", "procedure", "provisions", "exempts", "appendices", "recommendations", "mentions", "unverified")


def told(
    found: Resolution, items: Iterable[Item], vocabulary: Vocabulary, countries_of: Callable[[str], Sequence[str]]
) -> ResolutionTold:
    """The record as an answer. `items` are those that study it; `countries_of` gives the countries of a footnote."""
    record = found.record
    parts = band_groups(record, vocabulary)
    given: dict[str, Any] = {key: record[key] for key in _TEXTS if key in record}
    given |= {key: tuple(record[key]) for key in _LISTS if key in record}
    return ResolutionTold(
        **given,
        revision=found.revision,
        bands=bands_of(record, parts),
        regions=tuple(map(int, record.get("regions", ()))),
        services=service_texts(record, "services", vocabulary),
        verified=record["verified"],
        document=record["source"]["document"],
        at=record["source"]["at"],
        source=found.source,
        from_=record.get("from", ""),
        parts=parts,
        frequencies_hz=tuple(record.get("frequencies", ())),
        applications=tuple(record.get("application", ())),
        country_roles=tuple(
            CountryRole(
                role=r["role"], codes=tuple(r.get("codes") or countries_of(r["of"])), of=r.get("of", ""),
                where=r.get("where", ""),
            )
            for r in record.get("country_roles", ())
        ),
        restrictions=restrictions_of(record, vocabulary),
        limits=tuple(stated_limit(held, vocabulary) for held in record.get("limits", ())),
        studied_for=tuple(
            StudyItem(
                conference=i.conference, item=i.item, title=i.title,
                bands=tuple((b.low_hz, b.high_hz) for b in i.bands),
            )
            for i in items
        ),
    )  # fmt: skip
