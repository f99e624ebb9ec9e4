"""A record of an outcome, an edition or a limit names no source.

Nobody can check a fact that does not say where it was read.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.kinds import KINDS
from ...facts.kinds.types import Keyed, ListOf
from ...facts.store import Map
from ..document import Document
from ..finding import Fault
from ..folder import Folder

# Rows and footnotes rest on the sources of their edition, documents on their list, names on the heads of their files.
EXEMPT = (
    "footnotes", "table", "services", "regions", "documents",
    "national-footnotes", "national-table", "national-file", "national-rows",
)  # fmt: skip


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Records of kinds that have sources, without one."""
    if document.kind is None or document.kind in EXEMPT:
        return
    shape = KINDS[document.kind]
    record = shape.of if isinstance(shape, ListOf) else shape
    if not isinstance(record, Keyed):
        return
    keys = [k for k in ("sources", "source") if k in record.keys]
    nodes = [document.tree] if isinstance(document.tree, Map) else document.tree or ()
    for node in nodes if keys else ():
        if isinstance(node, Map) and not any(node.get(k) for k in keys):  # type: ignore[call-overload]
            yield document.found(node, "no source is named", f"add '{keys[0]}' with the document that was read")
