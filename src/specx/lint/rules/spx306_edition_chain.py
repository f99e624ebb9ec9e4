"""An edition does not fit the one that it supersedes, or its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder


def check_folder(folder: Folder) -> Iterator[Fault]:
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
