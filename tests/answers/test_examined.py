"""Whole examinations, finding by finding, as a person reads them in the Table, its footnotes and Articles 4, 5 and 21."""

import pytest

from specx.answers.examine.assignment import Reading
from specx.answers.examine.examiner import Examiner
from specx.errors import UsageError


@pytest.fixture(scope="module")
def examine(facts):
    examiner, reading = Examiner(facts, facts.edition("rr-2024"), "2026-01-01"), Reading(facts)

    def examine(text, **more):
        frequency, bandwidth, place, service = text.split(" ", 3)
        where = {"region": place} if place.isdigit() else {"country": place}
        words = {"frequency": frequency, "bandwidth": bandwidth, "service": service, **where, **more}
        (result,) = examiner.examine(reading.assignment(words))
        return result

    return examine


def told(result):
    """`level rule by -> option` of each finding."""
    for f in result.findings:
        by = " ".join(filter(None, (f.footnote and f"({f.footnote})", f.provision)))
        yield f"{f.level} {f.rule} {by}".strip() + (f" -> {f.asks}" if f.asks else "")


FINDINGS = [
    ("10.2GHz 20MHz BR fixed", {}, "conforms", "primary", ["note allocated (5.480) 5.25"]),
    ("10.2GHz 20MHz 2 fixed", {}, "does-not-conform", None, ["fail not-allocated 4.4"]),
    ("23.8GHz 20MHz 1 fixed", {}, "does-not-conform", None, ["fail not-allocated 4.4", "fail prohibited (5.340) 5.340"]),
    ("3650MHz 20MHz DE mobile", {}, "conforms-with-conditions", "primary", [
        "note allocated 5.25", 'condition part 5.49 -> -s "mobile except aeronautical mobile"',
        "note agreement (5.434A) 9.21", "condition coordination (5.434A) 9.17 -> --settled 9.17",
        "condition coordination (5.434A) 9.18 -> --settled 9.18", "note technical (5.434A)",
        "unchecked limit (5.434A) -> --pfd DB/4kHz",
    ]),
    ("3650MHz 20MHz DE mobile except aeronautical mobile", {"settled": "9.17, 9.18", "pfd": "-155/4kHz"}, "conforms", "primary", [
        "note allocated 5.25", "note agreement (5.434A) 9.21", "met coordination (5.434A) 9.17",
        "met coordination (5.434A) 9.18", "note technical (5.434A)", "met limit (5.434A)",
    ]),
    ("17.75GHz 20MHz 1 FSS (s-E)", {"orbit": "GSO"}, "conforms-with-conditions", "primary", [
        "note allocated 5.25", "condition technical (5.517A) -> --use ESIM", "unchecked limit 21.16 -> --pfd DB/1MHz",
    ]),
    ("136kHz 200Hz DZ amateur", {}, "does-not-conform", None, ["fail not-allocated (5.67B) 4.4"]),
    ("136kHz 200Hz DE amateur", {"eirp": "0dBW/200Hz"}, "conforms-with-conditions", "secondary", [
        "note allocated 5.26", "note secondary 5.29", "condition no-interference-to (5.67A)",
        "unchecked limit (5.67A) -> --eirp",
        "note unused",
    ]),
    ("136kHz 200Hz 1 amateur", {"eirp": "0"}, "conforms-with-conditions", "secondary", [
        "note allocated 5.26", "note secondary 5.29", "note prohibited (5.67B) 5.67B",
        "condition no-interference-to (5.67A)", "met limit (5.67A)",
    ]),
    ("9.45MHz 3kHz 1 fixed", {}, "conforms-with-conditions", "permitted", [
        "note allocated (5.146)", "condition limited-to (5.146) -> --settled 5.146",
        "condition no-interference-to (5.146)", "condition no-protection-from (5.146) 5.43",
    ]),
    ("2182kHz 3kHz 1 mobile (distress and calling)", {}, "conforms-with-conditions", "primary", [
        "note allocated 5.25", "note permitted (5.111)", "condition protected-frequency 31.2",
    ]),
    ("435MHz 10kHz 1 amateur-satellite", {}, "does-not-conform", "permitted", [
        "fail not-allocated 4.4", "note allocated (5.282)", "condition no-interference-to (5.282)",
        "condition no-protection-from (5.282) 5.43",
    ]),
    ("401.5MHz 10kHz 1 EESS (E-s)", {"eirp": "5"}, "conforms", "primary", [
        "note allocated 5.25", *["met limit (5.264A)"] * 4,
    ]),
    ("149MHz 10kHz 1 land mobile", {}, "conforms", "primary", ["note allocated 5.25", "note priority (5.219)"]),
    ("10.45GHz 20MHz 2 mobile", {"use": "IMT"}, "does-not-conform", None, ["fail not-allocated 4.4"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "more", "verdict", "status", "findings"), FINDINGS)
def test_every_finding(examine, text, more, verdict, status, findings):
    result = examine(text, **more)
    assert list(told(result)) == findings
    assert (result.verdict, result.status) == (verdict, status)
    # What is left open is what asks for something; a refusal leaves No. 4.4, but for prohibitions.
    assert len(result.open) == len(dict.fromkeys(f for f in findings if "->" in f))
    refused = verdict == "does-not-conform"
    assert result.fallback == ("none" if "fail prohibited (5.340) 5.340" in findings else "4.4" if refused else "")


def test_levels_against_limits_are_told_with_their_margin(examine):
    result = examine("401.5MHz 10kHz 1 EESS (E-s)", eirp="5")
    assert [(c.provision, c.limit_value, c.offered, c.margin, c.result) for c in result.limit_checks] == [
        ("5.264A", 22, 5, 17, "kept"), ("5.264A", 7, 5, 2, "kept"), ("5.264A", 22, 5, 17, "kept"), ("5.264A", 7, 5, 2, "kept"),
    ]  # fmt: skip
    passed = examine("401.5MHz 10kHz 1 EESS (E-s)", eirp="8/4kHz")
    assert {(c.limit_value, c.margin, c.result) for c in passed.limit_checks if c.offered is not None} == {
        (22, 14, "kept"), (7, -1, "exceeded"),
    }  # fmt: skip
    angle = examine("8.2GHz 20MHz 2 EESS (s-E)", orbit="GSO", pfd="-145", angle="15")
    (check,) = angle.limit_checks
    assert (check.provision, check.limit_value, check.margin, check.angle_deg) == ("21.16", -145, 0, 15)
    assert angle.verdict == "conforms"
    # A tenth of a decibel more, or a degree lower, and it is passed; a non-geostationary system keeps 22.5 too.
    assert examine("8.2GHz 20MHz 2 EESS (s-E)", orbit="GSO", pfd="-144.9", angle="15").verdict == "does-not-conform"
    assert examine("8.2GHz 20MHz 2 EESS (s-E)", orbit="GSO", pfd="-145", angle="14").verdict == "does-not-conform"
    assert {c.provision for c in examine("8.2GHz 20MHz 2 EESS (s-E)", orbit="non-GSO").limit_checks} == {
        "21.16",
        "22.5",
    }


def test_who_shares_and_under_what_to_coordinate(examine):
    result = examine("10.2GHz 20MHz BR fixed")
    assert [(s.label, s.relation, s.rule) for s in result.shares] == [
        ("EARTH EXPLORATION-SATELLITE (active)", "equal", "4.8"), ("MOBILE", "equal", "4.8"),
        ("RADIOLOCATION", "equal", "4.8"), ("Amateur", "protected-from", "5.29"),
    ]  # fmt: skip
    assert result.coordination == ()
    # Geostationary and other systems coordinate under provisions of their own.
    assert examine("17.75GHz 20MHz 1 FSS (s-E)", orbit="GSO").coordination == ("9.7", "9.7A", "9.17", "9.17A")
    non = examine("17.75GHz 20MHz 1 FSS (s-E)", orbit="non-GSO").coordination
    assert "9.7" not in non
    assert {"9.7B", "9.17", "9.17A"} <= set(non)
    # What is no coordination is none of its provisions: No. 22.2 is a limit, Appendix 30A a plan.
    assert all(provision.startswith("9.") for provision in non)
    assert examine("401.5MHz 10kHz 1 EESS (E-s)").coordination == ("9.7", "9.17", "9.17A")


def test_findings_tell_which_part_of_the_band_they_are_about(examine):
    result = examine("3400MHz 20MHz 3 mobile")
    parts = {(f.rule, f.low_hz, f.high_hz) for f in result.findings if f.rule in ("allocated", "not-allocated")}
    assert parts == {("not-allocated", 3_390_000_000, 3_400_000_000), ("allocated", 3_400_000_000, 3_410_000_000)}
    assert (result.verdict, result.status) == ("does-not-conform", "secondary")
    joined = examine("5.2GHz 20MHz 1 aeronautical radionavigation")
    assert {(f.low_hz, f.high_hz) for f in joined.findings if f.rule == "allocated"} == {(5_190_000_000, 5_210_000_000)}


def test_classes_of_station_give_service_direction_and_more(facts):
    read = Reading(facts).assignment
    row = {"frequency": "14.1GHz", "bandwidth": "36MHz", "region": "1"}

    def term(symbol, **more):
        found = read({**row, "class": symbol, **more})
        other = found.other_way.directions if found.other_way else ()
        return str(found.service.service), found.service.directions, other

    assert term("FX") == ("fixed", (), ())
    assert term("TC") == ("fixed-satellite", ("Earth-to-space",), ("space-to-Earth",))
    assert term("EC") == ("fixed-satellite", ("space-to-Earth",), ("Earth-to-space",))
    assert read({**row, "class": "FX"}).on_aircraft is False
    assert read({**row, "service": "fixed"}).on_aircraft is None
    assert read({**row, "service": "mobile", "station": "aircraft"}).on_aircraft is True
    assert read({**row, "class": "MA"}).on_aircraft is True
    with pytest.raises(UsageError, match="unknown class of station 'QQQ'"):
        read({**row, "class": "QQQ"})
    for text, orbit, apogee in (("GSO", "GSO", 35_786), ("ngso", "non-GSO", None), ("non-GSO", "non-GSO", None)):
        asker = read({**row, "service": "FSS", "orbit": text}).asker
        assert (asker.orbit, asker.apogee_km) == (orbit, apogee)
    assert read({**row, "service": "FSS", "orbit": "GSO", "apogee": "36000km"}).asker.apogee_km == 36_000
    with pytest.raises(UsageError, match="orbit 'leo' is not known"):
        read({**row, "service": "FSS", "orbit": "leo"})
    assert read({**row, "service": "FSS", "settled": "9.7; 9.21, 5.441"}).settled == {"9.7", "9.21", "5.441"}
    assert read({**row, "bandwidth": "36M0G7W--", "service": "FSS"}).bandwidth_hz == 36_000_000
    assert read({**row, "bandwidth": "", "emission": "16K0F3E", "service": "FSS"}).bandwidth_hz == 16_000
    edge = {"frequency": "10kHz", "service": "fixed", "region": "1"}
    assert read({**edge, "bandwidth": "20kHz"}).low_hz == 0
    with pytest.raises(UsageError, match="reaches below 0 Hz"):
        read({**edge, "bandwidth": "20.001kHz"})
