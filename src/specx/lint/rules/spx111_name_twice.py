"""Two names of one kind read alike.

Case, blanks and hyphens do not count when a name is looked up: of two names that differ in nothing else
nobody can say which one is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...answers.meanings import key
from ...facts.store import Map, Text
from ..document import Document, value_of
from ..finding import Fault
from ..folder import Folder

# The kinds of file in which it finds something.
FOUND_IN = ("names",)


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Names met before in a group of the same kind, in whichever file."""
    seen: dict[tuple[str, str], tuple[Document, Text]] = {}
    for document in folder.of_kind("names"):
        for group, node in document.pairs():
            for entry in value_of(node, "names") or ():
                name = value_of(entry, "name") if isinstance(entry, Map) else None
                if isinstance(name, Text) and "kind" in group:
                    first = seen.setdefault((group["kind"], key(name)), (document, name))
                    if first[1] is not name:
                        where = f"{first[0].name}:{first[1].line}"
                        yield document.found(
                            name, f"'{str(name)[:40]}' reads like '{str(first[1])[:40]}'", f"first at {where}"
                        )
