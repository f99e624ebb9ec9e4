"""Footnotes as data: complete, cited, and where the tables say."""

import json

import pytest

from specx.regulations.countries import fold


@pytest.fixture(scope="module")
def notes(facts):
    """Every footnote record by edition and number."""
    found = {}
    for name in facts.edition_ids:
        records = [r for file, _, _ in facts.edition(name).footnote_files for r in facts.records("footnotes", file)]
        found[name] = {r["id"]: r for r in records}
        assert len(found[name]) == len(records), "a number stands twice"
    return found


def rules(record):
    """The rules of a footnote: its parts, or itself."""
    return record.get("parts") or [record]


def test_every_footnote_of_both_editions_is_there(notes):
    assert {name: len(found) for name, found in notes.items()} == {"rr-2020": 683, "rr-2024": 723}


def test_each_number_stands_in_the_file_that_the_edition_names_for_it(facts):
    for name in facts.edition_ids:
        for file, first, last in facts.edition(name).footnote_files:
            numbers = [int("".join(c for c in r["id"][2:] if c.isdigit())) for r in facts.records("footnotes", file)]
            assert numbers == sorted(numbers)
            assert first <= numbers[0] <= numbers[-1] <= last


def test_rows_and_footnotes_cite_each_other(rows, notes):
    for name, found in notes.items():
        cited = {n for row in rows[name] for n in row.all_footnotes()}
        assert cited - found.keys() == set(), "cited, not defined"
        assert found.keys() - cited == set(), "defined, never cited"


# Bands in which another service is protected, far from the rows that carry the footnote.
ELSEWHERE = {("5.208A", band) for band in ((150_050_000, 153_000_000), (322_000_000, 328_600_000), (406_100_000, 410_000_000), (608_000_000, 614_000_000))}  # fmt: skip


def test_every_band_of_a_footnote_meets_a_row_that_cites_it(rows, notes):
    for name, found in notes.items():
        cited = {}
        for row in rows[name]:
            for number in row.all_footnotes():
                cited.setdefault(number, []).append(row)
        lost = {
            (number, (low, high))
            for number, record in found.items()
            for rule in rules(record)
            for low, high in rule.get("bands", ())
            if not any(r.low_hz < high and r.high_hz > low for r in cited[number])
        }
        assert lost == ELSEWHERE


def test_every_summary_is_one_plain_sentence(notes):
    for found in notes.values():
        for record in found.values():
            summary = record["summary"]
            assert summary.endswith("."), record["id"]
            assert 5 <= len(summary.split()) <= 60, record["id"]


def test_country_lists_equal_the_reference(reference, notes):
    lines = (reference / "rr" / "rr-2024-footnotes.jsonl").read_text(encoding="utf-8").splitlines()
    # Countries that the reference's list leaves to another footnote or to a remark.
    more = {"5.225A": {"MD"}, "5.246": {"DZ", "MA"}, "5.480A": {"US"},
            "5.346": {"AM", "AZ", "BY", "KG", "RU", "UA", "UZ"}, "5.348B": {"AM", "AZ", "BY", "KG", "RU", "UA", "UZ"}}  # fmt: skip
    compared = 0
    for line in lines:
        theirs = json.loads(line)
        if not theirs["countries"]:
            continue
        mine = set()
        for rule in rules(notes["rr-2024"][theirs["id"]]):
            for key in ("countries", "protected_countries", "agreement_countries"):
                mine |= set(rule.get(key, ()))
            for restriction in rule.get("restrictions", ()):
                mine |= set(restriction.get("of_countries", ()))
        assert mine - more.get(theirs["id"], set()) == set(theirs["countries"]), theirs["id"]
        compared += 1
    assert compared > 250


def test_country_lists_of_2020_equal_the_english_text(reference, notes, facts):
    """Names found in the English text of 2020, against the codes of the record."""
    document = json.loads((reference / "fcc-2026-04" / "rfalloc.json").read_text(encoding="utf-8"))
    names = {fold(c.name): c.code for c in facts.geography.countries.values() if c.kind == "member"}
    missing = {}
    compared = 0
    for note in document["footnotes"]:
        record = notes["rr-2020"].get(note["id"])
        if note["class"] != "itu" or record is None or not note["text"]:
            continue
        said = json.dumps(record)
        text = f" {fold(note['text'])} "
        for name, code in names.items():
            # A short name inside a longer one (Niger, Guinea, Congo ...) is not a mention of its own.
            if f" {name} " in text and not any(name != other and name in other for other in names):
                compared += 1
                if f'"{code}"' not in said:
                    missing.setdefault(note["id"], []).append(code)
    assert compared > 2500
    assert missing.keys() <= KNOWN_2020.keys(), missing
    for number, codes in missing.items():
        assert set(codes) <= KNOWN_2020[number], (number, codes)


# The Kingdom of the Netherlands names its overseas areas; 5.565 carries a sentence of the FCC's own.
KNOWN_2020 = {"5.133B": {"NL"}, "5.480": {"NL"}, "5.565": {"US"}}
