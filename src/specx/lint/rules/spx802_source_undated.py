"""A source has no date.

Documents have revisions; without a date, a year in the title or a revision nobody can tell which one
was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...facts.store import Map, Seq, Text
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder

SEVERITY = "warning"
# A year, a conference, which has one, or a version: 3.1, RA.769-2.
_DATED = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)|WA?RC-\d\d|(?<![\d.])\d+\.\d+|[A-Z]\.\d+-\d+")


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Sources with neither a date nor a revision nor a year in the title."""
    stack: list[object] = [document.tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Seq):
            stack += [item for item in node if not isinstance(item, Text)]
        elif isinstance(node, Map):
            if value_of(node, "verified") == "false":
                continue  # the record says itself that its source does not carry it
            stack += [value for value in node.values() if not isinstance(value, Text)]
            title = value_of(node, "document")
            if isinstance(title, Text) and not {"date", "revision"} & set(node) and not _DATED.search(title):
                yield document.found(title, f"the source '{title[:60]}' has no date", "add its date or its revision")
