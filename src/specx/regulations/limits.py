"""Limits as values: what a rule sets on a service, in which bands, as one number or as a mask.

Their parts are parts of answers too: a field's sentence stands under it.
"""

from __future__ import annotations

from ..light import NamedTuple
from ..record import Record
from .cases import StationCase, cases_of
from .limit_conditions import LimitConditions
from .values import ServiceTerm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Literal, TypeVar

    Part = TypeVar("Part", bound=Record)


# What a rule demands at least; of everything else it allows at most so much.
LEAST = ("elevation", "antenna diameter", "distance", "apogee")


class LimitBand(NamedTuple):
    """One band of a limit: the Regions (none: all), the services bound there, and in which case."""

    low_hz: int
    high_hz: int
    regions: tuple[int, ...]
    services: tuple[ServiceTerm | str, ...]
    condition: str
    notes: tuple[str, ...] = ()  # of the table, that stand beside this band alone


class MaskSegment(Record):
    """A piece of a mask, over an angle or over the frequency."""

    from_deg: float | None = None
    """Where it begins, in degrees; of a mask over an angle."""
    from_ghz: float | None = None
    """Where it begins, in GHz; of a mask over the frequency."""
    to_deg: float | None = None
    """Where it ends, in degrees."""
    to_ghz: float | None = None
    """Where it ends, in GHz."""
    limit: str
    """The limit there: a number, or a formula in d (degrees), f (GHz) or a function of the mask."""
    verified: bool = True
    """False where it is less certain than the rest."""


class FunctionPiece(Record):
    """One case of a function that a mask depends on."""

    where: str
    """The case, in words."""
    value: str
    """Its value there: a number or a formula."""


class MaskFunction(Record):
    """A function that the formulas of a mask name."""

    of: str
    """What its variable is, in words."""
    pieces: tuple[FunctionPiece, ...]
    """Its cases."""
    verified: bool = True
    """False where it was not read in the document named."""


class CurvePoint(Record):
    """A point of a limit that is a curve."""

    elevation_deg: float | None = None
    """The elevation, in degrees, where the curve runs over it."""
    value: float
    """The limit at this point."""
    percent_not_exceeded: float | None = None
    """The share of time, in per cent, for which the level must not be exceeded."""


class ProtectedServices(Record):
    """Who profits from a limit."""

    bands: tuple[tuple[int, int], ...] = ()
    """The bands protected, as pairs in Hz."""
    orbit: str = ""
    """The orbit of the systems protected."""
    regions: tuple[str, ...] = ()
    """The Regions in which they are."""
    station: str = ""
    """The kind of station."""
    services: tuple[ServiceTerm | str, ...] = ()
    """The services, or words for many of them."""


class MaskChoice(Record):
    """What picks one of several masks of a band."""

    by: str
    """The note of the table that does."""
    verified: bool = True
    """False where that note was not read."""


class OtherLevel(Record):
    """The same threshold as another quantity."""

    quantity: str
    """The quantity."""
    value: float
    """The figure."""
    unit: str
    """Its unit."""


class SecondReading(Record):
    """Another document that has the same limit."""

    document: str
    """The document, by its own title."""
    at: str
    """Where in it."""


class RelaxedLimit(Record):
    """By how much some classes of station may pass a limit."""

    provision: str
    """The provision that says so."""
    by_db: float
    """By how many decibels."""
    classes: tuple[str, ...]
    """The classes of station."""


class ReadAt(Record):
    """The place where a limit was read."""

    document: str
    """The document, by its own title."""
    at: str
    """Where in it."""
    witness: SecondReading | None = None
    """Another document that says the same."""


class Limit(Record):
    """A limit of the rules, as the facts hold it."""

    id: str
    """Our own name for it."""
    provision: str
    """The provision, Resolution or Recommendation that states it."""
    quantity: str
    """What it limits: pfd, e.i.r.p., unwanted power ..."""
    bands: tuple[LimitBand, ...]
    """Where it holds."""
    services: tuple[ServiceTerm | str, ...]
    """Who is bound."""
    named_services: tuple[ServiceTerm | str, ...] = ()
    """Of a Resolution's figure: the services bound, where it names them itself."""
    orbit: Literal["GSO", "non-GSO", "any"]
    """The orbit of the systems bound."""
    applies_to: str
    """Whose emission, in which case."""
    force: Literal["mandatory", "recommended", "threshold", "criterion"]
    """How strongly it binds; a criterion is what interference is judged by."""
    verified: bool
    """Whether it was read in the document named."""
    source: ReadAt
    """Where it was read."""
    value: float | None = None
    """The figure, where it is one number."""
    unit: str | None = None
    """Its unit."""
    reference_bandwidth: int | None = None
    """The bandwidth in which it is measured, in Hz."""
    angle: str = ""
    """What the angle of the mask is."""
    variable: str = ""
    """The same in words."""
    segments: tuple[MaskSegment, ...] = ()
    """The mask."""
    functions: dict[str, MaskFunction] | None = None
    """The functions that the mask depends on, by name."""
    points: tuple[CurvePoint, ...] = ()
    """The points of a curve."""
    conditions: LimitConditions = LimitConditions()
    """On which stations, links and dates it is bound."""
    cases: tuple[StationCase, ...] = ()
    """The stations bound, where not all; each item is one way to be meant."""
    at: str = ""
    """Where it is measured, where not at the antenna: `surface`, `border`, `sea`, `altitude`, `telescope` ..."""
    sense: Literal["most", "least"] = "most"
    """Whether the figure is a maximum or a minimum."""
    formula: str = ""
    """How the figure is worked out, where no program can."""
    table: tuple[tuple[str, ...], ...] = ()
    """The figure by several things: the heads first, then the lines."""
    protects: ProtectedServices | None = None
    """Who profits."""
    notes: tuple[str, ...] = ()
    """The notes of its table."""
    alternative_to: tuple[str, ...] = ()
    """Masks of the same band, of which a note picks one."""
    together_with: tuple[str, ...] = ()
    """Masks that bind too."""
    choice: MaskChoice | None = None
    """The note that picks."""
    scope: tuple[str, ...] = ()
    """Records that say in which bands it binds."""
    exceptions: tuple[str, ...] = ()
    """Provisions that make exceptions."""
    excess_by_agreement_db: float | None = None
    """By how many decibels it may be passed with the agreement of those affected."""
    lifted_by: str = ""
    """The provision by which the administrations affected may agree to more."""
    relaxed: tuple[RelaxedLimit, ...] = ()
    """By how much some classes of station may pass it."""
    note: str = ""
    """What else to know."""
    tables: str = ""
    """The tables that hold its figures, where the facts do not."""
    also: tuple[OtherLevel, ...] = ()
    """The same threshold as other quantities."""
    unknown: bool = False
    """True where the provision sets a limit whose figures are not held."""
    unverified: tuple[str, ...] = ()
    """Fields less certain than the rest."""
    doubt: str = ""
    """What is in doubt."""

    @property
    def over_frequency(self) -> bool:
        """Whether its mask runs over the frequency, and not over an angle."""
        return bool(self.segments) and self.segments[0].from_ghz is not None

    @property
    def flat(self) -> bool:
        """Whether its mask is one number from the horizontal to the vertical."""
        ends = [(s.from_deg, s.to_deg) for s in self.segments if s.from_deg is not None and s.to_deg is not None]
        whole = bool(ends) and ends[0][0] <= 0 and ends[-1][1] >= 90
        return whole and len({segment.limit for segment in self.segments}) == 1


class FootnoteLimit(Record):
    """A number that a footnote sets."""

    quantity: str
    """What is limited: pfd, e.i.r.p., mean power ..."""
    value: str
    """A number or a formula, as text."""
    unit: str = ""
    """Its unit, where it has one."""
    reference_bandwidth: int | None = None
    """The bandwidth in which it is measured, in Hz, where it has one."""
    from_deg: float | None = None
    """The angle of arrival from which it holds, in degrees."""
    to_deg: float | None = None
    """The angle of arrival up to which it holds, in degrees."""
    at: str = ""
    """Where it is measured, where not at the antenna: `surface`, `border`, `sea`, `altitude`, `telescope` ..."""
    force: str = ""
    """`recommended` or `threshold` where it is no limit: passing a threshold starts coordination."""
    cases: tuple[StationCase, ...] = ()
    """The stations bound, where not all; each item is one way to be meant."""
    where: str = ""
    """Where and when it holds, where the footnote says so."""
    activity: str = ""
    """In a note of a country's own table: the activity that it limits."""
    station: str = ""
    """In such a note: the station that it limits."""
    when: str = ""
    """In such a note: in which case."""
    bands: tuple[tuple[int, int], ...] = ()
    """In such a note: the bands, as pairs in Hz, where not all of the note's."""
    frequencies: tuple[int, ...] = ()
    """In such a note: the frequencies, in Hz, where not all of the note's."""
    duty_cycle: str = ""
    """In such a note: per cent of the time, at most."""
    sense: str = ""
    """`least` for a minimum; a maximum where absent."""


def limit_of(record: dict[str, Any]) -> Limit:
    """The limit that a checked record describes."""
    made = {name: make(record[name]) for name, make in _MADE.items() if name in record}
    if record["quantity"] in LEAST:
        made["sense"] = "least"
    return _part(Limit, {**record, **made, "bands": tuple(_band(record, band) for band in record["bands"])})


def stated_limits(part: Mapping[str, Any]) -> tuple[FootnoteLimit, ...]:
    """The limits that a rule of a footnote states, of its checked record."""
    if "limits" not in part:
        return ()
    return tuple(
        _part(
            FootnoteLimit, {**record, "cases": cases_of(record.get("cases")), "activity": record.get("application", "")}
        )
        for record in part["limits"]
    )


def _part(kind: type[Part], record: dict[str, Any]) -> Part:
    """A part with those of the record's values that it has fields for; the lines that they were read from are none."""
    return kind(**{key: _frozen(value) for key, value in record.items() if key in kind._fields})


def _parts(kind: type[Part], records: Iterable[dict[str, Any]]) -> tuple[Part, ...]:
    return tuple(_part(kind, record) for record in records)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def services_of(values: Iterable[Any]) -> tuple[ServiceTerm | str, ...]:
    """The services of a checked record, or words for many of them."""
    return tuple(v if isinstance(v, str) else ServiceTerm(v[0], v[1], tuple(v[2])) for v in values)


def _band(record: dict[str, Any], band: dict[str, Any]) -> LimitBand:
    low, high = band["band"]
    regions = band.get("regions", record.get("regions", ()))
    condition = band.get("condition", "")
    if band.get("footnotes") and not condition:
        condition = "by Nos. " + ", ".join(band["footnotes"])
    return LimitBand(
        low, high, tuple(map(int, regions)), services_of(band.get("services", record["services"])), condition,
        tuple(band.get("notes", ())),
    )  # fmt: skip


def _protected(record: dict[str, Any]) -> ProtectedServices:
    return _part(ProtectedServices, {**record, "services": services_of(record.get("services", ()))})


def _read_at(record: dict[str, Any]) -> ReadAt:
    witness = {"witness": _part(SecondReading, record["also"])} if "also" in record else {}
    return _part(ReadAt, {**record, **witness})


def _functions(records: dict[str, Any]) -> dict[str, MaskFunction]:
    return {
        name: _part(MaskFunction, {**record, "pieces": _parts(FunctionPiece, record["pieces"])})
        for name, record in records.items()
        if name != "line"
    }


# How the parts of a record are made; its other values stand as they are.
_MADE: dict[str, Any] = {
    "services": services_of, "protects": _protected, "functions": _functions,
    "segments": lambda records: _parts(MaskSegment, records), "points": lambda records: _parts(CurvePoint, records),
    "also": lambda records: _parts(OtherLevel, records), "source": _read_at,
    "relaxed": lambda records: _parts(RelaxedLimit, records),
    "conditions": lambda record: _part(LimitConditions, record), "choice": lambda record: _part(MaskChoice, record),
}  # fmt: skip
