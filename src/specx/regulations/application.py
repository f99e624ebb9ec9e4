"""Footnotes applied to one row: what they make of its allocations.

The order follows Nos. 5.31 to 5.41: alternative allocations take the place of the Table's
entries, what is forbidden is taken out, additional allocations join, and a different category
changes the status of what then stands there. Nothing is applied that a footnote does not state: a rule that cannot be
applied is handed back as described.
"""

from __future__ import annotations

from .values import Allocation, Removed, Row, ServiceTerm, outranks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .footnotes import Rule
    from .services import Vocabulary


def apply(
    row: Row, rules: Sequence[Rule], vocabulary: Vocabulary
) -> tuple[tuple[Allocation, ...], tuple[str, ...], list[str], tuple[Removed, ...]]:
    """The row's allocations after the rules; the footnotes that changed them; those that could not; what went."""
    box = Box(row.allocations, vocabulary)
    applied: list[str] = []
    not_applied: list[str] = []
    alternatives = [r for r in rules if r.kind == "alternative-allocation"]
    if alternatives:
        box.replace(alternatives)
        applied += [r.footnote for r in alternatives]
    removed: list[Removed] = []
    for rule in rules:
        for term in rule.takes:
            removed += box.take(term, rule.footnote)
    applied += [r.footnote for r in removed]
    for rule in rules:
        if rule.kind == "additional-allocation":
            added = [box.add(term, rule.status, rule.footnote) for term in rule.services]
            applied += [rule.footnote] if any(added) else []
    for rule in rules:
        if rule.kind == "different-category":
            beside = any(rule.footnote in a.footnotes for a in row.allocations) and rule.footnote not in row.footnotes
            for term in rule.services:
                done = box.recategorize(term, rule, beside)
                if done is None:
                    not_applied.append(rule.footnote)
                elif done:
                    applied.append(rule.footnote)
    return tuple(box.entries), tuple(dict.fromkeys(applied)), not_applied, tuple(removed)


class Box:
    """The entries of one box while footnotes are applied to it, primary first, in printed order."""

    def __init__(self, entries: Iterable[Allocation], vocabulary: Vocabulary) -> None:
        self.entries = list(entries)
        self.vocabulary = vocabulary

    def _made(self, term: ServiceTerm, status: str, footnotes: Iterable[str], via: str) -> Allocation:
        label = self.vocabulary.label(term, status)
        return Allocation(*term, status, label, tuple(dict.fromkeys(footnotes)), via)

    def _insert(self, new: Allocation) -> None:
        """Puts an entry behind those of its status that the RR prints before it (No. 5.48)."""
        order = self.vocabulary.order
        place = 0
        for i, entry in enumerate(self.entries):
            if outranks(entry.status, new.status) or (
                entry.status == new.status and order(entry.term) <= order(new.term)
            ):
                place = i + 1
        self.entries.insert(place, new)

    def _find(self, term: ServiceTerm) -> Allocation | None:
        return next((e for e in self.entries if e.term == term), None)

    def replace(self, rules: Sequence[Rule]) -> None:
        """Alternative allocations: the Table's entries, or those that the rules name, give way."""
        named = {term for rule in rules for term in rule.replaces}
        gone = [e for e in self.entries if e.term in named or not all(rule.replaces for rule in rules)]
        self.entries = [e for e in self.entries if e not in gone]
        beside = {e.term: e.footnotes for e in gone}
        for rule in rules:
            for term in rule.services:
                # What stands beside the same service in the Table goes on binding it.
                kept = beside.get(term, ())
                existing = self._find(term)
                if existing is None:
                    self._insert(self._made(term, rule.status, (*kept, rule.footnote), rule.footnote))
                elif outranks(rule.status, existing.status):
                    self._change(existing, rule.status, rule.footnote)

    def take(self, term: ServiceTerm, footnote: str) -> Iterator[Removed]:
        """A service forbidden: the entries that it names or takes in go; one that holds it as a part is narrowed.

        An entry of which the RR has no way to print the rest stays: what is forbidden in it is told apart.
        """
        covers = self.vocabulary.covers
        for entry in tuple(self.entries):
            left: Allocation | None = None
            if not covers(term, entry.term):
                if not covers(entry.term, term) or entry.qualifier or term.qualifier or term.service == entry.service:
                    continue
                rest = entry.term._replace(qualifier=f"except {self.vocabulary.data_text(term)}")
                left = self._made(rest, entry.status, (*entry.footnotes, footnote), footnote)
            self.entries.remove(entry)
            if left is not None:
                self._insert(left)
            yield Removed(footnote, *entry.term, entry.status, entry.label, left.label if left else "")

    def add(self, term: ServiceTerm, status: str, footnote: str) -> bool:
        """An additional allocation; whether it adds anything to what stands there."""
        existing = self._find(term)
        if existing is None:
            self._insert(self._made(term, status, (footnote,), footnote))
            return True
        if outranks(status, existing.status):
            self._change(existing, status, footnote)
            return True
        if existing.via != "table" and existing.status == status:
            # Two footnotes make the same allocation: both are named beside it.
            both = dict.fromkeys((*existing.footnotes, footnote))
            self.entries[self.entries.index(existing)] = existing._replace(footnotes=tuple(both))
            return True
        return False

    def _change(self, entry: Allocation, status: str, footnote: str) -> None:
        self.entries.remove(entry)
        self._insert(self._made(entry.term, status, (*entry.footnotes, footnote), footnote))

    def recategorize(self, term: ServiceTerm, rule: Rule, beside: bool) -> bool | None:
        """A different category of service for what `term` means among the entries.

        The entries that the term names or takes in change status; `beside` leaves only those
        that carry the footnote. A part of an entry (land mobile out of mobile) is raised into an
        entry of its own, and what is left of the entry keeps its status. Returns whether
        anything changed; None where the rule cannot be applied to what stands there.
        """
        covers = self.vocabulary.covers
        entries = [e for e in self.entries if not beside or rule.footnote in e.footnotes or e.via != "table"]
        if rule.replaces:
            gone = [e for e in entries if e.term in rule.replaces]
            for entry in gone:
                self.entries.remove(entry)
                self._insert(self._made(term, rule.status, (*entry.footnotes, rule.footnote), rule.footnote))
            return bool(gone) or None
        meant = [e for e in entries if e.term == term] or [e for e in entries if covers(term, e.term)]
        if meant:
            changing = [e for e in meant if e.status != rule.status]
            for entry in changing:
                self._change(entry, rule.status, rule.footnote)
            return bool(changing)
        around = [e for e in entries if covers(e.term, term)]
        if any(e.status == rule.status for e in around):
            return False
        if rule.status == "primary" and around:
            kept = next((e.footnotes for e in around), ())
            self._insert(self._made(term, "primary", (*kept, rule.footnote), rule.footnote))
            return True
        return None
