"""The index of plans does not say what its files hold.

A question opens the files that the index names for a frequency. What the index leaves out is in no answer,
and what it adds makes every question there slower.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from ...facts.plans import plan_of, spans_of
from ...regulations.bands import Span, minus
from ...units import format_asked
from ..document import Document
from ..finding import Fault
from ..folder import Folder

_HINT = "python tools/generate.py writes the index"
# The kinds of file in which it finds something.
FOUND_IN = ("spans",)


def check_folder(folder: Folder) -> Iterator[Fault]:
    """What an index and the files beside it do not say alike."""
    # An index that is checked by itself is without its files.
    for index in folder.of_kind("spans") if folder.root else ():
        home = os.path.dirname(index.path)
        named = set()
        for entry, node in index.pairs():
            document = folder.documents.get(os.path.join(home, entry.get("file", "")))
            if document is None or document.kind != "plans":
                yield index.found(node, f"{entry.get('file', '')[:80]} is no file of plans", _HINT)
                continue
            named.add(document.path)
            held, said = _spans(document), [(s[0], s[1]) for s in entry.get("spans", ())]
            if held is None:
                continue  # the file itself has to be put right first
            for span in minus(held, said):
                yield index.found(node, f"{format_asked(*span)} of {entry['file']} is left out", _HINT)
            for span in minus(said, held):
                yield index.found(node, f"{entry['file']} says nothing of {format_asked(*span)}", _HINT)
        for document in folder.of_kind("plans"):
            if os.path.dirname(document.path) == home and document.path not in named:
                yield index.found(1, f"{os.path.basename(document.path)} is left out", _HINT)


def _spans(document: Document) -> list[Span] | None:
    if document.problems or not isinstance(document.record, list):
        return None
    return spans_of(plan_of(record, document.name) for record in document.record)
