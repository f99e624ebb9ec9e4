"""What a station sends, reckoned by hand; numbers with their units; the parts of a verdict."""

import math

import pytest

from specx.answers.examine.assignment import Reading
from specx.answers.examine.emitter import Emitter, Lobe
from specx.answers.examine.given import angles, date, length, level, number
from specx.answers.examine.offered import Lacking, cited, in_unit, measure, measured
from specx.answers.examine.parts import parts_of
from specx.answers.examine.rows import ExaminationFinding
from specx.answers.examine.sending import each_place, emitter_of
from specx.errors import UsageError
from specx.regulations.limit_conditions import LimitConditions
from specx.regulations.limits import Limit, MaskSegment, ReadAt


def limit(quantity, segments=(), **more):
    return Limit(**{
        "id": "x", "provision": "21.16", "quantity": quantity, "bands": (), "services": (), "force": "mandatory",
        "source": ReadAt(document="RR", at="21"), "applies_to": "", "orbit": "any", "verified": True,
        "segments": tuple(MaskSegment(from_deg=a, to_deg=b, limit=text) for a, b, text in segments), **more,
    })  # fmt: skip


# 1 MHz wide, -60 dB(W/Hz): 0 dBW in all, -24 dBW in 4 kHz.
PLAIN = Emitter(10**6, density=-60.0, gain=30.0)


def sent(emitter, asked, on_earth=True):
    found = emitter.levels(asked, on_earth)
    return found.why if isinstance(found, Lacking) else [(round(one.value, 2), one.at_deg) for one in found]


def test_powers_are_those_of_the_bandwidth_asked():
    assert sent(PLAIN, limit("power")) == [(0.0, None)]
    assert sent(PLAIN, limit("power density", reference_bandwidth=4_000)) == [(-23.98, None)]
    # A reference wider than the emission holds all of it.
    assert sent(PLAIN, limit("power density", reference_bandwidth=10**8)) == [(0.0, None)]
    assert sent(PLAIN, limit("e.i.r.p.")) == [(30.0, None)]
    assert sent(PLAIN, limit("e.i.r.p. density", reference_bandwidth=4_000)) == [(6.02, None)]
    spread = Emitter(10**6, total=10.0, gain=30.0)
    assert sent(spread, limit("power")) == [(10.0, None)]
    assert sent(spread, limit("power density", reference_bandwidth=4_000)) == [(-13.98, None)]
    both = Emitter(10**6, density=-55.0, total=0.0)
    assert sent(both, limit("power")) == [(0.0, None)]
    assert sent(both, limit("power", reference_bandwidth=1_000)) == [(-25.0, None)]


def test_what_a_notice_lacks_is_told():
    nothing = Emitter(10**6)
    assert sent(nothing, limit("power")) == sent(nothing, limit("e.i.r.p.")) == "the notice states no power"
    assert (
        sent(nothing, limit("power", reference_bandwidth=1))
        == sent(nothing, limit("pfd"))
        == "the notice states no power"
    )
    assert sent(Emitter(10**6, density=-60.0), limit("e.i.r.p.")) == "the notice states no gain"
    assert "S.1503" in sent(PLAIN, limit("epfd"))
    assert sent(PLAIN, limit("pointing")) == "nothing in the notice to compare"
    assert sent(PLAIN, limit("e.i.r.p.", angle="off-axis")) == "the notice states no off-axis pattern"
    assert sent(PLAIN, limit("e.i.r.p.", angle="horizon elevation")) == "the notice states no least elevation"
    assert "path over ground" in sent(PLAIN, limit("pfd"))
    assert sent(PLAIN, limit("pfd"), False) == "the notice states no height of the orbit"
    assert "measured at: border" in sent(PLAIN, limit("pfd", at="border"), False)
    assert sent(PLAIN, limit("pfd", at="the geostationary orbit"), False) == "the notice states no height of the orbit"
    assert "no gain" in sent(Emitter(10**6, density=-60.0, apogee_km=600.0), limit("pfd"), False)


DISH = Emitter(
    10**6, density=-60.0, gain=50.0, elevation=10.0, horizon=3.0,
    lobes=(Lobe(1, 48, "29 - 25 * log10(d)"), Lobe(48, 180, "-10")),
)  # fmt: skip


def test_off_the_axis_the_pattern_counts():
    mask = limit("e.i.r.p. density", ((2.5, 7, "39"), (7, 9.2, "18")), angle="off-axis", reference_bandwidth=40_000)
    levels = {at: value for value, at in sent(DISH, mask)}
    power = -60 + 10 * math.log10(40_000)
    # From corner to corner in half degrees.
    assert sorted(levels) == [2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.2]
    assert levels[2.5] == pytest.approx(power + 29 - 25 * math.log10(2.5), abs=0.01)
    assert levels[9.2] == pytest.approx(power + 29 - 25 * math.log10(9.2), abs=0.01)
    assert DISH.gain_off(48) == pytest.approx(29 - 25 * math.log10(48))
    assert DISH.gain_off(49) == -10
    assert DISH.gain_off(0.9) is None
    assert "reaches none" in sent(DISH, limit("e.i.r.p.", ((0, 0.5, "1"),), angle="off-axis"))


def test_towards_the_horizon_the_antenna_is_so_many_degrees_off():
    mask = limit("e.i.r.p.", ((0, 5, "40"),), angle="horizon elevation", reference_bandwidth=4_000)
    ((value, at),) = sent(DISH, mask)
    assert at == 3
    assert value == pytest.approx(-60 + 36.02 + 29 - 25 * math.log10(7), abs=0.01)
    assert sent(DISH._replace(elevation=3.5), mask) == "the notice states no gain 0.5 degrees off the axis"


def test_a_satellite_is_heard_at_every_angle():
    mask = limit("pfd", ((0, 5, "-150"), (5, 90, "-140")), reference_bandwidth=4_000)
    geostationary = Emitter(10**6, density=-60.0, gain=30.0, apogee_km=35_786.0)
    levels = {at: value for value, at in sent(geostationary, mask, False)}
    assert sorted(levels)[:3] == [0, 0.5, 1]
    assert max(levels) == 90
    # -60 + 36 + 30 less 162 dB(m2): the power of 4 kHz spread over the sphere, at the zenith.
    assert levels[90] == pytest.approx(-60 + 36.02 + 30 - 162.066, abs=0.01)
    assert levels[0] < levels[90]
    low = geostationary._replace(perigee_km=600.0)
    assert {at: value for value, at in sent(low, mask, False)}[90] == pytest.approx(
        -60 + 36.02 + 30 - 10 * math.log10(4 * math.pi * 600_000**2), abs=0.01
    )
    towards = geostationary._replace(gains=((5.0, 20.0), (45.0, 30.0)))
    assert [towards.gain_at(e) for e in (5, 25, 45)] == [20, 25, 30]
    assert towards.gain_at(4) is towards.gain_at(46) is None
    assert [at for _, at in sent(towards, limit("pfd", ((5, 6, "-150"),)), False)] == [5, 5.5, 6, 45]


def test_at_the_geostationary_orbit_the_nearest_counts():
    at_orbit = limit("pfd", at="the geostationary orbit", reference_bandwidth=4_000)
    from_earth = sent(PLAIN, at_orbit)
    assert from_earth == [(round(-60 + 36.021 + 30 - 162.066, 2), None)]
    from_orbit = sent(PLAIN._replace(apogee_km=600.0), at_orbit, False)
    spread = 10 * math.log10(4 * math.pi * (42_164 - 6_378 - 600) ** 2 * 1e6)
    assert from_orbit[0][0] == pytest.approx(-60 + 36.02 + 30 - spread, abs=0.01)
    conditions = LimitConditions(at="the geostationary orbit")
    assert sent(PLAIN, limit("pfd", reference_bandwidth=4_000, conditions=conditions)) == from_earth


# --- numbers as people give them


@pytest.mark.parametrize(
    ("text", "value", "per"),
    [("20", 20, None), ("20dBW", 20, None), ("50 dBm", 20, None), ("100W", 20, None), ("100 mW", -10, None), ("1kW", 30, None),
     ("-1000", -1000, None), ("1000", 1000, None), ("50dBm/4kHz", 20, 4_000), ("-3 dBW / 1 MHz", -3, 1_000_000)],
)  # fmt: skip
def test_levels(text, value, per):
    given = level("eirp", text)
    assert (given.value, given.per) == (pytest.approx(value), per)


@pytest.mark.parametrize("text", ["", "x", "1001", "-1001", "20dBx", "-5W", "0W", "20/xx", "nan", "20/"])
def test_what_is_no_level(text):
    with pytest.raises(UsageError):
        level("eirp", text)
    assert level("pfd", "-112").value == -112
    with pytest.raises(UsageError, match="not a number"):
        level("pfd", "20dBW")


def test_angles_and_lengths_and_days():
    assert angles("15") == (("", 15),)
    assert angles("off-axis 3, arrival 15, elevation=10deg, off axis: 180, horizon -0") == (
        ("off-axis", 3), ("arrival", 15), ("arrival", 10), ("off-axis", 180), ("horizon elevation", 0),
    )  # fmt: skip
    for text in ("91", "off-axis 181", "-1", "sideways 3", "nan"):
        with pytest.raises(UsageError):
            angles(text)
    assert [number("x", t, 0, 90) for t in ("0", "90", "45deg", "45°")] == [0, 90, 45, 45]
    for text in ("-0.1", "90.1", "x", ""):
        with pytest.raises(UsageError):
            number("x", text, 0, 90)
    assert [length("antenna", t, "m") for t in ("1.2", "1.2m", "120cm", "1200mm", "0.0012km")] == [
        pytest.approx(1.2)
    ] * 5
    assert [length("apogee", t, "km") for t in ("600", "600km", "600000m")] == [pytest.approx(600)] * 3
    for text in ("0", "-1", "1ft", "x", "1.2.3m", ""):
        with pytest.raises(UsageError):
            length("antenna", text, "m")
    assert date("received", " 2026-01-31 ") == "2026-01-31"
    for text in ("2026-02-30", "31.1.2026", ""):
        with pytest.raises(UsageError):
            date("received", text)


def test_units_of_limits_and_back():
    for unit, value, dbw in (("W", 10, 10), ("mW", 100, -10), ("kW", 1, 30), ("dBm", 30, 0), ("dBW", 7, 7), ("dB(W/m2)", -150, -150)):  # fmt: skip
        asked = limit("power", unit=unit)
        assert measured(asked, value) == pytest.approx(dbw)
        assert in_unit(asked, dbw) == pytest.approx(value)
    assert measured(limit("necessary bandwidth", unit="kHz"), 16) == 16_000
    assert in_unit(limit("necessary bandwidth", unit="kHz"), 16_000) == 16
    assert [measure(limit("x", unit=u)) for u in ("mW", "dBm", "MHz", "dB(W/m2)")] == ["dBW", "dBW", "Hz", "dB(W/m2)"]
    assert [cited(p) for p in ("21.16", "Resolution 750", "5.482")] == ["No. 21.16", "Resolution 750", "No. 5.482"]


# --- words of a notice


def test_a_notice_without_power_or_antenna_sends_nothing_of_its_own():
    assert emitter_of({"orbit": "GSO"}, 10**6, None) is None
    sent = emitter_of({"gain": "30", "orbit": "gso"}, 10**6, level("power", "10"))
    assert (sent.gain, sent.total, sent.density, sent.apogee_km, sent.horizon) == (30, 10, None, 35_786, 0)
    assert emitter_of({"gain": "30", "orbit": "non-GSO"}, 10**6, None).apogee_km is None
    full = emitter_of(
        {"power_density": "-60", "gains": "10: 47, 5: 46", "off_axis": "1..48: 29-25*log10(d); 48..180: -10",
         "elevation": "10", "horizon": "-1", "perigee": "600", "apogee": "35786km"}, 10**6, None,
    )  # fmt: skip
    assert full.gains == ((5, 46), (10, 47))
    assert full.lobes == (Lobe(1, 48, "29-25*log10(d)"), Lobe(48, 180, "-10"))
    assert (full.elevation, full.horizon, full.perigee_km, full.apogee_km) == (10, -1, 600, 35_786)


@pytest.mark.parametrize(
    ("words", "why"),
    [({"gains": "5"}, "gains '5'"), ({"off_axis": "1..48 29"}, "off_axis '1..48 29'"), ({"off_axis": "148: 29"}, "is not understood"),
     ({"off_axis": "1..2: x"}, "holds x"), ({"off_axis": "1..2: 1+"}, "breaks off"), ({"gain": "101"}, "out of range"),
     ({"power_density": "-301"}, "out of range"), ({"gain": "1", "elevation": "91"}, "out of range")],
)  # fmt: skip
def test_words_that_are_not_understood(words, why):
    with pytest.raises(UsageError, match=why.replace(".", r"\.").replace("+", r"\+")):
        emitter_of(words, 10**6, None)
    with pytest.raises(UsageError, match="given with a bandwidth"):
        emitter_of({"gain": "1"}, 10**6, level("power", "10/4kHz"))


def test_the_service_area_decides_the_places():
    assert list(each_place({"service": "x", "region": "2"})) == [{"service": "x", "region": "2"}]
    assert list(each_place({"service_area": "1, DE,", "country": "US"})) == [{"region": "1"}, {"country": "DE"}]


# --- an assignment


def test_the_band_and_what_is_asked_of_an_assignment(facts):
    read = Reading(facts).assignment
    row = {"frequency": "3650MHz", "bandwidth": "10MHz", "service": "fixed", "region": "1"}
    assert (read(row).low_hz, read(row).high_hz) == (3_645_000_000, 3_655_000_000)
    odd = read({**row, "bandwidth": "3Hz"})
    assert (odd.low_hz, odd.high_hz) == (3_649_999_998, 3_650_000_002)
    for missing in ("frequency", "service"):
        with pytest.raises(UsageError):
            read({name: text for name, text in row.items() if name != missing})


# --- the parts of a verdict


def finding(rule, level, asks=""):
    return ExaminationFinding(
        **{**dict.fromkeys(ExaminationFinding._required), "rule": rule, "level": level, "asks": asks}
    )


@pytest.mark.parametrize(
    ("findings", "parts"),
    [
        ([], ("conforms", "none", "none", "none")),
        ([("allocated", "met")], ("conforms", "none", "none", "none")),
        ([("not-allocated", "fail"), ("undecided", "condition")], ("fails", "none", "none", "none")),
        ([("undecided", "condition")], ("open", "none", "none", "none")),
        ([("coordination", "fail")], ("conforms", "fails", "none", "none")),
        ([("coordination", "condition", "--orbit")], ("conforms", "open", "none", "none")),
        ([("coordination", "condition")], ("conforms", "told", "none", "none")),
        ([("coordination", "met")], ("conforms", "met", "none", "none")),
        ([("limit", "met")], ("conforms", "none", "kept", "none")),
        ([("limit", "met"), ("limit", "unchecked", "--pfd")], ("conforms", "none", "open", "none")),
        ([("limit", "fail"), ("limit", "unchecked", "--pfd")], ("conforms", "none", "exceeded", "none")),
        ([("beyond", "warning")], ("conforms", "none", "none", "exceeded")),
        ([("beyond", "met")], ("conforms", "none", "none", "told")),
        # What is only beside the matter decides nothing.
        ([("row", "fail"), ("class", "condition"), ("unused", "warning")], ("conforms", "none", "none", "none")),
    ],
)  # fmt: skip
def test_each_finding_counts_in_its_part(findings, parts):
    told = parts_of(finding(*one) for one in findings)
    assert (told.by_table, told.by_conditions, told.by_limits, told.unexamined) == parts


@pytest.mark.parametrize(
    ("task", "hint"),
    [
        (lambda: level("pfd", "x"), "write for example -112.5 or -112.5/1MHz"),
        (lambda: level("eirp", "x"), "write for example 20dBW, 50dBm or 100W"),
        (lambda: level("eirp", "20/x"), "write for example 20/4kHz"),
        (lambda: length("antenna", "x", "m"), "write for example 1.2m"),
        (lambda: number("elevation", "x", 0, 90), "write 0 to 90"),
        (lambda: number("elevation", "91", 0, 90), "elevations run from 0 to 90 degrees"),
        (lambda: angles("sideways 3"), "write for example 15 or 'off-axis 3'"),
        (lambda: date("received", "x"), "write for example 2026-01-31"),
    ],
)
def test_a_refusal_says_what_to_write_instead(task, hint):
    with pytest.raises(UsageError) as raised:
        task()
    assert raised.value.hint == hint
    with pytest.raises(UsageError) as raised:
        length("apogee", "x", "km")
    assert raised.value.hint == "write for example 600km"
