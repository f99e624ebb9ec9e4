"""A document is older than its makers or younger than its list.

The committee from which ITU-R comes first met in 1927, and nothing can stand in a list that was made before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.documents import YEARS
from ..document import value_of
from ..documents import lists
from ..finding import Fault
from ..folder import Folder

_FIRST = 1927
# The kinds of file in which it finds something.
FOUND_IN = ("documents",)


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Years that cannot be."""
    for held in lists(folder):
        for _, document in held.there():
            for record, node in document.pairs():
                last = record.get("source", {}).get("date") or record.get("list") or next(iter(held.dates), "")
                for key in YEARS:
                    year = record.get(key)
                    if year is not None and not _FIRST <= year <= int(last[:4] or year):
                        hint = f"between {_FIRST} and {last[:4]}, the year of its list"
                        yield document.found(value_of(node, key), f"the year {year} cannot be", hint)
