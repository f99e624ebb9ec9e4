"""Two sides of a border: what each has in the band, and how their services stand to each other (No. 4.8)."""

from __future__ import annotations

from itertools import pairwise

from ...light import NamedTuple
from ...regulations.relation import OUTSIDE_TABLE, by_status
from ..row_of import of_allocation
from .pieces import Sharing, joined
from .rows import BorderRow, BorderSharer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...regulations.values import Allocation, Row, ServiceTerm


class BorderSide(NamedTuple):
    """One side of a border: its name, what holds there, and the Region asked."""

    name: str
    sharing: Sharing
    region: int


def across(
    here: BorderSide, there: BorderSide, low_hz: int, high_hz: int, asked: ServiceTerm, status: str = ""
) -> Iterator[BorderRow]:
    """For each sub-band: `asked` on this side, with the status or any, against every service on the other side."""
    edges = {low_hz, high_hz}
    for side in (here, there):
        for hit in side.sharing.view.within(low_hz, high_hz, side.region):
            edges |= set(side.sharing.cuts(hit.row, hit.low_hz, hit.high_hz))
    rows = ((_row(here, low, high), _row(there, low, high)) for low, high in pairwise(sorted(edges)))
    return joined(
        [a] for ours, theirs in rows if ours and theirs for a in _answers(here, there, ours, theirs, asked, status)
    )


def _row(side: BorderSide, low: int, high: int) -> Row | None:
    row = side.sharing.view.row_at(low, side.region)
    return row._replace(low_hz=low, high_hz=high) if row else None


def _answers(
    here: BorderSide, there: BorderSide, ours: Row, theirs: Row, asked: ServiceTerm, status: str
) -> Iterator[BorderRow]:
    terms = here.sharing.terms
    own = [a for a in ours.allocations if terms.touches(a.term, asked) and status in ("", a.status)]
    same = tuple(a for a in theirs.allocations if terms.touches(a.term, asked))
    for allocation in own or (None,):
        yield BorderRow(
            here=here.name, there=there.name, region=here.region, other_region=there.region, low_hz=ours.low_hz,
            high_hz=ours.high_hz, service=terms.vocabulary.data_text(asked), allocated=allocation is not None,
            label=allocation.label if allocation else None, status=allocation.status if allocation else None,
            via=allocation.via if allocation else None, allocated_there=same,
            sharers=tuple(_sharer(allocation, a) for a in theirs.allocations),
        )  # fmt: skip


def _sharer(own: Allocation | None, other: Allocation) -> BorderSharer:
    relation = by_status(own.status, other.status) if own else OUTSIDE_TABLE
    # Across a border it is No. 4.8 that carries the categories over.
    return BorderSharer(**of_allocation(other), relation=relation.name, rule="4.8" if own else relation.rule)
