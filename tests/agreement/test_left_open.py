"""What is left open is told by every command that would say no, and only where it is.

`examine` calls it undecided; a plain "not allocated" from another command would contradict it.
"""

import json

import pytest

from specx.table.view import View

from .asking import run
from .comparing import DAYS

# Every Region, and countries of each kind: partly in an area, named by an open rule, in another Region than
# the administration that a footnote names.
PLACES = ("1", "2", "3", "DZ", "KG", "UM", "TF", "NC", "FK", "IO")
QUICK = (("rr-2024", "1"), ("rr-2024", "DZ"), ("rr-2024", "KG"), ("rr-2020", "TF"))


def open_cases(facts, name, place):
    """`(footnote, service, Region, low, high)` of each rule left open whose service the row does not have."""
    edition = facts.edition(name)
    country = facts.geography.find(place) if place.isalpha() else None
    view = View(facts, edition, country, DAYS[name])
    regions = view.regions if country else (int(place),)
    for hit in view.overlap(*edition.coverage, regions):
        for rule in view.left_open(hit.row):
            for term in rule.services:
                if not any(view.terms.touches(a.term, term) for a in hit.row.allocations):
                    for low, high in rule.within(hit.row.low_hz, hit.row.high_hz):
                        yield rule.footnote, facts.vocabulary.data_text(term), hit.row.region, low, high


def answer(*words):
    return json.loads(run(*words, "-o", "json")[1])


@pytest.mark.parametrize(
    ("name", "place"),
    [(n, p) if (n, p) in QUICK else pytest.param(n, p, marks=pytest.mark.long) for n in DAYS for p in PLACES],
)
def test_what_is_left_open_is_told_by_every_command(facts, name, place):
    # Of what a footnote leaves open, its first band in the Region stands for all.
    first = {case[:3]: case for case in reversed(list(open_cases(facts, name, place)))}
    for footnote, service, region, low, high in first.values():
        where = ["--as-of", DAYS[name], "-r", str(region), *(["-c", place] if place.isalpha() else [])]
        band, middle = f"{low}-{high}Hz", f"{(low + high) // 2}Hz"
        asked = ["-s", service, *where]
        told = {
            "at": answer("at", middle, *asked),
            "overlap": answer("overlap", band, *asked),
            "between": answer("overlap", band, "--between", service, service, *where),
            "service": answer("service", service, "--range", band, *where),
            "adjacent": answer("adjacent", band, *asked),
            "find": answer("find", "--range", band, "-b", "1Hz", *asked),
        }
        if place.isalpha():
            told["country"] = answer("country", place, band, "--as-of", DAYS[name], "-r", str(region), "-s", service)
        for command, found in told.items():
            assert footnote in {rule["footnote"] for rule in found["may_allocate"]}, (command, band, asked)
            assert all(rule["why"] and rule["effect"] != "applied" for rule in found["may_allocate"])
        shared = answer("sharing", band, *asked)["results"]
        assert all(footnote in {rule["footnote"] for rule in row["may_allocate"]} for row in shared)
        assert not any(s["via"] == footnote for row in shared for s in row["sharers"])
        (examined,) = answer("examine", middle, "-b", "0Hz", *asked)["results"]
        assert footnote in {f["footnote"] for f in examined["findings"] if f["rule"] == "undecided"}


def test_there_is_something_left_open(facts):
    """So that the test above asks something: Nos. 5.228A and 5.304 by their own words, 5.118 for an area of the US."""
    found = {(place, case[0]) for place in ("1", "DZ", "UM") for case in open_cases(facts, "rr-2024", place)}
    assert {("1", "5.228A"), ("DZ", "5.304"), ("DZ", "5.306"), ("UM", "5.118")} <= found


@pytest.mark.parametrize(
    ("frequency", "told"),
    [("500MHz", set()), ("605.9MHz", set()), ("607MHz", {"5.304"}), ("610MHz", {"5.304", "5.306"})],
)
def test_what_holds_in_a_part_of_a_region_is_told_at_its_frequencies_alone(frequency, told):
    """No. 5.304 is about 606-614 MHz, No. 5.306 about 608-614 MHz; the row is 470-694 MHz."""
    asked = answer("at", frequency, "-r", "1", "-s", "RAS")
    if "5.306" in told:  # together they leave nothing of Region 1 out, and the weaker status holds for all of it
        assert [(a["status"], a["via"]) for r in asked["results"] for a in r["allocations"]] == [("secondary", "5.306")]
    else:
        assert {rule["footnote"] for key in ("elsewhere", "may_allocate") for rule in asked.get(key, ())} == told
    (row,) = answer("at", frequency, "-r", "1")["results"]
    assert {e["footnote"] for e in row.get("elsewhere", ())} & {"5.304", "5.306"} == told
