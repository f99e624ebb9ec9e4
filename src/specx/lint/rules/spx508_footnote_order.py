"""Footnotes do not stand in the order of their numbers, or outside the range of their file.

`edition.yaml` says which numbers a file holds; a footnote elsewhere would not be found.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ...regulations.numbers import number_key
from ..finding import Fault
from ..folder import Folder

# The kinds of file in which it finds something.
FOUND_IN = ("footnotes", "national-footnotes")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Footnotes that stand after a higher number, or in the wrong file."""
    for edition in folder.every_edition():
        for entry, document in edition.named("footnotes"):
            if document is None or document.kind not in ("footnotes", "national-footnotes"):
                continue
            last = ""
            for record, node in document.pairs():
                number = record.get("id")
                if number is None:
                    continue
                prefix = entry.get("prefix", "5.")
                if "from" in entry and "to" in entry and not _belongs(number, prefix, entry["from"], entry["to"]):
                    yield document.found(
                        node,
                        f"{number} stands in the file of {prefix}{entry['from']} to {prefix}{entry['to']}",
                        "move it",
                    )
                if last and number_key(number) < number_key(last):
                    yield document.found(node, f"{number} stands after {last}", "order footnotes by number")
                last = number


def _belongs(number: str, prefix: str, first: int, last: int) -> bool:
    """Whether a file of that prefix and range holds a number; `G-` is another prefix than `G`."""
    rest = number.removeprefix(prefix)
    digits = "".join(itertools.takewhile(str.isdigit, rest))
    return number.startswith(prefix) and bool(digits) and first <= int(digits) <= last
