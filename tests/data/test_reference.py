"""The YAML against the reference tables, cell by cell. Skipped where the reference is absent."""

import json
import re

import pytest


def cells_of_reference(service):
    """A reference service as (service, qualifier, directions)."""
    words = f"{service['service'].lower()} {service['qualifier']}"
    directions = tuple(re.findall(r"(Earth-to-space|space-to-Earth|space-to-space)", words.partition(" except ")[0]))
    words = words.replace("(", " ").replace(")", " ")
    for d in directions:
        words = words.replace(d, " ", 1)
    return " ".join(words.split()), directions


@pytest.mark.parametrize("edition", ["rr-2020", "rr-2024"])
def test_every_cell_equals_the_reference(reference, rows, edition):
    wanted = json.loads((reference / "rr" / f"{edition}-table.json").read_text())["regions"]
    differences = []
    seen = 0
    mine = {(r.region, r.low_hz): r for r in rows[edition]}
    for region, theirs in wanted.items():
        assert len(theirs) == sum(r.region == int(region) for r in rows[edition])
        for cell in theirs:
            row = mine.get((int(region), cell["lo_hz"]))
            if row is None or row.high_hz != cell["hi_hz"]:
                differences.append((region, cell["lo_hz"], "edges"))
                continue
            if list(row.footnotes) != cell["footnotes"]:
                differences.append((region, cell["lo_hz"], row.footnotes, cell["footnotes"]))
            left = []
            for a in row.allocations:
                exception = a.qualifier if a.qualifier.startswith("except ") else ""
                words = f"{a.service} {a.qualifier}".replace("(", " ").replace(")", " ")
                directions = a.directions
                if exception and not re.search("-to-", exception) and directions:
                    # printed behind the exception, where the reference's reader sees no direction
                    words, directions = f"{words} {directions[0]}", ()
                left.append((" ".join(words.split()), directions, a.status, list(a.footnotes)))
            right = [(*cells_of_reference(s), s["status"], s["footnotes"]) for s in cell["services"]]
            seen += len(right)
            if left != right:
                differences.append((region, cell["lo_hz"], left, right))
    assert differences == []
    assert seen == {"rr-2020": 4422, "rr-2024": 4578}[edition]


def test_services_equal_the_reference(reference, facts):
    import csv

    with open(reference / "rules" / "services.tsv", encoding="utf-8") as stream:
        listed = {r["rr_no"]: r for r in csv.DictReader(stream, delimiter="\t") if r["table_name"]}
    mine = {s.rr: s for s in facts.vocabulary.services.values()}
    assert mine.keys() == listed.keys()
    for number, service in mine.items():
        assert f"{service.name.lower()} service" == listed[number]["name_en"].lower()
        assert service.abbreviation == listed[number]["abbr"]


def test_countries_equal_the_reference(reference, facts):
    import csv

    with open(reference / "rules" / "regions.tsv", encoding="utf-8") as stream:
        listed = {r["iso2"]: r for r in csv.DictReader(stream, delimiter="\t")}
    mine = facts.geography.countries
    assert mine.keys() == listed.keys()
    for code, country in mine.items():
        assert "/".join(map(str, country.regions)) == listed[code]["region"]
        if listed[code]["name_rr_en"]:
            assert country.name == listed[code]["name_rr_en"].split("|")[0].strip()
