"""The arithmetic of the concepts: bands, formulas and masks, orbits, cases, numbers; against plain sums and the Rules."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.regulations import formula
from specx.regulations.bands import minus, union, width
from specx.regulations.cases import Asker, StationCase, cases_of, meant, serves
from specx.regulations.channels import expand, numbered, reach
from specx.regulations.limits import Limit, MaskSegment, ReadAt, limit_of
from specx.regulations.mask import corners, figure, span
from specx.regulations.numbers import is_footnote, main_number, number_key, revision_key
from specx.regulations.orbits import GSO_KM, in_reference, slant_range_km, spreading_db
from specx.regulations.relation import Word, by_footnotes, by_status, mirrored
from specx.regulations.values import ServiceTerm, outranks

# --- bands: sums of hertz

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda s: s[0] <= s[1]), max_size=6)


def hertz(bands):
    return {hz for low, high in bands for hz in range(low, high)}


@given(SPANS, SPANS)
def test_bands_are_sums_of_hertz(some, others):
    merged, left = union(some), minus(some, others)
    assert hertz(merged) == hertz(some)
    assert hertz(left) == hertz(some) - hertz(others)
    assert width(some) == len(hertz(some))
    for bands in (merged, left):
        assert all(low < high for low, high in bands)
        # By low edge; a union's bands do not even touch.
        assert bands == sorted(bands)
    assert all(before[1] < after[0] for before, after in pairwise(merged))


# --- formulas

SUMS = st.recursive(
    st.integers(0, 9).map(str) | st.just("d"),
    lambda part: st.one_of(
        st.builds("({} {} {})".format, part, st.sampled_from("+-*"), part), part.map("(-{})".format),
        st.builds("{} / 4".format, part), part.map(lambda text: f"({text})"),
    ),
    max_leaves=6,
)  # fmt: skip


@given(SUMS, st.integers(-9, 9))
def test_formulas_are_reckoned_as_python_reckons(text, d):
    tree = formula.parse(text)
    assert formula.value(tree, {"d": d}) == pytest.approx(eval(text, {"d": float(d)}))
    assert formula.variables(tree) == ({"d"} if "d" in text else set())


@pytest.mark.parametrize(
    ("text", "value"),
    [("10 - 4 - 3", 3), ("24 / 4 / 3", 2), ("2 + 3 * 4", 14), ("-154 + 0.5 * (25 - 5)", -144), ("log10(100)", 2),
     ("-20 * log10(d)", -20), ("+7", 7)],
)  # fmt: skip
def test_formulas_that_a_person_can_reckon(text, value):
    assert formula.value(formula.parse(text), {"d": 10}) == value


@pytest.mark.parametrize("text", ["", "1 +", "(1", "1)", "1 2", "log10 2", "1 & 2", "* 2", "d" * 121, "log10(", "()"])
def test_what_is_no_formula_is_refused(text):
    with pytest.raises(formula.FormulaError):
        formula.parse(text)


@pytest.mark.parametrize("text", ["1 / (d - 10)", "log10(d - 10)", "log10(d - 11)", "x"])
def test_a_formula_without_a_value_says_so(text):
    with pytest.raises(formula.FormulaError):
        formula.value(formula.parse(text), {"d": 10})
    assert len("1" * 120) == 120
    assert formula.value(formula.parse("1" * 120), {}) == float("1" * 120)


# --- masks


def limit(*segments, **more):
    return Limit(
        id="x", provision="21.16", quantity="pfd", bands=(), services=(), source=ReadAt(document="RR", at="21"),
        segments=tuple(MaskSegment(**s) for s in segments), force="mandatory", applies_to="",
        orbit="any", verified=True, **more,
    )  # fmt: skip


# The commonest mask of Table 21-4: -152 at low angles, half a decibel more for each degree above 5, -142 above 25.
TABLE_21_4 = (
    {"from_deg": 0.0, "to_deg": 5.0, "limit": "-152"},
    {"from_deg": 5.0, "to_deg": 25.0, "limit": "-152 + 0.5 * (d - 5)"},
    {"from_deg": 25.0, "to_deg": 90.0, "limit": "-142"},
)


@pytest.mark.parametrize(
    ("angle", "value"),
    [(0, -152), (4.9, -152), (5, -152), (6, -151.5), (15, -147), (25, -142), (25.1, -142), (90, -142)],
)
def test_a_mask_over_the_angle_of_arrival(angle, value):
    assert figure(limit(*TABLE_21_4), angle).value == value


def test_a_mask_has_corners_extremes_and_an_end():
    mask = limit(*TABLE_21_4)
    assert corners(mask) == [(0, -152), (5, -152), (5, -152), (25, -142), (25, -142), (90, -142)]
    assert span(mask) == (-152, -142)
    assert figure(mask, 90.5) == (None, "no limit is set at 90.5 degrees")
    assert figure(mask) == (None, "depends on the angle of arrival above the horizontal")
    assert span(limit()) is None


def test_a_mask_is_flat_if_it_is_one_number_from_the_horizon_to_the_zenith():
    whole = {"from_deg": 0.0, "to_deg": 90.0, "limit": "-150"}
    assert limit(whole).flat
    assert limit({**whole, "to_deg": 5.0}, {**whole, "from_deg": 5.0}).flat
    assert not limit({**whole, "to_deg": 89.0}).flat
    assert not limit({**whole, "from_deg": 1.0}).flat
    assert not limit({**whole, "to_deg": 5.0}, {**whole, "from_deg": 5.0, "limit": "-140"}).flat
    assert not limit().flat


def test_a_limit_is_made_of_its_record():
    record = {
        "id": "x", "provision": "21.14", "quantity": "elevation", "value": 3, "unit": "degrees", "force": "mandatory",
        "services": [["fixed-satellite", "", ["Earth-to-space"]], "all space services"], "orbit": "any",
        "applies_to": "", "verified": True, "source": {"document": "RR", "at": "21", "also": {"document": "D", "at": "p"}},
        "regions": ["1"], "line": 7,
        "bands": [{"band": [1, 2]}, {"band": [3, 4], "regions": ["2", "3"], "services": ["x"], "footnotes": ["5.1", "5.2"]},
                  {"band": [5, 6], "condition": "if", "footnotes": ["5.1"]}],
    }  # fmt: skip
    made = limit_of(record)
    assert made.services == (ServiceTerm("fixed-satellite", "", ("Earth-to-space",)), "all space services")
    # Of an elevation at least so much is demanded, of anything else at most.
    assert made.sense == "least"
    assert limit_of({**record, "quantity": "pfd"}).sense == "most"
    assert made.source.witness.document == "D"
    assert [(b.low_hz, b.high_hz, b.regions, b.condition) for b in made.bands] == [
        (1, 2, (1,), ""), (3, 4, (2, 3), "by Nos. 5.1, 5.2"), (5, 6, (1,), "if"),
    ]  # fmt: skip
    assert made.bands[0].services == made.services
    assert made.bands[1].services == ("x",)


def test_a_step_is_read_from_below():
    assert figure(limit({"from_deg": 0.0, "to_deg": 5.0, "limit": "-10"}, {"from_deg": 5.0, "to_deg": 90.0, "limit": "0"}), 5).value == -10  # fmt: skip


def test_a_mask_over_frequency_is_read_in_ghz():
    mask = limit({"from_ghz": 1.0, "to_ghz": 2.0, "limit": "10 * f"})
    assert figure(mask, frequency_hz=1_500_000_000).value == 15
    assert figure(mask, 3.0) == (None, "depends on the frequency")
    assert figure(mask, frequency_hz=2_500_000_000) == (None, "no limit is set at 2.5 GHz")


def test_a_formula_in_the_diameter_needs_the_antenna():
    mask = limit(formula="20 * log10(D) + 3")
    assert figure(mask, antenna_m=10).value == 23
    assert figure(mask) == (None, "20 * log10(D) + 3")
    assert figure(mask, antenna_m=0).value is None
    assert figure(limit(), antenna_m=10) == (None, "no figure is set")


def test_a_value_is_the_figure_whatever_is_asked():
    assert figure(limit(value=-120.0)).value == -120
    assert figure(limit(value=0.0), 5.0, 10**9, 2.0).value == 0
    assert figure(limit(unknown=True)).why == "the figures are not in the data: read 21.16"


# --- orbits


def test_the_geostationary_orbit():
    """At the zenith its height over the Earth; at the horizon the tangent, by Pythagoras."""
    assert slant_range_km(GSO_KM, 90) == pytest.approx(42_164 - 6_378)
    assert slant_range_km(GSO_KM, 0) == pytest.approx(math.sqrt(42_164**2 - 6_378**2))
    assert slant_range_km(7_000, 30) > slant_range_km(7_000, 31)


def test_a_watt_spread_over_a_sphere():
    assert spreading_db(0.001) == pytest.approx(10 * math.log10(4 * math.pi))
    # Ten times the path, a hundred times the area. From geostationary height the textbook's 162 dB(m2).
    assert spreading_db(10) - spreading_db(1) == pytest.approx(20)
    assert spreading_db(35_786) == pytest.approx(162.06, abs=0.01)


def test_power_in_a_reference_bandwidth():
    assert in_reference(-100, 4_000, 1_000_000) == pytest.approx(-100 + 36.02, abs=0.01)
    assert in_reference(-100, 1_000_000, 4_000) == in_reference(-100, 4_000, 4_000)


# --- cases

ASKERS = {
    "orbit": (StationCase(orbit="GSO"), {"orbit": "GSO"}, {"orbit": "non-GSO"}, "--orbit GSO"),
    "station": (StationCase(station_kinds=("aircraft", "ship")), {"stations": ("ship",)}, {"stations": ("HAPS",)}, "--station aircraft"),
    "use": (StationCase(uses=("feeder link",)), {"uses": ("BSS feeder link",)}, {"uses": ("IMT",)}, '--use "feeder link"'),
    "except": (StationCase(except_uses=("IMT",)), {"uses": ()}, {"uses": ("IMT",)}, "--use IMT"),
    "from": (StationCase(received_from="2003-01-01"), {"received": "2003-01-01"}, {"received": "2002-12-31"}, "--received DATE"),
    "before": (StationCase(received_before="2003-01-01"), {"received": "2002-12-31"}, {"received": "2003-01-01"}, "--received DATE"),
    "country": (StationCase(countries=("DE",)), {"country": "DE"}, {"country": "FR"}, "-c DE"),
    "not": (StationCase(except_countries=("DE",)), {"country": "FR"}, {"country": "DE"}, "-c COUNTRY"),
    "status": (StationCase(status="primary"), {"status": "primary"}, {"status": "secondary"}, None),
    "least": (StationCase(antenna_m_from=1.2), {"antenna_m": 1.2}, {"antenna_m": 1.1}, "--antenna METRES"),
    "below": (StationCase(antenna_m_below=1.2), {"antenna_m": 1.1}, {"antenna_m": 1.2}, "--antenna METRES"),
    "apogee": (StationCase(apogee_km_from=1000.0, apogee_km_below=2000.0), {"apogee_km": 1000.0}, {"apogee_km": 2000.0}, "--apogee KM"),
    "under": (
        StationCase(under=("163",)), {"country": "DE", "named_in": lambda r: r == "163"},
        {"country": "DE", "named_in": lambda r: False}, "-c COUNTRY",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKERS)
def test_who_is_in_a_case_who_is_not_and_what_would_tell(name):
    case, inside, outside, option = ASKERS[name]
    assert case.holds(Asker(**inside)) == (True, "")
    assert case.holds(Asker(**outside)) == (False, "")
    assert meant([case], Asker(**inside)) == (True, "")
    assert meant([case], Asker(**outside)) == (False, "")
    if option:
        assert case.holds(Asker()) == (None, option)
        assert meant([case], Asker()) == (None, option)


def test_one_of_several_cases_and_all_of_one():
    ship = StationCase(station_kinds=("ship",))
    both = StationCase(orbit="GSO", station_kinds=("ship",))
    assert meant([], Asker()) == (True, "")
    assert meant([StationCase(orbit="GSO"), ship], Asker(orbit="non-GSO", stations=("ship",))) == (True, "")
    assert meant([StationCase(orbit="GSO"), ship], Asker()) == (None, "--orbit GSO or --station ship")
    assert meant([StationCase(orbit="GSO"), ship], Asker(orbit="non-GSO")) == (None, "--station ship")
    # All that one case names has to hold; what is known not to hold ends it.
    assert both.holds(Asker(orbit="GSO")) == (None, "--station ship")
    assert both.holds(Asker(orbit="non-GSO")) == (False, "")
    # A case that is not told in full is not settled by what it names.
    assert meant([StationCase(orbit="GSO", partly=True)], Asker(orbit="GSO"))[0] is None
    assert meant([StationCase(orbit="GSO", partly=True)], Asker(orbit="non-GSO"))[0] is False


def test_a_closer_use_is_the_wider_one_too_and_not_the_other_way():
    assert serves(("BSS feeder link",), ("feeder link",)) is True
    assert serves(("feeder link",), ("BSS feeder link",)) is False
    assert serves((), ("IMT",)) is False
    assert serves(None, ("IMT",)) is None
    (case,) = cases_of([{"uses": ["IMT", "HIBS"], "line": 3}])
    assert case.uses == ("IMT", "HIBS")
    assert cases_of(None) == ()


# --- channels


def test_numbers_of_channels_count_on():
    assert [numbered("17Y", k) for k in (0, 1, 12)] == ["17Y", "18Y", "29Y"]
    assert [numbered("01", k, 2) for k in (0, 1, 5)] == ["01", "03", "11"]
    assert numbered("", 3) == ""
    assert numbered("A", 3) == "A"


@given(
    first=st.integers(1, 50), step=st.integers(1, 9), count=st.integers(1, 12), low=st.integers(0, 150),
    wide=st.integers(0, 40), pair=st.integers(0, 30),
)  # fmt: skip
def test_the_channels_between_two_frequencies_are_those_of_a_plain_walk(first, step, count, low, wide, pair):
    sides = {"ship": first, "coast": first + pair} if pair else {"": first}
    every = list(expand(sides, step, count, "1"))
    assert [number for number, _ in every] == [str(k + 1) for k in range(count)]
    assert [held for _, held in every] == [{s: hz + k * step for s, hz in sides.items()} for k in range(count)]
    some = list(expand(sides, step, count, "1", 1, low, low + wide))
    assert some == [one for one in every if any(low <= hz <= low + wide for hz in one[1].values())]


def test_what_belongs_to_a_channel():
    assert reach(1_000, 0) == (1_000, 1_001)
    assert reach(1_000, 100) == (950, 1_050)
    assert reach(1_000, 100, "carrier") == (1_000, 1_100)


# --- numbers


def test_numbers_sort_as_the_regulations_print_them():
    printed = ["5.53", "5.66", "5.149", "5.149A", "5.340", "5.457A", "5.457B", "5.523A", "5.523AA", "5.523B"]
    assert sorted(sorted(printed), key=number_key) == printed
    assert [main_number(n) for n in ("5.457A", "5.53", "9.21")] == [457, 53, -1]
    assert [is_footnote(n) for n in ("5.53", "5.340", "5.523DA", "5.5", "5.3401", "5.340a", "6.340", "5.340 ")] == [
        True, True, True, False, False, False, False, False,
    ]  # fmt: skip


def test_revisions_sort_by_their_conference():
    told = ["Rev.WRC-23", "WRC-97", "WRC-03", "Rev.WRC-2000", "WRC-2027"]
    assert sorted(told, key=revision_key) == ["WRC-97", "Rev.WRC-2000", "WRC-03", "Rev.WRC-23", "WRC-2027"]
    assert revision_key("Mob-87")[0] == 1987
    assert revision_key("Orb")[0] == 0


# --- relations


def test_words_of_footnotes_on_a_pair():
    def told(*words):
        return [(r.relation, r.footnote, r.only) for r in by_footnotes(words)]

    assert told(Word("own", "5.1", "")) == [("must-protect", "5.1", "")]
    assert told(Word("other", "5.1", "x")) == [("protected-from", "5.1", "x")]
    assert told(Word("", "5.1", "")) == [("equal", "5.1", "")]
    assert told(Word("own", "5.1", ""), Word("other", "5.1", "")) == [("mutual", "5.1", "")]
    assert told(Word("own", "5.1", ""), Word("other", "5.1", "x")) == [
        ("must-protect", "5.1", ""), ("protected-from", "5.1", "x"),
    ]  # fmt: skip
    assert told(Word("own", "5.1", "", False)) == [("no-claim", "5.1", "")]
    assert told(Word("other", "5.1", "", False)) == [("not-claimed-on", "5.1", "")]
    assert told(Word("own", "5.1", "", False), Word("own", "5.1", "")) == [("must-protect", "5.1", "")]


def test_categories_and_their_mirror():
    statuses = ("primary", "secondary", "permitted")
    for own in statuses:
        for other in statuses:
            assert by_status(other, own).name == mirrored(by_status(own, other).name)
    assert by_status("permitted", "primary") == ("not-stated", "5.43")
    assert by_status("primary", "primary") == ("equal", "4.8")
    assert outranks("primary", "secondary")
    assert not outranks("secondary", "primary")
    assert not outranks("primary", "primary")
