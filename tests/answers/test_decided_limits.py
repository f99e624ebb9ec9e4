"""The figures of Resolutions in `limits`: all of them, each once, with their source, on whom they bind."""

import json

import pytest

from specx.answers.citing import cited
from specx.answers.limits import LimitsOf
from specx.facts.resolutions import Resolutions
from specx.regulations.decided import limits_of
from specx.table.view import View

MHZ = 10**6


@pytest.fixture(scope="module")
def view(facts):
    return View(facts, facts.edition("rr-2024"))


@pytest.fixture(scope="module")
def told(view):
    """Every limit of every Region."""
    engine = LimitsOf(view)
    return [row for region in (1, 2, 3) for row in engine.within(*view.edition.coverage, region)]


@pytest.fixture(scope="module")
def stated(facts):
    """Every figure of a Resolution in force that a footnote cites, by our name of it."""
    numbers = {
        name.split()[1]
        for note in facts.footnotes(facts.edition("rr-2024"))
        for name, _ in cited(note.record)
        if name.startswith("Resolution ")
    }
    found = [r for r in Resolutions(facts) if r.in_force and r.name.split()[1] in numbers]
    return {
        limit.id: (limit, held)
        for r in found
        for limit, held in zip(limits_of(r.record), r.record.get("limits", ()), strict=True)
    }


def of_resolutions(told):
    return [row for row in told if row.provision.startswith("Resolution ") and row.by_footnotes]


def test_every_figure_is_told_somewhere_and_none_that_is_not_there(told, stated):
    elsewhere = {name for row in told for name in row.also_in}
    missing = stated.keys() - {row.id for row in of_resolutions(told)}
    assert all(stated[name][0].provision in elsewhere for name in missing)
    assert {row.id for row in of_resolutions(told)} <= stated.keys()
    assert len(missing) < 4
    assert len(stated) > 150


def test_a_row_says_what_the_record_says(told, stated):
    for row in of_resolutions(told):
        limit, held = stated[row.id]
        assert row.quantity == held["quantity"]
        assert row.value == held.get("value", held.get("formula")), row.id
        assert (row.unit, row.reference_bandwidth) == (held.get("unit"), held.get("reference_bandwidth")), row.id
        assert len(row.segments) == len(held.get("segments", ())), row.id
        assert row.unknown == held.get("unknown", False), row.id
        assert row.verified == limit.verified <= held.get("verified", True), row.id
        assert row.source.document, row.id
        assert row.force == held["force"], row.id
        assert row.value is not None or row.why, row.id


def test_a_row_stays_in_its_band_and_binds_nobody_who_only_listens(told, stated, view):
    for row in of_resolutions(told):
        limit, _ = stated[row.id]
        spans = [(b.low_hz, b.high_hz) for b in limit.bands if b.high_hz]
        assert not spans or any(low <= row.low_hz and row.high_hz <= high for low, high in spans), row.id
        term = view.vocabulary.term(row.service)
        assert not view.terms.is_passive(term), row.id
        if limit.named_services:
            assert any(view.terms.touches(term, named) for named in limit.named_services), row.id
        if "space station" in limit.conditions.station or "earth station" in limit.conditions.station:
            assert view.terms.family(term.service) == "space", (row.id, row.service)


def test_a_figure_is_told_once(told):
    """Not twice for the same service, band and countries, nor in a part of a band where it is told for the whole."""
    rows = of_resolutions(told)
    for i, row in enumerate(rows):
        for other in rows[i + 1 :]:
            if (row.id, row.service, row.region) == (other.id, other.service, other.region):
                apart = other.low_hz >= row.high_hz or row.low_hz >= other.high_hz
                where = [(r.countries, r.except_countries) for r in (row, other)]
                assert apart or where[0] != where[1], (row.id, row.low_hz, other.low_hz)


def test_countries_are_those_of_the_region(told, view):
    for row in told:
        for code in (*(row.countries or ()), *(row.except_countries or ())):
            assert row.region in view.facts.geography.find(code).regions, (row.provision, row.region, code)


def test_figures_of_rules_of_procedure_bind_whom_the_footnote_names(told, view):
    rows = [row for row in told if row.provision.startswith("Rules of Procedure")]
    assert {"rule-5.73-1", "rule-B6-10", "rule-5.446A-1"} <= {row.id for row in rows}
    for row in rows:
        for number in row.by_footnotes:
            named = [s for rule in view.footnotes[number].rules for s in rule.services]
            assert any(view.terms.touches(view.vocabulary.term(row.service), s) for s in named), (row.id, row.service)
    (width,) = {row.value for row in rows if row.id == "rule-5.73-1"}
    assert width == 500


def test_a_resolution_that_a_footnote_sets_aside_binds_nobody_by_it(told):
    """Nos. 5.447 and 5.453 allocate outside Resolution 229."""
    by = {number for row in told for number in row.by_footnotes if row.provision.startswith("Resolution 229 ")}
    assert by == {"5.446A", "5.447F", "5.450A"}


@pytest.mark.parametrize(
    ("low", "region", "resolution", "service", "value", "unit"),
    [
        (1_200, 1, "609", "radionavigation-satellite (space-to-Earth) (space-to-space)", -121.5, "dB(W/m2)"),
        (5_200, 2, "229", "mobile except aeronautical mobile", 0.2, "W"),
        (31_100, 3, "167", "fixed", -83, "dBW"),
        (38_500, 1, "168", "fixed", -110.8, "dB(W/m2)"),
        (136.9, 1, "406", "aeronautical mobile-satellite (R)", -170, "dB(W/m2)"),
        (5_020, 1, "741", "radionavigation-satellite (space-to-Earth) (space-to-space)", -171, "dB(W/m2)"),
        (25_000, 1, "242", "mobile except aeronautical mobile", 7.5, "degrees"),
        (137.5, 1, "660", "space operation (space-to-Earth)", -140, "dB(W/m2)"),
        (10_200, 2, "219", "mobile", 30, "dBW"),
    ],
)  # fmt: skip
def test_spot_checks_that_a_person_can_verify(view, low, region, resolution, service, value, unit):
    low = round(low * MHZ)
    rows = LimitsOf(view).within(low, low + 1, region)
    found = {(r.service, r.value, r.unit) for r in rows if r.provision.startswith(f"Resolution {resolution} ")}
    assert (service, value, unit) in found


def test_no_new_assignment_beside_distress_beacons(specx):
    """Resolution 205 asks for none to fixed and mobile stations at 405.9-406 and 406.1-406.2 MHz."""
    rows = [r for r in specx("limits", "405.95MHz", "-r", "1", "-o", "json").json()["results"] if r.get("by_footnotes")]
    assert {r["service"] for r in rows} == {"fixed", "mobile except aeronautical mobile"}
    assert {(r["quantity"], r["force"], r["resolution"]) for r in rows} == {
        ("prohibition", "recommended", "205 (Rev.WRC-19)")
    }
    assert "none wanted" in specx("limits", "405.95MHz", "-r", "1").out


def test_what_was_read_second_hand_is_unverified(told):
    found = {row.verified for row in told if row.provision.startswith("Resolution 902 ")}
    assert found == {False}


def test_a_mask_over_an_angle_that_cannot_be_asked_is_not_read_at_another(specx):
    """Resolution 220 counts from the horizon upwards, Resolution 167 from the ground: --angle is of arrival."""
    ran = specx("limits", "6.5GHz", "-s", "MOBILE", "-r", "1", "--angle", "10", "-o", "json").json()
    (row,) = [r for r in ran["results"] if r["provision"].startswith("Resolution 220 ")]
    assert (row["value"], row["from_value"], row["to_value"]) == (None, 15, 27)
    ran = specx("limits", "31.1GHz", "-s", "FIXED", "-r", "1", "--angle", "90", "-o", "json").json()
    assert -90 in [r["value"] for r in ran["results"] if r["quantity"] == "pfd"]


def test_a_country_is_told_of_what_binds_there(specx):
    """Platforms at 6.4 GHz are for five countries; Resolution 150 binds in them alone."""
    for country, there in (("AU", True), ("JP", False)):
        ran = specx("limits", "6.45GHz", "-s", "FIXED", "-c", country, "-o", "json")
        assert any(r["provision"].startswith("Resolution 150 ") for r in ran.json()["results"]) is there


def test_json_of_a_row_is_plain(specx):
    answer = specx("limits", "800MHz", "-s", "MOBILE", "-r", "1", "-o", "json").json()
    (row,) = [r for r in answer["results"] if r["id"] == "resolution-749-1"]
    assert json.dumps(row["table"])[:3] == '[["'
    assert 'specx references "Resolution 749"' in specx("limits", "800MHz", "-s", "MOBILE", "-r", "1").out


def test_a_figure_that_is_not_sure_says_why(facts):
    """Of its own, or what the Resolution says of its figures."""
    unsure = [limit for r in Resolutions(facts) for limit in limits_of(r.record) if not limit.verified]
    assert unsure
    assert [limit.id for limit in unsure if not limit.doubt] == []


RESOLUTION = {
    "reference": "Resolution 999", "revision": "WRC-23", "source": {"document": "RR, Volume 3", "at": "Resolution 999"},
    "bands": [[1, 2]], "verified": True, "doubt": "read in a draft", "application": ["IMT"],
    "limits": [{"quantity": "pfd", "force": "mandatory", "value": -100, "unit": "dB(W/m2)"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "verified", "doubt"),
    [({}, True, ""), ({"verified": False}, False, "read in a draft"), ({"unverified": ["limits"]}, False, "read in a draft"),
     ({"unverified": ["title"]}, True, ""), ({"verified": False, "unverified": ["limits"]}, False, "read in a draft")],
)  # fmt: skip
def test_a_figure_is_as_sure_as_its_resolution(more, verified, doubt):
    (limit,) = limits_of({**RESOLUTION, **more})
    assert (limit.id, limit.verified, limit.doubt) == ("resolution-999-1", verified, doubt)


def test_whom_a_figure_binds_is_the_station_or_else_the_use():
    (stated,) = RESOLUTION["limits"]
    (of_use,) = limits_of(RESOLUTION)
    (of_station,) = limits_of({**RESOLUTION, "limits": [{**stated, "station": "base station"}]})
    assert (of_use.applies_to, of_station.applies_to) == ("IMT", "base station")
