"""The footnotes of an edition, each file read when a number in it is first asked for."""

from __future__ import annotations

from ..errors import UnknownNameError, shown
from ..light import cached_property
from ..regulations.footnotes import MAKING, Footnote, Rule, footnote_of, identification, parts_of
from ..regulations.numbers import is_footnote, main_number, number_key
from ..regulations.values import Edition, Identification, Row, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .folder import Facts

# A use named only to be protected or forbidden is not a use that the band is open to.
_NOT_NAMING = ("protection", "prohibition")


class Footnotes:
    """The footnotes of one edition."""

    _kind = "footnotes"  # of file

    def __init__(self, facts: Facts, edition: Edition) -> None:
        self._facts = facts
        self.edition = edition
        self._records: dict[str, dict[str, tuple[dict[str, Any], Source]]] = {}
        self._made: dict[str, Footnote | None] = {}
        self._making: dict[str, frozenset[str]] | None = None
        self._acting: dict[tuple[int, int, str], tuple[tuple[Rule, ...], tuple[Rule, ...]]] = {}
        self._named: dict[tuple[int, int, str], tuple[tuple[Rule, Identification], ...]] = {}
        self._taking: frozenset[str] | None = None

    def get(self, number: str) -> Footnote | None:
        """The footnote, or None where the data has none of that number."""
        if number not in self._made:
            found = self._record(number)
            self._made[number] = footnote_of(*found, self.countries_of) if found else None
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
        parts = parts_of(found[0]) if found else []
        return tuple(dict.fromkeys(code for part in parts for code in part.get("countries", ())))

    def cited(self, row: Row) -> Iterator[Rule]:
        """The rules of the row's footnotes that its Region has."""
        for number in row.all_footnotes():
            footnote = self.get(number)
            for rule in footnote.rules if footnote else ():
                if not (rule.regions and row.region not in rule.regions):
                    yield rule

    def acting_printed(self, row: Row) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
        """Of `cited`, for a printed row: what may change it or be left open, and what forbids something in it.

        Worked out once for all who ask.
        """
        key = (row.region, row.low_hz, row.own.column if row.own else "")
        if key not in self._acting:
            here = [r for r in self.cited(row) if r.within(row.low_hz, row.high_hz)]
            forbidding = (r for r in here if r.forbids and r.effect != "described")
            self._acting[key] = tuple(filter(_acts, here)), tuple(forbidding)
        return self._acting[key]

    def named_in_printed(self, row: Row) -> tuple[tuple[Rule, Identification], ...]:
        """As `identifications`, of a printed row: worked out once for all who ask."""
        key = (row.region, row.low_hz, row.own.column if row.own else "")
        if key not in self._named:
            self._named[key] = tuple(self.identifications(row))
        return self._named[key]

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
                    if rule.column and row.own is not None and row.own.column != rule.column:
                        continue
                    countries = self.inside(rule.countries, row.region)
                    if rule.countries and not countries:
                        continue
                    for low, high in rule.within(row.low_hz, row.high_hz):
                        for application in rule.application:
                            found.append((rule, identification(application, rule, countries, low, high)))
            # Beside an identification, its limits in the same footnote say nothing new here.
            proper = {i.application for _, i in found if i.kind == "identification"}
            yield from (f for f in found if f[1].kind == "identification" or f[1].application not in proper)

    def making(self, service: str) -> frozenset[str]:
        """The numbers of the footnotes that may make or change an allocation to the service.

        Told from the records, so that a question about one service does not decode every footnote.
        """
        if self._making is None:
            found: dict[str, set[str]] = {}
            for file, *_ in self.edition.footnote_files:
                for number, (record, _) in self._read(file).items():
                    for part in parts_of(record):
                        if part["kind"] in MAKING:
                            for term in part.get("services", ()):
                                found.setdefault(term[0], set()).add(number)
            self._making = {name: frozenset(numbers) for name, numbers in found.items()}
        return self._making.get(service, frozenset())

    def taking(self) -> frozenset[str]:
        """The numbers of the footnotes that may take a service out of the Table, told from the records."""
        if self._taking is None:
            self._taking = frozenset(
                number
                for file, *_ in self.edition.footnote_files
                for number, (record, _) in self._read(file).items()
                if any(part["kind"] == "prohibition" for part in parts_of(record))
            )
        return self._taking

    def inside(self, countries: tuple[str, ...], region: int) -> tuple[str, ...]:
        """Those of the countries that lie in the Region, in whole or in part."""
        if not countries:
            return ()
        known = self._facts.regions_of
        return tuple(code for code in countries if region in known[code])

    # --- reading

    def _record(self, number: str) -> tuple[dict[str, Any], Source] | None:
        main = main_number(number)
        for file, first, last in self.edition.footnote_files:
            if first <= main <= last:
                return self._record_in(file, number)
        return None

    def _record_in(self, file: str, number: str) -> tuple[dict[str, Any], Source] | None:
        """A footnote out of a file, alone where that can be had."""
        alone = self._facts.record_of(file, number) if file not in self._records else None
        if alone is not None:
            return alone, Source(file, alone["line"])
        return self._read(file).get(number)

    def _read(self, file: str) -> dict[str, tuple[dict[str, Any], Source]]:
        known = self._records.get(file)
        if known is None:
            records = self._facts.records(self._kind, file) if self._facts.has(file) else []
            known = self._records[file] = {r["id"]: (r, Source(r.get("file", file), r["line"])) for r in records}
        return known

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Every number of the edition, in order."""
        files = (file for file, *_ in self.edition.footnote_files)
        return tuple(number for file in files for number in sorted(self._read(file), key=number_key))

    def _unknown(self, typed: str, wanted: str) -> UnknownNameError:
        name = f"{self.edition.id} has no footnote {typed}"
        facts = self._facts
        if is_footnote(wanted):
            here, editions = self.edition, [facts.edition(name) for name in facts.edition_ids]
            having = [e for e in editions if e.id != here.id and facts.footnotes(e).get(wanted)]
            earlier = [e for e in having if e.in_force <= here.in_force]
            if earlier:
                # The edition after the last one that has it is the one whose conference took it out.
                next_one = (e for e in editions if earlier[-1].in_force < e.in_force < here.in_force)
                what = f"suppressed by {next(next_one, here).conference}"
                return UnknownNameError(f"{name}: {what}", f"add --edition {earlier[-1].id}")
            if having:
                return UnknownNameError(f"{name}: added by {having[0].conference}", f"add --edition {having[0].id}")
        if not is_footnote(wanted):
            point = "5." + wanted[1:]
            meant = point if wanted[:1] == "5" and self.get(point) else "for example 5.340 or 5.457A"
            return UnknownNameError(f"'{typed}' is not a footnote number", f"write {meant}")
        main = main_number(wanted)
        near = [n for n in self.numbers if main_number(n) == main]
        if not near:
            near = sorted(self.numbers, key=lambda n: (abs(main_number(n) - main), number_key(n)))[:3]
        return UnknownNameError(name, "nearest: " + ", ".join(sorted(near[:6], key=number_key)))


def _acts(rule: Rule) -> bool:
    """Whether a rule may change a row somewhere, is only described, or may be left open for a place."""
    placed = rule.countries or rule.except_countries or rule.area
    return rule.effect != "none" and bool(rule.changes or rule.effect == "described" or rule.open or placed)
