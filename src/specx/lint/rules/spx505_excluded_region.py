"""A row cites a footnote that holds only in other Regions.

A row that reads alike in several Regions is printed once, across its columns, with the footnotes of
all of them; it is enough that the footnote holds in one.

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
      regions: [1, 3]
      primary:
      - fixed
      footnotes: ["5.218"]
    - band: 148-149 MHz
      regions: [2]
      primary:
      - fixed
      footnotes: ["5.218"]
    --- rr/notes.yaml
    - id: "5.218"
      kind: information
      regions: [2]
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
      regions: [1, 3]
      primary:
      - fixed
      footnotes: ["5.218"]
    - band: 148-149 MHz
      regions: [2]
      primary:
      - fixed
      footnotes: ["5.218"]
    --- rr/notes.yaml
    - id: "5.218"
      kind: information
      regions: [1, 2, 3]
      summary: An example.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Found
from ..folder import Folder
from ..notes import cited, regions_of


def check_folder(folder: Folder) -> Iterator[Found]:
    """References from a Region that the footnote does not name."""
    for edition in folder.editions.values():
        for number, row, node in cited(edition):
            note = edition.notes.get(number)
            if note is None:
                continue
            regions = regions_of(note.record, folder.geography)
            own = {int(r) for r in row.record["regions"]}
            if regions and not own & regions and row.region == min(own):
                yield row.document.found(
                    node, f"{number} holds in {_named(regions)}, the row is of {_named(own)}",
                    f"see {note.document.name}:{note.node.line}",
                )  # fmt: skip


def _named(regions: set[int]) -> str:
    return f"Region{'s' if len(regions) > 1 else ''} " + " and ".join(map(str, sorted(regions)))
