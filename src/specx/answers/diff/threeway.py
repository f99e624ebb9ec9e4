"""Holds two editions and the outcomes of the conference between them together.

Every difference has an outcome, and every outcome shows as a difference: what a record says
of a footnote, a country list or a row is what the two editions say.
"""

from __future__ import annotations

from ...errors import DataError
from ...facts.kinds.outcomes import SHOWING
from ...light import NamedTuple
from ...regulations.values import Source
from ...units import format_band
from .added import Added
from .editions import Comparison, FootnoteRecords, read_footnotes
from .footnotes import bands_of, rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ...facts.folder import Facts
    from ...facts.outcomes import Conference, Outcome
    from ...regulations.countries import Geography
    from ...regulations.values import Edition
    from .change import Change


_COUNTRY_KEYS = ("countries", "except_countries", "protected_countries", "agreement_countries")


class Disagreement(NamedTuple):
    """Something that two of the three sources do not agree on.

    `kind`: unexplained (a difference without outcome), unseen (an outcome that shows nowhere),
    footnote, country, row (an outcome that says of one what the editions do not), reach (an outcome
    that names other countries than the footnote that it adds), incomparable
    (where the comparison itself stopped; for callers that catch that).
    """

    kind: str
    source: Source
    message: str
    hint: str = ""


def check(facts: Facts, conference: Conference, told: Collection[str] = ()) -> list[Disagreement]:
    """Everything on which the editions and the outcomes disagree; empty where they hold together.

    With files `told` all that is to be said of those, and of others perhaps nothing.
    A conference still to come has only to follow an edition that is there. Raises `UnknownNameError`
    or `DataError` where the editions are not those that the conference names.
    """
    before = facts.edition(conference.before)
    if not conference.after:
        return []
    after = facts.edition(conference.after)
    if after.conference != conference.name:
        raise DataError(f"{after.id} says that {after.conference} made it, not {conference.name}")
    spans = [(low, high) for file, low, high in after.tables if file in told]
    tables = {file for edition in (before, after) for file, *_ in edition.tables}
    if told and tables.issuperset(told) and _readable(facts, before) and _readable(facts, after):
        outcomes = list(conference)
        parts = [Comparison(facts, before, after, [conference], span) for span in spans]
        if all(part.apart for part in parts):
            return [one for part in parts for one in _unexplained(part.rows(), outcomes)]
    comparison = Comparison(facts, before, after, [conference])
    changes = comparison.changes()
    footnotes = read_footnotes(facts, before), read_footnotes(facts, after)
    outcomes = list(conference)
    return [
        *_unexplained(changes, outcomes),
        *_footnotes(outcomes, *footnotes),
        *_countries(outcomes, changes, *footnotes),
        *_added(outcomes, changes, footnotes[1], facts.geography),
        *_rows(outcomes, changes),
        *_unseen(outcomes, changes, *footnotes),
    ]


def _readable(facts: Facts, edition: Edition) -> bool:
    """Whether the files of an edition can be compared: rows in the ranges of their files. Raises `DataError` as reading does."""
    read_footnotes(facts, edition)
    return all(
        low <= record["band"][0] < record["band"][1] <= high
        for file, low, high in edition.tables
        for record in facts.records("table", file)
    )


def place(change: Change) -> str:
    """Where a change is, in a reader's words."""
    if change.footnote:
        return f"No. {change.footnote}"
    return f"Region {change.region}, {format_band(change.low_hz or 0, change.high_hz or 0)}"


def _unexplained(changes: list[Change], outcomes: list[Outcome]) -> Iterator[Disagreement]:
    named: dict[str, set[str]] = {}
    for outcome in outcomes:
        named.setdefault(outcome.id, set()).update(outcome.all_footnotes())
    for change in changes:
        if not change.outcomes:
            what = f" of {change.service}" if change.service else ""
            message = f"{place(change)}: the change '{change.change}'{what} has no outcome"
            hint = "name it in an outcome, or in a record with effect: editorial"
            yield Disagreement("unexplained", change.source, message, hint)
        elif change.change == "footnotes":
            # Each reference by itself: one that is explained must not hide its neighbour.
            explained = {number for name in change.outcomes for number in named[name]}
            for number in (*change.added, *change.removed, *change.moved):
                if number not in explained:
                    message = f"{place(change)}: the reference to {number} has no outcome"
                    yield Disagreement("unexplained", change.source, message, "name the footnote in an outcome there")


def _footnotes(outcomes: list[Outcome], before: FootnoteRecords, after: FootnoteRecords) -> Iterator[Disagreement]:
    wanted = {"added": (False, True), "suppressed": (True, False)}
    for outcome in outcomes:
        for kind, numbers in outcome.footnotes.items():
            for number in numbers:
                there = number in before, number in after
                if there != wanted.get(kind, (True, True)):
                    words = " and ".join(
                        f"{'in' if is_there else 'not in'} the edition {word}"
                        for is_there, word in zip(there, ("before", "after"), strict=True)
                    )
                    yield Disagreement(
                        "footnote", outcome.source, f"{outcome.id}: {number} is called {kind} and is {words}"
                    )


def _countries(
    outcomes: list[Outcome], changes: list[Change], before: FootnoteRecords, after: FootnoteRecords
) -> Iterator[Disagreement]:
    """Who comes and goes, as the records have it and as the two lists differ."""
    said: dict[str, tuple[set[str], set[str], Source]] = {}
    for outcome in outcomes:
        for entry in outcome.record.get("countries_changed", ()):
            added, removed, _ = said.setdefault(entry["footnote"], (set(), set(), outcome.source))
            added.update(entry["added"])
            removed.update(entry["removed"])
    moved = {c.footnote: set(c.moved) for c in changes if c.change == "countries"}
    for number in sorted({*said, *moved} - {None}, key=str):
        assert number is not None
        added, removed, source = said.get(number, (set(), set(), Source("", 1)))
        was, now = _named(before.get(number)), _named(after.get(number))
        if not now and any(number in o.footnotes.get("modified", ()) and not o.countries for o in outcomes):
            continue  # the list gave way to a whole Region, and an outcome says that
        # A country that only changed its place in the footnote may be told as coming or going.
        for word, told, true in (("added", added, now - was), ("removed", removed, was - now)):
            for country in sorted((told ^ true) - moved.get(number, set())):
                if country in told:
                    yield Disagreement(
                        "country", source, f"{number}: {country} is called {word}, and the lists do not show it"
                    )
                elif number in after and number in before:
                    yield Disagreement("country", Source(after[number]["file"], after[number]["line"]),
                                  f"{number}: {country} is {word}, and no outcome says so",
                                  "add it to countries_changed")  # fmt: skip


def _added(
    outcomes: list[Outcome], changes: list[Change], after: FootnoteRecords, geography: Geography
) -> Iterator[Disagreement]:
    for outcome, message in Added(outcomes, after, geography).deviations(changes):
        yield Disagreement("reach", outcome.source, f"{outcome.id}: {message}", "name those that the footnote names")


def _named(footnote: dict[str, object] | None) -> set[str]:
    return {c for rule in rules(footnote or {}) for key in _COUNTRY_KEYS for c in rule.get(key, ())}


def _rows(outcomes: list[Outcome], changes: list[Change]) -> Iterator[Disagreement]:
    for outcome in outcomes:
        for regions, (low, high) in outcome.rows:
            for region in regions:
                if not any(c.region == region and c.touches(low, high) for c in changes):
                    yield Disagreement("row", outcome.source,
                                  f"{outcome.id}: {format_band(low, high)} in Region {region} is no row that differs")  # fmt: skip


def _unseen(
    outcomes: list[Outcome], changes: list[Change], before: FootnoteRecords, after: FootnoteRecords
) -> Iterator[Disagreement]:
    told = {c.footnote for c in changes if c.footnote}
    by_outcome: dict[str, list[Change]] = {}
    for change in changes:
        for name in change.outcomes:
            by_outcome.setdefault(name, []).append(change)
    for outcome in outcomes:
        if outcome.effect not in SHOWING:
            continue
        for low, high in outcome.bands:
            row = any(c.touches(low, high) for c in by_outcome.get(outcome.id, ()) if not c.footnote)
            footnote = any(
                a < high and b > low
                for number in outcome.all_footnotes() & told
                for edition in (before, after)
                for a, b in bands_of(edition.get(number, {}))
            )
            if not row and not footnote:
                yield Disagreement("unseen", outcome.source,
                              f"{outcome.id}: {format_band(low, high)} shows as no difference of rows or footnotes")  # fmt: skip
