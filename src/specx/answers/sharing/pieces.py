"""A range cut into sub-bands in which nothing changes, each with the answer on one service."""

from __future__ import annotations

from itertools import pairwise

from ...table.binding import holding
from .subband import Rules, SubBand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeVar

    from ...regulations.values import Row, ServiceTerm
    from ...table.view import View
    from .rows import BorderRow, SharingRow

    R = TypeVar("R", SharingRow, BorderRow)


# Of a country's own table: what is not told.
NOT_CHECKED = (
    "coordination and limits that services have by the allocations of the Radio Regulations: ask without --national",
    "the services of another column in the same band: each column is answered by itself",
)


class Sharing:
    """Who shares a band with a service, in a Region or as a country has it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.terms = view.terms
        self.rules = Rules(view)

    def pieces(
        self,
        low_hz: int,
        high_hz: int,
        asked: ServiceTerm,
        regions: Iterable[int] | None = None,
        status: str = "",
        partner: ServiceTerm | None = None,
    ) -> Iterator[SharingRow]:
        """The answer for every sub-band of `[low, high)`, by Region, one for each allocation of `asked`.

        The sub-bands of a Region tile what of the range is covered. `partner` leaves only the
        sharers that it names.
        """  # fmt: skip
        for hit in self.view.within(low_hz, high_hz, regions):
            edges = self.cuts(hit.row, hit.low_hz, hit.high_hz)
            yield from joined(
                list(self.answers(hit.row, low, high, asked, status, partner)) for low, high in pairwise(edges)
            )

    def cuts(self, row: Row, low_hz: int, high_hz: int) -> list[int]:
        """The ends of the range and every edge inside it at which a rule begins or ends."""
        edges = {e for held in holding(row, self.view) for band in held.rule.bands for e in band}
        edges |= {*self.rules.triggers.edges(low_hz, high_hz), *self.rules.limits.edges}
        return [low_hz, *sorted(e for e in edges if low_hz < e < high_hz), high_hz]

    def answers(
        self, row: Row, low_hz: int, high_hz: int, asked: ServiceTerm, status: str, partner: ServiceTerm | None
    ) -> Iterator[SharingRow]:
        """The answers for one sub-band of a row, inside which no rule begins or ends."""
        band = SubBand(self.rules, row, low_hz, high_hz, asked, partner)
        own = [a for a in row.allocations if self.terms.touches(a.term, asked) and status in ("", a.status)]
        for allocation in own or (None,):
            yield band.answer(allocation)


def joined(bands: Iterable[list[R]]) -> Iterator[R]:
    """The answers of one sub-band after another, where neighbours say the same as one: that cut changed nothing."""
    before: list[R] = []
    for answers in bands:
        if before and before[0].high_hz == answers[0].low_hz and list(map(_bare, before)) == list(map(_bare, answers)):
            before = [answer._replace(high_hz=answers[0].high_hz) for answer in before]
        else:
            yield from before
            before = answers
    yield from before


def _bare(answer: R) -> R:
    return answer._replace(low_hz=0, high_hz=0)
