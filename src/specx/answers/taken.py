"""Records of the facts as answers: the keys that an answer declares, taken over from a checked record."""

from __future__ import annotations

from ..record import Record
from ..regulations.values import ServiceTerm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..facts.folder import Facts
    from ..regulations.services import Vocabulary
    from ..regulations.values import Edition


class SourceDocument(Record):
    """A document that facts were read from."""

    document: str
    """The document, by its own title."""
    revision: str = ""
    """Its revision or issue, where one is stated."""
    date: str = ""
    """Its date, where one is stated."""
    at: str = ""
    """Where in it, where that is stated."""
    sha256: str = ""
    """The digest of the file that was read, where one is stated."""
    read: str = ""
    """How it was read and checked, where that is stated."""


def taken(kind: type[Record], record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a kind of answer that a record of the facts has, its lists as tuples."""
    keys = ((name, name.rstrip("_")) for name in kind._fields)
    return {name: _frozen(record[key]) for name, key in keys if key in record}


def sources_of(record: Mapping[str, Any]) -> tuple[SourceDocument, ...]:
    """The documents that a record of the facts names under `sources`; empty where it names none."""
    return tuple(SourceDocument(**taken(SourceDocument, source)) for source in record.get("sources", ()))


def witnesses_of(facts: Facts, edition: Edition) -> dict[str, SourceDocument]:
    """The documents that confirm footnotes of an edition, by the id under which a footnote names one."""
    home = edition.supersedes if edition is facts.amended else edition.id
    record = facts.records("edition", f"{home}/edition.yaml")
    return {s["id"]: SourceDocument(**taken(SourceDocument, s)) for s in record["sources"] if "id" in s}


def service_text(value: Any, vocabulary: Vocabulary) -> str:
    """A service of a record, [service, qualifier, directions] or a word for many, as data files write it."""
    if isinstance(value, str):
        return value
    service, qualifier, directions = value
    return vocabulary.data_text(ServiceTerm(service, qualifier, tuple(directions)))


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
