"""The entries of table rows, each with the scalar that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..facts.store import Map, Seq, Text
from ..regulations.services import TermError, Vocabulary
from ..regulations.values import ServiceTerm
from .document import Document, value_of
from .folder import Folder

OF_ROWS = ("table", "overlay", "national-table", "national-file", "national-rows")


class EntryAt(NamedTuple):
    """A service of a row: what it is, its status, the footnotes beside it, where it stands."""

    term: ServiceTerm
    status: str
    footnotes: tuple[str, ...]
    node: Text
    use: str = ""  # in a national table: for whom it is, as written


def entries(document: Document, folder: Folder) -> Iterator[tuple[dict[str, Any], list[EntryAt]]]:
    """Each row of a table or an overlay with those of its entries that can be read."""
    if document.kind in OF_ROWS:
        yield from ((record, entries_at(node, document, folder)) for record, node in document.pairs())


def entries_at(row: Map, document: Document, folder: Folder) -> list[EntryAt]:
    """Those of the entries of one row that can be read."""
    own = document.words.qualifiers if document.words else ()
    known: dict[str, tuple[ServiceTerm, tuple[str, ...], str] | None] = folder.shared.setdefault(("entries", own), {})
    vocabulary = folder.vocabulary.with_qualifiers(own) if own else folder.vocabulary
    found: list[EntryAt] = []
    for status in ("primary", "secondary"):
        listed = value_of(row, status)
        for item in listed if isinstance(listed, Seq) else ():
            if isinstance(item, Text):
                if item not in known:
                    known[str(item)] = _split(item, vocabulary)
                read = known[item]
                if read is not None:
                    found.append(EntryAt(read[0], status, read[1], item, read[2]))
    return found


def _split(item: Text, vocabulary: Vocabulary) -> tuple[ServiceTerm, tuple[str, ...], str] | None:
    plain, _, use = item.partition("{")
    words, _, notes = plain.rstrip().partition("[")
    try:
        term = vocabulary.term(words.rstrip())
    except TermError:
        return None
    return term, tuple(n.strip() for n in notes.rstrip("]").split(",")) if notes else (), use.rstrip("}").strip()


def row_key(record: dict[str, Any]) -> tuple[int, int] | None:
    """The band of a row that has one, and Regions; else None."""
    if "band" in record and record.get("regions"):
        return record["band"][0], record["band"][1]
    return None
