"""The answer for a whole and those for its parts: ranges cut in two, Regions one by one, services and statuses apart."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreement.asking import ask
from specx.answers.adjacent import Neighbourhood
from specx.answers.diff.editions import Comparison
from specx.answers.harmonics import Harmonics
from specx.answers.limits import LimitsOf

END = 3_000 * 10**9
REGIONS = st.sampled_from([1, 2, 3])
# Frequencies as people ask for them: as many in each decade.
HZ = st.builds(lambda power, digits: min(digits * 10**power, END - 1), st.integers(4, 9), st.integers(1, 2999))
CODES = st.sampled_from(["DE", "BR", "US", "JP", "EG", "RU"])


@st.composite
def cut(draw, widest=10**10):
    """The ends of a range and a frequency inside it."""
    low = draw(HZ)
    high = min(low + draw(st.integers(2, min(widest, 3 * low))), END)
    return low, draw(st.integers(low + 1, high - 1)) if high - low > 1 else high, high


# --- ranges


@pytest.fixture(scope="module")
def limits(views):
    return LimitsOf(views["rr-2024"])


def figures(engine, low, high, region):
    # Where a footnote's limit holds is told for the part asked; which limit it is, does not change.
    return {
        (r.id, r.provision, r.service, r.quantity, str(r.value), r.countries) for r in engine.within(low, high, region)
    }


@settings(max_examples=40)
@given(band=cut(), region=REGIONS)
def test_limits_of_a_range_are_those_of_its_halves(limits, band, region):
    low, middle, high = band
    whole = figures(limits, low, high, region)
    assert whole == figures(limits, low, middle, region) | figures(limits, middle, high, region)


@pytest.fixture(scope="module")
def comparison(facts):
    return Comparison(facts, facts.edition("rr-2020"), facts.edition("rr-2024"))


@pytest.fixture(scope="module")
def changed(comparison):
    return comparison.rows()


@settings(max_examples=6)
@given(edges=st.lists(HZ, min_size=1, max_size=5, unique=True))
def test_what_changed_in_all_parts_is_what_changed(comparison, changed, edges):
    def told(low, high):
        return {(c.region, c.low_hz, c.high_hz, c.change, c.service) for c in comparison.rows(low, high)}

    whole = {(c.region, c.low_hz, c.high_hz, c.change, c.service) for c in changed}

    found = [told(low, high) for low, high in pairwise([0, *sorted(edges), END])]
    assert set().union(*found) == whole


@settings(max_examples=5)
@given(band=cut(), who=st.one_of(REGIONS.map(lambda r: ("-r", str(r))), CODES.map(lambda c: ("-c", c))), service=st.sampled_from(["FSS", "MOBILE", "FS", "RLS", "RAS"]))  # fmt: skip
def test_who_shares_a_range_shares_its_parts(band, who, service):
    low, middle, high = band

    def told(low, high):
        rows = ask("sharing", f"{low}Hz-{high}Hz", "-s", service, *who)
        return [(r["region"], r["low_hz"], r["high_hz"], r["label"], r["status"], r["via"], sorted(s["label"] for s in r["sharers"])) for r in rows]  # fmt: skip

    halves = told(low, middle) + told(middle, high)
    whole = told(low, high)
    edges = sorted({middle, *(e for r in (*halves, *whole) for e in r[1:3])})
    assert covered(whole, edges) == covered(halves, edges)


def covered(rows, edges):
    """What is said of each elementary part between the edges."""
    return {
        (low, high, r[0], *map(str, r[3:]))
        for r in rows
        for low, high in pairwise(edges)
        if r[1] <= low and high <= r[2]
    }


# --- Regions, countries, services, statuses


@settings(max_examples=4)
@given(band=cut(10**9), edition=st.sampled_from(["2024-06-30", "2026-01-01"]))
@pytest.mark.parametrize(
    "words",
    [("overlap",), ("limits",), ("adjacent", "--within", "10MHz"), ("sharing", "-s", "MOBILE"), ("service", "FSS")],
    ids=lambda words: words[0],
)
def test_all_regions_are_each_region(words, band, edition):
    low, _, high = band
    name, *options = words
    asked = (
        [name, f"{low}Hz-{high}Hz", *options] if name != "service" else [name, *options, "--range", f"{low}Hz-{high}Hz"]
    )
    alone = [row for region in "123" for row in ask(*asked, "-r", region, "--as-of", edition)]
    assert sorted(map(str, ask(*asked, "--as-of", edition))) == sorted(map(str, alone))


@settings(max_examples=15)
@given(band=cut(10**9), who=REGIONS.map(lambda r: ("-r", str(r))) | CODES.map(lambda c: ("-c", c)))
def test_a_service_and_a_status_leave_of_a_row_what_they_name(band, who):
    """What is left with an option is what is there without it, filtered by hand."""
    low, _, high = band
    every = ask("overlap", f"{low}Hz-{high}Hz", *who)
    for options, wanted in (
        (("--status", "secondary"), lambda a: a["status"] == "secondary"),
        (("-s", "fixed"), lambda a: a["service"] == "fixed"),
        (("-s", "mobile", "--status", "primary"), lambda a: a["service"] == "mobile" and a["status"] == "primary"),
    ):
        by_hand = {
            (r["region"], r["low_hz"], r["high_hz"], a["label"], a["status"]) for r in every for a in r["allocations"] if wanted(a)
        }  # fmt: skip
        told = {
            (r["region"], r["low_hz"], r["high_hz"], a["label"], a["status"])
            for r in ask("overlap", f"{low}Hz-{high}Hz", *who, *options)
            for a in r["allocations"]
        }
        assert told == by_hand


# --- more of the same


@pytest.fixture(scope="module")
def near(views):
    return Neighbourhood(views["rr-2024"])


@given(band=cut(), widths=st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), region=REGIONS)
def test_a_wider_look_finds_what_a_narrow_one_found(near, band, widths, region):
    low, _, high = band
    few, many = (
        {(side, gap, row.low_hz) for side, gap, row in near.around(low, high, width, region)}
        for width in sorted(widths)
    )
    assert few <= many
    assert {n for n in many if n[0] == "inside" or n[1] < min(widths)} == few


@given(hz=HZ, numbers=st.tuples(st.integers(2, 30), st.integers(2, 30)), region=REGIONS)
def test_more_harmonics_begin_with_the_fewer(views, hz, numbers, region):
    harmonics = Harmonics(views["rr-2024"])
    few, many = (
        [(number, hit.low_hz) for number, hit in harmonics.met(hz, 0, most, region)] for most in sorted(numbers)
    )
    assert many[: len(few)] == few
    assert all(number > min(numbers) for number, _ in many[len(few) :])


def bare(rows):
    """Without what says which of several was asked."""
    return [{key: value for key, value in row.items() if key not in ("query_hz", "band_names")} for row in rows]


@settings(max_examples=10)
@given(hz=HZ, order=st.permutations(["1", "2", "3", "7"]))
def test_frequencies_are_answered_one_by_one_in_their_order(hz, order):
    """Several at once, in any order, and from stdin, as one after another."""
    asked = [f"{hz * int(n)}Hz" for n in order if hz * int(n) < END]
    alone = [row for one in asked for row in ask("at", one)]
    assert bare(ask("at", *asked)) == bare(ask("at", "-", stdin="\n".join(asked))) == bare(alone)


SPELT = [
    "{:d} Hz", "{:d}Hz", "{k} kHz", "{m} MHz", "{m}MHz", "{g} GHz", "{g}ghz",
]  # fmt: skip


@settings(max_examples=15)
@given(hz=HZ, region=st.sampled_from("123"))
def test_a_unit_is_only_another_way_to_say_a_frequency(hz, region):
    from decimal import Decimal

    spelt = [
        text.format(hz, k=format(Decimal(hz) / 1000, "f"), m=format(Decimal(hz) / 10**6, "f"), g=format(Decimal(hz) / 10**9, "f"))
        for text in SPELT
    ]  # fmt: skip
    answers = [ask("at", text, "-r", region) for text in spelt]
    assert all(answer[0]["low_hz"] <= hz < answer[0]["high_hz"] for answer in answers)

    assert all(bare(answer) == bare(answers[0]) for answer in answers)
