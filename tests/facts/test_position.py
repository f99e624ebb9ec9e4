"""The Regions of places at sea and in the air, by lines A, B and C (Nos. 5.2 to 5.9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.errors import UsageError
from specx.facts.areas import lines_and_regions
from specx.regulations.position import Position, read_position, regions_at

# Places that anybody can find on a map of the Regions.
PLACES = {
    "off Lisbon": (38, -12, (1,)), "the Azores": (38, -28, (1,)), "off Bermuda": (32, -65, (2,)),
    "off Hawaii": (21, -157, (2,)), "off Tahiti": (-17, -150, (3,)), "the Sea of Okhotsk": (55, 150, (3,)),
    "the Bering Sea off Kamchatka": (60, 172, (3,)), "the Bering Sea off Alaska": (58, -165, (2,)),
    "the Kara Sea": (75, 80, (1,)), "the Arabian Sea, east": (15, 65, (3,)), "the Arabian Sea, west": (15, 58, (1,)),
    "off Easter Island": (-27, -109, (2,)), "off Fiji": (-18, 178, (3,)), "off eastern Greenland": (75, -12, (2,)),
    "off Iceland": (64, -20, (1,)), "off Cape Verde": (15, -24, (1,)), "off Recife": (-8, -34, (2,)),
    "the southern Indian Ocean": (-45, 90, (3,)), "off the Cape": (-36, 18, (1,)),
    "on the parallel of line C": (10, -150, (2, 3)), "on line A": (50, 40, (1, 3)), "on line B": (80, -10, (1, 2)),
    "the North Pole": (90, 0, (1, 2, 3)),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_places(facts, name):
    latitude, longitude, regions = PLACES[name]
    assert regions_at(Position(latitude, longitude), lines_and_regions(facts)) == regions


@given(st.floats(-89, 89), st.floats(-180, 180))
def test_every_place_lies_in_one_region_or_on_a_line(facts, latitude, longitude):
    record = lines_and_regions(facts)
    found = regions_at(Position(latitude, longitude), record)
    assert len(found) in (1, 2)
    if len(found) == 1:
        around = {regions_at(Position(latitude, longitude + turn), record) for turn in (-360, 360)}
        assert around == {found}


@pytest.mark.parametrize(
    ("lat", "west", "east"), [(60, -50, -10), (0, -30, -20), (60, 170, -175), (-50, 50, 70), (30, 50, 60)]
)
def test_a_line_is_crossed_once(facts, lat, west, east):
    """Going east along a parallel over one line, the Region changes once."""
    record, steps = lines_and_regions(facts), 400
    width = (east - west) % 360
    found = [regions_at(Position(lat, west + width * n / steps), record) for n in range(steps + 1)]
    apart = [one for one, before in zip(found, [(), *found], strict=False) if one != before and len(one) == 1]
    assert len(apart) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [("52.5,13.4", (52.5, 13.4)), ("33.9S,18.4W", (-33.9, -18.4)), ("-33.9, -18.4", (-33.9, -18.4)), ("0,0", (0, 0)),
     ("52.5°N, 13.4°E", (52.5, 13.4)), ("\u221210,5", (-10, 5))],
)  # fmt: skip
def test_as_people_write_places(text, place):
    assert read_position(text) == place


@pytest.mark.parametrize(
    "text", ["", "5", "1,2,3", "13.4E,52.5N", "-3S,4E", "91,0", "0,181", "a,b", "1e3,2", "nan,nan"]
)
def test_no_place(text):
    with pytest.raises(UsageError):
        read_position(text)
