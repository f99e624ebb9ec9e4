"""`-` in the place of what a command is asked: every line of stdin gets its answer or its error, in every format."""

import csv
import io
import json
import re

import pytest
import yaml

from specx.cli.commands import COMMANDS, function_of
from specx.cli.lazy import build
from specx.cli.shared import each_of

# What each command is asked beside the lines, and lines: with an answer, and one that cannot be read.
ASKED = {
    ("overlap", "band"): ("-r 1", "3400 - 3600 MHz", "3.4.5GHz"),
    ("service", "name"): ("--range 1-2GHz", "EESS (passive)", "nothing at all"),
    ("service", "band"): ("FSS", "3.4 to 4.2 GHz", "5-4GHz"),
    ("country", "band"): ("BR", "3.3-3.4GHz", "x-y"),
    ("country", "name"): ("3.3-3.4GHz", "BR", "Atlantis"),
    ("compare", "words"): ("BR AR", "3.3-3.4GHz", "5-4GHz"),
    ("adjacent", "band"): ("--passive -r 1", "23.15-23.55GHz", "5-4GHz"),
    ("harmonics", "frequency"): ("-r 1", "435 MHz", "4 35"),
    ("examine", "frequency"): ("-b 28MHz -s FIXED -c DE", "7428 MHz", "74x"),
    ("limits", "band"): ("-r 1", "17.7-17.8GHz", "5-4GHz"),
    ("sharing", "band"): ("-s FSS -r 2", "17.7-17.8 GHz", "5-4GHz"),
    ("find", "band"): ("-s FSS -b 36MHz -r 2", "10-11GHz", "5-4GHz"),
    ("find", "service"): ("--range 10-11GHz -b 36MHz -r 2", "fixed", "no service"),
    ("footnote", "numbers"): ("", "5.340", "5.1"),
    ("footnotes", "band"): ("-c TH", "3-4GHz", "5-4GHz"),
    ("references", "wanted"): ("", "Resolution 220", "Resolution 9999"),
    ("references", "band"): ("--kind resolution", "23-24GHz", "5-4GHz"),
    ("channels", "wanted"): ("", "156.7-156.9MHz", "5-4GHz"),
    ("names", "wanted"): ("", "GPS L1", "5-4GHz"),
    ("documents", "wanted"): ("", "RA.769", "5-4GHz"),
    ("wrc23", "topic"): ("", "Resolution 12", "no such words"),
    ("wrc23", "band"): ("", "24-30GHz", "5-4GHz"),
    ("outcomes", "topic"): ("", "hibs", "no such words"),
    ("outcomes", "band"): ("", "24-30GHz", "5-4GHz"),
    ("diff", "band"): ("", "24-25GHz", "5-4GHz"),
    ("agenda", "asked_band"): ("", "7.125-8.4GHz", "5-4GHz"),
    ("agenda", "band"): ("", "7.125-8.4GHz", "5-4GHz"),
    ("export", "band"): ("-r 1", "3.4-3.5GHz", "5-4GHz"),
}
CALLS = list(ASKED.items())


def words_of(place, more):
    """The words of a call with - in the place of the parameter."""
    command, name = place
    parameter = next(p for p in build(command).params if p.name == name)
    given = ["-"] if parameter.param_type_name == "argument" else [parameter.opts[0], "-"]
    beside = [word.replace("_", " ") for word in more.split()]
    # A country stands before its range.
    return (
        [command, *beside, *given]
        if place in {("country", "band"), ("compare", "words")}
        else [command, *given, *beside]
    )


def test_every_place_where_a_frequency_range_service_or_footnote_is_asked_is_tried_here():
    taken = {(name, place) for name in COMMANDS for place in each_of(function_of(name))}
    # --service narrows many commands; it is asked of the one that cannot do without.
    assert {(n, p) for n, p in taken if p != "service"} == {place for place in ASKED if place[1] != "service"}
    for name in COMMANDS:
        for parameter in build(name).params:
            here = name, parameter.name
            if re.search("RANGE|FREQ|SERVICE", parameter.metavar or "") and here not in OTHER:
                # What stands beside the question is one for all.
                assert (here in taken) == (parameter.name not in ("between", "partner", "without")), here
            assert (here in taken) == ("; - " in (parameter.help or "") and here not in OTHER), here


# What else is read from stdin.
OTHER = {
    ("at", "frequencies"), ("lint", "paths"), ("import", "file"), ("examine", "file"), ("sharing", "file"), ("annotate", "file"), ("annotate", "check"),
}  # fmt: skip


@pytest.mark.parametrize(("place", "asked"), CALLS)
def test_each_line_has_its_answer_or_its_error(specx, place, asked):
    more, good, bad = asked
    words = words_of(place, more)
    ran = specx(*words, "-o", "json", stdin=f"{bad}\n\n# a comment\n  {good}  \n")
    first, second = ran.json()["results"]
    assert (first["query"], second["query"]) == (bad, good)
    if "error" in first:
        assert ran.code == 2 or first["error"]["code"] in ("not-found", "outside-coverage")
        assert "specx: line 1: " in ran.err
    else:
        assert first["answer"]["results"] == []
    # Answered as a call of its own is.
    alone = specx(*(good if word == "-" else word for word in words), "-o", "json").json()
    assert second["answer"]["results"]
    assert second["answer"] == {key: value for key, value in alone.items() if key in second["answer"]}
    assert set(alone) - set(second["answer"]) <= {"schema", "command", "version", "data", "edition"}
    # The same in lines of CSV and as text.
    rows = list(csv.DictReader(io.StringIO(specx(*words, "-o", "csv", stdin=f"{bad}\n{good}\n").out)))
    assert list(rows[0])[:2] == ["query", "error"]
    assert list(dict.fromkeys(row["query"].removeprefix("No. ") for row in rows)) == [bad, good]
    assert [bool(row["error"]) for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(None not in row and None not in row.values() for row in rows)
    text = specx(*words, "-o", "table", stdin=f"{bad}\n{good}\n").out.splitlines()
    assert [line for line in text if line.startswith("> ")] == [f"> {bad}", f"> {good}"]


@pytest.mark.parametrize("place", [("overlap", "band"), ("footnote", "numbers"), ("documents", "wanted")])
def test_every_format_says_the_same(specx, place):
    more, good, bad = ASKED[place]
    words, stdin = words_of(place, more), f"{bad}\n{good}\n"
    told = specx(*words, "-o", "json", stdin=stdin).json()["results"]
    assert [json.loads(text) for text in specx(*words, "-o", "jsonl", stdin=stdin).out.splitlines()] == told
    assert yaml.safe_load(specx(*words, "-o", "yaml", stdin=stdin).out)["results"] == told
    markdown = specx(*words, "-o", "md", stdin=stdin).out.splitlines()
    assert [line for line in markdown if line.startswith("## ")] == [f"## {bad}", f"## {good}"]
    rows = list(csv.reader(io.StringIO(specx(*words, "-o", "csv", stdin=good).out)))
    alone = list(csv.reader(io.StringIO(specx(*(good if word == "-" else word for word in words), "-o", "csv").out)))
    places = [rows[0].index(name) for name in alone[0]]
    assert [[row[i] for i in places] for row in rows] == alone
    tabs = list(csv.reader(io.StringIO(specx(*words, "-o", "tsv", stdin=good).out), delimiter="\t"))
    assert tabs == rows


@pytest.mark.parametrize(
    ("command", "lines"),
    [("footnote", ["5.340", "US107", "5.150"]), ("references", ["Resolution 220", "Part 96"]), ("references", ["Part 96", "Resolution 220"])],
)  # fmt: skip
def test_lines_of_several_kinds_lose_no_column(specx, command, lines):
    rows = list(csv.DictReader(io.StringIO(specx(command, "-", "-o", "csv", stdin="\n".join(lines)).out)))
    for asked in lines:
        alone = list(csv.DictReader(io.StringIO(specx(command, asked, "-o", "csv").out)))
        told = [row for row in rows if row["query"].removeprefix("No. ") == asked]
        assert [{key: row[key] for key in one} for row, one in zip(told, alone, strict=True)] == alone
        others = {value for row in told for key, value in row.items() if key not in (*alone[0], "query")}
        assert others <= {""}


def test_nobody_answered_has_the_columns_too(specx):
    told = specx("overlap", "-", "-o", "csv", stdin="abcd\n").out.splitlines()
    answered = specx("overlap", "-", "-o", "csv", stdin="3-4GHz\n").out.splitlines()
    assert told[0] == answered[0]
    assert told[1].startswith("abcd,'abcd' is not a frequency")


def test_the_exit_code_is_that_of_the_line_that_went_worst(specx):
    for lines, code in (
        ("3-4GHz", 0), ("3-4GHz\n1000-1001GHz", 1), ("1000-1001GHz\n3001-3002GHz", 3), ("3001-3002GHz\nxx\n3-4GHz", 2), ("", 0),
    ):  # fmt: skip
        assert specx("overlap", "-", "-r", "1", stdin=lines).code == code, lines


def test_every_word_of_several_is_a_question_and_the_dash_as_many_as_there_are_lines(specx):
    ran = specx("footnote", "5.340", "-", "-o", "json", stdin="5.150\n5.138\n")
    assert [r["query"] for r in ran.json()["results"]] == ["5.340", "5.150", "5.138"]
    assert [r["answer"]["results"][0]["id"] for r in ran.json()["results"]] == ["5.340", "5.150", "5.138"]


def test_stdin_is_read_once(specx):
    for words in (("overlap", "-", "-s", "-"), ("footnote", "-", "-")):
        ran = specx(*words, stdin="3-4GHz\n")
        assert (ran.code, ran.out) == (2, "")
        assert "stdin can be read once" in ran.err


def test_what_is_wrong_with_the_options_is_told_once(specx):
    for more in (("-r", "9"), ("-c", "Atlantis"), ("-s", "no service"), ("-e", "rr-1900"), ("-o", "docx")):
        ran = specx("overlap", "-", *more, stdin="3-4GHz\n5-6GHz\n")
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), more


def test_a_line_too_long_does_not_take_the_others_away(specx):
    ran = specx("overlap", "-", "-r", "1", "-o", "jsonl", stdin="9" * 1_000_001 + "\n3-4GHz\n")
    first, second = map(json.loads, ran.out.splitlines())
    assert (first["query"], "longer than" in first["error"]["message"]) == ("line 1", True)
    assert second["answer"]["results"]
    assert ran.code == 2


def test_nothing_asked_is_told(specx):
    for command in ("overlap", "at"):
        assert "nothing was asked" in specx(command, "-", stdin="\n# only a comment\n").err


def test_files_are_not_written_line_by_line(specx, tmp_path):
    for words in (
        ("country", "-", "--as", "national"), ("country", "-", "--as", "national", "--save", str(tmp_path)),
        ("export", "--range", "-", "--to", str(tmp_path / "x.csv")),
    ):  # fmt: skip
        ran = specx(*words, stdin="BR\n" if words[0] == "country" else "3-4GHz\n")
        assert ran.code == 2, words
        assert "leave out" in ran.err
        assert list(tmp_path.iterdir()) == []
