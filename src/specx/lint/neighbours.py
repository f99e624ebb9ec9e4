"""The neighbours of a file that is linted by itself, out of the compiled form of the facts.

In a checkout of the facts that come with specx most files are as they were when they were compiled: their records are
known, and that nothing is wrong with them. What a rule asks beyond that is read of the YAML when it asks. A neighbour
that is not so to the byte, or was read with other names, is read as ever.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

from ..facts import folder as facts
from ..facts.digest import regular
from ..facts.sealed import KINDS, NAMES, Sealed
from ..facts.store import Map, Seq, Text
from .document import Document

# A comment tells editors where the schema lies: in a checkout and in a wheel in another place. Nothing else differs.
_COMMENT, _CHECKOUT, _PACKAGE = b"\n# yaml-language-server:", b"src/specx/schemas/", b"schemas/"


class Neighbours:
    """The files of a data folder that are as they were when the facts of specx were compiled."""

    def __init__(self, root: str, read: Callable[[str], Document]) -> None:
        self._root = root
        self._afresh = read
        self._data: dict[str, bytes] = {}
        there = os.path.isdir(facts.COMPILED)
        self._sealed = Sealed(facts.COMPILED, self._path, self._bytes) if there else None
        self._kinds: dict[str, str] = (self._sealed.value(KINDS, NAMES) if self._sealed else None) or {}

    def read(self, path: str) -> Document:
        """The document of a file, out of the compiled form where that fits."""
        return self._known(path) or self._afresh(path)

    def _known(self, path: str) -> Document | None:
        real = os.path.realpath(path)
        relative = os.path.relpath(real, self._root).replace(os.sep, "/") if self._kinds else ""
        kind = self._kinds.get(relative)
        if self._sealed is None or kind is None:
            return None
        if kind.startswith("national-"):
            # The files of a national table are read with the words that it declares.
            head = "/".join((*relative.split("/")[:3], "edition.yaml"))
            if self._sealed.value(head, [head]) is None:
                return None
        record = self._sealed.value(relative, [relative])
        return KnownDocument(path, real, self._data[self._path(relative)], kind, record) if record is not None else None

    def _path(self, relative: str) -> str:
        return os.path.join(self._root, *relative.split("/"))

    def _bytes(self, path: str) -> bytes:
        data = self._data[path] = regular(path)
        before, comment, after = data.partition(_COMMENT)
        line, end, rest = after.partition(b"\n")
        return before + comment + line.replace(_CHECKOUT, _PACKAGE) + end + rest


class KnownDocument(Document):
    """A file without a fault whose records are known. Its tree is read when a rule looks at it."""

    def __init__(self, name: str, path: str, data: bytes, kind: str, record: Any) -> None:
        super().__init__(name, path, data)
        self._kind = self._first_kind = kind
        self._told = True
        self.record = record
        self._nodes: list[_Later] | None = None

    def pairs(self) -> Iterator[tuple[dict[str, Any], Map]]:
        """Each record with its node, of which nothing but the line is read yet."""
        if isinstance(self.record, list):
            if self._nodes is None:
                self._nodes = [_Later(self, i, record["line"]) for i, record in enumerate(self.record)]
            yield from zip(self.record, self._nodes, strict=True)


class _Later(Map):
    """The node of a record, read when somebody asks for more than its line."""

    __slots__ = ("_document", "_index")

    def __init__(self, document: KnownDocument, index: int, line: int) -> None:
        super().__init__()
        self._document, self._index, self.line = document, index, line

    def __getattr__(self, name: str) -> Any:
        # Slots that are not filled: what only the tree tells.
        if name in ("column", "end_line", "duplicates"):
            return getattr(self._node(), name)
        raise AttributeError(name)

    def _node(self) -> Map:
        tree = self._document.tree
        node = tree[self._index] if isinstance(tree, Seq) else None
        assert isinstance(node, Map)
        return node

    def get(self, key: Text, default: Any = None) -> Any:
        return self._node().get(key, default)

    def __getitem__(self, key: Text) -> Any:
        return self._node()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._node()

    def __iter__(self) -> Iterator[Text]:
        return iter(self._node())

    def __len__(self) -> int:
        return len(self._node())

    def __bool__(self) -> bool:
        return True

    def keys(self) -> Any:
        return self._node().keys()

    def values(self) -> Any:
        return self._node().values()

    def items(self) -> Any:
        return self._node().items()
