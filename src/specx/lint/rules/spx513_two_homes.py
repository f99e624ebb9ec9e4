"""A fact stands in two files, of which one can be worked out from the other.

What is written twice is corrected once. A title of ours has its home with the provision, the bands of a provision with
its limits or with the plan that it holds, the figures of a Resolution either in its record or in a file of limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...facts.store import Map
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder

# The kinds of file in which it finds something.
FOUND_IN = ("references", "provisions", "resolutions")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Titles, bands and figures that stand in a second place."""
    provisions = {_name(record): record for _, record, _ in _records(folder, "provisions") if "no" in record}
    for document, record, node in _records(folder, "references"):
        if "title" in record and record.get("reference") in provisions:
            yield document.found(
                value_of(node, "title") or node, f"{record['reference']} has its title in the file of provisions", "leave it out"
            )  # fmt: skip
    limits = {record["id"]: record for _, record, _ in _records(folder, "limits") if "id" in record}
    plans = {record["reference"] for _, record, _ in _records(folder, "plans") if "reference" in record}
    for document, record, node in _records(folder, "provisions"):
        bands = value_of(node, "bands")
        own = [limits[name] for name in record.get("limits", ()) if name in limits]
        if bands is not None and any(limit.get("bands") for limit in own):
            yield document.found(bands, f"the limits of {_name(record)} say in which bands it holds", "leave them out")
        elif bands is not None and _name(record) in plans:
            yield document.found(bands, f"the plan of {_name(record)} says which bands it has", "leave them out")
    stated = {
        match[0] for limit in limits.values() if (match := re.match(r"Resolution \d+", limit.get("provision", "")))
    }
    for document, record, node in _records(folder, "resolutions"):
        if record.get("limits") and record.get("reference") in stated:
            yield document.found(
                value_of(node, "limits") or node, f"figures of {record['reference']} stand in a file of limits too",
                "keep them in one place, and name that file under 'figures'",
            )  # fmt: skip


def _name(record: dict[str, Any]) -> str:
    number = str(record.get("no", ""))
    return number if number.startswith("Appendix") else f"No. {number}"


def _records(folder: Folder, kind: str) -> Iterator[tuple[Document, dict[str, Any], Map]]:
    for document in folder.of_kind(kind):
        for record, node in document.pairs():
            yield document, record, node
