"""What a folder of facts holds: editions, conferences, agendas, services, countries."""

from __future__ import annotations

from ..facts.agenda import read_agenda
from ..facts.conferences import in_order
from ..record import Record
from ..table.table import REGIONS, Table
from .cells import listed, numbered
from .conference_head import ConferenceHead, head_of
from .taken import SourceDocument, sources_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..facts.folder import Facts
    from ..facts.outcomes import Conference
    from ..regulations.values import Gap
    from .held import HeldCounts
    from .held_tables import HeldTable


class HeldEdition(Record):
    """An edition of the Radio Regulations, and how much of it is held."""

    id: str
    """Its id, the name of its folder of facts."""
    title: str
    """What it is."""
    conference: str
    """The conference that made it, by its short name."""
    in_force: str
    """The day from which it applies (ISO date)."""
    supersedes: str | None
    """The edition before it; null where the facts name none."""
    coverage: tuple[int, int]
    """What its Table tiles in each Region, as a pair in Hz."""
    rows: int
    """How many rows it has; the key that there was before `row_count`."""
    row_count: int
    """How many rows it has, Region by Region."""
    rows_by_region: dict[str, int]
    """How many rows each Region has, by its number."""
    allocations: int
    """How many allocations its rows have; the key that there was before `allocation_count`."""
    allocation_count: int
    """How many allocations its rows have."""
    unverified_rows: int
    """In how many rows the sources leave something open."""
    footnotes: int
    """How many footnotes it has; the key that there was before `footnote_count`."""
    footnote_count: int
    """How many footnotes it has."""
    unverified_footnotes: int
    """In how many footnotes a fact is in doubt."""
    marked_footnotes: int
    """How many footnotes bear the mark of the edition's own conference."""
    witnessed_footnotes: int
    """How many of those a second document has alike."""
    applied_footnotes: int
    """How many footnotes change the Table or name a use, and are applied."""
    described_footnotes: int
    """How many are meant to, and are only described."""
    sources: tuple[SourceDocument, ...]
    """The documents that it was read from."""
    gaps: tuple[Gap, ...] = ()
    """The parts of its coverage of which a Region has no row; absent where there is none."""


class EditionLine(Record):
    """An edition on one line, for CSV and TSV."""

    id: str
    """Its id, the name of its folder of facts."""
    title: str
    """What it is."""
    conference: str
    """The conference that made it."""
    in_force: str
    """The day from which it applies (ISO date)."""
    rows: int
    """How many rows it has."""
    allocations: int
    """How many allocations its rows have."""
    footnotes: int
    """How many footnotes it has."""


class HeldAgenda(Record):
    """An agenda that the facts hold."""

    conference: str
    """The conference whose agenda it is, by its short name."""
    preliminary: bool
    """True for an agenda that the conference before it has still to settle."""
    complete: bool
    """False where items are missing."""
    item_count: int
    """How many items it has."""


class HeldConference(ConferenceHead):
    """A conference, and what the facts hold of it."""

    opened: str | None
    """Its first day (ISO date); null where not known."""
    closed: str | None
    """Its last day (ISO date); null where not known."""
    before: str
    """The edition that it changes; the key that there was before `edition_before`."""
    after: str | None
    """The edition that it made, null while it is still to come; the key that there was before `edition_after`."""
    outcome_count: int
    """How many outcomes of it are held."""
    unverified_outcomes: int
    """How many of them rest on memory or doubt."""
    agendas: tuple[HeldAgenda, ...]
    """Its own agenda, and what is known of that of the conference after it."""


class HoldingsHead(Record):
    """What the answer on editions says beside them."""

    data_version: str
    """The digest of the facts, as `data` beside the version has it; the key that there was before."""
    conferences: tuple[HeldConference, ...]
    """The conferences, in the order of the editions that they change."""
    held: HeldCounts
    """How many channels, plans and names the facts hold."""
    national_tables: tuple[HeldTable, ...] = ()
    """Countries' own tables, by country; absent where none is held."""


class ServiceRow(Record):
    """A service of the vocabulary."""

    id: str
    """Its id, the name in lower case."""
    name: str
    """The printed name."""
    abbreviation: str
    """Its abbreviation; empty where it has none."""
    rr: str
    """The number of its definition in RR Article 1."""
    order: int
    """Its place in the printed order (No. 5.48)."""
    family: str
    """terrestrial, space or radio-astronomy."""
    parent: str | None
    """The service that it is a part of; null for none."""


class ServiceLine(Record):
    """A service of the vocabulary on one line, for CSV and TSV."""

    id: str
    """Its id, the name in lower case."""
    name: str
    """The printed name."""
    abbreviation: str
    """Its abbreviation; empty where it has none."""
    rr_no: str
    """The number of its definition in RR Article 1."""
    order: int
    """Its place in the printed order (No. 5.48)."""
    family: str
    """terrestrial, space or radio-astronomy."""
    parent: str | None
    """The service that it is a part of; empty for none."""


class CountryRow(Record):
    """An administration, or an area that footnotes name apart from it."""

    code: str
    """Its code, by ISO 3166 or of our own for an area."""
    iso3: str
    """Its code of three letters; empty where it has none."""
    name: str
    """Its name as the RR prints it."""
    names: tuple[str, ...]
    """Other names that people type."""
    kind: str
    """member, territory, part, group or other."""
    of: str | None
    """The administration that it belongs to; null for none."""
    regions: tuple[int, ...]
    """Its Region; several where a line between Regions parts it."""
    members: tuple[str, ...]
    """Of a group: its areas."""
    note: str
    """What to know about it; empty for nothing."""
    itu: str = ""
    """Its symbol in ITU's lists."""


class AreaLine(Record):
    """An administration or area on one line, for CSV and TSV."""

    code: str
    """Its code."""
    iso3: str
    """Its code of three letters."""
    name: str
    """Its name as the RR prints it."""
    kind: str
    """member, territory, part, group or other."""
    of: str | None
    """The administration that it belongs to."""
    regions_list: str
    """Its Regions."""
    note: str
    """What to know about it."""


def held_editions(facts: Facts) -> list[HeldEdition]:
    """Every edition, oldest first, with counts."""
    return [_edition(facts, name) for name in facts.edition_ids]


def held_conferences(facts: Facts) -> tuple[HeldConference, ...]:
    """Every conference, by the age of the edition that it changes."""
    return tuple(_conference(facts, conference) for conference in in_order(facts))


def services(facts: Facts) -> list[ServiceRow]:
    """The services in printed order."""
    return [ServiceRow(**s._asdict()) for s in sorted(facts.vocabulary.services.values(), key=lambda s: s.order)]


def countries(facts: Facts) -> list[CountryRow]:
    """The administrations and areas."""
    return [CountryRow(**country._asdict()) for country in facts.geography.countries.values()]


def service_lines(service: ServiceRow) -> Iterator[ServiceLine]:
    """The service as one flat line."""
    yield ServiceLine(
        id=service.id, name=service.name, abbreviation=service.abbreviation, rr_no=numbered(service.rr),
        order=service.order, family=service.family, parent=service.parent,
    )  # fmt: skip


def area_lines(country: CountryRow) -> Iterator[AreaLine]:
    """The country or area as one flat line."""
    yield AreaLine(
        code=country.code, iso3=country.iso3, name=country.name, kind=country.kind, of=country.of,
        regions_list=listed(country.regions), note=country.note,
    )  # fmt: skip


def edition_lines(edition: HeldEdition) -> Iterator[EditionLine]:
    """The edition as one flat line."""
    yield EditionLine(**{name: getattr(edition, name) for name in EditionLine._fields})


def _edition(facts: Facts, name: str) -> HeldEdition:
    edition = facts.edition(name)
    table = Table(facts, edition)
    rows, footnotes = list(table), list(facts.footnotes(edition))
    allocation_count = sum(len(row.allocations) for row in rows)
    marked = [f for f in footnotes if f.mark == edition.conference]
    return HeldEdition(
        id=edition.id, title=edition.title, conference=edition.conference, in_force=edition.in_force,
        supersedes=edition.supersedes, coverage=edition.coverage, rows=len(rows), row_count=len(rows),
        rows_by_region={str(r): sum(row.region == r for row in rows) for r in REGIONS},
        allocations=allocation_count, allocation_count=allocation_count,
        unverified_rows=sum(not row.verified for row in rows),
        footnotes=len(footnotes), footnote_count=len(footnotes),
        unverified_footnotes=sum(not f.verified for f in footnotes),
        marked_footnotes=len(marked), witnessed_footnotes=sum(bool(f.witness) for f in marked),
        applied_footnotes=sum(f.effect == "applied" for f in footnotes),
        described_footnotes=sum(f.effect == "described" for f in footnotes),
        sources=sources_of(facts.records("edition", f"{name}/edition.yaml")),
        gaps=tuple(table.gaps(*edition.coverage)),
    )  # fmt: skip


def _conference(facts: Facts, conference: Conference) -> HeldConference:
    outcomes = list(conference)
    agendas = [read_agenda(facts, file) for file in (conference.agenda, conference.preliminary) if file]
    return HeldConference(
        **head_of(conference).__dict__, opened=conference.record.get("opened"), closed=conference.record.get("closed"),
        before=conference.before, after=conference.after or None, outcome_count=len(outcomes),
        unverified_outcomes=sum(not o.record["verified"] for o in outcomes),
        agendas=tuple(
            HeldAgenda(
                conference=head["conference"], preliminary=head.get("preliminary", False),
                complete=head.get("complete", True), item_count=len(items),
            )
            for head, items in agendas
        ),
    )  # fmt: skip
