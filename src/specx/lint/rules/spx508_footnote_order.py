"""Footnotes do not stand in the order of their numbers, or outside the range of their file.

`edition.yaml` says which numbers a file holds; a footnote elsewhere would not be found.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...regulations.numbers import main_number, number_key
from ..finding import Fault
from ..folder import Folder


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Footnotes that stand after a higher number, or in the wrong file."""
    for edition in folder.editions.values():
        for entry, document in edition.named("footnotes"):
            if document is None or document.kind != "footnotes":
                continue
            last = ""
            for record, node in document.pairs():
                number = record.get("id")
                if number is None:
                    continue
                if "from" in entry and "to" in entry and not entry["from"] <= main_number(number) <= entry["to"]:
                    yield document.found(
                        node, f"{number} stands in the file of 5.{entry['from']} to 5.{entry['to']}", "move it"
                    )
                if last and number_key(number) < number_key(last):
                    yield document.found(node, f"{number} stands after {last}", "order footnotes by number")
                last = number
