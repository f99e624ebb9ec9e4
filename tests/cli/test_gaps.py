"""Facts with gaps, in one Region or in all: what lies there is told as not in the data, by every command."""

import csv
import io
import re
import shutil

import pytest

from conftest import ROOT, keeps

MHZ, GHZ = 10**6, 10**9
# What is taken out of the facts: a row of one Region, one of another, one of all, and a whole file.
GAPS = {
    1: [(3600 * MHZ, 3800 * MHZ), (4200 * MHZ, 4400 * MHZ), (5 * GHZ, 8500 * MHZ)],
    2: [(3300 * MHZ, 3400 * MHZ), (4200 * MHZ, 4400 * MHZ), (5 * GHZ, 8500 * MHZ)],
    3: [(4200 * MHZ, 4400 * MHZ), (5 * GHZ, 8500 * MHZ)],
}
ASKED = (3200 * MHZ, 9 * GHZ)


@pytest.fixture(scope="module")
def gappy(tmp_path_factory):
    """The project's facts with gaps in the edition of 2024."""
    folder = tmp_path_factory.mktemp("gaps") / "facts"
    shutil.copytree(ROOT / "allocations", folder, ignore=shutil.ignore_patterns("documents"))
    table = folder / "rr-2024" / "table" / "2.7-ghz.yaml"
    rows = re.split(r"(?m)^(?=- band:)", table.read_text(encoding="utf-8"))
    out = ("3300-3400 MHz\n  regions: [2]", "3600-3800 MHz\n  regions: [1]", "4200-4400 MHz\n  regions: [1, 2, 3]")
    left = [row for row in rows if not row.startswith(tuple(f"- band: {o}" for o in out))]
    assert len(left) == len(rows) - 3
    table.write_text("".join(left), encoding="utf-8")
    edition = folder / "rr-2024" / "edition.yaml"
    text = edition.read_text(encoding="utf-8")
    kept = re.sub(r"(?m)^- \{file: table/5-ghz\.yaml.*\n", "", text)
    assert kept != text
    edition.write_text(kept, encoding="utf-8")
    with keeps(str(folder)) as kept:
        yield kept


@pytest.fixture
def ask(specx, gappy):
    return lambda *words, **more: specx(*words, "--data", gappy, "-e", "rr-2024", **more)


def clipped(region, low, high):
    return [(max(a, low), min(b, high)) for a, b in GAPS[region] if a < high and b > low]


def gaps_of(answer, region):
    return [(g["low_hz"], g["high_hz"]) for g in answer.get("gaps", ()) if g["region"] == region]


def joined(bands):
    """Bands as one list without seams; those of several rows of one band count once."""
    out = []
    for low, high in sorted(set(bands)):
        if out and out[-1][1] >= low:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return out


def pieces(answer, region):
    """The bands that an answer has for a Region."""
    for row in answer["results"]:
        for column in row.get("columns", [row]):
            if column["region"] == region:
                yield row["low_hz"], row["high_hz"]


RANGE = "3.2-9GHz"
WHOLE = [
    ("overlap", RANGE), ("export", "--range", RANGE), ("compare", RANGE), ("sharing", RANGE, "-s", "fixed"),
    ("country", "BR", RANGE), ("country", "FR", RANGE), ("country", "JP", RANGE), ("compare", RANGE, "-c", "BR,FR"),
    ("overlap", RANGE, "-r", "2"), ("adjacent", "3.9-4GHz", "--within", "0.7GHz"), ("overlap", RANGE, "--printed"),
]  # fmt: skip


@pytest.mark.parametrize("words", WHOLE, ids=" ".join)
def test_rows_and_gaps_together_leave_nothing_out(ask, words):
    ran = ask(*words, "-o", "json")
    answer = ran.json()
    assert ran.code == 0
    low, high = (3200 * MHZ, 4700 * MHZ) if words[0] == "adjacent" else ASKED
    place = answer.get("country") or {}
    regions = place.get("regions") or answer["query"]["regions"]
    for region in regions:
        missing = gaps_of(answer, region)
        assert missing == clipped(region, low, high)
        told = joined(pieces(answer, region))
        assert not [1 for a, b in told for c, d in missing if a < d and c < b]
        whole = joined([*((max(a, low), min(b, high)) for a, b in told), *missing])
        assert whole == [(low, high)]
    assert "is not answered" in ran.err


PARTS = [
    ("service", "FSS", "--range", RANGE), ("service", "--application", "IMT", "--range", RANGE), ("limits", RANGE),
    ("overlap", RANGE, "-s", "radio astronomy"), ("overlap", RANGE, "--between", "fixed", "mobile"),
    ("footnotes", "--range", RANGE), ("references", "--range", RANGE), ("sharing", RANGE, "-s", "FSS", "--with", "fixed"),
    ("export", "--range", RANGE, "-s", "FSS"), ("compare", RANGE, "-s", "FSS"), ("overlap", RANGE, "--application", "IMT"),
    ("sharing", RANGE, "-s", "fixed", "-r", "1", "--border", "2"), ("sharing", RANGE, "-s", "fixed", "-c", "FR", "-c", "BR"),
]  # fmt: skip


@pytest.mark.parametrize("words", PARTS, ids=" ".join)
def test_what_is_found_tells_what_could_not_be_looked_through(ask, words):
    answer = ask(*words, "-o", "json").json()
    regions = {1, 2} if {"-c", "--border"} & set(words) else {1, 2, 3}
    for region in (1, 2, 3):
        assert gaps_of(answer, region) == (clipped(region, *ASKED) if region in regions else [])


@pytest.mark.parametrize("output", ["table", "json", "jsonl", "csv", "tsv", "md", "yaml"])
def test_a_person_reads_it_whatever_the_format(ask, output):
    err = ask("overlap", RANGE, "-o", output).err.splitlines()
    assert "specx: the data has no row at 3.3-3.4 GHz in Region 2: that is not answered" in err
    assert "specx: the data has no row at 5-8.5 GHz: that is not answered" in err


IN_A_GAP = [
    ("at", "4.3GHz"), ("overlap", "4.3-4.35GHz"), ("country", "BR", "4.3-4.35GHz"), ("service", "FSS", "--range", "6-7GHz"),
    ("compare", "4.3-4.35GHz"), ("export", "--range", "6-7GHz"), ("sharing", "6-7GHz", "-s", "FSS"), ("limits", "6-7GHz"),
    ("adjacent", "4.3-4.35GHz"), ("examine", "4.3GHz", "-s", "fixed", "-b", "1MHz"), ("footnotes", "--range", "6-7GHz"),
    ("references", "--range", "6-7GHz"), ("overlap", "6-7GHz", "--between", "fixed", "mobile"), ("harmonics", "3GHz", "-n", "2"),
    ("service", "--application", "IMT", "--range", "6-7GHz"), ("overlap", "3.3-3.4GHz", "-r", "2"), ("at", "3.35GHz", "-r", "2"),
    ("examine", "3.59GHz", "-s", "fixed", "-b", "40MHz", "-r", "1"), ("diff", "rr-2020", "rr-2024", "--range", "4.3-4.35GHz", "--only", "rows"),
    ("sharing", "3.3-3.4GHz", "-s", "fixed", "-r", "1", "--border", "2"), ("compare", "3.3-3.4GHz", "-c", "BR"),
]  # fmt: skip


@pytest.mark.parametrize("words", IN_A_GAP, ids=" ".join)
def test_where_the_data_has_nothing_the_answer_is_that(specx, gappy, words):
    edition = () if words[0] == "diff" else ("-e", "rr-2024")
    ran = specx(*words, "--data", gappy, *edition, "-o", "json")
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 1
    assert ran.json().get("error", {}).get("code", "outside-coverage") == "outside-coverage"


BEYOND = [
    ("overlap", "3100-3200GHz"), ("country", "BR", "3100-3200GHz"), ("service", "FSS", "--range", "3100-3200GHz"),
    ("compare", "3100-3200GHz"), ("export", "--range", "3100-3200GHz"), ("sharing", "3100-3200GHz", "-s", "FSS"),
    ("limits", "3100-3200GHz"), ("adjacent", "3100-3200GHz"), ("examine", "3100GHz", "-s", "fixed", "-b", "1MHz"),
    ("footnotes", "--range", "3100-3200GHz"), ("references", "--range", "3100-3200GHz"), ("harmonics", "2000GHz"), ("at", "3100GHz"),
    ("service", "--application", "IMT", "--range", "3100-3200GHz"), ("diff", "--range", "3100-3200GHz"),
    ("overlap", "3100-3200GHz", "--between", "fixed", "mobile"), ("sharing", "3100-3200GHz", "-s", "FSS", "-c", "BR", "-c", "AR"),
]  # fmt: skip


@pytest.mark.parametrize("words", BEYOND, ids=" ".join)
def test_beyond_the_data_no_command_says_no(specx, words):
    ran = specx(*words)
    assert ran.code == 3
    assert "outside the data" in ran.err


def test_regions_without_data_do_not_agree(ask):
    rows = {r["low_hz"]: r for r in ask("compare", "4-4.5GHz", "-o", "json").json()["results"]}
    gap = rows[4200 * MHZ]
    assert gap["same"] is False
    assert gap["columns"] == []
    assert gap["without"] == [{"region": 1}, {"region": 2}, {"region": 3}]
    shown = ask("compare", "3.3-3.4GHz").out.splitlines()
    assert [line.split()[:1] for line in shown if "no data" in line]
    lines = csv.DictReader(io.StringIO(ask("compare", "3.3-3.4GHz", "-o", "csv").out))
    (lacking,) = (line for line in lines if line["region"] == "2")
    told = {"region": "2", "low_hz": "3300000000", "low_mhz": "3300", "high_hz": "3400000000", "high_mhz": "3400", "band": "3300-3400 MHz", "label": "(no data)", "same": "false"}  # fmt: skip
    assert {name: value for name, value in lacking.items() if value} == told


def test_a_batch_names_the_frequency_and_the_region(ask):
    ran = ask("at", "-", "-o", "jsonl", stdin="3.5GHz\n3.35GHz\n6GHz\n")
    assert ran.code == 3
    errors = [line for line in ran.out.splitlines() if '"error"' in line]
    assert len(errors) == 2
    assert "Region 2" in errors[0]
    assert "-r 1,3 is answered" in ran.err
    assert ask("at", "3.35GHz", "-r", "1,3").code == 0


def test_a_file_of_assignments_keeps_its_rows(ask):
    stdin = "frequency,bandwidth,service,region\n3350 MHz,1MHz,fixed,1\n3350 MHz,1MHz,fixed,2\n"
    ran = ask("examine", "--file", "-", "-o", "json", stdin=stdin)
    verdicts = [r["verdict"] for r in ran.json()["results"]]
    assert verdicts[1:] == ["outside-coverage"]
    assert len(verdicts) == 2
    assert ran.code == 3


def test_harmonics_tell_what_they_would_have_met(ask):
    answer = ask("harmonics", "1.65GHz", "-n", "3", "-o", "json").json()
    assert answer["gaps"] == [{"region": 2, "low_hz": 3300 * MHZ, "high_hz": 3300 * MHZ + 1}]
    straddling = ask("harmonics", "1500GHz", "-b", "1GHz", "-n", "2", "-r", "1", "-o", "json").json()
    assert straddling["outside_coverage"] == [[3000 * GHZ, 3001 * GHZ]]


def test_two_editions_say_what_they_do_not_both_have(specx, gappy):
    ran = specx("diff", "rr-2020", "rr-2024", "--data", gappy, "-o", "json")
    lacking = ran.json()["not_compared"]
    assert {p["edition"] for p in lacking} == {"rr-2024"}
    for region in (1, 2, 3):
        assert [(p["low_hz"], p["high_hz"]) for p in lacking if p["region"] == region] == GAPS[region]
    assert "rr-2024 has no row at 3.3-3.4 GHz in Region 2: not compared" in ran.err


def test_info_does_not_say_that_there_is_none(ask, specx, gappy):
    told = {e["id"]: e for e in specx("info", "--data", gappy, "-o", "json").json()["results"]}
    assert "gaps" not in told["rr-2020"]
    for region in (1, 2, 3):
        assert gaps_of(told["rr-2024"], region) == GAPS[region]
    lines = [text.split(":")[0] for text in specx("info", "--data", gappy).out.splitlines() if "covers" in text]
    assert lines[:2] == ["  covers 0-3000 GHz without gap", "  covers 0-3000 GHz but for 4 gaps (`specx lint`)"]


def test_whole_facts_have_no_gap(specx, asked):
    for table in asked.values():
        assert table.gaps(*table.edition.coverage) == []
        assert table.outside(0, 4000 * GHZ) == [(3000 * GHZ, 4000 * GHZ)]
    answer = specx("overlap", "2999-3001GHz", "-o", "json").json()
    assert answer["outside_coverage"] == [[3000 * GHZ, 3001 * GHZ]]
    assert "gaps" not in answer


def test_programs_are_told_too(gappy):
    import specx
    from specx.errors import OutsideCoverageError

    where = {"data": gappy, "edition": "rr-2024"}
    for question in (
        lambda: specx.sharing("6-7GHz", "FSS", **where), lambda: specx.limits("6-7GHz", **where),
        lambda: specx.adjacent("6-7GHz", **where), lambda: specx.load("rr-2024", data=gappy).overlap("6-7GHz"),
        lambda: specx.load("rr-2024", data=gappy).at("3.35GHz"), lambda: specx.diff("rr-2020", "rr-2024", band="3100-3200GHz", data=gappy),
        lambda: specx.examine("6GHz", bandwidth="1MHz", service="fixed", **where),
    ):  # fmt: skip
        with pytest.raises(OutsideCoverageError):
            question()
