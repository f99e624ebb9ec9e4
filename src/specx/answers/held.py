"""How much the facts hold beside editions and outcomes, and how much of it is not verified, kind by kind."""

from __future__ import annotations

from collections import Counter

from ..facts.compiled import kinds_of
from ..facts.names import BANDS, NAMES, names
from ..facts.plans import Plans, channels_of
from ..record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..facts.folder import Facts


# The kinds of files whose records are counted one by one, and what a record of each is called.
_KINDS = {
    "provisions": "provisions",
    "limits": "limits",
    "coordination": "cases of No. 9.11A",
    "resolutions": "Resolutions and Recommendations",
    "procedures": "Rules of Procedure",
    "classes": "classes of station",
    "emissions": "parts of a designator",
    "areas": "lines and areas",
    "references": "titles of documents",
    "agenda": "agenda items",
}


class RecordCount(Record):
    """How many records of a kind there are."""

    kind: str
    """What a record of it is."""
    record_count: int
    """How many there are."""
    unverified_count: int
    """How many of them are unverified."""


class HeldCounts(Record):
    """Counts of records, kind by kind; what is verified but for some of its fields counts as verified."""

    plan_count: int
    """How many plans."""
    channel_count: int
    """How many channels and single frequencies they hold."""
    unverified_channels: int
    """How many of those are unverified."""
    name_count: int
    """How many names of frequencies and bands."""
    unverified_names: int
    """How many of those are unverified."""
    document_count: int
    """How many documents of ITU-R are listed."""
    unverified_documents: int
    """How many of those have something unverified."""
    listed: str
    """The month of that list; empty where there is none."""
    records: tuple[RecordCount, ...]
    """The records of rules, Resolutions, areas and agendas."""


def held(facts: Facts) -> HeldCounts:
    """The counts of a folder of facts."""
    plans = facts.kept(Plans)
    every = list(plans.of(plans.files()))
    channels = [c.record["verified"] for plan in every for c in channels_of(plan)]
    named = [bool(n.said("verified")) for file in (BANDS, NAMES) for n in names(facts, file)]
    documents = facts.documents
    doubted = [bool(document.unverified) for document in documents]
    return HeldCounts(
        plan_count=len(every), channel_count=len(channels), unverified_channels=channels.count(False),
        name_count=len(named), unverified_names=named.count(False),
        document_count=len(doubted), unverified_documents=sum(doubted), listed=documents.listed if doubted else "",
        records=tuple(_counted(facts)),
    )  # fmt: skip


def _counted(facts: Facts) -> Iterator[RecordCount]:
    """The records of each kind that has any, in the order of the kinds."""
    every: Counter[str] = Counter()
    unverified: Counter[str] = Counter()
    for kind, file in kinds_of(facts):
        if kind in _KINDS:
            told = list(_verified(facts.records(kind, file)))
            every[kind] += len(told)
            unverified[kind] += told.count(False)
    for kind, name in _KINDS.items():
        if every[kind]:
            yield RecordCount(kind=name, record_count=every[kind], unverified_count=unverified[kind])


def _verified(part: Any) -> Iterator[bool]:
    """Whether each record is verified; the parts inside of one are not counted again."""
    if isinstance(part, dict) and "verified" in part:
        yield part["verified"]
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _verified(inner)
