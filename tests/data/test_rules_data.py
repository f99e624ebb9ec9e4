"""The rules of sharing as data: every file reads, masks join, records point at records that are there."""

import json
import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.facts import kinds as schema
from specx.facts.kinds import RULE_KINDS
from specx.regulations import formula

FILES = {
    "provisions": "provisions.yaml",
    "coordination": "coordination-9.11A.yaml",
    "classes": "classes.yaml",
    "emissions": "emissions.yaml",
}


@pytest.fixture(scope="module")
def limits(facts):
    return {r["id"]: r for file in facts.files("limits") for r in facts.records("limits", file)}


@pytest.mark.parametrize("kind", FILES)
def test_every_file_of_rules_reads(facts, kind):
    assert kind in RULE_KINDS
    assert facts.records(kind, FILES[kind])


def test_kinds_of_rules_are_known_only_when_named():
    assert schema.KINDS["limits"] is schema.KINDS["limits"]
    with pytest.raises(KeyError):
        schema.KINDS["recipes"]


def test_provisions_are_numbered_once_and_name_documents(facts):
    records = facts.records("provisions", "provisions.yaml")
    numbers = [r["no"] for r in records]
    assert len(set(numbers)) == len(numbers) == 150
    assert all("S1" not in r["source"]["document"] for r in records)
    assert {"4.4", "4.8", "5.29", "5.43A", "9.7", "9.11A", "9.21", "11.31", "21.16", "22.2"} <= set(numbers)


def test_provisions_point_at_footnotes_and_limits_that_exist(facts, limits, tables):
    notes = {r["id"] for file, *_ in tables["rr-2024"].edition.footnote_files for r in facts.records("footnotes", file)}
    files = {file.removeprefix("limits/").removesuffix(".yaml") for file in facts.files("limits")}
    articles = {"21", "22"}
    for record in facts.records("provisions", "provisions.yaml"):
        assert set(record.get("invoked_by", ())) <= notes, record["no"]
        assert set(record.get("limits", ())) <= set(limits) | files | articles, record["no"]


def test_limits_point_at_limits_that_exist(limits):
    for record in limits.values():
        for key in ("alternative_to", "together_with", "scope", "limits", "releases"):
            assert set(record.get(key, ())) <= set(limits), (record["id"], key)


def test_alternatives_and_companions_are_mutual(limits):
    for record in limits.values():
        for key in ("alternative_to", "together_with"):
            for other in record.get(key, ()):
                assert record["id"] in limits[other].get(key, ()), (record["id"], other)


def test_masks_of_table_21_4_reach_from_the_horizon_to_the_zenith_without_a_step(limits):
    masks = [r for r in limits.values() if r["provision"] == "21.16" and not r.get("functions")]
    assert len(masks) > 30
    for record in masks:
        segments = record["segments"]
        assert (segments[0]["from_deg"], segments[-1]["to_deg"]) == (0, 90)
        for before, after in pairwise(segments):
            assert before["to_deg"] == after["from_deg"]
            at = {"d": float(before["to_deg"])}
            step = formula.value(formula.parse(after["limit"]), at) - formula.value(formula.parse(before["limit"]), at)
            assert abs(step) <= 0.6, (record["id"], at, step)


def test_a_curve_over_the_time_rises_and_ends_at_all_of_it(limits):
    curves = [r for r in limits.values() if r["provision"] == "22.5C" and r.get("points")]
    assert len(curves) > 30
    for record in curves:
        points = record["points"]
        assert [float(points[i]["percent_not_exceeded"]) for i in (0, -1)] == [0, 100], record["id"]
        for before, after in pairwise(points):
            for key in ("value", "percent_not_exceeded"):
                assert float(before[key]) <= float(after[key]), (record["id"], key)


def superscripts(limits):
    """The notes of Table 21-4, each with a band that it stands beside, in MHz."""
    for r in limits.values():
        for band in r["bands"] if r["provision"] == "21.16" else ():
            for note in (*r.get("notes", ()), *band.get("notes", ())):
                yield note, tuple(edge / 1e6 for edge in band["band"])


def test_superscripts_of_table_21_4_stand_where_they_are_printed(reference, limits):
    read = json.loads((reference / "rules" / "article21.json").read_text(encoding="utf-8"))
    sure = read["table_21_4_order"]["sure"]
    theirs = set()
    for note in read["table_21_4_notes"]:
        name = sure.get(str(note["superscript"]), f"superscript {note['superscript']}")
        for row in note["rows"]:
            low, high, unit = re.match(r"([\d.]+)-([\d.]+) (MHz|GHz)", row).groups()
            theirs.add((name, tuple(round(float(edge) * (1000 if unit == "GHz" else 1), 6) for edge in (low, high))))
    assert set(superscripts(limits)) == theirs


def test_a_superscript_of_table_21_4_is_no_part_of_a_provision(limits):
    """Superscripts run through Article 21: 8 is No. 21.16.2. Those whose number was not read stay superscripts."""
    notes = {note for note, _ in superscripts(limits)}
    named = {note for note in notes if not re.fullmatch(r"superscript \d+", note)}
    assert named == {"21.16.1", "21.16.2", "21.16.3", "21.16.3A", "21.16.8", "21.16.19"}
    assert len(notes) > len(named)


def test_epfd_tables_are_those_of_the_reference(reference, limits):
    theirs = json.loads((reference / "rules" / "epfd.json").read_text(encoding="utf-8"))["tables"]
    compared = 0
    for table in theirs:
        for number, row in enumerate(table["rows"], 1):
            record = limits[f"{table['table']}-{number}"]
            points = [[float(p["value"]), float(p["percent_not_exceeded"])] for p in record.get("points", ())]
            assert points or float(record["value"]) == row["points"][0][0], record["id"]
            assert not points or points == row["points"], record["id"]
            assert record["reference_bandwidth"] == row["reference_bandwidth_khz"] * 1000, record["id"]
            assert record["verified"] is (row["verified"] is True), record["id"]
            compared += 1
    assert compared > 40


def test_what_rests_on_memory_says_so(facts):
    """A source that was not read can never count as verified."""
    records = [r for kind in ("provisions", "classes") for r in facts.records(kind, FILES[kind])]
    records += [r for file in facts.files("limits") for r in facts.records("limits", file)]
    for record in records:
        if "no document read" in record["source"]["document"]:
            assert record["verified"] is False, record


NUMBER = st.integers(0, 999).map(lambda n: (str(n), float(n)))


@st.composite
def formulas(draw, depth=3):
    """A formula with its value, made together."""
    if depth == 0 or draw(st.booleans()):
        return draw(NUMBER)
    (left, a), (right, b) = draw(formulas(depth - 1)), draw(formulas(depth - 1))
    operator = draw(st.sampled_from("+-*"))
    return f"({left}{operator}{right})", a + b if operator == "+" else a - b if operator == "-" else a * b


@given(formulas())
def test_formulas_have_the_value_that_arithmetic_gives(made):
    text, expected = made
    assert formula.value(formula.parse(text), {}) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "given_", "expected"),
    [
        ("-152+0.5*(d-5)", {"d": 15.0}, -147.0),
        ("2-3-4", {}, -5.0),
        ("2+3*4", {}, 14.0),
        ("12/4/3", {}, 1.0),
        ("-193.0+20*log10(d)", {"d": 10.0}, -173.0),
        ("-(2)", {}, -2.0),
    ],
)
def test_formulas_by_hand(text, given_, expected):
    assert formula.value(formula.parse(text), given_) == pytest.approx(expected)
    assert formula.variables(formula.parse(text)) == set(given_)


@pytest.mark.parametrize(
    "text",
    ["", "2+", "(2", "2)", "2 2", "__import__('os')", "d.real", "2**3", "log10 2", "d;d", "1e9", "x" * 300, "sin(d)"],
)
def test_what_is_no_formula_is_refused(text):
    with pytest.raises(formula.FormulaError):
        formula.value(formula.parse(text), {"d": 1.0})


def test_a_formula_without_a_value_says_so():
    for text in ("log10(d-5)", "1/(d-5)"):
        with pytest.raises(formula.FormulaError):
            formula.value(formula.parse(text), {"d": 5.0})
    assert math.isclose(formula.value(formula.parse("log10(d)"), {"d": 100.0}), 2.0)
