"""The schema line for editors names another kind than the file is.

`# yaml-language-server: $schema=.../table.json` makes editors complete and check keys; with the schema
of another kind they mark good lines as bad.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...facts.kinds import every_kind
from ..document import Document
from ..finding import Fault
from ..folder import Folder

SEVERITY = "warning"
_LINE = re.compile(r"^#\s*yaml-language-server:\s*\$schema=(?:\S*/)?([\w.-]+)\.json", re.MULTILINE)


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """A schema of specx's own that is not that of the file's kind."""
    match = _LINE.search(document.text) if document.kind else None
    if match and match[1] in every_kind() and match[1] != document.kind:
        yield document.found_at(
            *match.span(1), f"the schema is for {match[1]} files, this is a {document.kind} file",
            f"write {document.kind}.json",
        )  # fmt: skip
