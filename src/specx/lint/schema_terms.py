"""Services in JSON Schemas: those of the Table as an enumeration, which editors offer, and what else can be one as a pattern.

An enumeration alone would mark what is right: footnotes stand behind a service, and qualifiers combine. In rows of
the Table services, directions and qualifiers are those of `services.yaml`. A country's own table declares qualifiers
of its own, so there anything may stand in brackets, and only the service itself is held to the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..facts.folder import Facts
from ..facts.kinds.national import NoteId
from ..facts.kinds.values import FootnoteId
from ..regulations.services import DIRECTIONS, Vocabulary
from ..regulations.values import ServiceTerm
from ..table.table import Table


def definitions(body: Any, own: bool, facts: Facts) -> dict[str, Any]:
    """What the schema `body` refers to. `own`: for a country's own table."""
    wanted = set(_references(body))
    if not wanted:
        return {}
    terms, service = terms_of(facts), _service(facts.vocabulary, own)
    number = _bare((NoteId() if own else FootnoteId()).json_schema()["pattern"])
    notes = rf"(?: *\[ *{number}(?: *, *{number})* *\])?"
    patterns = {"service": service, "entry": service + notes + (r"(?: *\{[^{}]*\})?" if own else "")}
    found: dict[str, Any] = {
        name: {"anyOf": [{"$ref": "#/definitions/term"}, {"type": "string", "pattern": f"^{patterns[name]}$"}]}
        for name in sorted(wanted)
    }
    return {**found, "term": {"enum": terms}}


@lru_cache(maxsize=2)
def terms_of(facts: Facts) -> list[str]:
    """The services that stand in the Tables held, with qualifiers and directions, and each alone; in printed order."""
    vocabulary = facts.vocabulary
    found = {ServiceTerm(name) for name in vocabulary.services if "(" not in name}
    for name in facts.edition_ids:
        for row in Table(facts, facts.edition(name)):
            found.update(allocation.term for allocation in row.allocations)
    return [
        vocabulary.data_text(t) for t in sorted(found, key=lambda t: (vocabulary.order(t), vocabulary.data_text(t)))
    ]


def _service(vocabulary: Vocabulary, own: bool) -> str:
    """The pattern of a service term, as `Vocabulary.term` reads it."""
    names = sorted((name for name in vocabulary.services if "(" not in name), key=lambda name: (-len(name), name))
    words = "[^()]+" if own else "|".join(map(_literal, (*DIRECTIONS, *sorted(vocabulary.qualifiers))))
    one = rf"(?:{'|'.join(map(_literal, names))})(?: +\((?:{words})\)(?: *\((?:{words})\))*)?"
    return rf"{one}(?: +except +{one})?"


def _literal(text: str) -> str:
    """The text in a pattern: escapes as JavaScript reads them too, which knows none of a blank or a dash."""
    return re.sub(r"[.*+?^${}()|\[\]\\]", r"\\\g<0>", text)


def _bare(pattern: str) -> str:
    return f"(?:{pattern.removeprefix('^').removesuffix('$')})"


def _references(body: Any) -> Iterator[str]:
    if isinstance(body, dict):
        if isinstance(body.get("$ref"), str):
            yield body["$ref"].rpartition("/")[2]
        for value in body.values():
            yield from _references(value)
    elif isinstance(body, list):
        for value in body:
            yield from _references(value)
