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
    wanted = json.loads((reference / "rr" / f"{edition}-table.json").read_text(encoding="utf-8"))["regions"]
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


def test_figures_of_resolutions_equal_the_reference(reference, facts):
    import math

    from specx.facts.resolutions import Resolutions
    from specx.regulations import formula

    held = Resolutions(facts)
    points = 0
    for theirs in json.loads((reference / "rules" / "resolutions.json").read_text(encoding="utf-8"))["resolutions"]:
        mine = held.get(f"Resolution {theirs['number']}").record
        assert mine["revision"] == theirs["revision"]
        own = [limit["segments"] for limit in mine.get("limits", ()) if "segments" in limit]
        masks = [limit["mask"] for limit in theirs["limits"] if "mask" in limit]
        assert len(own) == len(masks), theirs["number"]
        for segments, mask in zip(own, masks, strict=True):
            scale, name = (1, "d") if "from_deg" in segments[0] else (1000, "f")
            for segment, wanted in zip(segments, mask["segments"], strict=True):
                at = (wanted["from"] + wanted["to"]) / 2
                value = eval(wanted["expr"], {"log10": math.log10}, {mask["variable"]: at})
                assert formula.value(formula.parse(segment["limit"]), {name: at / scale}) == pytest.approx(value)
                points += 1
    assert points == 133


def test_official_titles_equal_the_reference(reference, facts):
    import csv

    from specx.facts.resolutions import Resolutions

    held = Resolutions(facts)
    with open(reference / "documents" / "rr-titles.tsv", encoding="utf-8") as stream:
        listed = {r["number"]: r for r in csv.DictReader(stream, delimiter="\t") if r["kind"] == "Resolution"}
    for number, title in listed.items():
        record = held.get(f"Resolution {number}").record
        if title["verified"] != "no":
            assert record.get("official_title") == title["title"], number
        else:
            # A title that nobody has seen is left out, or held and marked.
            assert "official_title" not in record or "official_title" in record.get("unverified", ()), number
