"""The names that an answer gives with a frequency: of its band by No. 2.1, and by letter.

Kept apart from the other names: every start of `specx at` comes by here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .folder import Facts


BANDS = "bands.yaml"


class BandNames:
    """The names of `bands.yaml`: for each kind, the one band that holds a frequency."""

    def __init__(self, facts: Facts) -> None:
        self._groups: list[dict[str, Any]] = facts.records("names", BANDS) if facts.has(BANDS) else []

    def at(self, hz: int) -> dict[str, str]:
        """Kind and name of each band that holds the frequency."""
        found: dict[str, str] = {}
        for group in self._groups:
            # No. 2.1: a band holds its upper edge and not its lower one.
            at = hz - 1 if group.get("upper_edge") else hz
            for record in group["names"]:
                if record["band"][0] <= at < record["band"][1]:
                    found[group["kind"]] = record["name"]
                    break
        return found
