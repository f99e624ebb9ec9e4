"""A Resolution or Recommendation of a conference as an answer: what it decides, where, for whom, how much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from ..facts.agenda import Item
from ..facts.resolutions import Resolution
from ..record import Record
from ..regulations.cases import cases_of
from ..regulations.services import Vocabulary
from ..regulations.values import ServiceTerm, Source
from .footnotes import FootnoteRestriction

if TYPE_CHECKING:
    from typing import Any


class Segment(Record):
    """A piece of a mask: from where to where, and the figure there."""

    limit: str
    """A number, or a formula in d (degrees) or f (GHz)."""
    from_deg: float | None = None
    """The low end of an angle; of a frequency mask it is left out."""
    to_deg: float | None = None
    """The high end of the angle."""
    from_ghz: float | None = None
    """The low end of a frequency mask, in GHz; left out where an angle counts."""
    to_ghz: float | None = None
    """The high end, in GHz."""


class StatedLimit(Record):
    """A limit that the document sets."""

    quantity: str
    """pfd, e.i.r.p., distance ..., or `prohibition`."""
    force: str
    """`mandatory`, `recommended`, `threshold` (passing it starts coordination or an agreement) or `criterion`."""
    measure: str = ""
    """`mean` or `peak`, where it says which."""
    aggregate: bool = False
    """True where all stations count together."""
    station: str = ""
    """Whose emission, or which station."""
    bands: tuple[tuple[int, int], ...] = ()
    """The bands of the emission in Hz, where not those of the record."""
    into: tuple[tuple[int, int], ...] = ()
    """Of unwanted emissions: the bands in Hz that they fall into."""
    where: str = ""
    """At which place, or in which direction."""
    when: str = ""
    """In which case, on what terms."""
    protects: tuple[str, ...] = ()
    """The services that profit."""
    sense: str = ""
    """`least` for a minimum; a maximum where it is left out."""
    angle: str = ""
    """What d is in the segments: `arrival`, `off-axis` or `orbital separation`."""
    variable: str = ""
    """What d is, in words, where it is none of these."""
    value: float | None = None
    """The figure, where there is a single one."""
    segments: tuple[Segment, ...] = ()
    """The figure by angle or frequency."""
    table: tuple[tuple[str, ...], ...] = ()
    """The figure by several things: the heads first, then the lines."""
    formula: str = ""
    """How the figure is worked out, where no program can."""
    unknown: bool = False
    """True where a figure is set that the data does not hold."""
    tables: str = ""
    """Where an unknown figure stands."""
    unit: str = ""
    """The unit of the figure."""
    reference_bandwidth: int | None = None
    """In which width, in Hz."""
    percent_of_time: float | None = None
    """For how much of the time it may be passed."""
    from_: str = ""
    """The day from which it holds, where not that of the record."""
    note: str = ""
    """How to read it."""
    verified: bool = True
    """False where it is less certain than the record."""
    document: str = ""
    """Where it was read, where not in the document of the record."""
    at: str = ""
    """The place in that document."""
    doubt: str = ""
    """What is in doubt."""


class BandGroup(Record):
    """Bands of a record that differ from its others in Region, service or condition."""

    bands: tuple[tuple[int, int], ...]
    """The bands, in Hz."""
    regions: tuple[int, ...]
    """The Regions; all where empty."""
    services: tuple[str, ...]
    """The services; those of the record where empty."""
    condition: str = ""
    """What is different there."""


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
_LISTS = ("areas", "procedure", "provisions", "exempts", "appendices", "recommendations", "unverified")


def told(
    found: Resolution, items: Iterable[Item], vocabulary: Vocabulary, countries_of: Callable[[str], Sequence[str]]
) -> ResolutionTold:
    """The record as an answer. `items` are those that study it; `countries_of` gives the countries of a footnote."""
    record = found.record

    def services(part: dict[str, Any], key: str = "services") -> tuple[str, ...]:
        return tuple(
            s if isinstance(s, str) else vocabulary.data_text(ServiceTerm(s[0], s[1], tuple(s[2])))
            for s in part.get(key, ())
        )

    def limit(held: dict[str, Any]) -> StatedLimit:
        given = {
            k: v for k, v in held.items() if k in StatedLimit._known and k not in ("protects", "segments", "table")
        }
        given |= {key: _pairs(held[key]) for key in ("bands", "into") if key in held}
        if "segments" in held:
            given["segments"] = tuple(
                Segment(**{k: v for k, v in s.items() if k in Segment._known}) for s in held["segments"]
            )
        if "table" in held:
            given["table"] = tuple(map(tuple, (held["table"]["columns"], *held["table"]["rows"])))
        if "from" in held:
            given["from_"] = held["from"]
        if "source" in held:
            given |= {key: held["source"][key] for key in ("document", "at")}
        return StatedLimit(**given, protects=services(held, "protects"))

    parts = tuple(
        BandGroup(
            bands=_pairs(p["bands"]), regions=tuple(map(int, p.get("regions", ()))), services=services(p),
            condition=p.get("condition", ""),
        )
        for p in record.get("parts", ())
    )  # fmt: skip
    given: dict[str, Any] = {key: record[key] for key in _TEXTS if key in record}
    given |= {key: tuple(record[key]) for key in _LISTS if key in record}
    return ResolutionTold(
        **given,
        revision=found.revision,
        bands=_pairs(record.get("bands", ())) or tuple(sorted({band for part in parts for band in part.bands})),
        regions=tuple(map(int, record.get("regions", ()))),
        services=services(record),
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
        restrictions=tuple(
            FootnoteRestriction(
                rule=r["rule"], by=services(r, "by"), towards=services(r, "towards"),
                of_countries=tuple(r.get("of_countries", ())), provision=r.get("provision", ""), use=r.get("use", ""),
                cases=cases_of(r.get("cases")), urged=r.get("urged", False),
            )
            for r in record.get("restrictions", ())
        ),
        limits=tuple(limit(held) for held in record.get("limits", ())),
        studied_for=tuple(
            StudyItem(
                conference=i.conference, item=i.item, title=i.title,
                bands=tuple((b.low_hz, b.high_hz) for b in i.bands),
            )
            for i in items
        ),
    )  # fmt: skip


def _pairs(bands: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((low, high) for low, high in bands)
