"""Two editions compared: rows and footnotes, each difference with the outcomes that explain it."""

from __future__ import annotations

from ...facts.conferences import between
from ...table.table import REGIONS, Table
from .change import Change, NotCompared
from .footnotes import compare_footnotes
from .rows import compare_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Any, TypeAlias

    from ...facts.folder import Facts
    from ...facts.outcomes import Conference, Outcome
    from ...regulations.values import Edition, Row, ServiceTerm


FootnoteRecords: TypeAlias = "dict[str, dict[str, Any]]"
RegionRows: TypeAlias = "dict[int, list[Row]]"
_MAKING = ("allocation", "upgrade", "reallocation", "deletion")


class Comparison:
    """The differences between two editions of the same folder of facts.

    Where the conferences that lie between them are in the folder, each difference names their
    outcomes; between other editions `outcomes` stays empty. `conferences` may be given by one who
    knows which they are, and the `span` by one who asks of no other rows.
    """

    def __init__(
        self,
        facts: Facts,
        before: Edition,
        after: Edition,
        conferences: Iterable[Conference] | None = None,
        span: tuple[int, int] | None = None,
    ) -> None:
        self.facts = facts
        self.before = before
        self.after = after
        self.conferences = between(facts, before, after) if conferences is None else list(conferences)
        self._span = span
        self._rows: dict[str, RegionRows] = {}

    @property
    def apart(self) -> bool:
        """Whether rows begin and end at the edges of the span in both editions, in each Region: what lies beyond is no
        part of any difference in it."""
        rows = [mine for edition in (self.before, self.after) for mine in self._all_rows(edition).values()]
        return self._span is None or all(
            mine and (mine[0].low_hz, max(row.high_hz for row in mine)) == self._span for mine in rows
        )

    def changes(
        self,
        low_hz: int | None = None,
        high_hz: int | None = None,
        only: str = "",
        kinds: Collection[str] = (),
        regions: Collection[int] = REGIONS,
        asked: ServiceTerm | None = None,
    ) -> list[Change]:
        """The differences of rows, then of footnotes; `only` "rows" or "footnotes" leaves out the others.

        `kinds` are kinds of change, none for any. A footnote counts where rows of the Regions cite it. What
        counts, counts by either edition: a band that a footnote lost, a service that it no longer names.
        """
        found = [] if only == "footnotes" else self.rows(low_hz, high_hz, asked)
        found += [] if only == "rows" else self.footnotes(low_hz, high_hz, asked)
        return [
            change
            for change in found
            if (not kinds or change.change in kinds)
            and (not (where := (change.region,) if change.region else change.regions) or set(where) & set(regions))
        ]

    def rows(
        self, low_hz: int | None = None, high_hz: int | None = None, asked: ServiceTerm | None = None
    ) -> list[Change]:
        """The differences of rows, by low edge, then Region; within `[low, high)` and of a service where given.

        A difference is of a service where its allocation changed, or footnotes beside it or under its row.
        """
        found: list[Change] = []
        before, after = self._around(low_hz, high_hz) or map(self._all_rows, (self.before, self.after))
        for region in REGIONS:
            found += compare_rows(before[region], after[region], self.facts.vocabulary, asked)
        found = [c for c in found if _within(c, low_hz, high_hz)]
        found.sort(key=lambda c: (c.low_hz or 0, c.change != "edges", c.region or 0))
        return self._explained(found)

    def footnotes(
        self, low_hz: int | None = None, high_hz: int | None = None, asked: ServiceTerm | None = None
    ) -> list[Change]:
        """The differences of footnotes, by number; within `[low, high)` and about a service where given."""
        before, after = read_footnotes(self.facts, self.before), read_footnotes(self.facts, self.after)
        cited = self._cited(self.before), self._cited(self.after)
        found = compare_footnotes(before, after, cited, self.facts.vocabulary, self._marks(), asked)
        return self._explained([c for c in found if _within(c, low_hz, high_hz)])

    def uncompared(
        self, low_hz: int | None = None, high_hz: int | None = None, regions: Collection[int] = REGIONS
    ) -> Iterator[NotCompared]:
        """The parts of `[low, high)`, of all by default, that one of the editions does not have: older first."""
        ends = [edge for edition in (self.before, self.after) for edge in edition.coverage]
        low, high = min(ends) if low_hz is None else low_hz, max(ends) if high_hz is None else high_hz
        for edition in (self.before, self.after):
            table = Table(self.facts, edition)
            for a, b in table.outside(low, high):
                yield NotCompared(edition=edition.id, region=None, low_hz=a, high_hz=b)
            for gap in table.gaps(low, high, regions):
                yield NotCompared(edition=edition.id, region=gap.region, low_hz=gap.low_hz, high_hz=gap.high_hz)

    def check(self, low_hz: int, high_hz: int, regions: Collection[int] = REGIONS) -> None:
        """Raises `OutsideCoverageError` where one of the editions has nothing of `[low, high)`."""
        for edition in (self.before, self.after):
            Table(self.facts, edition).check(low_hz, high_hz, regions)

    def _all_rows(self, edition: Edition) -> RegionRows:
        if edition.id not in self._rows:
            low, high = self._span or edition.coverage
            tables = [table for table in edition.tables if table[1] < high and table[2] > low]
            self._rows[edition.id] = _by_region(self.facts, tables, self._span)
        return self._rows[edition.id]

    def _around(self, low_hz: int | None, high_hz: int | None) -> tuple[RegionRows, RegionRows] | None:
        """The rows of either edition out of the files that reach into `[low, high)`.

        None where those do not begin and end with a row in every Region of both: a difference may reach further then.
        """
        if low_hz is None or high_hz is None:
            return None
        low, high = low_hz, high_hz
        editions = self.before, self.after
        within: list[list[tuple[str, int, int]]] = []
        while not within or (low, high) != (low_hz, high_hz):
            low_hz, high_hz = low, high
            within = [[table for table in e.tables if table[1] < high and table[2] > low] for e in editions]
            for _, first, last in (table for tables in within for table in tables):
                low, high = min(low, first), max(high, last)
        before, after = (_by_region(self.facts, tables) for tables in within)
        sides = [rows for of in (before, after) for rows in of.values()]
        if all(rows and (rows[0].low_hz, max(r.high_hz for r in rows)) == (low, high) for rows in sides):
            return before, after
        return None

    def _cited(self, edition: Edition) -> dict[str, list[Row]]:
        """The rows of an edition that cite each footnote."""
        cited: dict[str, list[Row]] = {}
        for rows in self._all_rows(edition).values():
            for row in rows:
                for number in row.all_footnotes():
                    cited.setdefault(number, []).append(row)
        return cited

    def _marks(self) -> set[str]:
        """The conferences with whose names the print marks what is new since the older edition."""
        editions = map(self.facts.edition, self.facts.edition_ids)
        since = {e.conference for e in editions if self.before.in_force < e.in_force < self.after.in_force}
        return {self.after.conference, *since}

    def _explained(self, changes: list[Change]) -> list[Change]:
        """The changes with the outcomes that explain them, or the overlay that makes them."""
        if self.conferences and changes:
            # What explains a row lies where it changed; what explains a footnote may lie anywhere.
            whole = any(change.footnote is not None for change in changes)
            places = [] if whole else [change.bands[0] for change in changes]
            outcomes = [
                outcome
                for conference in self.conferences
                for outcome in (conference.reaching(places) if places else conference)
            ]
            reach = [(*o.reach(), o) for o in outcomes]
            by_footnote: dict[str, list[Outcome]] = {}
            for outcome in outcomes:
                for number in outcome.all_footnotes():
                    by_footnote.setdefault(number, []).append(outcome)

            def explaining(change: Change) -> list[Outcome]:
                if change.footnote is not None:
                    return explain_footnote(change, by_footnote.get(change.footnote, []))
                low, high = change.bands[0]
                return explain_row(change, [o for start, end, o in reach if start < high and end > low])

            found = [explaining(change) for change in changes]
            return [
                change._replace(outcomes=tuple(o.id for o in by), outcome_conferences=tuple(o.conference for o in by))
                for change, by in zip(changes, found, strict=True)
            ]
        if self.before.id == self.after.supersedes and self.facts.amended is self.after:
            return [change._replace(outcomes=(self.after.id.partition("+")[2],)) for change in changes]
        return changes


def read_footnotes(facts: Facts, edition: Edition) -> FootnoteRecords:
    """Every footnote record of an edition by number, each with its `file`."""
    return {
        record["id"]: {"file": file, **record}
        for file, _, _ in edition.footnote_files
        if facts.has(file)
        for record in facts.records("footnotes", file)
    }


def explain_row(change: Change, outcomes: list[Outcome]) -> list[Outcome]:
    """The outcomes that lie where a row changed and name what changed there."""
    (low, high), region = change.bands[0], change.region or 0
    here = [o for o in outcomes if o.touches_row(region, low, high)]
    if change.service is not None:
        named = [o for o in here if any(t.service == change.service for t in o.terms)]
        # The Table itself changes by an allocation for whole Regions; what else names the service comes second.
        return [o for o in named if o.effect in _MAKING and not o.countries] or named
    if change.change == "edges":
        named = [o for o in here if any(_names_row(o, change, a, b) for a, b in _rows_of(change.after))]
        return named or [o for o in here if any(_edge_of(o, change, band) for band in o.bands)]
    if change.change == "footnotes":
        touched = {*change.added, *change.removed, *change.moved}
        return [o for o in here if touched & o.all_footnotes()]
    return here


def _names_row(outcome: Outcome, change: Change, low: int, high: int) -> bool:
    return any(change.region in regions and band == (low, high) for regions, band in outcome.rows)


def _edge_of(outcome: Outcome, change: Change, band: tuple[int, int]) -> bool:
    """Whether an edge of the outcome's band is one of the edges that are new."""
    old = {edge for row in _rows_of(change.before) for edge in row}
    new = {edge for row in _rows_of(change.after) for edge in row}
    return bool((new ^ old) & set(band))


def _rows_of(value: object) -> list[tuple[int, int]]:
    """The rows that a change of edges has before or after."""
    return [row for row in value if isinstance(row, tuple)] if isinstance(value, tuple) else []


def explain_footnote(change: Change, naming: list[Outcome]) -> list[Outcome]:
    """Of the outcomes that name a footnote, those that say it changed in this way."""
    number = change.footnote
    list_name = {"added": "added", "removed": "suppressed"}.get(change.change, "modified")
    found = [o for o in naming if number in (*o.footnotes.get(list_name, ()), *o.footnotes.get("affected", ()))]
    if change.change == "countries":
        exact = [o for o in found if any(c["footnote"] == number for c in o.record.get("countries_changed", ()))]
        return exact or found
    return found


def _by_region(facts: Facts, tables: Iterable[tuple[str, int, int]], span: tuple[int, int] | None = None) -> RegionRows:
    rows = sorted((row for table in tables for row in facts.rows(*table)), key=lambda r: r.low_hz)
    meant = [row for row in rows if span is None or (row.low_hz < span[1] and row.high_hz > span[0])]
    return {region: [r for r in meant if r.region == region] for region in REGIONS}


def _within(change: Change, low_hz: int | None, high_hz: int | None) -> bool:
    return low_hz is None or high_hz is None or change.touches(low_hz, high_hz)
