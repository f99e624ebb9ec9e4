"""Where the Table has no allocation: what footnotes make, leave open or allow there, and single frequencies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.answers.examine.assignment import Assignment
from specx.answers.examine.examiner import CONDITIONS, FAILS, Examiner
from specx.regulations.footnotes import Rule

KHZ, MHZ = 10**3, 10**6
NOTHING = "only No. 4.4 is left"
DAY = "2026-01-01"


@pytest.fixture(scope="module")
def examiners(facts):
    return {name: Examiner(facts, facts.edition(name), DAY) for name in facts.edition_ids}


def verdict(specx, *words):
    (result,) = specx("examine", *words, "-o", "json").json()["results"]
    return result


def message(result):
    return "; ".join(f["message"] for f in result["findings"])


def single(frequencies):
    """A rule of single frequencies, as a footnote that names nothing else has it."""
    bands = tuple((f, f + 1) for f in frequencies)
    return Rule(
        "5.115", "additional-allocation", bands, (), (), (), (), "permitted", (), (), "", (), "", "", "applied", ""
    )


# --- single frequencies


@pytest.mark.parametrize(
    ("frequency", "bandwidth", "footnote"),
    [
        ("3.0244MHz", "2.8kHz", "5.115"),  # a single sideband: the carrier lies at the lower edge
        ("3023kHz", "3kHz", "5.115"), ("5680kHz", "2.8kHz", "5.115"), ("5681.4kHz", "2.8kHz", "5.115"),
        ("121.5MHz", "25kHz", "5.200"), ("123.1MHz", "6kHz", "5.200"), ("121.5MHz", "0Hz", "5.200"),
    ],
)  # fmt: skip
def test_an_emission_on_a_frequency_that_a_footnote_opens(specx, frequency, bandwidth, footnote):
    result = verdict(specx, frequency, "-b", bandwidth, "-s", "maritime mobile", "-r", "1")
    assert (result["verdict"], result["status"]) == (CONDITIONS, "permitted")
    opened = [f for f in result["findings"] if f["rule"] == "allocated"]
    assert [f["footnote"] for f in opened] == [footnote]
    assert (opened[0]["low_hz"], opened[0]["high_hz"]) == (result["low_hz"], result["high_hz"])
    assert ("limited-to", "condition", footnote) in {(f["rule"], f["level"], f["footnote"]) for f in result["findings"]}


@pytest.mark.parametrize(
    ("frequency", "bandwidth"),
    [("3023.5kHz", "3kHz"), ("3021.6kHz", "2.801kHz"), ("5MHz", "6MHz"), ("121.51MHz", "25kHz")],
)
def test_an_emission_that_only_covers_such_a_frequency_is_not_on_it(specx, frequency, bandwidth):
    result = verdict(specx, frequency, "-b", bandwidth, "-s", "maritime mobile", "-r", "1")
    assert result["verdict"] == FAILS
    assert "alone, as the centre or as the carrier at the lower edge" in message(result)


def test_beside_such_a_frequency_nothing_is_open(specx):
    result = verdict(specx, "3030kHz", "-b", "3kHz", "-s", "maritime mobile", "-r", "1")
    assert (result["verdict"], NOTHING in message(result)) == (FAILS, True)


@given(
    frequencies=st.sets(st.integers(1, 10**6), min_size=1, max_size=5),
    low=st.integers(0, 10**6),
    width=st.integers(1, 10**5),
)
def test_channels_against_a_plain_reading(frequencies, low, width):
    rule, high = single(sorted(frequencies)), low + width
    assert set(rule.frequencies) == frequencies
    on = [f for f in sorted(frequencies) if f == low or 2 * f in (low + high, low + high - 1)]
    assert rule.channel(low, high) == (on[0] if on else None)


@given(hz=st.integers(1, 10**11), bandwidth=st.integers(0, 10**9))
def test_every_emission_is_on_its_centre(hz, bandwidth):
    assignment = Assignment(hz, min(bandwidth, 2 * hz), None)
    rule = single([hz])
    assert rule.channel(assignment.low_hz, assignment.high_hz) == hz


def test_every_frequency_that_a_footnote_opens_can_be_used(facts, examiners, tables):
    """Centred on it, in every Region in which the row that holds it cites the footnote."""
    asked = 0
    for name, examiner in examiners.items():
        for note in facts.footnotes(facts.edition(name)):
            for rule, part in zip(note.rules, note.record.get("parts") or [note.record], strict=True):
                if not rule.makes or "bands" in part or "frequencies" not in part:
                    assert rule.bands == () or not rule.makes or not rule.frequencies
                    continue
                assert rule.frequencies == tuple(part["frequencies"])
                for hit in (h for f in rule.frequencies for h in tables[name].at(f)):
                    if note.id in hit.row.all_footnotes():
                        asked += 1
                        (result,) = examiner.examine(
                            Assignment(hit.low_hz, 6 * KHZ, rule.services[0], str(hit.row.region))
                        )
                        assert (result.verdict, result.status) == (CONDITIONS, rule.status), (note.id, hit.low_hz)
    assert asked >= 24


# --- in a part of the Region, undecided, allowed


def test_an_area_is_named(specx):
    """No. 5.304: 606-614 MHz in the African Broadcasting Area; six of its countries lie in it in part only."""
    result = verdict(specx, "607MHz", "-b", "10kHz", "-s", "RAS", "-r", "1")
    assert result["verdict"] == FAILS
    told = message(result)
    assert "it is by No. 5.304 in 53 countries of the African Broadcasting Area; undecided by No. 5.304" in told
    assert told.endswith(": ask with --country")
    assert NOTHING in message(verdict(specx, "500MHz", "-b", "10kHz", "-s", "RAS", "-r", "1")), (
        "the band ends at 606 MHz"
    )


def test_what_holds_in_a_part_of_a_country_is_a_condition_there(specx):
    result = verdict(specx, "607MHz", "-b", "10kHz", "-s", "RAS", "-c", "DZ")
    (finding,) = result["findings"]
    assert (result["verdict"], result["status"]) == (CONDITIONS, None)
    assert (finding["rule"], finding["level"], finding["footnote"]) == ("undecided", "condition", "5.304")


def test_an_undecided_footnote_is_a_condition_and_says_why(specx):
    """No. 5.228A names aircraft stations, but neither their service nor its category."""
    result = verdict(specx, "161.975MHz", "-b", "10kHz", "-s", "aeronautical mobile", "-r", "1")
    (finding,) = [f for f in result["findings"] if f["rule"] == "undecided"]
    assert (result["verdict"], finding["level"], finding["footnote"]) == (CONDITIONS, "condition", "5.228A")
    assert "neither service nor category is named" in finding["message"]
    part = verdict(specx, "161.9625MHz", "-b", "10kHz", "-s", "aeronautical mobile", "-r", "1")
    assert part["verdict"] == FAILS, "the footnote's band begins inside the emission"


def test_an_undecided_footnote_that_names_no_service_conforms_to_nothing(specx):
    """No. 5.474 is about transponders for search and rescue; whatever their service, amateurs are none."""
    result = verdict(specx, "9.4GHz", "-b", "1MHz", "-s", "amateur", "-r", "3")
    assert (result["verdict"], NOTHING in message(result)) == (FAILS, False)
    assert "whether No. 5.474 opens it for SART, search and rescue is undecided" in message(result)


@pytest.mark.parametrize(
    ("frequency", "service", "region", "words"),
    [
        ("51.6GHz", "RAS", "1", "No. 5.556 permits observations under national arrangements, without allocating"),
        ("11.8GHz", "BSS", "2", "No. 5.485 permits broadcasting through FSS transponders, without allocating"),
        ("280GHz", "FIXED", "3", "No. 5.564A identifies it for that, without allocating"),
    ],
)  # fmt: skip
def test_what_is_allowed_without_an_allocation_is_told(specx, frequency, service, region, words):
    result = verdict(specx, frequency, "-b", "1MHz", "-s", service, "-r", region)
    assert (result["verdict"], NOTHING in message(result)) == (FAILS, False)
    assert words in message(result)


@pytest.mark.parametrize("place", ["region", "country"])
def test_nothing_is_left_only_where_no_footnote_speaks_of_the_service(facts, examiners, tables, place):
    """Over all rows that cite a footnote which makes an allocation, or may: asked in its own band, it is heard."""
    asked = 0
    for name, examiner in examiners.items():
        footnotes = facts.footnotes(facts.edition(name))
        for row in tables[name]:
            for rule in (r for f in row.all_footnotes() for r in footnotes[f].rules if r.makes and r.services):
                if (rule.regions and row.region not in rule.regions) or not rule.in_force(DAY):
                    continue
                inside = footnotes.inside(rule.countries, row.region)
                if rule.countries and not inside:
                    continue
                where = (str(row.region), inside[0] if place == "country" and inside else "")
                for low, high in rule.within(row.low_hz, row.high_hz):
                    asked += 1
                    for service in rule.services:
                        centre = low if high - low == 1 else (low + high) // 2
                        (result,) = examiner.examine(Assignment(centre, 0, service, *where))
                        told = "; ".join(f.message for f in result.findings)
                        assert NOTHING not in told, (name, rule.footnote, row.region, centre, service, where)
    assert asked > 500
