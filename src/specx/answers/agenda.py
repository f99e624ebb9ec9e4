"""Items on the agenda of a conference to come as answers."""

from __future__ import annotations

from ..record import Record
from .cells import item, listed
from .conference_head import ConferenceHead, ConferenceNamed
from .taken import SourceDocument, taken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..facts.agenda import Item, ItemBand
    from ..regulations.services import Vocabulary
    from ..regulations.values import Source


TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ItemDocument(SourceDocument):
    """The document that an item is read from."""

    also: SourceDocument | None = None
    """A second document, where there is one."""


class ItemBandRow(Record):
    """A band of an agenda item."""

    low_hz: int
    """The lower edge, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    regions: tuple[int, ...]
    """The Regions in which it is studied."""
    services: tuple[str, ...]
    """The services for which it is studied; empty where that is not known."""
    directions: tuple[str, ...] = ()
    """The directions studied, where not all."""
    condition: str = ""
    """What is studied there, or how far."""
    role: str = ""
    """`protected` for a passive band, `source` for one whose emissions are studied."""
    against: tuple[tuple[int, int], ...] = ()
    """The bands from which it is protected, as pairs in Hz."""
    towards: tuple[tuple[int, int], ...] = ()
    """The bands that its emissions may reach; the key that there was before `towards_bands`."""
    towards_bands: tuple[tuple[int, int], ...] = ()
    """The bands that its emissions may reach, as pairs in Hz."""
    bracketed: bool = False
    """True where the print has it in square brackets: not settled."""
    verified: bool = True
    """False where the band is from memory."""
    in_range: bool | None = None
    """Where a range is asked: whether the band meets it."""


class ItemRow(Record):
    """An item on the agenda of a conference to come: a study, not a decision."""

    item: str
    """Its number on the agenda."""
    standing: bool = False
    """True for an item of every conference."""
    title: str
    """A few words of our own."""
    kind: tuple[str, ...]
    """What may come of it; the key that there was before `kinds`."""
    kinds: tuple[str, ...]
    """What may come of it: allocation, identification, conditions, limits, protection, regulatory, plan, standing."""
    bands: tuple[ItemBandRow, ...]
    """The bands that it names; the key that there was before `item_bands`."""
    item_bands: tuple[ItemBandRow, ...]
    """The bands that it names."""
    services: tuple[str, ...]
    """The services concerned, as data files write them."""
    application: tuple[str, ...] = ()
    """The uses concerned; the key that there was before `applications`."""
    applications: tuple[str, ...] = ()
    """The uses concerned: IMT, ESIM ..."""
    regions: tuple[int, ...]
    """The Regions concerned."""
    resolution: str = ""
    """The Resolution that asks for the studies."""
    footnotes: tuple[str, ...] = ()
    """Footnotes that it may change."""
    appendices: tuple[str, ...] = ()
    """Appendices that it may change."""
    summary: str
    """What it is about, in one sentence of our own."""
    note: str = ""
    """What else to know."""
    source: ItemDocument
    """The document that it is read from; the key that there was before `sources`."""
    sources: tuple[SourceDocument, ...]
    """The documents that it is read from."""
    verified: bool
    """False where it rests on memory or doubt."""
    unverified: tuple[str, ...] = ()
    """Keys of it that are less certain."""
    doubt: str = ""
    """What is in doubt."""
    conference: str
    """The conference, by its short name."""
    record: Source
    """Where the item stands in the facts."""


class ItemLine(Record):
    """A band of an agenda item, for CSV and TSV; one line without edges where it names none."""

    conference: str
    """The conference, by its short name."""
    item_no: str
    """The number of the item."""
    title: str
    """A few words of our own."""
    low_hz: int | None
    """The lower edge of the band, in Hz."""
    high_hz: int | None
    """The upper edge, in Hz."""
    directions_list: str
    """The directions studied."""
    regions_list: str
    """The Regions."""
    services: str
    """The services."""
    condition: str
    """What is studied there, or how far."""
    role: str
    """What the band is in the item, where the agenda says so."""
    kind_list: str
    """What may come of it."""
    resolution: str
    """The Resolution that asks for the studies."""
    verified: bool
    """False where the item or the band is less certain."""
    summary: str
    """What it is about, in one sentence of our own."""


class AgendaHead(Record):
    """What the answer on an agenda says beside its items."""

    conference: ConferenceNamed
    """The conference; the key that there was before `about_conference`."""
    about_conference: ConferenceHead
    """The conference."""


def agenda_head(record: Mapping[str, Any]) -> AgendaHead:
    """The head of an agenda, out of its record."""
    named = {key: record[key] for key in ("id", "title")}
    about = ConferenceHead(**named, conference=record["conference"])
    return AgendaHead(conference=ConferenceNamed(**named), about_conference=about)


def item_row(
    item: Item, vocabulary: Vocabulary, span: tuple[int, int] | None = None, regions: Iterable[int] = (1, 2, 3)
) -> ItemRow:
    """The item with everything that its record says; of a range that is asked, which of its bands meet it."""
    record, source = item.record, item.record["source"]
    hit = item.bands_in(*span, regions) if span else []
    bands = tuple(_band_row(band, vocabulary, band in hit if span else None) for band in item.bands)
    documents = [SourceDocument(**taken(SourceDocument, d)) for d in (source, source.get("also")) if d]
    held: dict[str, Any] = {
        **taken(ItemRow, record), "kinds": tuple(record["kind"]), "bands": bands, "item_bands": bands,
        "services": tuple(map(vocabulary.data_text, item.terms)), "applications": tuple(record.get("application", ())),
        "regions": tuple(map(int, record.get("regions", ("1", "2", "3")))), "sources": tuple(documents),
        "source": ItemDocument(**{**taken(SourceDocument, source), "also": documents[1] if documents[1:] else None}),
        "conference": item.conference, "record": item.source,
    }  # fmt: skip
    return ItemRow(**held)


def _band_row(band: ItemBand, vocabulary: Vocabulary, in_range: bool | None) -> ItemBandRow:
    held = taken(ItemBandRow, band.record)
    return ItemBandRow(**{
        **held, "low_hz": band.low_hz, "high_hz": band.high_hz, "regions": band.regions,
        "services": tuple(map(vocabulary.data_text, band.terms)), "towards_bands": held.get("towards", ()),
        "in_range": in_range,
    })  # fmt: skip


def item_lines(row: ItemRow) -> Iterator[ItemLine]:
    """A line for each band of an item; one without edges where it names none."""
    whole = ItemLine(
        conference=row.conference, item_no=item(row.item), title=row.title, low_hz=None, high_hz=None, directions_list="",
        regions_list=listed(row.regions), services=listed(row.services), condition="", role="",
        kind_list=listed(row.kinds), resolution=row.resolution, verified=row.verified, summary=row.summary,
    )  # fmt: skip
    if not row.item_bands:
        yield whole
    for band in row.item_bands:
        yield whole._replace(
            low_hz=band.low_hz, high_hz=band.high_hz, directions_list=listed(band.directions),
            regions_list=listed(band.regions), services=listed(band.services), condition=band.condition,
            role=band.role, verified=row.verified and band.verified,
        )  # fmt: skip
