"""Something is defined twice.

Two footnotes of one number, two outcomes or two services of one id: readers take one and the other
is lost.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ...facts.store import Map, Seq, Text
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder
from ..neighbours import KnownDocument

# What names a record, by preference.
NAMES = ("id", "code", "no", "symbol", "item", "record", "reference")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Records whose name was met before in the same kind of file of the same edition."""
    seen: dict[tuple[str, ...], tuple[Document, Text]] = {}
    for scope, document in _together(folder):
        for group, node in _records(document.tree):
            for key in NAMES:
                name = value_of(node, key)
                if isinstance(name, Text):
                    place = (*scope, group, key, str(name))
                    first = seen.setdefault(place, (document, name))
                    if first[1] is not name:
                        where = (
                            f"{first[0].name}:{first[1].line}" if first[0] is not document else f"line {first[1].line}"
                        )
                        yield document.found(name, f"{key} '{str(name)[:40]}' is defined twice", f"first at {where}")
                    break


def _together(folder: Folder) -> Iterator[tuple[tuple[str, str], Document]]:
    """The documents that have names, by path, each with what its names are looked for in: the same kind of file of the
    same edition. Neighbours that share no name with a file that somebody asked about are left out."""
    asked: dict[tuple[str, str], set[str]] = {}
    for document in filter(folder.tells_of, folder.documents.values()):
        if (scope := _scope(folder, document)) is not None:
            nodes = [node for _, node in _records(document.tree)]
            asked.setdefault(scope, set()).update(str(value_of(node, key)) for node in nodes for key in NAMES)
    for _, document in sorted(folder.documents.items()) if asked else ():
        scope = _scope(folder, document)
        if scope in asked and not (
            isinstance(document, KnownDocument) and asked[scope].isdisjoint(named(document.record))
        ):
            yield scope, document


def _scope(folder: Folder, document: Document) -> tuple[str, str] | None:
    if document.kind is None or document.kind == "table":
        return None
    edition = folder.edition_of(document)
    # An edition repeats the numbers of the one before; a folder of limits has names of its own.
    return edition.id if edition else os.path.dirname(document.path), document.kind


def named(record: Any) -> Iterator[str]:
    """The names in what was read of a file."""
    lists = [record] if isinstance(record, list) else [value for value in record.values() if isinstance(value, list)]
    for one in (one for listed in lists for one in listed if isinstance(one, dict)):
        yield from (str(one[key]) for key in NAMES if key in one)


def _records(tree: object) -> Iterator[tuple[str, Map]]:
    """The records of a file: of the list that it is, or of the lists that its keys hold."""
    if isinstance(tree, Seq):
        yield from (("", item) for item in tree if isinstance(item, Map))
    elif isinstance(tree, Map):
        for key, value in tree.items():
            if isinstance(value, Seq):
                yield from ((str(key), item) for item in value if isinstance(item, Map))
