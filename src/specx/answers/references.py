"""What the Radio Regulations cite: Resolutions, Recommendations, Appendices, provisions, from either side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..errors import NotFoundError, UnknownNameError, shown
from ..facts.agenda import Item, agendas, read_agenda
from ..facts.conferences import made_by
from ..facts.documents import Documents
from ..facts.folder import Facts
from ..facts.outcomes import outcome_of
from ..facts.resolutions import Resolution, Resolutions
from ..regulations.citations import as_asked
from ..regulations.numbers import PROVISION, number_key, revision_key
from ..regulations.values import Edition
from .outcome_search import cites

KINDS = ("Resolution", "Recommendation", "Appendix", "No.")
_KEYS = {
    "resolutions": "Resolution",
    "recommendations": "Recommendation",
    "appendices": "Appendix",
    "provisions": "No.",
}


class Reference(NamedTuple):
    """One document or provision, and who cites it.

    `name` is without revision: "Resolution 750", "Recommendation ITU-R RA.769", "No. 9.21".
    `revisions` are those that the edition's footnotes and outcomes name, newest last; `printed` tells which
    footnotes print which. `title` is our own for what the RR holds, ITU's for a document of ITU-R, "" where the
    data has none. `resolution` is what a Resolution or Recommendation of a conference decides, where that is held.
    """

    name: str
    kind: str
    revisions: tuple[str, ...]
    printed: dict[str, tuple[str, ...]]
    title: str
    official_title: str
    footnotes: tuple[str, ...]
    outcomes: tuple[str, ...]
    resolution: Resolution | None

    @property
    def older(self) -> dict[str, tuple[str, ...]]:
        """The footnotes that print another revision than the one in force, by the revision that they print."""
        held = self.resolution.revision if self.resolution else ""
        return {revision: notes for revision, notes in self.printed.items() if held and revision not in ("", held)}


def references(facts: Facts, edition: Edition) -> dict[str, Reference]:
    """Everything that the edition's footnotes and its conference's outcomes cite, by name.

    The other Resolutions and Recommendations that the data holds are there too, cited by nobody.
    """
    footnotes: dict[str, list[tuple[str, str]]] = {}
    outcomes: dict[str, list[tuple[str, str]]] = {}
    for into, citing in ((footnotes, _footnotes(facts, edition)), (outcomes, _outcomes(facts, edition))):
        for who, name, revision in citing:
            into.setdefault(name, []).append((revision, who))
    held = Resolutions(facts).by_name
    names = sorted(footnotes.keys() | outcomes.keys() | held.keys(), key=_order)
    titles = _titles(facts) | _titles_of_documents(facts, names)
    return {
        name: _reference(name, footnotes.get(name, []), outcomes.get(name, []), titles, held.get(name))
        for name in names
    }


def _reference(
    name: str,
    footnotes: list[tuple[str, str]],
    outcomes: list[tuple[str, str]],
    titles: dict[str, tuple[str, str]],
    resolution: Resolution | None,
) -> Reference:
    printed: dict[str, dict[str, None]] = {}
    for revision, number in footnotes:
        printed.setdefault(revision, {})[number] = None
    named = {revision for revision, _ in (*footnotes, *outcomes)} - {""}
    title = titles.get(name, ("", ""))
    if resolution:
        title = resolution.record.get("title", ""), resolution.record.get("official_title", "")
    return Reference(
        name, _kind(name), tuple(sorted(named, key=revision_key)), {r: tuple(numbers) for r, numbers in printed.items()}, *title,
        tuple(dict.fromkeys(number for _, number in footnotes)), tuple(dict.fromkeys(who for _, who in outcomes)),
        resolution,
    )  # fmt: skip


def _footnotes(facts: Facts, edition: Edition) -> Iterator[tuple[str, str, str]]:
    return ((note.id, *named) for note in facts.footnotes(edition) for named in cited(note.record))


def _outcomes(facts: Facts, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """What the outcomes of the conference that made the edition name, where the facts hold them."""
    conference = made_by(facts, edition)
    for file in conference.files if conference else ():
        for record in facts.records("outcomes", file):
            outcome = outcome_of(record, file, conference.name if conference else "")
            yield from ((outcome.id, *named) for named in cites(outcome))


def cited(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a record cites, as name and revision: ("Resolution 750", "Rev.WRC-19")."""
    for part in (record, *record.get("parts", ())):
        for key, kind in _KEYS.items():
            for text in part.get(key, ()):
                number, _, revision = text.partition(" (")
                if kind == "Recommendation" and (version := re.fullmatch(r"(.+\.\d+)-(\d+)", number)):
                    number, revision = version[1], version[2]
                yield f"{kind} {number}", revision.rstrip(")")
        for restriction in part.get("restrictions", ()):
            if restriction.get("provision"):
                yield f"No. {restriction['provision']}", ""


def _titles(facts: Facts) -> dict[str, tuple[str, str]]:
    """Our title and the ITU's own, of what is no Resolution or Recommendation of a conference."""
    titles: dict[str, tuple[str, str]] = {}
    if facts.has("references.yaml"):
        for r in facts.records("references", "references.yaml"):
            titles[r["reference"]] = r["title"], r.get("official_title", "")
    if facts.has("provisions.yaml"):
        titles |= {f"No. {r['no']}": (r["title"], "") for r in facts.records("provisions", "provisions.yaml")}
    return titles


def studied(facts: Facts, name: str) -> list[Item]:
    """The items on the agendas of conferences to come for which a Resolution asks for studies."""
    return [
        item
        for file in agendas(facts)
        for item in read_agenda(facts, file)[1]
        if f"Resolution {item.record.get('resolution', '').partition(' (')[0]}" == name
    ]


def _titles_of_documents(facts: Facts, names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """ITU's own titles of the documents of ITU-R among the names."""
    documents = Documents(facts)
    found = {name: documents.named(name) for name in names if " ITU-R " in name}
    return {name: (document.title, document.title) for name, document in found.items() if document}


def find(text: str, known: Iterable[str]) -> list[str]:
    """The names that a person means: "Resolution 750", "Res. 750", "RA.769", "AP30A", "9.21".

    A bare number means everything of that number. Raises `NotFoundError` for one that the data
    does not have, `UnknownNameError` for what is no reference; both with the nearest.
    """
    names = list(known)
    kind, number = as_asked(text)
    found = [n for n in names if kind in (None, _kind(n)) and _number(n) == number]
    if not found:
        head = re.match(r"\D*\d*", number)
        near = [n for n in names if kind in (None, _kind(n)) and head and head[0] and _number(n).startswith(head[0])]
        hint = "nearest: " + ", ".join(near[:4]) if near else "`specx references` lists what is cited"
        if not PROVISION.fullmatch(number) and not near:
            hint = 'write for example "Resolution 750", "RA.769", "Appendix 30A" or 9.21'
        # A well-formed number that nobody cites is an answer; anything else is a slip of the pen.
        formed = kind is not None and re.fullmatch(r"\d{1,4}[A-Z]?|[A-Z]{1,2}\.\d{1,4}", number)
        error = NotFoundError if formed or PROVISION.fullmatch(number) else UnknownNameError
        raise error(f"nothing in the data cites '{shown(text)}'", hint)
    return found


def _kind(name: str) -> str:
    return name.split()[0]


def _number(name: str) -> str:
    return name.split()[-1]


def _order(name: str) -> tuple[int, str, tuple[tuple[int, str], ...]]:
    number = _number(name)
    letters = re.match(r"[A-Z]*", number)
    return KINDS.index(_kind(name)), letters[0] if letters else "", number_key(number)
