"""The agenda of WRC-27: complete, and asked by band, Region and service."""

import pytest

from specx.facts.agenda import agenda_file, read_agenda, select


@pytest.fixture(scope="module")
def items(facts):
    return read_agenda(facts, agenda_file(facts))[1]


def test_nineteen_items_and_the_standing_ones(items):
    numbers = [i.item for i in items]
    assert [n for n in numbers if n.startswith("1.")] == [f"1.{n}" for n in range(1, 20)]
    assert {"2", "4", "7", "8", "9.1", "10"} <= set(numbers)
    assert len(numbers) == len(set(numbers))


def test_imt_at_7_ghz_differs_by_region(items):
    item = next(i for i in items if i.item == "1.7")
    assert [b.low_hz for b in item.bands_in(7_300_000_000, 7_300_000_001, [1])] == []
    assert [(b.low_hz, b.high_hz) for b in item.bands_in(7_300_000_000, 7_300_000_001, [2])] == [
        (7_125_000_000, 8_400_000_000)
    ]


def test_a_range_finds_what_a_linear_scan_finds(items):
    for low, high in (
        (7_000_000_000, 8_500_000_000),
        (17_300_000_000, 17_400_000_000),
        (1, 2),
        (76 * 10**9, 77 * 10**9),
    ):
        wanted = [i.item for i in items if any(b.low_hz < high and b.high_hz > low for b in i.bands)]
        assert [i.item for i in select(items, band=(low, high))] == wanted


def test_a_service_is_met_by_an_item_or_one_of_its_bands(items, facts):
    found = [i.item for i in select(items, term=facts.vocabulary.ask("radio astronomy"))]
    assert {"1.16", "1.18"} <= set(found)
    assert "1.7" not in found


def test_the_preliminary_agenda_says_that_it_is_not_complete(facts, specx):
    head, items = read_agenda(facts, agenda_file(facts, preliminary=True))
    assert head["complete"] is False
    assert items[0].item == "2.1"
    ran = specx("agenda", "--preliminary")
    assert ran.code == 0
    assert "not complete" in ran.err


def test_the_agenda_resolutions_are_cited(items):
    for item in items:
        assert item.record["source"]["document"]
        assert item.record["summary"].endswith(".")


def test_at_names_the_items_that_touch_the_band(specx):
    results = specx("at", "7.2GHz", "-r", "2", "--agenda", "-o", "json").json()["results"]
    assert [a["item"] for a in results[0]["agenda"]] == ["1.7", "1.15"]
    assert "agenda" not in specx("at", "7.2GHz", "-r", "2", "-o", "json").json()["results"][0]


def test_nothing_on_the_agenda_is_an_answer_too(specx):
    ran = specx("agenda", "--range", "100-101MHz")
    assert ran.code == 1
    assert "no item" in ran.out
