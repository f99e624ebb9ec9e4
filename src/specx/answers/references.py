"""What the Radio Regulations cite: Resolutions, Recommendations, Appendices, provisions, from either side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..errors import NotFoundError, UnknownNameError, shown
from ..facts.conferences import made_by
from ..facts.folder import Facts
from ..regulations.numbers import PROVISION, number_key
from ..regulations.values import Edition

KINDS = ("Resolution", "Recommendation", "Appendix", "No.")
_KEYS = {
    "resolutions": "Resolution",
    "recommendations": "Recommendation",
    "appendices": "Appendix",
    "provisions": "No.",
}
_ASKED = re.compile(
    r"(?P<kind>resolution|res|recommendation|rec|appendix|app?|no|provision|article|art)?\.?\s*(?P<rest>.+)", re.I
)
_SHORT = {
    "resolution": "Resolution", "res": "Resolution", "recommendation": "Recommendation", "rec": "Recommendation",
    "appendix": "Appendix", "app": "Appendix", "ap": "Appendix",
    "no": "No.", "provision": "No.", "article": "No.", "art": "No.",
}  # fmt: skip


class Reference(NamedTuple):
    """One document or provision that is cited, and by whom.

    `name` is without revision: "Resolution 750", "Recommendation ITU-R RA.769", "No. 9.21".
    `revisions` are those that the edition's footnotes and outcomes name, newest last.
    `title` is "" where the data has none.
    """

    name: str
    kind: str
    revisions: tuple[str, ...]
    title: str
    footnotes: tuple[str, ...]
    outcomes: tuple[str, ...]


def references(facts: Facts, edition: Edition) -> dict[str, Reference]:
    """Everything that the edition's footnotes and its conference's outcomes cite, by name."""
    footnotes: dict[str, list[str]] = {}
    outcomes: dict[str, list[str]] = {}
    revisions: dict[str, set[str]] = {}
    for into, citing in ((footnotes, _footnotes(facts, edition)), (outcomes, _outcomes(facts, edition))):
        for who, record in citing:
            for name, revision in cited(record):
                into.setdefault(name, []).append(who)
                revisions.setdefault(name, set()).update({revision} - {""})
    titles = _titles(facts)
    return {
        name: Reference(
            name, _kind(name), tuple(sorted(revisions[name], key=_age)), titles.get(name, ""),
            tuple(dict.fromkeys(footnotes.get(name, ()))), tuple(dict.fromkeys(outcomes.get(name, ()))),
        )
        for name in sorted(revisions, key=_order)
    }  # fmt: skip


def _footnotes(facts: Facts, edition: Edition) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((note.id, note.record) for note in facts.footnotes(edition))


def _outcomes(facts: Facts, edition: Edition) -> Iterator[tuple[str, dict[str, Any]]]:
    """The outcomes of the conference that made the edition, where the facts hold them."""
    conference = made_by(facts, edition)
    for file in conference.files if conference else ():
        yield from ((r["id"], r) for r in facts.records("outcomes", file))


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


def _titles(facts: Facts) -> dict[str, str]:
    titles = {}
    if facts.has("references.yaml"):
        titles = {r["reference"]: r["title"] for r in facts.records("references", "references.yaml")}
    if facts.has("provisions.yaml"):
        titles |= {f"No. {r['no']}": r["title"] for r in facts.records("provisions", "provisions.yaml")}
    return titles


def find(text: str, known: Iterable[str]) -> list[str]:
    """The names that a person means: "Resolution 750", "Res. 750", "RA.769", "AP30A", "9.21".

    A bare number means everything of that number. Raises `NotFoundError` for one that nobody
    cites, `UnknownNameError` for what is no reference; both with the nearest.
    """
    names = list(known)
    match = _ASKED.fullmatch(text.strip())
    rest = re.sub(r"\s*\(.*", "", match["rest"]).strip() if match else ""
    kind = _SHORT.get((match["kind"] or "").casefold().rstrip(".")) if match else None
    number = re.sub(r"^ITU-?R\s*", "", rest, flags=re.I).upper()
    number = re.sub(r"(\.\d+)-\d+$", r"\1", number)
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


def _age(revision: str) -> tuple[int, str]:
    """Sorts conferences by year: WRC-97 before WRC-2000 before WRC-03."""
    year = re.search(r"(\d+)$", revision)
    if not year:
        return 0, revision
    number = int(year[1])
    return number if number >= 1000 else number + (1900 if number > 60 else 2000), revision
