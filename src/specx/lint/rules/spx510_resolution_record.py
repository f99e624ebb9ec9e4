"""A Resolution is cited that has no record, or in a revision newer than the record's.

A footnote, an outcome or an agenda item sends its reader to a Resolution; the record tells what that decides. A
footnote may print an older revision than is in force, as the Regulations do, but never a newer one: then the record
was not brought up to date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...answers.citing import cited
from ...facts.store import Map
from ...regulations.numbers import revision_key
from ..document import Document
from ..finding import Fault
from ..folder import Folder

_OURS = re.compile(r"(Resolution|Recommendation) \d+")

# The kinds of file in which it finds something.
FOUND_IN = ("footnotes", "outcomes", "agenda")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Citations without a record, where the folder holds records of their hundred; and those newer than theirs."""
    held = {
        record["reference"]: str(record.get("revision", ""))
        for document in folder.of_kind("resolutions")
        for record, _ in document.pairs()
        if "reference" in record
    }
    # Records are kept by the hundred; of a file that is not linted along nothing can be said.
    kept = {_hundred(name) for name in held}
    for document, who, record, node in _citing(folder):
        for name, revision in dict.fromkeys(cited(record)):
            if not _OURS.fullmatch(name) or _hundred(name) not in kept:
                continue
            if name not in held:
                yield document.found(node, f"{who} cites {name}, of which there is no record", "add it to resolutions/")
            elif revision and revision_key(revision)[0] > revision_key(held[name])[0]:
                yield document.found(
                    node, f"{who} cites {name} ({revision}), newer than its record ({held[name] or 'no revision'})",
                    "bring the record up to date, or correct the citation",
                )  # fmt: skip


def _hundred(name: str) -> tuple[str, int]:
    kind, number = name.split()
    return kind, int(number) // 100 if kind == "Resolution" else 0


def _citing(folder: Folder) -> Iterator[tuple[Document, str, dict[str, Any], Map]]:
    """Footnotes, outcomes and agenda items, each with its name."""
    for kind in ("footnotes", "outcomes"):
        for document in filter(folder.tells_of, folder.of_kind(kind)):
            for record, node in document.pairs():
                yield document, str(record.get("id", "a record")), record, node
    for document in filter(folder.tells_of, folder.of_kind("agenda")):
        tree, record = document.tree, document.record
        items = record.get("items", ()) if isinstance(record, dict) else ()
        nodes = tree.get("items", ()) if isinstance(tree, Map) else ()  # type: ignore[call-overload]
        for item, node in zip(items, nodes, strict=False):
            if item.get("resolution"):
                yield document, f"item {item.get('item', '')}", {"resolutions": [item["resolution"]]}, node
