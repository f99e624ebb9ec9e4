"""`annotate`: what is added to a row is what `at` and `overlap` answer for it, whatever the file is."""

import csv
import gzip
import io
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specx.carry.columns import COLUMNS, AnnotatedRow, kind_of
from specx.carry.layers import Layer
from specx.facts.folder import Facts
from specx.facts.national import chosen_table
from specx.table.national import NationalView
from specx.table.view import View

DAY = "2026-10-01"


def ask(specx, tmp_path, text, *words, name="in.csv"):
    """The answer as rows of CSV, and what was run."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = specx("annotate", str(tmp_path / name), *words)
    return list(csv.DictReader(io.StringIO(ran.out))), ran


# --- against at and overlap


@pytest.mark.parametrize(
    "words",
    [
        ("-r", "1"),
        ("-r", "2"),
        ("-r", "3"),
        ("-c", "BR"),
        ("-c", "JP"),
        ("-c", "DE", "--national"),
        ("-c", "US", "--national", "--column", "federal"),
    ],
    ids=" ".join,
)
def test_what_is_added_is_what_at_answers(words, specx, tmp_path, facts):
    import random

    draw = random.Random(str(words))
    edges = [row.low_hz for row in View(facts, facts.edition("rr-2024"), None, DAY) if row.region == 1]
    asked = [draw.randrange(3_000_000_000_000) for _ in range(25)] + [draw.randrange(30_000_000_000) for _ in range(50)]
    asked += [max(0, draw.choice(edges) + d) for d in (-1, 0, 0, 0, 1) for _ in range(6)]
    found, ran = ask(
        specx,
        tmp_path,
        "f_hz\n" + "\n".join(map(str, asked)),
        "--map",
        "frequency=f_hz",
        "--as-of",
        DAY,
        "--add",
        "all",
        *words,
    )
    assert ran.code == 0
    told = specx("at", *(f"{hz}Hz" for hz in asked), "-o", "jsonl", "--as-of", DAY, *words)
    answers = [json.loads(line) for line in told.out.splitlines()]
    of = {}
    for answer in answers:
        of.setdefault(answer["query_hz"], []).append(answer)
    for hz, row in zip(asked, found, strict=True):
        above = next(a for a in of[hz] if not a["edge"])
        assert row["edge"] == str(any(a["edge"] for a in of[hz])).lower()
        assert (int(row["row_low_hz"]), int(row["row_high_hz"])) == (above["low_hz"], above["high_hz"])
        for status in ("primary", "secondary", "permitted"):
            labels = [a["label"] for a in above["allocations"] if a["status"] == status]
            assert [text for text in row[status].split("; ") if text] == list(dict.fromkeys(labels))
        notes = [n.removeprefix("No. ") for n in row["footnotes_list"].split("; ") if n]
        assert notes == list(
            dict.fromkeys([f for a in above["allocations"] for f in a["footnotes"]] + above["footnotes"])
        )
        uses = [u for u in above["identifications"] if u["kind"] == "identification"]
        assert {u.removesuffix(" (some countries)") for u in row["uses"].split("; ") if u} == {
            u["application"] for u in uses
        }
        assert row["no_5_340"] == str(any(f["footnote"] == "5.340" for f in above.get("forbidden", ()))).lower()
        applied = [n.removeprefix("No. ") for n in row["applied_list"].split("; ") if n]
        assert applied == [e["footnote"] for e in above.get("applied", ())]
        wanted = "allocated" if above["allocations"] else "not-allocated" if above["not_allocated"] else "blank"
        assert row["answer"] == wanted


@pytest.mark.parametrize("words", [("-r", "1"), ("-c", "BR"), ("-c", "ES", "--national")], ids=" ".join)
def test_a_range_is_what_overlap_answers(words, specx, tmp_path):
    import random

    draw = random.Random(4)
    asked = []
    for _ in range(25):
        low = int(10 ** draw.uniform(5, 10.8))
        asked.append((low, low + int(10 ** draw.uniform(3, 8))))
    text = "low_hz,high_hz\n" + "\n".join(f"{low},{high}" for low, high in asked)
    found, _ = ask(specx, tmp_path, text, "--as-of", DAY, *words)
    for (low, high), row in zip(asked, found, strict=True):
        answer = specx("overlap", f"{low}Hz-{high}Hz", "-o", "json", "--as-of", DAY, *words).json()["results"]
        each = [{(a["label"], a["status"]) for a in r["allocations"]} for r in answer]
        assert int(row["rows"]) == len(answer)
        assert (int(row["row_low_hz"]), int(row["row_high_hz"])) == (answer[0]["low_hz"], answer[-1]["high_hz"])
        whole = set.intersection(*each)
        said = {
            (label, status)
            for status in ("primary", "secondary", "permitted")
            for label in row[status].split("; ")
            if label
        }
        assert said == whole
        assert {text for text in row["partly"].split("; ") if text} == {label for label, _ in set.union(*each) - whole}


def test_stretches_tile_and_every_one_is_answered(facts):
    for view, place in (
        (View(facts, facts.edition("rr-2024"), None, DAY), 1), (View(facts, facts.edition("rr-2020"), None, DAY), 3),
        (NationalView(facts, chosen_table(facts, "US", "", DAY), facts.geography.find("US"), DAY), (2, "federal")),
    ):  # fmt: skip
        layer = Layer(view, place)
        assert layer.lows[0] == 0
        assert all(a.high_hz == b.low_hz for a, b in zip(layer.stretches, layer.stretches[1:], strict=False))
        for number, stretch in enumerate(layer.stretches):
            assert (layer.at(number).answer == "outside") is (stretch.row is None)


# --- cells


FORMS = st.sampled_from(["{hz} Hz", "{khz}kHz", "{mhz} MHz", "{mhz}M", "{ghz}GHz"])


@given(st.integers(0, 3_000_000_000_000), FORMS, st.booleans())
@settings(max_examples=150)
def test_a_cell_is_read_exactly_however_it_is_written(hz, form, own):
    from decimal import Decimal

    from specx.carry.cells import reader

    words = {"hz": hz, "khz": Decimal(hz) / 1000, "mhz": Decimal(hz) / 10**6, "ghz": Decimal(hz) / 10**9}
    assert reader("")(form.format(**words)) == hz
    for unit in words:
        assert reader(unit)(f"{words[unit]:f}") == hz
        assert reader(unit)(f"000{words[unit]:f}000" if "." in f"{words[unit]:f}" else f"00{words[unit]:f}.000") == hz
        assert reader(unit)(f" {Decimal(words[unit]):E} ".replace("E+", "e+")) == hz
    assert own or reader("mhz")(f"{Decimal(hz) / 10**6:f}4999" if hz % 10 else f"{Decimal(hz * 10 + 4) / 10**7:f}") >= 0


@pytest.mark.parametrize(
    ("text", "unit", "hz"),
    [("00006004.50000000", "mhz", 6_004_500_000), ("437.300e+6", "hz", 437_300_000), ("400.0000005", "mhz", 400_000_000.5),
     ("3.6000000001GHz", "", 3_600_000_000.5), ("145970000.37", "hz", 145_970_000.5), (" 8.3 ", "khz", 8300), ("0", "hz", 0),
     ("4.37e8", "hz", 437_000_000)],
)  # fmt: skip
def test_cells_as_registers_write_them(text, unit, hz):
    from specx.carry.cells import reader

    assert reader(unit)(text) == hz


def test_what_is_finer_than_a_hertz_lies_in_its_hertz_and_is_no_edge(specx, tmp_path):
    found, _ = ask(specx, tmp_path, "freq_mhz\n3600\n3600.0000001\n3599.9999999\n", "-r", "1")
    assert [(row["row_low_hz"], row["edge"]) for row in found] == [
        ("3600000000", "true"), ("3600000000", "false"), ("3400000000", "false"),
    ]  # fmt: skip


ULS = """call_sign,frequency_assigned,frequency_upper_band,emission_code
WAA1,00006004.50000000,,30M0D7W
WAA2,00003650.00000000,00003700.00000000,5M00W7D
"""


def test_a_preset_knows_columns_and_units(specx, tmp_path):
    found, ran = ask(specx, tmp_path, ULS, "--preset", "fcc-uls", "-r", "2")
    assert ran.code == 0
    assert [row["row_low_hz"] for row in found] == ["5925000000", "3600000000"]
    named, _ = ask(
        specx,
        tmp_path,
        ULS,
        "--map",
        "low=frequency_assigned",
        "--map",
        "high=frequency_upper_band",
        "--unit",
        "MHz",
        "-r",
        "2",
    )
    assert named == found


def test_a_file_of_the_register_itself_has_no_heads(specx, tmp_path):
    cells = ["FR", "12345", "", "", "WAA1", "", "1", "1", "FB2", "", "00000453.46250000", *[""] * 19]
    _, ran = ask(
        specx, tmp_path, "|".join(cells) + "\n", "--preset", "fcc-uls", "-r", "2", "-o", "jsonl", name="FR.dat"
    )
    said = json.loads(ran.out)
    assert (said["call_sign"], said["frequency_assigned"], said["row_low_hz"]) == (
        "WAA1",
        "00000453.46250000",
        450_250_000,
    )
    assert len(cells) == 30


def test_every_preset_reads_what_it_names(specx, tmp_path):
    from specx.carry.presets import PRESETS

    for name, preset in PRESETS.items():
        heads = list(preset.columns.values())
        cells = {"frequency": "437", "low": "437", "high": "", "bandwidth": "25", "country": "BR"}
        scale = {"hz": "000000", "mhz": ""}
        row = [
            cells[key] + (scale.get(preset.units.get(key, ""), "") if cells[key] and key != "bandwidth" else "")
            for key in preset.columns
        ]
        words = [] if "country" in preset.columns else ["-r", "2"]
        found, ran = ask(specx, tmp_path, ",".join(heads) + "\n" + ",".join(row) + "\n", "--preset", name, *words)
        assert (ran.code, [r["row_low_hz"] for r in found]) == (0, ["435000000"]), name


def test_lists_parted_by_blanks_with_comments(specx, tmp_path):
    text = "# not here\n7806 8373\nstart=1\n9007 9687  # nor here\n"
    found, ran = ask(specx, tmp_path, text, "--heads", "low,high", "--unit", "kHz", "-r", "2", name="bands.txt")
    assert [row["answer"] for row in found] == ["allocated", "unknown", "allocated"]
    assert "row 2: 'start=1' is not a frequency" in ran.err
    assert ran.code == 1


def test_a_centre_with_its_bandwidth_or_its_designator(specx, tmp_path):
    found, _ = ask(
        specx,
        tmp_path,
        "f,w\n3600 MHz,20 MHz\n3600MHz,20M0W7D\n3600MHz,\n",
        "--map",
        "frequency=f",
        "--map",
        "bandwidth=w",
        "-r",
        "1",
    )
    assert [row["rows"] for row in found] == ["2", "2", "1"]


# --- places


def test_place_and_edition_of_each_row(specx, tmp_path):
    text = "freq,r,c,e\n3.5GHz,1,,\n3.5GHz,Region 2,,rr-2020\n10.2GHz,,BR,\n10.2GHz,,Brazil,\n3.5GHz,9,,\n3.5GHz,,Atlantis,\n3.5GHz,,,\n"
    words = [
        "--map",
        "region=r",
        "--map",
        "country=c",
        "--map",
        "edition=e",
        "--add",
        "answer,region,edition,primary",
        "--as-of",
        DAY,
    ]
    found, ran = ask(specx, tmp_path, text, *words)
    assert [(row["region"], row["edition"]) for row in found[:4]] == [
        ("1", "rr-2024"),
        ("2", "rr-2020"),
        ("2", "rr-2024"),
        ("2", "rr-2024"),
    ]
    assert found[2]["primary"] == found[3]["primary"]
    assert "FIXED" in found[2]["primary"]
    assert [row["answer"] for row in found[4:]] == ["unknown"] * 3
    assert "row 5: unknown Region '9'" in ran.err
    assert "row 7: no Region and no country is named" in ran.err


def test_positions_of_ships_and_aircraft(specx, tmp_path):
    text = "freq,lat,lon\n3.5GHz,52.5,3.4\n3.5GHz,30,-60\n3.5GHz,-10,100\n3.5GHz,95,0\n"
    found, ran = ask(specx, tmp_path, text, "--map", "lat=lat", "--map", "lon=lon", "--add", "answer,region")
    assert [row["region"] for row in found] == ["1", "2", "3", ""]
    assert found[3]["answer"] == "unknown"
    assert "row 4: --position '95,0'" in ran.err


def test_column_of_a_national_table_by_row(specx, tmp_path):
    found, _ = ask(
        specx,
        tmp_path,
        "freq,who\n3.6GHz,federal\n3.6GHz,non-federal\n",
        "-c",
        "US",
        "--national",
        "--map",
        "column=who",
    )
    federal = specx("at", "3.6GHz", "-c", "US", "--national", "--column", "federal", "-o", "json").json()["results"][0]
    assert found[0]["primary"] == "; ".join(a["label"] for a in federal["allocations"] if a["status"] == "primary")
    assert found[0]["primary"] != found[1]["primary"]


# --- three kinds of nothing, and cells that cannot be read


def test_not_allocated_outside_and_unknown_stay_apart(specx, tmp_path):
    found, ran = ask(specx, tmp_path, "freq,n\n5kHz,a\n5THz,b\nabc,c\n,d\n", "-r", "1")
    assert [row["answer"] for row in found] == ["not-allocated", "outside", "unknown", "unknown"]
    assert [row["n"] for row in found] == ["a", "b", "c", "d"]
    assert not any(v for row in found[1:] for k, v in row.items() if k in COLUMNS and k != "answer")
    assert "1 of 4 rows have a cell that was not read" in ran.err
    assert "1 of 4 rows have no frequency" in ran.err


def test_strict_stops_at_the_first_and_leaves_nothing(specx, tmp_path):
    (tmp_path / "in.csv").write_text("freq\n5kHz\nabc\n", encoding="utf-8")
    ran = specx("annotate", str(tmp_path / "in.csv"), "-r", "1", "--strict", "--to", str(tmp_path / "out.csv"))
    assert (ran.code, ran.err) == (
        2,
        "specx: read: frequency from 'freq'\nspecx: row 2: 'abc' is not a frequency (write for example 3.5GHz, 3500 MHz or 8.3k)\n",
    )
    assert os.listdir(tmp_path) == ["in.csv"]


BAD = [
    ("f,g\n1,2\n", ("-r", "1"), "no column is known to hold a frequency among f, g"),
    ("freq\n3500\n", ("-r", "1"), "'3500' has no unit"),
    ("freq\n3500 MHz\n", (), "no Region and no country is named"),
    ("freq\n3500 MHz\n", ("-c", "US", "--national"), "has the columns federal, non-federal"),
    ("freq\n3500 MHz\n", ("-c", "AQ"), "AQ lies in Regions 1 and 2 and 3"),
    ("freq,primary\n3500 MHz,x\n", ("-r", "1"), "has a column 'primary' already"),
    ("freq\n3500 MHz,x\n", ("-r", "1"), "row 1 has 2 cells under 1 heads"),
    ("freq\n3500 MHz\n", ("-r", "1", "--map", "frequency=frequ"), "no column is named 'frequ' (did you mean 'freq'?)"),
    ("freq\n3500 MHz\n", ("-r", "1", "--map", "freqency=freq"), "did you mean 'frequency'?"),
    ("freq\n3500 MHz\n", ("-r", "1", "--add", "primery"), "did you mean 'primary'?"),
    ("freq\n3500 MHz\n", ("-r", "1", "--preset", "fcc"), "--preset 'fcc' is not known"),
    ("freq\n3500 MHz\n", ("-r", "1", "-o", "xlsx"), "-o 'xlsx' is not written"),
    ("freq\n3500 MHz\n", ("-r", "1", "--check", "fixedd"), "fixedd"),
    ("", ("-r", "1"), "there is no table in it"),
]


@pytest.mark.parametrize(("text", "words", "said"), BAD, ids=[said for *_, said in BAD])
def test_what_cannot_be_asked_is_one_line_and_no_output(text, words, said, specx, tmp_path):
    _, ran = ask(specx, tmp_path, text, *words)
    last = ran.err.splitlines()[-1]
    assert (ran.code, ran.out) == (2, "")
    assert said in last
    assert "Traceback" not in ran.err


# --- check


def test_check_by_row_and_for_all(specx, tmp_path):
    text = "freq,service\n437MHz,amateur-satellite\n437MHz,amateur\n437MHz,FSS\n1.29GHz,amateur\n5THz,amateur\n437MHz,nonsense\n"
    found, ran = ask(specx, tmp_path, text, "-r", "1", "--check", "service")
    assert [row["check"] for row in found] == ["permitted", "primary", "no", "secondary", "", ""]
    assert found[5]["answer"] == "allocated"
    assert ran.code == 1
    assert "row 6: unknown service" in ran.err
    found, ran = ask(specx, tmp_path, "freq\n437MHz\n145MHz\n", "-r", "1", "--check", "amateur")
    assert ([row["check"] for row in found], ran.code) == (["primary", "primary"], 0)


def test_check_of_a_range_takes_its_weakest_part(specx, tmp_path):
    found, _ = ask(
        specx, tmp_path, "low,high\n430MHz,440MHz\n420MHz,440MHz\n430MHz,435MHz\n", "-r", "2", "--check", "amateur"
    )
    assert [row["check"] for row in found] == ["secondary", "some-countries", "secondary"]
    found, _ = ask(specx, tmp_path, "low,high\n400MHz,440MHz\n", "-r", "1", "--check", "amateur")
    assert found[0]["check"] == "partly"


# --- formats


def test_order_columns_and_bytes_stay(specx, tmp_path):
    text = 'freq,"a, b",c\r\n"3.5 GHz","x ""y""",\u00e9\r\n3.6GHz, z ,\r\n'
    (tmp_path / "in.csv").write_bytes(text.encode() + b"3.7GHz,\xff,\r\n")
    specx("annotate", str(tmp_path / "in.csv"), "-r", "1", "--add", "edge", "--to", str(tmp_path / "out.csv"))
    told = (tmp_path / "out.csv").read_bytes()
    assert (
        told == 'freq,"a, b",c,edge\n3.5 GHz,"x ""y""",é,false\n3.6GHz, z ,,true\n'.encode() + b"3.7GHz,\xff,,false\n"
    )


def test_json_keeps_what_was_written(specx, tmp_path):
    text = '{"n": 1.50, "frequency": 437.300e+6, "x": {"a": [1.0, "é"]}}\n\n{"frequency": "3.6 GHz", "n": null}\n'
    _, ran = ask(specx, tmp_path, text, "-r", "1", "--unit", "Hz", "--add", "row_low_hz,edge", name="in.jsonl")
    assert ran.out == (
        '{"n": 1.50, "frequency": 437.300e+6, "x": {"a": [1.0, "é"]}, "row_low_hz": 435000000, "edge": false}\n'
        '{"frequency": "3.6 GHz", "n": null, "row_low_hz": 3600000000, "edge": true}\n'
    )
    listed = "[" + ",\n ".join(text.split("\n\n")) + "]"
    _, ran = ask(specx, tmp_path, listed, "-r", "1", "--unit", "Hz", "--add", "edge", name="in.json")
    assert [row["edge"] for row in json.loads(ran.out)] == [False, True]
    assert '"n": 1.50, "frequency": 437.300e+6' in ran.out


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "json"])
@pytest.mark.parametrize("other", ["csv", "tsv", "jsonl", "json"])
def test_every_format_into_every_other(form, other, specx, tmp_path):
    rows = [{"freq": "3.5GHz", "n": "a"}, {"freq": "5kHz", "n": "b\t,"}]
    text = {
        "csv": 'freq,n\n3.5GHz,a\n5kHz,"b\t,"\n', "tsv": 'freq\tn\n3.5GHz\ta\n5kHz\t"b\t,"\n',
        "jsonl": "".join(json.dumps(row) + "\n" for row in rows), "json": json.dumps(rows),
    }[form]  # fmt: skip
    _, ran = ask(specx, tmp_path, text, "-r", "1", "-o", other, "--add", "answer,row_low_hz", name=f"in.{form}")
    if other in ("csv", "tsv"):
        found = list(csv.DictReader(io.StringIO(ran.out), delimiter="\t" if other == "tsv" else ","))
    else:
        found = json.loads(ran.out) if other == "json" else [json.loads(line) for line in ran.out.splitlines()]
    assert [(r["freq"], r["n"], r["answer"], str(r["row_low_hz"])) for r in found] == [
        ("3.5GHz", "a", "allocated", "3400000000"), ("5kHz", "b\t,", "not-allocated", "0"),
    ]  # fmt: skip


def test_stdin_gzip_and_names_of_files(specx, specx_process, tmp_path):
    packed = gzip.compress(b"freq\n3.5GHz\n")
    ran = specx_process("annotate", "-", "-r", "1", "--add", "answer", stdin=packed)
    assert ran.out == "freq,answer\n3.5GHz,allocated\n"
    (tmp_path / "in.csv.gz").write_bytes(packed)
    out = tmp_path / "out.jsonl.gz"
    specx("annotate", str(tmp_path / "in.csv.gz"), "-r", "1", "--add", "answer", "--to", str(out))
    assert gzip.decompress(out.read_bytes()) == b'{"freq": "3.5GHz", "answer": "allocated"}\n'
    first = out.read_bytes()
    specx("annotate", str(tmp_path / "in.csv.gz"), "-r", "1", "--add", "answer", "--to", str(out))
    assert out.read_bytes() == first
    (tmp_path / "cut.csv.gz").write_bytes(packed[:20])
    assert "cannot be unpacked" in specx("annotate", str(tmp_path / "cut.csv.gz"), "-r", "1").err


def test_semicolons_stay_semicolons(specx, tmp_path):
    _, ran = ask(specx, tmp_path, "name;freq\na;3.5GHz\n", "-r", "1", "--add", "answer,edge")
    assert ran.out == "name;freq;answer;edge\na;3.5GHz;allocated;false\n"


def test_the_file_that_is_read_is_not_written_over_unasked(specx, tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("freq\n3.5GHz\n", encoding="utf-8")
    ran = specx("annotate", str(path), "-r", "1", "--to", str(path))
    assert (ran.code, path.read_text(encoding="utf-8")) == (2, "freq\n3.5GHz\n")
    assert "is the file that is read" in ran.err
    assert specx("annotate", str(path), "-r", "1", "--add", "edge", "--to", str(path), "--overwrite").code == 0
    assert path.read_text(encoding="utf-8") == "freq,edge\n3.5GHz,false\n"


SIGMF = {
    "global": {"core:datatype": "cf32_le", "core:version": "1.0.0"},
    "captures": [{"core:sample_start": 0, "core:frequency": 437300000.0}, {"core:sample_start": 9}],
    "annotations": [
        {
            "core:sample_start": 1,
            "core:freq_lower_edge": 434900000.0,
            "core:freq_upper_edge": 435100000.0,
            "core:label": "tone",
        }
    ],
}
SDRPP = {"bookmarks": {"ISS": {"bandwidth": 12500.0, "frequency": 145800000.0, "mode": 0}}}
GQRX = """# Tag name          ;  color
Untagged            ; #c0c0c0

# Frequency ; Name                     ; Modulation          ;  Bandwidth; Tags
   145800000; ISS                      ; Narrow FM           ;      10000; Untagged
"""


def test_sigmf_is_annotated_in_a_namespace(specx, tmp_path):
    _, ran = ask(specx, tmp_path, json.dumps(SIGMF), "-r", "1", "--add", "answer,rows", name="a.sigmf-meta")
    said = json.loads(ran.out)
    assert said["captures"][0]["specx:answer"] == "allocated"
    assert said["captures"][1] == SIGMF["captures"][1]
    assert said["annotations"][0]["specx:rows"] == 2
    assert said["global"]["core:extensions"] == [{"name": "specx", "version": "1.0.0", "optional": True}]
    found, _ = ask(specx, tmp_path, json.dumps(SIGMF), "-r", "1", "-o", "csv", name="a.sigmf-meta")
    assert [(row["kind"], row["name"]) for row in found] == [("capture", ""), ("annotation", "tone")]


def test_bookmarks_of_radio_programs(specx, tmp_path):
    _, ran = ask(specx, tmp_path, json.dumps(SDRPP), "-r", "1", "--add", "primary", name="marks.json")
    mark = json.loads(ran.out)["bookmarks"]["ISS"]
    assert mark == {**SDRPP["bookmarks"]["ISS"], "primary": "AMATEUR; AMATEUR-SATELLITE"}
    whole = {"selectedList": "General", "lists": {"General": {"showOnWaterfall": True, **SDRPP}}}
    _, ran = ask(
        specx, tmp_path, json.dumps(whole), "-r", "1", "--add", "primary", name="frequency_manager_config.json"
    )
    assert json.loads(ran.out)["lists"]["General"]["bookmarks"]["ISS"] == mark
    found, _ = ask(specx, tmp_path, GQRX, "-r", "1", "--from", "gqrx", "--unit", "Hz", name="bookmarks.csv")
    assert [(row["name"], row["primary"]) for row in found] == [("ISS", "AMATEUR; AMATEUR-SATELLITE")]


# --- columns


def test_columns_have_types_that_every_format_knows():
    assert {kind_of(column) for column in COLUMNS} == {"str", "int", "bool"}
    assert AnnotatedRow._fields == COLUMNS


def test_the_docs_describe_every_column_and_preset():
    from conftest import ROOT
    from specx.carry.presets import PRESETS
    from specx.output.described import fields_of

    page = (ROOT / "docs" / "annotate.md").read_text(encoding="utf-8")
    types = {"int": "number", "bool": "true or false", "str": "text"}
    for field in fields_of(AnnotatedRow):
        assert f"| `{field.key}` | {types[kind_of(field.key)]} | {field.says} |" in page, field.key
    for name, preset in PRESETS.items():
        assert f"| `{name}` | {preset.about} |" in page, name


def test_facts_of_ones_own_are_asked(specx, tmp_path):
    assert Facts().edition_ids
    ran = ask(specx, tmp_path, "freq\n3.5GHz\n", "-r", "1", "--data", "nowhere")[1]
    assert "nowhere does not exist" in ran.err


# --- what is left where something goes wrong


@pytest.mark.parametrize("form", ["csv", "jsonl", "json"])
def test_a_call_that_ends_early_leaves_the_old_file(form, specx, tmp_path, monkeypatch):
    import specx.carry.annotator as annotator

    out = tmp_path / f"out.{form}"
    out.write_text("as it was", encoding="utf-8")
    answer = annotator.Annotator.of

    def interrupted(self, cells):
        if "8.3k" in cells:
            raise KeyboardInterrupt
        return answer(self, cells)

    monkeypatch.setattr(annotator.Annotator, "of", interrupted)
    _, ran = ask(specx, tmp_path, "freq\n3.5GHz\n8.3k\n", "-r", "1", "--to", str(out))
    assert ran.code == 130
    assert sorted(os.listdir(tmp_path)) == ["in.csv", out.name]
    assert out.read_text(encoding="utf-8") == "as it was"


def test_a_folder_that_is_not_there_is_told(specx, tmp_path):
    _, ran = ask(specx, tmp_path, "freq\n3.5GHz\n", "-r", "1", "--to", str(tmp_path / "none" / "out.csv"))
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "No such file or directory" in ran.err


def test_progress_is_shown_on_a_terminal_alone(tmp_path, monkeypatch):
    import sys

    from specx.output.progress import progress

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr("specx.output.progress._EVERY", 0)
    talk = Terminal()
    monkeypatch.setattr(sys, "stderr", talk)
    assert list(progress(iter("abc"), "rows")) == ["a", "b", "c"]
    assert "2 rows" in talk.getvalue()


# --- lines written as they stand


TEXTS = st.text(st.sampled_from('ab,;"\n\r é\t'), max_size=6)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=12), st.booleans())
@settings(max_examples=80)
def test_lines_are_what_the_csv_module_reads_and_writes(rows, quoted_head):
    from specx.carry.annotator import Annotator
    from specx.carry.mapping import MappedColumns
    from specx.carry.places import Places, PlaceWanted
    from specx.carry.plain import Answers, as_text, by_line
    from specx.carry.tables import csv_text, separated
    from specx.carry.watch import Watch

    heads = ["n", "freq", 'a"b' if quoted_head else "b"]
    table = [[first, "3.5GHz", second] for first, second in rows]
    text = "".join(csv_text(row, ",") + "\n" for row in [heads, *table])
    facts = Facts()
    places = Places(facts, facts.edition("rr-2024"), DAY, False, False, PlaceWanted("1"))
    annotator = Annotator(places, MappedColumns({"frequency": 1}, {}, ()), "", None)
    read = separated(io.StringIO(text, newline=""), "in.csv", ",", (), None)
    if read.lines is None:
        assert quoted_head
        return
    out = io.StringIO(newline="")
    answers = Answers(annotator, ("answer",), Watch(lambda *_: None), as_text(","))
    by_line(read, answers, annotator.picked, ["answer"], "in.csv", out)
    again = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert again == [[*heads, "answer"], *([*row, "allocated"] for row in table)]


@pytest.mark.parametrize("prefix", [",", 'a"b', "a\nb"])
@pytest.mark.parametrize("text", ["freq\n3500 MHz\n", '"freq"\n3500 MHz\n'])
def test_a_name_that_is_added_is_a_cell(prefix, text, specx, tmp_path):
    found, ran = ask(specx, tmp_path, text, "-r", "1", "--add", "answer", "--prefix", prefix)
    assert found == [{"freq": "3500 MHz", f"{prefix}answer": "allocated"}]
    assert ran.code == 0
