"""A channel lies outside the allocations of its services.

The channels of a plan are there for a service: where the Table gives that service nothing in the Region, the
frequency, the Region or the service is a slip.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ...facts.plans import channels_of, plan_of
from ...regulations.values import Row
from ...units import format_hz
from ..document import Document
from ..finding import Fault
from ..folder import Folder, base_rows


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Frequencies at which the newest edition allocates nothing to a service of the plan, in one of its Regions."""
    if document.kind != "plans" or document.problems or not isinstance(document.record, list):
        return
    related, rows = folder.base.vocabulary.related, _Rows.of(folder)
    told: set[int] = set()
    for record in document.record:
        for channel in channels_of(plan_of(record, document.name)):
            services = [term[0] for term in channel.record.get("services", ())]
            line = channel.record["line"]
            for side in channel.sides:
                hz = side.low_hz if side.hz is None else side.hz
                for region in channel.regions if services and line not in told else ():
                    row = rows.at(hz, region)
                    if row is not None and not any(related(a.service, services) for a in row.allocations):
                        told.add(line)
                        yield document.found(
                            line, f"{format_hz(hz)} is not allocated to {' or '.join(services)} in Region {region}",
                            "look at the frequency, the Regions and the services of the plan",
                        )  # fmt: skip
                        break


class _Rows:
    """The Table of the newest edition of the base, by Region and frequency."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = {r: sorted((w for w in rows if w.region == r), key=lambda w: w.low_hz) for r in (1, 2, 3)}
        self._lows = {r: [row.low_hz for row in found] for r, found in self._rows.items()}

    @classmethod
    def of(cls, folder: Folder) -> _Rows:
        """Made once a folder."""
        made: _Rows | None = folder.shared.get(cls)
        if made is None:
            made = folder.shared[cls] = cls(base_rows(folder.base))
        return made

    def at(self, hz: int, region: int) -> Row | None:
        """The row that holds the frequency; None beyond the Table."""
        number = bisect_right(self._lows[region], hz) - 1
        row = self._rows[region][number] if number >= 0 else None
        return row if row is not None and hz < row.high_hz else None
