"""A row cites a footnote that its edition no longer has.

The edition before defines it and this one does not: a conference suppressed it, and the reference
was left behind.

Bad::

    --- new/edition.yaml
    id: new
    title: An example
    conference: WRC-23
    supersedes: old
    in_force: "2025-01-01"
    coverage: 148-149 MHz
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 100, to: 299}
    sources:
    - {document: An example of 2025}
    --- new/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      footnotes: ["5.218"]
    --- new/notes.yaml
    - id: "5.217"
      kind: information
      summary: An example.
    --- old/edition.yaml
    id: old
    title: An example
    conference: WRC-23
    in_force: "2021-01-01"
    coverage: 148-149 MHz
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 100, to: 299}
    sources:
    - {document: An example of 2025}
    --- old/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      footnotes: ["5.218"]
    --- old/notes.yaml
    - id: "5.218"
      kind: information
      summary: An example.

Good::

    --- new/edition.yaml
    id: new
    title: An example
    conference: WRC-23
    supersedes: old
    in_force: "2025-01-01"
    coverage: 148-149 MHz
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 100, to: 299}
    sources:
    - {document: An example of 2025}
    --- new/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      footnotes: ["5.218"]
    --- new/notes.yaml
    - id: "5.218"
      kind: information
      summary: An example.
    --- old/edition.yaml
    id: old
    title: An example
    conference: WRC-23
    in_force: "2021-01-01"
    coverage: 148-149 MHz
    table:
    - {file: table.yaml, band: 148-149 MHz}
    footnotes:
    - {file: notes.yaml, from: 100, to: 299}
    sources:
    - {document: An example of 2025}
    --- old/table.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
      footnotes: ["5.218"]
    --- old/notes.yaml
    - id: "5.218"
      kind: information
      summary: An example.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Found
from ..folder import Folder
from ..notes import cited


def check_folder(folder: Folder) -> Iterator[Found]:
    """Numbers cited by rows that only the edition before defines."""
    for edition in folder.editions.values():
        older = edition.previous
        if older is None or not edition.complete:
            continue
        for number, row, node in cited(edition):
            if number not in edition.notes and number in older.notes:
                conference = edition.record.get("conference", edition.id)
                yield row.document.found(node, f"{number} was suppressed: {older.id} has it, {edition.id} does not",
                                         f"remove the reference if {conference} suppressed it")  # fmt: skip
