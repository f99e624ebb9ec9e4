"""Where Article 5 gives a service primary status in a Region, or in some country of it, as the view has it."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import DataError
from ..regulations.values import Row, ServiceTerm
from ..table.view import View
from .folder import Folder


class Primary:
    """The newest edition of the base, asked service by service; nothing is lacking where it has no edition."""

    def __init__(self, view: View | None) -> None:
        self._view = view
        self._known: dict[tuple[int, int, ServiceTerm], tuple[tuple[int, int], ...]] = {}

    @classmethod
    def of(cls, folder: Folder) -> Primary:
        """What a folder is to be checked against; made once a folder."""
        made: Primary | None = folder.shared.get(cls)
        if made is None:
            made = folder.shared[cls] = cls(_view(folder))
        return made

    def lacking(self, term: ServiceTerm, region: int, low_hz: int, high_hz: int) -> tuple[int, int] | None:
        """The first part of a band where the service has no primary status; None where it has it throughout.

        A footnote that gives it in some countries counts: a table does not say whose it is. What lies beyond
        the Table's own coverage is nobody's to give, and not lacking.
        """
        if self._view is None:
            return None
        high_hz = min(high_hz, self._view.edition.coverage[1])
        for low, high in self._spans(self._view, term, region, low_hz, high_hz):
            if low > low_hz:
                return low_hz, min(low, high_hz)
            low_hz = max(low_hz, high)
        return (low_hz, high_hz) if low_hz < high_hz else None

    def _spans(self, view: View, term: ServiceTerm, region: int, low_hz: int, high_hz: int) -> list[tuple[int, int]]:
        """Where the service has primary status in the pieces that the band meets, by low edge. Only those are made."""
        found: set[tuple[int, int]] = set()
        for piece in (hit.row for hit in view.within(low_hz, high_hz, region)):
            key = region, piece.low_hz, term
            spans = self._known.get(key)
            if spans is None:
                spans = self._known[key] = tuple(self._in_piece(term, piece))
            found.update(span for span in spans if span[1] > low_hz)
        return sorted(found)

    def _in_piece(self, term: ServiceTerm, piece: Row) -> Iterator[tuple[int, int]]:
        """Where a piece of the Region's Table gives the service primary status, for all or for some."""
        if any(a.status == "primary" and self._carries(a.term, term) for a in piece.allocations):
            yield piece.low_hz, piece.high_hz
        for rule in piece.elsewhere:
            if rule.status == "primary" and any(self._carries(held, term) for held in rule.services):
                yield from rule.within(piece.low_hz, piece.high_hz)

    def _carries(self, held: ServiceTerm, asked: ServiceTerm) -> bool:
        """Whether an allocation is to the service or to one that it is a part of, and no bracket speaks against it."""
        terms = self._view.terms if self._view else None
        return terms is not None and held.service in terms.ancestors(asked.service) and bool(terms.fit(held, asked))


def _view(folder: Folder) -> View | None:
    base = folder.base
    try:
        return View(base, base.edition(base.edition_ids[-1]))
    except DataError:
        return None
