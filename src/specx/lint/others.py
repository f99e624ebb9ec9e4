"""YAML files of something else: what lies in a folder beside files of facts and is none of them.

A file that nobody named is passed over only where nothing at all says that it is meant for specx, so that a table whose
keys are all misspelt is still told. What was found so is counted, never silently dropped.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from ..facts.kinds import every_kind
from ..facts.kinds.types import Keyed, ListOf, Type
from ..facts.store import Kind, Map, Node, Seq, Text
from .around import HEADS, NAMES, home_of
from .document import Document
from .kinds import SAMPLE

# Keys that hardly any other file has at its top; the others (id, title, services ...) are everybody's words.
_TELLING = frozenset((
    "band", "bands", "frequencies", "regions", "primary", "secondary", "not_allocated", "footnotes", "coverage", "in_force",
    "supersedes", "uncited", "conference", "qualifiers", "everyday", "provision", "provisions", "summary", "verified",
    "doubt", "base", "authority", "rows", "countries", "except_countries", "official_title", "governs", "quantity",
    "agenda_item", "spans", "bandwidth",
))  # fmt: skip
# As misspelt as a key may be.
_NEAR = 0.75
# Of a file that cannot be parsed the keys are those that begin a line.
_KEY = re.compile(r"^(?:- |  )?([A-Za-z_][\w ]{0,40}?)[ \t]*:(?=\s|$)", re.MULTILINE)
_SCHEMA = re.compile(r"^#\s*yaml-language-server:\s*\$schema=(?:\S*[/:])?([\w-]+)(?:\.json)?\s*$", re.MULTILINE)
_OURS = re.compile(r"(?:^|\s)#[ \t]*specx:", re.MULTILINE)
_EDGE = r"\d[\d ]*(?:\.\d+)?"
_BAND = re.compile(rf"^[^#\n]*?[:\-\[,\"' ]{_EDGE} ?(?:[kMGT]?Hz)? ?[-\u2013] ?{_EDGE} ?[kMGT]?Hz\b", re.MULTILINE)
# What was not read to where it could be told is not known to be something else.
_UNKNOWN = (Kind.UNREADABLE, Kind.ENCODING, Kind.TOO_LARGE, Kind.TOO_DEEP)


def something_else(document: Document, read: Callable[[str], Document]) -> bool:
    """Whether nothing says that a file is meant for specx: neither what stands in it nor where it lies."""
    return not _is_meant(document) and not _in_facts(document, read)


def _is_meant(document: Document) -> bool:
    """Whether anything in a file speaks of facts: its kind, a comment of ours, two keys, or a band."""
    if document.trouble is not None and document.trouble.kind in _UNKNOWN:
        return True
    if document.trouble is None and not document.tree:
        return True  # an empty file is told as such
    if document.kind is not None:
        return not _by_chance(document)
    text = document.text
    schema = _SCHEMA.search(text)
    if schema and schema[1] in every_kind():
        return True
    keys = _keys(document)
    if document.tree is None and _TELLING & keys:
        return True  # it breaks off: what would stand behind the first of its keys is not known
    return bool(_OURS.search(text) or _BAND.search(text)) or _shares_keys(keys)


def _by_chance(document: Document) -> bool:
    """Whether its kind was told by words that everybody has, with something else under them: `services:` of containers."""
    shape, tree = every_kind()[document.kind or ""], document.tree
    if not isinstance(shape, Keyed) or not isinstance(tree, Map):
        return False
    known = [key for key in tree if key in shape.keys]
    fit = [key for key in known if _fits(shape.keys[key].type, tree[key])]
    return len(fit) < len(known) and not _TELLING.intersection(fit)


def _fits(wanted: Type, node: Node) -> bool:
    form = Seq if isinstance(wanted, ListOf) else Map if isinstance(wanted, Keyed) else (Text, Seq, Map)
    return isinstance(node, form)


def _keys(document: Document) -> set[str]:
    """The keys of its records."""
    tree = document.tree
    if tree is None:
        return {found.strip() for found in _KEY.findall(document.text)}
    samples = tree[:SAMPLE] if isinstance(tree, Seq) else [tree]
    return {str(key) for sample in samples if isinstance(sample, Map) for key in sample}


def _shares_keys(keys: Iterable[str]) -> bool:
    """Whether two keys are those of one kind, misspelt or not, and one of them a word of the field."""
    words = {str(key).strip().lower().replace(" ", "_").replace("-", "_")[:40] for key in keys}
    for shape in every_kind().values():
        record = shape.of if isinstance(shape, ListOf) else shape
        if isinstance(record, Keyed):
            found = {near[0] for word in words for near in [get_close_matches(word, record.keys, 1, _NEAR)] if near}
            if len(found) > 1 and found & _TELLING:
                return True
    return False


def _in_facts(document: Document, read: Callable[[str], Document]) -> bool:
    """Whether it lies in a data folder, one whose own files are of facts: others have a `services.yaml` too."""
    folder = os.path.dirname(document.path)
    home = home_of(folder) if document.path else None
    if home is None:
        return False
    heads = (*home.heads, *(os.path.join(folder, name) for name in (*HEADS, *NAMES, "documents.yaml")))
    return any(_is_meant(read(path)) for path in dict.fromkeys(heads) if path != document.path and os.path.isfile(path))
