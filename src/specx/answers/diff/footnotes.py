"""How the facts of footnotes differ between two editions."""

from __future__ import annotations

from ...light import NamedTuple
from ...regulations.numbers import number_key
from ...regulations.terms import Terms
from ...regulations.values import Row, ServiceTerm, Source
from ...units import format_band, format_hz
from ..taken import service_text
from .change import Change, change_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from typing import Any, TypeAlias

    from ...regulations.services import Vocabulary


FootnoteRecord: TypeAlias = "dict[str, Any]"
Cited: TypeAlias = "Mapping[str, Sequence[Row]]"
# Facts of a rule, and under which kind of change a difference of them is reported. Left out: what is
# ours (summary, note, why, sources, doubt) and what only describes the print (mark, added, revised).
_FACTS = {
    "countries": "countries", "except_countries": "countries", "countries_of": "countries",
    "except_countries_of": "countries",
    "protected_countries": "countries", "agreement_countries": "countries",
    "bands": "bands", "frequencies": "bands", "services": "services", "replaces": "services",
    "status": "status", "kind": "kind", "application": "application", "regions": "regions",
    "conditions": "conditions", "restrictions": "restrictions", "limits": "limits",
    "dates": "dates", "from": "dates", "until": "dates", "effect": "effect",
    "provisions": "references", "resolutions": "references", "recommendations": "references",
    "appendices": "references",
}  # fmt: skip


_LINED = ("restrictions", "limits")  # whose items say on which line they stand
_PLAIN = [key for key in _FACTS if key not in _LINED]
_KINDS = {kind: [key for key, of in _FACTS.items() if of == kind] for kind in dict.fromkeys(_FACTS.values())}


class InEdition(NamedTuple):
    """One edition's footnote of a number, None where it has none, and the rows there that cite it."""

    record: FootnoteRecord | None
    rows: Sequence[Row]


def compare_footnotes(
    before: Mapping[str, FootnoteRecord], after: Mapping[str, FootnoteRecord], cited: tuple[Cited, Cited],
    vocabulary: Vocabulary, conferences: Collection[str], asked: ServiceTerm | None = None,
) -> Iterator[Change]:  # fmt: skip
    """The changes of footnotes by number. `cited` gives the rows of each edition that cite each.

    With a service `asked` only those of footnotes that are about it in one of the editions. A footnote that the print marks anew with one of `conferences` and whose facts are the same is a change `mark`.
    Each record needs its `file` beside its `line`.
    """
    terms = Terms(vocabulary)
    for number in sorted({*before, *after}, key=number_key):
        old, new = before.get(number), after.get(number)
        sides = InEdition(old, cited[0].get(number, ())), InEdition(new, cited[1].get(number, ()))
        if asked is not None and not any(_about(side, number, asked, terms) for side in sides):
            continue
        found: list[tuple[str, Any, Any, tuple[str, ...]]]
        if old is None:
            found = [("added", None, after[number]["summary"], ())]
        elif new is None:
            found = [("removed", old["summary"], None, ())]
        else:
            found = list(_facts(old, new, vocabulary))
            if not found and old.get("mark") != new.get("mark") in conferences:
                found = [("mark", old.get("mark"), new["mark"], ())]
        for kind, was, now, moved in found:
            yield change_of(
                kind, before=was, after=now, added=_extra(now, was), removed=_extra(was, now), moved=moved,
                **_at(number, sides),
            )  # fmt: skip


def rules(footnote: FootnoteRecord) -> list[FootnoteRecord]:
    """The rules of a footnote: its parts, or itself."""
    parts: list[FootnoteRecord] = footnote.get("parts") or [footnote]
    return parts


def bands_of(footnote: FootnoteRecord) -> list[tuple[int, int]]:
    """The bands that its rules name, single frequencies beside them as one hertz."""
    return [band for rule in rules(footnote) for band in _named(rule)]


def _named(rule: FootnoteRecord) -> list[tuple[int, int]]:
    bands = [(low, high) for low, high in rule.get("bands", ())]
    points = [hz for hz in rule.get("frequencies", ()) if not any(low <= hz < high for low, high in bands)]
    return bands + [(hz, hz + 1) for hz in points]


def _at(number: str, sides: tuple[InEdition, InEdition]) -> dict[str, Any]:
    """The place of a change of the footnote: where it holds in one edition or the other."""
    records = [side.record for side in sides if side.record is not None]
    named = [band for record in records for band in bands_of(record)]
    # What it lost is concerned as well as what it gained; a rule that names no band holds where rows cite it.
    held = {
        band
        for side in sides for rule in (rules(side.record) if side.record else ())
        for band in _named(rule) or [(r.low_hz, r.high_hz) for r in side.rows]
    }  # fmt: skip
    return {
        "low_hz": min(b[0] for b in named) if named else None, "high_hz": max(b[1] for b in named) if named else None,
        "footnote": number, "regions": tuple(sorted({r.region for side in sides for r in side.rows})),
        "bands": tuple(sorted(held)), "source": Source(records[-1].get("file", ""), records[-1].get("line", 1)),
    }  # fmt: skip


def _about(side: InEdition, number: str, asked: ServiceTerm, terms: Terms) -> bool:
    """Whether the footnote is about a service: names it, or names none and stands beside it or under a row that has it."""
    if side.record is None:
        return False
    named = [term for rule in rules(side.record) for term in _services(rule)]
    if named:
        return any(terms.touches(asked, term) for term in named)
    return any(
        asked.matches(a.term) and (number in a.footnotes or number in row.footnotes)
        for row in side.rows for a in row.allocations
    )  # fmt: skip


def _services(rule: FootnoteRecord) -> Iterator[ServiceTerm]:
    """The services that a rule names: its own, those it replaces, who acts and who faces. Words for many are none."""
    lists = [rule.get("services", ()), rule.get("replaces", ())]
    lists += [item.get(key, ()) for item in rule.get("restrictions", ()) for key in ("by", "towards")]
    for term in (t for terms in lists for t in terms if not isinstance(t, str)):
        yield ServiceTerm(term[0], term[1], tuple(term[2]))


def _facts(
    old: FootnoteRecord, new: FootnoteRecord, vocabulary: Vocabulary
) -> Iterator[tuple[str, Any, Any, tuple[str, ...]]]:
    """(kind, before, after, moved) for each kind of fact that differs, taken over all rules of the footnote."""
    if len(rules(old)) == len(rules(new)) and all(map(_alike, rules(old), rules(new))):
        return  # most footnotes; spares putting them into words
    bare = [[_bare(rule) for rule in rules(note)] for note in (old, new)]
    for kind, keys in _KINDS.items():
        said = [[[rule.get(key) for key in keys] for rule in own] for own in bare]
        if said[0] == said[1] and kind != "countries":
            continue
        was, now = ({t for rule in rules(n) for t in _said(rule, keys, vocabulary)} for n in (old, new))
        moved = _moved(old, new) if kind == "countries" else ()
        if was != now or moved:
            yield kind, tuple(sorted(was)), tuple(sorted(now)), moved


def _alike(old: FootnoteRecord, new: FootnoteRecord) -> bool:
    """Whether the facts of two rules are the same, wherever they stand."""
    return all(old.get(key) == new.get(key) for key in _PLAIN) and (
        not any(key in rule for rule in (old, new) for key in _LINED) or _bare(old) == _bare(new)
    )


def _bare(rule: FootnoteRecord) -> FootnoteRecord:
    """The facts of a rule without the lines on which they stand."""
    out = {k: v for k, v in rule.items() if k in _FACTS}
    for key in _LINED:
        if key in out:
            out[key] = [{k: v for k, v in item.items() if k != "line"} for item in out[key]]
    return out


def _moved(old: FootnoteRecord, new: FootnoteRecord) -> tuple[str, ...]:
    """Countries that stay in a footnote of several rules, but under other rules than before."""

    def standing(footnote: FootnoteRecord) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for rule in rules(footnote):
            terms = repr([rule.get(k) for k in ("kind", "services", "status", "bands")])
            for country in rule.get("countries", ()):
                found.setdefault(country, set()).add(terms)
        return found

    if len(rules(old)) == len(rules(new)) == 1:
        return ()
    was, now = standing(old), standing(new)
    both = was.keys() & now.keys()
    moved = tuple(sorted(c for c in both if was[c] != now[c]))
    # Where the rule itself changed for everybody, nobody moved.
    return moved if len(moved) < len(both) else ()


def _said(rule: FootnoteRecord, keys: list[str], vocabulary: Vocabulary) -> list[str]:
    """The facts of one rule as texts, each with its key where several keys share a kind."""
    out = []
    for key in keys:
        value = rule.get(key)
        if value is None:
            continue
        plain = key in ("countries", "bands", "services", "status", "kind", "application", "regions",
                        "conditions", "restrictions", "limits", "effect", "resolutions")  # fmt: skip
        for item in value if isinstance(value, list) else [value]:
            text = _text(key, item, vocabulary)
            out.append(text if plain else f"{key.replace('_', ' ')} {text}")
    return out


def _text(key: str, item: Any, vocabulary: Vocabulary) -> str:
    if key == "bands":
        return format_band(item[0], item[1])
    if key == "frequencies":
        return format_hz(item)
    if key in ("services", "replaces"):
        return service_text(item, vocabulary)
    if key == "restrictions":
        return _restriction(item, vocabulary)
    if key == "limits":
        words = [item["quantity"], item["value"], item.get("unit", ""), item.get("where", "")]
        return " ".join(w for w in words if w)
    return str(item)


def _restriction(item: FootnoteRecord, vocabulary: Vocabulary) -> str:
    words = [item["rule"]]
    for key, word in (("by", "by"), ("towards", "towards")):
        if key in item:
            words.append(f"{word} " + ", ".join(_text("services", t, vocabulary) for t in item[key]))
    if "of_countries" in item:
        words.append("of " + " ".join(item["of_countries"]))
    if "provision" in item:
        words.append(f"No. {item['provision']}")
    if "stations" in item:
        words.append(f"for {item['stations']} stations")
    for key in ("use", "except"):
        if key in item:
            words.append(f"({item[key]})")
    return " ".join(words)


def _extra(these: Any, those: Any) -> tuple[str, ...]:
    """What of one list is not in the other; nothing where they are no lists."""
    if not isinstance(these, tuple) or not isinstance(those, tuple):
        return ()
    return tuple(item for item in these if item not in those)
