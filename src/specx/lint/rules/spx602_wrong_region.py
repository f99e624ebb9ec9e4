"""A country lies in none of the Regions that the record names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document import Document
from ..finding import Fault
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Countries of records, and of their parts, outside the record's own Regions."""
    for record, node in document.pairs():
        for part in (record, *record.get("parts", ())) if isinstance(record, dict) else ():
            yield from _outside(document, folder, part, node)


def _outside(document: Document, folder: Folder, part: dict[str, Any], node: Any) -> Iterator[Fault]:
    regions = {int(r) for r in part.get("regions", ()) if str(r).isdigit()}
    for key in ("countries", "except_countries"):
        for code in part.get(key, ()) if regions else ():
            country = folder.geography.countries.get(code)
            if country and not regions & set(country.regions):
                at = next((c for c in document.country_nodes(part, code)), node)
                names = " and ".join(map(str, country.regions))
                yield document.found(
                    at, f"{code} ({country.name}) is in Region {names}, the record is of Region "
                    + " and ".join(map(str, sorted(regions))),
                )  # fmt: skip
