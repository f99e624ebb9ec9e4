"""Resolutions and Rules of Procedure as data: complete, in their files, pointing at what is there, nothing told twice."""

import re

import pytest

from specx.answers.citing import cited
from specx.answers.references import studied
from specx.facts.resolutions import Resolutions
from specx.regulations import formula
from specx.regulations.numbers import number_key, revision_key


@pytest.fixture(scope="module")
def resolutions(facts):
    return Resolutions(facts)


@pytest.fixture(scope="module")
def procedures(facts):
    return facts.records("procedures", "rules-of-procedure.yaml")


@pytest.fixture(scope="module")
def footnotes(facts):
    """Every footnote number of any edition."""
    return {note.id for name in facts.edition_ids for note in facts.footnotes(facts.edition(name))}


def test_all_of_the_edition_of_2024_are_held_and_those_that_ended_with_it(resolutions):
    ours = [r for r in resolutions if r.name.startswith("Resolution")]
    assert sum(r.in_force for r in ours) == 191
    assert sum(r.record.get("status") == "abrogated" for r in ours) == 33
    assert all(r.record["until"] == "2023-12-16" for r in ours if r.record.get("status") == "abrogated")
    assert sum("decides" in r.record for r in ours) == 176


@pytest.mark.parametrize("edition", ["rr-2020", "rr-2024"])
def test_what_a_footnote_cites_is_held_in_a_revision_as_new(facts, resolutions, edition):
    seen = 0
    for note in facts.footnotes(facts.edition(edition)):
        for name, revision in cited(note.record):
            if re.fullmatch(r"(Resolution|Recommendation) \d+", name):
                found = resolutions.get(name)
                assert found, (note.id, name)
                assert not revision or revision_key(revision)[0] <= revision_key(found.revision)[0], (note.id, name)
                assert edition == "rr-2020" or found.in_force, (note.id, name)
                seen += 1
    assert seen > 100


def test_a_number_stands_in_the_file_of_its_hundred_and_numbers_rise(facts):
    for file in facts.files("resolutions"):
        numbers = [int(r["reference"].split()[1]) for r in facts.records("resolutions", file)]
        assert numbers == sorted(set(numbers)), file
        name = file.split("/")[1].removesuffix(".yaml")
        kinds = {r["reference"].split()[0] for r in facts.records("resolutions", file)}
        if name == "recommendations":
            assert kinds == {"Recommendation"}
            continue
        low, high = map(int, name.split("-"))
        assert kinds == {"Resolution"}
        assert (low // 100 * 100, high) == (numbers[0] // 100 * 100, low // 100 * 100 + 99), file
        assert all(low <= n <= high for n in numbers), file


def test_records_point_at_footnotes_and_files_that_are_there(facts, resolutions, procedures, footnotes):
    for record in [*(r.record for r in resolutions), *procedures]:
        name = record.get("reference") or record["id"]
        named = {role["of"] for role in record.get("country_roles", ()) if "of" in role}
        named |= {n for limit in record.get("limits", ()) for n in limit.get("footnotes", ())}
        named |= set(record.get("footnotes", ()))
        if "reference" in record:
            named |= {
                n for n in record.get("provisions", ()) if n.startswith("5.") and number_key(n) > number_key("5.52")
            }
        assert named <= footnotes, name
        assert "figures" not in record or facts.has(record["figures"]), name
    ids = {p["id"] for p in procedures}
    assert len(ids) == len(procedures) == 105
    for rule in procedures:
        assert {rule["same_as"]} if "same_as" in rule else set() <= ids, rule["id"]
        assert set(rule.get("see", ())) <= ids, rule["id"]
        assert all(resolutions.get(f"Resolution {n}") for n in rule.get("resolutions", ())), rule["id"]


def test_rules_of_procedure_follow_the_numbers_of_the_regulations(procedures):
    numbers = [number_key(p["id"].split("-")[0]) for p in procedures if p["id"][0].isdigit()]
    assert numbers == sorted(numbers)


def test_what_an_agenda_item_says_of_a_study_is_not_said_again(facts, resolutions):
    seen = 0
    for found in resolutions:
        if studied(facts, found.name):
            seen += 1
            assert not {"bands", "parts", "frequencies"} & set(found.record), found.name
    assert seen > 30


def test_figures_that_stand_in_limits_are_not_repeated(resolutions):
    for found in resolutions:
        assert not ("figures" in found.record and "limits" in found.record), found.name


def test_applications_are_named_as_footnotes_name_them(facts, resolutions, procedures):
    known = {"UAS", "PPDR"}  # of these no footnote speaks by name
    for name in facts.edition_ids:
        for note in facts.footnotes(facts.edition(name)):
            known |= {a for part in (note.record, *note.record.get("parts", ())) for a in part.get("application", ())}
    for record in [*(r.record for r in resolutions), *procedures]:
        assert set(record.get("application", ())) <= known, record.get("reference") or record["id"]


def test_every_mask_has_a_number_at_each_of_its_corners(resolutions, procedures):
    masks = 0
    for record in [*(r.record for r in resolutions), *procedures]:
        for limit in record.get("limits", ()):
            for segment in limit.get("segments", ()):
                unit, name = ("deg", "d") if "from_deg" in segment else ("ghz", "f")
                for edge in ("from", "to"):
                    value = formula.value(formula.parse(segment["limit"]), {name: float(segment[f"{edge}_{unit}"])})
                    assert -260 < value < 100, (record, segment)
                masks += 1
    assert masks > 120


def test_spot_checks_that_a_person_can_verify(resolutions):
    ship = resolutions.get("Resolution 220").record["limits"][0]
    assert [s["limit"] for s in ship["segments"]] == ["27", "23", "19", "18", "16", "15", "15"]
    assert ship["unit"] == "dBm"
    thirty = resolutions.get("Resolution 163").record["country_roles"][0]
    assert len(thirty["codes"]) == 30
    assert {"NO", "TR", "BR"} <= set(thirty["codes"])
    assert "FR" not in thirty["codes"]
    exempt = resolutions.get("Resolution 223").record["country_roles"][0]
    assert (exempt["role"], len(exempt["codes"])) == ("exempt", 11)
    assert resolutions.get("Resolution 660").record["bands"] == [[137_025_000, 138_000_000]]
    lost = [limit for limit in resolutions.get("Resolution 218").record["limits"] if limit.get("unknown")]
    assert len(lost) == 6
    assert all("value" not in limit and "segments" not in limit for limit in lost)


def test_a_figure_from_another_paper_is_never_verified(resolutions):
    for found in resolutions:
        for limit in found.record.get("limits", ()):
            if "source" in limit:
                assert limit["verified"] is False, found.name
                assert limit["doubt"], found.name
