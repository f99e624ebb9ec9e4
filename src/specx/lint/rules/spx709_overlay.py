"""An overlay does not fit the edition that it amends.

With the amendments made, the rows of each Region must still follow each other without gap or overlap, a row
or footnote that is modified or taken out must be there, and rows may cite only footnotes that are.

Bad::

    id: draft
    title: An example
    rows:
    - {change: SUP, band: 7145-7190 MHz, regions: [2]}
    sources:
    - {document: An example of 2027}

Good::

    id: draft
    title: An example
    rows:
    - {change: SUP, band: 7145-7190 MHz, regions: [2]}
    - {change: ADD, band: 7145-7190 MHz, regions: [2], primary: [fixed]}
    sources:
    - {document: An example of 2027}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...errors import SpecxError
from ...facts.overlay import OverlaidFacts
from ..document import Document
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """The first amendment that the edition named, or the newest, cannot take."""
    if document.kind != "overlay" or not isinstance(document.record, dict) or any(document.problems.values()):
        return
    try:
        over = document.record.get("over")
        edition = folder.base.edition(over) if over else folder.base.edition_on()
        OverlaidFacts(folder.base, document.record, document.name, edition)
    except SpecxError as problem:
        message = problem.message
        place = re.match(re.escape(document.name) + r":(?:(\d+):)? ", message)
        line = int(place[1]) if place and place[1] else 1
        yield document.found(line, message[place.end() :] if place else message, problem.hint)
