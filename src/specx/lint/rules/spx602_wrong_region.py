"""A country lies in none of the Regions that the record names.

Rows of a national table that name Regions name those of its country.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder
from ..own import own_tables


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Countries of records, and of their parts, outside the record's own Regions."""
    for record, node in document.pairs():
        for part in (record, *record.get("parts", ())) if isinstance(record, dict) else ():
            yield from _outside(document, folder, part, node)
    for table in own_tables(folder) if document.kind in ("national-rows", "national-file") else ():
        country = table.country
        for row in table.rows if table.head is document and country else ():
            regions = {int(r) for r in row.record.get("regions", ())}
            if country and regions and not regions & set(country.regions):
                names = " and ".join(map(str, country.regions))
                at = value_of(row.node, "regions") or row.node
                yield document.found(
                    at, f"{country.code} ({country.name}) is in Region {names}, the row is of Region "
                    + " and ".join(map(str, sorted(regions))),
                )  # fmt: skip


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
