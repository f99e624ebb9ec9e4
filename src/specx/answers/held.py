"""How many channels, plans and names the facts hold, and how many of them are not verified."""

from __future__ import annotations

from typing import NamedTuple

from ..facts.folder import Facts
from ..facts.names import BANDS, NAMES, names
from ..facts.plans import Plans, channels_of


class Held(NamedTuple):
    """Counts; what is verified but for some of its fields counts as verified."""

    plans: int
    channels: int
    unverified_channels: int
    names: int
    unverified_names: int


def held(facts: Facts) -> Held:
    """The counts of a folder of facts."""
    plans = Plans(facts)
    every = list(plans.of(plans.files()))
    channels = [c.record["verified"] for plan in every for c in channels_of(plan)]
    named = [bool(n.said("verified")) for file in (BANDS, NAMES) for n in names(facts, file)]
    return Held(len(every), len(channels), channels.count(False), len(named), named.count(False))
