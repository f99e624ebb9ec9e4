"""A row leaves the range that its edition gives to the file.

`edition.yaml` says which range each file holds, so that a question reads one file. A row elsewhere
would not be found.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...units import format_band
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Rows that reach below or above the declared range."""
    if document.kind not in ("table", "national-table"):
        return
    declared = folder.declared(document)
    for record, node in document.pairs() if declared else ():
        if declared and "band" in record and not declared[0] <= record["band"][0] < record["band"][1] <= declared[1]:
            yield document.found(
                value_of(node, "band") or node,
                f"the row leaves {format_band(*declared)}, which edition.yaml gives to this file",
                "move the row or change the range of the file",
            )
