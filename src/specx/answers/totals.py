"""The sums that ITU's account of a conference states, counted again from the records."""

from __future__ import annotations

from ..record import Record
from ..regulations.bands import Span, minus, union, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..facts.outcomes import Conference, Outcome


TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal


class Total(Record):
    """What ITU's account of a conference says of a topic, and what counting gives."""

    topic: str
    """The topic of which the account states a sum."""
    outcome: str
    """The id of the outcome that holds the account."""
    said_hz: int
    """The sum that the account states, in Hz."""
    named_hz: int
    """The spectrum of all identifications of the topic, each hertz once, in Hz."""
    before_hz: int
    """What of it was identified somewhere already, in Hz."""
    new_hz: int
    """The rest: identified nowhere before, in Hz."""
    named: tuple[tuple[int, int], ...]
    """The bands of `named_hz`, as pairs in Hz; the key that there was before `named_bands`."""
    new: tuple[tuple[int, int], ...]
    """The bands of `new_hz`, as pairs in Hz."""
    named_bands: tuple[tuple[int, int], ...]
    """The bands of `named_hz`, as pairs in Hz."""
    by_region_hz: dict[str, int]
    """The spectrum identified in each Region, in Hz, by its number."""
    whole_region_hz: dict[str, int]
    """What of that is identified in every country of the Region."""
    meets: Literal["named", "new", ""]
    """Which count equals the account's sum: `named`, `new`, or empty for none."""


def totals(conference: Conference) -> list[Total]:
    """One for each outcome whose account states a sum."""
    return [
        _total(conference, outcome, outcome.record["account"])
        for outcome in conference
        if "total" in outcome.record.get("account", {})
    ]


def _total(conference: Conference, stating: Outcome, account: dict[str, Any]) -> Total:
    low, high = account.get("within", (0, 1 << 62))
    counted = [
        o
        for o in conference
        if o.topic == stating.topic and o.effect == "identification" and o.bands
        and all(low <= a and b <= high for a, b in o.bands)
    ]  # fmt: skip
    earlier = [(a, b) for o in counted for a, b in o.record.get("bands_before", ())]
    named = _bands(counted, lambda o: True)
    new = minus(named, earlier)
    said = account["total"]
    by_region = {r: [o for o in counted if r in o.regions] for r in (1, 2, 3)}
    return Total(
        topic=stating.topic, outcome=stating.id, said_hz=said, named_hz=width(named),
        before_hz=width(minus(named, new)), new_hz=width(new), named=tuple(named), new=tuple(new),
        named_bands=tuple(named),
        by_region_hz={str(r): width(_bands(found, lambda o: True)) for r, found in by_region.items()},
        whole_region_hz={str(r): width(_bands(found, lambda o: not o.countries)) for r, found in by_region.items()},
        meets="named" if width(named) == said else "new" if width(new) == said else "",
    )  # fmt: skip


def _bands(outcomes: Iterable[Outcome], wanted: Callable[[Outcome], bool]) -> list[Span]:
    return union(band for o in outcomes if wanted(o) for band in o.bands)
