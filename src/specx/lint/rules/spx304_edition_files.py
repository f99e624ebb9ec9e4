"""An edition names a file that is not there, or leaves out one that is.

A file that is not named is never read, and its rows are not in any answer.

Bad::

    --- rr/edition.yaml
    id: rr
    title: An example
    conference: WRC-23
    in_force: "2025-01-01"
    coverage: 148-149 MHz
    table:
    - {file: a.yaml, band: 148-149 MHz}
    sources:
    - {document: An example of 2025}
    --- rr/a.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
    --- rr/b.yaml
    - band: 149-150 MHz
      regions: [1, 2, 3]
      primary:
      - fixed

Good::

    --- rr/edition.yaml
    id: rr
    title: An example
    conference: WRC-23
    in_force: "2025-01-01"
    coverage: 148-149 MHz
    table:
    - {file: a.yaml, band: 148-149 MHz}
    sources:
    - {document: An example of 2025}
    --- rr/a.yaml
    - band: 148-149 MHz
      regions: [1, 2, 3]
      primary:
      - fixed
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Found
from ..folder import Folder


def check_folder(folder: Folder) -> Iterator[Found]:
    """Names without a file, at the name; files without a name, at the file."""
    for edition in folder.editions.values():
        named = set()
        for key in ("table", "footnotes"):
            for entry, document in edition.named(key):
                if document is None:
                    yield edition.document.found(entry, f"the file {entry['file'][:80]} is not there")
                else:
                    named.add(document.path)
                    wanted = "table" if key == "table" else "footnotes"
                    if document.kind not in (None, wanted):
                        yield edition.document.found(
                            entry, f"{entry['file'][:80]} is a {document.kind} file", f"'{key}' names {wanted} files"
                        )
        for path, document in folder.documents.items():
            inside = folder.edition_of(document) is edition
            if inside and document.kind in ("table", "footnotes") and path not in named:
                key = str(document.kind)
                yield document.found(
                    1, f"edition.yaml of {edition.id} does not name this file", f"add it under '{key}', or remove it"
                )
