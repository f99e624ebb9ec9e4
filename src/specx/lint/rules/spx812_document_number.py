"""The number of a document does not fit its file, stands twice, or leads nowhere.

A document is found by its number: the file of its series is looked into, and the first record of that
number is taken. `see` and `list` name what has to be there too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.documents import fits, split
from ..document import Document, value_of
from ..documents import lists
from ..finding import Fault
from ..folder import Folder

# The kinds of file in which it finds something.
FOUND_IN = ("documents",)


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Numbers of another kind or series, numbers met before in the kind, `see` and `list` without a target."""
    for held in lists(folder):
        seen: dict[tuple[str, str], tuple[Document, int]] = {}
        known = {
            split(record["number"])[0]
            for _, document in held.there()
            for record, _ in document.pairs()
            if "number" in record
        }
        for entry, document in held.there():
            for record, node in document.pairs():
                if "number" not in record:
                    continue
                number = split(record["number"])[0]
                if not fits(entry, number):
                    series = f" of series {entry['series']}" if "series" in entry else ""
                    yield document.found(
                        value_of(node, "number"), f"{record['number']} is not the number of a {entry['kind']}{series}"
                    )
                first, line = seen.setdefault((entry["kind"], number), (document, record["line"]))
                if (first, line) != (document, record["line"]):
                    where = f"line {line}" if first is document else f"{first.name}:{line}"
                    yield document.found(
                        value_of(node, "number"), f"the {entry['kind']} {number} is there twice", f"first at {where}"
                    )
                if "see" in record and record["see"] not in known:
                    yield document.found(value_of(node, "see"), f"there is no document {record['see']}")
                if "list" in record and record["list"] not in held.dates:
                    yield document.found(
                        value_of(node, "list"),
                        f"there is no list of {record['list']}",
                        "lists are " + ", ".join(held.dates),
                    )
