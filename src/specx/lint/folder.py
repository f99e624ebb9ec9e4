"""A data folder as the rules see it: every file of it, its editions, and what it is checked against."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from ..facts.folder import Facts
from ..facts.store import Map, Text
from ..regulations.countries import Geography
from ..regulations.services import Vocabulary
from ..regulations.values import Row
from .document import Document, value_of


class RowAt(NamedTuple):
    """A row of a table in one Region: what it says and where it stands."""

    region: int
    low: int
    high: int
    record: dict[str, Any]
    node: Map
    document: Document


class FootnoteAt(NamedTuple):
    """A footnote as an edition defines it."""

    id: str
    record: dict[str, Any]
    node: Map
    document: Document


class EditionFiles:
    """One edition of a data folder, as far as its files can be read."""

    def __init__(self, folder: Folder, document: Document) -> None:
        self.folder = folder
        self.document = document
        self.record: dict[str, Any] = document.record if isinstance(document.record, dict) else {}
        self.home = os.path.dirname(document.path)
        self.id: str = self.record.get("id") or os.path.basename(self.home)
        self._named: dict[str, list[tuple[dict[str, Any], Document | None]]] = {}

    def named(self, key: str) -> list[tuple[dict[str, Any], Document | None]]:
        """The files that `edition.yaml` names under a key, with the document where it is there."""
        known = self._named.get(key)
        if known is None:
            entries = [entry for entry in self.record.get(key, ()) if "file" in entry]
            # A file may be a link: documents go by where they really lie.
            paths = [os.path.realpath(os.path.join(self.home, *entry["file"].split("/"))) for entry in entries]
            known = self._named[key] = [(e, self.folder.documents.get(p)) for e, p in zip(entries, paths, strict=True)]
        return known

    @property
    def coverage(self) -> tuple[int, int] | None:
        """What the table has to tile."""
        band = self.record.get("coverage")
        return (band[0], band[1]) if band else None

    @cached_property
    def rows(self) -> list[RowAt]:
        """Every row, one a Region, by Region and low edge."""
        found: list[RowAt] = []
        for _, document in self.named("table"):
            if document is not None:
                found += rows_of(document)
        return sorted(found, key=lambda r: (r.region, r.low, r.high))

    @cached_property
    def told_rows(self) -> list[RowAt]:
        """The rows in which somebody hears what is found, in the same order."""
        return [row for row in self.rows if self.folder.tells_of(row.document)] if self.tells else []

    @property
    def tells(self) -> bool:
        """Whether somebody hears what is found in its tables, or where it names them."""
        documents = [self.document, *(document for _, document in self.named("table"))]
        return any(self.folder.tells_of(document) for document in documents)

    @cached_property
    def footnotes(self) -> dict[str, FootnoteAt]:
        """The footnotes by number; the first where one is defined twice."""
        found: dict[str, FootnoteAt] = {}
        for _, document in self.named("footnotes"):
            if document is not None and document.kind in ("footnotes", "national-footnotes"):
                for record, node in document.pairs():
                    if "id" in record:
                        found.setdefault(record["id"], FootnoteAt(record["id"], record, node, document))
        return found

    @property
    def complete(self) -> bool:
        """Whether every footnote file that the edition names could be read to its end."""
        files = self.named("footnotes")
        return bool(files) and all(d is not None and d.trouble is None for _, d in files)

    @property
    def previous(self) -> EditionFiles | None:
        """The edition that this one supersedes, where the folder holds it."""
        return self.folder.editions.get(self.record.get("supersedes", ""))


def rows_of(document: Document) -> list[RowAt]:
    """The rows of a table file, one a Region, in file order."""
    if document.kind != "table":
        return []
    return [
        RowAt(int(region), record["band"][0], record["band"][1], record, node, document)
        for record, node in document.pairs()
        if "band" in record
        for region in dict.fromkeys(record.get("regions", ()))
    ]


def references(row: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """The footnotes that a row cites, each with whether it stands beside a service."""
    for status in ("primary", "secondary"):
        for entry in row.get(status, ()):
            for number in entry[3]:
                yield number, True
    for number in row.get("footnotes", ()):
        yield number, False


def node_of(node: Map, number: str) -> Text | Map:
    """The scalar of a row that cites a footnote, or the row where it is not found."""
    for key in ("primary", "secondary", "footnotes"):
        for item in value_of(node, key) or ():
            if isinstance(item, Text) and (
                item == number or number in item.partition("[")[2].partition("]")[0].replace(",", " ").split()
            ):
                return item
    return node


def base_rows(base: Facts) -> list[Row]:
    """The Table of the newest edition of the base. Raises `DataError` where it cannot be read."""
    return [row for table in base.edition(base.edition_ids[-1]).tables for row in base.rows(*table)]


@lru_cache(maxsize=1)
def own_facts() -> Facts:
    """The facts that come with specx, read once a process."""
    return Facts(None)


class Folder:
    """The files that belong together, and the facts that they are checked against.

    `root` is "" for a file that stands alone. `base` is the facts of `--data`, or specx's own. `about` are the documents
    that somebody asked about, by default all: the others are neighbours.
    """

    def __init__(
        self,
        root: str,
        documents: dict[str, Document],
        base: Facts,
        own_names: bool = True,
        asked: tuple[str, str] = ("", ""),
        about: Collection[Document] | None = None,
    ) -> None:
        self.root = root
        self._about = None if about is None else {id(document) for document in about}
        self.asked = asked  # the country whose table a bare list of rows is, and its base; "" for none
        self.documents = documents
        self.base = base
        self._own_names = own_names
        self.shared: dict[Any, Any] = {}  # what rules work out once a folder
        for document in documents.values():
            if document.kind in ("services", "regions"):
                document.read(None, None)
        self.vocabulary: Vocabulary = self._vocabulary()
        self.geography: Geography = self._geography()
        codes: Collection[str] = self.geography.codes
        self.nationals: list[EditionFiles] = []  # countries' own tables of several files
        if asked[0] or any((d.kind or "").startswith("national-") for d in documents.values()):
            from .own_files import read_own

            self.nationals = read_own(self, codes)
        for document in documents.values():
            document.read(self.vocabulary, codes)
        self.editions: dict[str, EditionFiles] = {}
        for document in self.of_kind("edition"):
            edition = EditionFiles(self, document)
            self.editions.setdefault(edition.id, edition)

    def tells_of(self, document: Document | None) -> bool:
        """Whether somebody hears what is found in a document: of neighbours nobody does."""
        return document is not None and (self._about is None or id(document) in self._about)

    def of_kind(self, kind: str) -> list[Document]:
        """The documents of a kind, by path."""
        return [d for _, d in sorted(self.documents.items()) if d.kind == kind]

    def _vocabulary(self) -> Vocabulary:
        for document in self.of_kind("services") if self._own_names else ():
            if not document.problems:
                return Vocabulary.from_records(document.record)
        return self.base.vocabulary

    def _geography(self) -> Geography:
        for document in self.of_kind("regions") if self._own_names else ():
            if not document.problems:
                return Geography.from_records(document.record)
        return self.base.geography

    def every_edition(self) -> Iterator[EditionFiles]:
        """The editions, and the countries' own tables that stand in folders like them."""
        yield from self.editions.values()
        yield from self.nationals

    def edition_of(self, document: Document) -> EditionFiles | None:
        """The edition, or the country's own table, in whose folder the document lies."""
        for edition in self.every_edition():
            if edition.home and document.path.startswith(edition.home + os.sep):
                return edition
        return None

    def declared(self, document: Document) -> tuple[int, int] | None:
        """The range that an edition gives to a table file."""
        edition = self.edition_of(document)
        for entry, named in edition.named("table") if edition else ():
            if named is document and "band" in entry:
                return entry["band"][0], entry["band"][1]
        return None
