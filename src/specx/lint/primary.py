"""Where Article 5 gives a service primary status in a Region, or in some country of it, as the view has it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ..errors import DataError
from ..regulations.values import Row, ServiceTerm
from ..table.view import View
from .folder import Folder


class Primary:
    """The newest edition of the base, asked service by service; nothing is lacking where it has no edition."""

    def __init__(self, view: View | None) -> None:
        self._view = view
        self._pieces: dict[int, list[Row]] = {}
        self._known: dict[tuple[int, ServiceTerm], tuple[list[int], list[int]]] = {}
        for piece in view or ():
            self._pieces.setdefault(piece.region, []).append(piece)

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
        starts, ends = self._spans(term, region)
        number = bisect_right(starts, low_hz) - 1
        if number >= 0 and ends[number] > low_hz:
            if ends[number] >= high_hz:
                return None
            low_hz = ends[number]
        covered = self._view.edition.coverage[1] if self._view else 0
        end = min(high_hz, starts[number + 1] if number + 1 < len(starts) else covered)
        return (low_hz, end) if low_hz < end else None

    def _spans(self, term: ServiceTerm, region: int) -> tuple[list[int], list[int]]:
        """Where the service has primary status in a Region: starts and ends of stretches that do not touch."""
        found = self._known.get((region, term))
        if found is None:
            starts: list[int] = []
            ends: list[int] = []
            for low, high in sorted(s for piece in self._pieces.get(region, ()) for s in self._in_piece(term, piece)):
                if ends and low <= ends[-1]:
                    ends[-1] = max(ends[-1], high)
                else:
                    starts.append(low)
                    ends.append(high)
            found = self._known[region, term] = starts, ends
        return found

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
