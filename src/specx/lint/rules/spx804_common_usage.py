"""Common usage stands as the source of something that is not a name, or of a verified one.

That people call a band so may be known without a document, and is then held as `verified: false`. A channel, a
limit or an allocation needs a document.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.store import Map, Seq, Text
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder

_USAGE = "common usage"


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Sources that are common usage, where a document is asked for."""
    stack: list[tuple[object, bool]] = [(document.tree, True)]
    while stack:
        node, verified = stack.pop()
        if isinstance(node, Seq):
            stack += [(item, verified) for item in node if not isinstance(item, Text)]
        elif isinstance(node, Map):
            said = value_of(node, "verified")
            verified = said == "true" if isinstance(said, Text) else verified
            stack += [(value, verified) for value in node.values() if not isinstance(value, Text)]
            title = value_of(node, "document")
            if title == _USAGE and document.kind != "names":
                yield document.found(title, f"{_USAGE} is no document", "name the document that was read")
            elif title == _USAGE and verified:
                yield document.found(title, f"{_USAGE} verifies nothing", "add 'verified: false' and a 'doubt'")
