"""Where a width fits: the stretches as answers, what comes near, what footnotes give elsewhere."""

from __future__ import annotations

from itertools import pairwise

from ...light import cached_property
from ...table.binding import holding
from ..in_part import joined
from ..row_of import elsewhere_of, left_open_of
from ..rows import InPart
from ..sharing.subband import Rules, SubBand
from .rows import ClosedBand, FindHead, FitPart, FitRow, NearlyFit, OnlyPart
from .stretches import FitStretch, Stretches, StretchPiece, WidthWanted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ...regulations.values import ServiceTerm
    from ...table.view import View


class Finder:
    """One question where a width fits, in the Regions of a view or as a country has it.

    The range is `[low_hz, high_hz)`. Raises `OutsideCoverageError` where nothing of it is covered.
    """

    def __init__(self, view: View, wanted: WidthWanted, low_hz: int, high_hz: int, regions: tuple[int, ...]) -> None:
        self.view = view
        self.wanted = wanted
        self.low_hz = low_hz
        self.high_hz = high_hz
        self.regions = regions
        self.stretches = Stretches(view)
        self.rules = Rules(view)

    @cached_property
    def rows(self) -> list[FitRow]:
        """The stretches in which the width fits, by low edge, then Region."""
        return [self._row(s, s.service) for s in self._found if s.service is not None and self._wide(s)]

    @cached_property
    def head(self) -> FindHead:
        """What else to know: a part of the service, what footnotes give or may give; if nothing fits, what comes near."""
        given, left_open = self._in_part()
        return FindHead(
            only_part=tuple(OnlyPart(**_run(s)) for s in self._found if s.service is None and self._wide(s)),
            closed_to_new=tuple(self._closed()), elsewhere=given, may_allocate=left_open, nearly=() if self.rows else tuple(self._nearly()),
        )  # fmt: skip

    @cached_property
    def _found(self) -> list[FitStretch]:
        return self._of(self.wanted)

    def _of(self, wanted: WidthWanted) -> list[FitStretch]:
        found = [s for region in self.regions for s in self.stretches.of(wanted, self.low_hz, self.high_hz, region)]
        return sorted(found, key=lambda s: (s.low_hz, s.region))

    def _wide(self, stretch: FitStretch) -> bool:
        return stretch.width_hz >= self.wanted.bandwidth_hz

    # --- a stretch as an answer

    def _row(self, stretch: FitStretch, service: ServiceTerm) -> FitRow:
        country = self.view.country
        return FitRow(
            **_run(stretch), country=country.code if country else None,
            fits=stretch.width_hz // self.wanted.bandwidth_hz, service=self.view.vocabulary.data_text(service),
            sub_bands=tuple(part for piece in stretch.pieces for part in self._parts(piece, service)),
        )  # fmt: skip

    def _parts(self, piece: StretchPiece, service: ServiceTerm) -> list[FitPart]:
        """The parts of a piece, cut where a rule or a limit begins or ends to bind; alike neighbours as one."""
        parts: list[FitPart] = []
        for low, high in pairwise(self._cuts(piece)):
            part = self._part(piece, service, low, high)
            if parts and parts[-1]._replace(low_hz=low, high_hz=high) == part:
                part = part._replace(low_hz=parts.pop().low_hz)
            parts.append(part)
        return parts

    def _cuts(self, piece: StretchPiece) -> list[int]:
        edges = {edge for held in holding(piece.row, self.view) for band in held.rule.bands for edge in band}
        edges.update(self.rules.limits.edges)
        return [piece.low_hz, *sorted(e for e in edges if piece.low_hz < e < piece.high_hz), piece.high_hz]

    def _part(self, piece: StretchPiece, service: ServiceTerm, low_hz: int, high_hz: int) -> FitPart:
        row, own = piece.row, piece.own
        put = SubBand(self.rules, row, low_hz, high_hz, service, None).put_on(own, self.wanted.orbit)
        return FitPart(
            low_hz=low_hz, high_hz=high_hz, footnotes=own.footnotes, row_footnotes=row.footnotes,
            sharers=tuple(a for a in row.allocations if a != own),
            restrictions=put.restrictions, prohibited=put.prohibited, limits=put.limits,
            terms=tuple(c for c in row.conditions if c.footnote == own.via),
            elsewhere=tuple(elsewhere_of(r, row, self.view) for r in row.elsewhere if r.within(low_hz, high_hz)),
            absent=put.absent, may_allocate=put.may_allocate, assumed=row.assumed, undecided=row.undecided,
            source=row.source, verified=row.verified, doubt=row.doubt,
        )  # fmt: skip

    # --- what is not among the answers

    def _in_part(self) -> tuple[tuple[InPart, ...], tuple[InPart, ...]]:
        """Where footnotes give the service in a part of a Region only, and where it is open whether they give it."""
        given: list[InPart] = []
        left_open: list[InPart] = []
        asked = self.wanted.status
        for hit in self.view.overlap(self.low_hz, self.high_hz, self.regions):
            row = hit.row
            if any(asked in ("", a.status) and self._carries(a.term) for a in row.allocations):
                continue  # the service is there anyway
            for rule, is_open in self.view.beside(row, hit.low_hz, hit.high_hz):
                if (asked and rule.status not in ("", asked)) or not any(map(self._carries, rule.services)):
                    continue
                told = left_open_of(rule, row, self.view) if is_open else elsewhere_of(rule, row, self.view)
                (left_open if is_open else given).extend(
                    InPart(region=row.region, low_hz=low, high_hz=high, **told.__dict__)
                    for low, high in rule.within(hit.low_hz, hit.high_hz)
                )
        return self._wide_enough(given), self._wide_enough(left_open)

    def _closed(self) -> Iterator[ClosedBand]:
        """Where only old stations go on, wide enough; rows side by side as one."""
        found: list[ClosedBand] = []
        for region in self.regions:
            for c in self.stretches.closed(self.wanted, self.low_hz, self.high_hz, region):
                band = ClosedBand(
                    region=region, low_hz=c.low_hz, high_hz=c.high_hz, label=c.own.label, status=c.own.status,
                    footnote=c.footnote, except_=c.spared,
                )  # fmt: skip
                last = found[-1] if found and found[-1].high_hz == c.low_hz else None
                if last and last._replace(low_hz=c.low_hz, high_hz=c.high_hz) == band:
                    band = band._replace(low_hz=found.pop().low_hz)
                found.append(band)
        return (band for band in found if band.high_hz - band.low_hz >= self.wanted.bandwidth_hz)

    def _wide_enough(self, found: list[InPart]) -> tuple[InPart, ...]:
        return tuple(p for p in joined(found) if p.high_hz - p.low_hz >= self.wanted.bandwidth_hz)

    def _carries(self, held: ServiceTerm) -> bool:
        return self.stretches.carried(held, self.wanted.term) is not None

    def _nearly(self) -> Iterator[NearlyFit]:
        """The widest stretch that is too narrow, and the widest that each of the terms shuts out, or all together."""
        asked = self.wanted
        narrow = _widest(self._found)
        if narrow is not None:
            yield NearlyFit(**_run(narrow), lacks="bandwidth")
        looser = {
            "status": asked._replace(status=""), "without": asked._replace(without=()),
            "not-beside-passive": asked._replace(clear_hz=None), "orbit": asked._replace(orbit=""),
        }  # fmt: skip
        several = sum(terms != asked for terms in looser.values()) > 1
        fitting = [near for lacks, terms in looser.items() if terms != asked for near in self._left_out(terms, lacks)]
        if several and not fitting:
            fitting = list(self._left_out(WidthWanted(asked.term, asked.bandwidth_hz), "terms"))
        yield from fitting

    def _left_out(self, wanted: WidthWanted, lacks: Any) -> Iterator[NearlyFit]:
        """The widest stretch in which the width fits on looser terms, if any."""
        found = _widest(self._of(wanted))
        if found is not None and self._wide(found):
            yield NearlyFit(**_run(found), lacks=lacks)


def _widest(stretches: list[FitStretch]) -> FitStretch | None:
    """The widest that carries the whole service, of several the lowest; None for none."""
    return max((s for s in stretches if s.service is not None), key=lambda s: s.width_hz, default=None)


def _run(stretch: FitStretch) -> dict[str, Any]:
    own = stretch.own
    return {
        "region": stretch.region, "low_hz": stretch.low_hz, "high_hz": stretch.high_hz,
        "width_hz": stretch.width_hz, "label": own.label, "status": own.status, "via": own.via,
    }  # fmt: skip
