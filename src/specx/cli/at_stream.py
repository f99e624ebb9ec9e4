"""`specx at -` as CSV: many frequencies, few stretches of spectrum; the lines of each are made once.

A stretch is as wide as nothing that its lines depend on begins or ends in it: rows, uses that footnotes name, what they make,
take or forbid in a part of the row, outcomes of a conference. All lines of one frequency begin with it, so that the others of the
stretch are the same lines behind another beginning.
"""

from __future__ import annotations

from bisect import bisect_right

from ..answers.rows import AtRow
from ..light import pattern
from ..output.sheet import megahertz

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..regulations.values import Hit
    from .at import Asking

_WHOLE = pattern(r"(?a)(\d{1,15})(?:\.(\d{1,12}))? ?(Hz|kHz|MHz|GHz)")
_POWERS = {"Hz": 0, "kHz": 3, "MHz": 6, "GHz": 9}
_MOST = 20_000  # stretches that are kept: every edge asked is one


def whole_hertz(text: str) -> int | None:
    """A frequency written as most programs write it, in whole hertz; None for one that has to be read with care."""
    found = _WHOLE.fullmatch(text)
    if found is None:
        return None
    whole, fraction, unit = found.groups()
    power = _POWERS[unit]
    if not fraction:
        return int(whole + "0" * power)
    fraction = fraction.rstrip("0")
    return int(whole + fraction.ljust(power, "0")) if len(fraction) <= power else None


class KnownStretches:
    """The stretches that were met, by low edge, each with its lines behind the frequency."""

    def __init__(self) -> None:
        self._lows: list[int] = []
        self._highs: list[int] = []
        self._lines: list[list[str]] = []

    def find(self, hz: int) -> list[str] | None:
        """The lines of the stretch that holds a frequency; None where none is known."""
        place = bisect_right(self._lows, hz) - 1
        return self._lines[place] if place >= 0 and hz < self._highs[place] else None

    def keep(self, low: int, high: int, lines: list[str]) -> None:
        """A stretch that is not known."""
        if len(self._lows) >= _MOST:
            self.__init__()  # type: ignore[misc]
        place = bisect_right(self._lows, low)
        self._lows.insert(place, low)
        self._highs.insert(place, high)
        self._lines.insert(place, lines)


def streamed(
    asking: Asking, words: Iterable[tuple[object, str]], render: Callable[[Iterable[object]], str]
) -> Iterator[str]:
    """The text of each input's lines. `render` makes the text of results."""
    known, parting = KnownStretches(), ""
    for text, place in words:
        hz = whole_hertz(text) if isinstance(text, str) else None
        lines = known.find(hz) if hz is not None else None
        if lines is not None:
            yield f"{hz}{parting}{megahertz(hz)}{parting}".join(lines)
            continue
        results = list(asking.answer(text, place, True))
        told = render(results)
        yield told
        if hz is not None and results and all(isinstance(result, AtRow) for result in results):
            parting = told[len(str(hz))]
            lines = parted(told, f"{hz}{parting}{megahertz(hz)}{parting}")
            if lines is not None:
                known.keep(*bounds(asking, hz), lines)


def parted(told: str, begins: str) -> list[str] | None:
    """Lines without what each begins with, so that another beginning can be put between them; None where one has no such."""
    lines = told.splitlines(keepends=True)
    if not all(line.startswith(begins) for line in lines):
        return None
    return ["", *(line[len(begins) :] for line in lines)]


def bounds(asking: Asking, hz: int) -> tuple[int, int]:
    """The stretch about a frequency in which nothing that its lines depend on begins or ends."""
    edges = {edge for hit in asking.ask.table.at(hz, asking.ask.regions) for edge in _edges(asking, hit)}
    return max(edge for edge in edges if edge <= hz), min(edge for edge in edges if edge > hz)


def _edges(asking: Asking, hit: Hit) -> Iterator[int]:
    row = hit.row
    # Exactly at its low edge a row has another beside it.
    yield from (row.low_hz, row.low_hz + 1, row.high_hz, row.high_hz + 1)
    for use in asking.ask.table.identified(row).identifications:
        yield from (use.low_hz, use.high_hz)
    for rule in (*row.elsewhere, *row.lost, *(rule for rule, _ in row.barred)):
        yield from (edge for band in rule.within(row.low_hz, row.high_hz) for edge in band)
    yield from asking.marks.edges(row.region, row.low_hz, row.high_hz)
