"""Names read as frequencies and ranges: what they mean, what is refused, what is told."""

import json
import re

import pytest

from specx.answers.meanings import key
from specx.answers.names import find
from specx.answers.understood import NameReader
from specx.errors import FrequencyError
from specx.facts.names import BANDS, NAMES, names
from specx.units import parse_range_or_point

EVERYWHERE = (1, 2, 3)


@pytest.fixture(scope="module")
def reader(facts):
    return NameReader(facts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L band", "l-band"), ("L", "the L band"), ("HI line", "HI"), ("ch 06", "Channel 6"), ("70cm", "70 CM"),
        ("Wi-Fi 6 GHz", "wifi 6ghz"), ("band 20", "Band-20"),
    ],
)  # fmt: skip
def test_names_that_are_written_alike(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("band 20", "20"), ("1.25 m", "125 m"), ("n7", "n77"), ("HCO+", "HCO")])
def test_names_that_are_not(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("text", "regions", "low", "high"),
    [
        ("GPS L1", EVERYWHERE, 1_575_420_000, 1_575_420_001),
        ("L1", EVERYWHERE, 1_575_420_000, 1_575_420_001),  # several systems, one frequency
        ("ch 16", EVERYWHERE, 156_787_500, 156_812_500),
        ("n1 uplink", EVERYWHERE, 1_920_000_000, 1_980_000_000),
        ("HI line", EVERYWHERE, 1_370_000_000, 1_427_000_000),
        ("40 m band", (1,), 7_000_000, 7_200_000),
        ("40 m band", (1, 3), 7_000_000, 7_200_000),
        ("33cm", EVERYWHERE, 902_000_000, 928_000_000),  # in Region 2 alone
        ("2182 kHz distress", EVERYWHERE, None, None),
    ],
)
def test_read_as_a_range(reader, text, regions, low, high):
    found = reader.band(text, regions)
    assert (found and (found.low_hz, found.high_hz)) == (low and (low, high))


@pytest.mark.parametrize(
    ("text", "regions", "how", "message"),
    [
        ("ch 01", EVERYWHERE, "frequency", "means 2 things"),
        ("OH line", EVERYWHERE, "frequency", "means 4 things"),
        ("n78", EVERYWHERE, "frequency", "is a band"),
        ("n1", EVERYWHERE, "frequency", "is 2 bands"),
        ("n1", EVERYWHERE, "band", "means 2 things"),
        ("40 m band", EVERYWHERE, "band", "differs by Region"),
        ("33cm", (1,), "band", "not in use in Region 1"),
        ("band 9", EVERYWHERE, "band", "means 3 things"),
    ],
)
def test_what_could_be_several_is_told(reader, text, regions, how, message):
    with pytest.raises(FrequencyError, match=message) as problem:
        getattr(reader, how)(text, regions)
    assert problem.value.hint
    assert "\n" not in problem.value.line()


def test_every_choice_works_when_typed(facts, reader):
    """For each name of the facts, both ways: it is read, or what it offers instead can be typed."""
    refused = []
    for file in (BANDS, NAMES):
        for text in dict.fromkeys(t for n in names(facts, file) for t in (n.name, *n.also, *n.group.get("also", ()))):
            for how in (reader.frequency, reader.band):
                try:
                    assert how(text, EVERYWHERE) is not None
                except FrequencyError as problem:
                    refused.append((text, problem.hint))
    assert len(refused) > 100
    for text, hint in refused:
        choices = re.findall(r"(?:write|or|about) ([\d.]\S*|\d[\d. -]* ?[kMG]?Hz)(?= \(| or|;|$)", hint)
        regions = re.findall(r"-r (\d)", hint)
        assert choices or regions, (text, hint)
        for choice in choices:
            parse_range_or_point(choice)
        for region in regions:
            assert reader.band(text, (int(region),)) is not None


def test_the_answer_says_what_was_understood(specx):
    ran = specx("at", "GPS L1", "-r", "1", "-o", "json")
    (understood,) = ran.json()["query"]["understood"]
    assert understood["names"] == ["GPS L1"]
    assert understood["usage"] is True
    assert understood["source"]["file"] == "names.yaml"
    assert "No. 2.2" in ran.err
    channel = specx("overlap", "ch 16", "-r", "1", "-o", "json")
    assert channel.json()["query"]["understood"][0]["usage"] is False
    assert "No. 2.2" not in channel.err
    assert "understood" not in specx("at", "3.5GHz", "-o", "json").json()["query"]


@pytest.mark.parametrize(
    "words",
    [
        ("overlap", "n78"), ("compare", "n78"), ("country", "BR", "n78"), ("sharing", "n78", "-s", "FSS (s-E)"),
        ("adjacent", "n78", "--within", "10MHz"), ("limits", "n78"), ("service", "FS", "--range", "n78"),
        ("footnotes", "--range", "n78"), ("references", "--range", "n78"), ("wrc23", "--range", "n78"),
        ("agenda", "--range", "n78"), ("diff", "rr-2020", "rr-2024", "--range", "n78"), ("export", "--range", "n78"),
        ("harmonics", "GPS L1"), ("at", "GPS L1"), ("channels", "GPS L1"), ("names", "GPS L1"),
        ("examine", "ch 16", "-b", "16kHz", "-s", "maritime mobile"),
    ],
)  # fmt: skip
def test_names_stand_for_frequencies_everywhere(specx, words):
    ran = specx(*words, "-r", "1") if words[0] not in ("diff", "country") else specx(*words)
    assert ran.code in (0, 1), ran.err
    if words[0] not in ("channels", "names"):
        assert "is read as" in ran.err


def test_a_pipe_may_hold_names(specx):
    ran = specx("at", "-", "-r", "1", "-o", "jsonl", stdin="ch 16\nnonsense\n1090MHz\n")
    assert ran.code == 2
    first, refused, last = (json.loads(row) for row in ran.out.splitlines())
    assert (first["query_hz"], refused["query"], last["query_hz"]) == (156_800_000, "nonsense", 1_090_000_000)
    assert "'ch 16' is read as 156.8 MHz" in ran.err
    assert "line 2" in ran.err


@pytest.mark.parametrize("text", ["40m", "40 m", "2.5m"])
def test_metres_and_a_slip_of_the_shift_key_are_not_told_apart_by_guessing(specx, text):
    ran = specx("overlap", text, "-r", "2")
    assert ran.code == 2
    assert "MHz" in ran.err


def test_a_misspelt_name_gets_a_near_one(specx):
    assert "'GPS L1'" in specx("at", "GPS-L1a").err
    assert "write for example" in specx("at", "xyzzy").err


def test_found_by_text_and_by_spectrum(facts):
    assert [r.name for r in find(facts, "L band")][:2] == ["L", "satellite L"]
    assert {r.name for r in find(facts, "", (1_575_420_000, 1_575_420_001))} >= {"GPS L1", "Galileo E1", "UHF"}
    assert {r.name for r in find(facts, "ISM")} >= {"ISM 2.4 GHz", "ISM 61 GHz"}
    assert not any(r.name == "33 cm" for r in find(facts, "33 cm", None, (1,)))
    assert find(facts, "no such name") == []
    gps = find(facts, "GPS L1")[0]
    assert gps.documents
    assert gps.usage
    assert not find(facts, "UHF")[0].usage
