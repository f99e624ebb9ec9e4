"""Makes the compiled form of the facts: each YAML file as checked records, and pieces of some for the commonest questions.

Made when a wheel is built (`python -m specx.facts.compiled OUT` by hand); `sealed` says what it is and when it is used.
"""

from __future__ import annotations

import sys

from .conferences import held
from .digest import write_digest
from .documents import BANDS as DOCUMENT_BANDS
from .documents import LISTS, Documents
from .folder import EVERYDAY, Facts
from .held_tables import NATIONAL, countries_held, revisions_held
from .names import BANDS, NAMES
from .national import national_edition
from .plan_index import INDEX
from .plans import Plans
from .sealed import KINDS, Sealed, pieces_of
from .sealed import NAMES as READ_WITH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


# Kinds whose records are worth compiling, by where their files stand.
_SINGLE = {
    "services": "services.yaml",
    "everyday": EVERYDAY,
    "regions": "regions.yaml",
    "references": "references.yaml",
    "provisions": "provisions.yaml",
    "coordination": "coordination-9.11A.yaml",
    "classes": "classes.yaml",
    "emissions": "emissions.yaml",
    "areas": "areas.yaml",
    "procedures": "rules-of-procedure.yaml",
    "spans": INDEX,
}


def kinds_of(facts: Facts) -> Iterator[tuple[str, str]]:
    """Every file of facts that commands read, with its kind."""
    yield from ((kind, file) for kind, file in _SINGLE.items() if facts.has(file))
    for kind in ("limits", "resolutions"):
        for file in facts.files(kind):
            yield kind, file
    for file in Plans(facts).files():
        yield "plans", file
    yield from (("names", file) for file in (BANDS, NAMES) if facts.has(file))
    if facts.has(LISTS):
        yield "document-lists", LISTS
        yield from (("documents", file) for file in Documents(facts).files[1:])
    for name in facts.edition_ids:
        edition = facts.edition(name)
        yield "edition", f"{name}/edition.yaml"
        for file, *_ in edition.tables:
            yield "table", file
        for file, *_ in edition.footnote_files:
            yield "footnotes", file
    for country in countries_held(facts):
        for revision in revisions_held(facts, country):
            table = national_edition(facts, country, revision)
            yield "national-edition", f"{NATIONAL}/{country.lower()}/{revision}/edition.yaml"
            yield from (("national-table", file) for file, *_ in table.tables)
            files = table.national.note_files if table.national else ()
            yield from (("national-footnotes", file) for file, *_ in files if facts.has(file))
    for conference in held(facts):
        yield "conference", f"{conference.folder}/conference.yaml"
        yield from (("outcomes", file) for file in conference.files)
        yield from (("agenda", file) for file in (conference.agenda, conference.preliminary) if file)


def compile_facts(folder: str, out: str) -> int:
    """Writes the compiled form of every file of facts under `out`; returns how many.

    Raises `DataError` for the first fact that is not as its kind asks.
    """
    facts = Facts(folder, compiled=None)
    sealed, kinds = Sealed(out, facts.path), {}
    for kind, relative in kinds_of(facts):
        records = facts.records(kind, relative)
        sealed.write(relative, [relative], records)
        for name, piece in pieces_of(kind, records, facts.vocabulary).items():
            sealed.write(f"{relative}/{name}", [relative], piece)
        kinds[relative] = kind
    sealed.write(KINDS, READ_WITH, kinds)
    documents = Documents(facts)
    if documents.files:
        sealed.write(DOCUMENT_BANDS, documents.files, documents.bands())
    write_digest(folder, out)
    return len(kinds)


if __name__ == "__main__":
    print(compile_facts(Facts().folder, sys.argv[1]), "files compiled")
