"""The list of documents names a file that is not there, or leaves out one that is.

A file that is not named is never read, and its documents are in no answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..documents import lists
from ..finding import Fault
from ..folder import Folder

# The kinds of file in which it finds something.
FOUND_IN = ("documents", "document-lists")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Names without a file, at the name; files without a name, at the file; kinds without a form of link."""
    for held in lists(folder):
        for entry, document in held.files:
            if document is None:
                yield held.document.found(entry, f"the file {entry['file'][:80]} is not there")
            elif document.kind not in (None, "documents"):
                yield held.document.found(entry, f"{entry['file'][:80]} is a {document.kind} file")
            if entry["kind"] not in held.kinds:
                yield held.document.found(entry, f"'kinds' does not say how a {entry['kind']} is named and linked")
        named = {document.path for _, document in held.files if document is not None}
        for document in folder.of_kind("documents"):
            if held.beside(document) and document.path not in named:
                yield document.found(1, "documents.yaml does not name this file", "add it under 'files', or remove it")
