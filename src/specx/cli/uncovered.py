"""What of a question lies outside the data: told with every answer, since it is not the same as not allocated."""

from __future__ import annotations

from ..record import plain
from ..table.table import Table, in_regions
from ..units import format_range

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ..output.answer import Answer
    from ..regulations.values import Gap
    from .ask import Ask


_TOLD = 6  # lines; a folder that is mostly gap is not to bury its answer


def note_uncovered(ask: Ask, low_hz: int, high_hz: int, answer: Answer, regions: Collection[int] | None = None) -> None:
    """Says what part of `[low, high)` lies outside the data, in the Regions asked or in those given.

    Raises `OutsideCoverageError` where all of it does.
    """
    regions = ask.regions if regions is None else regions
    ask.table.check(low_hz, high_hz, regions)
    tell(answer, ask.table.outside(low_hz, high_hz), ask.table.gaps(low_hz, high_hz, regions))


def note_many(table: Table, regions: Iterable[int], bands: Iterable[tuple[int, int]], answer: Answer) -> None:
    """The same for several bands, of which one may be all outside."""
    outside: dict[tuple[int, int], None] = {}
    gaps: dict[Gap, None] = {}
    for band in bands:
        outside.update(dict.fromkeys(table.outside(*band)))
        gaps.update(dict.fromkeys(table.gaps(*band, regions)))
    tell(answer, list(outside), list(gaps))


def tell(answer: Answer, outside: list[tuple[int, int]], gaps: list[Gap]) -> None:
    """Puts into the answer what lies outside the coverage, and the gaps in it."""
    if outside:
        answer.extra["outside_coverage"] = [list(band) for band in outside]
    if gaps:
        answer.extra["gaps"] = plain(gaps)
    merged: dict[tuple[int, int, str], list[int]] = {}
    for gap in gaps:
        merged.setdefault((gap.low_hz, gap.high_hz, gap.column), []).append(gap.region)
    lines = [f"{format_range(*band)} lies outside the data and is not answered" for band in outside]
    for (low, high, column), regions in merged.items():
        where = f" in column '{column}'" if column else in_regions(regions)
        lines.append(f"the data has no row at {format_range(low, high)}{where}: that is not answered")
    if len(lines) > _TOLD:
        lines[_TOLD - 1 :] = [f"{len(lines) - _TOLD + 1} more parts that are not in the data: `gaps` in -o json"]
    answer.notes += lines
