"""A scalar that default YAML loading would change.

`5.340` becomes the number 5.34, `NO` the truth value false, `1:30` ninety, `007` seven. specx reads
text, but the next reader of the file does not. `--fix` puts quotes round it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.kinds.types import Bool, Choice, Int, Type
from ...facts.store import Map, Seq, Text, default_value
from ..document import Document
from ..finding import Edit, Fault
from ..folder import Folder

FIXABLE = True


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Plain scalars that are meant as text and would be loaded as something else."""
    for kind, node in document.plain:
        if node and not _meant(kind, node):
            yield _found(document, node)
    left: dict[str, bool] = {}
    for key in _keys(document.tree):
        if not key.style:
            if key not in left:
                left[str(key)] = isinstance(default_value(key), str)
            if not left[key]:
                yield _found(document, key)


def _meant(kind: Type, node: Text) -> bool:
    """Whether the number or truth value is what the key asks for, and reads back as it is written."""
    if isinstance(kind, (Int, Bool)):
        return str(default_value(node)).lower() == node
    if isinstance(kind, Choice):
        return all(c.isdigit() for c in kind.choices)
    # A figure with its unit beside it may stand as a number, as long as no digit is lost.
    numeric = "number" in (kind.json_schema().get("type") or ())
    return numeric and str(default_value(node)) == node


def _keys(tree: object) -> Iterator[Text]:
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Map):
            yield from node
            stack += node.values()
        elif isinstance(node, Seq):
            stack += [item for item in node if not isinstance(item, Text)]


def _found(document: Document, node: Text) -> Fault:
    became = default_value(node)
    shown = {True: "true", False: "false", None: "nothing"}.get(became, became) if became != node else became
    if isinstance(became, int | float) and not isinstance(became, bool):
        shown = f"the number {became}"
    span = document.span(node)
    edits = (Edit(*span, f'"{node}"'),) if span else ()
    return document.found(
        node, f"default YAML loading turns {str(node)[:40]} into {shown}", f'write "{str(node)[:40]}"', edits
    )
