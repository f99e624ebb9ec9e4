"""Examination of assignments: verdicts a person can verify, and the same verdicts by a plain scan."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import work
from specx.answers.examine.assignment import Assignment, Reading
from specx.answers.examine.examiner import CONDITIONS, CONFORMS, FAILS, Examiner
from specx.answers.examine.standing import may_be_taken
from specx.errors import UsageError
from specx.regulations.emission import Emissions
from specx.table.view import View

KHZ, MHZ, GHZ = 10**3, 10**6, 10**9


@pytest.fixture(scope="module")
def examiner(facts):
    return Examiner(facts, facts.edition("rr-2024"), "2026-01-01")


@pytest.fixture(scope="module")
def reading(facts):
    return Reading(facts)


def verdict(specx, *words):
    ran = specx("examine", *words, "-o", "json")
    (result,) = ran.json()["results"]
    assert ran.code == (1 if result["verdict"] == FAILS else 0)
    return result


def of_level(result, level):
    return [f for f in result["findings"] if f["level"] == level]


# --- verdicts


def test_a_fixed_link_in_a_passive_band_is_refused(specx):
    result = verdict(specx, "23.8GHz", "--bandwidth", "10MHz", "-s", "FIXED", "-r", "1")
    assert result["verdict"] == FAILS
    assert {(f["rule"], f["footnote"]) for f in of_level(result, "fail")} == {
        ("not-allocated", None),
        ("prohibited", "5.340"),
    }


def test_the_passive_service_itself_conforms_there(specx):
    assert verdict(specx, "23.8GHz", "-b", "10MHz", "-s", "EESS (passive)", "-r", "1")["verdict"] == CONFORMS


def test_a_mobile_network_in_germany(specx):
    """3 600-3 700 MHz: primary since WRC-23, with the conditions of No. 5.434A."""
    result = verdict(specx, "3.65GHz", "--bandwidth", "100MHz", "-s", "MOBILE", "-c", "DE")
    assert (result["verdict"], result["status"], result["country"]) == (CONDITIONS, "primary", "DE")
    assert (result["low_hz"], result["high_hz"]) == (3600 * MHZ, 3700 * MHZ)
    assert {"5.434A"} == {f["footnote"] for f in of_level(result, "condition") if f["footnote"]}
    assert {"9.17", "9.18"} <= {f["provision"] for f in of_level(result, "condition")}
    assert "9.21" in {f["provision"] for f in of_level(result, "note")}  # needed only beyond the pfd limit
    words = ("3.65GHz", "-b", "100MHz", "-s", "mobile except aeronautical mobile", "-c", "DE", "--pfd", "-150/4kHz")
    assert verdict(specx, *words)["verdict"] == FAILS
    assert verdict(specx, *words, "--settled", "9.21")["verdict"] == CONDITIONS


def test_before_wrc_23_it_was_secondary(specx):
    result = verdict(specx, "3.65GHz", "-b", "50MHz", "-s", "land mobile", "-c", "DE", "--as-of", "2024-06-01")
    assert result["status"] == "secondary"


def test_the_whole_bandwidth_has_to_fit(specx):
    """FM broadcasting ends at 108 MHz: a channel across the edge does not conform, one below it does."""
    inside = verdict(specx, "107.9MHz", "-b", "200kHz", "-s", "broadcasting", "-r", "1")
    across = verdict(specx, "107.95MHz", "-b", "200kHz", "-s", "broadcasting", "-r", "1")
    assert inside["verdict"] == CONFORMS
    assert across["verdict"] == FAILS
    (failure,) = of_level(across, "fail")
    assert (failure["low_hz"], failure["high_hz"]) == (108 * MHZ, 108_050 * KHZ)
    assert failure["provision"] == "4.4"


def test_a_country_footnote_makes_the_difference(specx):
    assert verdict(specx, "10.2GHz", "-b", "10MHz", "-s", "MOBILE", "-c", "BR")["verdict"] != FAILS
    refused = verdict(specx, "10.2GHz", "-b", "10MHz", "-s", "MOBILE", "-r", "2")
    assert refused["verdict"] == FAILS
    assert "5.480" in of_level(refused, "fail")[0]["message"]


def test_an_exception_to_5_340_holds_where_the_footnote_says(specx):
    allowed = verdict(specx, "15.375GHz", "-b", "10MHz", "-s", "FIXED", "-c", "SA")
    assert (allowed["verdict"], allowed["status"]) == (CONFORMS, "secondary")
    assert verdict(specx, "15.375GHz", "-b", "10MHz", "-s", "FIXED", "-c", "FR")["verdict"] == FAILS


def test_direction_counts(specx):
    up = verdict(specx, "3.9GHz", "-b", "36MHz", "-s", "FSS (E-s)", "-r", "1")
    down = verdict(specx, "3.9GHz", "-b", "36MHz", "-s", "FSS (s-E)", "-r", "1")
    assert (up["verdict"], down["verdict"]) == (FAILS, CONDITIONS)
    assert "No. 21.16 pfd: --orbit" in down["open"], "which limits bind at the ground depends on the orbit"


def test_designator_and_class_give_bandwidth_and_service(specx):
    result = verdict(specx, "3.9GHz", "--emission", "36M0G7W", "--class", "EC", "-r", "1")
    assert (result["bandwidth_hz"], result["service"]) == (36 * MHZ, "fixed-satellite (space-to-Earth)")


def test_powers_are_checked_where_they_can_be(specx):
    words = ("18.3GHz", "-b", "36MHz", "-s", "FSS (s-E)", "-r", "1", "--orbit", "GSO", "--angle", "15")
    kept = verdict(specx, *words, "--pfd", "-112")
    assert {f["provision"] for f in of_level(kept, "met")} == {"21.16"}
    broken = verdict(specx, *words, "--pfd", "-100")
    assert broken["verdict"] == FAILS
    between = verdict(specx, *words, "--pfd", "-110.2")
    assert between["verdict"] == CONDITIONS, "one of two masks is kept, and a note picks which binds"
    assert any("tells which binds" in f["message"] for f in of_level(between, "condition"))
    blind = verdict(specx, "18.3GHz", "-b", "36MHz", "-s", "FSS (s-E)", "-r", "1", "--pfd", "-112")
    assert any("give --angle" in f["message"] for f in of_level(blind, "unchecked"))


def test_a_power_in_watts_is_told_in_the_unit_of_the_limit(specx):
    """No. 23.7: 50 kW; the numbers of a check are decibels, and their unit says so."""
    result = verdict(specx, "4.9MHz", "-b", "9kHz", "-s", "BROADCASTING", "-c", "KE", "--power", "100kW")
    assert [f["message"] for f in of_level(result, "fail")] == ["No. 23.7 antenna power: 100 exceeds 50 kW"]
    (check,) = result["limit_checks"]
    assert (check["unit"], check["offered"], check["margin"]) == ("dBW", 50, -3.01)


def test_a_class_of_station_may_pass_a_limit_by_so_much(specx):
    """Nos. 22.26 and 22.31: at 5 degrees 24.5 dBW in 40 kHz, and 16 dB more to command a satellite."""
    words = ("14.1GHz", "-b", "800kHz", "-r", "2", "--orbit", "GSO", "--angle", "off-axis 5")
    levels = {
        (station, eirp): [
            f["level"]
            for f in verdict(specx, *words, "-s", service, *station, "--eirp", f"{eirp}dBW/40kHz")["findings"]
            if f["provision"] == "22.26"
        ]
        for service, station in (("FSS (E-s)", ()), ("FSS", ("--class", "TD")))
        for eirp in (24, 40, 41)
    }
    assert [found for (found,) in levels.values()] == ["met", "fail", "fail", "met", "met", "fail"]


def test_an_unverified_limit_never_fails_an_assignment(specx):
    """The bands of Table 21-2 were not read: 60 dBW is a condition to look into, not a failure."""
    result = verdict(specx, "6GHz", "-b", "30MHz", "-s", "FIXED", "-r", "1", "--eirp", "60")
    assert result["verdict"] == CONDITIONS
    (finding,) = [f for f in of_level(result, "condition") if f["rule"] == "limit" and f["provision"] == "21.3"]
    assert "unverified" in finding["message"]
    assert finding["verified"] is False


def test_unwanted_power_towards_the_passive_band(specx):
    result = verdict(specx, "31.15GHz", "-b", "100MHz", "-s", "FIXED", "-r", "1", "--unwanted", "-40")
    assert any(f["provision"].startswith("Resolution 750") for f in of_level(result, "met"))


# --- against a plain scan

SERVICES = ("fixed", "mobile", "land mobile", "FSS (s-E)", "radiolocation", "EESS (passive)", "broadcasting")


@settings(max_examples=80)
@given(
    hz=st.integers(10 * MHZ, 50 * GHZ), bandwidth=st.integers(0, 500 * MHZ), service=st.sampled_from(SERVICES),
    region=st.sampled_from([1, 2, 3]),
)  # fmt: skip
def test_conforming_means_allocated_all_along(examiner, rows, reading, hz, bandwidth, service, region):
    given_ = {"frequency": f"{hz}Hz", "bandwidth": f"{min(bandwidth, hz)}Hz", "service": service, "region": str(region)}
    assignment = reading.assignment(given_)
    (result,) = examiner.examine(assignment)
    met = [
        r
        for r in rows["rr-2024"]
        if r.region == region and r.low_hz < assignment.high_hz and r.high_hz > assignment.low_hz
    ]
    carried = [any(examiner.terms.fit(a.term, assignment.service) for a in row.allocations) for row in met]
    failed = {f.rule for f in result.findings if f.level == "fail"}
    if all(carried):
        assert "not-allocated" not in failed
    elif not any(f.footnote for f in result.findings):
        assert "not-allocated" in failed
    assert (result.verdict == FAILS) == bool(failed)
    for f in result.findings:
        assert assignment.low_hz <= f.low_hz < f.high_hz <= assignment.high_hz


@given(hz=st.integers(1, 10**12), bandwidth=st.integers(0, 10**10))
def test_the_band_of_an_assignment_is_rounded_outwards(hz, bandwidth):
    assignment = Assignment(hz, min(bandwidth, 2 * hz), None)
    assert 2 * assignment.low_hz <= 2 * hz - assignment.bandwidth_hz
    assert 2 * assignment.high_hz >= 2 * hz + assignment.bandwidth_hz
    assert assignment.high_hz - assignment.low_hz <= max(1, assignment.bandwidth_hz + 1)


# --- designators and classes


@pytest.mark.parametrize(
    ("text", "hz"),
    [("36M0G7W", 36 * MHZ), ("16K0F3E", 16_000), ("2K70J3EJN", 2_700), ("400HA1A", 400),
     ("H002A1A", 1), ("25H3A1A", 26), ("6M00C3F", 6 * MHZ), ("1G25W7D", 1_250 * MHZ), ("36m0g7w", 36 * MHZ)],
)  # fmt: skip
def test_bandwidth_of_designators(facts, text, hz):
    assert Emissions(facts.records("emissions", "emissions.yaml")).decode(text).bandwidth_hz == hz


def test_symbols_of_a_designator(facts):
    first, second, third = Emissions(facts.records("emissions", "emissions.yaml")).decode("16K0F3E").symbols
    assert "frequency" in first.meaning
    assert "analogue" in second.meaning
    assert "speech" in third.meaning
    assert all(s.verified for s in (first, second, third))
    assert not any(
        s.verified for s in Emissions(facts.records("emissions", "emissions.yaml")).decode("2K70J3EJN").symbols[3:]
    )


@pytest.mark.parametrize(
    "text", ["", "36M", "036MG7W", "K360G7W", "3600G7W", "36M0?7W", "36M0G7WXXX", "36M0Z7W", "\u0663\u0666M0G7W"]
)
def test_what_is_no_designator_is_refused(facts, text):
    with pytest.raises(UsageError):
        Emissions(facts.records("emissions", "emissions.yaml")).decode(text)


@pytest.mark.parametrize(
    ("symbol", "service"),
    [("FX", "fixed"), ("FB", "land mobile"), ("ML", "land mobile"), ("EC", "fixed-satellite (space-to-Earth)"),
     ("TC", "fixed-satellite (Earth-to-space)"), ("UC", "fixed-satellite (Earth-to-space)"), ("BC", "broadcasting")],
)  # fmt: skip
def test_classes_of_station(reading, facts, symbol, service):
    assignment = reading.assignment({"frequency": "4GHz", "bandwidth": "1MHz", "class": symbol})
    assert facts.vocabulary.data_text(assignment.service) == service


def test_every_class_can_be_asked(reading, facts):
    for record in facts.records("classes", "classes.yaml"):
        if "service" in record:
            assignment = reading.assignment({"frequency": "4GHz", "bandwidth": "1MHz", "class": record["symbol"]})
            assert assignment.service.service == record["service"][0]
            assert bool(assignment.doubts) == (not record["verified"])


# --- files


def test_a_file_keeps_every_row(specx, tmp_path):
    path = tmp_path / "plans.csv"
    path.write_text(
        "name,frequency,bandwidth,service,region\n"
        "ours,3.65GHz,100MHz,MOBILE,1\n"
        "passive,23.8GHz,10MHz,FIXED,1\n"
        "broken,3.65,100MHz,MOBILE,1\n"
        "far,4000GHz,1MHz,FIXED,1\n",
        encoding="utf-8",
    )
    ran = specx("examine", "--file", str(path), "-o", "json")
    assert ran.code == 2
    results = ran.json()["results"]
    assert [r["input"]["name"] for r in results] == ["ours", "passive", "broken", "far"]
    assert [r["verdict"] for r in results] == [CONDITIONS, FAILS, "unreadable", "outside-coverage"]
    assert results[2]["row"] == 4
    assert "no unit" in results[2]["error"]["message"]
    for output in ("table", "csv", "tsv", "md", "jsonl", "yaml"):
        assert "23.6-24 GHz" in specx("examine", "--file", str(path), "-o", output).out


def test_json_lines_and_columns_in_hertz(specx, tmp_path):
    path = tmp_path / "plans.jsonl"
    rows = [{"frequency_hz": 10_200_000_000, "emission": "10M0W7D", "class": "ML", "country": c} for c in ("BR", "US")]
    path.write_text("\n".join(map(json.dumps, rows)) + "\nnot json\n", encoding="utf-8")
    ran = specx("examine", "--file", str(path), "-o", "jsonl")
    verdicts = [json.loads(line)["verdict"] for line in ran.out.splitlines()]
    assert verdicts[1:] == [FAILS, "unreadable"]
    assert verdicts[0] in (CONFORMS, CONDITIONS)


def test_exit_codes_of_files(specx, tmp_path):
    path = tmp_path / "a.csv"
    for rows, code in (("3.65GHz", 0), ("23.8GHz", 1), ("4000GHz", 3), ("4000GHz\n23.8GHz", 3), ("nonsense", 2)):
        path.write_text("frequency\n" + rows + "\n", encoding="utf-8")
        assert specx("examine", "--file", str(path), "-b", "1MHz", "-s", "MOBILE", "-r", "1").code == code


@pytest.mark.parametrize("station", ["EC", "UC", "EG", "UH", "EW"])
@pytest.mark.parametrize("frequency", ["3.9GHz", "5.5GHz", "8.2GHz", "10.2GHz", "14.2GHz"])
def test_a_class_that_leaves_the_direction_open_says_which_way_fits(examiner, reading, station, frequency):
    asked = {"frequency": frequency, "bandwidth": "1MHz", "region": "1", "class": station}
    assignment = reading.assignment(asked)
    first, second = assignment.service, assignment.other_way
    fits = {}
    for way in (first, second):
        (alone,) = examiner.examine(assignment._replace(service=way, other_way=None))
        fits[way] = alone.status is not None
    one, other = map(examiner.terms.vocabulary.data_text, (first, second))
    expected = {
        (True, True): f"also fits as {other}: read as {one}", (True, False): f"does not fit as {other}: read as {one}",
        (False, True): f"does not fit as {one}: read as {other}", (False, False): f"fits neither as {one} nor as {other}",
    }[fits[first], fits[second]]  # fmt: skip
    (result,) = examiner.examine(assignment)
    told = [f.message for f in result.findings if "direction open" in f.message]
    assert told == [f"class {station} leaves the direction open; {expected}"]


def akin(vocabulary, one, other):
    """Whether one service is the other or a part of it, by the parents that services.yaml names."""

    def line(service):
        while service:
            yield service
            service = vocabulary.services[service].parent

    return one in line(other) or other in line(one)


@pytest.mark.parametrize("edition", ["rr-2020", "rr-2024"])
@pytest.mark.parametrize("country", ["MU", "YE"])
def test_what_may_be_taken_is_of_the_kind_that_the_footnote_takes(facts, country, edition):
    """It is told of every allocation that an undecided rule may take away, and of no other in the row."""
    view = View(facts, facts.edition(edition), facts.geography.countries[country], "2026-01-01")
    told = set()
    for row in view:
        rules = list(view.may_take(row))
        for own in row.allocations if rules else ():
            found = {rule.footnote for rule, _ in may_be_taken(row, own, rules, view)}
            kind = {r.footnote for r in rules if any(akin(view.vocabulary, t.service, own.service) for t in r.takes)}
            assert {r.footnote for r in rules if own.term in r.takes} <= found <= kind, (row.low_hz, own.label)
            told.add(bool(found))
    assert told == {True, False}


BOTH = "FSS (Earth-to-space) (space-to-Earth)"


@pytest.mark.parametrize(
    ("frequency", "way", "more"),
    [("14.2GHz", "Earth-to-space", {}), ("12.6GHz", "space-to-Earth", {"orbit": "GSO"}), ("3.9GHz", "space-to-Earth", {"orbit": "GSO"}),
     ("13.9GHz", "Earth-to-space", {"orbit": "GSO"}), ("28GHz", "Earth-to-space", {})],
)  # fmt: skip
def test_limits_of_the_direction_that_the_band_has_not_are_not_asked(examiner, reading, frequency, way, more):
    def limits(service):
        words = {"frequency": frequency, "bandwidth": "1MHz", "service": service, "region": "1", **more}
        (result,) = examiner.examine(reading.assignment(words))
        return {(c.provision, c.quantity) for c in result.limit_checks}

    other = {"Earth-to-space": "space-to-Earth", "space-to-Earth": "Earth-to-space"}[way]
    assert limits(f"FSS ({way})") == limits(BOTH)
    assert limits(f"FSS ({way})") != limits(f"FSS ({other})")


def test_four_thousand_examinations(examiner, reading):
    """Each in a few hundred calls; half as many again is the margin."""
    services = ("FIXED", "MOBILE", "FSS (s-E)", "FSS (E-s)", "RADIOLOCATION")
    counts = dict.fromkeys((CONFORMS, CONDITIONS, FAILS), 0)

    def examine_all():
        for i in range(4_000):
            asked = {
                "frequency": f"{100 * MHZ + i * 3_900_007}Hz",
                "bandwidth": "5MHz",
                "service": services[i % 5],
                "region": "123"[i % 3],
            }
            for result in examiner.examine(reading.assignment(asked)):
                counts[result.verdict] += 1

    calls = work(examine_all)
    assert sum(counts.values()) == 4_000
    assert all(counts.values())
    assert calls < 2_900_000


# --- words


@pytest.mark.parametrize(
    "words",
    [
        (), ("3.65GHz",), ("3.65GHz", "-b", "1MHz"), ("3.65GHz", "-b", "1MHz", "-s", "nothing"),
        ("3.65GHz", "-b", "8GHz", "-s", "FIXED"), ("3.65GHz", "-b", "1MHz", "--class", "ZZZ"),
        ("3.65GHz", "-b", "1MHz", "-s", "FIXED", "--pfd", "loud"), ("3.65GHz", "-b", "1MHz", "-s", "FIXED", "--orbit", "LEO"),
        ("3.65GHz", "-b", "1MHz", "-s", "FIXED", "--pfd", "nan"), ("3.65GHz", "--emission", "36M", "-s", "FIXED"),
        ("3.65GHz", "-b", "1MHz", "-s", "FIXED", "-r", "4"), ("3.65GHz", "-b", "1MHz", "-s", "FIXED", "-c", "Atlantis"),
        ("3.65GHz", "-b", "1MHz", "-s", "FIXED", "--file", "x.csv"), ("--file", "no-such-file.csv"), ("--file", "."),
    ],
)  # fmt: skip
def test_bad_questions_get_one_line(specx, words):
    ran = specx("examine", *words)
    assert ran.code == 2, ran.out
    assert ran.err.startswith("specx: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err


def test_outside_the_data(specx):
    assert specx("examine", "4000GHz", "-b", "1MHz", "-s", "FIXED").code == 3


def test_a_file_that_is_no_table(specx, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xff\xfe\x00")
    assert specx("examine", "--file", str(path)).code == 2
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    ran = specx("examine", "--file", str(path))
    assert (ran.code, "no column named frequency" in ran.err) == (2, True)


def test_the_screen_reads(specx):
    ran = specx("examine", "3.65GHz", "-b", "100MHz", "-s", "MOBILE", "-c", "DE")
    assert "conforms with conditions" in ran.out
    assert "No. 5.434A" in ran.out


def test_country_lists_of_footnotes_are_told(specx):
    """Whose agreement, and whose stations: a condition without the countries would bind too much."""
    eess = specx("examine", "10.1GHz", "-b", "10MHz", "-s", "EESS (active)", "-c", "BR").out
    assert "No. 5.474A: agreement under No. 9.21 of BH DZ EG ID IR LB SA TN" in eess
    assert (
        "No. 5.480A: agreement under No. 9.21 of US"
        in specx("examine", "10.3GHz", "-b", "10MHz", "-s", "MOBILE", "-c", "MX").out
    )
    amateur = verdict(specx, "51MHz", "-b", "10kHz", "-s", "amateur", "-c", "DE")
    yields = [f for f in amateur["findings"] if f["footnote"] == "5.169B" and f["rule"] == "no-interference-to"]
    assert [len(f["of_countries"]) for f in yields] == [17]


@pytest.mark.parametrize(
    ("text", "hz"), [("36M0G7W", 36 * MHZ), ("16k0f3e", 16 * KHZ), ("2K70J3EJN", 2700), ("100MHz", 100 * MHZ)]
)
def test_the_bandwidth_may_be_a_designator(reading, text, hz):
    assignment = reading.assignment({"frequency": "3.9GHz", "bandwidth": text, "service": "fixed"})
    assert assignment.bandwidth_hz == hz
    assert (assignment.emission is None) is (text == "100MHz")


def test_a_column_of_bandwidths_may_hold_designators(specx, tmp_path):
    path = tmp_path / "plans.csv"
    path.write_text("frequency,necessary bandwidth,service,region\n3.9GHz,36M0G7W,FSS (s-E),1\n", encoding="utf-8")
    (result,) = specx("examine", "--file", str(path), "-o", "json").json()["results"]
    assert (result["bandwidth_hz"], result["verdict"]) == (36 * MHZ, CONDITIONS)


@pytest.mark.parametrize(
    ("text", "dbw"), [("20", 20), ("20dBW", 20), ("50 dBm", 20), ("100W", 20), ("0.1kW", 20), ("1e2 W", 20), ("-3", -3)]
)
def test_powers_in_any_unit(reading, text, dbw):
    given_ = {"frequency": "5MHz", "bandwidth": "3kHz", "service": "amateur", "eirp": text}
    assert reading.assignment(given_).eirp == (pytest.approx(dbw), None)


@pytest.mark.parametrize(
    ("eirp", "expected", "level"), [("20", FAILS, "fail"), ("15W", CONFORMS, "met"), ("16W", FAILS, "fail")]
)
def test_limits_of_footnotes_are_checked(specx, eirp, expected, level):
    """No. 5.133B: 15 W e.i.r.p. for amateurs in Germany."""
    ran = specx("examine", "5.36MHz", "-b", "3kHz", "-s", "amateur", "-c", "DE", "--eirp", eirp, "-o", "json")
    (result,) = ran.json()["results"]
    assert (result["verdict"], ran.code) == (expected, 1 if expected == FAILS else 0)
    assert [f["level"] for f in result["findings"] if f["rule"] == "limit"] == [level]


def test_where_countries_differ_a_region_gets_a_condition(specx):
    result = verdict(specx, "5.36MHz", "-b", "3kHz", "-s", "amateur", "-r", "2", "--eirp", "18W")
    limits = {f["message"]: f["level"] for f in result["findings"] if f["rule"] == "limit"}
    assert sorted(limits.values()) == ["condition", "met", "met"]
    assert any("in MX" in message for message in limits)


def test_what_the_bureau_does_not_examine_is_a_warning(specx):
    """Resolution 750: -38 dBW for fixed stations put into use after 2012; its own text keeps the Bureau out."""
    result = verdict(specx, "31.2GHz", "-b", "100MHz", "-s", "FIXED", "-r", "1", "--unwanted", "-30")
    assert (result["verdict"], result["verdict_parts"]["unexamined"]) == (CONDITIONS, "exceeded")
    of_750 = [f for f in result["findings"] if (f["provision"] or "").startswith("Resolution 750")]
    assert [f["level"] for f in of_750 if "exceeds" in f["message"]] == ["warning"]
    (check,) = [
        c for c in result["limit_checks"] if c["result"] == "exceeded" and c["provision"].startswith("Resolution 750")
    ]
    assert (check["margin"], check["examined_by_bureau"]) == (-8, False)


def test_a_mandatory_limit_exceeded_does_not_conform(specx):
    """No. 5.260A: 5 dBW in any 4 kHz from each earth station; a number without its bandwidth breaks it in both readings."""
    words = ("399.95MHz", "-b", "20kHz", "-s", "MSS (E-s)", "-r", "1", "--orbit", "non-GSO")
    broken = verdict(specx, *words, "--eirp", "20")
    assert {f["footnote"] for f in of_level(broken, "fail")} == {"5.260A"}
    kept = verdict(specx, *words, "--eirp", "5")
    assert kept["verdict_parts"]["by_limits"] == "kept"


def test_limits_of_older_stations_alone_do_not_bind_a_planned_one(specx):
    """50 GHz uplinks: the levels of stations in use before 2024 are told to nobody who plans."""
    result = verdict(specx, "50GHz", "-b", "100MHz", "-s", "FSS (E-s)", "-r", "1", "--unwanted", "0")
    messages = [
        f["message"] for f in result["findings"] if "Resolution 750" in f["message"] and "exceeds" in f["message"]
    ]
    assert messages
    assert not [m for m in messages if "before 1 January 2024" in m]


@pytest.mark.parametrize(("hz", "service"), [("14.2GHz", "Earth-to-space"), ("3.9GHz", "space-to-Earth")])
def test_a_class_that_leaves_the_direction_open_is_read_both_ways(specx, hz, service):
    result = verdict(specx, hz, "-b", "36MHz", "--class", "EC", "-r", "1")
    assert (result["service"], result["status"]) == (f"fixed-satellite ({service})", "primary")
    assert "does not fit" in next(f["message"] for f in result["findings"] if f["rule"] == "class")


@pytest.mark.parametrize("angle", ["95", "-5", "nan"])
def test_angles_run_from_nought_to_ninety(specx, angle):
    for words in (("examine", "3.9GHz", "-b", "36MHz", "-s", "FSS (s-E)"), ("limits", "17.8GHz")):
        ran = specx(*words, f"--angle={angle}")
        assert (ran.code, ran.out) == (2, "")
        assert "0 to 90" in ran.err


def test_the_columns_of_the_file_come_along_in_csv(specx, tmp_path):
    import csv
    import io

    file = tmp_path / "plan.csv"
    file.write_text(
        'id,freq,bandwidth,service,region,note\na1,14.2GHz,36M0G7W,FSS (E-s),1,first\na2,bad,1MHz,FS,2,"second, x"\n',
        encoding="utf-8",
    )
    ran = specx("examine", "--file", str(file), "-o", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert {r["input_id"] for r in rows} == {"a1", "a2"}
    assert rows[-1]["input_note"] == "second, x"
    assert "not a frequency" in rows[-1]["error"]


def test_a_pair_is_not_told_to_be_alone_in_the_band(specx):
    ran = specx("sharing", "28.6-29.1GHz", "-s", "FSS (E-s)", "-r", "1", "--with", "FSS (E-s)")
    assert "Nobody else" not in ran.out
