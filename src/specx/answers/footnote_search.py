"""Footnotes found by what they hold: one of their rules answers to everything asked, in a row that cites it."""

from __future__ import annotations

from ..regulations.values import Row, ServiceTerm
from ..table.table import Table
from .decoded import decoded, rows_citing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from ..regulations.footnotes import Footnote, Rule
    from .footnotes import FootnoteRow
    from .question import Question


Test: TypeAlias = "Callable[[Rule], bool]"


class FootnoteSearch:
    """Footnotes of an edition by the country, Regions, service, status and use of a question, and more of their own.

    `kind` and `effect` are those of a rule, "" for any; with `naming` only rules that name the country of the
    question, not those that hold everywhere.
    """

    def __init__(self, question: Question, kind: str = "", effect: str = "", naming: bool = False) -> None:
        self.question = question
        # A country's own table is asked about its own notes.
        self.printed = question.view if question.edition.national else Table(question.facts, question.edition)
        self._tests = list(self._asked(kind, effect, naming))

    def find(self, low_hz: int, high_hz: int, word: str = "") -> Iterator[FootnoteRow]:
        """Those whose rules reach into `[low, high)` and whose summary holds the word."""
        footnotes = [f for f in self._notes() if word.casefold() in _words(f)]
        cited = rows_citing(self.printed, (f.id for f in footnotes))
        for footnote in footnotes:
            if self._answers(footnote, cited[footnote.id], low_hz, high_hz):
                yield decoded(footnote, cited[footnote.id], self.printed)

    def _notes(self) -> Iterable[Footnote]:
        notes = self.printed.footnotes
        if self.question.edition.national is None:
            return notes
        from ..facts.national import NationalFootnotes

        return notes.own() if isinstance(notes, NationalFootnotes) else ()

    def _answers(self, footnote: Footnote, rows: Iterable[Row], low_hz: int, high_hz: int) -> bool:
        """Whether one rule passes every test, in a row of the Regions asked that cites it."""
        rows = [r for r in rows if r.region in self.question.regions and r.low_hz < high_hz and r.high_hz > low_hz]
        return any(
            any(self._reaches(rule, row, low_hz, high_hz) for row in rows) and all(test(rule) for test in self._tests)
            for rule in footnote.rules
        )

    def _reaches(self, rule: Rule, row: Row, low_hz: int, high_hz: int) -> bool:
        return bool(
            (not rule.regions or row.region in rule.regions)
            and (row.own is None or rule.column in ("", row.own.column))
            and (not rule.countries or self.printed.footnotes.inside(rule.countries, row.region))
            and rule.within(max(low_hz, row.low_hz), min(high_hz, row.high_hz))
        )

    def _asked(self, kind: str, effect: str, naming: bool) -> Iterator[Test]:
        """What is asked of a rule."""
        asked = self.question
        if kind:
            yield lambda rule: rule.kind == kind
        if effect:
            yield lambda rule: rule.effect == effect
        if asked.status:
            yield lambda rule: rule.status == asked.status
        if asked.uses:
            yield lambda rule: not set(asked.uses).isdisjoint(rule.application)
        if asked.term is not None:
            term = asked.term
            yield lambda rule: any(self._concerns(term, service) for service in rule.services)
        if asked.country is not None:
            reach = asked.facts.geography.reach(asked.country)
            if naming:
                yield lambda rule: bool(reach.meant_by(rule.countries))
            else:
                yield lambda rule: rule.meant(reach) in ("named", "assumed")

    def _concerns(self, asked: ServiceTerm, named: ServiceTerm | str) -> bool:
        return isinstance(named, ServiceTerm) and (
            asked.matches(named) or self.question.facts.vocabulary.covers(ServiceTerm(asked.service), named)
        )


def _words(footnote: Footnote) -> str:
    """What is looked through for a word."""
    return f"{footnote.record.get('title', '')} {footnote.summary}".casefold()
