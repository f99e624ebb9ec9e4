"""A row cites a footnote that the edition does not define."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..footnotes import cited


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Numbers cited by rows that no footnote file has, unless the edition before had them."""
    for edition in folder.editions.values():
        if not edition.complete:
            continue
        older = edition.previous.footnotes if edition.previous else {}
        for number, row, node in cited(edition):
            if number not in edition.footnotes and number not in older:
                near = difflib.get_close_matches(number, edition.footnotes, 1, 0.7)
                hint = f"did you mean {near[0]}?" if near else ""
                yield row.document.found(node, f"{edition.id} has no footnote {number}", hint)
