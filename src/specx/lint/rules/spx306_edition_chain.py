"""An edition does not fit the one that it supersedes, or its folder.

Bad::

    --- rr/edition.yaml
    id: other
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

import os
from collections.abc import Iterator

from ..finding import Found
from ..folder import Folder


def check_folder(folder: Folder) -> Iterator[Found]:
    """An id that is not the folder's name; a predecessor that is unknown or not older."""
    for edition in folder.editions.values():
        document, record = edition.document, edition.record
        name = os.path.basename(edition.home)
        if "id" in record and record["id"] != name:
            yield document.found(1, f"the edition '{record['id'][:40]}' stands in the folder '{name}'",
                                 "--edition looks for the folder of that name")  # fmt: skip
        older = record.get("supersedes")
        if older and edition.previous is None:
            yield document.found(1, f"the edition '{older[:40]}', which this one supersedes, is not in the folder")
        elif edition.previous and edition.previous.record.get("in_force", "") >= record.get("in_force", "9"):
            yield document.found(1, f"it is in force before '{older}', which it supersedes")
