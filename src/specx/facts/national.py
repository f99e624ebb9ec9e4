"""Countries' own tables: which are held, and one of them read. Nothing here is read until it is asked for.

A table stands in `national/<country>/<revision>/`, the country by its code in small letters. It is an `Edition`
whose `national` says what only such a table has; its notes of Article 5 are those of the edition that it is read
against.
"""

from __future__ import annotations

from ..errors import DataError, OutsideCoverageError, UnknownNameError, shown
from ..light import pattern
from ..regulations.numbers import is_footnote, number_key
from ..regulations.own_table import NationalTable, OwnCell, RulePart
from ..regulations.values import Allocation, Edition, Row, ServiceTerm, Source
from .footnotes import Footnotes
from .held_tables import NATIONAL, countries_held, revisions_held
from .own_numbers import own_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..regulations.footnotes import Footnote
    from .folder import Facts

_OWN = pattern(r"([A-Z]{1,4}-?)(\d{1,3})(?:\.\d{1,2})?[A-Z]{0,3}")


def national_edition(facts: Facts, country: str, revision: str) -> Edition:
    """A revision of a country's table. Raises `DataError` where its id is not that of its folder."""
    home = f"{NATIONAL}/{country.lower()}/{revision}"
    record = facts.records("national-edition", f"{home}/edition.yaml")
    wanted = f"{country.lower()}-{revision}"
    if record["id"] != wanted or record["country"] != country:
        told = f"{home}/edition.yaml: its id is '{record['id'][:40]}' and its country {record['country']}"
        raise DataError(told, f"in this folder they are {wanted} and {country}")
    parts = record.get("rule_parts", {})
    own = NationalTable(
        country, revision, record["base"], record["authority"], record["revised"],
        tuple(c["id"] for c in record.get("columns", ())) or ("",),
        tuple((f"{home}/{f['file']}", f["prefix"], f["from"], f["to"]) for f in record.get("footnotes", ())),
        tuple((p["part"], p["title"]) for p in parts.get("parts", ())), parts.get("column", ""),
    )  # fmt: skip
    return Edition(
        record["id"], record["title"], "", record.get("in_force", record["revised"]),
        (record["coverage"][0], record["coverage"][1]), record.get("supersedes"),
        tuple((f"{home}/{t['file']}", t["band"][0], t["band"][1]) for t in record["table"]), (), own,
    )  # fmt: skip


def chosen_table(facts: Facts, country: str, name: str = "", day: str = "") -> Edition:
    """The table of a country by its id or revision; else the newest that holds on the day (ISO date, today by default).

    Raises `UnknownNameError` where none is held, or none of that name; `OutsideCoverageError` where all came later.
    """
    held = revisions_held(facts, country)
    if not held:
        others = ", ".join(countries_held(facts)) or "none"
        raise UnknownNameError(
            f"no table of its own is held of {country}", f"tables held: {others}; leave out --national"
        )
    if name:
        revision = name.strip().lower().removeprefix(f"{country.lower()}-")
        if revision not in held:
            ids = ", ".join(f"{country.lower()}-{r}" for r in held)
            raise UnknownNameError(f"'{shown(name)}' is no table of {country}", f"tables held: {ids}")
        return national_edition(facts, country, revision)
    if not day:
        import time

        day = time.strftime("%Y-%m-%d")
    tables = [national_edition(facts, country, revision) for revision in held]
    in_force = [t for t in tables if t.in_force <= day]
    if not in_force:
        raise OutsideCoverageError(
            f"no table of {country} in the data was in force on {day}",
            f"the oldest, {tables[0].id}, applies from {tables[0].in_force}",
        )
    return in_force[-1]


def column_named(edition: Edition, name: str) -> str:
    """The column of a table that a person means. Raises `UnknownNameError` with those that there are."""
    columns = edition.national.columns if edition.national else ()
    wanted = name.strip().casefold()
    if wanted and wanted in columns:
        return wanted
    there = ", ".join(filter(None, columns))
    known = f"columns: {there}" if there else "it has one column; leave it out"
    raise UnknownNameError(f"'{shown(name)}' is no column of {edition.id}", known)


def national_rows(facts: Facts, edition: Edition, number: int, regions: tuple[int, ...]) -> list[Row]:
    """The rows of one of a table's files, one a Region of the country and column."""
    assert edition.national is not None
    file, first_hz, last_hz = edition.tables[number]
    label, titles = facts.vocabulary.label, dict(edition.national.rule_parts)
    rows = []
    for record in facts.records("national-table", file):
        low, high = record["band"]
        if not first_hz <= low < high <= last_hz:
            raise DataError(f"{file}:{record['line']}: the row leaves the range that edition.yaml gives this file")
        allocations = []
        for status in ("primary", "secondary"):
            for service, qualifier, directions, notes, use in record.get(status, ()):
                term = ServiceTerm(service, qualifier, tuple(directions))
                uses = tuple(record.get("use", ()) if use is None else use)
                told = label(term, status)
                allocations.append(Allocation(*term, status, told, tuple(notes), "table", uses))
        if "print_order" in record:
            order = [ServiceTerm(t[0], t[1], tuple(t[2])) for t in record["print_order"]]
            allocations.sort(key=lambda a: order.index(a.term))
        parts = tuple(_rule_part(text, titles) for text in record.get("rule_parts", ()))
        for region in regions:
            for column in record.get("columns", ("",)):
                own = OwnCell(
                    column, record.get("none", False), parts if edition.national.rule_column in ("", column) else (),
                    record.get("number", ""), record.get("remark", ""), record.get("printed", ""),
                )  # fmt: skip
                rows.append(
                    Row(
                        region, low, high, tuple(allocations), tuple(record.get("footnotes", ())),
                        record.get("not_allocated", False), Source(file, record["line"]), record.get("verified", True),
                        record.get("doubt", ""), own=own,
                    )
                )  # fmt: skip
    return rows


def _rule_part(text: str, titles: dict[str, str]) -> RulePart:
    part, _, title = text.partition(" ")
    return RulePart(part, title or titles.get(part, ""))


class NationalFootnotes(Footnotes):
    """The notes of a country's own table: its own, and those of the edition that it is read against."""

    _kind = "national-footnotes"

    def __init__(self, facts: Facts, edition: Edition) -> None:
        super().__init__(facts, edition)
        assert edition.national is not None
        self.table = edition.national
        self.base = facts.footnotes(facts.edition(self.table.base))

    def get(self, number: str) -> Footnote | None:
        """The note, or None where the data has none of that number."""
        return self.base.get(number) if is_footnote(number) else super().get(number)

    def __getitem__(self, number: str) -> Footnote:
        """The note. Raises `UnknownNameError` with the nearest numbers."""
        meant = own_number(number)
        if meant is None:
            return self.base[number]
        wanted = meant.among(self.table)
        found = self.get(wanted) if wanted else None
        if found is None:
            notes = [(note.id, own) for note in self.own() if (own := own_number(note.id)) is not None]
            near = sorted((abs(n.number - meant.number), name) for name, n in notes if n.letters == meant.letters)
            prefixes = ", ".join(dict.fromkeys(prefix for _, prefix, *_ in self.table.note_files)) or "none"
            hint = "nearest: " + ", ".join(name for _, name in near[:3]) if near else f"its notes begin with {prefixes}"
            raise UnknownNameError(f"{self.edition.id} has no note {shown(number, 20)}", hint)
        return found

    def __iter__(self) -> Iterator[Footnote]:
        """Every note: the country's own, then those of Article 5."""
        yield from self.own()
        yield from self.base

    def own(self) -> Iterator[Footnote]:
        """The country's own notes that are held, in the order of their files."""
        for file, *_ in self.table.note_files:
            for number in sorted(self._read(file), key=number_key):
                note = self.get(number)
                if note is not None:
                    yield note

    def countries_of(self, number: str) -> tuple[str, ...]:
        """The countries that a footnote of Article 5 names; a note of the country's own names none."""
        return self.base.countries_of(number) if is_footnote(number) else ()

    def _record(self, number: str) -> tuple[dict[str, Any], Source] | None:
        found = _OWN.fullmatch(number)
        for file, prefix, first, last in self.table.note_files if found else ():
            if found and found[1] == prefix and first <= int(found[2]) <= last:
                return self._record_in(file, number)
        return None
