"""A footnote forbids a service that no row citing it has.

A prohibition without an effect is a slipped reference, a mistyped band or a wrong service: the service
would go on being told as allocated where the Radio Regulations forbid it. What the footnote allocates
itself counts as had.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...regulations.footnotes import MAKING
from ...regulations.terms import Terms
from ...regulations.values import ServiceTerm
from ..finding import Fault
from ..folder import Folder, RowAt
from ..footnotes import cited
from ..neighbours import KnownDocument
from ..rows import entries

# The kinds of file in which it finds something.
FOUND_IN = ("footnotes",)


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Restrictions by which something is prohibited to services, none of which is in a row."""
    terms = Terms(folder.vocabulary)
    text = folder.vocabulary.data_text
    for edition in folder.editions.values():
        rows: dict[str, list[RowAt]] = {}
        for number, row in cited(edition):
            rows.setdefault(number, []).append(row)
        held: dict[int, list[ServiceTerm]] = {}
        for _, document in edition.named("table"):
            if isinstance(document, KnownDocument):
                # Nothing is wrong with its entries, and its tree need not be read.
                held |= {id(record): _entries(record) for record, _ in document.pairs()}
            elif document is not None:
                held |= {id(record): [entry.term for entry in at] for record, at in entries(document, folder)}
        for footnote in edition.footnotes.values():
            parts = footnote.record.get("parts") or [footnote.record]
            there = [t for part in parts if part.get("kind") in MAKING for t in _services(part)]
            for part in parts if footnote.id in rows else ():
                mine = [t for row in rows[footnote.id] if _meets(part, row) for t in held.get(id(row.record), ())]
                for wanted in _forbidden(part):
                    if not any(terms.touches(t, asked) for t in (*mine, *there) for asked in wanted):
                        names = ", ".join(map(text, wanted))
                        yield footnote.document.found(
                            footnote.node, f"{footnote.id} forbids {names}, and no row that cites it has that",
                            "check the band, the Region and the service, and which rows cite it",
                        )  # fmt: skip


def _forbidden(part: dict[str, Any]) -> Iterator[list[ServiceTerm]]:
    """The services to which each prohibition of a rule forbids something."""
    for restriction in part.get("restrictions", ()):
        if restriction and restriction.get("rule") == "prohibited":
            wanted = _terms(restriction["by"]) if "by" in restriction else _services(part)
            if wanted:
                yield wanted


def _entries(row: dict[str, Any]) -> list[ServiceTerm]:
    return _terms([*row.get("primary", ()), *row.get("secondary", ())])


def _services(part: dict[str, Any]) -> list[ServiceTerm]:
    return _terms(part.get("services", ()))


def _terms(values: Any) -> list[ServiceTerm]:
    return [ServiceTerm(v[0], v[1], tuple(v[2])) for v in values if v and not isinstance(v, str)]


def _meets(part: dict[str, Any], row: RowAt) -> bool:
    bands, regions = part.get("bands", ()), part.get("regions", ())
    here = not bands or any(low < row.high and high > row.low for low, high in bands)
    return here and (not regions or row.region in map(int, regions))
