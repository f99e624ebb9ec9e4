"""A line holds a tab.

YAML does not allow tabs in the indentation, and everywhere else they look different in every
editor. `--fix` puts a blank for a tab in a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document
from ..finding import Edit, Fault
from ..folder import Folder

SEVERITY = "warning"
FIXABLE = True


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """The first tab of each line, trailing ones apart."""
    for match in re.finditer(r"\t+(?=[^\t\r\n]*[^\s])", document.text):
        start = match.start()
        line = document.text.rfind("\n", 0, start) + 1
        if "\t" in document.text[line:start]:
            continue
        comment = document.text[line:start].lstrip().startswith("#") or document.text[match.end()] == "#"
        edits = (Edit(*match.span(), " "),) if comment else ()
        yield document.found_at(*match.span(), "a tab", "use blanks", edits)
