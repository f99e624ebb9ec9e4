"""A footnote refers to a footnote that the edition does not define.

`countries_of` takes the countries of another footnote; if that is not there, nobody is meant.

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
      footnotes: ["5.218"]
    --- rr/notes.yaml
    - id: "5.218"
      kind: information
      countries_of: ["5.217"]
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

from collections.abc import Iterator

from ..finding import Found
from ..folder import Folder
from ..notes import parts_of


def check_folder(folder: Folder) -> Iterator[Found]:
    """Numbers in `countries_of` without a footnote."""
    for edition in folder.editions.values():
        if not edition.complete:
            continue
        for note in edition.notes.values():
            for part in parts_of(note.record):
                for number in part.get("countries_of", ()):
                    if number not in edition.notes:
                        yield note.document.found(
                            note.node, f"{note.id} takes the countries of {number}, which {edition.id} does not have"
                        )
