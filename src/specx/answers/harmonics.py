"""Where the harmonics of an emission land."""

from __future__ import annotations

from ..light import cached_property
from ..regulations.numbers import called
from ..regulations.values import Hit, Row, ServiceTerm
from ..table.binding import holding
from .adjacent import ASTRONOMY, Neighbourhood
from .row_of import row_of
from .rows import AllocationLine, BandRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..table.index import Place
    from ..table.view import View


KINDS = ("passive", "safety")
# The words by which footnotes name distress and safety uses.
_DISTRESS = {
    "GMDSS", "distress", "search and rescue", "survival craft", "safety of flight", "DSC", "NAVTEX", "NAVDAT", "MSI",
    "EPIRB", "EPIRB-AIS", "SART", "AIS-SART",
}  # fmt: skip
_AERONAUTICAL = (
    ServiceTerm("aeronautical mobile", "R"),
    ServiceTerm("aeronautical mobile-satellite", "R"),
    ServiceTerm("aeronautical radionavigation"),
    ServiceTerm("aeronautical radionavigation-satellite"),
)


def harmonic(hz: int, bandwidth_hz: int, number: int) -> tuple[int, int]:
    """The band of a harmonic, rounded outwards to whole hertz: it widens with its number."""
    low, high = number * (2 * hz - bandwidth_hz), number * (2 * hz + bandwidth_hz)
    return max(0, low // 2), max(-(-high // 2), low // 2 + 1)


class HarmonicRow(BandRow):
    """A row that a harmonic meets."""

    harmonic: int
    """The number of the harmonic, 2 or more."""
    harmonic_low_hz: int
    """The lower edge of the harmonic, in Hz."""
    harmonic_high_hz: int
    """The upper edge of the harmonic."""
    why: tuple[str, ...]
    """With `--into`: what is passive, or of safety, where the harmonic falls, in words."""


class HarmonicLine(AllocationLine, first=("harmonic", "harmonic_low_hz", "harmonic_high_hz")):
    """One allocation of a row that a harmonic meets, for CSV and TSV."""

    harmonic: int
    """The number of the harmonic."""
    harmonic_low_hz: int
    """The lower edge of the harmonic, in Hz."""
    harmonic_high_hz: int
    """The upper edge of the harmonic."""


class Harmonics:
    """Harmonics against one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.neighbours = Neighbourhood(view)
        self.terms = self.neighbours.terms

    def land(self, hz: int, bandwidth_hz: int, last: int, region: Place, into: str = "") -> Iterator[HarmonicRow]:
        """The rows that the 2nd to the last harmonic meet, in one Region; `into` leaves passive or safety ones.

        Harmonics above the coverage of the data are left out: `beyond` tells the first of them.
        """
        reasons = {"passive": self.passive, "safety": self.safety}
        for number, hit in self.met(hz, bandwidth_hz, last, region):
            low, high = harmonic(hz, bandwidth_hz, number)
            why = reasons[into](hit.row, low, high) if into else []
            why += self.named(hz, bandwidth_hz, low, high, region) if into == "passive" else []
            if not into or why:
                yield row_of(
                    HarmonicRow, hit.row, self.view, harmonic=number, harmonic_low_hz=low, harmonic_high_hz=high,
                    why=tuple(why),
                )  # fmt: skip

    def met(self, hz: int, bandwidth_hz: int, last: int, region: Place) -> Iterator[tuple[int, Hit]]:
        """The number of each harmonic with the rows that it meets, as far as the data reaches."""
        for number in range(2, last + 1):
            low, high = harmonic(hz, bandwidth_hz, number)
            if low >= self.view.edition.coverage[1]:
                return
            yield from ((number, hit) for hit in self.view.within(low, high, region))

    def beyond(self, hz: int, bandwidth_hz: int, last: int) -> int | None:
        """The first harmonic that lies above the coverage, or None."""
        end = self.view.edition.coverage[1]
        return next((n for n in range(2, last + 1) if harmonic(hz, bandwidth_hz, n)[0] >= end), None)

    def passive(self, row: Row, low: int, high: int) -> list[str]:
        """What is passive where a harmonic meets the row, in words."""
        found = [a.label for a in row.allocations if self.terms.is_passive(a.term)]
        for rule in self.neighbours.prohibitions(row):
            if any(a < high and b > low for a, b in rule.bands):
                found.append(f"{called(rule.footnote)}: {rule.words}")
        for number, a, b in self.neighbours.told(row):
            if a < high and b > low:
                found.append(f"{called(number)}: {'radio astronomy' if number == ASTRONOMY else 'passive use'}")
        return list(dict.fromkeys(found))

    def named(self, hz: int, bandwidth_hz: int, low: int, high: int, region: Place) -> list[str]:
        """What footnotes of the emission's own band say of the one that a harmonic falls into (No. 5.402)."""
        first, last = harmonic(hz, bandwidth_hz, 1)
        care = self.neighbours.cared_for(first, max(last, first + 1), region)
        return list(
            dict.fromkeys(
                f"{called(c.footnote)}: {c.use}" for c, _, bands in care for a, b in bands if a < high and b > low
            )
        )

    def safety(self, row: Row, low: int, high: int) -> list[str]:
        """The safety services of the row (No. 4.10) and the distress uses met by the harmonic itself."""
        found = [
            a.label for a in row.allocations
            if a.qualifier.startswith("distress") or any(self.terms.fit(safe, a.term) == "whole" for safe in self._safe)
        ]  # fmt: skip
        for held in holding(row, self.view):
            uses = [a for a in held.rule.application if a in _DISTRESS]
            if uses and held.rule.bands and held.rule.within(low, high):
                found.append(f"{called(held.rule.footnote)}: {', '.join(uses)}")
        return list(dict.fromkeys(found))

    @cached_property
    def _safe(self) -> tuple[ServiceTerm, ...]:
        """The services that No. 4.10 has in view, and the aeronautical ones whose use is always safety."""
        provisions = self.view.facts.records("provisions", "provisions.yaml")
        named = next((r["services"] for r in provisions if r["no"] == "4.10"), ())
        return (*(ServiceTerm(s[0], s[1], tuple(s[2])) for s in named), *_AERONAUTICAL)
