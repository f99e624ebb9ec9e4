"""How two services stand to each other: by their status, and by the word of a footnote.

By status: Nos. 4.8 and 5.28 to 5.31. A footnote can make a service yield in spite of its
status, or put two on an equal footing; that is told apart from the relation by status.
"""

from __future__ import annotations

from ..light import NamedTuple
from ..record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Relation(NamedTuple):
    """A relation from the asking side, and the provision that makes it so."""

    name: str  # equal | must-protect | protected-from | equal-secondary | not-stated
    rule: str


# Outside the Table a station yields to everybody who follows it.
OUTSIDE_TABLE = Relation("must-protect", "4.4")
# Outside a country's own table: what then holds is for the country's rules to say.
UNSAID = Relation("not-stated", "")
_BY_STATUS = {
    ("primary", "primary"): Relation("equal", "4.8"),
    ("primary", "secondary"): Relation("protected-from", "5.29"),
    ("secondary", "primary"): Relation("must-protect", "5.29"),
    ("secondary", "secondary"): Relation("equal-secondary", "5.31"),
}
_MIRRORED = {
    "must-protect": "protected-from", "protected-from": "must-protect",
    "no-claim": "not-claimed-on", "not-claimed-on": "no-claim",
}  # fmt: skip


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

    `only` names the case in which it holds, "" for always. `spares` is false where the side that yields
    claims no protection and need not spare the other either, since its footnote sets No. 5.43A aside.
    """

    yields: str
    footnote: str
    only: str
    spares: bool = True


class Ruling(Record):
    """What a footnote makes of the relation of two services."""

    relation: str
    """From the side of the service asked: `must-protect`, `protected-from`, `equal`; `mutual` where both yield;
    `no-claim` where it claims no protection and need not spare the other either, `not-claimed-on` seen from there."""
    footnote: str
    """The number of the footnote."""
    only: str
    """The case in which it holds, in words; empty for always."""


def by_footnotes(words: Iterable[Word]) -> tuple[Ruling, ...]:
    """The relations that footnotes make, each with its footnote and the case it holds in.

    Where a footnote makes both sides yield in the same case, the relation is `mutual`.
    """
    cases: dict[tuple[str, str], set[str]] = {}
    for word in words:
        side = word.yields if word.spares else f"{word.yields} claims nothing"
        cases.setdefault((word.footnote, word.only), set()).add(side)
    return tuple(
        Ruling(relation=_relation(sides), footnote=footnote, only=only) for (footnote, only), sides in cases.items()
    )


def _relation(sides: set[str]) -> str:
    if "" in sides:
        return "equal"
    if not sides & {"own", "other"}:
        return "no-claim" if "own claims nothing" in sides else "not-claimed-on"
    if sides == {"own", "other"}:
        return "mutual"
    return "must-protect" if "own" in sides else "protected-from"
