"""The data folder around a file, found without leaving what it belongs to: a project, a home, a file system.

Of that folder only what its `edition.yaml` and `conference.yaml` name is taken along, and the lists of services
and countries; with a file of documents those that `documents.yaml` names beside it, with one of a national table the
others of that table. Files that merely lie there are
nobody's business.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..facts.kinds.values import is_inside
from ..facts.store import Map, Text
from .document import Document, value_of
from .files import own_home, upwards
from .neighbours import KnownDocument

HEADS = ("edition.yaml", "conference.yaml")
NAMES = ("services.yaml", "regions.yaml")
# Folders of facts beside the editions, which no edition names.
_BESIDE = ("limits", "plans", "resolutions")
_LIST = "documents.yaml"
# The folder of a country: its code in small letters. A checkout may be called "national" as well.
_COUNTRY = re.compile(r"[a-z]{2}(-[a-z0-9]{2,4})?")
_LISTS, _FILES = ("table", "footnotes", "outcomes", "files"), ("agenda", "preliminary")


class Home(NamedTuple):
    """A data folder, and the files in it that hold its names or name other files."""

    root: str
    heads: tuple[str, ...]


def home_of(folder: str) -> Home | None:
    """The data folder that the files of a folder belong to; None where they stand alone.

    It is the folder above one with an `edition.yaml`, a `conference.yaml` or `documents/documents.yaml`, or one with
    the names, or the one in which facts of another kind stand beside editions.
    A home as such is none: what lies in it has nothing to do with each other.
    """
    places = list(upwards(folder)) if folder and folder != own_home() else []
    for i, place in enumerate(places):
        heads = (*HEADS, _LIST) if os.path.basename(place) == "documents" else HEADS
        if any(os.path.isfile(os.path.join(place, head)) for head in heads):
            root = _above_national(place) or os.path.dirname(place)
            # Beyond the border its neighbours belong to somebody else.
            return Home(root, _heads(root) if root in places[i:] else _there(place, HEADS))
        if any(os.path.isfile(os.path.join(place, name)) for name in NAMES):
            return Home(place, _heads(place))
        above = os.path.dirname(place)
        if os.path.basename(place) in _BESIDE and above in places[i:] and (found := _heads(above)):
            return Home(above, found)
    return None


def _above_national(place: str) -> str:
    """The data folder of a national table in `national/<country>/<revision>`; "" for a folder that is none."""
    country = os.path.dirname(place)
    countries = os.path.dirname(country)
    inside = os.path.basename(countries) == "national" and _COUNTRY.fullmatch(os.path.basename(country))
    return os.path.dirname(countries) if inside else ""


def _heads(root: str) -> tuple[str, ...]:
    try:
        with os.scandir(root) as entries:
            folders = sorted(e.path for e in entries if e.is_dir(follow_symlinks=False) and e.name[:1] != ".")
    except OSError:
        folders = []
    return (*_there(root, NAMES), *(head for folder in folders for head in _there(folder, HEADS)))


def _there(folder: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(path for name in names if os.path.lexists(path := os.path.join(folder, name)))


def take_along(home: Home, documents: dict[str, Document], read: Callable[[str], Document]) -> list[str]:
    """Adds what belongs to the data folder and is not among the documents yet; which named files could not be had."""
    missing = []
    beside = {os.path.join(os.path.dirname(d.path), _LIST) for d in documents.values() if d.kind == "documents"}
    for document in documents.values():
        # The table of a country is taken along with a file of its own alone.
        folder = os.path.dirname(document.path)
        beside |= {os.path.join(f, HEADS[0]) for f in (folder, os.path.dirname(folder)) if _above_national(f)}
    for path in (*home.heads, *filter(os.path.isfile, sorted(beside))):
        real = os.path.realpath(path)
        head = documents.get(real) or documents.setdefault(real, read(path))
        for name in _named(head):
            file = os.path.realpath(os.path.join(os.path.dirname(real), *name.split("/")))
            if not os.path.isfile(file):
                missing.append(file)
            elif file not in documents:
                documents[file] = read(file)
    return missing


def _named(head: Document) -> Iterator[str]:
    """The files inside its folder that an `edition.yaml`, a `conference.yaml` or a `documents.yaml` names."""
    if os.path.basename(head.path) not in (*HEADS, _LIST):
        return
    if isinstance(head, KnownDocument):
        record = head.record
        yield from (entry["file"] for key in _LISTS for entry in record.get(key, ()))
        yield from (record[key] for key in _FILES if key in record)
        return
    tree = head.tree
    if isinstance(tree, Map):
        entries = [entry for key in _LISTS for entry in value_of(tree, key) or () if isinstance(entry, Map)]
        names = [value_of(entry, "file") for entry in entries] + [value_of(tree, key) for key in _FILES]
        yield from (str(name) for name in names if isinstance(name, Text) and is_inside(name))
