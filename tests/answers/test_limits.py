"""Limits: which bind, what they are at an angle, and what is not known."""

import json

import pytest

from specx.answers.limits import LimitsOf
from specx.facts.kinds.rules import LIMITS
from specx.record import plain
from specx.regulations.limit_conditions import LimitConditions
from specx.regulations.limits import (
    CurvePoint,
    Limit,
    MaskChoice,
    MaskFunction,
    MaskSegment,
    OtherLevel,
    ProtectedServices,
    RelaxedLimit,
    limit_of,
)
from specx.regulations.mask import figure

MHZ = 10**6


@pytest.fixture(scope="module")
def engine(views):
    return LimitsOf(views["rr-2024"])


def test_table_21_4_interpolates(specx):
    """17.7-19.3 GHz: -115 up to 5 degrees, half a decibel a degree up to 25, -105 above."""
    for angle, expected in (("0", -115), ("5", -115), ("15", -110), ("25", -105), ("90", -105)):
        ran = specx("limits", "17.8GHz", "-s", "FSS (s-E)", "-r", "1", "--angle", angle, "-o", "json")
        found = {r["id"]: r for r in ran.json()["results"]}
        mask = found["21-4-21"]
        assert (mask["value"], mask["unit"], mask["reference_bandwidth"]) == (expected, "dB(W/m2)", MHZ)
        assert mask["angle_deg"] == float(angle)
        assert mask["alternative_to"] == ["21-4-22"]


def test_without_an_angle_a_mask_has_extremes_and_no_number(specx):
    ran = specx("limits", "17.8GHz", "-s", "FSS (s-E)", "-r", "1", "-o", "json")
    mask = next(r for r in ran.json()["results"] if r["id"] == "21-4-21")
    assert mask["value"] is None
    assert (mask["from_value"], mask["to_value"]) == (-115, -105)


def test_what_is_not_known_is_told_with_the_provision(specx):
    ran = specx("limits", "17.8GHz", "-s", "FSS (s-E)", "-r", "1", "-o", "json")
    epfd = next(r for r in ran.json()["results"] if r["id"] == "22.5I")
    assert epfd["unknown"] is True
    assert epfd["value"] is None
    assert "Tables 22-4A, 22-4A1 and 22-4B" in epfd["why"]


def test_an_epfd_curve_has_its_extremes_and_its_antenna(specx):
    ran = specx("limits", "19.9GHz", "-s", "FSS (s-E)", "-r", "1", "--quantity", "epfd", "-o", "json")
    curve = next(r for r in ran.json()["results"] if r["id"] == "22-1C-4")
    assert (curve["value"], curve["from_value"], curve["to_value"]) == (None, -176.4, -140)
    assert curve["points"][1] == {"value": -167.4, "percent_not_exceeded": 91}
    assert curve["conditions"]["reference_antenna_m"] == 0.9
    assert curve["verified"] is True
    shown = specx("limits", "19.9GHz", "-s", "FSS (s-E)", "-r", "1", "--quantity", "epfd").out
    assert "-176.4 to -140 dB(W/m2) in 1 MHz (a curve over the share of time)" in shown
    assert "antenna of 0.9 m" in shown


def test_what_rests_on_unverified_data_says_so(specx):
    """The bands of Table 21-2 were not read: so no limit that binds by it is verified."""
    ran = specx("limits", "6GHz", "-s", "FIXED", "-r", "1")
    assert "unverified" in ran.out
    ran = specx("limits", "6GHz", "-s", "FIXED", "-r", "1", "-o", "json")
    eirp = next(r for r in ran.json()["results"] if r["id"] == "21.3")
    assert (eirp["value"], eirp["unit"], eirp["verified"]) == (55, "dBW", False)
    assert "Table 21-2" in eirp["doubt"]


def test_resolution_750_and_5_340(specx):
    ran = specx("limits", "1430MHz", "-s", "MOBILE", "-r", "1", "--quantity", "unwanted", "-o", "json")
    values = {r["value"] for r in ran.json()["results"] if r["force"] == "mandatory"}
    assert values == {-72, -62}
    ran = specx("limits", "23.7GHz", "-r", "1", "-o", "json")
    assert "prohibition" in {r["quantity"] for r in ran.json()["results"]}


def test_footnotes_state_limits(specx):
    ran = specx("limits", "3.65GHz", "-s", "MOBILE", "-c", "DE", "-o", "json")
    (limit,) = [r for r in ran.json()["results"] if r["provision"] == "5.434A"]
    assert (limit["value"], limit["low_hz"], limit["high_hz"]) == (-154.5, 3600 * MHZ, 3800 * MHZ)


def test_no_limit_found_is_not_no_limit(specx):
    ran = specx("limits", "100MHz", "-r", "1")
    assert ran.code == 1
    assert "not to say that there is none" in ran.out


def test_limits_bind_only_in_their_bands_and_regions(engine, asked_rows):
    """Over a scan of rows: every limit found meets the row, its Region and a service that may be bound."""
    checked = 0
    for row in asked_rows["rr-2024 view"]:
        if row.region != 2 or not 10**9 <= row.low_hz < 32 * 10**9:
            continue
        for answer in engine.within(row.low_hz, row.high_hz, 2):
            checked += 1
            assert answer.low_hz < row.high_hz
            assert answer.high_hz > row.low_hz
            limit = engine.limits.records.get(answer.id or "")
            if limit and limit.quantity == "unwanted power":
                assert answer.low_hz < answer.high_hz <= max(band.high_hz for band in limit.bands)
            assert answer.quantity != "scope"
    assert checked > 200


def test_masks_answer_at_every_angle_they_cover(engine):
    checked = 0
    for limit in engine.limits.records.values():
        segments = limit.segments
        if not segments or segments[0].from_deg is None or limit.functions:
            continue
        checked += 1
        low, high = segments[0].from_deg, segments[-1].to_deg
        for step in range(21):
            angle = low + (high - low) * step / 20
            if angle == 0 and "log10(d)" in segments[0].limit:
                continue
            assert figure(limit, angle).value is not None, (limit.id, angle)
        assert figure(limit, high + 1).value is None
    assert checked > 30


def test_a_mask_over_frequency_is_read_at_the_frequency(engine):
    masks = [r for r in engine.limits.records.values() if r.segments and r.segments[0].from_ghz is not None]
    assert masks
    for limit in masks:
        assert figure(limit, frequency_hz=int(limit.segments[0].from_ghz * 1e9)).value is not None
        assert figure(limit).value is None


@pytest.mark.parametrize("words", [("17.8GHz", "--angle", "steep"), ("17.8GHz", "--angle", "400"), ("17.8",)])
def test_bad_questions_get_one_line(specx, words):
    ran = specx("limits", *words)
    assert ran.code == 2
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("output", ["table", "json", "jsonl", "csv", "tsv", "md", "yaml"])
def test_every_output(specx, output):
    ran = specx("limits", "17.8GHz", "-s", "FSS (s-E)", "-r", "2", "-o", output)
    assert ran.code == 0, ran.err
    assert "21.16" in ran.out


def test_rules_of_another_edition_are_said_to_be_so(specx):
    for words in (
        ("limits", "17.8GHz"),
        ("sharing", "17.8GHz", "-s", "FIXED"),
        ("examine", "17.8GHz", "-b", "1MHz", "-s", "FIXED"),
    ):
        old = specx(*words, "-r", "1", "-e", "rr-2020", "-o", "json")
        assert old.json()["rules_edition"] == "rr-2024"
        assert "not of rr-2020" in old.err
        assert "rules_edition" not in specx(*words, "-r", "1", "-e", "rr-2024", "-o", "json").json()


def test_limits_of_a_footnote_stay_in_their_own_band(specx):
    """No. 5.457A: 1.2 m and 330 km belong to 5 925-6 425 MHz, not to 14-14.5 GHz."""

    def stated(band):
        ran = specx("limits", band, "-s", "FSS (E-s)", "-c", "BR", "-o", "json")
        mine = [r for r in ran.json()["results"] if r["provision"] == "5.457A" and not r.get("unknown")]
        return {(r["quantity"], r["value"]) for r in mine}

    assert stated("14.2GHz") == set()
    assert stated("6GHz") == {("antenna diameter", 1.2), ("distance", 330)}


def test_indian_pfd_mask_holds_in_its_upper_part(specx):
    def stated(band):
        ran = specx("limits", band, "-s", "broadcasting-satellite", "-c", "IN", "-o", "json")
        return {s["limit"] for r in ran.json()["results"] if r["provision"] == "5.418" for s in r["segments"]}

    assert stated("2600MHz") == set()
    assert stated("2640MHz") == {"-130", "-130+0.4*(d-5)", "-122"}


def test_limits_of_a_whole_footnote_are_given_for_each_part(specx):
    ran = specx("limits", "5180MHz", "-s", "radiodetermination-satellite", "-c", "BR", "-o", "json")
    assert -159 in [r["value"] for r in ran.json()["results"] if r["provision"] == "5.446"]


def test_no_stated_limit_names_a_band_beside_its_rule(facts):
    """A limit said to hold in a band holds in a rule of that band; victims of unwanted emissions apart."""
    import re

    for edition in facts.edition_ids:
        for note in facts.footnotes(facts.edition(edition)):
            for rule, part in zip(note.rules, note.record.get("parts") or [note.record], strict=True):
                for limit in part.get("limits", ()):
                    where = limit.get("where", "")
                    if len(rule.bands) < 2 or " in " in f" {where}":
                        continue
                    for text in re.findall(r"[\d.]+-[\d.]+ [kMG]Hz", where):
                        raise AssertionError(f"{note.id}: {text} of {len(rule.bands)} bands")
            assert not (note.record.get("parts") and note.record.get("limits")), note.id


@pytest.mark.parametrize(
    ("band", "resolution", "footnote"), [("36-37GHz", "752", "5.550A"), ("10.6-10.68GHz", "751", "5.482A")]
)
def test_figures_that_stand_in_a_resolution_are_said_to_be_unknown(specx, band, resolution, footnote):
    ran = specx("limits", band, "-r", "1", "-o", "json")
    assert ran.code == 0
    found = [r for r in ran.json()["results"] if footnote in (r["provision"], *r.get("by_footnotes", ()))]
    assert {r["service"] for r in found} > {"earth exploration-satellite (passive)", "fixed"}
    assert all(r["unknown"] is True and r["value"] is None for r in found)
    assert all(f"read Resolution {resolution}" in r["why"] for r in found)
    assert f"read Resolution {resolution}" in specx("limits", band, "-r", "1").out


def test_no_limit_is_called_unknown_whose_figures_are_held(specx):
    """No. 5.338A points to Resolution 750, whose levels the data has."""
    ran = specx("limits", "31.2GHz", "-s", "FIXED", "-r", "1", "-o", "json")
    assert "5.338A" not in {r["provision"] for r in ran.json()["results"]}


def test_countries_of_stated_limits_are_told(specx):
    """5 351.5-5 366.5 kHz: 20 W in Mexico, 25 W in most of Region 2, 15 W elsewhere."""
    out = specx("limits", "5.36MHz", "-r", "2").out
    assert "in MX" in out
    assert "not in " in out
    ran = specx("limits", "5.36MHz", "-r", "1", "-o", "json")
    assert [(r["value"], r["countries"], r["except_countries"]) for r in ran.json()["results"]] == [(15, [], [])]


def test_a_choice_between_masks_is_said_to_be_open(specx):
    out = specx("limits", "17.8GHz", "-s", "FSS (s-E)", "-r", "1", "-o", "csv").out
    assert "21-4" not in out
    text = " ".join(specx("limits", "17.8GHz", "-s", "FSS (s-E)", "-r", "1").out.split())
    assert "which one is left open here" in text


def test_for_whom_a_resolution_is_to_be_read(specx):
    """No. 5.517A is about earth stations in motion: other downlinks need not read Resolution 169."""
    ran = specx("limits", "18GHz", "-s", "FSS (s-E)", "-c", "BR", "-o", "json")
    (row,) = [r for r in ran.json()["results"] if r["provision"] == "5.517A"]
    assert (row["resolution"], row["applies_to"]) == ("169 (Rev.WRC-23)", "conditions of Resolution 169 (for ESIM)")


# --- limits as values


def without_lines(value):
    if isinstance(value, dict):
        return {k: without_lines(v) for k, v in value.items() if k != "line"}
    return [without_lines(v) for v in value] if isinstance(value, list) else value


def test_a_limit_says_what_its_record_says(facts):
    """Every value of every record that has a field, in the order of the file: JSON is made of it."""
    checked = 0
    for file in facts.files("limits"):
        for record in facts.records("limits", file):
            limit = limit_of(record)
            for name in Limit._fields:
                if name in record and name not in ("bands", "services", "protects"):
                    checked += 1
                    value = without_lines(record[name])
                    if name == "source" and "also" in value:
                        value["witness"] = value.pop("also")
                    said, held = json.dumps(plain(getattr(limit, name))), json.dumps(value)
                    assert said == held, (record["id"], name)
            if "protects" in record:
                assert limit.protects.bands == tuple(map(tuple, record["protects"].get("bands", ()))), record["id"]
                assert len(limit.protects.services) == len(record["protects"]["services"])
            assert [(b.low_hz, b.high_hz) for b in limit.bands] == [tuple(b["band"]) for b in record["bands"]]
    assert checked > 2000


@pytest.mark.parametrize(
    ("path", "part"),
    [
        (("conditions",), LimitConditions), (("segments", "items"), MaskSegment), (("points", "items"), CurvePoint),
        (("protects",), ProtectedServices), (("choice",), MaskChoice), (("also", "items"), OtherLevel),
        (("relaxed", "items"), RelaxedLimit),
        (("functions", "additionalProperties"), MaskFunction),
    ],
)  # fmt: skip
def test_what_a_file_may_say_of_a_limit_has_a_field(path, part):
    """What a part of a record may hold is never dropped on the way to an answer."""
    found = LIMITS.json_schema()["items"]["properties"]
    for name in path:
        found = found[name]
    assert set(found["properties"]) == set(part._fields)


def test_a_footnote_without_figures_is_told_by_the_resolution_alone(engine):
    """No. 5.345 leaves its terms to Resolution 528, of which no figure is held: no value, a reason, and which."""
    rows = [r for r in engine.within(1_460 * MHZ, 1_460 * MHZ + 1, 3) if r.provision == "5.345"]
    assert rows
    for row in rows:
        assert (row.quantity, row.value, row.unit, row.unknown) == ("terms of a Resolution", None, None, True)
        assert row.resolution.split()[0] == "528"


def test_a_least_figure_is_told_as_one(engine):
    """An elevation, a separation: what is less than it breaks the limit; everything else is a most."""
    records, told = engine.limits.records, {"": 0, "least": 0}
    for row in engine.within(1_000 * MHZ, 20_000 * MHZ, 1):
        if row.id in records:
            expected = "least" if records[row.id].sense == "least" else ""
            assert row.sense == expected, row.id
            told[expected] += 1
    assert all(told.values())
