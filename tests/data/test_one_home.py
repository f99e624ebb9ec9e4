"""No fact stands in two files where one can be worked out from the other: found by program over all files of facts."""

from collections import defaultdict

import pytest

from conftest import ROOT
from specx.facts import store
from specx.facts.plans import Plans, bands_of
from specx.regulations.bands import union

# What tells of a figure: the same there in two files is one fact written twice.
_OF_A_FIGURE = ("quantity", "value", "unit", "reference_bandwidth", "where", "when")
_SINGLE = ("provisions.yaml", "rules-of-procedure.yaml", "names.yaml", "bands.yaml", "references.yaml")


def every_file():
    root = ROOT / "allocations"
    named = [root / name for name in _SINGLE]
    for folder in ("limits", "plans", "resolutions", "rr-2024/footnotes", "wrc-23"):
        named += sorted((root / folder).glob("*.yaml"))
    for path in named:
        yield path.relative_to(root).as_posix(), store.read(str(path))


def walk(node, source=()):
    """Every mapping, with the document and place that it or what holds it rests on."""
    if isinstance(node, dict):
        own = node.get("source") or {}
        if isinstance(own, dict) and "document" in own:
            source = (str(own["document"]), str(own.get("at", "")))
        yield node, source
        for value in node.values():
            yield from walk(value, source)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value, source)


@pytest.fixture(scope="module")
def mappings():
    return [(file, node, source) for file, tree in every_file() for node, source in walk(tree)]


def test_a_figure_with_its_source_stands_in_one_file(mappings):
    homes, figures = defaultdict(set), 0
    for file, node, source in mappings:
        if "value" in node and "unit" in node and source:
            figures += 1
            homes[source, *(str(node.get(key, "")) for key in _OF_A_FIGURE)].add(file)
    assert figures > 250
    assert {what: files for what, files in homes.items() if len(files) > 1} == {}


def test_a_sentence_stands_in_one_file(mappings):
    """What a summary, a note or a step says of a thing; phrases that many things share are no sentence on one of them."""
    homes, seen = defaultdict(set), 0
    for file, node, _ in mappings:
        for key in ("summary", "decides", "governs", "purpose", "about"):
            text = node.get(key)
            if isinstance(text, str) and len(text.split()) > 7:
                seen += 1
                homes[str(text)].add(file)
    assert seen > 900
    assert {text: files for text, files in homes.items() if len(files) > 1} == {}


def test_bands_of_plans_stand_with_the_plans_alone(facts):
    plans = Plans(facts)
    held = {plan.reference for plan in plans.of(plans.files())}
    assert {"Appendix 30", "Appendix 30A", "Appendix 30B"} <= held
    for record in facts.records("provisions", "provisions.yaml"):
        if record["no"] in held:
            assert not {"bands", "services"} & record.keys(), record["no"]


def test_sharing_reads_the_bands_of_satellite_plans(facts):
    """The world plans cover what Appendices 30, 30A and 30B say, by Region."""
    plans = Plans(facts)
    bands = defaultdict(set)
    for plan in plans.of(plans.files()):
        for band in bands_of(plan):
            for region in band.regions:
                bands[plan.reference, region].add((band.low_hz // 10**6, band.high_hz // 10**6))
    assert bands["Appendix 30", 1] == {(11700, 12500)}
    assert bands["Appendix 30", 2] == {(12200, 12700)}
    assert bands["Appendix 30", 3] == {(11700, 12200)}
    assert bands["Appendix 30A", 2] == {(17300, 17800)}
    assert bands["Appendix 30A", 1] == bands["Appendix 30A", 3] == {(14500, 14800), (17300, 18100)}
    assert len(bands["Appendix 30B", 2]) == 5


def test_who_names_a_provision_stands_with_the_footnotes_alone(facts):
    records = facts.records("provisions", "provisions.yaml")
    assert all("invoked_by" not in record for record in records)


def test_the_prohibitions_of_no_5_340_are_those_of_the_footnote(facts):
    """They carry what lies next to each band, which no footnote has; the bands themselves may not drift apart."""
    parts = [
        part
        for note in facts.footnotes(facts.edition("rr-2024"))
        if note.id == "5.340"
        for part in note.record["parts"]
    ]
    limits = [r for r in facts.records("limits", "limits/5.340-neighbours.yaml") if r["quantity"] == "prohibition"]
    for region in ("1", "2", "3"):
        noted = [tuple(b) for p in parts for b in p["bands"] if region in p.get("regions", ("1", "2", "3"))]
        stated = [
            tuple(b["band"]) for limit in limits for b in limit["bands"]
            if region in b.get("regions", limit.get("regions", ("1", "2", "3")))
        ]  # fmt: skip
        assert list(union(noted)) == list(union(stated)), region


def test_titles_of_ours_stand_with_the_provision_where_there_is_one(facts):
    held = {
        r["no"] if r["no"].startswith("Appendix") else f"No. {r['no']}"
        for r in facts.records("provisions", "provisions.yaml")
    }
    for record in facts.records("references", "references.yaml"):
        assert ("title" in record) != (record["reference"] in held), record["reference"]
