"""What there is at a frequency, in a range, under a name; and what `examine` makes of it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.answers.channels import ChannelsOf
from specx.errors import UnknownNameError
from specx.facts.plans import Plans, channels_of
from specx.regulations.channels import expand, numbered, reach

MHZ = 10**6


@pytest.fixture(scope="module")
def asked(facts):
    return ChannelsOf(facts)


@given(
    hz=st.integers(0, 10**9), step=st.integers(1, 10**6), count=st.integers(1, 300),
    low=st.integers(-(10**7), 10**9), width=st.integers(0, 10**8),
)  # fmt: skip
def test_a_raster_cut_to_a_range_is_the_part_of_the_list(hz, step, count, low, width):
    whole = [(number, at["x"]) for number, at in expand({"x": hz}, step, count, "1")]
    assert whole == [(str(k + 1), hz + k * step) for k in range(count)]
    cut = [(number, at["x"]) for number, at in expand({"x": hz}, step, count, "1", 1, low, low + width)]
    assert cut == [(number, at) for number, at in whole if low <= at <= low + width]


def test_numbers_go_on():
    assert [numbered("17Y", k, 2) for k in range(3)] == ["17Y", "19Y", "21Y"]
    assert numbered("01", 9) == "10"
    assert numbered("", 5) == ""


def test_what_belongs_to_a_channel():
    assert reach(156_800_000, 25_000) == (156_787_500, 156_812_500)
    assert reach(4_125_000, 3_000, "carrier") == (4_125_000, 4_128_000)
    assert reach(2_182_000, 0) == (2_182_000, 2_182_001)


@pytest.fixture(scope="module")
def everything(facts):
    plans = Plans(facts)
    return plans, [c for plan in plans.of(plans.files()) for c in channels_of(plan)]


@given(data=st.data())
def test_channels_of_a_range_are_those_of_a_plain_scan(everything, data):
    plans, every = everything
    side = data.draw(st.sampled_from(every)).sides[0]
    low = max(0, side.low_hz + data.draw(st.sampled_from([-(10**6), -1000, -1, 0, 1, 1000])))
    high = low + data.draw(st.sampled_from([1, 1000, 10**5, 10**7]))
    wanted = [
        c
        for c in every
        if any(
            a < high and b > low
            for a, b in [*((s.low_hz, s.high_hz) for s in c.sides), *([c.guard] if c.guard else [])]
        )
    ]
    found = plans.channels(low, high)
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))


def test_channel_16(asked):
    rows = asked.within(156_800_000, 156_800_001, (1,))
    assert [(r.what, r.reference, r.channel) for r in rows] == [
        ("band", "Appendix 18", ""), ("channel", "Appendix 15", ""), ("channel", "Appendix 18", "16")
    ]  # fmt: skip
    assert rows[1].protected_by == ("31.2", "Appendix 15")
    assert rows[1].asterisk is True


def test_only_the_guard_is_touched(asked):
    row = next(r for r in asked.within(156_500_000, 156_500_001, (1,)) if r.plan == "appendix-15")
    assert row.reached == ("guard",)
    assert row.guard == (156_487_500, 156_562_500)


@pytest.mark.parametrize(
    ("hz", "regions", "country", "there"),
    [
        (500 * MHZ, (1,), "", True),
        (500 * MHZ, (2,), "", False),
        (500 * MHZ, (3,), "", True),  # Iran
        (500 * MHZ, (3,), "IR", True),
        (500 * MHZ, (3,), "JP", False),
        (500 * MHZ, (1,), "MN", False),
        (500 * MHZ, (1,), "DE", True),
        (100 * MHZ, (1,), "IS", False),
        (100 * MHZ, (3,), "AF", True),
    ],
)  # fmt: skip
def test_agreements_reach_where_they_say(asked, hz, regions, country, there):
    rows = asked.within(hz, hz + 1, regions, country)
    assert any(r.reference in ("GE06", "GE84") for r in rows) is there


def test_both_sides_of_a_channel_are_one_row(asked):
    rows = [r for r in asked.named("ch 421", (1,)) if r.channel == "421"]
    assert [r.reached for r in rows] == [("ship", "coast")]


def test_a_plan_is_listed_whole(asked):
    rows = asked.named("appendix 18", (1, 2, 3))
    assert {r.plan for r in rows} == {"appendix-18"}
    assert {"16", "70", "2028"} <= {r.channel for r in rows}
    assert len(asked.named("GE75", (2,))) == 0
    with pytest.raises(UnknownNameError):
        asked.named("Appendix 99", (1,))


def test_examine_heeds_protected_frequencies(specx):
    def findings(*words):
        ran = specx("examine", *words, "-r", "1", "-o", "json")
        return [f for f in ran.json()["results"][0]["findings"] if f["rule"] == "protected-frequency"]

    marked = findings("156.8MHz", "-b", "16kHz", "-s", "maritime mobile")
    assert [(f["level"], f["provision"]) for f in marked] == [("condition", "31.2")]
    assert "could harm" in marked[0]["message"]
    plain = findings("156.3MHz", "-b", "16kHz", "-s", "maritime mobile")
    assert "could harm" not in plain[0]["message"]
    assert findings("156.4MHz", "-b", "16kHz", "-s", "maritime mobile") == []
    # An edge is enough, and the guard around the frequency.
    assert findings("2180kHz", "-b", "5kHz", "-s", "mobile")
    assert "guard band" in findings("156.5MHz", "-b", "16kHz", "-s", "maritime mobile")[0]["message"]
    # Who only listens harms nobody.
    assert findings("406.05MHz", "-b", "10kHz", "-s", "radio astronomy") == []
    assert findings("406.05MHz", "-b", "10kHz", "-s", "MSS")[0]["provision"] is None


def test_at_says_what_stands_beside_a_frequency(specx):
    row = specx("at", "1090MHz", "-r", "1", "-o", "json").json()["results"][0]
    assert {(c["plan"], c.get("name")) for c in row["channels"]} >= {("aeronautical-safety", "SSR reply")}
    assert [p["plan"] for p in row["plans"]] == ["dme"]
    edge = specx("at", "156.8125MHz", "-r", "1", "-o", "json").json()["results"]
    assert ["channels" in r for r in edge] == [True, False]
    several = specx("at", "4125kHz", "10.2GHz", "-r", "1", "-o", "json").json()["results"]
    assert [r["band_names"] for r in several] == [
        {"itu-band": "HF", "ieee-band": "IEEE HF"}, {"itu-band": "SHF", "ieee-band": "X"}
    ]  # fmt: skip


def test_overlap_names_the_plans(specx):
    answer = specx("overlap", "11.7-12.5GHz", "-o", "json").json()
    assert {(p["reference"], tuple(p["regions"])) for p in answer["plans"]} == {
        ("Appendix 30", (1,)), ("Appendix 30", (2,)), ("Appendix 30", (3,))
    }  # fmt: skip
    assert specx("overlap", "2-2.01GHz", "-o", "json").json()["plans"] == []


def test_a_frequency_without_a_plan_opens_the_index_alone(specx, monkeypatch):
    """And one with a plan, the files that speak of it; names are looked up for no frequency."""
    from specx.facts.folder import Facts

    opened = []
    records = Facts.records
    monkeypatch.setattr(Facts, "records", lambda self, kind, file: opened.append(file) or records(self, kind, file))
    specx("at", "10.2GHz", "-r", "1")
    assert [f for f in opened if f.startswith("plans") or f == "names.yaml"] == ["plans/index.yaml"]
    opened.clear()
    specx("at", "156.8MHz", "-r", "1", "-o", "json")
    assert sorted({f for f in opened if f.startswith("plans")}) == [
        "plans/distress.yaml", "plans/index.yaml", "plans/maritime-vhf.yaml"
    ]  # fmt: skip
    assert "names.yaml" not in opened


def test_a_folder_without_plans_answers_as_before(specx, tmp_path):
    import shutil

    from conftest import ROOT

    shutil.copytree(
        ROOT / "allocations", tmp_path / "data", ignore=shutil.ignore_patterns("plans", "names.yaml", "bands.yaml")
    )
    ran = specx("at", "156.8MHz", "-r", "1", "-o", "json", "--data", str(tmp_path / "data"))
    assert ran.code == 0
    assert "channels" not in json.loads(ran.out)["results"][0]
    assert specx("at", "ch 16", "--data", str(tmp_path / "data")).code == 2
    assert specx("channels", "--data", str(tmp_path / "data")).code == 1
