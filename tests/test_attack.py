"""A few of the attacks of tools/attack.py, and that it sees what it looks for."""

import subprocess
import sys
from random import Random

import pytest

from conftest import ROOT


@pytest.fixture
def attacks(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    from attacks import files, lines, trial

    return {"files": files, "lines": lines, "trial": trial}


def attack(kind, count, *more):
    return subprocess.run(
        [sys.executable, str(ROOT / "tools" / "attack.py"), kind, "--count", str(count), *more],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


# Time and memory are for the full run by hand: a busy machine must not fail a test.
@pytest.mark.parametrize(("kind", "count"), [("lines", 60), ("files", 6)])
def test_a_few_attacks_find_nothing(kind, count):
    ran = attack(kind, count, "--no-limits", "--processes", "0.02")
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.long
@pytest.mark.parametrize(("kind", "count"), [("lines", 5000), ("files", 500)])
def test_many_attacks_find_nothing(kind, count):
    ran = attack(kind, count, "--first", "1000", "--no-limits")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_same_seed_makes_the_same_calls(attacks):
    calls = [list(attacks["lines"].calls(seed, 0, 50)) for seed in ("1", "1", "2")]
    assert calls[0] == calls[1] != calls[2]
    assert calls[0][40:] == list(attacks["lines"].calls("1", 40, 10))
    assert attacks["files"].spoiled(Random("x"), b"a: 1\nb: 2\n") == attacks["files"].spoiled(
        Random("x"), b"a: 1\nb: 2\n"
    )


@pytest.mark.parametrize(
    ("words", "output", "ran", "found"),
    [
        (("at", "3GHz"), "table", {}, ""),
        (("at", "3GHz"), "table", {"code": 4}, "exit code 4"),
        (("at", "3GHz"), "table", {"broke": "Traceback"}, "broke"),
        (("at", "3GHz"), "table", {"err": b"Traceback (most recent call last):\n"}, "traceback"),
        (("at", "3GHz"), "table", {"err": b"Warning: x\n"}, "no clean line"),
        (("at", "3GHz"), "table", {"err": b"specx: a\x1b[31m\n"}, "no clean line"),
        (("at", "3GHz"), "table", {"err": b"specx: a"}, "does not end"),
        (("overlap", "x"), "table", {"code": 2, "err": b"specx: a\nspecx: b\n"}, "2 lines"),
        (("overlap", "x"), "table", {"code": 2}, "0 lines"),
        (("overlap", "x"), "table", {"code": 2, "err": b"specx: a\n"}, ""),
        (("at", "x", "y"), "json", {"code": 2, "out": b"{}", "err": b"specx: a\nspecx: b\n"}, ""),
        (("at", "3GHz"), "json", {"out": b"{"}, "not json"),
        (("at", "3GHz"), "json", {"out": b'{"a": NaN}'}, "not json"),
        (("at", "3GHz"), "json", {"out": b""}, "not json"),
        (("at", "3GHz"), "jsonl", {"out": b"{}\n{"}, "not jsonl"),
        (("at", "3GHz"), "csv", {"out": b"a,b\n1\n"}, "not csv"),
        (("at", "3GHz"), "md", {"out": b"| a | b |\n| 1 |\n"}, "not md"),
        (("at", "3GHz"), "yaml", {"out": b"a: [\n"}, "not yaml"),
        (("lint", "."), "junit", {"out": b"<a>"}, "not junit"),
        (("at", "3GHz"), "table", {"out": "\u202e".encode()}, "steers"),
        (("at", "3GHz"), "table", {"seconds": 3.0}, "s of work"),
        (("at", "3GHz"), "table", {"megabytes": 300.0}, "MB"),
    ],
)
def test_it_sees_what_it_looks_for(attacks, words, output, ran, found):
    trial = attacks["trial"]
    left = trial.Ran(**{"code": 0, "out": b"", "err": b"", "seconds": 0.1, "megabytes": 1.0, **ran})
    told = list(trial.wrong(trial.Call(words, output=output), left, trial.Limits(2.0, 200.0)))
    assert found in " ".join(told)
    assert bool(told) == bool(found)
