"""Countries' own tables as the rules see them: a folder, one file, or a bare list of rows that somebody says is one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from ..errors import UnknownNameError
from ..facts.folder import Facts
from ..facts.store import Map, Text
from ..regulations.countries import Country
from ..regulations.values import Edition
from ..table.table import Table
from ..table.view import View
from .document import Document, value_of
from .folder import EditionFiles, Folder, FootnoteAt, RowAt, node_of, references
from .rows import EntryAt, entries_at
from .threeway import ReadDocuments


class OwnRowAt(NamedTuple):
    """A row of a country's own table, in all its columns."""

    columns: tuple[str, ...]  # one empty name where the table has one column
    low: int
    high: int
    record: dict[str, Any]
    node: Map
    document: Document
    folder: Folder

    @property
    def entries(self) -> list[EntryAt]:
        """Those of its entries that can be read."""
        return entries_at(self.node, self.document, self.folder)

    @property
    def band(self) -> Text | Map:
        """Where its band stands."""
        return value_of(self.node, "band") or self.node


class OwnTable:
    """A country's own table. `head` is the document that says what it is, `record` what that says."""

    def __init__(self, folder: Folder, head: Document, record: dict[str, Any], files: EditionFiles | None) -> None:
        self.folder = folder
        self.head = head
        self.record = record
        self.files = files  # None for one file
        self.base_name: str = record.get("base", "")
        self.country: Country | None = folder.geography.countries.get(record.get("country", ""))

    @property
    def id(self) -> str:
        """How it is called."""
        country = self.record.get("country")
        return str(self.record.get("id") or (f"this table of {country}" if country else "this table"))

    @property
    def free(self) -> bool:
        """Whether its services stand in an order of its own."""
        return self.record.get("order") == "free" or (self.head.words is not None and self.head.words.free)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Its columns in printed order; one empty name where it has one."""
        return (self.head.words.columns if self.head.words else ()) or ("",)

    @cached_property
    def documents(self) -> list[Document]:
        """The documents of its rows, in order."""
        if self.files is None:
            return [self.head]
        return [d for _, d in self.files.named("table") if d is not None and d.kind == "national-table"]

    @cached_property
    def rows(self) -> list[OwnRowAt]:
        """Its rows that have a band, in order of their files."""
        found = []
        for document in self.documents:
            for record, node in document.pairs():
                if "band" in record:
                    columns = tuple(record.get("columns", ())) or self.columns[:1]
                    low, high = record["band"]
                    found.append(OwnRowAt(columns, low, high, record, node, document, self.folder))
        return found

    @cached_property
    def told_rows(self) -> list[OwnRowAt]:
        """Those in which somebody hears what is found."""
        return [row for row in self.rows if self.folder.tells_of(row.document)] if self.tells else []

    @property
    def tells(self) -> bool:
        """Whether somebody hears what is found in its rows, or where it says what it is."""
        return any(self.folder.tells_of(document) for document in (self.head, *self.documents))

    def in_column(self, column: str) -> list[RowAt]:
        """The rows of a column, by low edge."""
        rows = [RowAt(0, r.low, r.high, r.record, r.node, r.document) for r in self.rows if column in r.columns]
        return sorted(rows, key=lambda row: (row.low, row.high))

    # --- notes

    @cached_property
    def notes(self) -> dict[str, FootnoteAt]:
        """Its own notes by number; the first where one is defined twice."""
        if self.files is not None:
            return self.files.footnotes
        found: dict[str, FootnoteAt] = {}
        for record, node in self.head.pairs():
            if "id" in record and "band" not in record:
                found.setdefault(record["id"], FootnoteAt(record["id"], record, node, self.head))
        return found

    @property
    def has_notes(self) -> bool:
        """Whether its own notes are held, and could be read to their end."""
        return self.files.complete if self.files is not None else "footnotes" in self.record

    @property
    def used(self) -> set[str]:
        """The notes that its rows cite."""
        return {number for row in self.rows for number, _ in references(row.record)}

    def cited(self) -> Iterator[tuple[str, OwnRowAt, Text | Map]]:
        """Every note that a row cites, of those in which somebody hears what is found: number, row, and where it stands;
        once a row."""
        for row in self.told_rows:
            for number in dict.fromkeys(number for number, _ in references(row.record)):
                yield number, row, node_of(row.node, number)

    # --- the base

    @cached_property
    def facts(self) -> Facts:
        """The facts that hold its base: those of its own folder, where they have it."""
        if self.base_name not in self.folder.editions:
            return self.folder.base
        made: Facts | None = self.folder.shared.get(Facts)
        if made is None:
            made = self.folder.shared[Facts] = Facts(self.folder.root, None, ReadDocuments(self.folder))
        return made

    @cached_property
    def base(self) -> Edition | None:
        """The edition that it is read against; None where that is not held, or has findings of its own."""
        beside = self.folder.editions.get(self.base_name)
        if beside is not None and not _sound(beside):
            return None
        try:
            return self.facts.edition(self.base_name)
        except UnknownNameError:
            return None

    @cached_property
    def editions(self) -> list[Edition]:
        """The editions of the facts that hold the base, oldest first; those left out that have findings of their own."""
        if self.facts is self.folder.base:
            return [self.facts.edition(name) for name in self.facts.edition_ids]
        there = [e for e in self.folder.editions.values() if _sound(e) and os.path.basename(e.home) == e.id]
        return sorted((self.facts.edition(e.id) for e in there), key=lambda edition: edition.in_force)

    @property
    def newest(self) -> Edition | None:
        """The newest of the editions; None where that is the base."""
        newest = self.editions[-1] if self.base is not None and self.editions else None
        return newest if newest is not None and newest != self.base else None

    def view_of(self, edition: Edition) -> View:
        """What the country may use by an edition, on the day whose state the table gives."""
        day = self.record.get("in_force") or self.record.get("revised") or edition.in_force
        return View(self.facts, edition, self.country, f"{day}-01"[:10])

    @cached_property
    def view(self) -> View | None:
        """What the country may use by the base."""
        return self.view_of(self.base) if self.base is not None and self.country is not None else None

    @cached_property
    def printed(self) -> Table | None:
        """The base as it is printed."""
        return Table(self.facts, self.base) if self.base is not None else None


def _sound(edition: EditionFiles) -> bool:
    """Whether every file of an edition could be read without fault."""
    named = [document for key in ("table", "footnotes") for _, document in edition.named(key)]
    return all(d is not None and d.trouble is None and not any(d.problems.values()) for d in [*named, edition.document])


def own_tables(folder: Folder) -> list[OwnTable]:
    """Every country's own table of the folder; made once."""
    found: list[OwnTable] | None = folder.shared.get("own tables")
    if found is None:
        found = folder.shared["own tables"] = list(_made(folder))
    return found


def _made(folder: Folder) -> Iterator[OwnTable]:
    for files in folder.nationals:
        yield OwnTable(folder, files.document, files.record, files)
    for document in folder.of_kind("national-file"):
        if isinstance(document.record, dict):
            yield OwnTable(folder, document, document.record, None)
    country, base = folder.asked
    for document in folder.of_kind("national-rows"):
        base = base or folder.base.edition_ids[-1]
        yield OwnTable(folder, document, {"country": country, "base": base}, None)
