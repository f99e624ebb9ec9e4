"""One answer in every format: the same results, cell by cell, and the same exit code."""

import csv
import io
import json
import re

import pytest
import yaml

from agreement.asking import run

ASKED = [
    ("at", "3.65GHz", "5.9GHz", "31.9GHz"),
    ("at", "147MHz", "-c", "JP", "-s", "amateur"),
    ("overlap", "400-406MHz"),
    ("overlap", "10-10.5GHz", "-c", "BR", "--status", "primary"),
    ("service", "RAS", "--range", "10-25GHz"),
    ("country", "IN", "1-1.5GHz"),
    ("export", "--range", "13-14GHz"),
    ("sharing", "17.7-17.8GHz", "-s", "FSS", "-r", "1"),
    ("adjacent", "23.6-24GHz", "--passive", "-r", "1"),
    ("harmonics", "7.85GHz", "-n", "4", "-r", "2"),
    ("limits", "7-7.5GHz", "-r", "3"),
    ("examine", "3.65GHz", "-b", "10MHz", "-s", "mobile", "-c", "DE"),
    ("find", "-s", "FSS (s-E)", "-b", "500MHz", "-r", "1", "--range", "10-12GHz"),
    ("footnote", "5.340", "5.441B"),
    ("footnotes", "--range", "4.8-5GHz", "-r", "3"),
    ("compare", "430-440MHz"),
    ("outcomes", "--range", "3-4GHz"),
    ("agenda", "--range", "7-8GHz"),
]
# These read files or compare whole editions, which takes its time.
LONG = [("diff", "rr-2020", "rr-2024", "--range", "7-8GHz"), ("channels", "VHF 16")]
FORMATS = ("json", "jsonl", "yaml", "csv", "tsv", "md", "table")


@pytest.fixture(
    scope="module",
    params=[*ASKED, *(pytest.param(words, marks=pytest.mark.long) for words in LONG)],
    ids=lambda words: "-".join(words[:2]),
)
def told(request):
    """What each format tells, and the exit code."""
    return {name: run(*request.param, "-o", name)[:2] for name in FORMATS}


def test_every_format_ends_with_one_code_and_tells_one_answer(told):
    assert {code for code, _ in told.values()} <= {0} or {code for code, _ in told.values()} == {1}
    text = {name: out for name, (_, out) in told.items()}
    document = json.loads(text["json"])
    assert document["results"]
    assert [json.loads(line) for line in text["jsonl"].splitlines()] == document["results"]
    assert yaml.safe_load(text["yaml"]) == document
    cells = list(csv.reader(io.StringIO(text["csv"], newline="")))
    assert cells == list(csv.reader(io.StringIO(text["tsv"], newline=""), delimiter="\t"))
    assert {len(row) for row in cells} == {len(cells[0])}
    grid = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text["md"].splitlines()]
    assert {len(row) for row in grid} == {len(grid[0])}


def test_columns_of_csv_are_keys_of_json(told):
    """Where a line of CSV is an allocation: the same allocations, in the same order, cell by cell."""
    head, *lines = csv.reader(io.StringIO(told["csv"][1], newline=""))
    results = json.loads(told["json"][1])["results"]
    if not all("allocations" in row for row in results) or "label" not in head:
        return
    wanted = [
        (
            str(row["region"]),
            str(row["low_hz"]),
            a["label"],
            a["status"],
            a["via"] if a["via"] == "table" else "No. " + a["via"],
            "; ".join(f"No. {n}" for n in a["footnotes"]),
        )
        for row in results
        for a in row["allocations"]
    ]
    names = ("region", "low_hz", "label", "status", "via_no", "footnotes_list")
    cells = [tuple(line[head.index(name)].removeprefix("'") for name in names) for line in lines]
    assert [cell for cell in cells if cell[3]] == wanted


@pytest.mark.parametrize("name", ["md", "table"])
def test_no_allocation_is_missing_on_a_page(told, name):
    if "side" in json.loads(told["jsonl"][1].splitlines()[0]):
        return  # neighbours are told by what is passive in them
    labels = {a["label"] for row in json.loads(told["json"][1])["results"] for a in row.get("allocations", ())}
    page = " ".join(told[name][1].split())
    assert [label for label in labels if label not in page] == []
