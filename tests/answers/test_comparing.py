"""An assignment against limits made for the purpose: kept to the decibel, passed, not binding, or not to be told."""

import pytest

from specx.answers.examine.assignment import Assignment
from specx.answers.examine.offered import GivenLevel
from specx.answers.examine.power import Comparing, summed, unused
from specx.regulations.cases import Asker, StationCase
from specx.regulations.limit_conditions import LimitConditions
from specx.regulations.limits import Limit, MaskSegment, ReadAt, RelaxedLimit
from specx.regulations.values import ServiceTerm
from specx.table.limits import BoundLimit

FIXED = ServiceTerm("fixed")
LOW, HIGH = 1_000_000, 2_000_000


def limit(value=10.0, **more):
    return Limit(**{
        "id": "x", "provision": "21.5", "quantity": "power", "bands": (), "services": (), "force": "mandatory",
        "source": ReadAt(document="RR", at="21"), "applies_to": "", "orbit": "any", "verified": True, "value": value,
        "unit": "dBW", **more,
    })  # fmt: skip


def bound(made=None, low=LOW, high=HIGH, condition="", verified=True):
    return BoundLimit(made or limit(), low, high, FIXED, condition, verified, "")


def planned(power=10.0, asker=None, **more):
    given = None if power is None else power if isinstance(power, GivenLevel) else GivenLevel(power)
    return Assignment(1_500_000, 1_000, FIXED, asker=asker or Asker(), power=given, **more)


def check(assignment, *bounds, day="2026-01-01", examined=True, on_earth=True):
    return Comparing(day, lambda limit: examined).check(assignment, bounds, on_earth)


def one(assignment, *bounds, **more):
    (compared,) = check(assignment, *bounds, **more)
    return compared


def test_kept_to_the_figure_and_no_further():
    assert [(one(planned(p), bound()).level, one(planned(p), bound()).margin) for p in (9.9, 10, 10.1)] == [
        ("met", 0.1), ("met", 0), ("fail", -0.1),
    ]  # fmt: skip
    assert one(planned(10.1), bound()).message == "No. 21.5 power: 10.1 exceeds 10 dBW"
    assert one(planned(10), bound()).message == "No. 21.5 power: 10 keeps 10 dBW"


def test_a_least_value_is_kept_from_above():
    least = bound(limit(3.0, quantity="elevation", unit="degrees", sense="least"))
    assert [one(planned(None, elevation=e), least).level for e in (2.9, 3, 3.1)] == ["fail", "met", "met"]
    assert one(planned(None, elevation=2.0), least).margin == -1
    assert "2 falls short of 3 degrees" in one(planned(None, elevation=2.0), least).message
    assert one(planned(None), least).asks == "--elevation DEGREES"


def test_only_limits_of_the_band_are_compared():
    low, high = planned().low_hz, planned().high_hz
    for a, b, met in ((low - 5, low, 0), (low - 5, low + 1, 1), (high - 1, high + 5, 1), (high, high + 5, 0)):
        assert len(check(planned(), bound(low=a, high=b))) == met


def test_only_limits_of_the_orbit_are_compared():
    made = bound(limit(orbit="GSO"))
    assert check(planned(asker=Asker(orbit="non-GSO")), made) == []
    assert one(planned(20, asker=Asker(orbit="GSO")), made).level == "fail"
    unsaid = one(planned(20), made)
    assert (unsaid.level, unsaid.asks) == ("condition", "--orbit GSO")
    assert one(planned(None), made).asks == "--orbit"


def test_who_is_in_no_case_of_a_limit_is_not_bound():
    made = bound(limit(cases=(StationCase(station_kinds=("ship",)),)))
    assert check(planned(20, asker=Asker(stations=("aircraft",))), made) == []
    assert one(planned(20, asker=Asker(stations=("ship",))), made).level == "fail"
    unsaid = one(planned(20), made)
    assert (unsaid.level, unsaid.asks) == ("condition", "--station ship")
    nothing = one(planned(None), made)
    assert (nothing.level, nothing.asks) == ("unchecked", "--station ship")


def test_limits_of_a_use_and_of_small_antennas():
    imt = bound(limit(conditions=LimitConditions(application="IMT"), applies_to="IMT"))
    assert check(planned(20, asker=Asker(uses=())), imt) == []
    assert one(planned(20, asker=Asker(uses=("IMT",))), imt).level == "fail"
    assert one(planned(20), imt).level == "condition"
    small = bound(limit(conditions=LimitConditions(antenna_below_m=1.2), applies_to="small"))
    assert check(planned(20, asker=Asker(antenna_m=1.2)), small) == []
    assert one(planned(20, asker=Asker(antenna_m=1.1)), small).level == "fail"
    assert one(planned(20), small).message.endswith("; small")


@pytest.mark.parametrize(
    ("conditions", "day", "level"),
    [
        ({"in_use_before": "2020-01-01"}, "2026-01-01", None),
        ({"in_use_before": "2030-01-01"}, "2026-01-01", "fail"),
        ({"in_use_until": "2026-01-01"}, "2026-01-01", None),
        ({"in_use_before": "WRC-19"}, "2019-12-30", "fail"),
        ({"in_use_before": "WRC-19"}, "2019-12-31", None),
        ({"in_use_from": "2026-01-01"}, "2026-01-01", "fail"),
        ({"in_use_from": "2026-01-02"}, "2026-01-01", "condition"),
        ({"in_use_after": "WRC-19"}, "2019-12-31", "fail"),
        ({"in_use_after": "WRC-19"}, "2019-12-30", "condition"),
        ({"entry": "all together"}, "2026-01-01", "condition"),
        ({"station": "HAPS"}, "2026-01-01", "fail"),
    ],
)
def test_limits_of_older_and_of_newer_stations(conditions, day, level):
    made = LimitConditions(**conditions)
    assert made.for_new(day) is (level is not None)
    if level:
        assert [c.level for c in check(planned(20), bound(limit(conditions=made)), day=day)] == [level]


def test_what_is_in_doubt_fails_nobody():
    assert one(planned(20), bound(verified=False)).level == "condition"
    assert "the limit is unverified" in one(planned(20), bound(verified=False)).message
    local = one(planned(20), bound(condition="in DE"))
    assert (local.level, local.message) == ("condition", "No. 21.5 power: 20 exceeds 10 dBW; in DE")
    # Kept is kept, whatever is in doubt.
    assert one(planned(5), bound(verified=False)).level == "met"


def test_what_the_bureau_does_not_examine_is_a_warning():
    made = bound(limit(force="recommended"))
    assert one(planned(20), made, examined=False).level == "warning"
    assert one(planned(20), made, examined=False).message == (
        "No. 21.5 power: 20 exceeds 10 dBW; recommended; not examined by the Bureau"
    )
    assert one(planned(5), made, examined=False).level == "met"


def test_a_bandwidth_said_is_a_bandwidth_meant():
    made = bound(limit(reference_bandwidth=4_000))
    assert one(planned(GivenLevel(20, 4_000)), made).level == "fail"
    assert one(planned(20), made).message == "No. 21.5 power: 20 exceeds 10 dBW in 4 kHz"
    other = one(planned(GivenLevel(20, 1_000)), made)
    assert (other.level, other.asks) == ("unchecked", "--power")
    whole = one(planned(GivenLevel(20, 1_000)), bound())
    assert "the limit is as a whole" in whole.message
    assert one(planned(None), made).asks == "--power DB/4kHz"
    assert one(planned(None), bound()).asks == "--power DB"


def test_one_number_is_no_answer_to_two_widths():
    narrow, wide = (
        bound(limit(10.0, id="a", reference_bandwidth=4_000)),
        bound(limit(30.0, id="b", reference_bandwidth=10**6)),
    )
    # Between the two: kept in one reading, passed in the other. Nothing is told of it.
    levels = [c.level for c in check(planned(20), narrow, wide)]
    assert levels == ["unchecked", "unchecked"]
    assert [c.asks for c in check(planned(20), narrow, wide)] == ["--power 20/4kHz", "--power 20/1MHz"]
    # Said with its bandwidth, or where every reading agrees, it counts.
    assert [c.level for c in check(planned(5), narrow, wide)] == ["met", "met"]
    assert [c.level for c in check(planned(40), narrow, wide)] == ["fail", "fail"]
    said = check(planned(GivenLevel(20, 4_000)), narrow, wide)
    assert [c.level for c in said] == ["fail", "unchecked"]
    same = bound(limit(30.0, id="c", reference_bandwidth=4_000))
    assert [c.level for c in check(planned(20), narrow, same)] == ["fail", "met"]


def test_alternatives_and_limits_of_one_footnote():
    strict, mild = limit(10.0, id="a", alternative_to=("b",), notes=("7",)), limit(30.0, id="b", alternative_to=("a",))
    first, second = check(planned(20), bound(strict), bound(mild))
    assert (first.level, second.level) == ("condition", "met")
    assert "another mask of the band is kept, and the note of its table tells which binds (7)" in first.message
    assert [c.level for c in check(planned(40), bound(strict), bound(mild))] == ["fail", "fail"]
    # Of a footnote that states two figures for one quantity, one is enough; provisions stand alone.
    two = [bound(limit(value, id=str(value), provision="5.1")) for value in (10.0, 30.0)]
    assert [c.level for c in check(planned(20), *two)] == ["condition", "met"]
    apart = [bound(limit(value, id=str(value))) for value in (10.0, 30.0)]
    assert [c.level for c in check(planned(20), *apart)] == ["fail", "met"]


def test_a_class_of_station_may_pass_a_limit_by_so_much():
    made = bound(limit(relaxed=(RelaxedLimit(provision="21.5A", by_db=3.0, classes=("FX",)),)))
    assert [one(planned(p, station="FX"), made).level for p in (13, 13.1)] == ["met", "fail"]
    assert "and 3 dB more by No. 21.5A" in one(planned(13.1, station="FX"), made).message
    assert one(planned(13, station="FB"), made).level == "fail"


MASK = (MaskSegment(from_deg=0.0, to_deg=5.0, limit="-20"), MaskSegment(from_deg=5.0, to_deg=90.0, limit="-10"))


def test_a_mask_is_compared_at_the_angle_said_or_where_every_angle_agrees():
    made = bound(limit(None, quantity="pfd", unit="dB(W/m2)", segments=MASK))

    def at(pfd, *angles):
        return one(planned(None, pfd=GivenLevel(pfd), angles=angles), made, on_earth=False)

    assert [at(-15, ("", angle)).level for angle in (0.0, 5.0, 6.0)] == ["fail", "fail", "met"]
    assert at(-15, ("arrival", 6.0)).level == "met"
    assert at(-15, ("off-axis", 6.0)).level == "unchecked"
    open_ = at(-15)
    assert (open_.level, open_.asks) == ("unchecked", "--angle DEGREES")
    assert at(-20).level == "met"  # the least of the mask
    assert at(-9.9).level == "fail"  # above the greatest
    assert at(-10).level == "unchecked"
    assert at(-9.9, ("", 91.0)).message.endswith("no limit is set at 91 degrees")


def test_what_was_given_and_used_by_nothing_is_told():
    used = check(planned(5), bound())
    assert list(unused(used, planned(5))) == []
    assert list(unused(used, planned(5, eirp=GivenLevel(3), elevation=4.0))) == ["eirp", "elevation"]
    assert list(unused([], planned(5))) == ["power"]
    assert list(unused(used, planned(5, angles=(("", 3.0),)))) == ["angle"]
    assert list(unused([], planned(None))) == []


def test_the_same_word_is_told_once():
    twice = check(planned(None), bound(limit(id="a")), bound(limit(id="b")))
    assert len(twice) == 2
    assert len(list(summed(twice))) == 1
    kept = check(planned(5), bound(limit(id="a")), bound(limit(id="b")))
    assert len(list(summed(kept))) == 2


def test_figures_that_are_not_held_are_not_compared():
    made = bound(limit(None, unknown=True, tables="Table 1"))
    (compared,) = check(planned(20), made)
    assert compared.level == "unchecked"
    assert compared.message == "No. 21.5 power: not checked, its figures are not in the data: read Table 1"
    bare = one(planned(20), bound(limit(None, unknown=True)))
    assert bare.message.endswith("read No. 21.5")


@pytest.mark.parametrize(
    ("quantity", "at", "on_earth", "level"),
    [
        ("pfd", "", False, "fail"), ("pfd", "surface", False, "fail"), ("pfd", "border", True, "fail"),
        ("pfd", "border", False, "unchecked"), ("pfd", "altitude", True, "unchecked"), ("pointing", "", True, "unchecked"),
    ],
)  # fmt: skip
def test_where_a_level_is_measured_decides_who_can_say_it(quantity, at, on_earth, level):
    made = bound(limit(-150.0, quantity=quantity, unit="dB(W/m2)", at=at))
    assert one(planned(None, pfd=GivenLevel(-100)), made, on_earth=on_earth).level == level


def test_a_bandwidth_and_an_antenna_are_levels_too():
    wide = bound(limit(1.0, quantity="necessary bandwidth", unit="kHz"))
    assert one(planned(None), wide).level == "met"  # 1 kHz
    assert one(planned(None)._replace(bandwidth_hz=1_001), wide).level == "fail"
    dish = bound(limit(1.2, quantity="antenna diameter", unit="m", sense="least"))
    assert [one(planned(None, asker=Asker(antenna_m=m)), dish).level for m in (1.1, 1.2)] == ["fail", "met"]
    assert one(planned(None), dish).asks == "--antenna METRES"
