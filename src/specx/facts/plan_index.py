"""Which file of plans speaks of which spectrum, so that a frequency without a plan costs one small file.

Lint holds the index against the files. Kept apart from the plans: every start of `specx at` comes by here.
"""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .folder import Facts

FOLDER = "plans"
INDEX = f"{FOLDER}/index.yaml"


class PlanIndex:
    """The index of a folder of facts, read when it is first asked; empty where the folder holds no plans."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._files: list[tuple[str, list[int], list[int]]] | None = None

    def files_at(self, low_hz: int, high_hz: int) -> list[str]:
        """The files that speak of spectrum in `[low_hz, high_hz)`."""
        if self._files is None:
            entries = self._facts.records("spans", INDEX) if self._facts.has(INDEX) else []
            self._files = []
            for entry in entries:
                spans = sorted(entry["spans"])  # apart from each other, so that the edges are in order too
                self._files.append((f"{FOLDER}/{entry['file']}", [s[0] for s in spans], [s[1] for s in spans]))
        found = []
        for file, lows, highs in self._files:
            first = bisect_right(highs, low_hz)
            if first < len(lows) and lows[first] < high_hz:
                found.append(file)
        return found
