"""An edition does not fit the one that it supersedes, its base, or its folder.

A national table is called by country and revision, as its folders are: `us-2026-04` in `national/us/2026-04/`. Its
`base` is an edition that is held: its notes of Article 5 and its status are read against that.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ...facts.store import Map
from ..document import value_of
from ..finding import Fault
from ..folder import EditionFiles, Folder
from ..own import own_tables


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
    for table in own_tables(folder):
        if table.files is not None:
            yield from _own_chain(folder, table.files)
        if table.base_name and table.base is None and table.base_name not in folder.editions:
            tree = table.head.tree
            at = value_of(tree, "base") if isinstance(tree, Map) else 1
            known = ", ".join(folder.editions or folder.base.edition_ids)
            yield table.head.found(
                at or 1, f"the base '{table.base_name[:40]}' is no edition that is held", f"known: {known}"
            )


def _own_chain(folder: Folder, files: EditionFiles) -> Iterator[Fault]:
    document, record = files.document, files.record
    names = files.home.split(os.sep)[-2:]
    if "id" in record and record["id"] != "-".join(names):
        yield document.found(1, f"the table '{record['id'][:40]}' stands in the folder '{'/'.join(names)}'",
                             "its id is the country and the revision")  # fmt: skip
    older = record.get("supersedes")
    beside = next((other.record for other in folder.nationals if older and other.id == older), None)
    if older and beside is None:
        yield document.found(1, f"the table '{older[:40]}', which this one supersedes, is not in the folder")
    elif beside is not None and _since(beside) >= _since(record):
        yield document.found(1, f"it is in force before '{older}', which it supersedes")


def _since(record: dict[str, Any]) -> str:
    return str(record.get("in_force") or record.get("revised", ""))
