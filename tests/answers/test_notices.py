"""Notices: what a station sends, worked out and held against the limits, as the Bureau does it."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.answers.examine.emitter import Emitter, Lobe
from specx.regulations.orbits import EARTH_KM, GSO_KM, slant_range_km, spreading_db

WORKED = """\
frequency: 18.5GHz
emission: 11M7G7W--
service: fixed-satellite (space-to-Earth)
orbit: GSO
power_density: "-55.7"
gains:
- {elevation: 5, gain: 46}
- {elevation: 10, gain: 47}
- {elevation: 18, gain: 50}
use: [none]
service_area: ["1"]
"""
# Rules of Procedure, rule on No. 21.16, annex: elevation, printed pfd, limit (Table 21-4, 17.7-19.3 GHz).
PRINTED = [(18, -108.6, -108.5), (10, -111.9, -112.5), (5, -113.0, -115.0)]


@pytest.mark.parametrize(("elevation", "pfd", "most"), PRINTED)
def test_the_worked_example_of_the_rules_of_procedure(facts, elevation, pfd, most):
    from specx.regulations.mask import figure
    from specx.table.limits import Limits

    sends = Emitter(11_700_000, density=-55.7, gains=((5, 46), (10, 47), (18, 50)), apogee_km=35_786)
    limit = Limits(facts).records["21-4-21"]
    levels = {level.at_deg: level.value for level in sends.levels(limit, on_earth=False)}
    assert levels[elevation] == pytest.approx(pfd, abs=0.1)
    assert figure(limit, elevation).value == pytest.approx(most, abs=0.05)


def test_the_excess_of_the_worked_example(specx, tmp_path):
    path = tmp_path / "notice.yaml"
    path.write_text(WORKED, encoding="utf-8")
    ran = specx("examine", "--notice", str(path), "-o", "json")
    (result,) = ran.json()["results"]
    assert (result["verdict"], ran.code, result["fallback"]) == ("does-not-conform", 1, "4.4")
    worst = min((c for c in result["limit_checks"] if c["limit_value"] == -115), key=lambda c: c["margin"])
    assert (worst["angle_deg"], worst["margin"]) == (5, pytest.approx(-2.0, abs=0.1))
    path.write_text(WORKED.replace("-55.7", "-57.8"), encoding="utf-8")
    reduced = specx("examine", "--notice", str(path), "-o", "json").json()["results"][0]
    assert [c["result"] for c in reduced["limit_checks"] if c["limit_value"] == -115] == ["kept"]


def test_a_notice_in_csv_and_json_lines_says_the_same(specx, tmp_path):
    csv = tmp_path / "notices.csv"
    csv.write_text(
        "frequency,emission,service,orbit,power_density,gains,use,region\n"
        '18.5GHz,11M7G7W--,FSS (s-E),GSO,-55.7,"5: 46, 10: 47, 18: 50",none,1\n',
        encoding="utf-8",
    )
    jsonl = tmp_path / "notices.jsonl"
    jsonl.write_text(
        json.dumps(
            {"frequency": "18.5GHz", "emission": "11M7G7W--", "service": "FSS (s-E)", "orbit": "GSO", "power_density": -55.7,
             "gains": "5: 46, 10: 47, 18: 50", "use": "none", "region": 1}
        ), encoding="utf-8")  # fmt: skip
    yaml = tmp_path / "notice.yaml"
    yaml.write_text(WORKED, encoding="utf-8")
    answers = [specx("examine", "--notice", str(p), "-o", "json").json()["results"] for p in (csv, jsonl, yaml)]
    for answer in answers:
        for row in answer:
            del row["row"], row["input"]
    assert answers[0] == answers[1] == answers[2]


CURVED = {
    "frequency": "18.5GHz", "bandwidth": "11.7MHz", "service": "FSS (s-E)", "orbit": "GSO", "power_density": "-55.7",
    "gain": "50", "use": "none", "region": "1",
}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "angles"),
    [({}, {"arrival"}), ({"frequency": "3.9GHz"}, {"arrival"}),
     ({"frequency": "14.2GHz", "service": "FSS (E-s)", "off_axis": "1..48: 29-25*log10(d); 48..180: -13"}, {"off-axis"})],
)  # fmt: skip
def test_a_curve_is_what_is_offered_and_what_is_allowed_at_each_angle(facts, more, angles):
    """At the angle of each check the curves have what it compares."""
    from specx.answers.examine.assignment import Reading
    from specx.answers.examine.curves import curves
    from specx.answers.examine.examiner import Examiner

    examiner = Examiner(facts, facts.edition("rr-2024"), "2026-01-01")
    assignment = Reading(facts).assignment({**CURVED, **more})
    found = list(curves(examiner, assignment))
    assert {curve.angle for curve in found} == angles
    (result,) = examiner.examine(assignment)
    drawn = [
        (curve.name.partition(" (")[0], angle, offered, allowed)
        for curve in found
        for angle, offered, allowed in curve.points
    ]
    checks = [c for c in result.limit_checks if c.angle_deg is not None and c.provision.startswith("2")]
    assert checks
    for c in checks:
        there = [p for p in drawn if p[:2] == (f"No. {c.provision} {c.quantity}", c.angle_deg)]
        assert any(p[2:] == (pytest.approx(c.offered), pytest.approx(c.limit_value, abs=0.001)) for p in there), c


def test_a_satellite_towards_the_geostationary_orbit(specx, tmp_path):
    """No. 22.5, 8 025-8 400 MHz: 600 km up the nearest point of the orbit is 35 186 km away; at most -12.1 dBW in 4 kHz."""
    path = tmp_path / "eess.yaml"
    notice = "frequency: 8.2GHz\nbandwidth: 1MHz\nservice: EESS (s-E)\norbit: non-GSO\napogee: 600km\nregion: '1'\ngain: '0'\npower_density: '{}'\n"
    most = -12.1 - 10 * math.log10(4000)
    for density, expected in ((most - 0.1, "kept"), (most + 0.1, "exceeded")):
        path.write_text(notice.format(density), encoding="utf-8")
        (result,) = specx("examine", "--notice", str(path), "-o", "json").json()["results"]
        (check,) = [c for c in result["limit_checks"] if c["provision"] == "22.5"]
        assert check["result"] == expected
        assert "35186 km" in check["how"]


def test_what_only_may_be_reached_is_no_failure(specx, tmp_path):
    """The greatest gain towards every angle is more than any beam gives: an excess is then a condition."""
    path = tmp_path / "beam.yaml"
    path.write_text(
        WORKED.replace(
            "gains:\n- {elevation: 5, gain: 46}\n- {elevation: 10, gain: 47}\n- {elevation: 18, gain: 50}\n",
            "gain: '50'\n",
        ),
        encoding="utf-8",
    )
    (result,) = specx("examine", "--notice", str(path), "-o", "json").json()["results"]
    assert result["verdict"] == "conforms-with-conditions"
    assert any("greatest gain at every angle" in f["message"] for f in result["findings"] if f["level"] == "condition")


def test_an_earth_station_off_its_axis_and_towards_the_horizon(specx, tmp_path):
    """14 GHz, 29-25 log d: 22.26 allows 42-25 log d in 40 kHz, so 13 dBW/40 kHz into the antenna; 21.8 40 dBW in 4 kHz."""
    path = tmp_path / "earth.yaml"
    notice = """\
frequency: 14.2GHz
bandwidth: 36MHz
service: FSS (E-s)
orbit: GSO
power_density: '{}'
gain: '43'
antenna: '1.2'
elevation: '{}'
off_axis:
- {{from: 1, to: 48, gain: 29-25*log10(d)}}
- {{from: 48, to: 180, gain: '-13'}}
use: [none]
country: DE
"""
    for density, expected in ((13 - 46.03, "kept"), (13 - 46.01, "exceeded")):
        path.write_text(notice.format(density, 10), encoding="utf-8")
        (result,) = specx("examine", "--notice", str(path), "-o", "json").json()["results"]
        (check,) = [c for c in result["limit_checks"] if c["provision"] == "22.26"]
        assert check["result"] == expected
    path.write_text(notice.format(-40, 2), encoding="utf-8")
    (low,) = specx("examine", "--notice", str(path), "-o", "json").json()["results"]
    assert [c["margin"] for c in low["limit_checks"] if c["provision"] == "21.14"] == [-1]


def test_the_service_area_decides(specx, tmp_path):
    """No. 5.480 gives 10-10.45 GHz to fixed in some countries of Region 2: an area that reaches beyond them does not conform."""
    path = tmp_path / "area.yaml"
    path.write_text("frequency: 10.2GHz\nbandwidth: 10MHz\nservice: fixed\nservice_area: [BR, CA]\n", encoding="utf-8")
    ran = specx("examine", "--notice", str(path), "-o", "json")
    assert {r["country"]: r["verdict"] == "does-not-conform" for r in ran.json()["results"]} == {
        "BR": False,
        "CA": True,
    }
    assert ran.code == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("gains: [{elevation: 95, gain: 3}]", "0 to 90"),
        ("off_axis: [{from: 1, to: 48, gain: 29-25*log(d)}]", "off_axis"),
        ("power_density: loud", "power_density 'loud' is not a number"),
        ("apogee: up", "apogee 'up' is not a length"),
        ("colour: red", "unknown key 'colour'"),
    ],
)
def test_a_bad_notice_says_what_is_wrong(specx, tmp_path, line, words):
    path = tmp_path / "bad.yaml"
    path.write_text(
        f"frequency: 18.5GHz\nbandwidth: 1MHz\nservice: FSS (s-E)\ngain: '3'\n{line}\n".replace(
            "gain: '3'\ngain", "gain"
        ),
        encoding="utf-8",
    )
    ran = specx("examine", "--notice", str(path))
    assert ran.code == 2
    assert words in ran.out + ran.err


@pytest.mark.parametrize(("line", "name"), [("position: 13E", "position"), ("inclination: 51.6", "inclination")])
def test_what_no_limit_depends_on_is_told(specx, tmp_path, line, name):
    path = tmp_path / "notice.yaml"
    path.write_text(WORKED, encoding="utf-8")
    before = specx("examine", "--notice", str(path), "-o", "json").json()["results"][0]
    path.write_text(WORKED + line + "\n", encoding="utf-8")
    (result,) = specx("examine", "--notice", str(path), "-o", "json").json()["results"]
    (told,) = (f for f in result["findings"] if f["rule"] == "unused")
    assert told["message"].startswith(f"the {name} was given")
    assert told["level"] == "note"
    assert result["verdict_parts"] == before["verdict_parts"]


def test_epfd_is_out_of_scope_and_said_so(specx, tmp_path):
    path = tmp_path / "ngso.yaml"
    path.write_text(
        "frequency: 11.2GHz\nbandwidth: 250MHz\nservice: FSS (s-E)\norbit: non-GSO\napogee: 550\ngain: '30'\npower_density: '-80'\nregion: '1'\n",
        encoding="utf-8",
    )
    (result,) = specx("examine", "--notice", str(path), "-o", "json").json()["results"]
    assert any("epfd" in words for words in result["open"])
    assert result["verdict"] == "conforms-with-conditions"


# --- the arithmetic


@given(st.floats(300, 36_000), st.floats(0, 90))
def test_a_path_is_as_long_as_the_triangle_says(height, elevation):
    path = slant_range_km(EARTH_KM + height, elevation)
    # The law of cosines at the point on the ground, where the angle to the Earth's centre is 90 degrees and the elevation.
    back = math.sqrt(path**2 + EARTH_KM**2 + 2 * path * EARTH_KM * math.sin(math.radians(elevation)))
    assert back == pytest.approx(EARTH_KM + height, rel=1e-9)
    assert height - 1e-6 <= path <= math.sqrt((EARTH_KM + height) ** 2 - EARTH_KM**2) + 1e-6


def test_the_geostationary_orbit_stands_where_it_does():
    assert slant_range_km(GSO_KM, 90) == pytest.approx(35_786, abs=1)
    assert spreading_db(35_786) == pytest.approx(162.06, abs=0.01)


@given(st.floats(0, 90))
def test_gains_between_two_that_are_given_lie_between_them(elevation):
    sends = Emitter(1, gains=((0, 10.0), (30, 20.0), (90, 5.0)), lobes=(Lobe(0, 180, "0"),))
    assert 5 <= sends.gain_at(elevation) <= 20


def test_a_picture_of_a_notice(specx, tmp_path):
    """With the extra a picture comes out whole; without it one line says what to install."""
    path, picture = tmp_path / "notice.yaml", tmp_path / "mask.svg"
    path.write_text(WORKED, encoding="utf-8")
    ran = specx("examine", "--notice", str(path), "--plot", str(picture))
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        assert (ran.code, picture.exists()) == (2, False)
        assert "pip install 'specx[plot]'" in ran.err
    else:
        assert ran.code == 1
        assert "angle of arrival" in picture.read_text(encoding="utf-8") or picture.stat().st_size > 10_000
    assert specx("examine", "--notice", str(path), "--plot", str(tmp_path / "mask.txt")).code == 2
