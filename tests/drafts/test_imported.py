"""Regulators' exports made into drafts: what is read is right, what is guessed is marked, what is not read stays visible."""

import csv
import io
import json
import re

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from specx.cli.lazy import beside_of, given_by
from specx.drafts.imported import Export, imported
from specx.drafts.services import ServiceNames, note_number
from specx.drafts.text import files
from specx.facts.folder import Facts
from specx.output.described import answer_schema
from specx.table.national import own_table
from specx.table.view import View

EXPORTS = ROOT / "tests" / "drafts" / "exports"
MAPPED = ("--mapping", str(EXPORTS / "plain.yaml"))


@pytest.fixture
def run(specx, tmp_path):
    def call(form, file, *more):
        ran = specx("import", form, str(file), "--save", str(tmp_path), "--revision", "2025-06", *more)
        texts = {p.relative_to(tmp_path).as_posix(): p.read_text(encoding="utf-8") for p in tmp_path.rglob("*.yaml")}
        return ran, "\n".join(texts.values())

    return call


def cells(folder, country, column=""):
    """The rows of a draft, read back by the national layer, as plain values."""
    table = own_table(Facts(str(folder)), country, "2025-06", column=column)
    low, high = table.edition.coverage
    return [
        (
            hit.row.low_hz, hit.row.high_hz, [(a.label, *a.footnotes) for a in hit.row.allocations], list(hit.row.footnotes),
            hit.row.doubt,
        )
        for hit in table.within(low, high, table.regions)
    ]  # fmt: skip


def test_the_report_of_efis(run, tmp_path):
    ran, written = run("efis", EXPORTS / "eca.csv", "-c", "PT")
    assert ran.code == 1
    rows = cells(tmp_path, "PT")
    assert [row[:4] for row in rows] == [
        (8300, 9000, [("METEOROLOGICAL AIDS", "5.54A")], []),
        (9000, 11300, [("METEOROLOGICAL AIDS", "5.54A"), ("RADIONAVIGATION",), ("Fixed-satellite (Earth-to-space)",)], ["ECA36", "5.999"]),
        (11300, 12000, [], []),
        (12000, 14000, [("RADIONAVIGATION (heard at night)",), ("Mobile except aeronautical mobile (R)",)], []),
        (14000, 1700500, [], []),
    ]  # fmt: skip
    doubts = [row[4] for row in rows]
    assert doubts[0] == ""
    assert "'Fixed Satelite' read as fixed-satellite" in doubts[1]
    assert "5.999 is not in rr-2024" in doubts[1]
    assert "no row here" in doubts[2]
    assert "'(heard at night)' kept" in doubts[3]
    assert "UNREAD line 6: 'TELEPORTATION'" in doubts[3]
    assert "'1,700.5 kHz' read with thousands" in doubts[4]
    # The application is told once, a note's text stands as a comment, nothing of the Radio Regulations' own is taken.
    assert 'remark: "Loops; Beacons"' in written
    assert "# ECA36: Invented words about loops." in written
    assert "never taken over" not in written
    assert "UNREAD line 7: '14 furlongs'" in written
    assert "qualifiers: [heard at night]" in written
    assert "3 not read" in ran.err
    assert "line 7: not read" in ran.out


def test_a_search_of_efis_takes_its_status_from_the_radio_regulations(run, tmp_path):
    ran, written = run("efis", EXPORTS / "search.csv", "-c", "Portugal")
    assert ran.code == 1
    rows = cells(tmp_path, "PT")
    assert [row[:3] for row in rows] == [
        (1810000, 1850000, [("AMATEUR",)]), (1850000, 2000000, [("FIXED",), ("MOBILE except aeronautical mobile",)]),
    ]  # fmt: skip
    assert "none told for 'Amateur'; primary as in the Radio Regulations" in rows[0][4]
    assert "UNREAD line 3: the status of 'Broadcasting'" in rows[1][4]
    assert "lines of other countries not taken over: Spain" in ran.err
    assert "remark: Inductive applications; Amateur" in written.replace('"', "")


def test_the_json_of_ofcom(run, tmp_path):
    ran, written = run("ofcom", EXPORTS / "fat.json")
    assert ran.code == 1
    rows = cells(tmp_path, "GB")
    assert [row[:4] for row in rows] == [
        (8300, 9000, [("METEOROLOGICAL AIDS", "5.54A")], []),
        (9000, 11300, [("METEOROLOGICAL AIDS", "5.54A"), ("RADIONAVIGATION", "UK4.54")], ["UK43"]),
        (11300, 12000, [("RADIONAVIGATION", "UK99C"), ("Fixed-satellite (Earth-to-space)",)], []),
        (12000, 14000, [("RADIONAVIGATION", "UK99C")], []),
        (14000, 15000, [], []),
    ]  # fmt: skip
    assert "category 'q' of 'Fixed' is neither p nor s" in rows[3][4]
    for shown in (
        "# line 10",
        "UNREAD line 10 (F7)",
        "8175000000000",
        "UNREAD F9",
        "'5.A116' is not the number of a note",
        "asvt=x",
    ):
        assert shown.removeprefix("# ") in written, shown
    # A linter is not told by a stranger's file what to pass over.
    assert "ignore-file" in written
    assert "specx: ignore" not in written


def test_a_plain_csv_with_a_mapping(run, tmp_path):
    ran, written = run("csv", EXPORTS / "plain.csv", "-c", "AT", *MAPPED)
    assert ran.code == 1
    rows = cells(tmp_path, "AT")
    assert [row[:3] for row in rows] == [
        (3400000000, 3500000000, [("FIXED", "5.149", "XX1"), ("FIXED-SATELLITE (space-to-Earth)",)]),
        (3500000000, 3600000000, [("Fixed", "XX2")]),
        (3600000000, 3700500000, [("MOBILE",)]),
        (3700500000, 3800000000, []),
    ]  # fmt: skip
    assert "thousands set apart by points" in rows[2][4]
    assert "UNREAD line 6: status 'vielleicht'" in rows[3][4]
    assert "fixed [5.149, XX1] {zivil}" in written


def test_words_of_the_command_line_go_before_the_mapping(run, tmp_path):
    source = tmp_path / "x.csv"
    source.write_text("a,b,c,d\n3,4,fixed,mobile\n", encoding="utf-8")
    ran, _ = run("csv", source, "-c", "AT", "--map", "low=a", "--map", "high=b", "--map", "primary=d", "--unit", "GHz")
    assert (ran.code, ran.out) == (0, "")
    assert cells(tmp_path, "AT")[0][:3] == (3000000000, 4000000000, [("MOBILE",)])
    assert "columns kept in comments only: c" in ran.err


def test_the_marks_as_json_are_as_they_are_declared(run):
    ran, _ = run("efis", EXPORTS / "eca.csv", "-c", "PT", "-o", "json")
    answer = ran.json()
    schema = answer_schema("import", [row for row, _, _ in given_by("import")], beside_of("import"))
    jsonschema.validate(answer, schema)
    assert answer["unread"] == sum(m["kind"] == "not read" for m in answer["results"]) == 3
    assert answer["guessed"] + answer["unread"] == len(answer["results"])
    assert answer["written"] == 5


@pytest.mark.parametrize("code", ["DE", "BR", "JP"])
def test_our_own_csv_of_a_country_comes_back_whole(code, specx, run, tmp_path, facts):
    source = tmp_path / "own.csv"
    source.write_text(specx("country", code, "-o", "csv").out, encoding="utf-8")
    ran, written = run("csv", source, "-c", code)
    assert ran.code == 0, ran.err
    view = View(facts, facts.edition_on(), facts.geography.find(code))
    wanted = [hit.row for hit in view.within(0, view.edition.coverage[1], view.regions)]
    got = cells(tmp_path, code)
    assert [(low, high) for low, high, *_ in got] == [(r.low_hz, r.high_hz) for r in wanted]
    for row, (_, _, entries, notes, _) in zip(wanted, got, strict=True):
        settled = [a for a in row.allocations if a.status != "permitted"]
        assert sorted(e[0] for e in entries) == sorted(a.label for a in settled)
        assert {n for e in entries for n in e[1:]} | set(notes) == {n for a in settled for n in a.footnotes} | set(
            row.footnotes
        )
    permitted = sum(a.status == "permitted" for row in wanted for a in row.allocations)
    assert written.count("is permitted") == permitted


def test_the_csv_of_a_table_with_columns_and_uses_comes_back(specx, run, tmp_path):
    for code, columns in (("US", ("federal", "non-federal")), ("DE", ("",))):
        folder = tmp_path / code
        folder.mkdir()
        source = folder / "own.csv"
        source.write_text(specx("export", "-c", code, "--national", "-o", "csv").out, encoding="utf-8")
        ran = specx(
            "import", "csv", str(source), "-c", code, "--save", str(folder), "--revision", "2025-06", "-o", "json"
        )
        marks = ran.json()["results"]
        assert [m for m in marks if m["kind"] == "not read"] == []
        facts = Facts()
        for column in columns:
            table = own_table(facts, code, column=column)
            wanted = [hit.row for hit in table.within(*table.edition.coverage, table.regions)]
            made = own_table(Facts(str(folder)), code, "2025-06", column=column)
            got = [hit.row for hit in made.within(*made.edition.coverage, made.regions)]
            assert [(r.low_hz, r.high_hz) for r in got] == [(r.low_hz, r.high_hz) for r in wanted]
            for row, back in zip(wanted, got, strict=True):
                assert sorted((a.label, a.use) for a in back.allocations) == sorted(
                    (a.label, a.use) for a in row.allocations
                )
                assert set(back.all_footnotes()) == set(row.all_footnotes())
                assert back.not_allocated == row.not_allocated


def test_a_draft_is_ready_for_the_linter(run, specx, tmp_path):
    run("ofcom", EXPORTS / "fat.json")
    run("efis", EXPORTS / "eca.csv", "-c", "PT")
    run("csv", EXPORTS / "plain.csv", "-c", "AT", *MAPPED)
    found = specx("lint", str(tmp_path), "-o", "json").json()
    rules = {f["rule"] for f in found["results"]}
    # Every file is read to its end, tiles, and writes services, notes and countries as the format has them. What else
    # the linter finds is what the exports say.
    wrong = [
        r
        for r in rules
        if r.startswith(("SPX0", "SPX1", "SPX2", "SPX3")) or r in ("SPX401", "SPX405", "SPX501", "SPX601")
    ]
    assert wrong == []
    assert "SPX802" in rules, "nobody has told yet of which day the exports are"


def test_nothing_of_a_hostile_file_reaches_the_terminal_or_the_yaml(run, tmp_path):
    source = tmp_path / "x.csv"
    evil = ["FIXED\x1b[31m", "mobile # specx: ignore-file[SPX604]", "fixed (a: {b}, \"c\" 'd' #e)", "- x: &a [1]", "\u202eFIXED", "a" * 5000,
            "fixed except " * 50, "((((((", "%YAML 1.1", "radio astronomy\u2028(5.149)", "Mobile [5.149 5.150", "fixed}"]  # fmt: skip
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(["low_mhz", "high_mhz", "service", "status", "notes", "use", "remark", "column"])
    for number, word in enumerate(evil):
        lines.writerow([3000 + number, 3001 + number, word, "p", word, word, word, "a}b, c"])
    source.write_text(out.getvalue(), encoding="utf-8")
    ran, written = run("csv", source, "-c", "AT")
    assert ran.code == 1
    assert "\x1b" not in ran.out + ran.err + written
    assert "\u202e" not in written
    assert "specx: ignore" not in written
    assert len(cells(tmp_path, "AT")) == len(evil)


@pytest.mark.parametrize(
    ("text", "term", "notes"),
    [
        ("FIXED", "fixed", ()), ("Fixed Satellite (space to Earth)", "fixed-satellite (space-to-Earth)", ()),
        ("FSS (E-s)", "fixed-satellite (Earth-to-space)", ()), ("MOBILE(5.430A)", "mobile", ("5.430A",)),
        ("Radio\u2010astronomy service", "radio astronomy", ()), ("MOBILE EXCEPT AERONAUTICAL MOBILE (R) 5.92", "mobile except aeronautical mobile (R)", ("5.92",)),
        ("STANDARD FREQUENCY AND TIME SIGNAL (2 500 kHz)", "standard frequency and time signal (2500 kHz)", ()),
        ("Space research (deep space) (space-to-Earth, Earth-to-space)", "space research (deep space) (space-to-Earth) (Earth-to-space)", ()),
        ("EARTH EXPLORATION-SATELLITE (passive) 5.340 UK10", "earth exploration-satellite (passive)", ("5.340", "UK10")),
        ("Meteorologcal aids", "meteorological aids", ()),
        ("Teleportation", None, ()), ("Radio", None, ()), ("", None, ()), ("5.340", None, ()), ("Mobile except flying", None, ()),
    ],
)  # fmt: skip
def test_services_as_regulators_write_them(text, term, notes, facts):
    read = ServiceNames(facts.vocabulary).read(text)
    assert (read.term and facts.vocabulary.data_text(read.term)) == term
    assert read.notes == notes
    assert bool(read.unknown) == (term is None)


@pytest.mark.parametrize(
    ("text", "number"),
    [("5.340", "5.340"), ("No. 5.430a", "5.430A"), ("RR 5.149", "5.149"), ("UK4.54", "UK4.54"), ("UK99c", "UK99C"), ("UN-15", "UN-15"),
     ("D 36", "D36"), ("5.A116", None), ("5.1", None), ("UKFAT12", None), ("12", None), ("", None), ("No. 12", None), ("٥.٣٤٠", None)],
)  # fmt: skip
def test_numbers_of_notes(text, number):
    read = note_number(text)
    assert (read and read[0]) == number


WORDS = st.sampled_from(
    ["FIXED", "Fixed", "MOBILE(5.149)", "fss (E-s)", "Radio astronomy", "Not allocated", "x y", "", "-", "p", "s", "1", "2.5", "3,5", "7", "9 kHz",
     "5.149", "UK1, UK2", "civil", "3-4", "nonsense (", "mobile except mobile", "Broadcasting/Fixed", "\t", "'\"", "#: {a}"]
)  # fmt: skip
HEADS = st.sampled_from(
    ["low_mhz", "high_mhz", "service", "status", "notes", "use", "column", "remark", "band (GHz)", "secondary", "x"]
)


@settings(max_examples=150)
@given(
    heads=st.lists(HEADS, min_size=3, max_size=8, unique=True),
    lines=st.lists(st.lists(WORDS, min_size=3, max_size=8), max_size=6),
)
def test_whatever_is_written_reads_back_and_tiles(heads, lines, tmp_path_factory, facts):
    from specx.errors import SpecxError

    folder = tmp_path_factory.mktemp("any")
    out = io.StringIO()
    csv.writer(out).writerows([heads, *lines])
    (folder / "x.csv").write_text(out.getvalue(), encoding="utf-8")
    edition = facts.edition("rr-2024")
    try:
        draft, found = imported(facts, edition, Export("csv", str(folder / "x.csv"), "AT", "2025-06"))
    except SpecxError:
        return
    made = files(draft, facts.vocabulary.with_qualifiers(draft.qualifiers), edition.tables)
    home = folder / draft.home
    for name, text in made.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    table = own_table(Facts(str(folder)), "AT", "2025-06")
    for column in table.columns:
        rows = [hit.row for hit in table.within(*table.edition.coverage, (1,)) if hit.row.own.column == column]
        edges = [(r.low_hz, r.high_hz) for r in rows]
        assert edges[0][0] == table.edition.coverage[0]
        assert edges[-1][1] == table.edition.coverage[1]
        assert [high for _, high in edges[:-1]] == [low for low, _ in edges[1:]]
    # Every cell of services is told in a comment, or held at the head.
    whole = "\n".join(made.values())
    for mark in found.marks:
        if mark.kind == "not read":
            assert f"UNREAD {mark.place}" in whole
    assert len(re.findall(r"(?m)^- band:", whole)) == len(draft.rows)


def test_ofcom_files_that_are_none(specx, tmp_path):
    for text in (
        "[1]",
        "{}",
        '{"bands": 3}',
        "[" * 100_000,
        '{"bands": []}',
        '{"bands": [{"lf": NaN, "uf": 1e999999999, "s": "Fixed", "cat": "p"}]}',
    ):
        source = tmp_path / "x.json"
        source.write_text(text, encoding="utf-8")
        ran = specx("import", "ofcom", str(source), "--save", str(tmp_path / "out"))
        assert ran.code == 2
        assert len(ran.err.splitlines()) == 1
        assert not (tmp_path / "out").exists()


def test_an_export_that_leaves_nothing_open_exits_0(run, tmp_path):
    source = tmp_path / "x.json"
    bands = [{"id": "A", "cat": "p", "lf": 8300, "uf": 9000, "s": "Meteorological aids", "asvt": "", "v": 1}]
    source.write_text(json.dumps({"bands": bands, "footnotes": []}), encoding="utf-8")
    ran, written = run("ofcom", source)
    assert (ran.code, ran.out) == (0, "")
    assert "doubt" not in written


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("services: {x: fxed}", "'x' is to mean 'fxed': unknown service 'fxed' (did you mean 'fixed'?)"),
        ("statuses: {x: tertiary}", "'tertiary' is no status of a table"), ("colour: red", "'colour' is not understood"),
        ("- 1", "is no mapping"), ("delimiter: ';;'", "the delimiter is one character"), ("unit: furlong", "unknown unit 'furlong'"),
        ("a: [", "m.yml:2"), ("low: Somewhere", "has no column 'Somewhere'"),
    ],
)  # fmt: skip
def test_a_mapping_that_is_wrong_is_refused_in_one_line(text, told, run, tmp_path):
    mapping = tmp_path / "m.yml"
    mapping.write_text(text, encoding="utf-8")
    ran, written = run("csv", EXPORTS / "plain.csv", "-c", "AT", "--mapping", str(mapping))
    assert (ran.code, ran.out, written) == (2, "", "")
    assert len(ran.err.splitlines()) == 1
    assert told in ran.err
    assert run("csv", EXPORTS / "plain.csv", "-c", "AT", "--mapping", str(tmp_path / "none.yml"))[0].code == 2
