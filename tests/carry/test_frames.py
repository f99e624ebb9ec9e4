"""Large files and those of columns: the engine for them answers as the one that reads row by row."""

import csv
import io
import json
import os
import random
import sys

import pytest

from specx.carry import job as job_module

pl = pytest.importorskip("polars")
np = pytest.importorskip("numpy")

DAY = ("--as-of", "2026-10-01")


@pytest.fixture
def engines(specx, tmp_path, monkeypatch):
    """Annotates a text of CSV with both engines and gives what each wrote, told and ended with."""

    def both(text, *words, again=False):
        (tmp_path / "in.csv").write_text(text, encoding="utf-8")
        said = []
        by_row = job_module.Job._texts
        for large in (sys.maxsize, 0):
            read = []
            monkeypatch.setattr(job_module.Job, "_texts", lambda *given, read=read: read.append(1) or by_row(*given))
            monkeypatch.setattr(job_module, "LARGE", large)
            out = tmp_path / "out.csv"
            out.unlink(missing_ok=True)
            ran = specx("annotate", str(tmp_path / "in.csv"), "--to", str(out), *DAY, *words)
            assert bool(read) is (large > 0 or again), "another engine than the one that is tested"
            said.append((out.read_bytes() if out.exists() else None, ran.err, ran.code))
        return said

    return both


CELLS = [
    "3.5GHz", "3600 MHz", "3.6e9 Hz", "8.3k", "5THz", "0Hz", "abc", "", "-5MHz", "3,5GHz", "400.0000005MHz", "1e3", "435 MHz",
    "3599999999.5Hz", " 1.4 GHz ", "9" * 40 + "Hz",
]  # fmt: skip
NOTES = ["", "x", "a,b", 'say "so"', "two\nlines", "two\r\nlines", " pad ", "é", "'", "#", "\\", "0x1"]


def table(draw, cells, rows=60):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["n", "note", "freq", "region", "country"])
    for number in range(rows):
        place = draw.choice(
            [("1", ""), ("2", ""), ("R3", ""), ("", "BR"), ("", "Japan"), ("9", ""), ("", "Atlantis"), ("", "")]
        )
        writer.writerow([number, draw.choice(NOTES), draw.choice(cells), *place])
    return out.getvalue()


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("words", [("-r", "1"), ("--map", "region=region", "--map", "country=country"), ("-r", "1", "--check", "amateur"),
                                   ("-r", "2", "--add", "all", "--prefix", "rr_")], ids=" ".join)  # fmt: skip
def test_both_engines_write_the_same_bytes_and_say_the_same(engines, words, seed):
    row_by_row, by_column = engines(table(random.Random(seed), [c for c in CELLS if c != "1e3"]), *words)
    assert row_by_row[0] is not None
    assert by_column == row_by_row


@pytest.mark.parametrize("unit", ["Hz", "kHz", "MHz", "GHz"])
def test_numbers_in_a_unit_and_every_edge(engines, unit, facts):
    from decimal import Decimal

    from specx.table.view import View

    draw = random.Random(unit)
    scale = {"Hz": 1, "kHz": 10**3, "MHz": 10**6, "GHz": 10**9}[unit]
    edges = [row.low_hz for row in View(facts, facts.edition("rr-2024"), None, DAY[1]) if row.region == 2]
    near = [hz + d for hz in edges for d in (-1, 0, 1) if hz + d >= 0]
    asked = near + [draw.randrange(3_100_000_000_000) for _ in range(200)]
    cells = [f"{Decimal(hz) / scale:f}" for hz in asked] + [
        "1.00000000001",
        "7e2",
        "00012.50",
        "",
        "x",
        "1.",
        ".5",
        "+3",
    ]
    row_by_row, by_column = engines(
        "freq,region\n" + "".join(f"{c},2\n" for c in cells), "--unit", unit, "--map", "region=region"
    )
    assert by_column == row_by_row
    assert row_by_row[0].count(b",true\n") >= len(edges) - 1


def test_ranges_positions_and_services_by_row(engines):
    draw = random.Random(8)
    rows = ["low,high,lat,lon,what"]
    for _ in range(80):
        low = int(10 ** draw.uniform(5, 10.5))
        high = draw.choice(["", str(low + int(10 ** draw.uniform(1, 8))), str(low - 1)])
        rows.append(
            f"{low},{high},{draw.uniform(-95, 95):.2f},{draw.uniform(-180, 180):.2f},{draw.choice(['fixed', 'FSS', 'amateur', '', 'nonsense'])}"
        )
    words = ("--unit", "Hz", "--map", "lat=lat", "--map", "lon=lon", "--check", "what")
    row_by_row, by_column = engines("\n".join(rows) + "\n", *words)
    assert by_column == row_by_row


def test_a_text_that_only_rows_can_read_is_read_so(engines):
    row_by_row, by_column = engines("freq,n\n3.5GHz,a\n\n3.6GHz,b\n", "-r", "1", again=True)
    assert by_column == row_by_row
    row_by_row, by_column = engines("freq,n\n3.5GHz,a\n3.6GHz\n", "-r", "1")
    assert by_column == row_by_row


def test_strict_ends_the_same(engines):
    row_by_row, by_column = engines(
        "freq,region\n3.5GHz,1\nabc,1\n3.5GHz,7\n", "--map", "region=region", "--strict", again=True
    )
    assert by_column == row_by_row
    assert (row_by_row[0], row_by_row[2]) == (None, 2)


KINDS = [pl.Int64, pl.UInt32, pl.Float64, pl.Float32, pl.String, pl.Int32]


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_columns_of_every_type(kind, form, specx, tmp_path):
    values = [0, 8_300, 437_300_000, 3_600_000_000, 1_420_000_000]
    values = [v for v in values if kind not in (pl.Int32, pl.Float32) or v < 2**31]
    frame = pl.DataFrame({"freq_hz": pl.Series([*values, None]).cast(kind), "keep": [[1, 2]] * (len(values) + 1)})
    path, out = tmp_path / f"in.{form}", tmp_path / f"out.{form}"
    frame.write_parquet(path) if form == "parquet" else frame.write_ipc(path)
    ran = specx("annotate", str(path), "-r", "1", "--to", str(out), *DAY)
    found = pl.read_parquet(out) if form == "parquet" else pl.read_ipc(out)
    assert ran.code == 0
    assert found.select(frame.columns).equals(frame)
    told = specx("annotate", "-", "-r", "1", "--unit", "Hz", *DAY, stdin="freq\n" + "".join(f"{v}\n" for v in values))
    for given, row in zip(csv.DictReader(io.StringIO(told.out)), found.rows(named=True), strict=False):
        for name in ("answer", "row_low_hz", "primary", "footnotes_list", "edge", "no_5_340"):
            value = row[name]
            assert given[name] == (str(value).lower() if isinstance(value, bool) else str(value)), name
    assert found["answer"][-1] == "unknown"
    assert found["row_low_hz"][-1] is None
    assert found.schema["row_low_hz"] == pl.Int64
    assert found.schema["edge"] == pl.Boolean


def test_floats_in_a_unit_mean_the_whole_hertz_that_is_near(specx, tmp_path):
    mhz = [3400.1, 437.3, 3600.0, 0.1 + 0.2, 3599.9999999]
    pl.DataFrame({"freq_mhz": mhz}).write_parquet(tmp_path / "in.parquet")
    specx(
        "annotate",
        str(tmp_path / "in.parquet"),
        "-r",
        "1",
        "--to",
        str(tmp_path / "out.csv"),
        "--add",
        "row_low_hz,edge",
    )
    rows = list(csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8")))
    assert [(r["row_low_hz"], r["edge"]) for r in rows] == [
        ("3400000000", "false"), ("435000000", "false"), ("3600000000", "true"), ("285700", "false"), ("3400000000", "false"),
    ]  # fmt: skip


def test_bad_numbers_are_told_with_their_rows(specx, tmp_path):
    frame = pl.DataFrame({"freq_hz": [3.5e9, -1.0, float("nan"), float("inf"), None], "region": [1, 1, 1, 2, 3]})
    frame.write_parquet(tmp_path / "in.parquet")
    ran = specx("annotate", str(tmp_path / "in.parquet"), "--to", str(tmp_path / "out.parquet"), "--add", "answer")
    assert pl.read_parquet(tmp_path / "out.parquet")["answer"].to_list() == ["allocated", *["unknown"] * 4]
    assert "row 2: " in ran.err
    assert "row 4: " in ran.err
    assert "2 of 5 rows have a cell that was not read" in ran.err
    assert "2 of 5 rows have no frequency" in ran.err
    assert ran.code == 1


def test_a_column_of_regions_in_any_width_with_holes(specx, tmp_path):
    for kind in (pl.Int8, pl.UInt16, pl.Int64, pl.Float64, pl.String):
        frame = pl.DataFrame({"freq_hz": [3_500_000_000] * 5, "region": pl.Series([1, 2, 3, None, 7]).cast(kind)})
        frame.write_parquet(tmp_path / "in.parquet")
        specx(
            "annotate",
            str(tmp_path / "in.parquet"),
            "--to",
            str(tmp_path / "out.parquet"),
            "--add",
            "region,answer",
            "--prefix",
            "rr_",
        )
        found = pl.read_parquet(tmp_path / "out.parquet")
        assert found["rr_region"].to_list() == [1, 2, 3, None, None], kind
        assert found["rr_answer"].to_list()[3:] == ["unknown", "unknown"]


def test_a_file_without_rows_gets_its_columns(engines, specx, tmp_path):
    frame = pl.DataFrame({"freq_hz": [], "region": []}, schema={"freq_hz": pl.Int64, "region": pl.Int8})
    frame.write_parquet(tmp_path / "in.parquet")
    assert (
        specx("annotate", str(tmp_path / "in.parquet"), "--to", str(tmp_path / "out.parquet"), "--add", "edge").code
        == 0
    )
    assert pl.read_parquet(tmp_path / "out.parquet").schema == {**frame.schema, "edge": pl.Boolean}
    row_by_row, by_column = engines("freq_hz,region\n")
    assert by_column == row_by_row
    assert row_by_row[0].count(b"\n") == 1


def test_numbers_without_a_unit_are_refused_at_once(specx, tmp_path):
    pl.DataFrame({"freq": [3.5e9]}).write_parquet(tmp_path / "in.parquet")
    ran = specx("annotate", str(tmp_path / "in.parquet"), "-r", "1", "--to", str(tmp_path / "out.parquet"))
    assert (ran.code, os.listdir(tmp_path)) == (2, ["in.parquet"])
    assert "numbers in 'freq' have no unit (give --unit MHz, kHz, Hz or GHz)" in ran.err


def test_csv_into_parquet_and_back_and_json_lines(specx, tmp_path):
    (tmp_path / "in.csv").write_text("freq_mhz,n\n3600,a\n437.3,\n", encoding="utf-8")
    assert (
        specx(
            "annotate",
            str(tmp_path / "in.csv"),
            "-r",
            "1",
            "--to",
            str(tmp_path / "a.parquet"),
            "--add",
            "row_low_hz,uses",
        ).code
        == 0
    )
    found = pl.read_parquet(tmp_path / "a.parquet")
    assert found.columns == ["freq_mhz", "n", "row_low_hz", "uses"]
    assert (
        specx(
            "annotate",
            str(tmp_path / "a.parquet"),
            "-r",
            "1",
            "--prefix",
            "x_",
            "--add",
            "edge",
            "--to",
            str(tmp_path / "b.jsonl"),
        ).code
        == 0
    )
    rows = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["freq_mhz"], row["x_edge"]) for row in rows] == [("3600", True), ("437.3", False)]


def test_packed_texts_into_frames_and_back(specx, tmp_path):
    import gzip

    (tmp_path / "in.csv.gz").write_bytes(gzip.compress(b"freq\n3.5GHz\n"))
    words = ("-r", "1", "--add", "edge")
    assert specx("annotate", str(tmp_path / "in.csv.gz"), *words, "--to", str(tmp_path / "a.parquet")).code == 0
    assert pl.read_parquet(tmp_path / "a.parquet").rows() == [("3.5GHz", False)]
    assert (
        specx(
            "annotate", str(tmp_path / "a.parquet"), *words, "--prefix", "b_", "--to", str(tmp_path / "b.csv.gz")
        ).code
        == 0
    )
    assert gzip.decompress((tmp_path / "b.csv.gz").read_bytes()) == b"freq,edge,b_edge\n3.5GHz,false,false\n"


def test_zstd_is_read_and_written(specx, tmp_path):
    zstandard = pytest.importorskip("zstandard")
    (tmp_path / "in.csv.zst").write_bytes(zstandard.ZstdCompressor().compress(b"freq\n3.5GHz\n"))
    out = tmp_path / "out.csv.zst"
    assert specx("annotate", str(tmp_path / "in.csv.zst"), "-r", "1", "--add", "edge", "--to", str(out)).code == 0
    with open(out, "rb") as stream:
        assert zstandard.ZstdDecompressor().stream_reader(stream).read() == b"freq,edge\n3.5GHz,false\n"


def test_parquet_through_pipes(specx_process):
    held = io.BytesIO()
    pl.DataFrame({"freq_hz": [3_500_000_000]}).write_parquet(held)
    ran = specx_process("annotate", "-", "-r", "1", "-o", "jsonl", "--add", "answer", stdin=held.getvalue())
    assert json.loads(ran.out) == {"freq_hz": 3_500_000_000, "answer": "allocated"}


@pytest.mark.parametrize("name", ["in.parquet", "in.csv.zst"])
def test_without_the_extra_one_line_says_what_to_install(name, specx, tmp_path, monkeypatch):
    path = tmp_path / name
    if name == "in.parquet":
        pl.DataFrame({"freq_hz": [1]}).write_parquet(path)
    else:
        path.write_bytes(b"\x28\xb5\x2f\xfd" + bytes(20))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "zstandard", None)
    ran = specx("annotate", str(path), "-r", "1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("(pip install 'specx[fast]')\n")
    assert len(ran.err.splitlines()) == 1


def test_a_broken_file_is_one_line(specx, tmp_path):
    (tmp_path / "in.parquet").write_bytes(b"PAR1 and then nothing")
    ran = specx("annotate", str(tmp_path / "in.parquet"), "-r", "1", "--to", str(tmp_path / "out.parquet"))
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "cannot be read" in ran.err


READ_BY_LINES = [
    "freq_mhz,note\r3500,a\r145,b\r",  # line ends of an old Mac
    "freq_mhz,note\n3500,a\rb\n145,c\n",
    "freq_mhz,note,note\n3500,a,b\n",  # heads that another engine would name anew
    "freq_mhz,note\n3500,caf\udce9\n",  # Latin-1
    "freq_mhz,region\n3500,1\n145,\udce9\n",
]


@pytest.mark.parametrize("text", READ_BY_LINES)
def test_what_would_be_parted_or_named_otherwise_is_read_by_lines(text, specx, tmp_path, monkeypatch):
    (tmp_path / "in.csv").write_bytes(text.encode("utf-8", "surrogateescape"))
    said = []
    for large in (sys.maxsize, 0):
        monkeypatch.setattr(job_module, "LARGE", large)
        out = tmp_path / "out.csv"
        out.unlink(missing_ok=True)
        place = () if "region" in text else ("-r", "1")
        ran = specx("annotate", str(tmp_path / "in.csv"), "--to", str(out), *DAY, *place)
        said.append((out.read_bytes() if out.exists() else None, ran.err, ran.code))
    assert said[0] == said[1]


@pytest.mark.parametrize("pieces", [[b"a,b\n", b"1\r", b"\n2\r\n"], [b"a,b\r\n", b"1\r\n"]])
def test_a_line_end_of_windows_between_two_pieces_is_one(pieces, monkeypatch):
    from specx.carry import frame_texts
    from specx.errors import DataError

    for size in range(1, 6):
        monkeypatch.setattr(frame_texts, "_PIECE", size)
        frame_texts.check_text(io.BytesIO(b"".join(pieces)), ["a", "b"], ",")
        for lone in (b"3\r", b"3\r4\n", b"\r\r\n", b"3\n\r4"):
            with pytest.raises(DataError, match="carriage return"):
                frame_texts.check_text(io.BytesIO(b"".join(pieces) + lone), ["a", "b"], ",")


def test_digits_of_other_scripts_are_no_number(engines):
    plain, large = engines("freq_mhz\n145\n١٤٥\n১৪৫\n", "-r", "1")
    assert plain == large
    assert plain[0].count(b",unknown,") == 2


def test_a_hole_in_the_only_column_is_a_row(specx, tmp_path):
    values = pl.Series("freq_mhz", [3400.0, None, float("nan"), float("inf"), -float("inf"), 1e308])
    values.to_frame().write_parquet(tmp_path / "in.parquet")
    ran = specx("annotate", str(tmp_path / "in.parquet"), "-r", "1", "-o", "csv", "--add", "answer", *DAY)
    said = [line.rpartition(",")[2] for line in ran.out.splitlines()]
    assert said == ["answer", "allocated", *["unknown"] * 5]
    assert ran.code == 1
    assert "Warning" not in ran.err


def test_zstd_that_is_cut_short_leaves_no_answer(specx, tmp_path):
    import zstandard

    draw = random.Random(1)
    body = "freq_hz\n" + "".join(f"{draw.randrange(10**11)}\n" for _ in range(5_000))
    whole = zstandard.ZstdCompressor().compress(body.encode())
    out = tmp_path / "out.csv"
    for packed, code in (
        (whole[: len(whole) // 2], 2),
        (whole[:-1], 2),
        (whole[:3], 2),
        (whole, 0),
        (whole + whole[:9], 2),
    ):
        (tmp_path / "in.csv.zst").write_bytes(packed)
        ran = specx("annotate", str(tmp_path / "in.csv.zst"), "--from", "csv", "-r", "1", "--to", str(out), *DAY)
        assert (ran.code, out.exists()) == (code, code == 0)
        out.unlink(missing_ok=True)
    more = zstandard.ZstdCompressor().compress(b"145000000\n")
    (tmp_path / "in.csv.zst").write_bytes(whole + more)  # frames one behind another, as zstd reads them
    assert specx("annotate", str(tmp_path / "in.csv.zst"), "-r", "1", "--to", str(out), *DAY).code == 0
    assert out.read_text(encoding="utf-8").count("\n") == 5_002


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("form", ["parquet", "arrow", "csv", "jsonl"])
def test_a_full_disk_is_told_as_what_it_is(form, specx, tmp_path):
    pl.DataFrame({"freq_hz": list(range(3000))}).write_parquet(tmp_path / "in.parquet")
    ran = specx("annotate", str(tmp_path / "in.parquet"), "-r", "1", "-o", form, "--to", "/dev/full", *DAY)
    assert ran.code == 2
    assert ran.err.splitlines()[-1] == "specx: /dev/full: No space left on device"


@pytest.mark.parametrize(
    "told",
    ["parquet: underlying IO error: No space left on device (os error 28)", "[Errno 28] No space left on device"],
)
def test_a_trouble_of_the_disk_is_found_in_the_words_of_a_library(told):
    from specx.carry.frames import _unwritten

    found = _unwritten(pl.exceptions.ComputeError(told))
    assert found is not None
    assert found.errno == 28
    assert isinstance(_unwritten(OSError("Broken pipe (os error 32)")), BrokenPipeError)
    assert _unwritten(pl.exceptions.ComputeError("invalid utf-8 sequence")) is None
