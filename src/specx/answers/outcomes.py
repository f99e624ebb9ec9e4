"""Outcomes of a conference as answers: the record of each, by topic, band, Region, country, service."""

from __future__ import annotations

from ..facts.kinds.outcomes import SHOWING
from ..record import Record
from ..regulations.bands import union
from .cells import item, listed, numbers
from .conference_head import ConferenceHead, ConferenceNamed, head_of
from .outcome_search import SPOKEN_OF, everyday, holds, names, understand
from .rows import RowPlace
from .taken import SourceDocument, sources_of, taken
from .totals import Total, totals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..facts.outcomes import Conference, Outcome
    from ..regulations.services import Vocabulary
    from ..regulations.values import ServiceTerm, Source


TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal


class TouchedFootnotes(Record):
    """The footnotes of an outcome, by what becomes of them."""

    added: tuple[str, ...]
    """Footnotes that it brings."""
    modified: tuple[str, ...]
    """Footnotes that it changes."""
    suppressed: tuple[str, ...]
    """Footnotes that it takes away."""
    moved: tuple[str, ...]
    """Footnotes that only stand elsewhere."""
    affected: tuple[str, ...]
    """Footnotes whose facts follow, though their own text stays."""


class CountryChange(Record):
    """Who comes and goes in the list of a footnote."""

    footnote: str
    """The number of the footnote."""
    added: tuple[str, ...]
    """The countries that come in."""
    removed: tuple[str, ...]
    """The countries that go out."""


class ChangedRow(Record):
    """A row of the Table that differs because of an outcome, beside its own bands."""

    regions: tuple[int, ...]
    """The Regions in which it differs."""
    band: tuple[int, int]
    """The row as the edition after has it, as a pair in Hz."""


class Account(Record):
    """What ITU's own account of the conference says of an outcome."""

    says: str
    """What it says, in our words."""
    band: str = ""
    """The band as the account gives it, where it gives one."""
    total: int | None = None
    """A sum of spectrum that it states, in Hz."""
    within: tuple[int, int] | None = None
    """The range to which the sum belongs, as a pair in Hz."""
    used: Literal["table", "account"]
    """Which of the two specx answers with: the Table or the account."""


class OutcomeRow(Record):
    """An outcome of a conference."""

    id: str
    """Its id, unique in the conference."""
    topic: str
    """The topic: IMT, HIBS, ESIM, GMDSS, countries, editorial ..."""
    title: str
    """A few words of our own."""
    agenda_item: str = ""
    """The agenda item, where known."""
    agenda_item_verified: bool = True
    """False where the agenda item is from memory."""
    bands: tuple[tuple[int, int], ...]
    """The bands in which it holds, as pairs in Hz; empty where it has none."""
    frequencies: tuple[int, ...] = ()
    """Single frequencies in which it holds, in Hz."""
    regions: tuple[int, ...]
    """The Regions in which it holds."""
    countries: tuple[str, ...]
    """The countries in which it holds; empty for the whole of the Regions."""
    effect: str
    """What it does: allocation, upgrade, identification, limit, protection, procedure ..."""
    services: tuple[str, ...]
    """The services concerned, as data files write them."""
    application: tuple[str, ...] = ()
    """The uses concerned; the key that there was before `applications`."""
    applications: tuple[str, ...] = ()
    """The uses concerned: IMT, HIBS, ESIM ..."""
    status: str = ""
    """The status of the allocation that it makes: primary or secondary."""
    footnotes: TouchedFootnotes
    """The footnotes that show it; the key that there was before `footnotes_added` and its like."""
    footnotes_added: tuple[str, ...] = ()
    """Footnotes that it brings."""
    footnotes_modified: tuple[str, ...] = ()
    """Footnotes that it changes."""
    footnotes_suppressed: tuple[str, ...] = ()
    """Footnotes that it takes away."""
    footnotes_moved: tuple[str, ...] = ()
    """Footnotes that only stand elsewhere."""
    footnotes_affected: tuple[str, ...] = ()
    """Footnotes whose facts follow, though their own text stays."""
    resolutions: tuple[str, ...]
    """Resolutions that go with it, with the revision."""
    bands_before: tuple[tuple[int, int], ...] = ()
    """Bands that were identified or open for the same use before, as pairs in Hz."""
    receive_only: tuple[tuple[int, int], ...] = ()
    """Parts in which a platform only receives, as pairs in Hz."""
    transmit_only: tuple[tuple[int, int], ...] = ()
    """Parts in which a platform only transmits, as pairs in Hz."""
    countries_changed: tuple[CountryChange, ...] = ()
    """Who comes and goes in which footnote."""
    rows: tuple[ChangedRow, ...] = ()
    """Rows that differ because of it, beside its own bands; the key that there was before `changed_rows`."""
    changed_rows: tuple[RowPlace, ...] = ()
    """Rows that differ because of it, beside its own bands, as the edition after has them, Region by Region."""
    account: Account | None = None
    """What ITU's account says, where it and the Table differ or it states a sum."""
    conditions: str = ""
    """Its conditions, in our own words."""
    summary: str
    """What it says, in one or two sentences of our own."""
    sources: tuple[SourceDocument, ...]
    """The documents that it rests on."""
    verified: bool
    """False where it rests on memory or doubt."""
    doubt: str = ""
    """What is in doubt, or what to know of a small one."""
    only_spoken_of: bool = False
    """True where the words that were asked stand in its sentences alone, not in its id, topic, title, services or uses."""
    source: Source
    """Where it stands in the facts."""


class OutcomeLine(Record):
    """A band of an outcome, for CSV and TSV; one line without edges where it has none."""

    id: str
    """The id of the outcome."""
    topic: str
    """Its topic."""
    effect: str
    """What it does."""
    agenda_item_no: str
    """The agenda item; empty where not known."""
    low_hz: int | None
    """The lower edge of the band, in Hz."""
    high_hz: int | None
    """The upper edge, in Hz."""
    regions_list: str
    """The Regions."""
    countries_list: str
    """The countries; empty for the whole of the Regions."""
    services: str
    """The services."""
    status: str
    """The status of the allocation that it makes; empty where it makes none."""
    application_list: str
    """The uses concerned."""
    footnotes_added_list: str
    """Footnotes that it brings."""
    footnotes_modified_list: str
    """Footnotes that it changes."""
    footnotes_suppressed_list: str
    """Footnotes that it takes away."""
    resolutions: str
    """Resolutions that go with it."""
    verified: bool
    """False where it rests on memory or doubt."""
    title: str
    """A few words of our own."""
    summary: str
    """What it says, in one or two sentences of our own."""


class DecidedHead(Record):
    """What an answer on outcomes says beside its results."""

    conference: ConferenceNamed
    """The conference; the key that there was before `about_conference`."""
    about_conference: ConferenceHead
    """The conference."""
    totals: tuple[Total, ...] = ()
    """The sums that ITU's account states of the topics told in full, counted again."""


class TopicSummary(Record):
    """A topic of a conference in short."""

    topic: str
    """The topic."""
    outcome_count: int
    """How many outcomes it has."""
    bands: tuple[tuple[int, int], ...]
    """The bands in which it moved spectrum, joined; all its bands where it moved none."""
    agenda_items: tuple[str, ...]
    """The agenda items of its outcomes, those from memory left out."""


class Decisions:
    """What a conference decided, narrowed to what is asked.

    What stands for the topic may be the id of one outcome, a document that outcomes name, or words that they hold.
    `narrowed` tells whether more than that is asked, `asked` whether anything is.
    Raises `UnknownNameError` for words that no outcome holds.
    """

    def __init__(
        self,
        conference: Conference,
        topic: str = "",
        band: tuple[int, int] | None = None,
        regions: tuple[int, ...] = (1, 2, 3),
        country: str | None = None,
        term: ServiceTerm | None = None,
        status: str = "",
        effect: str = "",
        agenda_item: str = "",
    ) -> None:
        self.conference = conference
        meant = understand(conference, topic)
        one = meant.one
        self.one = one is not None
        self.topic = one.topic if one else meant.topic or None
        self.document, self.text = meant.document, meant.text
        self.narrowed = bool(band or country or agenda_item or effect or term or status)
        self.asked = bool(topic) or self.narrowed or len(regions) < 3
        chosen = [one] if one else conference.select(
            self.topic, band, regions, country, term, effect or None, agenda_item or None
        )  # fmt: skip
        self.meant = everyday(conference, meant.text) if meant.text else ()
        if meant.document:
            chosen = [outcome for outcome in chosen if names(outcome, meant.document)]
        elif meant.text:
            found = {outcome.id: holds(outcome, meant.text, conference) for outcome in chosen}
            # What is named so stands first, its topic before all; what only speaks of it behind, and marked.
            chosen = sorted((o for o in chosen if found[o.id]), key=lambda o: (-found[o.id], o.topic not in self.meant))
            spoken_of = {o.id for o in chosen if found[o.id] == SPOKEN_OF}
        vocabulary = conference.facts.vocabulary
        rows = (outcome_row(outcome, vocabulary) for outcome in chosen)
        if meant.text:
            rows = (row._replace(only_spoken_of=True) if row.id in spoken_of else row for row in rows)
        self.rows = [row for row in rows if not status or row.status == status]

    def totals(self) -> list[Total]:
        """The sums of the topics that are told in full: beside a part of one they would mislead."""
        if not self.rows or self.narrowed or (self.asked and not self.topic):
            return []
        return [t for t in totals(self.conference) if self.topic in (None, t.topic)]

    def head(self) -> DecidedHead:
        """What stands beside the results."""
        held = self.conference
        return DecidedHead(
            conference=ConferenceNamed(id=held.id, title=held.title, edition=held.after),
            about_conference=head_of(held), totals=tuple(self.totals()),
        )  # fmt: skip


def topics(conference: Conference) -> Iterator[TopicSummary]:
    """Every topic of a conference, in the order of the files."""
    for topic in conference.topics:
        outcomes = [o for o in conference if o.topic == topic]
        # Where a topic moved spectrum, the bands that only saw a Resolution revised would hide it.
        telling = [o for o in outcomes if o.effect in SHOWING] or outcomes
        sure = (o.agenda_item for o in outcomes if o.agenda_item and o.record.get("agenda_item_verified", True))
        yield TopicSummary(
            topic=topic, outcome_count=len(outcomes), bands=tuple(union(b for o in telling for b in o.bands)),
            agenda_items=tuple(dict.fromkeys(sure)),
        )  # fmt: skip


def outcome_row(outcome: Outcome, vocabulary: Vocabulary) -> OutcomeRow:
    """The outcome with everything that its record says."""
    record = outcome.record
    touched = {key: outcome.footnotes.get(key, ()) for key in TouchedFootnotes._fields}
    application = tuple(record.get("application", ()))
    held: dict[str, Any] = {
        "resolutions": (), **taken(OutcomeRow, record), "bands": outcome.bands, "frequencies": outcome.frequencies,
        "regions": outcome.regions, "countries": outcome.countries, "applications": application,
        "services": tuple(map(vocabulary.data_text, outcome.terms)), "footnotes": TouchedFootnotes(**touched),
        **{f"footnotes_{key}": numbers for key, numbers in touched.items()},
        "countries_changed": tuple(
            CountryChange(**taken(CountryChange, change)) for change in record.get("countries_changed", ())
        ),
        "rows": tuple(ChangedRow(regions=regions, band=band) for regions, band in outcome.rows),
        "changed_rows": tuple(
            RowPlace(region=region, low_hz=low, high_hz=high) for regions, (low, high) in outcome.rows for region in regions
        ),
        "account": Account(**taken(Account, record["account"])) if "account" in record else None,
        "sources": sources_of(record), "source": outcome.source,
    }  # fmt: skip
    return OutcomeRow(**held)


def outcome_lines(row: OutcomeRow) -> Iterable[OutcomeLine]:
    """A line for each band of an outcome; one without edges where it has none."""
    for low, high in row.bands or ((None, None),):
        yield OutcomeLine(
            id=row.id, topic=row.topic, effect=row.effect, agenda_item_no=item(row.agenda_item), low_hz=low, high_hz=high,
            regions_list=listed(row.regions), countries_list=listed(row.countries),
            services=listed(row.services), status=row.status, application_list=listed(row.application),
            footnotes_added_list=numbers(row.footnotes_added), footnotes_modified_list=numbers(row.footnotes_modified),
            footnotes_suppressed_list=numbers(row.footnotes_suppressed), resolutions=listed(row.resolutions),
            verified=row.verified, title=row.title, summary=row.summary,
        )  # fmt: skip
