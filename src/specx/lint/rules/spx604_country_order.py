"""Countries are not in the order of their codes.

Sorted lists make a difference between two editions one visible code. `--fix` sorts them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ...facts.store import Text
from ..document import Document
from ..finding import Fault
from ..folder import Folder
from ..reorder import reordered

SEVERITY = "warning"
FIXABLE = True


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """The first code of a list that belongs before the one above."""
    for listed in document.country_lists:
        codes = [item for item in listed if isinstance(item, Text)]
        for before, code in itertools.pairwise(codes):
            if code < before:
                yield document.found(code, f"{code[:20]} stands after {before[:20]}", "sort the codes",
                                     reordered(document, codes, list(codes)))  # fmt: skip
                break
