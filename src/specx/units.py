"""Text to whole hertz and back. Nothing here goes through a float.

A frequency is an `int` in Hz. A band is half-open: it holds its low edge and not its high edge.
"""

from __future__ import annotations

from .errors import FrequencyError
from .light import pattern

UNITS = {"hz": 1, "khz": 10**3, "mhz": 10**6, "ghz": 10**9, "thz": 10**12}
# One letter is enough, as in `3.5g` or `8.3k`; `m` is mega: nobody allocates millihertz.
_SHORT = {"k": "khz", "m": "mhz", "g": "ghz", "t": "thz"}
_PRINTED = {"hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "thz": "THz"}

# Far above any allocation; longer texts are refused before any arithmetic is done on them.
MAX_HZ = 10**18
# Radio waves end here by definition (No. 1.5), and the Table with them (No. 5.565).
RADIO_END_HZ = 3_000 * 10**9
_MAX_TEXT = 60

# The treaty's print, web pages and word processors each bring their own blanks and dashes.
_BLANKS = dict.fromkeys([0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_BLANKS |= dict.fromkeys([0x200B, 0x2060, 0xFEFF], "")  # of no width: nothing is seen there
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DASH_TABLE = {ord(c): "-" for c in _DASHES}
# A blank belongs inside a number after one to three digits, before groups of three, and nowhere else.
_GROUPED = pattern(r"(?a)(?<![\d.eE])\d{1,3}(?: \d{3})+(?!\d)")
_SIDE_BY_SIDE = pattern(r"(?a)[\d.]\s+[\d.]")
_TWO_NUMBERS = pattern(r"(?a)([\d.]+)\s+([\d.]+)\s*([a-zA-Z]*)")
# What stands in a range that is not written with a dash: `specx.spelled` reads it.
_SPELLED = ("..", "\u2026", "\u00b1", "+-", "+/-", ">", "<", "\u2265", "\u2264", " to ", "above", "over", "below", "under", "from", "up to")  # fmt: skip
_EXAMPLE = "write for example 3.5GHz, 3500 MHz or 8.3k"
_RANGE_EXAMPLE = "write for example 3400-3600MHz or 3.4GHz-3.6GHz"


def _shown(text: str) -> str:
    """The text as it may be repeated in a message: short, printable."""
    clean = "".join(c if c.isprintable() else "?" for c in text[:40])
    return f"'{clean}{'...' if len(text) > 40 else ''}'"


def _squeeze(text: str, unit: str | None, example: str, as_typed: bool = True) -> str:
    """The text with plain dashes and without blanks. Raises `FrequencyError` where a blank parts two numbers."""
    if len(text) > 4 * _MAX_TEXT:
        raise FrequencyError(f"{_shown(text)} is {len(text)} characters long", example)
    spaced = _plainly(text).strip()
    spaced = _with_dash(spaced) if as_typed else spaced
    parted = len(spaced.split()) > 1
    spaced = _GROUPED.sub(lambda number: number[0].replace(" ", ""), spaced) if parted else spaced
    if parted and _SIDE_BY_SIDE.search(spaced):
        raise FrequencyError(f"{_shown(text)} has two numbers side by side", _parted(spaced, unit, example))
    squeezed = spaced.replace(" ", "").replace("\t", "")
    if len(squeezed) > 2 * _MAX_TEXT:
        raise FrequencyError(f"{_shown(text)} is too long for a frequency", example)
    return squeezed


def _plainly(text: str) -> str:
    """The text with plain dashes and blanks."""
    return text.translate(_DASH_TABLE).translate(_BLANKS)


def _parted(spaced: str, unit: str | None, example: str) -> str:
    """What to type instead of two numbers with a blank between them."""
    match = _TWO_NUMBERS.fullmatch(spaced)
    key = match and (_split_unit(match[3])[1] or (unit_key(unit) if unit else "mhz"))
    if match and key and (not match[3] or not _split_unit(match[3])[0]):
        try:
            ends = sorted((_number_to_hz(number, key, number), number) for number in match.groups()[:2])
        except FrequencyError:
            return example
        name = _PRINTED[key]
        if example == _EXAMPLE:
            return f"write {match[1]}{name} or {match[2]}{name}"
        if ends[0][0] < ends[1][0]:
            return f"write {ends[0][1]}-{ends[1][1]}{name}"
    return example


def _split_unit(squeezed: str) -> tuple[str, str | None]:
    """The number and the unit key; unit None where none is written."""
    lower = squeezed.lower()
    if squeezed.endswith("mHz") or (squeezed.endswith("m") and len(squeezed) > 1):
        # Millihertz, metres or a slip of the shift key: too far apart to choose for the asker.
        stem = squeezed.removesuffix("mHz").removesuffix("m")
        if _is_number(stem):
            raise FrequencyError(f"{_shown(squeezed)} ends in a small m", f"write {stem}MHz for megahertz")
    for name in ("khz", "mhz", "ghz", "thz", "hz"):
        if lower.endswith(name):
            return squeezed[: -len(name)], name
    if lower and lower[-1] in _SHORT:
        return squeezed[:-1], _SHORT[lower[-1]]
    return squeezed, None


def _is_number(text: str) -> bool:
    """Plain decimal notation, with an optional exponent; ASCII digits only."""
    mantissa, _, exponent = text.lower().partition("e")
    if "e" in text.lower() and not exponent.lstrip("+-").isdigit():
        return False
    if len(exponent) - len(exponent.lstrip("+-")) > 1:
        return False
    whole, _, fraction = mantissa.lstrip("+-").partition(".")
    if len(mantissa) - len(mantissa.lstrip("+-")) > 1:
        return False
    digits = whole + fraction
    return digits.isascii() and digits.isdigit()


def _number_to_hz(number: str, unit: str, text: str) -> int:
    if not _is_number(number):
        raise FrequencyError(f"{_shown(text)} is not a frequency", _EXAMPLE)
    if len(number) > _MAX_TEXT:
        raise FrequencyError(f"{_shown(text)} has too many digits for a frequency", _EXAMPLE)
    if number.startswith("-"):
        raise FrequencyError(f"{_shown(text)} is negative", "frequencies start at 0 Hz")
    if number.lower().replace("+", "").replace(".", "").isdigit() and "e" not in number.lower():
        # The common case needs no decimal arithmetic: shift the point by the unit's power of ten.
        whole, _, fraction = number.lstrip("+").partition(".")
        fraction = fraction.rstrip("0")
        power = len(str(UNITS[unit])) - 1
        if len(fraction) > power:
            raise FrequencyError(
                f"{_shown(text)} is finer than one hertz",
                f"the nearest whole hertz is {_rounded(whole, fraction, power)}Hz", FrequencyError.SUB_HERTZ,
            )  # fmt: skip
        hz = int((whole or "0") + fraction.ljust(power, "0"))
    else:
        from decimal import Context, Decimal

        far = FrequencyError(
            f"{_shown(text)} is far above any frequency", "coverage ends at 3000 GHz", FrequencyError.FAR
        )
        fine = FrequencyError(
            f"{_shown(text)} is finer than one hertz", "specx counts in whole hertz", FrequencyError.SUB_HERTZ
        )
        exponent = int(number.lower().partition("e")[2])
        if abs(exponent) > _MAX_TEXT:
            raise far if exponent > 0 else fine
        context = Context(prec=4 * _MAX_TEXT)
        value = context.multiply(context.create_decimal(number), Decimal(UNITS[unit]))
        if value > MAX_HZ:
            raise far
        if value != context.to_integral_value(value):
            fine.hint = f"the nearest whole hertz is {int(context.to_integral_value(value))}Hz"
            raise fine
        hz = int(value)
    if hz > MAX_HZ:
        raise FrequencyError(
            f"{_shown(text)} is far above any frequency", "coverage ends at 3000 GHz", FrequencyError.FAR
        )
    return hz


def _rounded(whole: str, fraction: str, power: int) -> int:
    """The nearest whole hertz of a number that is finer, half of one upwards."""
    return int((whole or "0") + fraction[:power].ljust(power, "0")) + (fraction[power] >= "5")


def _with_units(text: str, highest: str) -> str:
    """What to write for a text without unit: each unit with which its highest number is one of radio waves."""
    if not _is_number(highest) or highest.startswith("-"):
        return _EXAMPLE
    fit = []
    for key in ("khz", "mhz", "ghz"):
        try:
            if _number_to_hz(highest, key, highest) <= RADIO_END_HZ:
                fit.append(text + _PRINTED[key])
        except FrequencyError:
            continue
    *others, last = fit or [text + "Hz"]
    return f"write {', '.join(others)} or {last}, or give --unit" if others else f"write {last}, or give --unit"


def _nearest_unit(squeezed: str) -> str:
    """What to write for a number with a unit that there is not: `3.5gz`, `100 megahertz`."""
    number = squeezed.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if not _is_number(number):
        return _EXAMPLE
    from .spelled import unit_meant

    unit = unit_meant(squeezed[len(number) :])
    return f"write {number}{unit}" if unit else _EXAMPLE


def _check(text: str, squeezed: str, example: str) -> None:
    if not squeezed:
        raise FrequencyError("the frequency is empty", example)
    if "," in squeezed or ";" in squeezed or "'" in squeezed:
        fixed = squeezed.replace(",", ".").replace(";", ".").replace("'", "")
        typed = f"write {fixed} or leave the mark out" if _is_number(_split_unit(fixed)[0]) else example
        raise FrequencyError(f"{_shown(text)} has a comma, which may be a decimal point or a thousands mark", typed)


def unit_key(unit: str) -> str:
    """The key in `UNITS` for a unit as people write it. Raises `FrequencyError`."""
    key = unit.strip().lower()
    key = _SHORT.get(key, key)
    if key not in UNITS:
        raise FrequencyError(f"unknown unit {_shown(unit)}", "use Hz, kHz, MHz, GHz or THz")
    return key


def parse_frequency(text: str, unit: str | None = None) -> int:
    """The frequency in Hz. `unit` is used where the text names none; without it that is an error.

    Accepts `3.5GHz`, `3.5 GHz`, `3500M`, `3.5e9Hz`, `8.3k`. Raises `FrequencyError` for a
    comma, a bare number, a sign, anything finer than one hertz, two numbers side by side (a blank
    sets thousands apart and nothing else), anything else.
    """
    number = text.rstrip("HzkMGT")  # the commonest way of writing it needs no reading of blanks, dashes and signs
    whole, point, fraction = number.partition(".")
    plain = text.isascii() and whole.isdigit() and (fraction.isdigit() or not point) and len(number) < 16
    if plain and text[len(number) :] in _PRINTED.values():
        hz, rest = divmod(int(whole + fraction) * UNITS[text[len(number) :].lower()], 10 ** len(fraction))
        if not rest and hz <= MAX_HZ:
            return int(hz)
    squeezed = _squeeze(text, unit, _EXAMPLE)
    _check(text, squeezed, _EXAMPLE)
    ends = _split_range(squeezed)
    if _spelled_range(text, unit) or (
        ends and _is_number(_split_unit(ends[0])[0]) and _is_number(_split_unit(ends[1])[0])
    ):
        raise FrequencyError(f"{_shown(text)} is a range, not a frequency", "`specx overlap` asks about ranges")
    number, written = _split_unit(squeezed)
    key = written or (unit_key(unit) if unit else None)
    if key is None:
        if _is_number(number):
            raise FrequencyError(f"{_shown(text)} has no unit", _with_units(number, number))
        raise FrequencyError(f"{_shown(text)} is not a frequency", _nearest_unit(squeezed))
    return _number_to_hz(number, key, text)


def _split_range(squeezed: str) -> tuple[str, str] | None:
    """The two ends of a range, leaving alone the sign of an exponent (`1e-3GHz`)."""
    if "-" not in squeezed:
        return None
    for i, char in enumerate(squeezed):
        of_exponent = squeezed[i - 1] in "eE" and i >= 2 and squeezed[i - 2].isdigit()
        if char == "-" and i > 0 and not of_exponent:
            return squeezed[:i], squeezed[i + 1 :]
    return None


def _is_spelled(text: str) -> bool:
    if text.replace(".", "", 1).isalnum():
        return False
    lower = _plainly(text[: 4 * _MAX_TEXT]).lower()
    return any(sign in lower for sign in _SPELLED)


def _with_dash(text: str) -> str:
    """A range with a dash, where it is written `3400 to 3600 MHz` or `3.4..3.6GHz`; any other text as it is."""
    if not _is_spelled(text):
        return text
    from .spelled import dashed

    return dashed(text)


def _spelled_range(text: str, unit: str | None) -> tuple[int, int] | None:
    """`(low, high)` in Hz of a range written without a dash: `2.4GHz±50MHz`, `>275GHz`; None for any other text."""
    if not _is_spelled(text) or len(text) > 4 * _MAX_TEXT:
        return None
    from .spelled import read

    how, first, second = read(_plainly(text).strip())
    if not how:
        return None
    if how == "around":
        centre = parse_frequency(first, _split_unit(second.replace(" ", ""))[1] or unit)
        aside = parse_frequency(second, unit)
        if not 0 < aside <= centre:
            raise FrequencyError(f"{_shown(text)} is no range", "the deviation is above 0 Hz and at most the frequency")
        return centre - aside, centre + aside
    hz = parse_frequency(first, unit)
    low, high = (hz, RADIO_END_HZ) if how == "above" else (0, hz)
    if low >= high:
        ends = f"radio waves end at {format_hz(RADIO_END_HZ)} (No. 1.5)" if low else "frequencies start at 0 Hz"
        raise FrequencyError(f"nothing lies in {_shown(text.strip())}", ends)
    return low, high


def parse_range(text: str, unit: str | None = None, as_typed: bool = True) -> tuple[int, int]:
    """`(low, high)` in Hz of a range such as `3400-3600MHz`, `3.4GHz-3600MHz`, `3 400–3 600 MHz`.

    The low end takes the unit of the high end where it has none. `3400 to 3600 MHz`, `3.4..3.6GHz`, `2.4GHz±50MHz`
    are ranges too; `>275GHz` goes up to 3000 GHz, `<9kHz` down to 0; not where `as_typed` is false, for
    files keep to the dash. Raises `FrequencyError`, also where the low end is not below the high end.
    """
    spelled = _spelled_range(text, unit) if as_typed else None
    if spelled:
        return spelled
    squeezed = _squeeze(text, unit, _RANGE_EXAMPLE, as_typed)
    _check(text, squeezed, _RANGE_EXAMPLE)
    ends = _split_range(squeezed)
    if ends is None or not ends[1]:
        if squeezed.startswith("-"):
            raise FrequencyError(f"{_shown(text)} is negative", "frequencies start at 0 Hz")
        raise FrequencyError(f"{_shown(text)} is not a range", _RANGE_EXAMPLE)
    (low_text, low_unit), (high_text, high_unit) = _split_unit(ends[0]), _split_unit(ends[1])
    default = unit_key(unit) if unit else None
    if high_unit is None and low_unit is not None:
        raise FrequencyError(f"{_shown(text)} has no unit at its high end", "write the unit last: 3400-3600MHz")
    high_unit = high_unit or default
    low_unit = low_unit or high_unit
    if high_unit is None or low_unit is None:
        raise FrequencyError(f"{_shown(text)} has no unit", _with_units(squeezed, high_text))
    low, high = _number_to_hz(low_text, low_unit, text), _number_to_hz(high_text, high_unit, text)
    if low > high:
        raise FrequencyError(
            f"{_shown(text)} runs downwards: {format_hz(low)} is above {format_hz(high)}",
            "write " + f"{format_hz(high)}-{format_hz(low)}".replace(" ", ""),
            FrequencyError.DOWNWARDS,
        )
    if low == high:
        empty = f"{_shown(text)} is empty: both ends are {format_hz(low)}"
        raise FrequencyError(empty, "use `specx at`", FrequencyError.DOWNWARDS)
    return low, high


def parse_range_or_point(text: str, unit: str | None = None) -> tuple[int, int]:
    """As `parse_range`; a single frequency f gives `(f, f)`."""
    spelled = _spelled_range(text, unit)
    if spelled:
        return spelled
    squeezed = _squeeze(text, unit, _RANGE_EXAMPLE)
    if squeezed and _split_range(squeezed) is None and not squeezed.startswith("-"):
        hz = parse_frequency(text, unit)
        return hz, hz
    return parse_range(text, unit)


def _in_unit(hz: int, key: str) -> str:
    whole, rest = divmod(hz, UNITS[key])
    if not rest:
        return str(whole)
    return f"{whole}.{str(rest).rjust(len(str(UNITS[key])) - 1, '0').rstrip('0')}"


def _natural_unit(hz: int) -> str:
    for key in ("ghz", "mhz", "khz"):
        if hz >= UNITS[key]:
            return key
    return "hz"


def table_unit(low_hz: int) -> str:
    """The unit the RR prints a band in: kHz below 27.5 MHz, MHz below 10 GHz, then GHz."""
    return "khz" if low_hz < 27_500_000 else "mhz" if low_hz < 10_000_000_000 else "ghz"


def format_hz(hz: int) -> str:
    """The frequency in its natural unit: `3.5 GHz`, `8.3 kHz`, `0 Hz`."""
    key = _natural_unit(hz)
    return f"{_in_unit(hz, key)} {_PRINTED[key]}"


format_width = format_hz  # a bandwidth or a distance, by the same rule


def format_range(low_hz: int, high_hz: int) -> str:
    """A range as somebody asked for it, each end in its natural unit: `3.4-3.6 GHz`, `8.3 kHz-1 MHz`.

    One hertz, or none, is the frequency alone: so a single frequency is asked.
    """
    if high_hz - low_hz in (0, 1):
        return format_hz(low_hz)
    low, high = format_hz(low_hz), format_hz(high_hz)
    if low.split()[1] == high.split()[1]:
        return f"{low.split()[0]}-{high}"
    return f"0-{high}" if low_hz == 0 else f"{low}-{high}"


def _grouped(number: str) -> str:
    """Thousands set apart by a blank, as the RR prints them: `3 400`."""
    whole, point, fraction = number.partition(".")
    if len(whole) < 4:
        return number
    groups = []
    while whole:
        groups.append(whole[-3:])
        whole = whole[:-3]
    return " ".join(reversed(groups)) + point + fraction


def format_band(low_hz: int, high_hz: int, grouped: bool = True) -> str:
    """The band as the RR prints it: `3 400-3 600 MHz`, `10-10.45 GHz`; a wide one as it reads best: `1-3 000 GHz`."""
    if low_hz == high_hz:
        return format_hz(low_hz)
    wide = high_hz >= 100_000 * UNITS[table_unit(low_hz)]  # so no band of the Table is; those of limits may be
    key = _natural_unit(high_hz // 100) if wide else table_unit(low_hz)
    low, high = (_grouped(n) if grouped else n for n in (_in_unit(low_hz, key), _in_unit(high_hz, key)))
    return f"{low}-{high} {_PRINTED[key]}"


def format_asked(low_hz: int, high_hz: int) -> str:
    """A band, or the frequency alone where one hertz of it was asked: `3.5 GHz`, `3 400-3 600 MHz`."""
    return format_hz(low_hz) if high_hz - low_hz == 1 else format_band(low_hz, high_hz)
