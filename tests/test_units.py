"""Text to whole hertz: what is understood, what is refused, and in what words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.errors import FrequencyError
from specx.units import UNITS, format_band, format_hz, parse_frequency, parse_range, parse_range_or_point

UNDERSTOOD = [
    ("3.5GHz", 3_500_000_000),
    ("3.5 GHz", 3_500_000_000),
    ("3500 MHz", 3_500_000_000),
    ("3500M", 3_500_000_000),
    ("3.5e9Hz", 3_500_000_000),
    ("8.3k", 8_300),
    ("156.5125 mhz", 156_512_500),
    ("3 500 MHz", 3_500_000_000),
    ("1e-3 GHz", 1_000_000),
    ("+5MHz", 5_000_000),
    ("0 Hz", 0),
    ("3THz", 3_000_000_000_000),
    ("1000.000MHz", 1_000_000_000),
]


@pytest.mark.parametrize(("text", "hz"), UNDERSTOOD)
def test_understood(text, hz):
    assert parse_frequency(text) == hz


REFUSED = [
    ("3,5 GHz", "comma"),
    ("3500", "no unit"),
    ("-5 MHz", "negative"),
    ("NaN", "not a frequency"),
    ("NaN GHz", "not a frequency"),
    ("inf GHz", "not a frequency"),
    ("1e400 GHz", "far above"),
    ("1e999999999 GHz", "far above"),
    ("1e-400 GHz", "finer than one hertz"),
    ("0.5 Hz", "finer than one hertz"),
    ("3.0000000005GHz", "finer than one hertz"),
    ("", "empty"),
    ("   ", "empty"),
    ("\U0001f4e1", "not a frequency"),
    ("9" * 10_000, "characters long"),
    ("9" * 100 + "Hz", "too many digits"),
    ("3.5 furlongs", "not a frequency"),
    ("GHz", "not a frequency"),
    ("٣ GHz", "not a frequency"),
    ("1_000 MHz", "not a frequency"),
    ("5mHz", "small m"),
    ("5m", "small m"),
    ("3.5.1GHz", "not a frequency"),
    ("1 6121.35 MHz", "side by side"),
    ("156.762 5 MHz", "side by side"),
    ("3  500 MHz", "side by side"),
    ("3\t500 MHz", "side by side"),
    ("3 .5 GHz", "side by side"),
    ("1 234 5678 kHz", "side by side"),
    ("1e9 000 Hz", "side by side"),
]


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_refused_in_one_clear_line(text, why):
    with pytest.raises(FrequencyError) as caught:
        parse_frequency(text)
    assert why in caught.value.message
    assert caught.value.hint
    assert "\n" not in caught.value.line()
    assert len(caught.value.line()) < 200


RANGES = [
    ("3400-3600MHz", 3_400_000_000, 3_600_000_000),
    ("3.4GHz-3600MHz", 3_400_000_000, 3_600_000_000),
    ("3 400–3 600 MHz", 3_400_000_000, 3_600_000_000),
    ("3\u202f400 \u2212 3\u00a0600\u2009MHz", 3_400_000_000, 3_600_000_000),
    ("8.3-9 kHz", 8_300, 9_000),
    ("1e-3GHz-2GHz", 1_000_000, 2_000_000_000),
    ("0-3000GHz", 0, 3_000_000_000_000),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_ranges_as_people_and_the_treaty_write_them(text, low, high):
    assert parse_range(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "why"),
    [("5 GHz-3 GHz", "downwards"), ("3GHz-3GHz", "empty"), ("3400-3600", "no unit"), ("3400MHz-3600", "high end"),
     ("3400MHz", "not a range"), ("-3-5MHz", "negative"), ("3,4-3,6GHz", "comma"), ("a-b", "no unit"),
     ("1 6121.35-16 122 MHz", "side by side"), ("7806 8373 kHz", "side by side")],
)  # fmt: skip
def test_ranges_refused(text, why):
    with pytest.raises(FrequencyError, match=why):
        parse_range(text)


def test_the_hint_can_be_typed_back():
    with pytest.raises(FrequencyError) as caught:
        parse_range("5 GHz-3 GHz")
    assert parse_range(caught.value.hint.removeprefix("write ")) == (3_000_000_000, 5_000_000_000)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("5 GHz-3 GHz", "downwards"), ("3GHz-3GHz", "downwards"), ("0.5-1 Hz", "sub-hertz"), ("1e-20-1 GHz", "sub-hertz"),
     ("0-1e400 GHz", "far"), ("a-b", "syntax"), ("3400-3600", "syntax"), ("1 2-3 4 GHz", "syntax")],
)  # fmt: skip
def test_what_is_wrong_is_told_by_a_kind(text, kind):
    with pytest.raises(FrequencyError) as caught:
        parse_range(text)
    assert caught.value.kind == kind


DIGITS = st.text("0123456789", min_size=1, max_size=5)
NUMBER = st.builds(lambda whole, fraction: f"{whole}.{fraction}" if fraction else whole, DIGITS, st.just("") | DIGITS)


@given(NUMBER, st.sampled_from([" ", "\u00a0", "\u202f", "  ", "\t", " \u2009"]), NUMBER, st.sampled_from(["kHz", ""]))
def test_a_blank_groups_thousands_and_never_glues_two_numbers(first, blank, second, unit):
    grouped = len(blank) == 1 and blank != "\t" and first.isdigit() and len(first) <= 3
    grouped = grouped and len(second.partition(".")[0]) == 3
    text = f"{first}{blank}{second}{unit}"
    if grouped and len(second.partition(".")[2].rstrip("0")) <= 3:
        assert parse_frequency(text, "kHz") == parse_frequency(first + second, "kHz")
        return
    with pytest.raises(FrequencyError) as caught:
        parse_frequency(text, "kHz")
    assert grouped == (caught.value.kind == FrequencyError.SUB_HERTZ)
    if not grouped and "example" not in caught.value.hint:
        typed = caught.value.hint.removeprefix("write ").split(" or ")
        assert [parse_frequency(t) for t in typed] == [parse_frequency(n, "kHz") for n in (first, second)]


@given(hz=st.integers(0, 10**13), unit=st.sampled_from(["Hz", "kHz", "MHz", "GHz", "THz"]))
def test_no_hertz_is_lost_in_any_unit(hz, unit):
    text = f"{Decimal(hz) / UNITS[unit.lower()]:f}{unit}"
    assert parse_frequency(text) == hz
    assert parse_frequency(format_hz(hz)) == hz


@given(st.integers(0, 10**13), st.integers(1, 10**13))
def test_a_printed_band_reads_back(low, width):
    assert parse_range(format_band(low, low + width)) == (low, low + width)


@given(st.text(max_size=300))
def test_any_text_gives_hertz_or_one_line(text):
    line = ""
    try:
        hz = parse_frequency(text)
    except FrequencyError as problem:
        hz, line = 0, problem.line()
    assert 0 <= hz <= 10**18
    assert line.isprintable()


SPELLED = [
    ("3400 to 3600 MHz", 3_400_000_000, 3_600_000_000),
    ("from 3400 to 3600 MHz", 3_400_000_000, 3_600_000_000),
    ("3.4..3.6GHz", 3_400_000_000, 3_600_000_000),
    ("3.4 ... 3.6 GHz", 3_400_000_000, 3_600_000_000),
    ("3.4\u20263.6GHz", 3_400_000_000, 3_600_000_000),
    ("2.4GHz±50MHz", 2_350_000_000, 2_450_000_000),
    ("2400 +/- 50 MHz", 2_350_000_000, 2_450_000_000),
    ("2400+-50MHz", 2_350_000_000, 2_450_000_000),
    (">275GHz", 275_000_000_000, 3_000_000_000_000),
    ("above 275 GHz", 275_000_000_000, 3_000_000_000_000),
    ("≤ 9 kHz", 0, 9_000),
    ("below 8.3kHz", 0, 8_300),
]


@pytest.mark.parametrize(("text", "low", "high"), SPELLED)
def test_ranges_without_a_dash(text, low, high):
    assert parse_range(text) == parse_range_or_point(text) == (low, high)
    with pytest.raises(FrequencyError, match="is a range, not a frequency"):
        parse_frequency(text)
    with pytest.raises(FrequencyError):
        parse_range(text, as_typed=False)  # files keep to the dash


@pytest.mark.parametrize(
    ("text", "why"),
    [(">3000GHz", "nothing lies"), ("<0Hz", "nothing lies"), ("5MHz±6MHz", "no range"), ("5MHz±0Hz", "no range"),
     (">5", "no unit"), ("2400±50", "no unit"), ("3 to 5", "no unit"), ("from 3GHz", None)],
)  # fmt: skip
def test_ranges_without_a_dash_refused(text, why):
    if why is None:
        assert parse_range(text) == (3_000_000_000, 3_000_000_000_000)
        return
    with pytest.raises(FrequencyError, match=why):
        parse_range(text)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["kHz", "MHz"]))
def test_every_spelling_of_a_range_is_that_range(low, width, unit):
    high = low + width
    wanted = parse_range(f"{low}-{high}{unit}")
    for spelled in (f"{low} to {high} {unit}", f"{low}..{high}{unit}", f"{low}{unit} to {high}{unit}"):
        assert parse_range(spelled) == wanted
    middle, aside = low + width, width
    assert parse_range(f"{middle}{unit}±{aside}{unit}") == parse_range(f"{middle - aside}-{middle + aside}{unit}")


def _read_or_kind(text):
    """ "read" for a range of radio waves; what is wrong with it for one that is none."""
    try:
        return "read" if parse_range_or_point(text)[1] <= 3_000_000_000_000 else "far"
    except FrequencyError as problem:
        return problem.kind


@given(NUMBER | st.builds(lambda low, high: f"{low}-{high}", NUMBER, NUMBER))
def test_what_a_hint_offers_for_a_number_without_unit_can_be_typed(text):
    parse = parse_range if "-" in text else parse_frequency
    with pytest.raises(FrequencyError) as caught:
        parse(text)
    hint = caught.value.hint
    assert hint.startswith("write ")
    assert hint.endswith(", or give --unit")
    for typed in hint.removeprefix("write ").removesuffix(", or give --unit").replace(" or ", ", ").split(", "):
        assert typed.startswith(text)
        assert _read_or_kind(typed) in ("read", FrequencyError.DOWNWARDS, FrequencyError.SUB_HERTZ)


@given(st.integers(0, 10**12), st.integers(1, 999_999))
def test_the_nearest_hertz_that_a_hint_names_is_the_nearest(hz, millionths):
    text = f"{hz // 10**6}.{hz % 10**6:06}{millionths:06}MHz"
    with pytest.raises(FrequencyError) as caught:
        parse_frequency(text)
    named = parse_frequency(caught.value.hint.removeprefix("the nearest whole hertz is "))
    assert abs(Decimal(named) - hz - Decimal(millionths) / 10**6) <= Decimal("0.5")
