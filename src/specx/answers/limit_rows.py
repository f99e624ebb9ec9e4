"""The limits of a band as answers: their fields, and their columns in CSV."""

from __future__ import annotations

from ..record import Record
from ..regulations.limit_conditions import LimitConditions
from .cells import numbered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from ..regulations.cases import StationCase
    from ..regulations.limits import (
        CurvePoint,
        MaskChoice,
        MaskFunction,
        MaskSegment,
        OtherLevel,
        ReadAt,
        RelaxedLimit,
    )


class Protects(Record):
    """Who profits from a limit."""

    bands: tuple[tuple[int, int], ...] = ()
    """The bands protected, as pairs in Hz; left out where the limit names none."""
    orbit: str = ""
    """The orbit of the systems protected, where the limit names it."""
    regions: tuple[str, ...] = ()
    """The Regions in which they are, where the limit names them."""
    station: str = ""
    """The kind of station, where the limit names it."""
    services: tuple[str, ...] = ()
    """The services, or words for many of them."""


class LimitRow(Record):
    """A limit on one service in one Region."""

    id: str | None
    """Our own name for the limit; null for one that a footnote states."""
    provision: str
    """The provision, Resolution, Recommendation or footnote that states it."""
    quantity: str
    """What it limits: pfd, e.i.r.p., unwanted power ...; `terms of a Resolution` where a footnote leaves it to one."""
    value: float | str | None
    """The figure; a formula where a footnote or a Resolution states one; null for a mask read at no point, or a figure not held."""
    unit: str | None
    """Its unit."""
    reference_bandwidth: int | None
    """The bandwidth in which it is measured, in Hz."""
    service: str
    """The service bound, or `all services`."""
    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the band in which it binds, in Hz."""
    high_hz: int
    """The upper edge."""
    angle_deg: float | None
    """The angle at which a mask was read, in degrees."""
    orbit: Literal["GSO", "non-GSO", "any"]
    """The orbit of the systems bound."""
    applies_to: str
    """Whose emission, in which case; of a footnote, where and when."""
    condition: str
    """In which case it binds in this band; empty for always."""
    force: Literal["mandatory", "recommended", "threshold", "criterion"]
    """How strongly it binds; a threshold starts coordination, a criterion is what interference is judged by."""
    countries: tuple[str, ...] | None = None
    """Of a footnote, or of a Resolution that one cites: the countries in which it holds; empty for all."""
    except_countries: tuple[str, ...] | None = None
    """Of these: the countries of the Region in which it does not hold."""
    verified: bool
    """False where the figure, or the band in which it binds, was not read in the document named."""
    why: str = ""
    """Why `value` is null."""
    from_value: float | None = None
    """The least number that the mask takes, where `value` is null."""
    to_value: float | None = None
    """The greatest."""
    doubt: str = ""
    """What is in doubt."""
    unknown: bool = False
    """True where the figures are not held: `why` tells what to read."""
    resolution: str = ""
    """The Resolution to which a footnote leaves it, as the footnote prints it."""
    protects: Protects | None = None
    """Who profits."""
    angle: str = ""
    """What the angle of the mask is: arrival, off-axis, horizon elevation, orbital separation."""
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
    """Of a footnote: where it is measured, where not at the antenna: `surface`, `border`, `telescope` ..."""
    notes: tuple[str, ...] = ()
    """The notes of its table."""
    alternative_to: tuple[str, ...] = ()
    """Masks of the same band, by id, of which a note picks one."""
    together_with: tuple[str, ...] = ()
    """Masks that bind too, by id."""
    choice: MaskChoice | None = None
    """The note that picks one of several masks."""
    exceptions: tuple[str, ...] = ()
    """Provisions that make exceptions."""
    lifted_by: str = ""
    """The provision by which the administrations affected may agree to more."""
    relaxed: tuple[RelaxedLimit, ...] = ()
    """By how much some classes of station may pass it."""
    excess_by_agreement_db: float | None = None
    """By how many decibels it may be passed with the agreement of those affected."""
    note: str = ""
    """What else to know."""
    tables: str = ""
    """The tables that hold the figures, where the data does not."""
    also: tuple[OtherLevel, ...] = ()
    """The same threshold as other quantities."""
    unverified: tuple[str, ...] = ()
    """Fields less certain than the rest."""
    source: ReadAt | None = None
    """Where the limit was read; not of one that a footnote states."""
    sense: str = ""
    """`least` where the figure is a minimum; a maximum where it is left out."""
    table: tuple[tuple[str, ...], ...] = ()
    """Of a Resolution: the figure by several things, the heads first, then the lines."""
    by_footnotes: tuple[str, ...] = ()
    """Of a Resolution's figure: the footnotes that cite the Resolution there."""
    also_in: tuple[str, ...] = ()
    """What else states the same figure there, no more strongly."""


class LimitLine(Record):
    """A limit on one service in one Region, for CSV and TSV."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the band in which it binds, in Hz."""
    high_hz: int
    """The upper edge."""
    service: str
    """The service bound."""
    orbit: str
    """The orbit of the systems bound."""
    provision_no: str
    """What states it."""
    quantity: str
    """What it limits."""
    value: float | str | None
    """The figure; empty where there is no one number."""
    unit: str | None
    """Its unit."""
    reference_bandwidth: int | None
    """The bandwidth in which it is measured, in Hz."""
    angle_deg: float | None
    """The angle at which a mask was read, in degrees."""
    force: str
    """How strongly it binds."""
    applies_to: str
    """Whose emission, in which case."""
    condition: str
    """In which case it binds in this band."""
    verified: bool
    """Whether figure and band were read in the document named."""


def line_of(row: LimitRow) -> LimitLine:
    """The row as one flat line."""
    given = {name: getattr(row, name) for name in LimitLine._fields if name != "provision_no"}
    return LimitLine(**given, provision_no=numbered(row.provision))
