"""Commands that ask a country's own table agree with each other; its notes are found, and bind where they hold."""

import csv
import itertools
import json
import random
import re
import shutil

import pytest
import yaml

import specx as library
from conftest import ROOT
from opening import opened_by
from specx.answers.diff.departures import Departures
from specx.answers.examine.examiner import CONDITIONS, CONFORMS, FAILS
from specx.answers.rule_parts import AskedPart, rule_parts
from specx.facts.folder import Facts
from specx.facts.own_numbers import joined, own_number, owners
from specx.regulations.terms import Terms
from specx.table.binding import binding
from specx.table.national import own_table

TABLES = {"US": "us-2026-04", "ES": "es-2026-07", "DE": "de-2021-06", "PL": "pl-2023-11"}
FACTS = ROOT / "allocations"


@pytest.fixture(scope="module")
def facts():
    return Facts(str(FACTS))


@pytest.fixture(scope="module")
def views(facts):
    return {country: own_table(facts, country, name) for country, name in TABLES.items()}


def points(view, how_many):
    """Frequencies beside edges of rows and inside them, other ones in each run of the suite."""
    edges = sorted({row.low_hz for row in view})
    drawn = random.Random()
    near = [max(0, edge + drawn.choice((-1, 0, 1))) for edge in drawn.sample(edges, how_many)]
    return [hz for hz in near if hz < view.edition.coverage[1] - 1]


def written(country):
    """The rows of a table as they stand in its files, by column: a reading that shares no code with the program."""
    home = FACTS / "national" / country.lower() / TABLES[country].partition("-")[2]
    edition = yaml.load((home / "edition.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    for part in edition["table"]:
        yield from yaml.load((home / part["file"]).read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("country", TABLES)
def test_commands_say_the_same_of_a_frequency(country, views, specx):
    """at, overlap, country, service, sharing, adjacent and harmonics."""
    own = ("-c", country, "--national", "-e", TABLES[country], "-o", "json")

    def cells(*words, more=own):
        rows = specx(*words, *more).json()["results"]
        return {(r.get("column", ""), r["low_hz"]): r for r in rows if not r.get("edge")}

    for hz in points(views[country], 4):
        at = cells("at", f"{hz}Hz")
        assert len(at) == len(views[country].columns)
        one = f"{hz}-{hz + 1}Hz"
        labels = {key: [a["label"] for a in row["allocations"]] for key, row in at.items()}
        others = {"overlap": cells("overlap", one), "country": cells("country", country, one, more=own[2:])}
        others["adjacent"] = {
            k: r for k, r in cells("adjacent", one, "--within", "0Hz").items() if r["side"] == "inside"
        }
        if hz % 2 == 0 and hz >= 2:
            others["harmonics"] = cells("harmonics", f"{hz // 2}Hz", "-n", "2")
        for command, found in others.items():
            assert {key: [a["label"] for a in row["allocations"]] for key, row in found.items()} == labels, (
                command,
                hz,
            )
        for (column, _), row in at.items():
            for allocation in row["allocations"][:3]:
                of_service(hz, column, row, allocation, own, specx)


def of_service(hz, column, row, allocation, own, specx):
    """service and sharing name the allocation, its status and who else has the row."""
    one, service = f"{hz}-{hz + 1}Hz", allocation["service"]
    bands = specx("service", service, "--range", one, *own).json()["results"]
    mine = [b for b in bands if b.get("column", "") == column]
    assert allocation["label"] in {a["label"] for b in mine for a in b["allocations"]}, (hz, service)
    shared = specx("sharing", one, "-s", service, *own).json()["results"]
    told = next(r for r in shared if r["label"] == allocation["label"] and r.get("column", "") == column)
    assert (told["status"], told["allocated"], told["layer"]) == (allocation["status"], True, "national")
    assert [s["label"] for s in told["sharers"]] == [a["label"] for a in row["allocations"] if a != allocation]
    assert [s.get("use", []) for s in told["sharers"]] == [
        a.get("use", []) for a in row["allocations"] if a != allocation
    ]
    assert (told.get("use", []), told.get("rule_parts")) == (allocation.get("use", []), row.get("rule_parts"))


def test_a_cell_names_the_column_of_a_verdict_where_there_are_columns(specx):
    for country, columns in (("US", ("federal", "non-federal")), ("ES", ("",))):
        words = ("examine", "46MHz", "-b", "1MHz", "-s", "fixed", "-c", country, "--national")
        verdicts = specx(*words, "-o", "json").json()["results"][0]["own_verdicts"]
        assert tuple(v.get("column", "") for v in verdicts) == columns
        told = "; ".join(f"{v['column']}:{v['verdict']}" if v.get("column") else v["verdict"] for v in verdicts)
        lines = list(csv.DictReader(specx(*words, "-o", "csv").out.splitlines()))
        assert {line["own_verdict"] for line in lines} == {told}


@pytest.mark.parametrize("country", TABLES)
def test_an_examination_says_what_the_table_has(country, views, facts, specx):
    """Each column that has a service in a row lets it be, on terms or not; one that has nothing of it does not."""
    terms = Terms(facts.vocabulary)
    view = views[country]
    for hz in points(view, 3):
        rows = [hit.row for hit in view.at(hz) if not hit.edge]
        if any(row.high_hz - row.low_hz < 3 for row in rows) or hz < 9000:
            continue
        named = {a.term for row in rows for a in row.allocations} | {facts.vocabulary.ask("fixed")}
        for term in sorted(named, key=str)[:4]:
            service = facts.vocabulary.data_text(term)
            words = ("examine", f"{hz}Hz", "-b", "0Hz", "-s", service, "-c", country, "--national", "-o", "json")
            ran = specx(*words)
            if ran.code == 2:
                continue  # a service that nobody notifies
            (result,) = ran.json()["results"]
            for row, verdict in zip(rows, result["own_verdicts"], strict=True):
                held = any(terms.fit(a.term, term) for a in row.allocations)
                assert verdict.get("column", "") == row.own.column
                levels = {f["level"] for f in verdict["findings"]}
                worst = FAILS if "fail" in levels else CONDITIONS if "condition" in levels else CONFORMS
                assert verdict["verdict"] == worst, (hz, service)
                if held:
                    assert verdict["status"] in {a.status for a in row.allocations}, (hz, service)
                    # What opens the band to some use is no condition of the service that has it anyway.
                    asks = [f["rule"] for f in verdict["findings"] if f["level"] == "condition"]
                    assert "identification" not in asks, (hz, service)
                else:
                    assert verdict["verdict"] != "conforms", (hz, service)
                    assert verdict["status"] is None
            lets = any(v["verdict"].startswith("conforms") for v in result["own_verdicts"])
            assert ran.code == (1 if result["verdict"] == "does-not-conform" or not lets else 0)


def test_the_verdict_on_conformity_is_what_it_was(specx):
    """Beside a verdict of a country's own table, that of the Radio Regulations stays as it is without one."""
    for words in ("4.1GHz -b 40MHz -s MOBILE", "3.6GHz -b 20MHz -s FIXED", "10.2GHz -b 1MHz -s radiolocation"):
        question = ("examine", *words.split(), "-c", "US", "-o", "json")
        without, beside = specx(*question).json(), specx(*question, "--national").json()
        (one,), (other,) = without["results"], beside["results"]
        verdicts = other.pop("own_verdicts")
        assert one == other
        assert [v["column"] for v in verdicts] == ["federal", "non-federal"]
        assert without["national"][0]["how"] == "--national"
        assert beside["national"][0]["asked"] is True
        assert (without["edition"], without["query"]) == (beside["edition"], beside["query"])


def test_neither_column_has_mobile_where_the_radio_regulations_do(specx):
    ran = specx("examine", "4.1GHz", "-b", "40MHz", "-s", "MOBILE", "-c", "US", "--national", "-o", "json")
    (result,) = ran.json()["results"]
    assert (ran.code, result["verdict"]) == (1, "conforms-with-conditions")
    federal, others = result["own_verdicts"]
    assert (federal["verdict"], federal["findings"][0]["rule"]) == ("does-not-conform", "blank")
    assert others["verdict"] == "does-not-conform"
    assert "FIXED, FIXED-SATELLITE (space-to-Earth)" in others["findings"][0]["message"]
    assert {"NG182", "NG457A"} <= {f["footnote"] for f in others["findings"] if f.get("footnote")}
    assert specx("examine", "4.1GHz", "-b", "40MHz", "-s", "MOBILE", "-c", "US").code == 0


def test_a_column_that_is_asked_alone_decides(specx):
    words = ("examine", "3.6GHz", "-b", "20MHz", "-s", "mobile except aeronautical mobile", "-c", "US", "--national")
    assert specx(*words).code == 0
    assert specx(*words, "--column", "non-federal").code == 0
    assert specx(*words, "--column", "federal").code == 1


def test_a_note_tells_its_terms(specx):
    (result,) = specx(
        "examine", "3.6GHz", "-b", "20MHz", "-s", "mobile except aeronautical mobile", "-c", "US", "--national",
        "--column", "non-federal", "-o", "json",
    ).json()["results"]  # fmt: skip
    (told,) = [f for f in result["own_verdicts"][0]["findings"] if f.get("footnote") == "US433"]
    assert told["level"] == "condition"
    assert {"limited-to", "no-interference-to"} <= {r["rule"] for r in told["restrictions"]}
    assert {r.get("towards_column") for r in told["restrictions"]} == {None, "federal"}


def test_a_file_has_a_verdict_of_each_row_s_own_table(specx, tmp_path):
    file = tmp_path / "assignments.csv"
    file.write_text(
        "frequency,bandwidth,service,country\n3.65GHz,20MHz,MOBILE,US\n3.65GHz,20MHz,MOBILE,BR\n253GHz,1MHz,FS,PL\n"
        "4.1GHz,40MHz,MOBILE,US\n",
        encoding="utf-8",
    )
    first = specx("examine", "--file", str(file), "--national", "-o", "jsonl")
    rows = [json.loads(line) for line in first.out.splitlines()]
    verdicts = [[v["verdict"] for v in r.get("own_verdicts", ())] for r in rows]
    assert verdicts == [
        ["does-not-conform", "conforms-with-conditions"], [], ["outside-coverage"], ["does-not-conform"] * 2,
    ]  # fmt: skip
    assert first.code == 1
    heads = [
        specx("examine", "--file", str(file), *more, "-o", "csv").out.partition("\n")[0].split(",")
        for more in ([], ["--national"])
    ]
    assert set(heads[1]) - set(heads[0]) == {"own_table", "own_verdict", "own_notes"}


# --- notes


def test_every_note_is_found_by_its_number_and_told_whole(facts, views, specx):
    """Over all tables: however its number is written, and with every key that its record has."""
    told = 0
    for country, view in views.items():
        notes = list(view.footnotes.own())
        for note in notes:
            prefix, digits = re.fullmatch(r"([A-Z]+-?)(\d+[A-Z]*)", note.id).groups()
            for spelt in (note.id, note.id.lower(), f"{prefix.rstrip('-')} {digits}", f"{prefix.rstrip('-')}-{digits}"):
                assert view.footnotes[spelt].id == note.id, spelt
                number = own_number(spelt)
                assert number is not None
                assert owners(facts, number) == [country]
        rows = {r["id"]: r for r in specx("footnotes", "--national", "-c", country, "-o", "json").json()["results"]}
        for note in notes:
            row = rows.get(note.id)
            if row is None:
                continue  # no row cites it, or none in its bands
            told += 1
            assert (row["layer"], row["own_table"], row["at"]) == ("national", TABLES[country], note.record["at"])
            for part, spoken in zip(note.parts, row.get("parts") or [row], strict=True):
                for key, there in (("places", "places"), ("timeline", "timeline"), ("users", "users"), ("licence", "licences"),
                                   ("applications", "activities"), ("limits", "limits"), ("restrictions", "restrictions"),
                                   ("documents", "other_documents"), ("see", "see_notes")):  # fmt: skip
                    assert len(part.get(key, ())) == len(spoken.get(there, ())), (note.id, key)
                assert [p["part"] for p in spoken.get("rule_parts", ())] == part.get("rule_parts", []), note.id
                assert spoken.get("column", "") == part.get(
                    "for", note.record.get("for", "") if part is note.record else ""
                )
    assert told > 400


@pytest.mark.parametrize("country", TABLES)
def test_a_note_names_the_rows_that_cite_it(country, views, specx):
    cited = {}
    for row in written(country):
        here = [
            *row.get("footnotes", ()),
            *(n for s in ("primary", "secondary") for e in row.get(s, ()) for n in numbers(e)),
        ]
        for number in here:
            cited[number] = cited.get(number, 0) + len(row.get("columns", [""]))
    own = [n for n in cited if not n.startswith("5.")]
    assert len(own) > 10
    drawn = random.Random().sample(own, min(8, len(own)))
    found = specx("footnote", *drawn, "-o", "json").json()["results"]
    for row in found:
        assert len({(r["low_hz"], r.get("column", "")) for r in row["rows"]}) <= cited[row["id"]]
        assert all(r["layer"] == "national" for r in row["rows"])
        assert row["rows"]
    assert {r["id"] for r in found} == set(drawn)


def numbers(entry):
    _, bracket, inside = entry.partition("[")
    return [n.strip() for n in inside.partition("]")[0].split(",")] if bracket else []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(["us107"], ["us107"]), (["US", "107"], ["US 107"]), (["UN", "100", "5.340"], ["UN 100", "5.340"]),
     (["5.340", "US107"], ["5.340", "US107"]), (["UN-", "102"], ["UN- 102"])],
)  # fmt: skip
def test_a_number_that_came_as_two_words_is_one(typed, meant):
    assert joined(typed) == meant


@pytest.mark.parametrize(
    ("typed", "printed"), [("uk4.54", "UK4.54"), ("UK 4.54", "UK4.54"), ("uk-4.5a", "UK4.5A"), ("UK12", "UK12")]
)
def test_a_number_may_have_two_steps(typed, printed):
    number = own_number(typed)
    assert f"{number.letters}{number.number}{number.tail}" == printed


@pytest.mark.parametrize("text", ["5.340", "No. 5.340", "340", "", "US", "US1074", "ABCDE1", "GPS L1"])
def test_what_is_no_number_of_a_country_s_own_note(text):
    assert own_number(text) is None


def test_notes_of_several_tables_and_of_article_5_stand_side_by_side(specx):
    answer = specx("footnote", "5.340", "us107", "UN", "100", "-o", "json").json()
    assert [(r["id"], r.get("own_table", "")) for r in answer["results"]] == [
        ("5.340", ""), ("US107", "us-2026-04"), ("UN-100", "es-2026-07"),
    ]  # fmt: skip
    assert answer["edition"]["id"] == "rr-2024"
    assert specx("footnote", "us107", "-o", "json").json()["edition"]["id"] == "us-2026-04"


def test_own_notes_are_searched_as_footnotes_are(views, specx):
    """Each filter against the records, over the whole of a table."""
    notes = {n.id: n for n in views["US"].footnotes.own()}
    own = ("footnotes", "--national", "-c", "US", "-e", "us-2026-04", "-o", "json")
    found = {r["id"] for r in specx(*own, "--word", "radar").json()["results"]}
    assert found == {
        i for i, n in notes.items() if "radar" in (n.summary + n.record.get("title", "")).casefold() and i in found
    }
    assert {"US53", "G32", "US433"} <= found
    for kind in ("prohibition", "additional-allocation"):
        rows = specx(*own, "--kind", kind).json()["results"]
        assert rows
        assert all(kind in {r["kind"], *(p["kind"] for p in r.get("parts", ()))} for r in rows)
    federal = {r["id"] for r in specx(*own, "--column", "federal").json()["results"]}
    others = {r["id"] for r in specx(*own, "--column", "non-federal").json()["results"]}
    assert {"G59", "G2"} <= federal - others
    assert {"NG182", "NG457A"} <= others - federal
    assert specx(*own, "--naming").code == 2


@pytest.mark.parametrize("country", TABLES)
def test_a_note_binds_in_its_column_and_band_alone(country, views):
    bound = 0
    for row in views[country]:
        for one in binding(row, views[country]):
            bound += 1
            column = one.restriction.by_column or one.held.rule.column
            assert column in ("", row.own.column), (one.footnote, row.low_hz)
            bands = one.restriction.bands
            assert not bands or any(low < row.high_hz and high > row.low_hz for low, high in bands)
    assert bound > 50


def test_what_spares_another_column_is_no_word_on_this_one(specx):
    """US433 spares Federal radars: non-Federal fixed and mobile stand to each other as their status has it."""
    (first, *_) = specx(
        "sharing", "3.56-3.58GHz", "-s", "mobile except aeronautical mobile", "-c", "US", "--national", "--column", "non-federal",
        "-o", "json",
    ).json()["results"]  # fmt: skip
    assert [(s["label"], s["relation"], s.get("by_footnote", [])) for s in first["sharers"]] == [("FIXED", "equal", [])]
    assert {r.get("towards_column") for r in first["restrictions"] if r["rule"] == "no-interference-to"} == {"federal"}


def test_what_a_national_answer_leaves_out_is_said(specx):
    own = ("-c", "US", "--national", "-o", "json")
    shared = specx("sharing", "3.7-4.2GHz", "-s", "FSS", *own).json()
    assert len(shared["not_checked"]) == 2
    # No coordination but what a note calls for, no limit but what a note states.
    for row in shared["results"]:
        assert all(t["footnote"] for t in row["triggers"])
        assert all(limit["id"] is None for limit in row["limits"])
    assert specx("adjacent", "23.15-23.55GHz", "--passive", *own).json()["not_checked"]
    assert "not_checked" not in specx("sharing", "3.7-4.2GHz", "-s", "FSS", "-c", "US", "-o", "json").json()


# --- the Radio Regulations


def test_departures_are_what_differs(facts, views):
    """At frequencies of every table, against both tables read there: added and unused services, and no others."""
    terms = Terms(facts.vocabulary)

    def holds(one, other):
        longer = one._replace(qualifier="") == other._replace(qualifier="") and one.qualifier
        return terms.fit(one, other) == "whole" or bool(longer and other.qualifier.startswith(f"{one.qualifier} "))

    seen = 0
    for country, view in views.items():
        base = facts.edition(view.edition.national.base)
        regulations = library.View(facts, base, view.country)
        region, engine = view.regions[0], Departures(view, regulations)
        for hz in points(view, 25):
            there = regulations.row_at(hz, region)
            told = engine.find(hz, hz + 1, (region,))
            for place in view.places((region,)):
                own = view.row_at(hz, place)
                mine = [d for d in told if d.column == own.own.column]
                was, now = (list(ways(row)) for row in (there, own))
                if any(t.qualifier[:1].isdigit() for t in was + now):
                    continue  # how a frequency in brackets is written is another question
                added = {t.service for t in now if not any(holds(t, w) or holds(w, t) for w in was)}
                gone = {w.service for w in was if not any(holds(t, w) or holds(w, t) for t in now)}
                assert {d.service for d in mine if d.change == "added"} == added, (country, hz)
                assert {d.service for d in mine if d.change in ("unused", "other-column")} == gone, (country, hz)
                seen += len(added | gone)
                if [a[:5] for a in there.allocations] == [a[:5] for a in own.allocations]:
                    assert mine == []
    assert seen > 20


def ways(row):
    for a in row.allocations:
        yield from (a.term._replace(directions=(way,)) for way in a.directions) if a.directions else (a.term,)


@pytest.mark.parametrize("country", TABLES)
def test_the_departures_of_a_table(country, views, facts, specx):
    """Each is inside the table; a ground is a note of the row; totals add up; one column is a part of the whole."""
    answer = specx("diff", TABLES[country], "-o", "json").json()
    assert answer["query"]["to"]["id"] == TABLES[country]
    assert answer["query"]["from"]["id"] == views[country].edition.national.base
    counted = {}
    for told in answer["results"]:
        counted[told.get("column", ""), told["change"]] = counted.get((told.get("column", ""), told["change"]), 0) + 1
        assert (told["before"] is None) == (told["change"] == "added")
        assert (told["after"] is None) == (told["change"] in ("unused", "other-column"))
        assert bool(told.get("columns_having")) == (told["change"] == "other-column")
        for ground in told["grounds"]:
            place = (told["region"], told.get("column", ""))
            rows = [h.row for h in views[country].within(told["low_hz"], told["high_hz"], place)]
            assert any(ground["footnote"] in row.all_footnotes() for row in rows)
    assert {(t["column"], t["change"]): t["departures"] for t in answer["totals"]} == counted
    for column in filter(None, views[country].columns):
        alone = specx("diff", TABLES[country], "--column", column, "-o", "json").json()["results"]
        assert alone == [r for r in answer["results"] if r["column"] == column]


def test_a_footnote_that_names_the_country_is_a_ground(specx):
    """No. 5.96 lets Germany, among others, give amateurs more; a note of the country's own is one too."""
    rows = specx("diff", "de-2021-06", "--range", "1.9-2MHz", "--change", "raised", "-o", "json").json()["results"]
    assert [[g["footnote"] for g in r["grounds"]] for r in rows] == [["5.96"]]
    rows = specx(
        "diff", "us-2026-04", "--range", "3.7-4GHz", "-s", "FSS", "--column", "non-federal", "-o", "json"
    ).json()
    assert [(r["change"], [g["footnote"] for g in r["grounds"]]) for r in rows["results"]] == [("unused", ["NG182"])]


def test_either_order_names_the_same(specx):
    one, other = (
        specx("diff", *words, "--range", "3-4GHz", "-o", "json").json()
        for words in (("us-2026-04", "rr-2020"), ("rr-2020", "us-2026-04"))
    )
    assert one["results"] == other["results"]
    assert one["query"] == other["query"]
    for words in (("-c", "US"), ("2026-04", "-c", "US"), ("us-2026-04", "-c", "United States")):
        assert specx("diff", *words, "--range", "3-4GHz", "-o", "json").json()["results"] == one["results"]


def test_a_country_of_the_environment_leaves_editions_alone(specx, monkeypatch):
    plainly = specx("diff", "rr-2020", "rr-2024", "--range", "10-31GHz", "-o", "json").json()
    monkeypatch.setenv("SPECX_COUNTRY", "US")
    assert (
        specx("diff", "rr-2020", "rr-2024", "--range", "10-31GHz", "-o", "json").json()["results"] == plainly["results"]
    )


# --- rule parts


def test_a_part_of_the_rules_has_its_rows_and_notes(facts, specx):
    """Every part that the table names, against its files."""
    by_part = {}
    for row in written("US"):
        for text in row.get("rule_parts", ()):
            by_part.setdefault(text.split()[0], []).append(row["band"])
    (parts,) = rule_parts(facts)
    for part, bands in by_part.items():
        mine = next(
            r for r in parts.find(AskedPart(part), 0, parts.view.edition.coverage[1]) if r.reference == f"Part {part}"
        )
        assert len(mine.rows) == len(bands)
        assert {p.column for p in mine.rows} == {"non-federal"}
        assert mine.title
    assert len(by_part) > 20
    every = specx("references", "47 CFR 90", "-o", "json").json()["results"]
    assert [r["reference"] for r in every] == ["Part 90", "Part 90R", "Part 90S", "Part 90Y"]


@pytest.mark.parametrize("text", ["Part 96", "part96", "47 CFR 96", "47 C.F.R. Part 96", "47CFR96", "§ 96.15"])
def test_a_part_is_named_in_several_ways(text, specx):
    (row,) = specx("references", text, "-o", "json").json()["results"]
    assert (row["reference"], "US433" in row["footnotes"], len(row["rows"])) == ("Part 96", True, 2)


# --- what an answer out of the Radio Regulations costs

OWN = {
    "specx.facts.national", "specx.table.national", "specx.answers.examine.own", "specx.answers.rule_parts",
    "specx.answers.diff.departures", "specx.cli.own_diff",
}  # fmt: skip
OF_THE_REGULATIONS = (
    "at 4.1GHz -c US", "sharing 3.7-4.2GHz -s FSS -c US", "adjacent 23.15-23.55GHz --passive -c US", "harmonics 7.85GHz -c US",
    "examine 4.1GHz -b 40MHz -s MOBILE -c US", "footnote 5.340 -c US", "footnotes -c US --word radar", "references 9.21",
    "diff rr-2020 rr-2024 --range 10-11GHz", "overlap 4-5GHz",
)  # fmt: skip


def test_an_answer_out_of_the_radio_regulations_reads_nothing_of_a_table():
    for question, (paths, modules) in zip(
        OF_THE_REGULATIONS, opened_by(*map(str.split, OF_THE_REGULATIONS)), strict=True
    ):
        assert any("allocations/rr-2024" in path or "allocations/refer" in path for path in paths), question
        assert [path for path in paths if "allocations/national" in path] == [], question
        assert OWN.isdisjoint(modules), question
    ((paths, modules),) = opened_by(["at", "4.1GHz", "-c", "US", "--national"])
    assert any("allocations/national" in path for path in paths), "what reads a table is seen to"
    assert not OWN.isdisjoint(modules)


# --- the library


def test_the_library_asks_a_country_s_own_table():
    where = {"country": "US", "national": True, "column": "non-federal"}
    (row,) = library.sharing("3.56-3.58 GHz", "mobile", **where)
    assert (row.layer, row.column, row.status) == ("national", "non-federal", "primary")
    assert {r.column for r in library.adjacent("3.98-4 GHz", **where)} == {"non-federal"}
    assert {r.column for r in library.harmonics("1.85 GHz", last=2, **where)} == {"non-federal"}
    assert library.footnote("us 107", country="US", national=True).own_table == "us-2026-04"
    (examined,) = library.examine("4.1 GHz", bandwidth="40MHz", service="MOBILE", country="US", national=True)
    assert [v.verdict for v in examined.own_verdicts] == ["does-not-conform"] * 2
    assert {d.column for d in library.departures("US", band="3-4 GHz", column="federal")} == {"federal"}
    for question in (lambda: library.limits("4 GHz", **where), lambda: library.find("FSS", "36MHz", **where)):
        with pytest.raises(library.SpecxError, match="Radio Regulations"):
            question()
    with pytest.raises(library.SpecxError, match="own table"):
        library.sharing("4 GHz", "mobile", national=True)


def test_columns_of_every_command_are_those_of_the_table(views, specx):
    """`layer` and `column` stand in CSV of a national answer, and in none out of the Radio Regulations."""
    questions = [
        "at 4.1GHz", "overlap 4-4.3GHz", "service FSS --range 3-5GHz", "country US 4-4.3GHz", "compare 4-4.1GHz",
        "adjacent 3.98-4GHz", "harmonics 2GHz", "sharing 3.7-4.2GHz -s FSS", "footnotes --word radar",
    ]  # fmt: skip
    for question in questions:
        words = [*question.split(), *([] if question.startswith(("country", "compare")) else ["-c", "US"]), "-o", "csv"]
        words += ["-c", "US"] if question.startswith("compare") else []
        heads = [specx(*words, *more).out.partition("\n")[0].split(",") for more in ([], ["--national"])]
        assert not {"layer", "column", "rule_parts"} & set(heads[0]), question
        assert {"layer", "column"} <= set(heads[1]), question
    assert list(itertools.chain.from_iterable(v.columns for v in views.values())).count("") == 3


# --- invented tables: two countries whose notes begin alike


@pytest.fixture(scope="module")
def alike(tmp_path_factory):
    """The invented facts, with the table of Brazil once more as that of Argentina."""
    folder = tmp_path_factory.mktemp("alike") / "facts"
    shutil.copytree(ROOT / "tests" / "invented", folder)
    for name in ("services.yaml", "regions.yaml", "provisions.yaml", "coordination-9.11A.yaml"):
        shutil.copy(FACTS / name, folder)
    shutil.copytree(FACTS / "limits", folder / "limits")
    shutil.copytree(folder / "national" / "br", folder / "national" / "ar")
    for file in (folder / "national" / "ar").rglob("edition.yaml"):
        text = file.read_text(encoding="utf-8").replace("country: BR", "country: AR")
        file.write_text(re.sub(r"\bbr-", "ar-", text), encoding="utf-8")
    return ("--data", str(folder), "--as-of", "2030-03-01")


def test_whose_a_note_is_has_to_be_said_where_two_have_it(alike, specx):
    ran = specx("footnote", "b1", *alike)
    assert ran.code == 2
    assert "AR and BR" in ran.err
    for words, table in ((("-c", "BR"), "br-2030-01"), (("-c", "AR"), "ar-2030-01")):
        (row,) = specx("footnote", "b 1", *words, *alike, "-o", "json").json()["results"]
        assert (row["id"], row["own_table"], row["column"]) == ("B1", table, "others")
        assert [p["role"] for p in row["places"]] == ["protected", "excepted"]
        assert [(p["part"], p["title"]) for p in row["rule_parts"]] == [("7", "Taxis"), ("7.15", "Taxis")]
    assert [r["own_table"] for r in specx("references", "Part 7", *alike, "-o", "json").json()["results"]] == [
        "ar-2030-01", "br-2030-01",
    ]  # fmt: skip


def test_a_note_of_one_column_binds_no_service_of_the_other(alike, specx):
    """B1 is of the others and spares the State's links: it is told to the others, and to nobody as a word on their own."""
    rows = specx("sharing", "148.5-149MHz", "-s", "mobile", "-c", "BR", "--national", *alike, "-o", "json").json()[
        "results"
    ]
    told = {r["column"]: [x["footnote"] for x in r["restrictions"]] for r in rows}
    assert told["others"] == ["B1"]
    assert "B1" not in told["state"]
    assert all(not s.get("by_footnote") for r in rows for s in r["sharers"])
