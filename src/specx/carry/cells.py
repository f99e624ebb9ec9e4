"""A cell that holds a frequency, read to the hertz that holds it.

Bands have whole hertz for edges, so that what is finer than one hertz lies where its hertz lies: measured frequencies need
not be rounded first. Such a number is told apart by half a hertz on top, since it is no edge.
"""

from __future__ import annotations

from ..errors import FrequencyError, shown
from ..light import pattern
from ..units import MAX_HZ, UNITS, parse_frequency, unit_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 25  # digits on one side of the point
_WITH_UNIT = pattern(r"(?a)\s*\+?([0-9.]+(?:[eE][+-]?\d{1,3})?)\s*([kmgtKMGT]?[hH][zZ])?\s*")
NO_UNIT = "no unit"


class NoUnitError(FrequencyError):
    """A number without a unit, where neither the call nor the name of its column gives one: every row would fail."""


def reader(unit: str) -> Callable[[str], float]:
    """Reads cells whose numbers are in a unit; "" where each cell has to bring its own.

    What it gives is the frequency in whole hertz, with half a hertz on top where it is finer. It raises `FrequencyError`,
    `NoUnitError` among them.
    """
    key = unit_key(unit) if unit else ""
    power = len(str(UNITS[key])) - 1 if key else 0
    times = UNITS[key] if key else 0

    def read(text: str) -> float:
        # A number alone, as registers write it: leading zeros, a fraction, no sign.
        whole, _, fraction = text.strip().partition(".")
        if not key or not (whole.isdigit() and whole.isascii() and len(whole) <= _MOST):
            return _otherwise(text, key)
        if not fraction:
            return int(whole) * times
        if not (fraction.isdigit() and fraction.isascii() and len(fraction) <= _MOST):
            return _otherwise(text, key)
        hz = int(whole + fraction[:power].ljust(power, "0"))
        return hz + 0.5 if fraction[power:].strip("0") else hz

    return read


def _otherwise(text: str, key: str) -> float:
    try:
        return parse_frequency(text, key or None)
    except FrequencyError as problem:
        if problem.kind == FrequencyError.SUB_HERTZ:
            return _finer(text, key)
        found = None if key else _WITH_UNIT.fullmatch(text)
        if found and not found[2]:
            raise NoUnitError(f"'{shown(text)}' has no unit", "give --unit MHz, kHz, Hz or GHz") from None
        raise


def _finer(text: str, key: str) -> float:
    """The hertz that holds a number that is finer than one. Raises `FrequencyError`."""
    from decimal import Decimal, InvalidOperation

    found = _WITH_UNIT.fullmatch(text)
    try:
        value = Decimal(found[1]) * UNITS[found[2].lower() if found[2] else key] if found else None
    except (InvalidOperation, KeyError):
        value = None
    if value is None or value > MAX_HZ:
        raise FrequencyError(f"'{shown(text)}' is not a frequency", "write for example 3500.5MHz")
    return int(value) + 0.5


def span(low: float, high: float, text: str) -> tuple[int, int]:
    """A range in whole hertz that holds both ends; one hertz where they are the same. Raises `FrequencyError`."""
    if high < low:
        raise FrequencyError(f"{shown(text)} runs downwards", "the low end goes first", FrequencyError.DOWNWARDS)
    start, end = int(low), int(high) + (high != int(high))
    return start, max(end, start + 1)


def around(centre: float, width: float, text: str) -> tuple[int, int]:
    """The range of a bandwidth about its centre, in whole hertz; one hertz for a width of none. Raises `FrequencyError`."""
    if width > 2 * centre:
        raise FrequencyError(f"a bandwidth of {shown(text)} reaches below 0 Hz", "it is about the frequency")
    twice, wide = int(2 * centre), int(width) + (width != int(width))
    low, high = (twice - wide) // 2, -((-twice - wide) // 2)
    return max(low, 0), max(high, low + 1)
