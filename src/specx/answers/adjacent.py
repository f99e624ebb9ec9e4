"""What lies next door: rows below, inside and above a range, with their distance; passive bands above all."""

from __future__ import annotations

from ..record import Record
from ..table.binding import holding
from ..table.index import region_of
from ..table.limits import Limits
from .forbidden import Forbidden
from .row_of import row_of
from .rows import AllocationLine, BandRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Literal

    from ..regulations.footnotes import Restriction, Rule
    from ..regulations.limits import Limit
    from ..regulations.values import Row, ServiceTerm
    from ..table.index import Place
    from ..table.view import View
    from .question import Question

ASTRONOMY = "5.149"
PROHIBITION = "5.340"
_ALL = "all emissions"
# With `--national`: what is not told.
PAIRS = "limits of Resolutions 750 and 739 towards passive bands: they bind by the allocations of the Radio Regulations"
# What limits for the sake of a band next door are stated in.
_UNWANTED = ("unwanted power", "pfd", "epfd")


class Excepted(Record):
    """A footnote that allocates where No. 5.340 forbids."""

    footnote: str
    """The number of the footnote."""
    services: tuple[str, ...]
    """The services that it allocates."""
    status: str
    """Their status."""
    countries: tuple[str, ...]
    """The countries of the Region in which it holds; empty for all."""


class Prohibition(Forbidden):
    """What No. 5.340 forbids in a row, where in it, and what footnotes allocate all the same."""

    exceptions: tuple[Excepted, ...]
    """The footnotes that allocate there all the same."""
    bands: tuple[tuple[int, int], ...]
    """The bands within the row in which it is forbidden, as pairs in Hz."""


class PairLimit(Record):
    """A limit on unwanted emissions that names services of the range and the passive band as a pair."""

    id: str
    """Our name for the limit."""
    provision: str
    """The Resolution that states it."""
    services: tuple[str, ...]
    """The services that it binds."""
    value: float | None
    """The figure; null for a mask."""
    unit: str | None
    """Its unit."""
    reference_bandwidth: int | None
    """The bandwidth in which it is measured, in Hz."""
    applies_to: str
    """Whose emission, in which case."""
    force: str
    """mandatory, recommended or threshold."""
    verified: bool
    """Whether it was read in the document named."""


class CareTold(Record):
    """What a footnote of the range asks for the sake of a band next door, or of a harmonic."""

    footnote: str
    """The number of the footnote."""
    rule: str
    """What it asks: `technical`, `no-interference-to` ..."""
    services: tuple[str, ...]
    """The services of the range that it binds."""
    use: str
    """What is asked, in a few words."""
    urged: bool = False
    """True where administrations are urged to it, not bound."""


class AdjacentRow(BandRow):
    """A row next to a range or inside it; with `--passive` a passive band."""

    side: Literal["below", "inside", "above"]
    """Where the row lies."""
    distance_hz: int
    """How far from the range, in Hz; 0 where they touch."""
    kind: str = ""
    """With `--passive`: `passive` for a row with passive services or under No. 5.340; `radio-astronomy` for a band of
    No. 5.149; `by-footnote` for one in which a footnote tells of passive use without allocating it."""
    footnote: str = ""
    """The footnote that makes it a band of that kind, where one does."""
    prohibited: tuple[Prohibition, ...] | None = None
    """With `--passive`: what No. 5.340 forbids in the row."""
    pairs: tuple[PairLimit, ...] | None = None
    """With `--passive`: the limits of Resolutions 750 and 739 on services of the range towards this band."""
    care: tuple[CareTold, ...] = ()
    """With `--passive`: what footnotes of the range ask for the sake of this band."""
    passive: bool
    """Whether a passive service has the row."""


class AdjacentLine(AllocationLine, first=("side", "distance_hz")):
    """One allocation of a neighbouring row, for CSV and TSV."""

    side: str
    """Where the row lies: below, inside, above."""
    distance_hz: int
    """How far from the range, in Hz."""


class Neighbourhood:
    """The neighbours of bands in one view."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.terms = view.terms
        self.limits = view.facts.kept(Limits)

    def around(self, low_hz: int, high_hz: int, within_hz: int, region: Place) -> Iterator[tuple[str, int, Row]]:
        """Side, distance and row of everything inside `[low, high)` and up to `within_hz` away."""
        start, end = self.view.edition.coverage
        window = max(start, low_hz - within_hz), min(end, high_hz + within_hz)
        for hit in self.view.within(*window, region):
            side, distance = place(hit.row.low_hz, hit.row.high_hz, low_hz, high_hz)
            yield side, distance, hit.row

    def passive(
        self, low_hz: int, high_hz: int, within_hz: int | None, region: Place, asked: ServiceTerm | None = None
    ) -> Iterator[AdjacentRow]:
        """The passive neighbours: rows with passive services, bands of No. 5.340, bands of which footnotes tell.

        Without a distance: those inside, the nearest on each side however far it is, and every band to which a limit
        or a footnote of the range ties it. `asked` leaves the limits and footnotes that bind that service.
        """
        care = list(self.cared_for(low_hz, high_hz, region, asked))
        if within_hz is not None:
            yield from self._passive(low_hz, high_hz, within_hz, region, asked, care)
            return
        nearest = self._nearest(low_hz, high_hz, region)
        reach = 1 + max(nearest.values(), default=0)
        tied = [band for _, _, bands in care for band in bands]
        tied += [b for limit in self.paired(low_hz, high_hz, region, asked) for b in limit.protects.bands]  # type: ignore[union-attr]
        for low, high in tied:
            reach = max(reach, low_hz - low, high - high_hz)  # to its far end: several rows may lie in it
        for row in self._passive(low_hz, high_hz, reach, region, asked, care):
            if row.side == "inside" or row.pairs or row.care or row.distance_hz <= nearest.get(row.side, -1):
                yield row

    def _nearest(self, low_hz: int, high_hz: int, region: Place) -> dict[str, int]:
        """How far the nearest passive band is on each side, by side; none where the Table has none there."""
        found: dict[str, int] = {}
        start, end = self.view.edition.coverage
        for side, edge, step in (("below", low_hz, -1), ("above", high_hz, 1)):
            at = edge - 1 if step < 0 else edge
            while start <= at < end and side not in found:
                row = self.view.row_at(at, region)
                if row is None:
                    break
                told = [(low, high) for _, low, high in self.told(row)]
                if any(self.terms.is_passive(a.term) for a in row.allocations) or self.prohibitions(row):
                    told.append((row.low_hz, row.high_hz))
                gaps = [gap for where, gap in (place(*band, low_hz, high_hz) for band in told) if where == side]
                if gaps:
                    found[side] = min(gaps)
                at = row.low_hz - 1 if step < 0 else row.high_hz
        return found

    def _passive(
        self, low_hz: int, high_hz: int, within_hz: int, region: Place, asked: ServiceTerm | None,
        care: list[tuple[CareTold, Rule, tuple[tuple[int, int], ...]]],
    ) -> Iterator[AdjacentRow]:  # fmt: skip
        for side, distance, row in self.around(low_hz, high_hz, within_hz, region):
            services = [a for a in row.allocations if self.terms.is_passive(a.term)]
            prohibited = self.prohibitions(row)
            if services or prohibited:
                yield self._row(
                    row, side, distance, kind="passive", prohibited=tuple(prohibited),
                    pairs=tuple(self.pairs(low_hz, high_hz, row, region, asked)),
                    care=tuple(dict.fromkeys(c for c, _, bands in care if _meets(bands, row.low_hz, row.high_hz))),
                )  # fmt: skip
            for number, low, high in self.told(row):
                where, gap = place(low, high, low_hz, high_hz)
                if gap <= within_hz:
                    kind = "radio-astronomy" if number == ASTRONOMY else "by-footnote"
                    yield self._row(
                        row, where, gap, kind=kind, footnote=number, low_hz=low, high_hz=high, prohibited=(), pairs=(),
                        care=tuple(dict.fromkeys(c for c, _, bands in care if _meets(bands, low, high))),
                    )  # fmt: skip

    def rows(
        self, low_hz: int, high_hz: int, within_hz: int, region: Place, question: Question
    ) -> Iterator[AdjacentRow]:
        """The neighbours, where a service or status is asked those that have it, with that alone."""
        for side, distance, row in self.around(low_hz, high_hz, within_hz, region):
            wanted = question.wanted(row.allocations)
            if wanted or not question.filtered:
                yield self._row(row, side, distance, allocations=wanted)

    def _row(self, row: Row, side: str, distance: int, **more: Any) -> AdjacentRow:
        passive = "kind" in more or any(self.terms.is_passive(a.term) for a in row.allocations)
        return row_of(AdjacentRow, row, self.view, side=side, distance_hz=distance, passive=passive, **more)

    def prohibitions(self, row: Row) -> list[Prohibition]:
        """The rules of No. 5.340 in the row: what they forbid, and which footnotes make exceptions."""
        held = holding(row, self.view)
        exceptions = tuple(
            Excepted(
                footnote=h.rule.footnote, services=tuple(map(self.view.vocabulary.data_text, h.rule.services)),
                status=h.rule.status, countries=self.view.countries_in(h.rule, row.region),
            )
            for h in held if h.rule.makes
        )  # fmt: skip
        return [
            Prohibition(
                footnote=h.rule.footnote, use=r.use or ("" if r.stations else _ALL), stations=r.stations,
                exceptions=exceptions,
                bands=tuple(h.rule.within(row.low_hz, row.high_hz)),
            )
            for h in held for r in h.rule.restrictions if r.rule == "prohibited" and of_all(h.rule, r)
        ]  # fmt: skip

    def told(self, row: Row) -> list[tuple[str, int, int]]:
        """The bands, cut to the row, in which a footnote tells of passive use without allocating it.

        Those of No. 5.149, and of footnotes that inform of passive use or identify a band for it.
        """
        found = set()
        for held in holding(row, self.view):
            rule = held.rule
            passive = any(self.terms.is_passive(s) for s in rule.services) or "passive-sensing" in rule.application
            if rule.footnote == ASTRONOMY or (passive and rule.kind in ("information", "identification")):
                found |= {(rule.footnote, low, high) for low, high in rule.within(row.low_hz, row.high_hz)}
        return sorted(found, key=lambda f: (f[1], f[2], f[0]))

    def listening(self, low_hz: int, high_hz: int, region: Place) -> Iterator[tuple[int, int]]:
        """The bands of a Region that meet `[low, high)` and that `passive` would tell, each as wide as it is."""
        for _, _, row in self.around(low_hz, high_hz, 0, region):
            if any(self.terms.is_passive(a.term) for a in row.allocations):
                yield row.low_hz, row.high_hz
                continue
            yield from (band for rule in self.prohibitions(row) for band in rule.bands)
            yield from ((low, high) for _, low, high in self.told(row))

    def paired(self, low_hz: int, high_hz: int, region: Place, asked: ServiceTerm | None = None) -> Iterator[Limit]:
        """The limits on services of the range for the sake of passive bands elsewhere (Resolutions 750 and 739)."""
        if self.view.edition.national is not None:
            return  # they bind by the allocations of the Radio Regulations
        for limit in self.limits.records.values():
            if limit.protects is None or not limit.protects.bands or limit.quantity not in _UNWANTED:
                continue
            here = any(
                band.low_hz < high_hz
                and band.high_hz > low_hz
                and (not band.regions or region_of(region) in band.regions)
                for band in limit.bands
            )
            apart = not any(_meets(limit.protects.bands, band.low_hz, band.high_hz) for band in limit.bands)
            if here and apart and self._concerns(limit.services, asked):
                yield limit

    def pairs(
        self, low_hz: int, high_hz: int, passive: Row, region: Place, asked: ServiceTerm | None = None
    ) -> Iterator[PairLimit]:
        """The limits that name a service of the range and this passive band as a pair."""
        text = self.view.vocabulary.data_text
        for limit in self.paired(low_hz, high_hz, region, asked):
            if limit.protects and _meets(limit.protects.bands, passive.low_hz, passive.high_hz):
                yield PairLimit(
                    id=limit.id, provision=limit.provision,
                    services=tuple(s if isinstance(s, str) else text(s) for s in limit.services),
                    value=limit.value, unit=limit.unit, reference_bandwidth=limit.reference_bandwidth,
                    applies_to=limit.applies_to, force=limit.force, verified=limit.verified,
                )  # fmt: skip

    def cared_for(
        self, low_hz: int, high_hz: int, region: Place, asked: ServiceTerm | None = None
    ) -> Iterator[tuple[CareTold, Rule, tuple[tuple[int, int], ...]]]:
        """What footnotes of the range ask for the sake of bands elsewhere: told, its rule, and those bands."""
        text = self.view.vocabulary.data_text
        for hit in self.view.overlap(low_hz, high_hz, region):
            for held in holding(hit.row, self.view):
                for restriction in held.rule.restrictions:
                    if not restriction.into or not held.rule.within(hit.low_hz, hit.high_hz):
                        continue
                    if self._concerns(restriction.by or held.rule.services, asked):
                        told = CareTold(
                            footnote=held.rule.footnote, rule=restriction.rule, use=restriction.use, urged=restriction.urged,
                            services=tuple(s if isinstance(s, str) else text(s) for s in restriction.by),
                        )  # fmt: skip
                        yield told, held.rule, restriction.into

    def _concerns(self, services: Iterable[ServiceTerm | str], asked: ServiceTerm | None) -> bool:
        if asked is None:
            return True
        return any(
            self.terms.in_group(asked, "primary", s) if isinstance(s, str) else self.terms.touches(s, asked)
            for s in services
        )


def of_all(rule: Rule, restriction: Restriction) -> bool:
    """Whether a rule keeps a band for those who only listen: No. 5.340, or a country's own note to that effect."""
    return rule.footnote == PROHIBITION or restriction.use.partition(";")[0] == _ALL


def place(low: int, high: int, low_hz: int, high_hz: int) -> tuple[str, int]:
    """On which side of `[low_hz, high_hz)` a band lies, and how far away; distance 0 where they touch."""
    if high <= low_hz:
        return "below", low_hz - high
    if low >= high_hz:
        return "above", low - high_hz
    return "inside", 0


def _meets(bands: Iterable[tuple[int, int]], low_hz: int, high_hz: int) -> bool:
    return any(low < high_hz and high > low_hz for low, high in bands)
