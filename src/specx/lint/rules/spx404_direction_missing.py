"""A space service stands without the direction that the Table always gives it.

Fixed-satellite without a direction says nothing about who transmits. Services that the Table itself
prints without one now and then, such as mobile-satellite, are left alone, and so are national tables: SPX423
compares those with their base.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ...facts.folder import Facts
from ..document import Document
from ..finding import Fault
from ..folder import Folder, base_rows
from ..rows import entries

# "Always" leaves room for the row under check itself, and asks for enough rows to say so.
SHARE, ENOUGH = 0.96, 15


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Entries without a direction whose service has one in every other row."""
    if (document.kind or "").startswith("national-"):
        return
    listed_rows = [listed for _, listed in entries(document, folder)]
    if not any(not e.term.directions and folder.vocabulary.is_space(e.term.service) for x in listed_rows for e in x):
        return
    always = directed(folder.base)
    for listed in listed_rows:
        for entry in listed:
            if not entry.term.directions and (entry.term.service, entry.term.qualifier) in always:
                yield document.found(
                    entry.node, f"{entry.term.service} has no direction; the Table always gives it one",
                    f"write {entry.term.service} (Earth-to-space) or (space-to-Earth)",
                )  # fmt: skip


@lru_cache(maxsize=4)
def directed(base: Facts) -> frozenset[tuple[str, str]]:
    """The services, with qualifier, that the Table of the newest edition prints with a direction."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in base_rows(base):
        for a in row.allocations:
            count = counts.setdefault((a.service, a.qualifier), [0, 0])
            count[0] += 1
            count[1] += bool(a.directions)
    return frozenset(k for k, (n, with_one) in counts.items() if n >= ENOUGH and with_one >= SHARE * n)
