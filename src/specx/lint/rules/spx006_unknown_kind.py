"""A file is of no known kind.

Kinds are told by the keys of the records, not by the name of the file. A file that nothing could
check must not pass unseen. What is plainly of something else, and only lies in the folder, is passed over
and counted; what looks as if it were meant for specx and is not goes to `exclude`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.kinds import every_kind
from ..document import Document
from ..finding import Fault
from ..folder import Folder

# What people write themselves.
_BROUGHT = ("table", "footnotes", "edition", "overlay", "national-edition", "national-file", "notices")


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """The file, where its keys fit no kind."""
    if document.tree is not None and document.kind is None:
        others = len(every_kind()) - len(_BROUGHT)
        hint = f"`specx rule --schema KIND` shows the keys of a kind: {', '.join(_BROUGHT)} or {others} more"
        yield document.found(document.tree, "the keys fit no kind of allocation file", hint)
