"""A record points at a rule, a limit or a footnote that is not there.

Rules of Procedure name rules like them, footnotes and Resolutions; Resolutions name the footnotes whose countries or
agreement they mean; provisions and limits name records of limits. A name that leads nowhere sends its reader there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...facts.store import Map
from ..document import Document
from ..finding import Fault
from ..folder import Folder

# Which keys of a record name limits by id, or a whole file of them without its ending.
_LIMITS = {"provisions": ("limits",), "limits": ("alternative_to", "together_with", "scope", "limits")}


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Names of rules, limits and footnotes without a record, where the folder holds such records."""
    yield from _limits(folder)
    rules = {record["id"] for _, record, _ in _records(folder, "procedures") if "id" in record}
    held = {record["reference"].split()[1] for _, record, _ in _records(folder, "resolutions") if "reference" in record}
    hundreds = {int(number) // 100 for number in held}
    for document, record, node in _records(folder, "procedures"):
        for name in (*record.get("see", ()), *([record["same_as"]] if "same_as" in record else ())):
            if name not in rules:
                yield document.found(node, f"rule {record.get('id', '')} points at rule {name}, which is not there")
        for number in record.get("resolutions", ()):
            if int(number) // 100 in hundreds and number not in held:
                yield document.found(
                    node, f"rule {record.get('id', '')} reads Resolution {number}, which has no record"
                )
    # Where one edition cannot be read whole, a footnote may stand in what was not read.
    editions = list(folder.editions.values())
    if editions and all(edition.complete for edition in editions):
        known = {number for edition in editions for number in edition.footnotes}
        for kind in ("procedures", "resolutions"):
            for document, record, node in _records(folder, kind):
                for number in dict.fromkeys(_footnotes(record)):
                    if number not in known:
                        who = record.get("reference") or f"rule {record.get('id', '')}"
                        yield document.found(node, f"{who} names footnote {number}, which no edition has")


def _limits(folder: Folder) -> Iterator[Fault]:
    held = {record["id"] for _, record, _ in _records(folder, "limits") if "id" in record}
    files = {
        document.name.replace("\\", "/").rpartition("/")[2].removesuffix(".yaml")
        for document in folder.of_kind("limits")
    }
    if not held:
        return
    for kind, keys in _LIMITS.items():
        for document, record, node in _records(folder, kind):
            for name in (name for key in keys for name in record.get(key, ())):
                # A bare number means a whole Article.
                if name not in held and name not in files and not name.isdigit():
                    who = record.get("no") or record.get("id", "")
                    yield document.found(node, f"{who} names limit {name}, which is not there")


def _footnotes(record: dict[str, Any]) -> Iterator[str]:
    yield from record.get("footnotes", ())
    yield from (number for limit in record.get("limits", ()) for number in limit.get("footnotes", ()))
    yield from (role["of"] for role in record.get("country_roles", ()) if "of" in role)


def _records(folder: Folder, kind: str) -> Iterator[tuple[Document, dict[str, Any], Map]]:
    for document in folder.of_kind(kind):
        for record, node in document.pairs():
            yield document, record, node
