"""What footnotes give in a part of a Region, over several rows of the Table."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .rows import InPart


def joined(found: Iterable[InPart]) -> list[InPart]:
    """A rule over neighbouring rows as one band."""
    told: list[InPart] = []
    latest: dict[InPart, int] = {}
    for part in found:
        alike = part._replace(low_hz=0, high_hz=0, bands=())
        last = latest.get(alike)
        if last is not None and part.low_hz <= told[last].high_hz:
            high_hz = max(told[last].high_hz, part.high_hz)
            told[last] = told[last]._replace(high_hz=high_hz, bands=((told[last].low_hz, high_hz),))
        else:
            latest[alike] = len(told)
            told.append(part._replace(bands=((part.low_hz, part.high_hz),)))
    return told
