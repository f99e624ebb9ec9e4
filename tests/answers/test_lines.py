"""Lines of strangers: read with a bound, the long one told, the others answered."""

import io
import json
import subprocess
import sys

import pytest

from conftest import ROOT
from specx.answers.lines import MAX_LINE, Lines
from specx.errors import DataError


class Endless(io.TextIOBase):
    """A stream of one line of so many characters, then `tail`; counts how much was ever asked for at once."""

    def __init__(self, length, tail=""):
        self.left, self.tail, self.most = length, tail, 0

    def readline(self, size=-1):
        self.most = max(self.most, size if size >= 0 else sys.maxsize)
        if self.left:
            size = min(size, self.left)
            self.left -= size
            return "9" * size + ("\n" if not self.left else "")
        line, end, self.tail = self.tail.partition("\n")
        return line + end


def test_no_more_than_a_line_is_ever_held():
    stream = Endless(50 * MAX_LINE, "3GHz\nlast")
    lines = Lines(stream)
    with pytest.raises(DataError, match="line 1 is longer than 1000000 characters"):
        next(lines)
    assert list(lines) == ["3GHz\n", "last"]
    assert lines.number == 3
    assert stream.most <= MAX_LINE + 1


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_line_of_just_that_length_is_one(end):
    text = "9" * (MAX_LINE - len(end)) + end
    assert list(Lines(io.StringIO(text, newline=""))) == [text]
    with pytest.raises(DataError):
        next(Lines(io.StringIO("9" + text, newline="")))


LONG = " " * MAX_LINE + "3.5GHz"


def test_at_tells_the_long_line_and_answers_the_others(specx):
    ran = specx("at", "-", "-r", "1", "-o", "jsonl", stdin=f"3GHz\n{LONG}\n4GHz\n")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [r.get("query_hz") or r["query"] for r in rows] == [3 * 10**9, "line 2", 4 * 10**9]
    assert ran.code == 2
    assert ran.err == "specx: line 2 is longer than 1000000 characters (give one question a line)\n"


@pytest.mark.parametrize(
    ("name", "head", "row"),
    [("a.csv", "frequency,bandwidth\n", "{},1MHz"), ("a.jsonl", "", '{{"frequency": "{}", "bandwidth": "1MHz"}}')],
)
def test_examine_tells_the_long_row_and_examines_the_others(specx, tmp_path, name, head, row):
    path = tmp_path / name
    rows = ["3.65GHz", LONG, "23.8GHz"]
    path.write_text(head + "".join(row.format(r) + "\n" for r in rows), encoding="utf-8")
    ran = specx("examine", "--file", str(path), "-s", "MOBILE", "-r", "1", "-o", "jsonl")
    results = [json.loads(line) for line in ran.out.splitlines()]
    first = 2 if head else 1
    assert [r["row"] for r in results] == [first, first + 1, first + 2]
    assert [r["verdict"] == "unreadable" for r in results] == [False, True, False]
    assert f"line {first + 1} is longer than" in results[1]["error"]["message"]
    assert ran.code == 2


def rows_of(specx, tmp_path, text, name="a.csv", *more):
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    ran = specx(
        "examine", "--file", str(tmp_path / name), "-s", "MOBILE", "-b", "1MHz", "-r", "1", "-o", "jsonl", *more
    )
    return [(r["row"], r["verdict"] == "unreadable") for r in map(json.loads, ran.out.splitlines()) if "row" in r], ran


def test_behind_a_cell_that_is_too_long_the_rows_go_on(specx, tmp_path):
    rows, _ = rows_of(specx, tmp_path, f"frequency,x\n3.65GHz,a\n3.65GHz,{'b' * 200_000}\n3.66GHz,c\n3.67GHz,d\n")
    assert rows == [(2, False), (3, True), (4, False), (5, False)]


def test_a_separator_too_many_moves_no_cell_in_silence(specx, tmp_path):
    text = (
        "frequency,bandwidth,service,region\n3,65 GHz,100 MHz,mobile,1\n3.65 GHz,100 MHz,mobile,1,\n3,65,100,mobile,1\n"
    )
    rows, ran = rows_of(specx, tmp_path, text, "a.csv", "--unit", "GHz")
    assert rows == [(2, True), (3, False), (4, True)]
    assert "beyond the 4 that have a name: '1'" in ran.out


@pytest.mark.parametrize("head", ["frequency,frequency", "Frequency,bandwidth,FREQUENCY"])
def test_two_columns_of_one_name_are_refused(specx, tmp_path, head):
    _, ran = rows_of(specx, tmp_path, f"{head}\n3.65GHz,1MHz,4GHz\n")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "2 columns are named frequency" in ran.err


def test_two_answers_to_one_question_are_told(specx, tmp_path):
    rows, ran = rows_of(specx, tmp_path, "frequency,freq\n3.65GHz,3.65GHz\n3.65GHz,\n3.65GHz,3.66GHz\n")
    assert rows == [(2, False), (3, False), (4, True)]
    assert "are two different answers" in ran.out
    rows, _ = rows_of(specx, tmp_path, '{"frequency": "3.65GHz", "frequency": "3.66GHz"}\n', "a.jsonl")
    assert rows == [(1, True)]


def test_a_long_head_is_one_line(specx, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("frequency," + "x" * MAX_LINE + "\n3GHz,1\n", encoding="utf-8")
    ran = specx("examine", "--file", str(path), "-s", "MOBILE", "-b", "1MHz")
    assert (ran.code, ran.err.count("\n")) == (2, 1)


@pytest.mark.parametrize("text", ["[" * 500_000, '{"a":' * 100_000, "null", "3", '"\\ud800"'])
def test_json_that_is_no_row_is_told(specx, tmp_path, text):
    path = tmp_path / "a.jsonl"
    path.write_text(text + "\n", encoding="utf-8")
    ran = specx("examine", "--file", str(path), "-s", "MOBILE", "-b", "1MHz", "-r", "1", "-o", "jsonl")
    assert ran.code == 2
    assert json.loads(ran.out)["verdict"] == "unreadable"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux bounds the memory of one program")
@pytest.mark.parametrize("words", [["at", "-"], ["examine", "--file", "-", "-s", "MOBILE", "-b", "1MHz"]])
def test_a_line_without_end_takes_no_memory(words):
    """A hundred megabytes in one line, by a program that may take no more than two hundred in all."""
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (200 * 2**20,) * 2)\n"
        "from specx.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    feed = "import sys\nfor _ in range(100): sys.stdout.write('9' * 1_000_000)\nprint()"
    with subprocess.Popen([sys.executable, "-c", feed], stdout=subprocess.PIPE) as feeding:
        ran = subprocess.run(
            [sys.executable, "-c", program, *words], stdin=feeding.stdout, capture_output=True, encoding="utf-8", cwd=ROOT, check=False
        )  # fmt: skip
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "line 1 is longer than" in ran.stderr
