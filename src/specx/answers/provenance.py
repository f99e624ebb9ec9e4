"""Where the facts of an edition come from, and on what terms they may be used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..record import Record
from .taken import SourceDocument, sources_of

if TYPE_CHECKING:
    from ..facts.folder import Facts
    from ..regulations.values import Edition

_LICENCE = "LICENSE-DATA"
_DEDICATED = "CC0 1.0"


class Provenance(Record):
    """The documents that an edition was read from, and the terms of use."""

    sources: tuple[SourceDocument, ...]
    """The documents, by their own titles."""
    licence: str = ""
    """On what terms the facts may be used, as a layman reads them; empty where the folder of facts does not say."""
    dedicated: bool = False
    """Whether the folder of facts dedicates its own words to the public under CC0 1.0."""


def provenance_of(facts: Facts, edition: Edition) -> Provenance:
    """That of an edition of the Radio Regulations, or of a country's own table."""
    if edition.national is not None:
        place = f"national/{edition.national.country.lower()}/{edition.national.revision}/edition.yaml"
        record = facts.records("national-edition", place)
    else:
        home = edition.supersedes if edition is facts.amended else edition.id
        record = facts.records("edition", f"{home}/edition.yaml")
    dedicated = _dedicated(os.path.join(facts.folder, _LICENCE))
    words = "Facts are free; what is selected, arranged and said of them is dedicated to the public under CC0 1.0."
    told = [record.get("licence", ""), words if dedicated else ""]
    return Provenance(sources=sources_of(record), licence=" ".join(filter(None, told)), dedicated=dedicated)


def _dedicated(path: str) -> bool:
    try:
        with open(path, encoding="utf-8") as stream:
            return _DEDICATED in stream.read(100_000)
    except (OSError, UnicodeDecodeError):
        return False
