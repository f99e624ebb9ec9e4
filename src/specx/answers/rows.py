"""Rows of the Table as answers: what stands in a band in one Region, and what footnotes make of it."""

from __future__ import annotations

from ..record import Record
from .own import OwnRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..regulations.values import Allocation, Condition, Removed, Source
    from .channel_row import ChannelRow
    from .forbidden import Barred


class RowPlace(Record):
    """A row of the Table, by its place."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the row, in Hz."""
    high_hz: int
    """The upper edge of the row, in Hz."""


class Use(Record):
    """A use that a footnote names in a band: IMT, HIBS, HAPS, ESIM, ISM ..."""

    application: str
    """The use, as the facts write it."""
    footnote: str
    """The footnote that names it."""
    kind: str
    """The kind of the footnote's rule: `identification` proper, or the rule under which the use is named."""
    regions: tuple[int, ...]
    """The Regions in which it is named; of a footnote that names none, the Region of the row."""
    countries: tuple[str, ...]
    """The countries of the row's Region for which it is named; empty for all."""
    services: tuple[str, ...]
    """The services in which it runs; empty where the footnote names none."""
    low_hz: int
    """The lower edge of the band for which it is named, within the row."""
    high_hz: int
    """The upper edge of that band."""
    except_countries: tuple[str, ...] = ()
    """The countries for which it is not named, where the footnote leaves some out."""


class Effect(Record):
    """A footnote that changes the row, or is meant to."""

    footnote: str
    """The number of the footnote."""
    effect: str
    """`applied`: the allocations are those after it; `described`: it cannot be applied mechanically."""
    summary: str
    """What it says, in one sentence of our own."""


class Made(Record):
    """What a rule of a footnote makes, in a part of a Region or only in words."""

    footnote: str
    """The number of the footnote."""
    kind: str
    """`additional-allocation`, `alternative-allocation` or `different-category`."""
    effect: str
    """`applied` in a country's view, or only `described`; `undecided` where it is open whether it holds."""
    services: tuple[str, ...]
    """The services concerned."""
    labels: tuple[str, ...]
    """The services as the Table would print them."""
    status: str | None
    """The status that it gives: primary, secondary or permitted; null where it states none."""
    replaces: tuple[str, ...]
    """The entries that it takes the place of, where not all."""
    countries: tuple[str, ...]
    """The countries of the row's Region in which it holds; empty for all but `except_countries`, or for an area."""
    except_countries: tuple[str, ...]
    """The countries of the row's Region in which it does not hold."""
    area: str | None
    """The area of the Radio Regulations in which it holds, where it names one."""
    conditions: tuple[Condition, ...]
    """Its conditions, in our own words."""
    why: str = ""
    """Why it is only described, or undecided, where that is so."""


class Elsewhere(Made):
    """A rule that makes or changes allocations in a part of the Region only, with its bands."""

    bands: tuple[tuple[int, int], ...]
    """The bands within the row in which it holds, as pairs in Hz."""


class InPart(Elsewhere, first=("region", "low_hz", "high_hz")):
    """A band that footnotes give a service in a part of a Region only."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the band, in Hz."""
    high_hz: int
    """The upper edge of the band, in Hz."""


class Touch(Record):
    """An outcome of a conference that touches a row."""

    id: str
    """The id of the outcome."""
    effect: str
    """What it did: allocation, upgrade, identification ..."""
    title: str
    """Our name for it."""


class Touching(Touch, first=("conference",)):
    """An outcome that touches a row, with its conference."""

    conference: str
    """The conference, by its short name."""


class AgendaBand(Record):
    """A band of an agenda item that meets a row."""

    conference: str
    """The conference to come, by its short name."""
    item: str
    """The number of the item."""
    title: str
    """Our name for it."""
    low_hz: int
    """The lower edge of the item's band, in Hz."""
    high_hz: int
    """The upper edge of the item's band, in Hz."""
    role: str = ""
    """What the band is in the item, where the agenda says so."""
    verified: bool = True
    """False where the band is less certain than the rest."""


class BandRow(OwnRow, first=("region", "low_hz", "high_hz")):
    """What stands in a band, in one Region."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the row, in Hz; the row holds it."""
    high_hz: int
    """The upper edge, in Hz; the row does not hold it."""
    not_allocated: bool
    """True where the Table itself says that the band is not allocated."""
    allocations: tuple[Allocation, ...]
    """The allocations, in the order of print."""
    footnotes: tuple[str, ...]
    """The footnotes under the row; they apply to all of it."""
    identifications: tuple[Use, ...]
    """The uses that footnotes name in the row."""
    source: Source
    """Where the row stands in the facts."""
    verified: bool = True
    """False where the sources leave something open."""
    doubt: str = ""
    """What is left open, where `verified` is false."""
    printed_low_hz: int | None = None
    """The lower edge of the printed row, where this is a part of one that footnotes cut."""
    printed_high_hz: int | None = None
    """The upper edge of that printed row."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """In a Region: what footnotes make in some of its countries or in an area of it."""
    taken_away: tuple[Removed, ...] = ()
    """What the Table allocates and a footnote takes away here, wholly or in part."""
    taken_away_elsewhere: tuple[Elsewhere, ...] = ()
    """In a Region: what footnotes take away in some of its countries only; `status` is null."""
    forbidden: tuple[Barred, ...] = ()
    """What footnotes forbid here beside what they take away: new stations, airborne ones, a use, all emissions."""
    applied: tuple[Effect, ...] = ()
    """The footnotes that changed the allocations here."""
    conditions: tuple[Condition, ...] = ()
    """What those footnotes attach to the allocations that they make."""
    described: tuple[Effect, ...] = ()
    """The footnotes that are meant to change the allocations and cannot be applied."""
    assumed: tuple[str, ...] = ()
    """Footnotes that name only the administration of the area asked, taken to hold there."""
    undecided: tuple[str, ...] = ()
    """Footnotes of which it is open whether they hold here; not applied."""


class TableRow(BandRow, first=("region", "low_hz", "high_hz", "edge")):
    """A row of the Table, as it holds in one Region."""

    edge: bool
    """True for the row below a frequency that is exactly a band edge."""


class AtRow(TableRow, first=("query_hz",)):
    """A row that holds a frequency."""

    query_hz: int | None = None
    """The frequency asked, where several were."""
    wrc23: tuple[Touch, ...] | None = None
    """What `touched_by` says, without the conference: the key that there was before, for the edition of one conference."""
    touched_by: tuple[Touching, ...] | None = None
    """The outcomes that touch the row, of whatever conference made the edition; only where the facts hold them."""
    band_names: dict[str, str] | None = None
    """The names of the band that the frequency lies in, by kind: `itu-band` by No. 2.1, `ieee-band` by letter; where
    several frequencies are asked. Of one alone they stand in `query`."""
    channels: tuple[ChannelRow, ...] = ()
    """The channels in which the frequency lies, and frequencies with a purpose."""
    plans: tuple[ChannelRow, ...] = ()
    """The plans in whose bands it lies."""
    agenda: tuple[AgendaBand, ...] | None = None
    """The bands on the agenda of the next conference that meet the row, with `--agenda`."""


class Refused(Record):
    """An input that could not be answered, where several were asked."""

    query: str
    """The input as it was given, cut where it is long."""
    error: ErrorTold
    """Why it could not be answered."""


class ErrorTold(Record):
    """What went wrong, as on stderr."""

    code: str
    """The kind of trouble: frequency, outside-coverage, unknown-name, usage, data ..."""
    message: str
    """What was wrong."""
    hint: str
    """What to give instead; empty for nothing to say."""


class OverlapRow(TableRow):
    """A row that overlaps a range."""

    overlap_low_hz: int
    """The lower edge of the part of the row that lies in the range, in Hz."""
    overlap_high_hz: int
    """The upper edge of that part."""


class AllocationLine(Record):
    """One allocation of a row, for CSV and TSV: the columns that every command has whose rows are allocations."""

    country: str
    """The code of the country or area asked; empty where Regions are."""
    region: int | None
    """The ITU Region; empty for an input that could not be answered."""
    low_hz: int | None
    """The lower edge of the row, in Hz."""
    high_hz: int | None
    """The upper edge of the row, in Hz."""
    band: str
    """The band as the Table prints it."""
    service: str
    """The service, by its vocabulary id; empty where there is no allocation, and `label` says why."""
    qualifier: str
    """A bracket or an "except" phrase; empty for none."""
    directions_list: str
    """The directions; empty where the Table names none."""
    status: str
    """primary, secondary or permitted; empty where there is no allocation."""
    label: str
    """The service as printed. Where there is none: `(not allocated)` by the Table itself, `(blank)` in a country's own,
    `(no such allocation)` of what was asked, `(no data)`, or `(error: ...)`."""
    footnotes_list: str
    """The footnotes beside the service, each with its word: No. 5.340."""
    row_footnotes_list: str
    """The footnotes under the row."""
    via_no: str
    """`table`, or the footnote that makes or changes the allocation."""
    layer: str = ""
    """With `--national`: `national`, for a row of a country's own table."""
    column: str = ""
    """With `--national`: the column of that table, where it has several."""
    use: str = ""
    """With `--national`: for whom the allocation is, in words of that table."""
    rule_parts: str = ""
    """With `--national`: the parts of the country's rules."""
    uses: str
    """The uses that footnotes identify the band for in this service, with the part of it and, in a Region, the countries
    by their codes; empty for none."""
    conditions: str
    """What the footnotes that make the allocation attach to it and what footnotes forbid, in our own words; empty for
    none."""
    verified: bool | None
    """False where the sources of the row leave something open; empty for an input that could not be answered."""
    conference: str
    """The outcomes that touch the row, of `at` the frequency, each behind the name of its conference; empty for none, and
    where the facts hold no outcomes of the edition."""


class AtLine(AllocationLine, first=("query_hz",)):
    """One allocation of a row that holds a frequency, for CSV and TSV."""

    query_hz: int | None = None
    """The frequency asked; the column is there where several were."""
    edge: bool
    """True for the row below a frequency that is exactly a band edge."""


class OverlapLine(AllocationLine):
    """One allocation of a row that overlaps a range, for CSV and TSV."""

    overlap_low_hz: int
    """The lower edge of the part of the row that lies in the range, in Hz."""
    overlap_high_hz: int
    """The upper edge of that part."""
