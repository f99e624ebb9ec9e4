"""What the Radio Regulations cite: Resolutions, Recommendations, Appendices, provisions, from either side."""

from __future__ import annotations

import re

from ..errors import NotFoundError, UnknownNameError, shown
from ..facts.agenda import Item, agendas, read_agenda
from ..facts.procedures import Procedure, Procedures
from ..facts.resolutions import Resolution, Resolutions
from ..light import NamedTuple
from ..regulations.citations import as_asked, canonical
from ..regulations.numbers import PROVISION, number_key, revision_key
from .citing import Citing, citing
from .reference_rows import NamedDocument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ..facts.folder import Facts
    from ..regulations.values import Edition


KINDS = ("Resolution", "Recommendation", "Report", "Appendix", "No.")
_RULES = re.compile(r"(?:the\s+)?(?:rules?\s+of\s+procedure|rop)\b\W*(?:on\s+)?(?P<rest>.*)", re.I)


class Title(NamedTuple):
    """What a document is about, in our words; its own title, and whether that was read."""

    ours: str = ""
    official: str = ""
    verified: bool = True


class Reference(NamedTuple):
    """One document or provision, and who cites it.

    `name` is without revision: "Resolution 750", "Recommendation ITU-R RA.769", "No. 9.21".
    `revisions` are those that the edition's footnotes and outcomes name, newest last; `printed` tells which
    footnotes print which. `title` is our own for what the RR holds, ITU's for a document of ITU-R; that of a
    document that only Resolutions or Rules of Procedure cite is left out. `resolution` is what a Resolution or
    Recommendation of a conference decides, `rules` how the Bureau reads it, where that is held.
    """

    name: str
    kind: str
    revisions: tuple[str, ...]
    printed: dict[str, tuple[str, ...]]
    title: Title
    footnotes: tuple[str, ...]
    outcomes: tuple[str, ...]
    resolutions: tuple[str, ...]
    cited_by_rules: tuple[str, ...]
    resolution: Resolution | None
    rules: tuple[Procedure, ...]

    @property
    def cited(self) -> bool:
        """Whether footnotes of the edition or outcomes of its conference cite it."""
        return bool(self.footnotes or self.outcomes)

    @property
    def older(self) -> dict[str, tuple[str, ...]]:
        """The footnotes that print another revision than the one in force, by the revision that they print."""
        held = self.resolution.revision if self.resolution else ""
        return {revision: notes for revision, notes in self.printed.items() if held and revision not in ("", held)}


def references(facts: Facts, edition: Edition, with_documents: bool = True) -> dict[str, Reference]:
    """Everything that is cited, by name: by footnotes of the edition, outcomes, Resolutions, Rules of Procedure.

    The other Resolutions, Recommendations and provisions that the data holds are there too, cited by nobody.
    Without documents their titles are left out: `with_its_title` has them.
    """
    who, held, rules = citing(facts, edition), Resolutions(facts).by_name, Procedures(facts)
    titles = _titles(facts)
    read = {f"No. {number}" for rule in rules for number in rule.provisions}
    names = sorted(who.names | held.keys() | titles.keys() | read, key=_order)
    if with_documents:
        titles |= _titles_of_documents(facts, who.footnotes.keys() | who.outcomes.keys())
    return {name: _reference(name, who, titles, held.get(name), _rules_on(name, rules)) for name in names}


def with_its_title(reference: Reference, facts: Facts) -> Reference:
    """A reference made without documents as it is with them: that of ITU-R which is cited has its title."""
    titles = _titles_of_documents(facts, [reference.name] if reference.cited else ())
    return reference._replace(title=titles.get(reference.name, reference.title))


def _rules_on(name: str, rules: Procedures) -> tuple[Procedure, ...]:
    number = _number(name)
    return (
        rules.on(number) if _kind(name) == "No." else rules.on_resolution(number) if _kind(name) == "Resolution" else ()
    )


def _reference(
    name: str, who: Citing, titles: dict[str, Title], resolution: Resolution | None, rules: tuple[Procedure, ...]
) -> Reference:
    footnotes, outcomes = who.footnotes.get(name, {}), who.outcomes.get(name, {})
    printed: dict[str, list[str]] = {}
    for number, revision in footnotes.items():
        printed.setdefault(revision, []).append(number)
    named = {*footnotes.values(), *outcomes.values()} - {""}
    title = titles.get(name, Title())
    if resolution:
        record = resolution.record
        unsure = "official_title" in record.get("unverified", ())
        title = Title(record.get("title", ""), record.get("official_title", ""), not unsure)
    return Reference(
        name, _kind(name), tuple(sorted(named, key=revision_key)), {r: tuple(numbers) for r, numbers in printed.items()},
        title, tuple(footnotes), tuple(outcomes), tuple(who.resolutions.get(name, ())), tuple(who.rules.get(name, ())),
        resolution, rules,
    )  # fmt: skip


def _titles(facts: Facts) -> dict[str, Title]:
    """Titles of what is no Resolution or Recommendation of a conference."""
    titles: dict[str, Title] = {}
    if facts.has("references.yaml"):
        for r in facts.records("references", "references.yaml"):
            titles[r["reference"]] = Title(r.get("title", ""), r["official_title"], r.get("verified", True))
    for name, record in provisions(facts).items():
        titles[name] = titles.get(name, Title())._replace(ours=record["title"])
    return titles


def provisions(facts: Facts) -> dict[str, dict[str, Any]]:
    """The provisions and Appendices that the data knows, by name."""
    held = facts.records("provisions", "provisions.yaml") if facts.has("provisions.yaml") else ()
    return {r["no"] if r["no"].startswith("Appendix") else f"No. {r['no']}": r for r in held}


def _titles_of_documents(facts: Facts, names: Iterable[str]) -> dict[str, Title]:
    """ITU's own titles of the documents of ITU-R among the names."""
    documents = facts.documents
    found = {name: documents.named(name) for name in names if " ITU-R " in name}
    return {name: Title(document.title, document.title) for name, document in found.items() if document}


def studied(facts: Facts, name: str) -> list[Item]:
    """The items on the agendas of conferences to come for which a Resolution asks for studies."""
    return [
        item
        for file in agendas(facts)
        for item in read_agenda(facts, file)[1]
        if f"Resolution {item.record.get('resolution', '').partition(' (')[0]}" == name
    ]


def named_documents(found: Resolution, facts: Facts) -> tuple[NamedDocument, ...]:
    """The documents of ITU-R that a Resolution uses or names, with their titles, each once."""
    documents = facts.documents
    told: dict[str, NamedDocument] = {}
    for key in ("recommendations", "mentions"):
        for text in found.record.get(key, ()):
            kind = "Report" if text.startswith("Report ") else "Recommendation"
            name = canonical(kind, text.removeprefix("Report "))
            if name in told or "ITU-R" not in name:
                continue
            listed = documents.named(name)
            told[name] = NamedDocument(
                cited_as=text, only_named=key == "mentions", document=listed.name if listed else "",
                title=listed.title if listed else "", link=listed.link if listed else "",
            )  # fmt: skip
    return tuple(told.values())


def asks_for_rule(text: str) -> str | None:
    """What a person wants the Rules of Procedure on: "11.31" of "RoP 11.31", "" of "RoP"; None of anything else."""
    match = _RULES.fullmatch(text.strip())
    return match["rest"].strip() if match else None


def find(text: str, known: Mapping[str, Reference]) -> list[str]:
    """The names that a person means: "Resolution 750", "Res. 750", "RA.769", "AP30A", "9.21", "RoP 11.31".

    A bare number means everything of that number. Raises `NotFoundError` for one that the data
    does not have, `UnknownNameError` for what is no reference; both with the nearest.
    """
    rule = asks_for_rule(text)
    if rule is not None:
        return _with_rule(rule, known)
    names = list(known)
    kind, number = as_asked(text)
    found = [n for n in names if kind in (None, _kind(n)) and _number(n) == number]
    if not found:
        near = _near(number, (n for n in names if kind in (None, _kind(n))))
        hint = "nearest: " + ", ".join(near) if near else "`specx references` lists what is cited"
        if not PROVISION.fullmatch(number) and not near:
            hint = 'write for example "Resolution 750", "RA.769", "Appendix 30A" or 9.21'
        # A well-formed number that nobody cites is an answer; anything else is a slip of the pen.
        formed = kind is not None and re.fullmatch(r"\d{1,4}[A-Z]?|[A-Z]{1,2}\.\d{1,4}", number)
        error = NotFoundError if formed or PROVISION.fullmatch(number) else UnknownNameError
        raise error(f"nothing in the data cites '{shown(text)}'", hint)
    return found


def _with_rule(asked: str, known: Mapping[str, Reference]) -> list[str]:
    """Those on which there is a Rule of Procedure; of a rule asked by our name of it, the first that it reads."""
    ruled = [name for name, reference in known.items() if reference.rules and (asked or reference.kind == "No.")]
    kind, number = as_asked(asked)
    found = [n for n in ruled if kind in (None, _kind(n)) and _number(n) == number] if asked else ruled
    found = found or [n for n in ruled if any(r.id.casefold() == asked.casefold() for r in known[n].rules)][:1]
    if not found:
        hint = (
            "nearest: " + ", ".join(_near(number, ruled)) if _near(number, ruled) else 'write for example "RoP 11.31"'
        )
        raise NotFoundError(f"the data has no Rule of Procedure on '{shown(asked)}'", hint)
    return found


def _near(number: str, names: Iterable[str]) -> list[str]:
    """Names whose number begins as this one does, as far as any of them does; none for what has no digit."""
    known = list(names)
    for end in range(len(number) if re.search(r"\d", number) else 0, 0, -1):
        near = [name for name in known if _number(name).startswith(number[:end])]
        if near:
            return near[:4]
    return []


def _kind(name: str) -> str:
    return name.split()[0]


def _number(name: str) -> str:
    return name.split()[-1]


def _order(name: str) -> tuple[int, str, tuple[tuple[int, str], ...]]:
    number = _number(name)
    letters = re.match(r"[A-Z]*", number)
    return KINDS.index(_kind(name)), letters[0] if letters else "", number_key(number)
