"""The answer on a sub-band in a sentence or two, for people. Nothing in it that is not in the answer."""

from __future__ import annotations

from ...regulations.listing import some
from ...regulations.numbers import called

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..forbidden import Forbidden
    from ..rows import Made
    from .rows import Sharer, SharingRow, Trigger

_WORDS = {
    "equal": "equal rights with",
    "must-protect": "yields to",
    "protected-from": "is spared by",
    "equal-secondary": "secondary like",
    "no-claim": "claims no protection from",
    "not-claimed-on": "is asked for no protection by",
    "not-stated": "no category, and nothing said towards",
}


def verdict(answer: SharingRow, of_pair: bool = False, is_open: bool = False) -> str:
    """What the fields say: allocation and status, who stands how, what has to be done.

    `of_pair`: the sharers are only those of one service asked for. `is_open`: whether the service is allocated is open.
    """
    sentences = [_standing(answer, is_open)]
    if answer.allocated:
        sentences += [*_towards(answer.sharers, of_pair), *_local(answer.sharers), *_otherwise(answer)]
        changed = [s.label for s in answer.sharers if s.by_footnote]
        sentences += ["Footnotes change this towards " + ", ".join(changed)] if changed else []
        sentences += _called(answer.triggers)
    sentences += [f"Left open: {told}" for told in dict.fromkeys(map(_left_open, answer.may_allocate))]
    absent = {made.footnote for made in answer.absent}
    sentences += dict.fromkeys(
        _forbids(f) for f in answer.prohibited if f.use or f.stations or f.footnote not in absent
    )
    return ". ".join(sentences) + "."


def _towards(sharers: Sequence[Sharer], of_pair: bool) -> list[str]:
    """How the service stands to those who have the whole Region, or the country."""
    by_relation: dict[str, list[str]] = {}
    for sharer in sharers:
        if not only_somewhere(sharer):
            by_relation.setdefault(relation_in_effect(sharer), []).append(sharer.label)
    said = [f"{_WORDS[name]} {', '.join(by_relation[name])}" for name in _WORDS if name in by_relation]
    if said:
        return [_capital("; ".join(said))]
    if sharers:
        return []
    return ["No other entry of that service is in the band" if of_pair else "Nobody else is in the band"]


def _local(sharers: Iterable[Sharer]) -> list[str]:
    """Who else has the band in some countries, beside the others or instead."""
    local = [s for s in sharers if only_somewhere(s)]
    added = dict.fromkeys(s.label for s in local if s.kind == "additional-allocation")
    instead = dict.fromkeys(s.label for s in local if s.kind != "additional-allocation")
    told = [f"In some countries also {', '.join(added)}"] if added else []
    return told + ([f"In some countries instead {', '.join(instead)}"] if instead else [])


def only_somewhere(sharer: Sharer) -> bool:
    """Whether a sharer has the band only in some countries of the Region."""
    return bool(sharer.countries or sharer.except_countries)


def _otherwise(answer: SharingRow) -> list[str]:
    """Where in the Region footnotes give the service itself another status, or take it away."""
    told = []
    for made in answer.by_footnote:
        if made.status and made.effect != "described":
            told.append(f"In {where(made)} {', '.join(made.services)} is {made.status} ({made.footnote})")
    for made in answer.absent:
        how = "takes it away" if made.kind == "prohibition" else "allocates the band otherwise, without it"
        told.append(f"In {where(made)} No. {made.footnote} {how}")
    return list(dict.fromkeys(told))


def where(told: Made | Sharer) -> str:
    """The countries in which something holds, in words."""
    if told.countries:
        return some(told.countries)
    return f"all countries but {some(told.except_countries)}" if told.except_countries else "all countries"


def _left_open(made: Made) -> str:
    """What a footnote may allocate, and why that is open."""
    return f"{', '.join(made.labels)} by No. {made.footnote}, {made.effect}: {made.why}"


def _forbids(what: Forbidden) -> str:
    """Whom a footnote forbids what, and where."""
    return f"{called(what.footnote)} forbids {what.words}"


def _called(triggers: Iterable[Trigger]) -> list[str]:
    """The provisions on coordination; apart from them those that concern some uses or some countries alone."""
    asked = [t for t in triggers if t.kind in ("coordination", "procedure")]
    everywhere = [t for t in asked if not (t.of_countries or t.countries)]
    always = dict.fromkeys(t.provision for t in everywhere if not t.application)
    told = ["Coordination: " + ", ".join(map(called, always))] if always else []
    by_use: dict[str, list[str]] = {}
    for t in everywhere:
        if t.provision not in always:
            by_use.setdefault(", ".join(t.application), []).append(t.provision)
    told += [f"Coordination for {use} alone: {', '.join(map(called, dict.fromkeys(by)))}" for use, by in by_use.items()]
    said = {t.provision for t in everywhere}
    rest = dict.fromkeys(t.provision for t in asked if t.provision not in said)
    if rest:
        told.append("Coordination for some countries alone: " + ", ".join(map(called, rest)))
    return told


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def relation_in_effect(sharer: Sharer) -> str:
    """The relation that holds in every case: a footnote's where it sets no case, else that by status."""
    for word in sharer.by_footnote:
        if not word.only:
            return "equal" if word.relation == "mutual" else word.relation
    return sharer.relation


def _standing(answer: SharingRow, is_open: bool) -> str:
    if answer.allocated:
        via = "" if answer.via == "table" else f" by {called(answer.via or '')}"
        part = "" if answer.carries == "whole" else f", which carries {answer.service} in part"
        if answer.status == "permitted":
            return f"{answer.label}: may be used here{via}, without a category{part}"
        return f"{answer.label} is {answer.status} here{via}{part}"
    if answer.layer:
        if answer.none:
            return f"The country's own table is blank here: {answer.service} has no allocation"
        if answer.not_allocated:
            return "The country's own table says that nothing is allocated here"
        return f"{answer.service} is not in the country's own table here"
    by = [f"No. {made.footnote} in {where(made)}" for made in answer.by_footnote if made.effect != "described"]
    if by:
        return f"{answer.service} is not in the Table here, but allocated by " + ", ".join(by)
    if is_open:
        return f"Whether {answer.service} is allocated here is open; if not, use only under No. 4.4, yielding to all"
    return f"{answer.service} is not allocated here: use only under No. 4.4, yielding to all"
