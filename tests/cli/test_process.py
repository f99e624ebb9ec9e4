"""The program as a process: pipes, terminals, locales, streams, hostile folders of facts."""

import json
import os
import subprocess
import sys

import pytest

from conftest import ROOT, needs_posix, run_program
from terminals import on_a_terminal

COMMAND = [sys.executable, "-m", "specx"]


@needs_posix
def test_a_closed_pipe_ends_quietly():
    ran = subprocess.run(
        f"set -o pipefail; {sys.executable} -m specx export -o jsonl | head -n 1",
        shell=True, executable="/bin/bash", capture_output=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["region"] == 1
    assert ran.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["export"], ["at", "3GHz", "-o", "json"], ["info", "--services"]])
def test_an_unwritable_output_is_one_line_and_exit_2(arguments):
    with open("/dev/full", "w", encoding="utf-8") as full:
        ran = subprocess.run(
            [*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=False
        )
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "cannot write the answer" in ran.stderr


def test_a_locale_without_utf_8_still_answers():
    env = {"LC_ALL": "en_US.ISO-8859-1", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = run_program("info", "--countries", env=env)
    assert ran.code == 0
    assert "C\\xf4te d'Ivoire" in ran.out
    data = run_program("info", "--countries", "-o", "json", env=env)
    assert any(c["name"] == "Côte d'Ivoire" for c in data.json()["results"])
    assert run_program("at", "3,5 📡", env=env).err.count("\n") == 1


def test_an_answer_that_fails_on_the_way_leaves_no_file(tmp_path):
    target = tmp_path / "rows.csv"
    target.write_text("precious\n", encoding="utf-8")
    ran = run_program("export", "--to", str(target), "-s", "bogus")
    assert ran.code == 2
    assert target.read_text(encoding="utf-8") == "precious\n"
    assert os.listdir(tmp_path) == ["rows.csv"]
    assert run_program("export", "--to", str(target), "-r", "2").code == 0
    assert target.read_text(encoding="utf-8").startswith("country,region,low_hz")
    assert os.listdir(tmp_path) == ["rows.csv"]


@needs_posix
def test_a_link_is_written_through_and_a_device_is_no_file_to_replace(tmp_path):
    target, link = tmp_path / "rows.csv", tmp_path / "link.csv"
    target.write_text("old\n", encoding="utf-8")
    link.symlink_to(target)
    assert run_program("export", "--range", "3-4GHz", "--to", str(link)).code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("country,region,")
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE)
    assert run_program("export", "--range", "3-4GHz", "--to", str(tmp_path / "pipe")).code == 0
    assert reader.communicate()[0].startswith(b"country,region,")
    assert (tmp_path / "pipe").is_fifo()


ANNOTATE = "annotate - -r 1 --map frequency=f < <(printf 'f\\n3GHz\\n')"
# What is typed, the exit code, and what the one line on stderr holds; None where stderr takes none.
STREAMS = [
    ("at - <&-", 2, "stdin is closed"), ("lint - <&-", 2, "stdin is closed"), ("examine --file - <&-", 2, "stdin is closed"),
    ("at - </dev/null", 1, "nothing was asked"),
    ("at 3GHz >&-", 2, "stdout is closed"), ("at 3GHz -o json >&-", 2, "stdout is closed"), ("--help >&-", 2, "stdout is closed"),
    ("at xx >&-", 2, "is not a frequency"), ("at xx -o json >&-", 2, "is not a frequency"),
    ("at xx 2>&-", 2, None), ("at 3GHz 2>&- >/dev/null", 0, None), ("at 4000GHz 2>&-", 3, None), ("at 3GHz >&- 2>&-", 2, None),
    ("at - <&- >&- 2>&-", 2, None), ("overlap 2999-3001GHz 2>&- >/dev/null", 1, None),
    (f"{ANNOTATE} >&-", 2, "stdout is closed"),
]  # fmt: skip
FULL = [
    ("at xx 2>/dev/full", 2, None), ("at xx -o json 2>/dev/full", 2, None), ("at 4000GHz 2>/dev/full", 3, None),
    ("at 3GHz 4000GHz 2>/dev/full >/dev/null", 3, None), ("overlap 2999-3001GHz 2>/dev/full >/dev/null", 1, None),
    ("at 3GHz >/dev/full", 2, "cannot write the answer"), ("at xx >/dev/full", 2, "is not a frequency"),
    ("at xx -o json >/dev/full", 2, "is not a frequency"), ("--help >/dev/full", 2, "cannot write the answer"),
    ("--version >/dev/full", 2, "cannot write the answer"), ("rule SPX301 >/dev/full", 2, "cannot write the answer"),
    (f"{ANNOTATE} >/dev/full", 2, "cannot write the answer: No space left"), (f"{ANNOTATE} -o jsonl >/dev/full", 2, "No space left"),
    ("at 3GHz >/dev/full 2>/dev/full", 2, None), ("export --to /dev/full", 2, "/dev/full: No space left"),
]  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
@pytest.mark.parametrize(("words", "code", "told"), STREAMS + (FULL if os.path.exists("/dev/full") else []))
def test_closed_and_full_streams_keep_the_exit_code(words, code, told):
    ran = subprocess.run(
        f"{sys.executable} -m specx {words}", shell=True, executable="/bin/bash", stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert ran.returncode == code
    if told:
        assert ran.stderr.count("\n") == 1
        assert told in ran.stderr
    else:
        assert ran.stderr == ""


def test_an_answer_to_a_file_needs_no_stdout(tmp_path):
    ran = subprocess.run(
        f"{sys.executable} -m specx export --range 3-4GHz --to {tmp_path}/rows.csv >&-", shell=True, executable="/bin/bash",
        stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8").startswith("country,region,")


def test_a_reader_that_goes_away_does_not_hide_what_was_wrong():
    ran = subprocess.run(
        f"{sys.executable} -m specx at xx -o json | true", shell=True, executable="/bin/bash",
        stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert ran.stderr.startswith("specx: 'xx' is not a frequency")
    assert ran.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="a folder in use cannot be removed elsewhere")
def test_a_working_folder_that_is_gone_is_told(tmp_path):
    program = f"mkdir {tmp_path}/x; cd {tmp_path}/x; rmdir {tmp_path}/x; {sys.executable} -m specx"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for words, code in (("at 3GHz -r 1", 0), ("lint", 2), ("export --range 3-4GHz --to rows", 2)):
        ran = subprocess.run(
            f"{program} {words}", shell=True, capture_output=True, encoding="utf-8", env=env, check=False
        )
        told = [line for line in ran.stderr.splitlines() if line.startswith("specx: ")]
        assert ran.returncode == code
        assert [("working folder" in line) for line in told] == [True] * (code == 2)


@pytest.mark.parametrize(("words", "lines"), [("at - -r 1 -o jsonl", 1), ("overlap - -r 1 -o csv", 2)])
def test_what_a_pipe_asks_is_answered_before_it_asks_more(words, lines):
    process = subprocess.Popen([*COMMAND, *words.split()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdin
    assert process.stdout
    try:
        # Stdin stays open: what comes out cannot have waited for its end.
        process.stdin.write(b"3.5GHz\n")
        process.stdin.flush()
        assert b"3400000000" in [process.stdout.readline() for _ in range(lines)][-1]
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("command", ["at", "overlap"])
def test_a_stdin_that_is_closed_or_no_text_is_told(command):
    ran = subprocess.run(
        f"{sys.executable} -m specx {command} - -r 1 <&-", shell=True, capture_output=True, encoding="utf-8", cwd=ROOT,
        check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout.strip()) == (2, "")
    assert ran.stderr.startswith("specx: stdin is closed")
    ran = run_program(command, "-", stdin=b"\xff\xfe3GHz\n", env={"PYTHONIOENCODING": "utf-8:strict"})
    assert ran.code == 2
    assert ran.err.splitlines()[-1].startswith("specx: stdin is not text")


def test_words_that_the_locale_cannot_decode_are_read_as_they_were_typed():
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = run_program("overlap", "3 400–3 800 MHz", "-r", "1", "-o", "json", env=env)
    assert ran.json()["query"]["high_hz"] == 3_800_000_000


def test_errors_are_json_too_when_json_was_asked():
    for arguments in (["at", "3,5GHz", "-o", "json"], ["at", "3GHz", "-ojson", "--bogus"], ["at", "--output=jsonl"]):
        ran = run_program(*arguments)
        error = ran.json()["error"]
        assert set(error) == {"code", "message", "hint"}
        assert error["message"] in ran.err
        assert ran.code == 2


def terminal(arguments, columns, env=None):
    """What is shown on a terminal of that width that nobody types at."""
    ran = on_a_terminal(*arguments, columns=columns, env=env, keys=False)
    assert ran.code == 0
    return ran.out


def plain(shown):
    """The text without the colour codes."""
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


@needs_posix
@pytest.mark.parametrize("columns", [40, 60, 120])
def test_a_narrow_terminal_wraps_and_loses_nothing(columns):
    shown = plain(terminal(["at", "3.5GHz", "-r", "1"], columns))
    assert max(map(len, shown.splitlines())) <= columns
    assert "MOBILE except aeronautical mobile" in " ".join(shown.split())
    grid = plain(terminal(["overlap", "3400-3800MHz", "-r", "1"], columns))
    assert max(map(len, grid.splitlines())) <= columns
    for piece in ("3 400-3 600 MHz", "5.430A", "5.431"):
        assert piece in grid


@needs_posix
def test_colour_on_a_terminal_and_not_elsewhere():
    assert "\x1b[" in terminal(["at", "3.5GHz"], 80)
    assert "\x1b[" not in terminal(["at", "3.5GHz"], 80, {"NO_COLOR": "1"})
    assert "\x1b[" not in terminal(["at", "3.5GHz", "--color", "never"], 80)
    assert "\x1b[" not in run_program("at", "3.5GHz").out
    assert "\x1b[" in run_program("at", "3.5GHz", "--color", "always").out


def test_four_thousand_frequencies_in_one_process():
    asked = "".join(f"{(i * 7919) % 274_999} MHz\n" for i in range(1, 4_001))
    ran = run_program("at", "-", "-o", "jsonl", stdin=asked)
    assert ran.code == 0
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert len({line["query_hz"] for line in lines}) >= 3_990
    assert sum(not line["edge"] for line in lines) == 12_000


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="only Linux tells the peak of one program")
def test_memory_stays_small():
    # VmHWM, since what getrusage tells of a child also counts the process that started it.
    program = (
        "import sys; from specx.cli.main import main; main(['at', '3.5GHz', '-r', '1', '-o', 'json'])\n"
        "print(*[w for w in open('/proc/self/status', encoding='utf-8') if w.startswith('VmHWM')], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert int(ran.stderr.split()[1]) / 1024 < 70  # about 25 MB


HOSTILE = {
    "bomb.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "tag.yaml": b"!!python/object/apply:os.system ['true']\n",
    "deep.yaml": b"[" * 100_000,
    "binary.yaml": bytes(range(256)) * 10,
    "nul.yaml": b"id: rr\0\n",
    "latin.yaml": "id: Côte\n".encode("latin-1"),
    "empty.yaml": b"",
    "twice.yaml": b"id: a\nid: b\n",
    "open.yaml": b"id: [a\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_folder_of_facts_gets_one_line(tmp_path, name):
    (tmp_path / "rr").mkdir()
    (tmp_path / "rr" / "edition.yaml").write_bytes(HOSTILE[name])
    for file in ("services.yaml", "regions.yaml"):
        (tmp_path / file).write_bytes((ROOT / "allocations" / file).read_bytes())
    ran = run_program("at", "3GHz", "-e", "rr", "--data", str(tmp_path))
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("specx: rr/edition.yaml")


def test_edited_facts_are_named_with_file_and_line(tmp_path):
    import shutil

    shutil.copytree(ROOT / "allocations", tmp_path / "data")
    table = tmp_path / "data" / "rr-2024" / "table" / "2.7-ghz.yaml"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("- radiolocation\n", "- radiolokation\n", 1), encoding="utf-8")
    line = text[: text.index("- radiolocation\n")].count("\n") + 1
    ran = run_program("at", "3.5GHz", "--data", str(tmp_path / "data"))
    assert ran.code == 2
    assert (
        f"rr-2024/table/2.7-ghz.yaml:{line}: unknown service 'radiolokation' (did you mean 'radiolocation'?)" in ran.err
    )


@needs_posix
def test_what_is_appended_to_the_file_that_is_read_is_refused(tmp_path):
    (tmp_path / "in.csv").write_text("frequency\n3GHz\n", encoding="utf-8")
    for source in ("in.csv", "- < in.csv"):
        ran = subprocess.run(
            f"{sys.executable} -m specx annotate -r 1 {source} >> in.csv", shell=True, executable="/bin/bash",
            stderr=subprocess.PIPE, encoding="utf-8", cwd=tmp_path, check=False,
        )  # fmt: skip
        assert ran.returncode == 2
        assert "stdout goes to the file that is read" in ran.stderr
        assert (tmp_path / "in.csv").read_text(encoding="utf-8") == "frequency\n3GHz\n"


@needs_posix
@pytest.mark.parametrize(
    "command", ["export --range 3-4GHz", "annotate docs/examples/licences.csv -c BR --map frequency=tx_mhz"]
)
def test_a_file_that_is_replaced_keeps_its_permissions(command, tmp_path, specx, monkeypatch):
    target = tmp_path / "rows.csv"
    target.write_text("precious\n", encoding="utf-8")
    for mode in (0o600, 0o640, 0o666):
        os.chmod(target, mode)
        assert specx(*command.split(), "--to", str(target)).code in (0, 1)
        assert target.stat().st_mode & 0o777 == mode
    before = target.read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # as for one who is not root and may only read it
    ran = specx(*command.split(), "--to", str(target))
    assert (ran.code, os.listdir(tmp_path)) == (2, ["rows.csv"])
    assert "rows.csv: Permission denied" in ran.err
    assert target.read_bytes() == before
