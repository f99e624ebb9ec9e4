"""How many channels, plans and names the facts hold, and how many of them are not verified."""

from __future__ import annotations

from ..facts.folder import Facts
from ..facts.names import BANDS, NAMES, names
from ..facts.plans import Plans, channels_of
from ..record import Record


class HeldCounts(Record):
    """Counts of channels, plans and names; what is verified but for some of its fields counts as verified."""

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


def held(facts: Facts) -> HeldCounts:
    """The counts of a folder of facts."""
    plans = Plans(facts)
    every = list(plans.of(plans.files()))
    channels = [c.record["verified"] for plan in every for c in channels_of(plan)]
    named = [bool(n.said("verified")) for file in (BANDS, NAMES) for n in names(facts, file)]
    documents = facts.documents
    doubted = [bool(document.unverified) for document in documents]
    return HeldCounts(
        plan_count=len(every), channel_count=len(channels), unverified_channels=channels.count(False),
        name_count=len(named), unverified_names=named.count(False),
        document_count=len(doubted), unverified_documents=sum(doubted), listed=documents.listed if doubted else "",
    )  # fmt: skip
