"""The sums that ITU's account of a conference states, counted again from the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ..facts.outcomes import Conference, Outcome
from ..regulations.bands import Span, minus, union, width
from ..units import format_band


class Total(NamedTuple):
    """What the account says and what counting gives, all in Hz.

    `named` is the spectrum of all identifications of the topic, each hertz once; `before` what
    of it was identified somewhere already; `new` the rest. `regions` and `whole` give `named`
    by Region, and what holds in every country of it. `meets` names the count that equals the
    account's sum, "" where none does.
    """

    topic: str
    outcome: str
    said_hz: int
    named: list[Span]
    before: list[Span]
    new: list[Span]
    regions: dict[int, int]
    whole: dict[int, int]
    meets: str

    def json(self) -> dict[str, Any]:
        """The total for a JSON answer."""
        return {
            "topic": self.topic, "outcome": self.outcome, "said_hz": self.said_hz,
            "named_hz": width(self.named), "before_hz": width(self.before), "new_hz": width(self.new),
            "named": [list(s) for s in self.named], "new": [list(s) for s in self.new],
            "by_region_hz": {str(r): hz for r, hz in self.regions.items()},
            "whole_region_hz": {str(r): hz for r, hz in self.whole.items()}, "meets": self.meets,
        }  # fmt: skip

    def short(self) -> str:
        """The figure and the sum that gives it, on one line."""
        if not self.meets:
            return f"ITU counts {_mhz(self.said_hz)}; the outcomes identify {_mhz(width(self.named))}, new {_mhz(width(self.new))}"
        parts = self.named if self.meets == "named" else self.new
        words = "identified" if self.meets == "named" else "never identified before"
        return f"{_mhz(self.said_hz)} {words}: {_sum(parts)}"

    def lines(self) -> list[str]:
        """The arithmetic, in words."""
        by_region = ", ".join(
            f"Region {r} {_mhz(hz)} ({_mhz(self.whole[r]) if self.whole[r] else 'none'} in all its countries)"
            for r, hz in self.regions.items()
        )
        out = [
            f"ITU's account: {_mhz(self.said_hz)}",
            f"identified by the outcomes: {_sum(self.named)}",
            f"of it identified somewhere before: {_sum(self.before)}",
            f"new everywhere: {_sum(self.new)}",
            f"by Region: {by_region}",
        ]
        words = {"named": "what the outcomes identify, new or not", "new": "what was identified nowhere before"}
        out.append(
            f"the account's figure is {words[self.meets]}"
            if self.meets
            else "none of these sums is the account's figure"
        )
        return out


def _mhz(hz: int) -> str:
    """In MHz, as ITU counts: `1 300 MHz`."""
    return f"{hz / 10**6:,.6f}".rstrip("0").rstrip(".").replace(",", " ") + " MHz"


def _sum(bands: list[Span]) -> str:
    if not bands:
        return "nothing"
    parts = " + ".join(f"{format_band(*b)}" + (f" ({_mhz(b[1] - b[0])})" if len(bands) > 1 else "") for b in bands)
    return f"{parts} = {_mhz(width(bands))}"


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
    meets = "named" if width(named) == said else "new" if width(new) == said else ""
    return Total(
        stating.topic, stating.id, said, named, minus(named, new), new,
        {r: width(_bands(counted, lambda o, r=r: r in o.regions)) for r in (1, 2, 3)},  # type: ignore[misc]
        {r: width(_bands(counted, lambda o, r=r: r in o.regions and not o.countries)) for r in (1, 2, 3)},  # type: ignore[misc]
        meets,
    )  # fmt: skip


def _bands(outcomes: Iterable[Outcome], wanted: Callable[[Outcome], bool]) -> list[Span]:
    return union(band for o in outcomes if wanted(o) for band in o.bands)
