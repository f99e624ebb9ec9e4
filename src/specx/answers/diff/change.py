"""One difference between two editions, as every part of `diff` hands it over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...regulations.values import Source

# Of rows: an allocation that came, went, changed its status or its bracket; rows cut otherwise; other
# footnotes at the row; the same services on other lines. Of footnotes: one that came or went, or the
# facts of it that read otherwise; `mark`: the print marks it as changed and no fact is.
ROW_CHANGES = ("added", "removed", "status", "qualifier", "edges", "footnotes", "layout")
NOTE_CHANGES = (
    "added", "removed", "countries", "bands", "services", "status", "kind", "application", "regions",
    "conditions", "restrictions", "limits", "dates", "references", "effect", "mark",
)  # fmt: skip
CHANGES = tuple(dict.fromkeys((*ROW_CHANGES, *NOTE_CHANGES)))


@dataclass
class Change:
    """A difference. Rows: `region`, band and, where it is about one service, `service`.

    Footnotes: `footnote`, the band that it spans (None where it names none), and `regions`, where
    rows cite it. `before` and `after` are texts, or lists of bands ([low, high]), or lists of
    texts; `gained`, `lost` and `moved` say what of a list is new, gone, or elsewhere.
    """

    change: str
    low_hz: int | None
    high_hz: int | None
    before: Any
    after: Any
    region: int | None = None
    service: str | None = None
    footnote: str | None = None
    regions: tuple[int, ...] = ()
    gained: list[Any] = field(default_factory=list)
    lost: list[Any] = field(default_factory=list)
    moved: list[Any] = field(default_factory=list)
    bands: list[tuple[int, int]] = field(default_factory=list)
    source: Source | None = None
    outcomes: list[str] = field(default_factory=list)
    conferences: list[str] = field(default_factory=list)  # of each of the outcomes, none for an overlay's
    explained: set[str] = field(default_factory=set)  # of the references at a row: named by an outcome

    def touches(self, low_hz: int, high_hz: int) -> bool:
        """Whether it concerns spectrum in `[low, high)`."""
        return any(low < high_hz and high > low_hz for low, high in self.bands)

    def json(self) -> dict[str, Any]:
        """The change as the contract has it."""
        out: dict[str, Any] = {
            "change": self.change, "region": self.region, "low_hz": self.low_hz, "high_hz": self.high_hz,
            "before": self.before, "after": self.after, "footnote": self.footnote, "service": self.service,
            "regions": list(self.regions), "added": self.gained, "removed": self.lost, "moved": self.moved,
            "outcomes": self.outcomes, "outcome_conferences": self.conferences,
        }  # fmt: skip
        if self.source:
            out["source"] = {"file": self.source.file, "line": self.source.line}
        return out
