"""Channels, plans and names: spot checks that a person can verify, and what holds between the facts."""

import pytest

from specx.answers.meanings import Meanings
from specx.facts.band_names import BandNames
from specx.facts.names import BANDS, NAMES, names
from specx.facts.plan_index import PlanIndex
from specx.facts.plans import Plans, bands_of, channels_of, parts_of, spans_of
from specx.regulations.bands import union
from specx.regulations.channels import expand
from specx.table.table import Table

KHZ, MHZ, GHZ = 10**3, 10**6, 10**9


@pytest.fixture(scope="module")
def plans(facts):
    held = Plans(facts)
    return {plan.id: plan for plan in held.of(held.files())}


@pytest.fixture(scope="module")
def meanings(facts):
    return Meanings(facts)


def points(meanings, text):
    """The frequencies that a text means, by side."""
    return {(part, hz) for m in meanings.of(text) for part, hz, _ in m.points}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ch 16", {("", 156_800_000)}),
        ("channel 70", {("", 156_525_000)}),
        ("ch 6", {("", 156_300_000)}),
        ("ch 01", {("ship", 156_050_000), ("coast", 160_650_000)}),
        ("ch 2006", {("", 160_900_000)}),
        ("AIS 1", {("", 161_975_000)}),
        ("AIS 2", {("", 162_025_000)}),
        ("ch 421", {("ship", 4_125_000), ("coast", 4_417_000)}),
        ("ch 1656", {("ship", 16_525_000), ("coast", 17_407_000)}),
        ("ILS 40X", {("localizer", 110_300_000), ("glide path", 335_000_000)}),
        ("DME 17X", {("interrogation", 1_041_000_000), ("reply", 978_000_000)}),
        ("DME 126Y", {("interrogation", 1_150_000_000), ("reply", 1_087_000_000)}),
        ("VOR 126Y", {("", 117_950_000)}),
        ("MLS 699", {("", 5_090_700_000)}),
        ("DVB-T 21", {("", 474_000_000)}),
        ("DVB-T 69", {("", 858_000_000)}),
        ("DAB 12C", {("", 227_360_000)}),
        ("PMR446 8", {("", 446_093_750)}),
        ("CB 19", {("", 27_185_000)}),
        ("CB 23", {("", 27_255_000)}),
        ("Wi-Fi 2.4 GHz channel 6", {("", 2_437_000_000)}),
        ("Wi-Fi 6 GHz 233", {("", 7_115_000_000)}),
        ("GPS L1", {("", 1_575_420_000)}),
        ("Galileo E5b", {("", 1_207_140_000)}),
        ("HI line", {("", 1_420_406_000)}),
        ("CO 115 GHz", {("", 115_271_200_000)}),
    ],
)
def test_known_channels_and_names(meanings, text, found):
    assert points(meanings, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("n78", {(3300, 3800)}),
        ("B20", {(832, 862), (791, 821)}),
        ("L band", {(1000, 2000)}),
        ("Ku", {(12000, 18000)}),
        ("UHF", {(300, 3000)}),
        ("70cm", {(430, 440)}),
        ("Wi-Fi 6 GHz", {(5925, 7125)}),
        ("GE84", {(87.5, 108)}),
    ],
)
def test_known_bands(meanings, text, found):
    assert {(b.low_hz / MHZ, b.high_hz / MHZ) for m in meanings.of(text) for b in m.bands} == found


def test_distress_frequencies_bear_the_asterisk(plans):
    marked = {s.hz: c.record.get("asterisk") for c in channels_of(plans["appendix-15"]) for s in c.sides if s.hz}
    assert {hz for hz, star in marked.items() if star} == {
        hz * 100
        for hz in (
            21_820, 21_875, 41_250, 42_075, 62_150, 63_120, 82_910, 84_145, 122_900, 125_770, 164_200, 168_045,
            1_215_000, 1_565_250, 1_568_000, 1_619_750, 1_620_250,
        )
    }  # fmt: skip
    assert marked[500_000] is None
    assert all(c.record["protected_by"] for c in channels_of(plans["appendix-15"]) if c.record.get("asterisk"))


def test_the_channels_of_appendix_18_follow_its_rule(plans):
    """01 to 28 from 156.05 MHz, 60 to 88 from 156.025 MHz, 50 kHz apart; the coast 4.6 MHz above; 10nn and 20nn."""

    def ship(n):
        return 156_050_000 + 50_000 * (n - 1) if n < 60 else 156_025_000 + 50_000 * (n - 60)

    seen = set()
    for c in channels_of(plans["appendix-18"]):
        hz = {s.side: s.hz for s in c.sides}
        if not c.number:
            continue
        n = int(c.number)
        seen.add(n)
        if len(c.number) == 4:
            assert hz[""] == ship(n % 100) + (4_600_000 if c.number[0] == "2" else 0), c.number
        elif "" in hz:
            assert hz[""] == ship(n), c.number
        else:
            assert (hz["ship"], hz["coast"]) == (ship(n), ship(n) + 4_600_000), c.number
    assert {n for n in seen if n < 100} == {*range(1, 29), *range(60, 89)}


def test_the_duplex_channels_fill_their_bands(plans):
    """Note t of Appendix 17 gives the bands; 8 291 kHz has the slot of channel 833."""
    bands = [(b.low_hz, b.high_hz) for b in bands_of(plans["appendix-25"])]
    duplex = [c for c in channels_of(plans["appendix-17"]) if c.number]
    taken = [(s.low_hz, s.high_hz) for c in duplex for s in c.sides]
    inside = [span for span in taken if any(low <= span[0] and span[1] <= high for low, high in bands)]
    assert union([*inside, (8_291_000, 8_294_000)]) == union(bands)
    outside = {c.number for c in duplex for s in c.sides if (s.low_hz, s.high_hz) not in inside}
    assert outside == {"428", "836", "837"}


def test_glide_paths_are_one_raster(plans):
    glide = sorted(s.hz for c in channels_of(plans["ils"]) for s in c.sides if s.side == "glide_path")
    assert glide == [329_150_000 + 150_000 * i for i in range(40)]
    vor = {s.hz for c in channels_of(plans["vor"]) for s in c.sides}
    localizers = {s.hz for c in channels_of(plans["ils"]) for s in c.sides if s.side == "localizer"}
    assert not vor & localizers
    assert vor | localizers | {108_000_000} == {108_000_000 + 50_000 * i for i in range(200)}


@pytest.mark.parametrize(
    ("numbers", "plan", "code"),
    [
        (["5.109"], "appendix-15", "DSC"),
        (["5.108", "5.130", "5.145"], "appendix-15", "RTP-COM"),
        (["5.132"], "appendix-15", "MSI-HF"),
        (["5.137A"], "appendix-15", None),
        (["5.110"], "maritime-acs", None),
    ],
)
def test_footnotes_and_plans_name_the_same_frequencies(facts, plans, numbers, plan, code):
    notes = facts.footnotes(facts.edition("rr-2024"))
    named = set()
    for number in numbers:
        record = notes.get(number).record
        for part in (record, *record.get("parts", ())):
            named |= set(part.get("frequencies", ()))
    held = {
        s.hz
        for c in channels_of(plans[plan])
        for s in c.sides
        if c.record.get("code") == code and (code or set(numbers) <= set(c.record["provisions"]))
    }
    assert named == held


def test_the_index_says_what_the_files_hold(facts):
    plans, index = Plans(facts), PlanIndex(facts)
    for file in plans.files():
        for low, high in spans_of(plans.of([file])):
            for hz in (low, high - 1):
                assert file in index.files_at(hz, hz + 1)
            assert file not in index.files_at(low - 1, low)
            assert file not in index.files_at(high, high + 1)


def test_a_raster_is_the_list_that_it_stands_for(plans):
    """Every raster of the facts, against adding the step again and again."""
    rasters = 0
    for plan in plans.values():
        for part in parts_of(plan):
            record = part.record
            if record.get("count", 1) == 1:
                continue
            rasters += 1
            sides = {k: v for k, v in record.items() if k in ("frequency", "ship", "coast", "interrogation", "reply")}
            listed, hz = [], dict(sides)
            for _ in range(record["count"]):
                listed.append(dict(hz))
                hz = {k: v + record["step"] for k, v in hz.items()}
            assert [at for _, at in expand(sides, record["step"], record["count"])] == listed
    assert rasters > 40


def test_amateur_names_are_the_amateur_bands_of_the_table(facts):
    table = Table(facts, facts.edition("rr-2024"))
    ends = {"1 mm": 250 * GHZ, "2200 m": 135_700}
    for region in (1, 2, 3):
        allocated = union((b.row.low_hz, b.row.high_hz) for b in table.service("amateur", region))
        named = union(
            (b.low_hz, b.high_hz)
            for n in names(facts, NAMES)
            if n.kind == "amateur" and n.said("verified") and (not n.regions or region in n.regions)
            for b in n.bands
            if not b.regions or region in b.regions
        )
        assert (named[0][0], named[-1][1]) == (ends["2200 m"], ends["1 mm"])
        assert named == allocated


def test_ism_names_are_the_bands_of_their_footnotes(facts):
    notes = facts.footnotes(facts.edition("rr-2024"))
    wanted = set()
    for number in ("5.138", "5.150"):
        record = notes.get(number).record
        wanted |= {tuple(b) for part in (record, *record.get("parts", ())) for b in part.get("bands", ())}
    held = {(b.low_hz, b.high_hz) for n in names(facts, NAMES) if n.kind == "ism" for b in n.bands}
    assert held == wanted


def test_the_bands_of_no_2_1(facts):
    for name in names(facts, BANDS):
        if name.kind == "itu-band":
            n = name.record["number"]
            assert [(b.low_hz, b.high_hz) for b in name.bands] == [(3 * 10 ** (n - 1), 3 * 10**n)]
            assert name.regulation
    bands = BandNames(facts)
    # A band of No. 2.1 holds its upper edge, a letter its lower one.
    assert bands.at(3 * GHZ) == {"itu-band": "UHF", "ieee-band": "S"}
    assert bands.at(3 * GHZ + 1) == {"itu-band": "SHF", "ieee-band": "S"}
    assert bands.at(2 * GHZ) == {"itu-band": "UHF", "ieee-band": "S"}
    assert bands.at(3000) == {}


def test_every_name_leads_back_to_itself(facts, meanings):
    for file in (BANDS, NAMES):
        for name in names(facts, file):
            for text in (name.name, name.name.upper(), name.name.replace(" ", "-"), *name.also):
                found = {m.source for m in meanings.of(text)}
                assert name.source in found or name.name not in (text, text.upper()), text
                assert found, text


def test_every_channel_is_found_by_its_names(plans, meanings):
    for plan in plans.values():
        for channel in channels_of(plan):
            hz = {s.hz for s in channel.sides}
            for form in channel.record.get("called", ()) if channel.number else ():
                assert hz <= {at for _, at in points(meanings, form.format(channel.number))}, (plan.id, channel.number)


def test_a_name_in_its_own_right_means_one_thing(meanings):
    """Or several frequencies that one name has in its plan: those of an air route, the bands of an agreement."""
    for wanted, found in meanings.own.items():
        assert len({m.name for m in found}) == 1, (wanted, [m.name for m in found])


def test_nothing_verified_is_without_a_document(facts, plans):
    for plan in plans.values():
        for channel in channels_of(plan):
            assert channel.record["source"]["document"]
            assert channel.record["verified"] or channel.record.get("doubt"), (plan.id, channel.number)
    for name in names(facts, NAMES):
        assert name.said("source")["document"]
        assert name.said("verified") or name.said("doubt"), name.name
