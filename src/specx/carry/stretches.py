"""What is said of every stretch of the spectrum, as records: the table that other engines join by frequency."""

from __future__ import annotations

from typing import Any

from ..table.index import region_of
from .columns import CHECK, AnnotatedRow
from .layers import Layer
from .row_table import rows

_OF_A_ROW = ("edge", CHECK)  # of a frequency, not of a stretch


def stretches(region: int | None = None, **where: Any) -> list[dict[str, Any]]:
    """A dict for each stretch in which the same is said, Region by Region, by low edge, without a gap between them.

    `region` leaves one, 1, 2 or 3; `where` is that of `specx.rows`. `low_hz` is the edge to join by: the frequency lies in the stretch
    with the highest one that is not above it. The other keys are the columns of `specx annotate`; `column` is that of a country's
    own table. Where the data ends a stretch begins that is `outside`.
    """
    table = rows(**where)
    found = []
    for place in table.places:
        if region not in (None, region_of(place)):
            continue
        layer = Layer(table.table, place)
        for number, stretch in enumerate(layer.stretches):
            said = layer.at(number)
            told = {name: getattr(said, name) for name in AnnotatedRow._fields if name not in _OF_A_ROW}
            column = "" if isinstance(place, int) else place[1]
            found.append({"low_hz": stretch.low_hz, "high_hz": stretch.high_hz, "column": column, **told})
    return found
