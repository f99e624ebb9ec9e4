"""Facts that a person can verify in the Radio Regulations."""

import pytest


def services(table, frequency, region):
    """Labels of the row that holds the frequency."""
    return [a.label for a in table.at(frequency, region)[0].row.allocations]


def test_the_two_metre_amateur_band_ends_at_146_mhz_in_region_1_and_148_in_regions_2_and_3(tables):
    table = tables["rr-2024"]
    assert "AMATEUR" in services(table, "145.999MHz", 1)
    assert "AMATEUR" not in services(table, "147MHz", 1)
    assert "AMATEUR" in services(table, "147MHz", 2)
    assert "AMATEUR" in services(table, "147MHz", 3)


def test_gps_l1_is_radionavigation_satellite_everywhere(tables):
    for region in (1, 2, 3):
        assert any("RADIONAVIGATION-SATELLITE" in s for s in services(tables["rr-2024"], "1575.42MHz", region))


def test_the_hydrogen_line_is_passive_only(tables):
    row = tables["rr-2024"].at("1420.4058MHz", 1)[0].row
    assert {a.label for a in row.allocations} == {
        "EARTH EXPLORATION-SATELLITE (passive)", "RADIO ASTRONOMY", "SPACE RESEARCH (passive)",
    }  # fmt: skip
    assert "5.340" in row.footnotes


def test_wrc_23_gave_eess_active_40_to_50_mhz_secondary(tables):
    label = "Earth exploration-satellite (active)"
    for region in (1, 2, 3):
        assert label in services(tables["rr-2024"], "43MHz", region)
        assert label not in services(tables["rr-2020"], "43MHz", region)


def test_wrc_23_raised_mobile_to_primary_at_3_6_ghz_in_region_1(tables):
    before = {a.service: a.status for a in tables["rr-2020"].at("3.7GHz", 1)[0].row.allocations}
    after = {a.service: a.status for a in tables["rr-2024"].at("3.7GHz", 1)[0].row.allocations}
    assert (before["mobile"], after["mobile"]) == ("secondary", "primary")


def test_wrc_23_raised_space_research_at_15_ghz(tables):
    def status(edition):
        return {a.service: a.status for a in tables[edition].at("15GHz", 2)[0].row.allocations}["space research"]

    assert (status("rr-2020"), status("rr-2024")) == ("secondary", "primary")


def test_wrc_23_allocated_the_aeronautical_satellite_in_the_vhf_air_band(tables):
    label = "AERONAUTICAL MOBILE-SATELLITE (R)"
    assert label in services(tables["rr-2024"], "125MHz", 1)
    assert label not in services(tables["rr-2020"], "125MHz", 1)


@pytest.mark.parametrize("frequency", ["5kHz", "300GHz", "1THz"])
def test_below_8_3_khz_and_above_275_ghz_nothing_is_allocated(tables, frequency):
    for hit in tables["rr-2024"].at(frequency):
        assert hit.row.not_allocated
        assert hit.row.allocations == ()


def test_the_direction_is_a_field_and_not_part_of_a_name(tables):
    row = tables["rr-2024"].at("3.5GHz", 1)[0].row
    fss = next(a for a in row.allocations if a.service == "fixed-satellite")
    assert fss.directions == ("space-to-Earth",)
    assert fss.qualifier == ""


def test_except_phrases_print_as_the_table_prints_them(tables):
    labels = {a.label for table in tables.values() for row in table for a in row.allocations}
    assert "MOBILE except aeronautical mobile (R)" in labels
    assert "Mobile-satellite except aeronautical mobile-satellite (Earth-to-space)" in labels
    assert "Mobile-satellite (space-to-Earth) except maritime mobile-satellite (space-to-Earth)" in labels
    assert "SPACE RESEARCH (deep space) (Earth-to-space)" in labels


@pytest.mark.parametrize("frequency", [3.5e9, True, float("nan"), None])
def test_only_whole_hertz_are_taken(tables, frequency):
    from specx.errors import FrequencyError

    with pytest.raises(FrequencyError):
        tables["rr-2024"].at(frequency, 1)
    with pytest.raises(FrequencyError):
        tables["rr-2024"].overlap(frequency, 4_000_000_000)


def test_a_use_named_over_several_rows_is_one_band_in_each_region(specx):
    """5.388 names IMT from 2 110 to 2 200 MHz, over rows that the Regions cut differently."""
    ran = specx("service", "--application", "IMT", "--range", "2110-2200MHz", "-o", "json")
    bands = [(r["region"], r["low_hz"], r["high_hz"]) for r in ran.json()["results"] if r["footnote"] == "5.388"]
    assert sorted(bands) == [(region, 2_110_000_000, 2_200_000_000) for region in (1, 2, 3)]
