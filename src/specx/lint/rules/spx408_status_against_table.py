"""A file gives a primary status that neither the Table nor a footnote gives.

For overlays, and tables that belong to no edition: national tables, band plans, drafts. An overlay
that names a `conference` proposes to change the Table and is left alone. What holds is what every
answer of specx goes by: the rows of the Region with the footnotes applied, those for some of its countries
too. A use without that ground is possible only under No. 4.4: without causing interference to stations that
follow the Table, and without protection from them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...units import format_band
from ..document import Document
from ..finding import Fault
from ..folder import Folder
from ..primary import Primary
from ..rows import entries, row_key

SEVERITY = "warning"


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Primary entries that have no ground in Article 5 in part of their band."""
    if not _national(document, folder):
        return
    held = Primary.of(folder)
    for record, listed in entries(document, folder):
        key = row_key(record)
        for entry in listed if key else ():
            if entry.status != "primary" or key is None:
                continue
            for region in dict.fromkeys(record["regions"]):
                where = held.lacking(entry.term, int(region), *key)
                if where:
                    yield document.found(
                        entry.node,
                        f"primary {folder.vocabulary.data_text(entry.term)} has no ground in the Table for Region {region} at {format_band(*where)}",
                        "such a use is possible only under No. 4.4, without causing interference or claiming protection",
                    )
                    break


def _national(document: Document, folder: Folder) -> bool:
    if document.kind == "overlay":
        return isinstance(document.record, dict) and "conference" not in document.record
    return document.kind == "table" and folder.edition_of(document) is None
