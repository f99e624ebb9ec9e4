"""The shape of a country's own table: its `edition.yaml`, and its rows."""

from __future__ import annotations

import re

from ...errors import did_you_mean
from ...light import NamedTuple
from ...regulations.numbers import is_footnote
from ..store import Map, Text
from .tables import SOURCES
from .types import Bool, Date, Int, Key, Keyed, ListOf, Reader, Str, Type
from .values import Band, CountryCode, Entry, FileName, Term, read_term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


# Some tables number their notes in two steps: UK4.54.
_NOTE = re.compile(r"([A-Z]{1,4}-?)\d{1,3}(?:\.\d{1,2})?[A-Z]{0,3}")


class OwnWords(NamedTuple):
    """The words that a national table declares for itself in its `edition.yaml`."""

    prefixes: tuple[str, ...] | None = ()  # None where any will do
    columns: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    free: bool = False  # whether services stand in its own order of print


def own_words(edition: dict[str, Any]) -> OwnWords:
    """The words that the record of an `edition.yaml` declares."""
    return OwnWords(
        tuple(edition.get("notes", {}).get("prefixes", ())),
        tuple(c["id"] for c in edition.get("columns", ()) if "id" in c),
        tuple(u["id"] for u in edition.get("uses", ()) if "id" in u),
        tuple(edition.get("qualifiers", ())), edition.get("order") == "free",
    )  # fmt: skip


class NoteId(Type):
    """The number of a note: of a footnote of Article 5, or of a note of the country's own."""

    wants = "the number of a note such as 5.340 or US107"

    def __init__(self, own: bool = False) -> None:
        self.own = own

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The number as text."""
        problem = self.problem(str(node), to)
        if problem:
            to.report("SPX501", node, *problem)
            return None
        return str(node)

    def problem(self, number: str, to: Reader) -> tuple[str, str] | None:
        """What is wrong with a number, and what to write instead; None for nothing."""
        found = _NOTE.fullmatch(number)
        prefixes = to.national.prefixes if to.national else None
        if found and (prefixes is None or found[1] in prefixes):
            return None
        if is_footnote(number) and not self.own:
            return None
        known = "its notes begin with " + ", ".join(prefixes) if prefixes else 'write for example "US107"'
        return f"'{number[:40]}' is not the number of a note", known

    def json_schema(self) -> dict[str, Any]:
        """A string of either form."""
        own = _NOTE.pattern.replace("([", "(?:[")
        return {"type": "string", "pattern": f"^(?:{own})$" if self.own else rf"^(?:5\.\d{{2,3}}[A-Z]{{0,3}}|{own})$"}


class Declared(Type):
    """A word that the table's `edition.yaml` declares: a column, or a use."""

    def __init__(self, what: str, field: str) -> None:
        self.what, self.field = what, field
        self.wants = f"a {what} that edition.yaml declares"

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The word."""
        known: tuple[str, ...] = getattr(to.national, self.field) if to.national else (str(node),)
        if node not in known:
            hint = "the table declares " + (", ".join(known) or "none")
            to.report(
                "SPX105", node, f"'{node[:40]}' is no {self.what} of this table", did_you_mean(node, known) or hint
            )
            return None
        return str(node)


COLUMN, USE = Declared("column", "columns"), Declared("use", "uses")
NOTES = ListOf(NoteId())


class NationalEntry(Entry):
    """A service of a row with its notes and its use: [service, qualifier, directions, notes, use]."""

    wants = "a service such as fixed [5.430A, US107] {civil}"
    number = NoteId()

    def read_text(self, node: Text, to: Reader) -> list[Any] | None:
        """The entry as a list; its use is None where it has none of its own."""
        words, brace, inside = node.partition("{")
        uses: list[str] | None = None
        if brace:
            if not inside.endswith("}"):
                to.report(
                    "SPX105", node, f"'{node[:60]}' has no closing }}", "the use stands last: fixed [US107] {civil}"
                )
                return None
            named = [word.strip() for word in inside[:-1].split(",") if word.strip()]
            uses = [word for word in named if USE.read_text(_at(node, word), to) is not None]
        service, bracket, notes = words.rstrip().partition("[")
        numbers: list[str] = []
        if bracket:
            if not notes.endswith("]"):
                to.report(
                    "SPX501", node, f"'{node[:60]}' has no closing ]", "notes stand behind: fixed [5.430A, US107]"
                )
                return None
            for number in (n.strip() for n in notes[:-1].split(",")):
                problem = self.number.problem(number, to)
                if problem:
                    to.report("SPX501", node, *problem)
                else:
                    numbers.append(number)
        term = read_term(service.rstrip(), node, to)
        return None if term is None else [*term, numbers, uses]


def _at(node: Text, word: str) -> Text:
    """A word of a scalar, with the scalar's place."""
    made = Text(word)
    made.line, made.column, made.style = node.line, node.column, node.style
    return made


def _check_row(row: dict[str, Any], node: Map, to: Reader) -> None:
    services = [k for k in ("primary", "secondary") if k in node]
    empty = [k for k in ("not_allocated", "none") if row.get(k)]
    for key in services if empty else ():
        to.report("SPX107", node, f"the row says {empty[0]} and has {key} services")
    if len(empty) > 1:
        to.report(
            "SPX107", node, "a cell is blank, or says that nothing is allocated", "leave out not_allocated or none"
        )
    if not services and not empty:
        to.report("SPX102", node, "the row has neither primary nor secondary services",
                  "write none: true for a blank cell, not_allocated: true if the table says so")  # fmt: skip
    if to.national and to.national.columns and "columns" not in node:
        to.report("SPX102", node, "the key 'columns' is missing from a row of a table with columns")
    if "print_order" in row:
        stand = sorted(map(repr, (entry[:3] for key in services for entry in row.get(key, ()))))
        if sorted(map(repr, row["print_order"])) != stand:
            to.report("SPX107", node, "print_order does not name the services of the row, each once")


NATIONAL_ROW = Keyed(
    {
        "band": Key(Band(), "low and high edge, as printed in the table", True),
        "columns": Key(ListOf(COLUMN, False), "the columns in which the row reads so, where the table has several"),
        "number": Key(Str(), "the number of the row in the document, where it has one"),
        "not_allocated": Key(Bool(), "true where the table itself says that nothing is allocated"),
        "none": Key(Bool(), "true for a cell that the table leaves blank"),
        "primary": Key(ListOf(NationalEntry(), empty=False), "primary services in printed order"),
        "secondary": Key(ListOf(NationalEntry(), empty=False), "secondary services in printed order"),
        "print_order": Key(ListOf(Term(), False), "all services, where a secondary one is printed before a primary one"),
        "use": Key(ListOf(USE, False), "the use of every service that names none of its own"),
        "footnotes": Key(NOTES, "notes under the row, which apply to all of it"),
        "rule_parts": Key(ListOf(Str("a part of the rules such as 90 or 74H, with its title where the row gives another", r"\d{1,3}[A-Z]?( .+)?"), False), "the parts of the rules under which it is licensed"),
        "remark": Key(Str(), "what stands in the margin, in our own words"),
        "printed": Key(Str(), "what is printed, where that is a slip that the row puts right"),
        "verified": Key(Bool(), "false where the print leaves something open"),
        "doubt": Key(Str(), "what is open"),
    },
    "a row of a national table",
    _check_row,
)  # fmt: skip
NATIONAL_TABLE = ListOf(NATIONAL_ROW, empty=False)

_RANGE = {"file": Key(FileName(), "", True), "band": Key(Band(), "", True)}
_NOTES_FILE = {
    "file": Key(FileName(), "", True),
    "prefix": Key(Str("capitals such as US", r"[A-Z]{1,4}-?"), "what its numbers begin with", True),
    "from": Key(Int(), "the first number", True),
    "to": Key(Int(), "the last one", True),
}
_WORD = {"id": Key(Str(), "the word that rows write", True), "title": Key(Str(), "what it means", True)}


def _check_edition(record: dict[str, Any], node: Map, to: Reader) -> None:
    columns = {c["id"] for c in record.get("columns", ()) if "id" in c}
    for part in ("rule_parts",) if "rule_parts" in record else ():
        column = record[part].get("column")
        if column is not None and column not in columns:
            to.report("SPX105", node, f"'{column[:40]}' is no column of this table")


NATIONAL_EDITION = Keyed(
    {
        "id": Key(Str(), "the name of --edition: country and revision, us-2026-04 for the folder us/2026-04", True),
        "title": Key(Str(), "what it is", True),
        "country": Key(CountryCode(), "whose table it is", True),
        "base": Key(Str(), "the edition of the RR that its 5.x notes and its status are read against", True),
        "authority": Key(Str(), "who made it", True),
        "revised": Key(Str("a day or a month such as 2026-04-03", r"\d{4}-\d{2}(-\d{2})?"), "the day, or the month, whose state it gives", True),
        "in_force": Key(Date(), "the day from which it applies, where that is known and another one"),
        "supersedes": Key(Str(), "the table before it, by its id"),
        "coverage": Key(Band(), "what the table tiles, in each column", True),
        "columns": Key(ListOf(Keyed(_WORD, "a column"), False), "its columns, in printed order; left out where there is one"),
        "notes": Key(Keyed({"prefixes": Key(ListOf(Str("capitals such as US", r"[A-Z]{1,4}-?"), False), "", True)}), "what the numbers of its own notes begin with"),
        "qualifiers": Key(ListOf(Str(), False), "what it writes in brackets after a service beside the words of services.yaml"),
        "uses": Key(ListOf(Keyed({**_WORD, "letter": Key(Str(), "the letter that the table prints for it")}, "a use"), False), "for whom an allocation is: civil, military ..."),
        "rule_parts": Key(Keyed({
            "of": Key(Str(), "the rules, by their own title", True),
            "column": Key(Str(), "the column to which its parts belong"),
            "parts": Key(ListOf(Keyed({"part": Key(Str(), "", True), "title": Key(Str(), "", True)}), False), "what each is about", True),
        }, "the parts of the rules"), "the rules that rows point to"),
        "order": Key(Str("the word free", "free"), "free: services stand in the table's own order of print"),
        "table": Key(ListOf(Keyed(_RANGE), False), "files of rows and what each covers", True),
        "footnotes": Key(ListOf(Keyed(_NOTES_FILE), False), "files of its own notes"),
        "licence": Key(Str(), "on what terms it may be used, as a layman reads them", True),
        "sources": Key(SOURCES, "what it was read from", True),
        "known": Key(ListOf(Keyed({"about": Key(Str(), "", True), "note": Key(Str(), "", True)}), False), "slips of the print and how they were settled"),
    },
    "the edition of a national table",
    _check_edition,
)  # fmt: skip
