"""A file cannot be read.

It is missing, locked, a folder, a pipe or a device, or it changed while it was read. The other
files are checked all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """The trouble that kept the file from being read."""
    trouble = document.trouble
    if trouble and trouble.kind == "unreadable":
        yield Found(document, trouble.line, trouble.column, trouble.message)
