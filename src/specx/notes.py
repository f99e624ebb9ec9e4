"""Footnotes as values: what each rule does, where, for whom. Files are read when asked for.

One number may hold several rules. A rule without countries holds everywhere but in its
exceptions; a rule without bands holds in the whole of the rows that cite it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import UnknownNameError, shown
from .model import Edition, Identification, Row, ServiceTerm, Source
from .numbers import is_footnote, main_number, number_key

if TYPE_CHECKING:
    from .facts import Facts
    from .geography import Reach

MAKING = ("additional-allocation", "alternative-allocation", "different-category")
# A use named only to be protected or forbidden is not a use that the band is open to.
_NOT_NAMING = ("protection", "prohibition")


class Restriction(NamedTuple):
    """Who yields to whom, as one rule of a footnote has it. Terms, or words for many services."""

    rule: str
    by: tuple[ServiceTerm | str, ...]
    towards: tuple[ServiceTerm | str, ...]
    of_countries: tuple[str, ...]
    provision: str
    use: str


class Rule(NamedTuple):
    """One rule of a footnote. `bands` holds single frequencies too, as one hertz each."""

    footnote: str
    kind: str
    bands: tuple[tuple[int, int], ...]
    regions: tuple[int, ...]
    countries: tuple[str, ...]
    except_countries: tuple[str, ...]
    services: tuple[ServiceTerm, ...]
    status: str
    replaces: tuple[ServiceTerm, ...]
    application: tuple[str, ...]
    conditions: str
    restrictions: tuple[Restriction, ...]
    since: str
    until: str
    effect: str  # applied | described | none
    why: str

    @property
    def makes(self) -> bool:
        """Whether the rule makes or changes an allocation, or is said to."""
        return self.kind in MAKING

    def within(self, low_hz: int, high_hz: int) -> list[tuple[int, int]]:
        """The parts of `[low, high)` in which the rule holds."""
        if not self.bands:
            return [(low_hz, high_hz)]
        return [(max(low, low_hz), min(high, high_hz)) for low, high in self.bands if low < high_hz and high > low_hz]

    def meant(self, reach: Reach) -> str:
        """How the rule means a country: "named" (or all are meant), "assumed", "undecided", or ""."""
        out = reach.meant_by(self.except_countries) if self.except_countries else ""
        if out:
            return out if out == "undecided" else ""
        return reach.meant_by(self.countries) if self.countries else "named"

    def in_force(self, day: str) -> bool:
        """Whether the rule holds on the day (ISO date)."""
        return (not self.since or self.since <= day) and (not self.until or day < self.until)


class Footnote(NamedTuple):
    """One footnote: its rules, and the record with everything else that the data holds."""

    id: str
    rules: tuple[Rule, ...]
    record: dict[str, Any]
    source: Source

    @property
    def summary(self) -> str:
        """The footnote in one sentence of our own."""
        return str(self.record["summary"])

    @property
    def effect(self) -> str:
        """applied: changes the Table mechanically; described: meant to, but cannot; none: is no such rule."""
        effects = {r.effect for r in self.rules}
        return next(e for e in ("applied", "described", "none") if e in effects)


class Notes:
    """The footnotes of one edition."""

    def __init__(self, facts: Facts, edition: Edition) -> None:
        self._facts = facts
        self.edition = edition
        self._records: dict[str, dict[str, tuple[dict[str, Any], Source]]] = {}
        self._made: dict[str, Footnote | None] = {}

    def get(self, number: str) -> Footnote | None:
        """The footnote, or None where the data has none of that number."""
        if number not in self._made:
            found = self._record(number)
            self._made[number] = _footnote(*found, self) if found else None
        return self._made[number]

    def __getitem__(self, number: str) -> Footnote:
        """The footnote. Raises `UnknownNameError` with the nearest numbers, or says what became of it."""
        wanted = number.strip().upper().removeprefix("NO.").strip()
        found = self.get(wanted) if is_footnote(wanted) else None
        if found is None:
            raise self._unknown(shown(number, 20), wanted)
        return found

    def __iter__(self) -> Iterator[Footnote]:
        """Every footnote in the order of the Radio Regulations."""
        for file, *_ in self.edition.footnote_files:
            for number in sorted(self._read(file), key=number_key):
                note = self.get(number)
                if note is not None:
                    yield note

    def countries_of(self, number: str) -> tuple[str, ...]:
        """The countries that a footnote names, for the rules that refer to them."""
        found = self._record(number)
        parts = _parts(found[0]) if found else []
        return tuple(dict.fromkeys(code for part in parts for code in part.get("countries", ())))

    def identifications(self, row: Row) -> Iterator[tuple[Rule, Identification]]:
        """The uses that the row's footnotes name in it, each with the rule that does.

        Of a list of countries only those of the row's Region are told: a row that reads alike in
        three Regions also cites what concerns one of them.
        """
        for number in row.all_footnotes():
            note = self.get(number)
            if note is None or not note.record.get("application", note.record.get("parts")):
                continue
            found = []
            for rule in note.rules:
                if rule.application and rule.kind not in _NOT_NAMING and rule.effect != "described":
                    if rule.regions and row.region not in rule.regions:
                        continue
                    countries = self.inside(rule.countries, row.region)
                    if rule.countries and not countries:
                        continue
                    for low, high in rule.within(row.low_hz, row.high_hz):
                        for application in rule.application:
                            found.append((rule, _identification(application, rule, countries, low, high)))
            # Beside an identification, its limits in the same footnote say nothing new here.
            proper = {i.application for _, i in found if i.kind == "identification"}
            yield from (f for f in found if f[1].kind == "identification" or f[1].application not in proper)

    def inside(self, countries: tuple[str, ...], region: int) -> tuple[str, ...]:
        """Those of the countries that lie in the Region, in whole or in part."""
        if not countries:
            return ()
        known = self._facts.geography.countries
        return tuple(code for code in countries if region in known[code].regions)

    # --- reading

    def _record(self, number: str) -> tuple[dict[str, Any], Source] | None:
        main = main_number(number)
        for file, first, last in self.edition.footnote_files:
            if first <= main <= last:
                alone = self._facts.record_of(file, number) if file not in self._records else None
                if alone is not None:
                    return alone, Source(file, alone["line"])
                return self._read(file).get(number)
        return None

    def _read(self, file: str) -> dict[str, tuple[dict[str, Any], Source]]:
        known = self._records.get(file)
        if known is None:
            records = self._facts.records("footnotes", file) if self._facts.has(file) else []
            known = self._records[file] = {r["id"]: (r, Source(r.get("file", file), r["line"])) for r in records}
        return known

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Every number of the edition, in order."""
        return tuple(note.id for note in self)

    def _unknown(self, typed: str, wanted: str) -> UnknownNameError:
        name = f"{self.edition.id} has no footnote {typed}"
        facts = self._facts
        if is_footnote(wanted):
            for other in map(facts.edition, facts.edition_ids):
                if other.id != self.edition.id and facts.notes(other).get(wanted):
                    later = other.in_force > self.edition.in_force
                    what = f"added by {other.conference}" if later else f"suppressed by {self.edition.conference}"
                    return UnknownNameError(f"{name}: {what}", f"add --edition {other.id}")
        if not is_footnote(wanted):
            return UnknownNameError(f"'{typed}' is not a footnote number", "write for example 5.340 or 5.457A")
        main = main_number(wanted)
        near = [n for n in self.numbers if main_number(n) == main]
        if not near:
            near = sorted(self.numbers, key=lambda n: (abs(main_number(n) - main), number_key(n)))[:3]
        return UnknownNameError(name, "nearest: " + ", ".join(sorted(near[:6], key=number_key)))


def _parts(record: dict[str, Any]) -> list[dict[str, Any]]:
    return record.get("parts") or [record]


def _term(value: Any) -> Any:
    return value if isinstance(value, str) else ServiceTerm(value[0], value[1], tuple(value[2]))


def _terms(values: Any) -> Any:
    return tuple(map(_term, values))


def _restriction(record: dict[str, Any], services: Any) -> Restriction:
    return Restriction(
        record["rule"], _terms(record["by"]) if "by" in record else services, _terms(record.get("towards", ())),
        tuple(record.get("of_countries", ())), record.get("provision", ""), record.get("use", ""),
    )  # fmt: skip


def _footnote(record: dict[str, Any], source: Source, notes: Notes) -> Footnote:
    return Footnote(record["id"], tuple(_rule(record, part, notes) for part in _parts(record)), record, source)


def _rule(record: dict[str, Any], part: dict[str, Any], notes: Notes) -> Rule:
    bands = [(low, high) for low, high in part.get("bands", ())]
    if not bands:
        bands = [(f, f + 1) for f in part.get("frequencies", ())]
    countries = tuple(part.get("countries", ()))
    for other in part.get("countries_of", ()):
        countries += notes.countries_of(other)
    services = _terms(part.get("services", ()))
    effect = part.get("effect", record.get("effect", ""))
    if not effect:
        effect = "applied" if part["kind"] in (*MAKING, "identification") else "none"
    return Rule(
        record["id"], part["kind"], tuple(bands), tuple(int(r) for r in part.get("regions", ())),
        tuple(dict.fromkeys(countries)), tuple(part.get("except_countries", ())), services,
        part.get("status", ""), _terms(part.get("replaces", ())), tuple(part.get("application", ())),
        part.get("conditions", record.get("conditions", "")),
        tuple(_restriction(r, services) for r in part.get("restrictions", ())),
        part.get("from", ""), part.get("until", ""), effect, part.get("why", record.get("why", "")),
    )  # fmt: skip


def _identification(
    application: str, rule: Rule, countries: tuple[str, ...], low_hz: int, high_hz: int
) -> Identification:
    return Identification(
        application, rule.footnote, rule.kind, rule.regions, countries, rule.except_countries,
        low_hz, high_hz, rule.services,
    )  # fmt: skip
