"""An edition or a conference names a file that is not there, or leaves out one that is.

A file that is not named is never read, and what it holds is not in any answer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ...facts.store import Map, Node
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder

# The kind of file that each key of a conference names.
_OF_CONFERENCE = {"outcomes": "outcomes", "agenda": "agenda", "preliminary": "agenda"}


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Names without a file, at the name; files without a name, at the file."""
    for edition in folder.every_edition():
        of = "" if edition.id in folder.editions else "national-"
        named = set()
        for key in ("table", "footnotes"):
            for entry, document in edition.named(key):
                if document is None:
                    yield edition.document.found(entry, f"the file {entry['file'][:80]} is not there")
                else:
                    named.add(document.path)
                    wanted = of + key
                    if document.kind not in (None, wanted):
                        yield edition.document.found(
                            entry, f"{entry['file'][:80]} is a {document.kind} file", f"'{key}' names {wanted} files"
                        )
        for path, document in folder.documents.items():
            inside = folder.edition_of(document) is edition
            key = str(document.kind).removeprefix("national-")
            if inside and key in ("table", "footnotes") and path not in named:
                yield document.found(
                    1, f"edition.yaml of {edition.id} does not name this file", f"add it under '{key}', or remove it"
                )
    for document in folder.of_kind("conference"):
        if isinstance(document.record, dict):
            yield from _conference(folder, document, document.record)


def _conference(folder: Folder, document: Document, record: dict[str, Any]) -> Iterator[Fault]:
    home = os.path.dirname(document.path)
    named = set()
    for key, wanted in _OF_CONFERENCE.items():
        value = record.get(key, [])
        entries = [(e.get("file", ""), e) for e in value] if isinstance(value, list) else [(value, None)]
        for file, entry in entries:
            other = folder.documents.get(os.path.normpath(os.path.join(home, *file.split("/"))))
            if other is None:
                yield document.found(entry or _at(document, key), f"the file {file[:80]} of '{key}' is not there")
            else:
                named.add(other.path)
                if other.kind not in (None, wanted):
                    yield document.found(
                        entry or _at(document, key),
                        f"{file[:80]} is a {other.kind} file",
                        f"'{key}' names files of the kind {wanted}",
                    )
    for path, other in folder.documents.items():
        if other.kind in ("outcomes", "agenda") and os.path.dirname(path) == home and path not in named:
            hint = f"add it under '{other.kind}', or remove it"
            yield other.found(1, f"{os.path.basename(document.path)} does not name this file", hint)


def _at(document: Document, key: str) -> Node:
    tree = document.tree
    assert isinstance(tree, Map)
    node: Node = value_of(tree, key)
    return node
