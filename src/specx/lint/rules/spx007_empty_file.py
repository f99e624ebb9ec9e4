"""A file holds nothing.

An empty file, or one of comments only, is mostly a save that went wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Fault
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """The file, where there is no value in it."""
    if document.trouble is None and not document.tree:
        yield document.found(1, "the file holds nothing")
