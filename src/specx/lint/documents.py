"""The lists of documents of a data folder, as the rules see them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from .document import Document
from .folder import Folder


class Lists:
    """A `documents.yaml` with the files that it names."""

    def __init__(self, folder: Folder, document: Document) -> None:
        self.document = document
        self._home = os.path.dirname(document.path)
        record: dict[str, Any] = document.record if isinstance(document.record, dict) else {}
        self.dates = [one["date"] for one in record.get("lists", ()) if "date" in one]
        self.kinds = {one.get("kind") for one in record.get("kinds", ())}
        # Each named file, with the document where it is there.
        self.files: list[tuple[dict[str, Any], Document | None]] = [
            (entry, folder.documents.get(os.path.normpath(os.path.join(self._home, *entry["file"].split("/")))))
            for entry in record.get("files", ())
            if "file" in entry and "kind" in entry
        ]

    def there(self) -> Iterator[tuple[dict[str, Any], Document]]:
        """The named files that are there and hold documents."""
        yield from ((entry, d) for entry, d in self.files if d is not None and d.kind == "documents")

    def beside(self, document: Document) -> bool:
        """Whether a file lies in the same folder."""
        return os.path.dirname(document.path) == self._home


def lists(folder: Folder) -> list[Lists]:
    """Every list of documents in the folder."""
    return [Lists(folder, document) for document in folder.of_kind("document-lists")]
