"""Widths as people give them: a bandwidth, a distance from a band."""

from __future__ import annotations

from ..errors import FrequencyError, shown
from ..units import RADIO_END_HZ, format_hz, parse_frequency, parse_range

_EXAMPLE = "write for example 28MHz or 200kHz"


def parse_width(text: str, unit: str | None = None, most_hz: int = RADIO_END_HZ) -> int:
    """The width in Hz; `unit` is that of a text without one.

    Raises `FrequencyError`: for a bare number with the units that leave it at most `most_hz` wide, for a range with
    how wide that is.
    """
    try:
        return parse_frequency(text, unit)
    except FrequencyError as problem:
        bare = text.strip()
        if bare.isascii() and bare.replace(".", "", 1).isdigit():
            raise FrequencyError(problem.message, _with_units(bare, most_hz), problem.kind) from None
        ends = _ends(text, unit)
        if ends:
            wide = format_hz(ends[1] - ends[0]).replace(" ", "")
            raise FrequencyError(f"'{shown(text)}' is a range, not a width", f"write {wide}", problem.kind) from None
        if problem.message.endswith("is not a frequency"):
            hint = _EXAMPLE if "for example" in problem.hint else problem.hint
            number = bare.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ")
            if number and hint.startswith("write ") and hint != _EXAMPLE:
                hint = (
                    _with_units(number, most_hz).removesuffix(", or give --unit")
                    if _too_wide(hint.removeprefix("write "), most_hz)
                    else hint
                )
            raise FrequencyError(f"'{shown(text)}' is not a width", hint, problem.kind) from None
        raise


def _with_units(number: str, most_hz: int) -> str:
    fit = []
    for unit in ("kHz", "MHz", "GHz"):
        try:
            fit += [number + unit] if parse_frequency(number, unit) <= most_hz else []
        except FrequencyError:
            continue  # finer than one hertz
    *others, last = fit or [number + "Hz"]
    return f"write {', '.join(others)} or {last}, or give --unit" if others else f"write {last}, or give --unit"


def _too_wide(text: str, most_hz: int) -> bool:
    try:
        return parse_frequency(text) > most_hz
    except FrequencyError:
        return False


def _ends(text: str, unit: str | None) -> tuple[int, int] | None:
    try:
        return parse_range(text, unit)
    except FrequencyError:
        return None
