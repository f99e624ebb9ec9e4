"""Parts of a country's rules, and the rows and notes of its own table that stand under each."""

from __future__ import annotations

import re

from ..errors import NotFoundError, shown
from ..facts.held_tables import NATIONAL, countries_held
from ..facts.national import NationalFootnotes, chosen_table
from ..light import NamedTuple
from ..table.national import NationalView
from .own_notes import parts_cited
from .rule_part_rows import PartPlace, RulePartRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..facts.folder import Facts
    from ..regulations.values import Edition, Row, ServiceTerm

_ASKED = re.compile(
    r"(?:(?P<title>\d{1,2})\s*C\.?F\.?R\.?\s*(?:parts?|§+)?|parts?|§+)\s*(?P<part>\d{1,3}[A-Z]{0,2})(?:\.(?P<section>\d{1,4}[a-z]?))?",
    re.I,
)


class AskedPart(NamedTuple):
    """A part, or a section of a part, as a person means it."""

    part: str
    section: str = ""  # with its part: 96.15
    title: str = ""  # of the code: 47


def asked_part(text: str) -> AskedPart | None:
    """What "Part 96", "47 CFR 96", "47 CFR 96.15" or "§ 96.15" mean; None for what is no part of any rules."""
    found = _ASKED.fullmatch(text.strip())
    if found is None:
        return None
    part = found["part"].upper()
    return AskedPart(part, f"{part}.{found['section'].lower()}" if found["section"] else "", found["title"] or "")


class RuleParts:
    """The parts that one country's own table names."""

    def __init__(self, facts: Facts, edition: Edition) -> None:
        assert edition.national is not None
        self.table = edition.national
        self.view = NationalView(facts, edition, facts.geography.find(self.table.country))
        home = f"{NATIONAL}/{self.table.country.lower()}/{self.table.revision}"
        self.of = str(facts.records("national-edition", f"{home}/edition.yaml").get("rule_parts", {}).get("of", ""))

    def find(
        self, asked: AskedPart, low_hz: int, high_hz: int, term: ServiceTerm | None = None
    ) -> Iterator[RulePartRow]:
        """The part asked, then its subparts, each with the rows in `[low, high)` and the notes under it.

        With a service the rows that have it, and the notes that name it.
        """
        if asked.title and f"Title {asked.title}" not in self.of:
            return
        titles = dict(self.table.rule_parts)
        rows = list(self._rows(low_hz, high_hz, term))
        notes = list(self._notes(term, {n for row in rows for n in row.all_footnotes()}))
        named = {*titles, *(section.partition(".")[0] for _, section in notes)}
        for part in sorted((p for p in named if p == asked.part or _subpart(p, asked.part)), key=lambda p: (len(p), p)):
            cited = [(note, section) for note, section in notes if section.partition(".")[0] == part]
            if asked.section:
                cited = [(note, section) for note, section in cited if section == asked.section]
            places = tuple(_place(row) for row in rows if row.own and any(p.part == part for p in row.own.rule_parts))
            if places or cited:
                yield RulePartRow(
                    reference=f"Part {part}", kind="rule-part", title=titles.get(part, ""), layer="national",
                    own_table=self.view.edition.id, country=self.table.country, of=self.of,
                    footnotes=tuple(dict.fromkeys(note for note, _ in cited)),
                    sections=tuple(dict.fromkeys(section for _, section in cited if "." in section)), rows=places,
                )  # fmt: skip

    def _rows(self, low_hz: int, high_hz: int, term: ServiceTerm | None) -> Iterator[Row]:
        for hit in self.view.within(low_hz, high_hz):
            if term is None or any(term.matches(a.term) for a in hit.row.allocations):
                yield hit.row

    def _notes(self, term: ServiceTerm | None, cited: set[str]) -> Iterator[tuple[str, str]]:
        """Each note of the rows with a part or section that it cites."""
        notes = self.view.footnotes
        for note in notes.own() if isinstance(notes, NationalFootnotes) else ():
            services = [t for rule in note.rules for t in rule.services]
            if note.id in cited and (term is None or any(self.view.terms.touches(t, term) for t in services)):
                yield from ((note.id, part) for part in parts_cited(note.record))


def rule_parts(facts: Facts, name: str = "", day: str = "") -> Iterator[RuleParts]:
    """The parts of every country whose table names some; of one table where an id is given."""
    for country in countries_held(facts):
        if name and not name.lower().startswith(f"{country.lower()}-"):
            continue
        edition = chosen_table(facts, country, name, day)
        if edition.national and edition.national.rule_parts:
            yield RuleParts(facts, edition)


def not_found(asked: str, known: Iterable[RuleParts]) -> NotFoundError:
    """What to raise for a part that no table names."""
    parts = [f"{k.table.country}: {', '.join(part for part, _ in k.table.rule_parts)}" for k in known]
    return NotFoundError(f"no country's table names '{shown(asked)}'", "parts named: " + ("; ".join(parts) or "none"))


def _subpart(part: str, whole: str) -> bool:
    """Whether it is a subpart: 90R of 90."""
    return whole.isdigit() and part.startswith(whole) and part[len(whole) :].isalpha()


def _place(row: Row) -> PartPlace:
    return PartPlace(
        region=row.region, low_hz=row.low_hz, high_hz=row.high_hz, column=row.own.column if row.own else "",
        services=tuple(a.label for a in row.allocations),
    )  # fmt: skip
