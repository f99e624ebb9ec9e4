"""Questions on sharing in a file: the same answers as one by one, and a row for every question."""

import json

QUESTIONS = [
    ("17.7-17.8GHz", "FSS (s-E)", "2", ""),
    ("3.6-3.7GHz", "MOBILE", "", "DE"),
    ("10.2GHz", "fixed", "", "BR"),
    ("600-620MHz", "RAS", "1", ""),
]


def _file(tmp_path, rows=QUESTIONS):
    path = tmp_path / "questions.csv"
    path.write_text(
        "range,service,region,administration\n" + "".join(",".join(row) + "\n" for row in rows), encoding="utf-8"
    )
    return str(path)


def test_a_file_says_what_one_question_after_another_says(specx, tmp_path):
    found = specx("sharing", "--file", _file(tmp_path), "-o", "json").json()["results"]
    for i, (band, service, region, country) in enumerate(QUESTIONS):
        place = ("-c", country) if country else ("-r", region)
        alone = specx("sharing", band, "-s", service, *place, "-o", "json").json()["results"]
        mine = [{k: v for k, v in r.items() if k not in ("row", "input")} for r in found if r["row"] == i + 2]
        assert mine == alone, band


def test_every_question_gets_a_row(specx, tmp_path):
    rows = [*QUESTIONS[:1], ("xx", "FIXED", "1", ""), ("1GHz", "no such", "1", ""), ("4000GHz", "FIXED", "1", ""),
            ("1GHz", "FIXED", "3", "DE"), ("1GHz", "", "1", "")]  # fmt: skip
    ran = specx("sharing", "--file", _file(tmp_path, rows), "-o", "json")
    assert ran.code == 2
    refused = {r["row"]: r["refused"] for r in ran.json()["results"] if "refused" in r}
    assert refused == {3: "unreadable", 4: "unreadable", 5: "outside-coverage", 6: "unreadable", 7: "unreadable"}
    lines = specx("sharing", "--file", _file(tmp_path, rows), "-o", "csv").out.splitlines()
    assert {line.split(",")[0] for line in lines[1:]} == {"2", "3", "4", "5", "6", "7"}
    screen = specx("sharing", "--file", _file(tmp_path, rows)).out
    assert "row 3  unreadable: 'xx' is not a frequency" in screen


def test_json_lines_and_stdin(specx, tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text(
        json.dumps({"band": "17.7-17.8GHz", "service": "FSS (s-E)", "region": 2, "with": "FIXED"}), encoding="utf-8"
    )
    (result,) = specx("sharing", "--file", str(path), "-o", "json").json()["results"]
    assert [s["label"] for s in result["sharers"]] == ["FIXED"]
    assert specx("sharing", "--file", "-", "-r", "1", "-o", "jsonl", stdin="band,service\n1GHz,FIXED\n").code == 1


def test_a_question_and_a_file_are_two_things(specx, tmp_path):
    assert specx("sharing", "1GHz", "--file", _file(tmp_path), "-s", "FIXED").code == 2
    assert specx("sharing", "-s", "FIXED").code == 2


REFUSED = [
    ("", "FIXED", "1", "", "the band is missing"),
    ("1GHz", "", "1", "", "whose sharing is asked?"),
    ("4000GHz", "FIXED", "1", "", "lies outside the data"),
    ("1GHz", "FIXED", "4", "", "unknown Region '4'"),
    ("1GHz", "FIXED", "", "Atlantis", "unknown country 'Atlantis'"),
]


def test_each_refusal_says_what_was_wrong(specx, tmp_path):
    results = specx("sharing", "--file", _file(tmp_path, [r[:4] for r in REFUSED]), "-o", "json").json()["results"]
    assert [r["row"] for r in results] == [2, 3, 4, 5, 6]
    for result, (*_, words) in zip(results, REFUSED, strict=True):
        assert words in result["error"]["message"]
    csv = specx("sharing", "--file", _file(tmp_path, [r[:4] for r in REFUSED]), "-o", "csv").out.splitlines()
    assert all(words in line for line, (*_, words) in zip(csv[1:], REFUSED, strict=True))  # fmt: skip


def test_what_a_row_leaves_out_the_command_line_gives(specx):
    """A place in the row takes the place of the one on the command line, whichever of the two it is."""

    def asked(text, *options):
        results = specx("sharing", "--file", "-", *options, "-o", "json", stdin=text).json()["results"]
        return {(r["region"], r.get("label"), r.get("status"), r.get("via")) for r in results}

    assert asked("band,service\n10.2GHz,fixed\n", "-r", "1,3") == {
        (1, "FIXED", "primary", "table"), (3, "FIXED", "primary", "table"),
    }  # fmt: skip
    assert asked("band\n10.2GHz\n", "-s", "fixed", "-r", "1") == {(1, "FIXED", "primary", "table")}
    assert asked("band,service,country\n10.2GHz,fixed,BR\n", "-r", "1") == {(2, "FIXED", "primary", "5.480")}
    assert asked("band,service,region\n10.2GHz,fixed,1\n", "-c", "BR") == {(1, "FIXED", "primary", "table")}
    assert asked('band,service,region\n10.2GHz,fixed,"1, 3"\n') == {
        (1, "FIXED", "primary", "table"), (3, "FIXED", "primary", "table"),
    }  # fmt: skip
    assert {r for r, *_ in asked("band,service,region\n10.2GHz,fixed,all\n")} == {1, 2, 3}
    # Amateurs are secondary at 10.2 GHz: nothing of the primary status asked is there.
    assert asked("band,service,status\n10.2GHz,amateur,primary\n", "-r", "1") == {(1, None, None, None)}
    assert asked("band,service,status\n10.2GHz,amateur,secondary\n", "-r", "1") == {(1, "Amateur", "secondary", "table")}  # fmt: skip
