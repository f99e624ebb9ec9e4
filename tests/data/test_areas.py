"""Lines and areas as coordinates: they run as they say, and footnotes name areas that are there."""

from itertools import pairwise

import pytest

from specx.facts import kinds, store


@pytest.fixture(scope="module")
def areas(facts):
    return facts.records("areas", "areas.yaml")


def paths(areas):
    """Every path of points, by what it belongs to."""
    found = {f"line {line['id']}": line["points"] for line in areas["lines"]}
    for area in areas["areas"]:
        found |= {area["name"]: area["polygon"]} if "polygon" in area else {}
        found |= {
            f"{area['name']} {n}": p["north_edge"] for n, p in enumerate(area.get("parts", ())) if "north_edge" in p
        }
    return found


def test_a_meridian_keeps_its_longitude_and_a_parallel_its_latitude(areas):
    for name, points in paths(areas).items():
        assert "by" not in points[0], name
        for before, after in pairwise(points):
            kept = {"meridian": "lon", "parallel": "lat"}.get(after["by"])
            assert kept is None or before[kept] == after[kept], (name, after)


def test_lines_run_from_pole_to_pole(areas):
    assert [line["id"] for line in areas["lines"]] == ["A", "B", "C"]
    for line in areas["lines"]:
        assert (line["points"][0]["lat"], line["points"][-1]["lat"]) == (90, -90), line["id"]


def test_regions_go_round_the_earth(areas):
    west = {region["between"][0]: region["between"][1] for region in areas["regions"]}
    assert west == {"A": "C", "C": "B", "B": "A"}


def test_regions_agree_with_the_list_of_countries(areas, facts):
    """A country that a Region takes in wholly lies in it, and in no other one."""
    known = facts.geography.countries
    for region in areas["regions"]:
        for code in region.get("whole", ()):
            assert known[code].regions == (int(region["id"]),), code
        for code in region.get("without", ()):
            assert int(region["id"]) not in known[code].regions, code


def test_bounds_stand_the_right_way_round(areas):
    for area in areas["areas"]:
        assert ("parts" in area) != ("polygon" in area), area["name"]
        for part in area.get("parts", ()):
            assert part.get("south", -90) < part.get("north", 90), area["name"]
            assert part.get("west", -180) < part.get("east", 180), area["name"]


def test_what_is_not_verified_says_what_is_in_doubt(areas):
    records = [
        *areas["lines"],
        *areas["regions"],
        *areas["areas"],
        *(p for path in paths(areas).values() for p in path),
    ]
    for record in records:
        assert record.get("verified") is not False or record["doubt"], record


def test_african_broadcasting_area(areas, facts):
    """No. 5.304 holds in the area; the countries that lie wholly in it are applied, the others described."""
    by_name = {area["name"]: area for area in areas["areas"]}
    for edition in facts.edition_ids:
        for file, *_ in facts.edition(edition).footnote_files:
            for record in facts.records("footnotes", file):
                named = [rule["area"] for rule in record.get("parts", [record]) if "area" in rule]
                assert set(named) <= by_name.keys(), (edition, record["id"])
                if record["id"] == "5.304":
                    assert named == ["African Broadcasting Area"] * 2
                    whole, partly = record["parts"]
                    assert "GH" in whole["countries"]
                    assert (partly["effect"], partly["countries"]) == (
                        "described",
                        ["DZ", "EG", "LY", "MA", "MU", "YE"],
                    )


@pytest.mark.parametrize(
    ("lat", "found"),
    [("90", []), ("-90", []), ("23.4367", []), ("91", ["SPX105"]), ("-90.5", ["SPX105"]), ("north", ["SPX105"])],
)
def test_latitudes_are_checked(lat, found):
    text = f"source: {{document: A, at: B}}\nlines:\n- id: A\n  provision: '5.7'\n  points: [{{lat: {lat}, lon: 40}}]\n  verified: true\n"
    problems = kinds.read("areas", store.parse(text.encode()))[1]
    assert [p.rule for p in problems if p.line == 5] == found
