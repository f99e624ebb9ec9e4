"""How two services stand to each other: by their status, and by the word of a footnote.

By status: Nos. 4.8 and 5.28 to 5.31. A footnote can make a service yield in spite of its
status, or put two on an equal footing; that is told apart from the relation by status.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Relation(NamedTuple):
    """A relation from the asking side, and the provision that makes it so."""

    name: str  # equal | must-protect | protected-from | equal-secondary | not-stated
    rule: str


_BY_STATUS = {
    ("primary", "primary"): Relation("equal", "4.8"),
    ("primary", "secondary"): Relation("protected-from", "5.29"),
    ("secondary", "primary"): Relation("must-protect", "5.29"),
    ("secondary", "secondary"): Relation("equal-secondary", "5.31"),
}
_MIRRORED = {"must-protect": "protected-from", "protected-from": "must-protect"}


def by_status(own: str, other: str) -> Relation:
    """The relation of a service of status `own` to one of status `other`.

    Use that a footnote permits has no category: how it stands is what that footnote says of it.
    """
    return _BY_STATUS.get((own, other), Relation("not-stated", "5.43"))


def mirrored(name: str) -> str:
    """The name of the same relation seen from the other side."""
    return _MIRRORED.get(name, name)


class Word(NamedTuple):
    """What a footnote says on a pair: `yields` is "own", "other" or "" for an equal footing.

    `only` names the case in which it holds, "" for always.
    """

    yields: str
    footnote: str
    only: str


def by_footnotes(words: Iterable[Word]) -> list[dict[str, str]]:
    """The relations that footnotes make, each with its footnote and the case it holds in.

    Where a footnote makes both sides yield in the same case, the relation is `mutual`.
    """
    cases: dict[tuple[str, str], set[str]] = {}
    for word in words:
        cases.setdefault((word.footnote, word.only), set()).add(word.yields)
    found = []
    for (footnote, only), sides in cases.items():
        if "" in sides:
            name = "equal"
        elif sides == {"own", "other"}:
            name = "mutual"
        else:
            name = "must-protect" if "own" in sides else "protected-from"
        found.append({"relation": name, "footnote": footnote, "only": only})
    return found
