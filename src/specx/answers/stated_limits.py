"""What records of Resolutions and Rules of Procedure share: figures, groups of bands, services as texts."""

from __future__ import annotations

from ..record import Record
from .taken import service_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from ..regulations.services import Vocabulary


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
    by: tuple[str, ...] = ()
    """The services bound, where it names them; else those of the record that it does not protect."""
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


# What is made of the record's values, not taken over as it stands.
_MADE = ("protects", "by", "segments", "table", "bands", "into")


def stated_limit(held: dict[str, Any], vocabulary: Vocabulary) -> StatedLimit:
    """The limit of a checked record."""
    given = {k: v for k, v in held.items() if k in StatedLimit._known and k not in _MADE}
    given |= {key: pairs(held[key]) for key in ("bands", "into") if key in held}
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
    given |= {key: service_texts(held, key, vocabulary) for key in ("protects", "by")}
    return StatedLimit(**given)


def band_groups(record: dict[str, Any], vocabulary: Vocabulary) -> tuple[BandGroup, ...]:
    """The groups of bands of a checked record."""
    return tuple(
        BandGroup(
            bands=pairs(p["bands"]), regions=tuple(map(int, p.get("regions", ()))),
            services=service_texts(p, "services", vocabulary), condition=p.get("condition", ""),
        )
        for p in record.get("parts", ())
    )  # fmt: skip


def bands_of(record: dict[str, Any], parts: Iterable[BandGroup]) -> tuple[tuple[int, int], ...]:
    """The bands of a record; with groups, those of all of them."""
    return pairs(record.get("bands", ())) or tuple(sorted({band for part in parts for band in part.bands}))


def service_texts(part: dict[str, Any], key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The services of a checked record, or words for many of them, as data files write them."""
    return tuple(service_text(value, vocabulary) for value in part.get(key, ()))


def pairs(bands: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    """Bands as pairs in Hz."""
    return tuple((low, high) for low, high in bands)
