"""A row or record names a Region twice, or out of order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ...facts.store import Seq
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder

SEVERITY = "warning"


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Lists of Regions that do not run upwards."""
    for _, node in document.pairs():
        regions = value_of(node, "regions")
        if isinstance(regions, Seq):
            for before, region in itertools.pairwise(regions):
                if isinstance(region, str) and isinstance(before, str) and region <= before:
                    what = "is named twice" if region == before else f"stands after {before}"
                    yield document.found(region, f"Region {region[:9]} {what}", "name each once, upwards")
