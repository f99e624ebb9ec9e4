"""What ground the base gives a country for each allocation of its own table, in five grades.

The ground is what the country may use by the base: the Table with the footnotes that name the country applied, and use
that footnotes permit on terms of their own. A note of the country's own gives none: no State gives itself a status
towards others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..errors import FrequencyError
from ..regulations.footnotes import Rule, footnote_of
from ..regulations.terms import Terms
from ..regulations.values import STATUSES, Hit, Row, ServiceTerm, Source, outranks
from ..table.view import View
from ..units import format_band, parse_frequency
from .folder import Folder
from .own import OwnRowAt, OwnTable, own_tables
from .rows import EntryAt

# The worst first. "part" is told where the rest of the row has ground.
NONE, RAISED, DIRECTION, WIDER, PART = "none", "raised", "direction", "wider", "part"
_FULL = ""


class Lack(NamedTuple):
    """A part of a row in which an entry lacks ground: how, and what of the kind the base has there."""

    grade: str
    low: int
    high: int
    held: tuple[str, ...]


class BeyondBase(NamedTuple):
    """An entry of a country's own table that goes beyond its base."""

    table: OwnTable
    row: OwnRowAt
    entry: EntryAt
    grade: str
    lacks: tuple[Lack, ...]
    notes: tuple[str, ...]  # of its own that give the allocation

    @property
    def service(self) -> str:
        """The entry as files write it, with its status."""
        return f"{self.entry.status} {self.table.folder.vocabulary.data_text(self.entry.term)}"

    @property
    def held(self) -> str:
        """What of the kind the base has, in words."""
        return ", ".join(dict.fromkeys(word for lack in self.lacks for word in lack.held))

    @property
    def own(self) -> str:
        """The notes of its own that give it, as the end of a sentence."""
        return f"; {' and '.join(self.notes)} of its own adds it" if self.notes else ""


def deviations(folder: Folder, grade: str) -> Iterator[BeyondBase]:
    """The entries of one grade in every national table of the folder."""
    found: list[BeyondBase] | None = folder.shared.get("deviations")
    if found is None:
        found = folder.shared["deviations"] = [d for table in own_tables(folder) for d in _deviations(table)]
    return (d for d in found if d.grade == grade)


def _deviations(table: OwnTable) -> Iterator[BeyondBase]:
    view = table.view if table.told_rows else None
    if view is None or table.country is None or not table.country.regions:
        return
    compare = AgainstBase(view, table.head.words.qualifiers if table.head.words else ())
    own = OwnGrounds(table)
    for row in table.told_rows:
        pieces = {region: view.within(row.low, row.high, region) for region in table.country.regions}
        for entry in row.entries:
            # A country of two Regions may do what one of them has.
            found = (list(compare.lacks(row, entry, hits)) for hits in pieces.values())
            lacks = min(found, key=len)
            if lacks:
                lacking = sum(lack.high - lack.low for lack in lacks)
                covered = sum(h.high_hz - h.low_hz for h in next(iter(pieces.values())))
                grades = [g for g in (NONE, RAISED, DIRECTION, WIDER) if any(lack.grade == g for lack in lacks)]
                grade = PART if lacking < covered else grades[0]
                yield BeyondBase(table, row, entry, grade, tuple(lacks), tuple(own.giving(row, entry)))


class OwnGrounds:
    """The notes of a table's own that make allocations."""

    def __init__(self, table: OwnTable) -> None:
        self._table = table
        self._terms = Terms(table.folder.vocabulary)
        self._rules: dict[str, list[Rule]] = {}

    def _making(self, number: str) -> list[Rule]:
        """The rules of a note that make allocations."""
        note = self._table.notes.get(number)
        if note is None or note.document.problems or note.record.get("suppressed"):
            return []
        if number not in self._rules:
            made = footnote_of(note.record, Source("", 1), lambda _: ())
            self._rules[number] = [rule for rule in made.rules if rule.makes]
        return self._rules[number]

    def giving(self, row: OwnRowAt, entry: EntryAt) -> Iterator[str]:
        """The notes, beside the entry or under its row, that give its service in the row."""
        for number in dict.fromkeys((*entry.footnotes, *row.record.get("footnotes", ()))):
            for rule in self._making(number):
                meant = not rule.column or rule.column in row.columns
                enough = rule.status in STATUSES and (
                    rule.status == "permitted" or not outranks(entry.status, rule.status)
                )
                if (
                    meant
                    and enough
                    and rule.within(row.low, row.high)
                    and any(self._terms.fit(t, entry.term) == "whole" for t in rule.services)
                ):
                    yield number
                    break


class AgainstBase:
    """Compares entries with what a country may use by an edition. `own` are the brackets that its table declares."""

    def __init__(self, view: View, own: Sequence[str]) -> None:
        self._view = view
        vocabulary = view.vocabulary.with_qualifiers(own) if own else view.vocabulary
        self._own = frozenset(own) - view.vocabulary.qualifiers
        self._terms = Terms(vocabulary)
        self._data_text = vocabulary.data_text
        self._children: dict[str, list[str]] = {}
        for service in vocabulary.services.values():
            if service.parent:
                self._children.setdefault(service.parent, []).append(service.id)

    def lacks(self, row: OwnRowAt, entry: EntryAt, hits: Sequence[Hit]) -> Iterator[Lack]:
        """The parts of a row in which an entry has no ground, or not all of it; parts that join are told as one."""
        cited = {*entry.footnotes, *row.record.get("footnotes", ())}
        last: Lack | None = None
        for hit in hits:
            low, high = hit.low_hz, hit.high_hz
            grade, held = self._grade(entry, hit.row, cited)
            here = Lack(grade, low, high, held) if grade != _FULL else None
            if last is not None and here is not None and (last.grade, last.held, last.high) == (grade, held, low):
                last = last._replace(high=high)
                continue
            if last is not None:
                yield last
            last = here
        if last is not None:
            yield last

    def _grade(self, entry: EntryAt, piece: Row, cited: set[str]) -> tuple[str, tuple[str, ...]]:
        """The grade, and what of the kind the piece has."""
        asked = entry.term
        # What a footnote takes out stands where the entry bears the footnote too, as in the base.
        kept = [(r.term, r.status) for r in piece.removed if r.footnote in cited]
        held = [(a.term, a.status) for a in piece.allocations] + kept
        enough = [term for term, status in held if status == "permitted" or not outranks(entry.status, status)]
        if self._carries(enough, asked) or self._left_open(piece, asked):
            return _FULL, ()
        kin = [(t, s) for t, s in held if self._fit(t._replace(directions=()), asked._replace(directions=()))]
        told = tuple(self._told(term, status, entry) for term, status in kin)
        bare = asked._replace(directions=())
        if self._carries([term for term, _ in held], asked):
            return RAISED, told
        if asked.directions and self._carries([t._replace(directions=()) for t in enough], bare):
            return DIRECTION, told
        if any(self._fit(term, asked) for term in enough):
            return WIDER, told
        if any(self._fit(term, asked) for term, _ in held):
            return RAISED, told
        if asked.directions and kin:
            return DIRECTION, told
        return NONE, ()

    def _told(self, term: ServiceTerm, status: str, entry: EntryAt) -> str:
        return self._data_text(term) + (f", {status}" if status != entry.status else "")

    def _left_open(self, piece: Row, asked: ServiceTerm) -> bool:
        """Whether a footnote may give the service here, and the data leaves open whether it does."""
        open_rules = (rule for rule in self._view.left_open(piece) if rule.within(piece.low_hz, piece.high_hz))
        return any(self._fit(term, asked) == "whole" for rule in open_rules for term in rule.services)

    def _carries(self, held: Sequence[ServiceTerm], asked: ServiceTerm) -> bool:
        """Whether the terms together carry a use wholly, in each of its directions."""
        directions: list[tuple[str, ...]] = [(d,) for d in asked.directions] or [()]
        return all(self._together(held, asked._replace(directions=d)) for d in directions)

    def _together(self, held: Sequence[ServiceTerm], asked: ServiceTerm) -> bool:
        if any(self._fit(term, asked) == "whole" for term in held):
            return True
        for term in held:
            head, found, left_out = f" {term.qualifier}".partition(" except ")
            if found and self._fit(term._replace(qualifier=head.strip()), asked) == "whole":
                rest = self._terms.vocabulary.term(left_out)
                others = [other for other in held if other != term]
                if self._together(others, rest._replace(directions=asked.directions or rest.directions)):
                    return True
        parts = self._children.get(asked.service, []) if not asked.qualifier else []
        return bool(parts) and all(self._together(held, asked._replace(service=part)) for part in parts)

    def _fit(self, held: ServiceTerm, asked: ServiceTerm) -> str:
        """As `Terms.fit`: "whole", "part", or ""; with the brackets of a national table read for what they mean."""
        if asked.qualifier == "passive" and held.directions:
            return ""  # what only listens sends in no direction
        if held.service == asked.service and held.qualifier != asked.qualifier and self._reads(held, asked):
            asked = asked._replace(qualifier=held.qualifier)
        return self._terms.fit(held, asked)

    def _reads(self, held: ServiceTerm, asked: ServiceTerm) -> bool:
        """Whether a bracket of the table's own says what one of the base does: the same frequency, or all its words."""
        if asked.qualifier not in self._own or not held.qualifier:
            return False
        hertz = _hertz(held.qualifier)
        if hertz is not None:
            return hertz == _hertz(asked.qualifier)
        words = [set(term.qualifier.replace(",", " ").split()) for term in (held, asked)]
        return words[0] <= words[1]


def _hertz(text: str) -> int | None:
    try:
        return parse_frequency(text)
    except FrequencyError:
        return None


def lacking(lacks: Sequence[Lack]) -> str:
    """Where a row lacks ground, in words."""
    words = {NONE: "none", RAISED: "of lower status", DIRECTION: "of another direction", WIDER: "narrower"}
    told = []
    for grade, word in words.items():
        bands = [format_band(lack.low, lack.high) for lack in lacks if lack.grade == grade]
        if bands:
            more = f" and {len(bands) - 3} more" if len(bands) > 3 else ""
            told.append(f"{word} at {', '.join(bands[:3])}{more}")
    return "; ".join(told)


__all__ = ["DIRECTION", "NONE", "PART", "RAISED", "WIDER", "BeyondBase", "Lack", "deviations", "lacking"]
