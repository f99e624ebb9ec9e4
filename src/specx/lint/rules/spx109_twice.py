"""Something is defined twice.

Two footnotes of one number, two outcomes or two services of one id: readers take one and the other
is lost.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from ...facts.store import Map, Seq, Text
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder

# What names a record, by preference.
NAMES = ("id", "code", "no", "symbol", "item", "record", "reference")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Records whose name was met before in the same kind of file of the same edition."""
    seen: dict[tuple[str, str, str, str, str], tuple[Document, Text]] = {}
    for _, document in sorted(folder.documents.items()):
        if document.kind is None or document.kind == "table":
            continue
        edition = folder.edition_of(document)
        # An edition repeats the numbers of the one before; a folder of limits has names of its own.
        scope = edition.id if edition else os.path.dirname(document.path)
        for group, node in _records(document.tree):
            for key in NAMES:
                name = value_of(node, key)
                if isinstance(name, Text):
                    place = (scope, document.kind, group, key, str(name))
                    first = seen.setdefault(place, (document, name))
                    if first[1] is not name:
                        where = (
                            f"{first[0].name}:{first[1].line}" if first[0] is not document else f"line {first[1].line}"
                        )
                        yield document.found(name, f"{key} '{str(name)[:40]}' is defined twice", f"first at {where}")
                    break


def _records(tree: object) -> Iterator[tuple[str, Map]]:
    """The records of a file: of the list that it is, or of the lists that its keys hold."""
    if isinstance(tree, Seq):
        yield from (("", item) for item in tree if isinstance(item, Map))
    elif isinstance(tree, Map):
        for key, value in tree.items():
            if isinstance(value, Seq):
                yield from ((str(key), item) for item in value if isinstance(item, Map))
