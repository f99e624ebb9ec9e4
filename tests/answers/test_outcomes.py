"""Outcomes of WRC-23: complete, asked in every way, and held together with the two editions."""

import re

import pytest

from specx.answers.diff import threeway
from specx.answers.totals import totals
from specx.errors import DataError, UnknownNameError
from specx.facts.folder import Facts
from specx.facts.outcomes import Conference
from specx.output.outcomes import total_lines
from specx.regulations.bands import minus, union, width


@pytest.fixture(scope="module")
def conference(facts):
    return Conference(facts, "wrc-23")


def check(facts):
    return threeway.check(facts, Conference(facts, "wrc-23"))


class Edited(Facts):
    """The facts with the outcomes of one file changed by a function."""

    def __init__(self, facts, name, edit):
        super().__init__(facts.folder)
        self._name, self._edit = name, edit

    def records(self, kind, relative):
        found = super().records(kind, relative)
        return self._edit(found) if relative == f"wrc-23/{self._name}" else found


def test_every_difference_has_an_outcome_and_every_outcome_shows(facts):
    assert check(facts) == []


def test_the_check_finds_a_row_that_lost_its_outcome(facts):
    found = check(Edited(facts, "eess.yaml", lambda records: [r for r in records if r["id"] != "eess-active-40-50"]))
    assert {f.kind for f in found} == {"unexplained"}
    assert any("earth exploration-satellite" in f.message and "40-40.02 MHz" in f.message for f in found)
    assert any("5.159A" in f.message for f in found)


def test_the_check_finds_a_reference_that_no_outcome_names(facts):
    def edit(records):
        return [
            {**r, "footnotes": {"added": ["5.531A", "5.531B"]}} if r["id"] == "amor-22-22-2-region-1" else r
            for r in records
        ]

    messages = [f.message for f in check(Edited(facts, "aeronautical.yaml", edit))]
    assert any("5.531D" in m and "22-22.2 GHz" in m for m in messages)


def test_the_check_finds_an_outcome_that_shows_nowhere(facts):
    def edit(records):
        return [
            {**r, "bands": [[1_250_000_000, 1_260_000_000]], "effect": "allocation", "footnotes": {}} for r in records
        ]

    found = check(Edited(facts, "amateur-rnss.yaml", edit))
    assert "unseen" in {f.kind for f in found}


def test_the_check_finds_wrong_countries_and_footnotes(facts):
    def edit(records):
        out = []
        for r in records:
            if r["id"] == "countries-5-494":
                r = {**r, "countries_changed": [{"footnote": "5.494", "added": ["BR"], "removed": [], "line": 1}],
                     "footnotes": {"suppressed": ["5.494"]}}  # fmt: skip
            out.append(r)
        return out

    messages = " | ".join(f.message for f in check(Edited(facts, "countries-shf.yaml", edit)))
    assert "5.494: BR is called added" in messages
    assert "5.494: PS is added, and no outcome says so" in messages
    assert "5.494 is called suppressed" in messages


def test_what_conference_yaml_says_of_a_file_is_where_its_outcomes_lie(facts):
    def edit(records):
        return [{**records[0], "bands": [[90_000_000_000, 91_000_000_000]]}]

    with pytest.raises(DataError, match="leaves the bands"):
        list(Conference(Edited(facts, "haps.yaml", edit), "wrc-23"))


def test_itu_counts_801_mhz_for_hibs_and_1300_mhz_for_imt(conference):
    hibs, imt = totals(conference)
    assert (hibs.topic, hibs.said_hz, hibs.meets) == ("HIBS", 801_000_000, "named")
    assert hibs.by_region_hz == {"1": 801_000_000, "2": 772_000_000, "3": 762_000_000}
    assert hibs.whole_region_hz == {"1": 801_000_000, "2": 772_000_000, "3": 500_000_000}
    assert (imt.topic, imt.said_hz, imt.meets) == ("IMT", 1_300_000_000, "new")
    assert imt.new == ((3_700_000_000, 3_800_000_000), (6_425_000_000, 7_125_000_000), (10_000_000_000, 10_500_000_000))
    assert imt.whole_region_hz == {"1": 700_000_000, "2": 200_000_000, "3": 100_000_000}
    assert any("266 MHz" in line and line.endswith("= 801 MHz") for line in total_lines(hibs))


def test_hibs_platforms_only_receive_in_the_parts_that_the_notes_name(conference):
    assert conference.by_id["hibs-1710-2170-region-3"].record["receive_only"] == [[1_710_000_000, 1_815_000_000]]
    assert conference.by_id["hibs-1710-2170-region-1"].record["receive_only"] == [[1_710_000_000, 1_785_000_000]]


@pytest.mark.parametrize(
    ("band", "region", "wanted"),
    [
        ((6_500_000_000, 6_500_000_001), 1, "imt-6425-7125-region-1"),
        ((3_350_000_000, 3_350_000_001), 2, "imt-3300-3400-region-2"),
        ((45_000_000, 45_000_001), 3, "eess-active-40-50"),
        ((22_100_000_000, 22_100_000_001), 1, "amor-22-22-2-region-1"),
        ((15_000_000_000, 15_000_000_001), 2, "srs-14-8-15-35"),
        ((500_000, 500_001), 1, "gmdss-navdat-500-4226"),
        ((125_000_000, 125_000_001), 1, "amsrs-117-975-137"),
    ],
)
def test_a_row_knows_its_outcomes(conference, band, region, wanted):
    assert wanted in [o.id for o in conference.touching_row(region, *band)]


def test_reading_only_the_files_that_reach_there_finds_as_much_as_reading_all(conference, rows):
    for row in rows["rr-2024"][::7]:
        span = row.region, row.low_hz, row.high_hz
        assert [o.id for o in conference.touching_row(*span)] == [o.id for o in conference if o.touches_row(*span)]


def test_a_country_is_met_by_its_lists_and_by_its_whole_region(conference):
    found = {o.id for o in conference.select(country="BR", band=(3_000_000_000, 11_000_000_000))}
    assert {"imt-3300-3400-region-2", "imt-6425-7125-region-2", "imt-10-10-5-region-2"} <= found
    assert not {"imt-6425-7125-region-1", "imt-3300-3400-region-3"} & found
    assert "imt-6425-7125-region-2" not in {o.id for o in conference.select(country="US")}


def test_filters_agree_with_a_linear_scan(conference, facts):
    term = facts.vocabulary.ask("FSS")
    for outcome in conference.select(topic="FSS-BSS", term=term, regions=[2]):
        assert outcome.topic == "FSS-BSS"
        assert any(t.service == "fixed-satellite" for t in outcome.terms)
        assert 2 in outcome.regions
    assert {o.id for o in conference.select(agenda_item="9.1")} == {
        o.id for o in conference if o.agenda_item.startswith("9.1")
    }


def test_topics_in_any_case_and_near_misses(conference):
    assert conference.topic("imt") == "IMT"
    assert conference.topic("fss bss") == "FSS-BSS"
    with pytest.raises(UnknownNameError, match="unknown topic") as caught:
        conference.topic("hips")
    assert "hibs" in caught.value.hint


def test_every_outcome_is_told_in_our_own_words(conference):
    for outcome in conference:
        assert outcome.record["summary"].endswith("."), outcome.id
        assert 3 <= len(outcome.title.split()) <= 9, outcome.id
        assert outcome.record["sources"], outcome.id


def test_no_summary_is_a_sentence_of_itus_account(conference, reference):
    account = " ".join(re.findall("[a-z]+", (reference / "itu-2023-wrc23.txt").read_text(encoding="utf-8").lower()))
    for outcome in conference:
        words = [w for w in re.findall("[a-z]+", outcome.record["summary"].lower()) if w not in ("mhz", "ghz", "khz")]
        for i in range(len(words) - 7):
            assert " ".join(words[i : i + 8]) not in account, outcome.id


def test_every_topic_of_itus_account_is_there(conference):
    for wanted in ("IMT", "HIBS", "UHF", "GMDSS", "aeronautical", "ESIM", "inter-satellite", "regulatory", "FSS-BSS",
                   "EESS", "space-research", "space-weather", "Palestine"):  # fmt: skip
        assert wanted in conference.topics
    for name in ("bss-41-countries", "fss-nine-countries", "hf-appendix-27-wideband", "gmdss-bdmss",
                 "non-gso-orbital-tolerances", "palestine-resolution-12", "eess-36-37-eirp"):  # fmt: skip
        assert name in conference.by_id


def test_union_and_difference_of_bands():
    assert union([(5, 9), (1, 3), (3, 5), (20, 20)]) == [(1, 9)]
    assert minus([(0, 10)], [(2, 3), (5, 20)]) == [(0, 2), (3, 5)]
    assert width([(0, 10), (5, 12)]) == 12


def test_the_command_answers_in_json(specx):
    ran = specx("wrc23", "hibs", "-r", "3", "-o", "json")
    answer = ran.json()
    assert ran.code == 0
    assert answer["totals"][0]["said_hz"] == 801_000_000
    for result in answer["results"]:
        assert all(low < high for low, high in result["bands"])
        assert 3 in result["regions"] or result["id"] == "hibs-total"
    one = next(r for r in answer["results"] if r["id"] == "hibs-1710-2170-region-3")
    assert one["receive_only"] == [[1_710_000_000, 1_815_000_000]]
    assert one["source"]["file"] == "wrc-23/hibs.yaml"


def test_at_marks_what_wrc_23_touched_and_only_in_its_edition(specx):
    marked = specx("at", "22.1GHz", "-r", "1", "-o", "json", "--as-of", "2025-06-30").json()["results"][0]
    before = specx("at", "22.1GHz", "-r", "1", "-o", "json", "--as-of", "2024-06-30").json()["results"][0]
    assert "amor-22-22-2-region-1" in [m["id"] for m in marked["wrc23"]]
    assert "wrc23" not in before
    assert any(a["qualifier"] == "except aeronautical mobile (R)" for a in marked["allocations"])
    assert not any(a["qualifier"] == "except aeronautical mobile (R)" for a in before["allocations"])
    assert specx("at", "100MHz", "-r", "1", "-o", "json").json()["results"][0]["wrc23"] == []
