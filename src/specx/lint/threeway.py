"""Two editions and the outcomes of the conference between them, held together for the rules 7xx.

The comparison itself is `specx.answers.diff.threeway`; what it finds of one kind is told by one rule.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ..answers.diff.threeway import Disagreement, check
from ..errors import DataError, SpecxError
from ..facts.folder import Facts, Given
from ..facts.outcomes import Conference
from ..regulations.values import Source
from .finding import Fault
from .folder import Folder

# Which rule tells of which kind of disagreement.
RULES = {
    "unexplained": "SPX701",
    "unseen": "SPX702",
    "footnote": "SPX703",
    "country": "SPX704",
    "row": "SPX705",
    "incomparable": "SPX706",
    "reach": "SPX707",
}
# The kinds of file in which each of them finds something.
_SAID = ("outcomes", "conference")
FOUND_IN = {
    **dict.fromkeys(RULES.values(), _SAID),
    "SPX701": ("table", "footnotes", "conference"),
    "SPX704": ("footnotes", *_SAID),
}


class ToldElsewhereError(DataError):
    """A file has findings of its own; what it holds cannot be compared until they are settled."""


class ReadDocuments(Given):
    """What the linter has read of a folder of facts, so that no file is read twice."""

    alone = True

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        # The folder may have no names of its own; those that it is checked with are good for this too.
        self.vocabulary = folder.vocabulary
        self.geography = folder.geography

    def records(self, kind: str, relative: str) -> Any:
        """The records of a document. Raises `DataError` for one with problems."""
        path = os.path.normpath(os.path.join(self._folder.root, *relative.split("/")))
        document = self._folder.documents.get(path)
        if document is None or document.kind != kind or document.problems or document.record is None:
            raise ToldElsewhereError(f"{relative}: cannot be compared")
        return document.record


def disagreements(folder: Folder, rule: str) -> Iterator[Fault]:
    """What the editions and the outcomes of the folder disagree on, as far as one rule tells it."""
    found: list[Disagreement] | None = folder.shared.get("threeway")
    if found is None:
        found = folder.shared["threeway"] = _compare(folder)
    for one in found:
        if RULES[one.kind] == rule:
            path = os.path.normpath(os.path.join(folder.root, *one.source.file.split("/")))
            document = folder.documents.get(path) if one.source.file else None
            if document is None:
                document = folder.of_kind("conference")[0]
                yield document.found(1, one.message, one.hint)
            else:
                yield document.found(one.source.line, one.message, one.hint)


def _compare(folder: Folder) -> list[Disagreement]:
    found: list[Disagreement] = []
    told = [
        os.path.relpath(path, folder.root).replace(os.sep, "/")
        for path, document in folder.documents.items()
        if folder.root and folder.tells_of(document)
    ]
    conferences = folder.of_kind("conference")
    for document in conferences:
        # What belongs to no file is told with the first conference; of another one nothing is said here.
        others = [one for one in conferences[1:] if one is not document]
        mine = [one for one in folder.documents.values() if folder.tells_of(one) and one not in others]
        if folder.root and mine:
            try:
                name = os.path.relpath(os.path.dirname(document.path), folder.root).replace(os.sep, "/")
                facts = Facts(folder.root, None, ReadDocuments(folder))
                found += check(facts, Conference(facts, name), told)
            except ToldElsewhereError:
                continue
            except SpecxError as problem:
                place = Source(f"{name}/{os.path.basename(document.path)}", 1)
                found.append(Disagreement("incomparable", place, problem.message, problem.hint))
    return found
