"""The files of countries' own tables, read with the words that each table declares."""

from __future__ import annotations

import os
from collections.abc import Collection

from ..errors import SpecxError
from ..facts.held_tables import NATIONAL, revisions_held
from ..facts.kinds.national import OwnWords, own_words
from ..facts.kinds.national_file import words_of, words_under
from ..facts.store import Map, Seq, Text
from .document import Document
from .folder import EditionFiles, Folder
from .neighbours import KnownDocument


def read_own(folder: Folder, codes: Collection[str]) -> list[EditionFiles]:
    """Reads every file of such a table, and the lists of rows that somebody says are one; the tables of several files."""
    found = []
    for document in folder.of_kind("national-edition"):
        document.read(folder.vocabulary, codes)
        files = EditionFiles(folder, document)
        terms = document.words = own_words(files.record)
        for key, kind in (("table", "national-table"), ("footnotes", "national-footnotes")):
            for _, named in files.named(key):
                if named is not None and (isinstance(named, KnownDocument) or named.tree is not None):
                    named.kind = kind
                    _read(folder, named, codes, terms)
        found.append(files)
    for document in folder.of_kind("national-file"):
        if isinstance(document.tree, Map):
            tree: dict[str, object] = document.tree  # type: ignore[assignment]
            country = tree.get("country")
            held = held_words(folder, country) if isinstance(country, Text) and country in codes else None
            _read(folder, document, codes, words_of(document.tree, held))
    if folder.asked[0]:
        homes = [
            os.path.dirname(d.path) + os.sep for kind in ("edition", "national-edition") for d in folder.of_kind(kind)
        ]
        for document in folder.of_kind("table"):
            if not document.path.startswith(tuple(homes)) and isinstance(document.tree, Seq):
                document.kind = "national-rows"
                _read(folder, document, codes, _words_of_rows(document.tree, held_words(folder, folder.asked[0])))
    return found


def _read(folder: Folder, document: Document, codes: Collection[str], terms: OwnWords) -> None:
    known = folder.vocabulary
    document.read(known.with_qualifiers(terms.qualifiers) if terms.qualifiers else known, codes, terms)
    document.words = terms


def _words_of_rows(rows: Seq, held: OwnWords | None) -> OwnWords:
    """The words of a bare list of rows: those of the table that is held of the country; else any."""
    named = dict.fromkeys(word for row in rows for word in words_under(row, "columns") or ())
    if held is None:
        return OwnWords(None, tuple(named))
    return held._replace(columns=held.columns if named else ())


def held_words(folder: Folder, country: str) -> OwnWords | None:
    """What the newest table declares that the facts hold of a country; None where none is held."""
    facts = folder.base
    try:
        revisions = revisions_held(facts, country)
        if not revisions:
            return None
        return own_words(
            facts.records("national-edition", f"{NATIONAL}/{country.lower()}/{revisions[-1]}/edition.yaml")
        )
    except SpecxError:
        return None  # what is wrong with that table is told where it lies
