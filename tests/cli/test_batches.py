"""In a batch every input gets its row, and JSON is JSON whatever happens on the way."""

import csv
import io
import json

import pytest
import yaml

INPUTS = ["3.5GHz", "xx", "607MHz", "# a comment", "", "4000GHz", "1420.4MHz"]
STDIN = "\n".join(INPUTS) + "\n"
ASKED = ["3.5GHz", "xx", "607MHz", "4000GHz", "1420.4MHz"]


@pytest.mark.parametrize("filters", [(), ("-s", "RAS"), ("--application", "IMT"), ("--status", "secondary")])
def test_every_input_gets_its_row(specx, filters):
    ran = specx("at", "-", "-r", "1", "-o", "jsonl", *filters, stdin=STDIN)
    rows = [json.loads(text) for text in ran.out.splitlines()]
    given = [r.get("query") or r["query_hz"] for r in rows if not r.get("edge")]
    assert list(dict.fromkeys(given)) == [3_500_000_000, "xx", 607_000_000, "4000GHz", 1_420_400_000]
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 2
    ran = specx("at", "-", "-r", "1", "-o", "csv", *filters, stdin=STDIN)
    lines = list(csv.DictReader(io.StringIO(ran.out)))
    labels = [r["label"] for r in lines if not r["query_hz"]]
    assert [label.split(":")[0] for label in labels] == ["(error", "(error"]
    if filters == ("-s", "RAS"):
        assert [r["label"] for r in lines if r["query_hz"] == "607000000"] == ["(no such allocation)"]


def test_not_allocated_and_nothing_of_what_was_asked_are_told_apart(specx):
    ran = specx("at", "1000GHz", "607MHz", "-r", "1", "-s", "RAS", "-o", "csv")
    labels = {r["query_hz"]: r["label"] for r in csv.DictReader(io.StringIO(ran.out))}
    assert labels == {"1000000000000": "(not allocated)", "607000000": "(no such allocation)"}


def test_every_footnote_asked_gets_its_row(specx):
    words = ("footnote", "5.1", "5.433", "5.999Z", "5.1", "5.433")
    ran = specx(*words, "-o", "json")
    rows = ran.json()["results"]
    assert [r.get("id") or r["query"] for r in rows] == ["5.1", "5.433", "5.999Z"]
    assert [r["error"]["code"] for r in rows if "error" in r] == ["unknown-name", "unknown-name"]
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 2
    lines = list(csv.DictReader(io.StringIO(specx(*words, "-o", "csv").out)))
    assert [(r["footnote_no"], r["summary"].startswith("(error: ")) for r in lines] == [
        ("No. 5.1", True), ("No. 5.433", False), ("No. 5.999Z", True),
    ]  # fmt: skip
    assert [r["error"]["message"] for r in specx("footnote", "5.1", "5.2", "-o", "json").json()["results"]] == [
        "'5.1' is not a footnote number", "'5.2' is not a footnote number",
    ]  # fmt: skip
    assert set(specx("footnote", "5.1", "-o", "json").json()) == {"error"}


@pytest.mark.parametrize(
    "words",
    [
        ("export", "--range", "3000-3001GHz"), ("overlap", "3000-3001GHz"), ("at", "4000GHz"), ("at", "xx"),
        ("service", "nothing"), ("footnote", "5.1"), ("at", "3.5GHz", "-r", "9"), ("at", "3.5GHz", "--nothing"), ("nothing",),
    ],
)  # fmt: skip
def test_an_error_is_one_json_document(specx, words):
    ran = specx(*words, "-o", "json")
    assert set(json.loads(ran.out)) == {"error"}
    assert ran.code in (2, 3)
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("output", ["json", "yaml"])
def test_an_error_behind_the_first_result_stands_inside(specx, monkeypatch, output):
    from specx.errors import DataError
    from specx.table.table import Table

    real = Table.within

    def within(self, low, high, region=None):
        if region == 2:
            raise DataError("a file went away")
        return real(self, low, high, region)

    monkeypatch.setattr(Table, "within", within)
    monkeypatch.setattr("specx.output.write._AT_ONCE", 1)
    ran = specx("export", "--range", "3-4GHz", "-o", output)
    answer = yaml.safe_load(ran.out) if output == "yaml" else ran.json()
    assert answer["error"] == {"code": "data", "message": "a file went away", "hint": ""}
    assert {r["region"] for r in answer["results"]} == {1}
    assert ran.code == 2
    assert ran.err == "specx: a file went away\n"


def test_yaml_some_at_a_time_is_yaml_at_once(specx, monkeypatch):
    words = ("export", "--range", "3-5GHz", "-o", "yaml")
    monkeypatch.setattr("specx.output.write._AT_ONCE", 10**9)
    whole = specx(*words).out
    for size in (1, 7):
        monkeypatch.setattr("specx.output.write._AT_ONCE", size)
        assert specx(*words).out == whole
