"""A row cites a footnote that the edition does not define.

Bad::

    --- rr/edition.yaml
    id: rr
    title: An example
    conference: WRC-23
    in_force: "2025-01-01"
    coverage: 148-149 MHz
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 100, to: 299}
    sources:
    - {document: An example of 2025}
    --- rr/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      footnotes: ["5.218", "5.219"]
    --- rr/notes.yaml
    - id: "5.218"
      kind: information
      summary: An example.

Good::

    --- rr/edition.yaml
    id: rr
    title: An example
    conference: WRC-23
    in_force: "2025-01-01"
    coverage: 148-149 MHz
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 100, to: 299}
    sources:
    - {document: An example of 2025}
    --- rr/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      footnotes: ["5.218"]
    --- rr/notes.yaml
    - id: "5.218"
      kind: information
      summary: An example.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..finding import Found
from ..folder import Folder
from ..notes import cited


def check_folder(folder: Folder) -> Iterator[Found]:
    """Numbers cited by rows that no footnote file has, unless the edition before had them."""
    for edition in folder.editions.values():
        if not edition.complete:
            continue
        older = edition.previous.notes if edition.previous else {}
        for number, row, node in cited(edition):
            if number not in edition.notes and number not in older:
                near = difflib.get_close_matches(number, edition.notes, 1, 0.7)
                hint = f"did you mean {near[0]}?" if near else ""
                yield row.document.found(node, f"{edition.id} has no footnote {number}", hint)
