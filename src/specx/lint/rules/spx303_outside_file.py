"""A row leaves the range that its edition gives to the file.

`edition.yaml` says which range each file holds, so that a question reads one file. A row elsewhere
would not be found.

Bad::

    --- rr/edition.yaml
    id: rr
    title: An example
    conference: WRC-23
    in_force: "2025-01-01"
    coverage: 148-150 MHz
    table:
    - {file: a.yaml, band: 148-149 MHz}
    - {file: b.yaml, band: 149-150 MHz}
    sources:
    - {document: An example of 2025}
    --- rr/a.yaml
    - band: 148-149.5 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
    --- rr/b.yaml
    - band: 149.5-150 MHz
      regions: [1, 2, 3]
      primary:
      - fixed

Good::

    --- rr/edition.yaml
    id: rr
    title: An example
    conference: WRC-23
    in_force: "2025-01-01"
    coverage: 148-150 MHz
    table:
    - {file: a.yaml, band: 148-149.5 MHz}
    - {file: b.yaml, band: 149.5-150 MHz}
    sources:
    - {document: An example of 2025}
    --- rr/a.yaml
    - band: 148-149.5 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
    --- rr/b.yaml
    - band: 149.5-150 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
"""

from __future__ import annotations

from collections.abc import Iterator

from ...units import format_band
from ..document import Document, value_of
from ..finding import Found
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Found]:
    """Rows that reach below or above the declared range."""
    if document.kind != "table":
        return
    declared = folder.declared(document)
    for record, node in document.pairs() if declared else ():
        if declared and "band" in record and not declared[0] <= record["band"][0] < record["band"][1] <= declared[1]:
            yield document.found(
                value_of(node, "band") or node,
                f"the row leaves {format_band(*declared)}, which edition.yaml gives to this file",
                "move the row or change the range of the file",
            )
