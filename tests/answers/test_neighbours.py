"""Neighbours and harmonics, against a plain scan of the rows."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from specx.answers.adjacent import Neighbourhood, place
from specx.answers.harmonics import Harmonics, harmonic

MHZ, GHZ = 10**6, 10**9


@pytest.fixture(scope="module")
def near(views):
    return Neighbourhood(views["rr-2024"])


@settings(max_examples=60)
@given(
    low=st.integers(1 * MHZ, 100 * GHZ), width=st.integers(1, GHZ), within=st.integers(0, GHZ),
    region=st.sampled_from([1, 2, 3]),
)  # fmt: skip
def test_neighbours_are_the_rows_near_enough(near, asked_rows, low, width, within, region):
    high = low + width
    found = {(row.low_hz, row.high_hz): (side, gap) for side, gap, row in near.around(low, high, within, region)}
    for row in asked_rows["rr-2024 view"]:
        if row.region != region:
            continue
        gap = max(0, low - row.high_hz, row.low_hz - high)
        # A row that starts exactly where the window ends holds no hertz of it.
        inside_window = row.low_hz < high + within and row.high_hz > low - within
        assert ((row.low_hz, row.high_hz) in found) == inside_window
        if inside_window:
            side, distance = found[row.low_hz, row.high_hz]
            assert distance == gap
            assert side == (
                "inside" if row.low_hz < high and row.high_hz > low else "below" if row.high_hz <= low else "above"
            )


def test_touching_bands_are_at_distance_nought():
    assert place(1, 2, 2, 3) == ("below", 0)
    assert place(3, 4, 2, 3) == ("above", 0)
    assert place(2, 4, 2, 3) == ("inside", 0)


def test_passive_neighbours_of_23_ghz(specx):
    ran = specx("adjacent", "23.15-23.55GHz", "--passive", "--within", "200MHz", "-r", "1", "-o", "json")
    assert ran.code == 0
    below, above = ran.json()["results"]
    assert (below["kind"], below["low_hz"], below["high_hz"]) == ("radio-astronomy", 23_070 * MHZ, 23_120 * MHZ)
    assert (above["side"], above["distance_hz"], above["low_hz"]) == ("above", 50 * MHZ, 23_600 * MHZ)
    assert above["prohibited"][0]["footnote"] == "5.340"
    assert {p["services"][0] for p in above["pairs"]} == {"inter-satellite"}
    assert {p["value"] for p in above["pairs"]} == {-36, -46}
    assert ran.json()["overlaps_5_340"] is False


def test_a_range_inside_5_340_is_told_plainly(specx):
    ran = specx("adjacent", "2.69-2.7GHz", "--passive", "-r", "1")
    assert "The range itself overlaps 2 690-2 700 MHz, where No. 5.340 forbids all emissions" in ran.out
    assert "No. 5.422" in ran.out


def test_every_band_of_5_340_is_found_passive(near, facts):
    """The 21 bands as the limits state them, each found from just inside."""
    (file,) = [f for f in facts.files("limits") if "5.340" in f]
    records = facts.records("limits", file)
    assert len(records) == 21
    for record in records:
        low, _ = record["bands"][0]["band"]
        region = int(record.get("regions", ["1"])[0])
        found = [f for f in near.passive(low, low + 1, 0, region) if f.side == "inside"]
        assert any(f.prohibited or f.kind == "radio-astronomy" for f in found), record["id"]
        assert any(p.footnote == "5.340" for f in found for p in f.prohibited), record["id"]


@given(hz=st.integers(1, 10**12), bandwidth=st.integers(0, 10**9), number=st.integers(2, 20))
def test_harmonics_are_multiples_rounded_outwards(hz, bandwidth, number):
    bandwidth = min(bandwidth, 2 * hz)
    low, high = harmonic(hz, bandwidth, number)
    assert 2 * low <= number * (2 * hz - bandwidth) < 2 * (low + 1)
    assert low < high
    assert 2 * high >= number * (2 * hz + bandwidth)
    assert low <= number * hz <= high


def test_harmonics_of_7_85_ghz(specx):
    ran = specx("harmonics", "7.85GHz", "-n", "4", "--into", "passive", "-o", "json")
    hits = {(r["harmonic"], r["low_hz"], r["region"]) for r in ran.json()["results"]}
    assert hits == {(4, 31_300 * MHZ, region) for region in (1, 2, 3)}


def test_harmonics_meet_every_row_they_cover(views, asked_rows):
    engine = Harmonics(views["rr-2024"])
    hits = {(h.harmonic, h.low_hz) for h in engine.land(3500 * MHZ, 400 * MHZ, 6, 2)}
    expected = {
        (n, row.low_hz)
        for n in range(2, 7)
        for row in asked_rows["rr-2024 view"]
        if row.region == 2 and row.low_hz < n * 3700 * MHZ and row.high_hz > n * 3300 * MHZ
    }
    assert hits == expected


@pytest.mark.parametrize(
    ("frequency", "number", "into"),
    [("78.4MHz", 2, "distress"), ("203MHz", 2, "5.266"), ("60MHz", 2, "AERONAUTICAL MOBILE (R)"), ("56MHz", 2, "AERONAUTICAL RADIONAVIGATION")],
)  # fmt: skip
def test_harmonics_into_safety(specx, frequency, number, into):
    """156.8 MHz (No. 5.226), 406 MHz beacons, the airband and the ILS are what a person would look for."""
    ran = specx("harmonics", frequency, "-n", "2", "--into", "safety", "-r", "1", "-b", "50kHz", "-o", "json")
    assert ran.code == 0
    assert any(into.casefold() in why.casefold() for r in ran.json()["results"] for why in r["why"])
    assert {r["harmonic"] for r in ran.json()["results"]} == {number}


def test_harmonics_above_the_data_are_said_to_be_outside(specx):
    ran = specx("harmonics", "1500GHz", "-n", "3", "-r", "1", "-o", "json")
    assert ran.json()["outside_coverage_from"] == 2


@pytest.mark.parametrize(
    "words",
    [
        ("harmonics", "7.85GHz", "--into", "space"), ("harmonics", "1MHz", "-b", "3MHz"), ("harmonics", "7.85"),
        ("adjacent", "3.6-3.4GHz"), ("adjacent", "3.4-3.6GHz", "--within", "wide"), ("adjacent", "3.4-3.6GHz", "--passive", "--status", "primary"),
    ],
)  # fmt: skip
def test_bad_questions_get_one_line(specx, words):
    ran = specx(*words)
    assert ran.code == 2
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("output", ["table", "json", "jsonl", "csv", "tsv", "md", "yaml"])
def test_every_output(specx, output):
    for words in (
        ("adjacent", "23.15-23.55GHz", "--passive", "--within", "200MHz"),
        ("harmonics", "7.85GHz", "-n", "4"),
    ):
        ran = specx(*words, "-o", output)
        assert ran.code == 0, ran.err
        assert ran.out.strip()


def test_neighbours_of_a_country(specx):
    ran = specx("adjacent", "10.5-10.55GHz", "-c", "BR", "-o", "json")
    (below,) = [r for r in ran.json()["results"] if r["side"] == "below"]
    assert {a["via"] for a in below["allocations"] if a["service"] == "mobile"} == {"5.481"}


# --- the nearest passive bands, and what the range's own footnotes ask


@settings(max_examples=25, deadline=None)
@example(low=10_000_000, width=127_000_001, region=3)  # No. 5.208A ties it to 608-614 MHz, which are two rows
@given(st.integers(10 * MHZ, 270 * GHZ), st.integers(1, 500 * MHZ), st.sampled_from([1, 2, 3]))
def test_the_nearest_passive_band_is_the_nearest_of_all(near, low, width, region):
    start, end = near.view.edition.coverage
    whole = [r for r in near.passive(low, low + width, end - start, region) if r.side != "inside"]
    nearest = {side: min((r.distance_hz for r in whole if r.side == side), default=None) for side in ("below", "above")}
    found = [r for r in near.passive(low, low + width, None, region) if r.side != "inside"]
    for side, distance in nearest.items():
        assert min((r.distance_hz for r in found if r.side == side), default=None) == distance
    # Farther ones are there only where something of the range ties them to it.
    assert all(r.pairs or r.care for r in found if r.distance_hz > nearest[r.side])
    assert {(r.side, r.low_hz) for r in whole if r.pairs or r.care} <= {(r.side, r.low_hz) for r in found}


def test_a_footnote_names_the_harmonic_of_its_own_band(specx):
    """No. 5.402: second harmonics of 2 483.5-2 500 MHz in 4 990-5 000 MHz; the same harmonic of another band is none."""
    (row,) = specx("harmonics", "2.4965GHz", "-n", "2", "--into", "passive", "-r", "1", "-o", "json").json()["results"]
    assert any(words.startswith("No. 5.402") for words in row["why"])
    third = specx("harmonics", "1.6643GHz", "-n", "3", "--into", "passive", "-r", "1", "-o", "json").json()["results"]
    assert not any("5.402" in words for r in third for words in r["why"])


def test_a_service_leaves_the_limits_that_bind_it(specx):
    """Resolution 750 binds uplinks of the fixed-satellite service at 30.5 GHz towards 31.3 GHz, not mobile-satellite."""
    rows = specx("adjacent", "30.5-31GHz", "--passive", "-r", "1", "-s", "FSS (E-s)", "-o", "json").json()["results"]
    assert {p["provision"].split(" (")[0] for r in rows for p in r["pairs"]} == {"Resolution 750"}
    rows = specx("adjacent", "30.5-31GHz", "--passive", "-r", "1", "-s", "MSS (E-s)", "-o", "json").json()["results"]
    assert not any(r["pairs"] for r in rows)


def test_what_a_footnote_asks_for_a_band_next_door_is_told_there(specx):
    rows = specx("adjacent", "2500-2690MHz", "--passive", "-r", "1", "-s", "BSS", "-o", "json").json()["results"]
    assert {c["footnote"] for r in rows if r["low_hz"] == 2690 * MHZ for c in r.get("care", ())} == {"5.413"}
