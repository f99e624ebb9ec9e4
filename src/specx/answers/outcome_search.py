"""What a person who asks for outcomes means: one outcome, a topic, a document, a footnote or provision, words."""

from __future__ import annotations

import re

from ..errors import UnknownNameError
from ..light import NamedTuple
from ..regulations.citations import as_asked, canonical, named_in
from ..regulations.numbers import PROVISION, main_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..facts.outcomes import Conference, Outcome

# What an outcome says in words; where its sources stand is not what it is about.
_TEXTS = ("title", "summary", "conditions", "doubt")
_KEYS = {"resolutions": "Resolution", "recommendations": "Recommendation", "appendices": "Appendix"}
_FIRST_FOOTNOTE = 53  # of the Table: No. 5.53; what stands before it are rules
NAMED, SPOKEN_OF = 2, 1
_NUMBERED = re.compile(r"\d{1,4}[A-Z]{0,2}|[A-Z]{1,3}\.\d{1,4}")


class OutcomesMeant(NamedTuple):
    """What is meant: at most one of these; nothing where nothing was asked."""

    one: Outcome | None = None
    topic: str = ""
    document: str = ""  # canonical: "Resolution 12", "No. 5.457E"
    text: str = ""


def understand(conference: Conference, text: str) -> OutcomesMeant:
    """What the text means, the narrowest first.

    A document, footnote or provision need not be named by any outcome. Raises `UnknownNameError`, with the
    nearest topic, for words that no outcome holds.
    """
    asked = text.strip()
    if not asked:
        return OutcomesMeant()
    one = conference.by_id.get(asked.lower())
    if one is not None:
        return OutcomesMeant(one=one)
    try:
        return OutcomesMeant(topic=conference.topic(asked))
    except UnknownNameError:
        document = _document(asked)
        if document:
            return OutcomesMeant(document=document)
        if _words(asked) and any(holds(outcome, asked, conference) for outcome in conference):
            return OutcomesMeant(text=asked)
        raise


def _document(text: str) -> str:
    """The document, footnote or provision that the text names and nothing more, "" where it is none."""
    kind, number = as_asked(text)
    if kind and (_NUMBERED if kind != "No." else PROVISION).fullmatch(number):
        return canonical(kind, number)
    if kind is None and re.fullmatch(r"[A-Z]{1,3}\.\d{1,4}", number):
        return canonical("Recommendation", number)
    return canonical("No.", number) if "." in number and PROVISION.fullmatch(number) else ""


def cites(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The documents and provisions that an outcome works with, with revision.

    Article 5 and its footnotes are not among them: they are what it changes.
    """
    for name, revision in _named(outcome):
        if name != "No. 5" and not (name.startswith("No. 5.") and main_number(name[4:]) >= _FIRST_FOOTNOTE):
            yield name, revision


def _named(outcome: Outcome) -> Iterator[tuple[str, str]]:
    record = outcome.record
    for key, kind in _KEYS.items():
        for text in record.get(key, ()):
            number, _, revision = text.partition(" (")
            yield canonical(kind, number), revision.rstrip(")")
    for number in outcome.all_footnotes():
        yield f"No. {number}", ""
    for words in _said(record):
        yield from ((name, "") for name in named_in(words))


def _said(record: dict[str, Any]) -> Iterator[str]:
    yield from (record[key] for key in _TEXTS if key in record)
    if "account" in record:
        yield record["account"]["says"]


def names(outcome: Outcome, document: str) -> bool:
    """Whether the outcome names the document or footnote, in whatever revision."""
    return any(name == document for name, _ in _named(outcome))


def holds(outcome: Outcome, text: str, conference: Conference) -> int:
    """Where each word begins a word of what the outcome says: `NAMED` by its id, topic, title, services or uses; `SPOKEN_OF`
    where only its sentences hold one of them; 0 for nowhere.

    A word with hyphens is looked for as a whole: RA-23, not RA here and 23 there. A word that people use for services
    or for a use stands for those.
    """
    services = map(conference.facts.vocabulary.data_text, outcome.terms)
    called = (outcome.id, outcome.topic, *services, *outcome.record.get("application", ()), outcome.title)
    if _in(text, called) or _everyday(outcome, text, conference):
        return NAMED
    return SPOKEN_OF if _in(text, (*called, *_said(outcome.record))) else 0


def everyday(conference: Conference, text: str) -> tuple[str, ...]:
    """What the text means where people use it for services, or for a use: their names; none for other words."""
    said = conference.facts.vocabulary.everyday.get(text.strip().casefold())
    return (*said.means, *([said.use] if said.use else [])) if said else ()


def _everyday(outcome: Outcome, text: str, conference: Conference) -> bool:
    said = conference.facts.vocabulary.everyday.get(text.strip().casefold())
    if said is None:
        return False
    if said.use in outcome.record.get("application", ()):
        return True
    meant = [conference.facts.vocabulary.ask(name) for name in said.means]
    return any(term.matches(own) for term in meant for own in outcome.terms)


def _in(text: str, said: Iterable[str]) -> bool:
    plain = " " + " ".join(_words(" ".join(said)))
    return all(" " + " ".join(_words(word)) in plain for word in text.split() if _words(word))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
