"""The Table of Frequency Allocations of one edition as it is printed, ready to be asked.

What holds in a Region or a country is `View`, which is asked in the same way. Reads only the files that a question reaches into: a one-shot query costs one small file.
"""

from __future__ import annotations

from bisect import bisect_right

from ..errors import FrequencyError, OutsideCoverageError
from ..regulations.values import Edition, Gap, Hit, NamedUse, Row, ServiceBand, ServiceTerm, Shared
from ..units import format_hz, format_range, parse_frequency, parse_range
from .index import Asked, Place, RowIndex, Tree, is_column, place_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Any

    import pandas
    import polars

    from ..facts.folder import Facts
    from ..facts.footnotes import Footnotes
    from ..regulations.services import Vocabulary

REGIONS = (1, 2, 3)


class Table:
    """One edition's Table, as printed. Frequencies are ints in Hz, or text with a unit such as "3.5GHz".

    `regions` are those that it answers for when none is asked.
    """

    regions: tuple[int, ...] = REGIONS

    def __init__(self, facts: Facts, edition: Edition) -> None:
        self.facts = facts
        self.edition = edition
        self._lows = [low for _, low, _ in edition.tables]
        self._indexes: list[RowIndex | None] = [None] * len(edition.tables)
        self._identified: dict[tuple[Place, int], Row] = {}
        self._uses: dict[Place, dict[str, Any]] = {}

    @property
    def footnotes(self) -> Footnotes:
        """The footnotes of the edition."""
        return self.facts.footnotes(self.edition)

    def identified(self, row: Row) -> Row:
        """The row with the uses that its footnotes name (IMT, HAPS ...), for whichever countries.

        Apart from reading rows, since it reads the footnotes that the row cites.
        """
        key = (place_of(row), row.low_hz)
        known = self._identified.get(key)
        if known is None:
            named = tuple(i for _, i in self.footnotes.identifications(row))
            known = self._identified[key] = row._replace(identifications=named) if named else row
        return known

    @property
    def vocabulary(self) -> Vocabulary:
        """The services."""
        return self.facts.vocabulary

    def __iter__(self) -> Iterator[Row]:
        """Every row, Region by Region, by low edge."""
        rows = [piece for row in self._printed() for piece in self.pieces(row)]
        return iter(sorted(rows, key=lambda r: (r.region, r.low_hz)))

    def places(self, regions: Iterable[int]) -> list[Place]:
        """Where rows follow each other: the Regions, one after another; of a country's own table its columns."""
        return list(regions)

    def _printed(self) -> Iterator[Row]:
        """Every row of the page in the Regions that it answers for."""
        rows = (row for i in range(len(self._indexes)) for row in self._index(i).rows)
        return (row for row in rows if row.region in self.regions)

    def __len__(self) -> int:
        """How many rows it has, in all the Regions that it answers for."""
        return sum(len(self.pieces(row)) for row in self._printed())

    def __bool__(self) -> bool:
        """True: a Table is one however many rows it has, and none are read to say so."""
        return True

    def __repr__(self) -> str:
        where = f"{self.place}, " if self.place else ""
        return f"<{type(self).__name__} {self.edition.id}, {where}{len(self)} rows>"

    @property
    def place(self) -> str:
        """The code of the country that it is asked for; empty for the Regions."""
        country = getattr(self, "country", None)
        if country is None:
            return self.edition.national.country if self.edition.national else ""
        return str(country.code)

    def to_records(self) -> list[dict[str, Any]]:
        """One dict for each allocation, Region by Region, by low edge; keyed as JSON is, `low_mhz` and `high_mhz` beside.

        A row without allocations has one with an empty `service`.
        """
        from .frames import records

        return list(records(self, self.place))

    def to_pandas(self) -> pandas.DataFrame:
        """`to_records` as a pandas frame. Raises `ImportError` where pandas is not installed."""
        from .frames import pandas_frame

        return pandas_frame(self.to_records())

    def to_polars(self) -> polars.DataFrame:
        """`to_records` as a polars frame. Raises `ImportError` where polars is not installed."""
        from .frames import polars_frame

        return polars_frame(self.to_records())

    def _index(self, number: int) -> RowIndex:
        index = self._indexes[number]
        if index is None:
            index = self._indexes[number] = RowIndex(self.facts.rows(*self.edition.tables[number]))
        return index

    def pieces(self, row: Row) -> list[Row]:
        """What a printed row is here, by low edge: itself."""
        return [row]

    def _indexes_in(self, low_hz: int, high_hz: int) -> Iterator[RowIndex]:
        for number, (_, low, high) in enumerate(self.edition.tables):
            if low < high_hz and high > low_hz:
                yield self._index(number)

    def row_at(self, hz: int, region: Place) -> Row | None:
        """The row of one Region, or column of a country's own table, that holds the frequency; None outside coverage or in a gap."""
        number = bisect_right(self._lows, hz) - 1
        printed = self._index(number).at(hz, region) if number >= 0 else None
        return next((p for p in self.pieces(printed) if p.low_hz <= hz < p.high_hz), None) if printed else None

    def at(self, frequency: int | str, region: Asked = None) -> list[Hit]:
        """The rows that hold the frequency, by Region.

        At an exact band edge the row above comes first, then the row below with `edge` True.
        Raises `OutsideCoverageError`, and `FrequencyError` for text that is no frequency.
        """
        hz = parse_frequency(frequency) if isinstance(frequency, str) else _whole(frequency)
        self._check_covered(hz)
        hits = []
        for number in self._asked(region):
            row = self.row_at(hz, number)
            if row is None:
                there = [str(r) for r in self._asked(region) if self.row_at(hz, r) is not None]
                raise OutsideCoverageError(
                    f"{self.edition.id} has no row at {format_hz(hz)} in {_named(number)}",
                    "the data has a gap there: `specx lint` names it"
                    + (f"; -r {','.join(there)} is answered" if there else ""),
                )
            hits.append(Hit(row, hz, hz))
            if row.low_hz == hz and hz > 0:
                below = self.row_at(hz - 1, number)
                if below is not None:
                    hits.append(Hit(below, hz, hz, edge=True))
        return hits

    def overlap(self, low: int | str, high: int | None = None, region: Asked = None) -> list[Hit]:
        """The rows that share spectrum with the range, by low edge, then Region.

        `overlap("3400-3800 MHz")` or `overlap(3_400_000_000, 3_800_000_000)`. Each hit holds the
        overlapping part. Raises `OutsideCoverageError` where no Region asked has a row in the range;
        `gaps` and `outside` tell what else of it is not in the data.
        """
        if isinstance(low, str):
            low_hz, high_hz = parse_range(low)
        else:
            low_hz = _whole(low)
            high_hz = low_hz + 1 if high is None else _whole(high)
        hits = self.within(low_hz, high_hz, region)
        if not hits:
            self.check(low_hz, high_hz, region)
        return hits

    def within(self, low_hz: int, high_hz: int, region: Asked = None) -> list[Hit]:
        """As `overlap`; where the data has nothing, nothing. Who asks for an answer has to tell that."""
        hits = []
        for index in self._indexes_in(low_hz, high_hz):
            for number in self._asked(region):
                hits += [
                    Hit(row, max(low_hz, row.low_hz), min(high_hz, row.high_hz))
                    for printed in index.overlap(low_hz, high_hz, number)
                    for row in self.pieces(printed)
                    if row.low_hz < high_hz and row.high_hz > low_hz
                ]
        hits.sort(key=lambda hit: (hit.row.low_hz, hit.row.region))
        return hits

    def outside(self, low_hz: int, high_hz: int) -> list[tuple[int, int]]:
        """The parts of a range below and above what the edition covers."""
        start, end = self.edition.coverage
        parts = (low_hz, min(high_hz, start)), (max(low_hz, end), high_hz)
        return [(low, high) for low, high in parts if low < high]

    def gaps(self, low_hz: int, high_hz: int, region: Asked = None) -> list[Gap]:
        """The parts of a range that the edition covers and of which a Region has no row, by low edge, then Region."""
        low, high = max(low_hz, self.edition.coverage[0]), min(high_hz, self.edition.coverage[1])
        indexes = list(self._indexes_in(low, high))
        found = []
        for place in self._asked(region):
            number, column = (place, "") if isinstance(place, int) else place
            reached = low
            for row in (row for index in indexes for row in index.overlap(low, high, place)):
                if row.low_hz > reached:
                    found.append(Gap(number, reached, row.low_hz, column))
                reached = max(reached, row.high_hz)
            if reached < high:
                found.append(Gap(number, reached, high, column))
        return sorted(found, key=lambda gap: (gap.low_hz, gap.region))

    def check(self, low_hz: int, high_hz: int, region: Asked = None) -> None:
        """Raises `OutsideCoverageError` where no Region asked has a row in the range: there is nothing to ask."""
        places, (start, end) = list(self._asked(region)), self.edition.coverage
        if not (low_hz < end and high_hz > start):
            raise OutsideCoverageError(
                f"{format_range(low_hz, high_hz)} lies outside the data",
                f"{self.edition.id} covers {format_range(start, end)}",
            )
        if not any(index.overlap(low_hz, high_hz, p) for index in self._indexes_in(low_hz, high_hz) for p in places):
            regions = sorted({p if isinstance(p, int) else p[0] for p in places})
            raise OutsideCoverageError(
                f"{self.edition.id} has no row at {format_range(low_hz, high_hz)}{in_regions(regions)}",
                "the data has a gap there: `specx lint` names it",
            )

    def service(
        self,
        service: str | ServiceTerm,
        region: Asked = None,
        status: str | None = None,
        low_hz: int | None = None,
        high_hz: int | None = None,
    ) -> list[ServiceBand]:
        """Every band allocated to a service, by low edge, then Region.

        `service` is what a person types ("FSS (s-E)") or a term. Raises `UnknownNameError`.
        """
        term = self.vocabulary.ask(service) if isinstance(service, str) else service
        low = self.edition.coverage[0] if low_hz is None else low_hz
        high = self.edition.coverage[1] if high_hz is None else high_hz
        bands = []
        for index in self._indexes_in(low, high):
            for number in self._asked(region):
                for printed in self._rows_with(index, term.service, number, low, high):
                    for row in self.pieces(printed):
                        found = tuple(a for a in row.allocations if term.matches(a.term) and status in (None, a.status))
                        if found and row.low_hz < high and row.high_hz > low:
                            bands.append(ServiceBand(row, found))
        bands.sort(key=lambda band: (band.row.low_hz, band.row.region))
        return bands

    def _rows_with(self, index: RowIndex, service: str, region: Place, low_hz: int, high_hz: int) -> Iterable[Row]:
        """The printed rows that meet the range and may have the service here."""
        return index.service(service, region, low_hz, high_hz)

    def uses(
        self,
        application: str | Iterable[str],
        region: Asked = None,
        low_hz: int | None = None,
        high_hz: int | None = None,
    ) -> list[NamedUse]:
        """Where footnotes name a use ("IMT", "HAPS" ...), or one of several, within the range, by low edge, then Region.

        The first call for a Region reads all its footnotes; further ones ask a tree by use.
        """
        low = self.edition.coverage[0] if low_hz is None else low_hz
        high = self.edition.coverage[1] if high_hz is None else high_hz
        names = (application,) if isinstance(application, str) else tuple(dict.fromkeys(application))
        found: list[NamedUse] = []
        for number in self._asked(region):
            trees = self._uses.get(number)
            if trees is None:
                named: dict[str, list[tuple[int, int, NamedUse]]] = {}
                for row in self:
                    for use in self.identified(row).identifications if place_of(row) == number else ():
                        named.setdefault(use.application, []).append((use.low_hz, use.high_hz, NamedUse(row, use)))
                trees = self._uses[number] = {name: Tree(bands, few=0) for name, bands in named.items()}
            for name in names:
                if name in trees:
                    found += trees[name].overlap(low, high)
        return sorted(found, key=lambda u: (u.named.low_hz, u.row.region, u.named.high_hz, u.named.footnote))

    def between(
        self,
        first: ServiceTerm,
        second: ServiceTerm,
        low_hz: int,
        high_hz: int,
        region: Asked = None,
        status: str | None = None,
    ) -> list[Shared]:
        """Where both services are allocated within the range: row, part, each side's allocations."""
        shared = []
        for band in self.service(first, region, status, low_hz, high_hz):
            others = tuple(a for a in band.row.allocations if second.matches(a.term) and status in (None, a.status))
            # One allocation that answers to both terms is not two services sharing.
            others = others if len(others) > 1 or others != band.allocations else ()
            if others:
                low, high = max(low_hz, band.row.low_hz), min(high_hz, band.row.high_hz)
                shared.append(Shared(band.row, low, high, band.allocations, others))
        return shared

    def _asked(self, region: Asked) -> Iterable[Place]:
        if region is None:
            return self.regions
        if isinstance(region, int) or is_column(region):
            return (region,)
        return region  # type: ignore[return-value]

    def _check_covered(self, hz: int) -> None:
        low, high = self.edition.coverage
        if not low <= hz < high:
            raise OutsideCoverageError(
                f"{format_hz(hz)} lies outside the data", f"{self.edition.id} covers {format_range(low, high)}"
            )


def in_regions(regions: Collection[int]) -> str:
    """The Regions of which something is told, in words behind it; "" for all of them."""
    if len(regions) == len(REGIONS):
        return ""
    return f" in Region{'s' if len(regions) > 1 else ''} {' and '.join(map(str, regions))}"


def _named(place: Place) -> str:
    return f"Region {place}" if isinstance(place, int) else f"column '{place[1]}'"


def _whole(hz: int) -> int:
    """The frequency as given, if it is a whole number of Hz. Raises `FrequencyError` for a float."""
    if isinstance(hz, int) and not isinstance(hz, bool):
        return hz
    raise FrequencyError(f"{hz!r:.40} is not a whole number of Hz", 'give an int, or text such as "3.5GHz"')
