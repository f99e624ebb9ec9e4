"""What a conference decided: outcomes by topic, band, Region, country, service; and their totals."""

from __future__ import annotations

from ..errors import DataError, UnknownNameError
from ..light import NamedTuple, cached_property
from ..regulations.values import ServiceTerm, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from ..regulations.bands import Span
    from .folder import Facts


class Outcome(NamedTuple):
    """One outcome. `rows` are (Regions, band) of rows that differ because of it, beside `bands`.

    `countries` is empty where it holds in whole Regions. `footnotes` maps added, modified,
    suppressed, moved and affected to numbers. `record` is the checked record, with everything else.
    `conference` is the short name of the conference that decided it.
    """

    id: str
    topic: str
    title: str
    effect: str
    agenda_item: str
    bands: tuple[Span, ...]
    frequencies: tuple[int, ...]
    regions: tuple[int, ...]
    countries: tuple[str, ...]
    terms: tuple[ServiceTerm, ...]
    rows: tuple[tuple[tuple[int, ...], Span], ...]
    footnotes: dict[str, tuple[str, ...]]
    record: dict[str, Any]
    source: Source
    conference: str

    def touches(self, low_hz: int, high_hz: int) -> bool:
        """Whether it concerns spectrum in `[low, high)`, in any Region."""
        return any(low < high_hz and high > low_hz for low, high in self.extent())

    def concerns(self, region: int, low_hz: int, high_hz: int) -> bool:
        """Whether it concerns spectrum in `[low, high)` of one Region, not only the rows around it."""
        if self.bands or self.frequencies:
            return region in self.regions and self.touches(low_hz, high_hz)
        return self.touches_row(region, low_hz, high_hz)

    def extent(self) -> list[Span]:
        """Its own bands and frequencies; the rows that show it only where it has neither."""
        own = [*self.bands, *((hz, hz + 1) for hz in self.frequencies)]
        return own or [band for _, band in self.rows]

    def touches_row(self, region: int, low_hz: int, high_hz: int) -> bool:
        """Whether it concerns spectrum in `[low, high)` of one Region."""
        if region in self.regions and (
            any(low < high_hz and high > low_hz for low, high in self.bands)
            or any(low_hz <= hz < high_hz for hz in self.frequencies)
        ):
            return True
        return any(region in regions and low < high_hz and high > low_hz for regions, (low, high) in self.rows)

    def reach(self) -> Span:
        """From its lowest to its highest frequency; (0, 0) where it has none."""
        spans = [*self.bands, *(band for _, band in self.rows), *((f, f + 1) for f in self.frequencies)]
        return (min(low for low, _ in spans), max(high for _, high in spans)) if spans else (0, 0)

    def all_footnotes(self) -> set[str]:
        """Every footnote that it names."""
        return {number for numbers in self.footnotes.values() for number in numbers}


def outcome_of(record: dict[str, Any], file: str, conference: str) -> Outcome:
    """The outcome that a checked record of the conference describes."""
    return Outcome(
        record["id"], record["topic"], record["title"], record["effect"], record.get("agenda_item", ""),
        tuple((low, high) for low, high in record.get("bands", ())),
        tuple(record.get("frequencies", ())),
        tuple(map(int, record.get("regions", ()))),
        tuple(record.get("countries", ())),
        tuple(ServiceTerm(s, q, tuple(d)) for s, q, d in record.get("services", ())),
        tuple((tuple(map(int, r["regions"])), (r["band"][0], r["band"][1])) for r in record.get("rows", ())),
        {k: tuple(v) for k, v in record.get("footnotes", {}).items() if k != "line"},
        record, Source(file, record["line"]), conference,
    )  # fmt: skip


class Conference:
    """One conference, its outcomes read file by file as a question needs them.

    `before` is the edition that it changes, `after` the one that it made, "" while it is still to
    come. `files` hold its outcomes. `agenda` is the file of its own agenda, `preliminary` that of the
    conference which follows it, "" where the facts hold none.

    Raises `DataError` where an outcome leaves the bands that `conference.yaml` gives its file: a
    question there would miss it.
    """

    def __init__(self, facts: Facts, folder: str) -> None:
        self.facts = facts
        self.folder = folder
        self.record: dict[str, Any] = facts.records("conference", f"{folder}/conference.yaml")
        self.id: str = self.record["id"]
        self.title: str = self.record["title"]
        self.name: str = self.record["conference"]
        self.before: str = self.record["before"]
        self.after: str = self.record.get("after", "")
        self._files = {
            self._path(part["file"]): [(low, high) for low, high in part["bands"]]
            for part in self.record.get("outcomes", ())
        }
        self.files = tuple(self._files)
        self.agenda = self._path(self.record.get("agenda", ""))
        self.preliminary = self._path(self.record.get("preliminary", ""))
        self._read: dict[str, list[Outcome]] = {}
        self._touching: dict[str, list[tuple[dict[str, Any], list[Span]]]] = {}

    def _path(self, file: str) -> str:
        return f"{self.folder}/{file}" if file else ""

    def _outcomes(self, file: str, bands: list[Span]) -> list[Outcome]:
        known = self._read.get(file)
        if known is None:
            records = self.facts.records("outcomes", file)
            for record in records:
                self._spans(record, file, bands)
            known = self._read[file] = [outcome_of(record, file, self.name) for record in records]
        return known

    def _near(self, file: str, bands: list[Span], low_hz: int, high_hz: int) -> Iterator[Outcome]:
        """The outcomes of a file that reach into `[low, high)` in any Region, without what does not tell where they do."""
        if file not in self._touching:
            found = self.facts.touching(file)
            self._touching[file] = [(record, self._spans(record, file, bands)) for record in found]
        for record, spans in self._touching[file]:
            if any(low < high_hz and high > low_hz for low, high in spans):
                yield outcome_of(record, file, self.name)

    def _spans(self, record: dict[str, Any], file: str, bands: list[Span]) -> list[Span]:
        """All spectrum that a record speaks of."""
        spans = [*record.get("bands", ()), *((f, f + 1) for f in record.get("frequencies", ()))]
        spans += [row["band"] for row in record.get("rows", ())]
        for low, high in spans:
            if not any(a <= low and high <= b for a, b in bands):
                raise DataError(f"{file}:{record['line']}: {record['id']} leaves the bands that conference.yaml gives this file")  # fmt: skip
        return spans

    def __iter__(self) -> Iterator[Outcome]:
        """Every outcome, by low edge; those without a band last."""
        found = [o for file, bands in self._files.items() for o in self._outcomes(file, bands)]
        return iter(sorted(found, key=_order))

    def reaching(self, places: Sequence[Span]) -> list[Outcome]:
        """The outcomes in files that reach into one of the places, by low edge."""
        return sorted(
            (
                outcome
                for file, bands in self._files.items()
                if any(low < b and high > a for low, high in bands for a, b in places)
                for outcome in self._outcomes(file, bands)
            ),
            key=_order,
        )

    @cached_property
    def by_id(self) -> dict[str, Outcome]:
        """Every outcome by its id."""
        return {o.id: o for o in self}

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics in the order of the files; what is spread over all bands last."""
        counted = dict.fromkeys(o.topic for file, bands in self._files.items() for o in self._outcomes(file, bands))
        last = ("protection", "regulatory", "countries", "editorial")
        return (*(t for t in counted if t not in last), *(t for t in last if t in counted))

    def touching_row(self, region: int, low_hz: int, high_hz: int) -> list[Outcome]:
        """The outcomes that concern `[low, high)` of one Region; reads only files that reach there.

        They hold what tells where they reach and how they are called; the others hold the rest.
        """
        found = []
        for file, bands in self._files.items():
            if any(low < high_hz and high > low_hz for low, high in bands):
                found += [o for o in self._near(file, bands, low_hz, high_hz) if o.touches_row(region, low_hz, high_hz)]
        return sorted(found, key=_order)

    def topic(self, name: str) -> str:
        """The topic that a person means. Raises `UnknownNameError` with the nearest."""
        folded = _folded(name)
        for topic in self.topics:
            if _folded(topic) == folded:
                return topic
        import difflib

        near = difflib.get_close_matches(folded, [*map(_folded, self.topics), *self.by_id], 2, 0.6)
        raise UnknownNameError(
            f"unknown topic '{name.strip()[:60]}'",
            f"did you mean {' or '.join(near)}?" if near else "topics: " + ", ".join(self.topics),
        )

    def select(
        self,
        topic: str | None = None,
        band: Span | None = None,
        regions: Iterable[int] | None = None,
        country: str | None = None,
        term: ServiceTerm | None = None,
        effect: str | None = None,
        agenda_item: str | None = None,
    ) -> list[Outcome]:
        """The outcomes that answer to every filter given.

        A country is met by an outcome that names it, and by one that holds in all of its Region.
        """
        wanted = set(regions or (1, 2, 3))
        home: set[int] = set()
        if country is not None:
            place = self.facts.geography.find(country)
            country, home = place.code, set(place.regions)
        return [
            o
            for o in self
            if (topic is None or o.topic == topic)
            and (band is None or o.touches(*band))
            and (not o.regions or wanted.intersection(o.regions))
            and (
                country is None or country in o.countries or (not o.countries and home.intersection(o.regions or home))
            )
            and (term is None or any(_concerns(term, t) for t in o.terms))
            and (effect is None or o.effect == effect)
            and (agenda_item is None or o.agenda_item == agenda_item or o.agenda_item.startswith(agenda_item + " "))
        ]


def _order(outcome: Outcome) -> tuple[bool, int, str]:
    low, high = outcome.reach()
    return high == 0, low, outcome.id


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("/", " ").split())


def _concerns(asked: ServiceTerm, named: ServiceTerm) -> bool:
    """Whether an outcome on `named` answers a question for `asked`: a direction left out is any."""
    return asked.matches(named) or (asked.service == named.service and not named.qualifier and not asked.directions)
