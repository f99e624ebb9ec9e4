"""A document has a band that its title does not name.

The bands of a document are read off its title and off nothing else: whoever looks at one sees the other.
The numbers of the band have to stand in the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder

_GROUPED = re.compile(r"(?<=\d)[\s\u00a0\u2009](?=\d{3}(?!\d))")


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Bands with a number that the title does not hold, as it stands or with its thousands joined."""
    if document.kind != "documents":
        return
    for record, node in document.pairs():
        title = record.get("title", "")
        forms = title, _GROUPED.sub("", title)
        for band in value_of(node, "bands") or () if title else ():
            missing = [n for n in re.findall(r"\d[\d.]*", band) if not any(_holds(form, n) for form in forms)]
            if missing:
                yield document.found(band, f"the title names no {missing[0]}", "bands are those that the title names")


def _holds(title: str, number: str) -> bool:
    """Whether the number stands in the title, zeros at its end aside: 27 in `25.5-27.0 GHz`."""
    zeros = "0*" if "." in number else r"(\.0+)?"
    return re.search(rf"(?<![\d.]){re.escape(number)}{zeros}(?!\d|\.\d)", title) is not None
