"""The answer on a sub-band in a sentence or two, for people. Nothing in it that is not in the answer."""

from __future__ import annotations

from typing import Any

from ...table.binding import some

_WORDS = {
    "equal": "equal rights with",
    "must-protect": "yields to",
    "protected-from": "is spared by",
    "equal-secondary": "secondary like",
    "not-stated": "no category, and nothing said towards",
}


def verdict(answer: dict[str, Any], of_pair: bool = False) -> str:
    """What the structure says: allocation and status, who stands how, what has to be done.

    `of_pair`: the sharers are only those of one service asked for.
    """
    sentences = [_standing(answer)]
    if answer["allocated"]:
        by_relation: dict[str, list[str]] = {}
        for sharer in answer["sharers"]:
            if sharer.get("countries") or sharer.get("except_countries"):
                continue
            by_relation.setdefault(relation_in_effect(sharer), []).append(sharer["label"])
        said = [f"{_WORDS[name]} {', '.join(by_relation[name])}" for name in _WORDS if name in by_relation]
        if said:
            sentences.append(_capital("; ".join(said)))
        elif not answer["sharers"]:
            sentences.append(
                "No other entry of that service is in the band" if of_pair else "Nobody else is in the band"
            )
        cases = sum(bool(s["by_footnote"]) for s in answer["sharers"])
        local = [s for s in answer["sharers"] if s.get("countries") or s.get("except_countries")]
        if local:
            added = dict.fromkeys(s["label"] for s in local if s["kind"] == "additional-allocation")
            instead = dict.fromkeys(s["label"] for s in local if s["kind"] != "additional-allocation")
            sentences += [f"In some countries also {', '.join(added)}"] if added else []
            sentences += [f"In some countries instead {', '.join(instead)}"] if instead else []
        sentences += _otherwise(answer)
        if cases:
            sentences.append(
                "Footnotes change this towards " + ", ".join(s["label"] for s in answer["sharers"] if s["by_footnote"])
            )
        sentences += _called(answer["triggers"])
    if answer["prohibited"]:
        what = answer["prohibited"][0]
        sentences.append(f"No. {what['footnote']} forbids {what['use'] or 'all emissions'}")
    return ". ".join(sentences) + "."


def _otherwise(answer: dict[str, Any]) -> list[str]:
    """Where in the Region footnotes give the service itself another status, or take it away."""
    told = []
    for made in answer["by_footnote"]:
        if made["status"] and made.get("effect") != "described":
            told.append(f"In {_where(made)} {', '.join(made['services'])} is {made['status']} ({made['footnote']})")
    for made in answer["absent"]:
        told.append(f"In {_where(made)} No. {made['footnote']} allocates the band otherwise, without it")
    return list(dict.fromkeys(told))


def _where(made: dict[str, Any]) -> str:
    if made["countries"]:
        return some(made["countries"])
    return f"all countries but {some(made['except_countries'])}" if made["except_countries"] else "all countries"


def _called(triggers: list[dict[str, Any]]) -> list[str]:
    """The provisions on coordination; apart from them those that concern some countries alone."""
    asked = [t for t in triggers if t["kind"] in ("coordination", "procedure")]
    local = [t for t in asked if t.get("of_countries") or t.get("countries")]
    called = dict.fromkeys(t["provision"] for t in asked if t not in local)
    rest = dict.fromkeys(t["provision"] for t in local if t["provision"] not in called)
    told = ["Coordination: " + ", ".join(map(_numbered, called))] if called else []
    if rest:
        told.append("Coordination for some countries alone: " + ", ".join(map(_numbered, rest)))
    return told


def _numbered(provision: str) -> str:
    return provision if not provision[:1].isdigit() else f"No. {provision}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def relation_in_effect(sharer: dict[str, Any]) -> str:
    """The relation that holds in every case: a footnote's where it sets no case, else that by status."""
    for word in sharer["by_footnote"]:
        if not word["only"]:
            return "equal" if word["relation"] == "mutual" else str(word["relation"])
    return str(sharer["relation"])


def _standing(answer: dict[str, Any]) -> str:
    if answer["allocated"]:
        via = "" if answer["via"] == "table" else f" by No. {answer['via']}"
        part = "" if answer["carries"] == "whole" else f", which carries {answer['service']} in part"
        if answer["status"] == "permitted":
            return f"{answer['label']}: may be used here{via}, without a category{part}"
        return f"{answer['label']} is {answer['status']} here{via}{part}"
    where = [f"No. {m['footnote']} in {_where(m)}" for m in answer["by_footnote"]]
    if where:
        return f"{answer['service']} is not in the Table here, but allocated by " + ", ".join(where)
    return f"{answer['service']} is not allocated here: use only under No. 4.4, yielding to all"
