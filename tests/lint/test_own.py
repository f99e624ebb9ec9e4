"""Countries' own tables under the linter: held against the reference, against the RR as a country has them, alone."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import ROOT
from specx.facts.store import read_file
from specx.lint import Settings, run
from specx.lint.around import home_of, take_along
from specx.lint.case import base_files
from specx.lint.document import Document
from specx.lint.folder import Folder, own_facts
from specx.lint.ground import DIRECTION, NONE, PART, RAISED, WIDER, deviations
from specx.lint.own import own_tables
from specx.regulations.values import ServiceTerm
from specx.table.view import View

# The grades of the reference in ours.
GRADES = {
    "no ground": NONE, "status raised": RAISED, "direction": DIRECTION, "qualifier wider": WIDER,
    "only part of it (narrower service in the Table)": WIDER,
}  # fmt: skip
TABLES = ("de-2021-06", "pl-2023-11", "us-2026-04")
STATUS = {"SPX421": NONE, "SPX422": RAISED, "SPX423": WIDER, "SPX424": DIRECTION, "SPX425": PART}


@pytest.fixture(scope="module")
def held():
    """The tables that come with specx, as the rules see them, by id."""

    def read(path: str) -> Document:
        return Document(path, os.path.realpath(path), read_file(path))

    paths = sorted(map(str, (ROOT / "allocations" / "national").rglob("*.yaml")))
    documents = {os.path.realpath(path): read(path) for path in paths}
    home = home_of(os.path.dirname(next(iter(documents))))
    assert home is not None
    take_along(home, documents, read)
    folder = Folder(home.root, documents, own_facts())
    return {table.id: table for table in own_tables(folder)}


def told(table):
    """What the rules find of a table's status: by band, column, status and service, the grade."""
    found = {}
    for grade in STATUS.values():
        for one in deviations(table.folder, grade):
            for column in one.row.columns if one.table is table else ():
                service = words(table).data_text(one.entry.term)
                found[one.row.low, one.row.high, column, one.entry.status, service] = grade
    return found


def words(table):
    return table.folder.vocabulary.with_qualifiers(table.head.words.qualifiers)


def expected(table, reference: Path):
    """The same out of the reference."""
    whole = json.loads((reference / "table.json").read_text(encoding="utf-8"))
    services = {
        (row["low_hz"], row["high_hz"], row.get("column", ""), a["status"], a["printed"]): words(table).data_text(
            ServiceTerm(a["service"], a["qualifier"], tuple(a["directions"]))
        )
        for row in whole["rows"]
        for a in row["allocations"]
    }
    with (reference / "against-rr-2020.tsv").open(encoding="utf-8") as stream:
        for line in csv.DictReader(stream, delimiter="\t"):
            place = (int(line["low_hz"]), int(line["high_hz"]), line["column"], line["status"])
            yield (*place, services[*place, line["printed"]]), GRADES[line["deviation"]]


@pytest.mark.parametrize("name", TABLES)
def test_status_is_found_as_the_reference_has_it(name, held, reference):
    """Every difference is a line of own_differences.tsv, with its reason; a line that is none any more fails too."""
    ours, theirs = told(held[name]), dict(expected(held[name], reference / "national" / name))
    with (Path(__file__).parent / "own_differences.tsv").open(encoding="utf-8") as stream:
        named = {
            (int(d["low_hz"]), int(d["high_hz"]), d["column"], d["status"], d["service"]): (d["reference"], d["ours"])
            for d in csv.DictReader(stream, delimiter="\t")
            if d["table"] == name and d["why"]
        }
    both = {key: (theirs.get(key, "-"), ours.get(key, "-")) for key in {*ours, *theirs}}
    assert {key: grades for key, grades in both.items() if grades[0] != grades[1]} == named
    assert len(theirs) > 40


def in_lines(view: View) -> str:
    """What a country may use by an edition, as a table of its own."""
    lines = [f"country: {view.country.code}", f"base: {view.edition.id}", "rows:"]
    for row in view:
        if row.region != view.country.regions[0]:
            continue
        lines.append(f"- band: {row.low_hz} Hz-{row.high_hz} Hz")
        lines += [] if row.allocations else ["  not_allocated: true"]
        for status, those in (("primary", ("primary",)), ("secondary", ("secondary", "permitted"))):
            entries = [a for a in row.allocations if a.status in those]
            lines += [f"  {status}:"] if entries else []
            lines += [
                f"  - {view.vocabulary.data_text(a.term)}" + (f" [{', '.join(a.footnotes)}]" if a.footnotes else "")
                for a in entries
            ]
        quoted = ", ".join(f'"{number}"' for number in row.footnotes)
        lines += [f"  footnotes: [{quoted}]"] if quoted else []
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("code", ["DE", "US", "RU", "IR", "GI", "US-HI"])
def test_the_regulations_as_a_country_has_them_go_nowhere_beyond_them(code, facts):
    edition = facts.edition_on("2026-01-01")
    text = in_lines(View(facts, edition, facts.geography.countries[code], edition.in_force))
    found = Counter(f.rule for f in run(["-"], Settings(stdin=text.encode())).findings)
    # Notes that name others, and permitted use written as secondary, stand in it as the base prints them.
    assert found.keys() <= {"SPX505", "SPX514", "SPX406"}
    assert found["SPX514"] > 100


LIST = """\
- band: 3400-3600 MHz
  regions: [1]
  primary:
  - fixed
  - fixed-satellite (Earth-to-space)
  - mobile [5.430A, 5.430X]
  secondary:
  - amateur
  footnotes: ["5.998", "5.457C"]
"""


def test_a_bare_list_is_a_country_s_own_table_when_asked(bench):
    bench.write("rows.yaml", LIST)
    assert bench.ids() == ["SPX408"]
    found = [(f.line, f.rule) for f in bench.run(country="DE", base="rr-2024").findings]
    assert found == [
        (5, "SPX424"), (6, "SPX423"), (6, "SPX502"), (8, "SPX425"), (9, "SPX502"), (9, "SPX504"), (9, "SPX505"),
    ]  # fmt: skip
    assert "SPX602" in bench.ids(country="BR", base="rr-2024")


def test_a_bare_list_on_the_command_line(bench, specx):
    path = str(bench.write("rows.yaml", LIST))
    asked = specx("lint", path, "-c", "Germany", "--base", "rr-2020", "-o", "json", "--notes")
    assert asked.code == 1
    answer = asked.json()
    assert {f["rule"] for f in answer["results"]} >= {"SPX308", "SPX424", "SPX502"}
    assert specx("lint", path, "-c", "DE").code == 1
    refused = specx("lint", path, "--base", "rr-2020")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert specx("lint", path, "-c", "DE", "--base", "rr-1900").code == 2
    assert specx("lint", path, "-c", "Atlantis").code == 2


def test_the_words_of_a_table_that_is_held_are_known_in_a_bare_list(bench):
    bench.write("rows.yaml", "- band: 510-525 kHz\n  primary:\n  - maritime mobile (ships only) [US14]\n")
    assert bench.ids(country="US", base="rr-2020", ignore=("SPX308",)) == []
    assert {"SPX405", "SPX501"} <= set(bench.ids(country="DE", base="rr-2020"))
    assert "SPX405" in bench.ids(country="FR", base="rr-2020")


def test_a_table_that_is_held_and_its_order_of_print(bench):
    bench.write("rows.yaml", "- band: 9-11.3 kHz\n  primary:\n  - radionavigation\n  - meteorological aids [5.54A]\n")
    assert bench.ids() == ["SPX102", "SPX406"]
    assert bench.ids(country="DE", base="rr-2024") == []
    assert bench.ids(country="FR", base="rr-2024") == ["SPX406"]


def test_the_wrong_direction_of_a_slip_of_the_print(bench):
    bench.write(
        "own.yaml",
        "country: DE\nbase: rr-2024\nrows:\n- band: 71-74 GHz\n  primary:\n  - fixed\n"
        "  - fixed-satellite (Earth-to-space)\n  - mobile\n  - mobile-satellite (Earth-to-space)\n",
    )
    assert [(f.rule, f.line) for f in bench.run().findings] == [("SPX424", 7), ("SPX424", 9)]


OWN = """\
country: DE
base: rr-2024
columns: [state, {id: others, title: Others}]
notes: {prefixes: [X]}
qualifiers: [on land]
uses: [civil]
footnotes:
- id: X1
  kind: information
  at: page 1
  bands: [3.6-3.8 GHz]
  summary: A note.
rows:
- band: 3600-3700 MHz
  columns: [state, others]
  primary:
  - fixed {civil}
  - fixed-satellite (space-to-Earth) [X1]
  secondary:
  - mobile (on land)
- band: 3700-3800 MHz
  columns: [state]
  none: true
- band: 3700-3800 MHz
  columns: [others]
  primary:
  - fixed
"""


def test_a_table_in_one_file(bench):
    bench.write("own.yaml", OWN)
    assert bench.ids() == []
    changes = {
        "fixed {civil}": ("fixed {civl}", "SPX105"), "[X1]": ("[X2]", "SPX502"), "(on land)": ("(at sea)", "SPX405"),
        "columns: [others]": ("columns: [state]", "SPX302"), "none: true": ("none: maybe", "SPX105"),
        "3700-3800 MHz\n  columns: [others]": ("3710-3800 MHz\n  columns: [others]", "SPX301"),
        "base: rr-2024": ("base: rr-1900", "SPX306"), "rr-2024\n": ("rr-2020\n", "SPX308"),
        "- fixed {civil}": ("- broadcasting {civil}", "SPX421"), "bands: [3.6-3.8 GHz]": ("bands: [5-6 GHz]", "SPX504"),
        "country: DE": ("country: XX", "SPX601"),
    }  # fmt: skip
    for before, (after, rule) in changes.items():
        assert before in OWN
        bench.write("own.yaml", OWN.replace(before, after, 1))
        assert rule in bench.ids(), after
    bench.write("own.yaml", OWN.replace("- band: 3600-3700 MHz", "- band: 3600-3650 MHz", 1))
    assert "SPX309" in bench.ids(notes=True)
    assert "SPX309" not in bench.ids()
    assert "SPX309" in bench.ids(select=("SPX309",))


def test_a_country_whose_edition_holds_one_region_alone(bench):
    head = 'id: {id}\ntitle: A plan\n{own}in_force: "2022-03-01"\ncoverage: 0-3000 GHz\ntable:\n- {{file: table/all.yaml, band: 0-3000 GHz}}\nsources:\n- {{document: A plan of 2022}}\n'
    bench.write("ed/de-2022/edition.yaml", head.format(id="de-2022", own="conference: WRC-19\n"))
    bench.write("ed/de-2022/table/all.yaml", "- band: 0-3000 GHz\n  regions: [1]\n  not_allocated: true\n")
    report = bench.run("ed")
    hint = "a country's own table says 'country' and 'base' in edition.yaml"
    assert [(f.rule, f.hint) for f in report.findings] == [("SPX301", hint)] * 2
    own = 'country: DE\nbase: rr-2024\nauthority: Somebody\nrevised: "2022-03"\nlicence: free\n'
    bench.write("national/de/2022-03/edition.yaml", head.format(id="de-2022-03", own=own))
    bench.write("national/de/2022-03/table/all.yaml", "- band: 0-3000 GHz\n  not_allocated: true\n")
    assert bench.ids("national") == []


def test_notes_in_every_format(bench, specx):
    path = str(bench.write("own.yaml", OWN.replace("3600-3700", "3600-3650").replace("3700-3800", "3650-3800")))
    sarif = json.loads(specx("lint", path, "--notes", "-o", "sarif").out)["runs"][0]
    assert {r["level"] for r in sarif["results"]} == {"note"}
    assert specx("lint", path, "--notes", "-o", "github").out.startswith("::notice title=specx SPX309")
    assert {i["severity"] for i in json.loads(specx("lint", path, "--notes", "-o", "gitlab").out)} == {"info"}
    suites = ElementTree.fromstring(specx("lint", path, "--notes", "-o", "junit").out)
    assert (suites.get("failures"), suites.find(".//failure")) == ("0", None)
    strict = specx("lint", path, "--notes", "--strict")
    assert strict.code == 0
    assert " note: the row " in strict.out


@pytest.mark.parametrize("broken", ["rr/edition.yaml", "rr/table.yaml", "rr/notes.yaml"])
def test_tables_of_a_base_that_cannot_be_read_are_left_alone(bench, broken):
    for name, data in base_files("national").items():
        bench.write(name, data)
    assert bench.ids() == []
    whole = (bench.root / broken).read_text(encoding="utf-8")
    bench.write(broken, whole.replace("148-149 MHz", "148-x MHz").replace("148-154 MHz", "148-x MHz"))
    unread = {"SPX009", "SPX502", "SPX504", "SPX514", *STATUS}
    assert "SPX201" in bench.ids()
    assert unread.isdisjoint(bench.ids())
    bench.write(broken, whole + "[\n")
    assert "SPX003" in bench.ids()
    assert unread.isdisjoint(bench.ids())


def test_a_country_s_folder_alone_is_read_against_the_facts_of_specx(bench):
    for name, data in base_files("national").items():
        if name.startswith("national/"):
            bench.write(name, data.replace(b"base: rr\n", b"base: rr-2024\n"))
    assert {"SPX421", "SPX504"} <= set(bench.ids())
