"""Ctrl-C at any moment: no traceback, nothing half-made left behind.

The interpreter itself speaks when it is interrupted before the first line of the program; that is not ours.
"""

import ast
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from conftest import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
COMMAND = [sys.executable, "-m", "specx"]
# Runs specx as `python -m specx` does and interrupts itself at the nth call of a function, Python's or C's, counted
# from where the program has begun: the same moment in every run.
AT_A_CALL = """
import os, runpy, signal, sys
wanted, count = int(sys.argv.pop(1)), 0
def look(frame, event, argument):
    global count
    if event in ("call", "c_call") and (count or signal.getsignal(signal.SIGINT) is signal.SIG_DFL):
        count += 1
        if count == wanted:
            os.kill(os.getpid(), signal.SIGINT)
if wanted:
    sys.setprofile(look)
else:
    sys.setprofile(look)
    leave = os._exit
    os._exit = lambda code: (sys.setprofile(None), print(count, file=sys.stderr), leave(code))
runpy.run_module("specx", run_name="__main__", alter_sys=True)
"""


def heeding():
    """In a child: Ctrl-C is heeded, also where whoever runs the tests in the background has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


ASKED = ("at", "3.5GHz", "-r", "1", "-o", "json")


def interrupted(call, *words):
    return subprocess.run(
        [sys.executable, "-c", AT_A_CALL, str(call), *words],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
        preexec_fn=heeding,
    )


def calls(*words):
    """How many calls a command makes."""
    return int(interrupted(0, *words).stderr.split()[-1])


def ended(ran):
    """Whether it ended by the signal, or as shells tell that; without a word of Python's."""
    return ran.returncode in (-signal.SIGINT, 130) and not re.search("Traceback|Exception|Error", ran.stderr)


@pytest.mark.parametrize("words", [ASKED, ("at", "xx"), ("--help",)], ids=lambda w: w[0])
def test_at_moments_through_the_whole_run(words):
    whole = calls(*words)
    assert whole > 1000
    for step in range(5):
        assert ended(interrupted(1 + step * (whole - 2) // 4, *words))


@pytest.mark.long
@pytest.mark.parametrize("words", [ASKED, ("at", "xx"), ("lint", "tests/invented")], ids=lambda w: w[0])
def test_at_many_moments_through_the_whole_run(words):
    whole = calls(*words)
    for step in range(126):
        assert ended(interrupted(1 + step * (whole - 2) // 125, *words))


def after(delay, *words):
    """Where in the program a process was that speaks when it is interrupted after so many seconds."""
    process = subprocess.Popen(
        [*COMMAND, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        preexec_fn=heeding,
    )
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    # Up to the first line of `__main__` the interpreter has its own way.
    return re.findall(r"specx/(?!__init__|__main__|version)[\w/]+\.py", process.communicate()[1])


def test_after_some_time():
    for step in range(12):
        assert after(step * 0.02, *ASKED) == []


@pytest.mark.long
def test_after_many_times():
    for step in range(126):
        assert after(step * 0.002, *ASKED) == []


def test_the_signal_is_seen_to_before_anything_is_imported():
    body = ast.parse((ROOT / "src" / "specx" / "__main__.py").read_text(encoding="utf-8")).body
    loose = [node for top in body if not isinstance(top, ast.FunctionDef) for node in ast.walk(top)]
    imported = [node for node in loose if isinstance(node, (ast.Import, ast.ImportFrom))]
    # The library's own as it is, where that can be had: with less to import before it.
    assert [ast.unparse(node) for node in imported] == ["import _signal as signal", "import signal"]
    package = ast.parse((ROOT / "src" / "specx" / "__init__.py").read_text(encoding="utf-8")).body
    imported = [node for node in package if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert [node.module for node in imported] == ["__future__", "version"]


def test_a_file_half_written_is_taken_back(tmp_path):
    target = tmp_path / "rows.csv"
    words = ("export", "--range", "3-4GHz", "--to", str(target))
    whole = calls(*words)
    target.unlink()
    for step in range(5):
        ran = interrupted(whole // 2 + step * (whole // 2 - 1) // 4, *words)
        assert ended(ran)
        assert not [name for name in os.listdir(tmp_path) if name.startswith(".specx-")]


def test_who_ignores_the_signal_goes_on_ignoring_it():
    ran = subprocess.run(
        ["/bin/sh", "-c", f"trap '' INT; {sys.executable} -c 'import signal, specx.__main__; "
         "print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)'"],
        capture_output=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert ran.stdout == "True\n"


def test_a_program_that_imports_the_library_keeps_its_own_way():
    ran = subprocess.run(
        [sys.executable, "-c", "import signal, specx, specx.cli.main; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"],
        capture_output=True, encoding="utf-8", cwd=ROOT, check=False, preexec_fn=heeding,
    )  # fmt: skip
    assert ran.stdout == "True\n"
