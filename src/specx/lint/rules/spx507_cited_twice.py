"""A row cites a footnote twice in one place.

Under the row and beside a service mean different things (Nos. 5.50 and 5.51), twice in the same list
means nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..document import Document
from ..finding import Fault
from ..folder import Folder, node_of
from ..rows import OF_ROWS, entries


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Numbers that stand twice beside one service or twice under the row."""
    if document.kind not in OF_ROWS:
        return
    for record, node in document.pairs():
        for number in _repeated(record.get("footnotes", ())):
            yield document.found(node_of(node, number), f"{number} is cited twice under the row")
    for _, listed in entries(document, folder):
        for entry in listed:
            for number in _repeated(entry.footnotes):
                yield document.found(entry.node, f"{number} is cited twice beside {entry.term.service}")


def _repeated(numbers: Sequence[str]) -> list[str]:
    if len(numbers) < 2 or len(set(numbers)) == len(numbers):
        return []
    return [number for number, times in Counter(numbers).items() if times > 1]
