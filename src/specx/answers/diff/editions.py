"""Two editions compared: rows and footnotes, each difference with the outcomes that explain it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...facts.conferences import between
from ...facts.folder import Facts
from ...facts.outcomes import Conference, Outcome
from ...regulations.values import Edition, Row
from ...table.table import REGIONS
from .change import Change
from .footnotes import compare_notes
from .rows import compare_rows

Notes = dict[str, dict[str, Any]]
_MAKING = ("allocation", "upgrade", "reallocation", "deletion")


class Comparison:
    """The differences between two editions of the same folder of facts.

    Where the conferences that lie between them are in the folder, each difference names their
    outcomes; between other editions `outcomes` stays empty. `conferences` may be given by one who
    knows which they are.
    """

    def __init__(
        self, facts: Facts, before: Edition, after: Edition, conferences: Iterable[Conference] | None = None
    ) -> None:
        self.facts = facts
        self.before = before
        self.after = after
        self.conferences = between(facts, before, after) if conferences is None else list(conferences)
        self._rows = {e.id: _by_region(facts, e) for e in (before, after)}

    def rows(self, low_hz: int | None = None, high_hz: int | None = None) -> list[Change]:
        """The differences of rows, by low edge, then Region; within `[low, high)` where given."""
        found: list[Change] = []
        for region in REGIONS:
            found += compare_rows(
                self._rows[self.before.id][region], self._rows[self.after.id][region], self.facts.vocabulary
            )
        found = [c for c in found if _within(c, low_hz, high_hz)]
        found.sort(key=lambda c: (c.low_hz or 0, c.change != "edges", c.region or 0))
        return self._explained(found)

    def notes(self, low_hz: int | None = None, high_hz: int | None = None) -> list[Change]:
        """The differences of footnotes, by number; within `[low, high)` where given."""
        cited: dict[str, list[Row]] = {}
        for regions in self._rows.values():
            for rows in regions.values():
                for row in rows:
                    for number in row.all_footnotes():
                        cited.setdefault(number, []).append(row)
        before, after = read_notes(self.facts, self.before), read_notes(self.facts, self.after)
        found = compare_notes(before, after, cited, self.facts.vocabulary, self._marks())
        return self._explained([c for c in found if _within(c, low_hz, high_hz)])

    def _marks(self) -> set[str]:
        """The conferences with whose names the print marks what is new since the older edition."""
        editions = map(self.facts.edition, self.facts.edition_ids)
        since = {e.conference for e in editions if self.before.in_force < e.in_force < self.after.in_force}
        return {self.after.conference, *since}

    def _explained(self, changes: list[Change]) -> list[Change]:
        if self.before.id == self.after.supersedes and self.facts.amended is self.after:
            for change in changes:
                change.outcomes = [self.after.id.partition("+")[2]]
        if self.conferences and changes:
            outcomes = [outcome for conference in self.conferences for outcome in conference]
            reach = [(*o.reach(), o) for o in outcomes]
            by_note: dict[str, list[Outcome]] = {}
            for outcome in outcomes:
                for number in outcome.all_footnotes():
                    by_note.setdefault(number, []).append(outcome)
            for change in changes:
                if change.footnote is not None:
                    found = explain_note(change, by_note.get(change.footnote, []))
                else:
                    low, high = change.bands[0]
                    near = [o for start, end, o in reach if start < high and end > low]
                    found = explain_row(change, near)
                    change.explained = {number for o in found for number in o.all_footnotes()}
                change.outcomes = [o.id for o in found]
                change.conferences = [o.conference for o in found]
        return changes


def read_notes(facts: Facts, edition: Edition) -> Notes:
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
        named = [o for o in here if any(_names_row(o, change, a, b) for a, b in change.after)]
        return named or [o for o in here if any(_edge_of(o, change, band) for band in o.bands)]
    if change.change == "footnotes":
        touched = {*change.gained, *change.lost, *change.moved}
        return [o for o in here if touched & o.all_footnotes()]
    return here


def _names_row(outcome: Outcome, change: Change, low: int, high: int) -> bool:
    return any(change.region in regions and band == (low, high) for regions, band in outcome.rows)


def _edge_of(outcome: Outcome, change: Change, band: tuple[int, int]) -> bool:
    """Whether an edge of the outcome's band is one of the edges that are new."""
    old = {edge for row in change.before for edge in row}
    new = {edge for row in change.after for edge in row}
    return bool((new ^ old) & set(band))


def explain_note(change: Change, naming: list[Outcome]) -> list[Outcome]:
    """Of the outcomes that name a footnote, those that say it changed in this way."""
    number = change.footnote
    list_name = {"added": "added", "removed": "suppressed"}.get(change.change, "modified")
    found = [o for o in naming if number in (*o.footnotes.get(list_name, ()), *o.footnotes.get("affected", ()))]
    if change.change == "countries":
        exact = [o for o in found if any(c["footnote"] == number for c in o.record.get("countries_changed", ()))]
        return exact or found
    return found


def _by_region(facts: Facts, edition: Edition) -> dict[int, list[Row]]:
    rows = sorted((row for table in edition.tables for row in facts.rows(*table)), key=lambda r: r.low_hz)
    return {region: [r for r in rows if r.region == region] for region in REGIONS}


def _within(change: Change, low_hz: int | None, high_hz: int | None) -> bool:
    return low_hz is None or high_hz is None or change.touches(low_hz, high_hz)
