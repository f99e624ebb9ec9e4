"""The compiled form of the facts: what was read of each YAML file, in a form that loads fast and runs nothing.

Each file begins with a seal over all that it was made from. It is used only while that still fits; whatever is odd about
it, the YAML tells. Files hold plain values (texts, numbers, lists, dicts) as `marshal` writes them in a layout that every
Python reads since 3.4, each text and number once: the same facts give the same bytes.
"""

from __future__ import annotations

import marshal
import os
import sys

from ..regulations.values import ServiceTerm
from .digest import regular, seal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from ..regulations.services import Vocabulary

_LAYOUT = 4
# Every other file is read with the services and countries that these name.
NAMES = ("services.yaml", "regions.yaml")
# Beside the whole of a file, what the commonest questions need of it, so that they read no more than that.
NOTES, TOUCHING, REGIONS, ROWS = "notes", "touching", "regions", "rows"
# The kind of each file, by name.
KINDS = "kinds"
# What tells which rows an outcome touches, and how it is called.
_TOUCHING = ("id", "topic", "title", "effect", "bands", "frequencies", "regions", "countries", "rows", "line")


def note_piece(number: str) -> str:
    """The piece that holds a footnote: with it, those whose numbers differ in the last digit alone."""
    return f"{NOTES}/{number.rstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')[:-1]}"


def pieces_of(kind: str, records: Any, vocabulary: Vocabulary) -> dict[str, Any]:
    """The pieces of a file's records, by name."""
    found: dict[str, Any] = {}
    if kind == "footnotes":
        for record in records:
            found.setdefault(note_piece(record["id"]), {})[record["id"]] = record
    elif kind == "outcomes":
        found[TOUCHING] = touching(records)
    elif kind == "regions":
        found[REGIONS] = regions(records)
    elif kind == "table":
        found[ROWS] = finished(records, vocabulary)
    return found


def touching(records: Any) -> list[dict[str, Any]]:
    """Of the records of outcomes what tells which rows they touch."""
    return [{key: record[key] for key in _TOUCHING if key in record} for record in records]


def regions(record: Any) -> dict[str, list[int]]:
    """The Regions of each country or area, by code."""
    return {country["code"]: [int(region) for region in country["regions"]] for country in record["countries"]}


def _alike(value: Any, known: dict[Any, Any]) -> Any:
    """The value with each text and number held once, and from outside too: so `marshal` writes it once, however it was made."""
    if type(value) is str:
        return known.setdefault(value, sys.intern(value))
    if type(value) is tuple:
        return tuple([_alike(held, known) for held in value])
    if type(value) is list:
        return [_alike(held, known) for held in value]
    if type(value) is dict:
        return {_alike(key, known): _alike(held, known) for key, held in value.items()}
    # True is 1 to a dict.
    return known.setdefault((type(value), value), value)


def finished(records: Any, vocabulary: Vocabulary) -> list[tuple[Any, ...]]:
    """Of the records of a table its rows, ready but for the classes: each with all its Regions, labels as they are printed.

    The file of a row is named where an overlay puts it among those of another.
    """
    rows = []
    for record in records:
        allocations = []
        for status in ("primary", "secondary"):
            for service, qualifier, directions, footnotes in record.get(status, ()):
                term = ServiceTerm(service, qualifier, tuple(directions))
                label = vocabulary.label(term, status)
                allocations.append((*term, status, label, tuple(footnotes), "table", ()))
        rows.append((
            *record["band"], tuple(map(int, record["regions"])), tuple(allocations), tuple(record.get("footnotes", ())),
            record.get("not_allocated", False), record.get("file", ""), record["line"], record.get("verified", True),
            record.get("doubt", ""),
        ))  # fmt: skip
    return rows


class Sealed:
    """A folder of compiled files. `path` leads from the name of a file of facts to its YAML, which `read` reads."""

    def __init__(self, folder: str, path: Callable[[str], str], read: Callable[[str], bytes] = regular) -> None:
        self._folder = folder
        self._path = path
        self._read = read
        self._values: dict[str, Any] = {}
        self._sources: dict[str, bytes] = {}

    @property
    def whole(self) -> bool:
        """Whether all that was asked was as it was compiled."""
        return None not in self._values.values()

    def value(self, name: str, made_from: Sequence[str]) -> Any:
        """What was compiled under a name out of files of facts; None where it is not whole or they are not as they were."""
        if name not in self._values:
            value = None
            try:
                head, _, body = regular(self._place(name)).partition(b"\n")
                if head == self._seal(name, body, made_from):
                    value = marshal.loads(body)
            except (OSError, ValueError, EOFError, TypeError):
                # Whatever keeps it from being read, the YAML tells.
                value = None
            self._values[name] = value
        return self._values[name]

    def write(self, name: str, made_from: Sequence[str], value: Any) -> None:
        """Puts a value into the folder, under the seal of what it was made from."""
        known: dict[Any, Any] = {}  # has to live as long as `marshal` looks who else holds a value
        body, place = marshal.dumps(_alike(value, known), _LAYOUT), self._place(name)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "wb") as stream:
            stream.write(self._seal(name, body, made_from) + b"\n" + body)

    def _place(self, name: str) -> str:
        return os.path.join(self._folder, *name.split("/")) + ".facts"

    def _seal(self, name: str, body: bytes, made_from: Sequence[str]) -> bytes:
        """Over the name and the body, the YAML, and the names that this was read with."""
        own = [file for file in made_from if file in NAMES]
        names = [] if own else [self._source(file) for file in NAMES]
        return seal(name.encode(), body, *map(self._source, made_from), *names)

    def _source(self, relative: str) -> bytes:
        """The hash of a YAML file: each is read once, however much was made of it."""
        if relative not in self._sources:
            self._sources[relative] = seal(self._read(self._path(relative)))
        return self._sources[relative]
