"""A record is marked unverified and does not say why.

`verified: false` tells a reader to be careful; `doubt` tells of what. A file in which nothing is
verified says so once, at its head, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.kinds import KINDS
from ...facts.kinds.types import Keyed, ListOf
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder

SEVERITY = "warning"


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Records with `verified: false` and without `doubt`, where their kind has both."""
    shape = KINDS.get(document.kind or "")
    keys = shape.of.keys if isinstance(shape, ListOf) and isinstance(shape.of, Keyed) else {}
    if "doubt" not in keys:
        return
    why = [k for k in ("doubt", "unverified", "unknown") if k in keys]
    if not any(isinstance(r, dict) and r.get("verified") for r, _ in document.pairs()):
        return
    for record, node in document.pairs():
        if isinstance(record, dict) and record.get("verified") is False and not any(record.get(k) for k in why):
            at = value_of(node, "verified") or node
            yield document.found(at, "the record is unverified and says no doubt", "add 'doubt' in a few words")
