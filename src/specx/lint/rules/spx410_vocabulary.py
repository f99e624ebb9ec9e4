"""A service of the vocabulary names a parent that is none, or takes a place that another one has."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Fault
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Unknown parents and places in the order of print that are taken."""
    if document.kind != "services" or not isinstance(document.record, dict):
        return
    services = document.record.get("services", ())
    ids = {s.get("id") for s in services}
    places: dict[int, str] = {}
    for service in services:
        if service.get("parent") and service["parent"] not in ids:
            yield document.found(service, f"the parent '{service['parent'][:40]}' is not a service of the vocabulary")
        order = service.get("order")
        if order in places and order is not None:
            yield document.found(service, f"place {order} of the order is that of '{places[order]}'")
        places.setdefault(order, service.get("id", ""))
