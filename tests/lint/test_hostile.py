"""Hostile and broken files: each is a finding, within bounded time and memory, and hides no neighbour."""

from __future__ import annotations

import difflib
import faulthandler
import os
import subprocess
import sys

import pytest

from conftest import needs_posix
from specx.facts import store
from specx.facts.store import Kind, Trouble
from specx.lint import Settings, run
from specx.lint.document import Document

GOOD = "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - fixed\n"

HOSTILE = {
    "a NUL": (b"- band: 148-149 MHz\x00\n", "SPX002"),
    "not UTF-8": (b"- band: 148\xff149 MHz\n", "SPX002"),
    "UTF-16": ("- band: 148-149 MHz\n".encode("utf-16"), "SPX002"),
    "half a character": ("- band: é".encode()[:-1], "SPX002"),
    "100 000 levels, flow": (b"[" * 100_000, "SPX005"),
    "100 000 levels, blocks": (b"- " * 100_000, "SPX005"),
    "100 000 levels, keys": (b"{a: " * 100_000, "SPX005"),
    "an alias bomb": (b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n", "SPX004"),
    "an alias of itself": (b"&a [*a]\n", "SPX004"),
    "a tag that runs code": (b"!!python/object/apply:os.system ['true']\n", "SPX004"),
    "a merge key": (b"- &x {band: 148-149 MHz}\n- <<: *x\n", "SPX004"),
    "a directive": (b"%YAML 1.1\n---\n" + GOOD.encode(), "SPX004"),
    "an escape beyond Unicode": (b'- band: "\\UFFFFFFFF"\n', "SPX003"),
    "two documents": (GOOD.encode() + b"---\n" + GOOD.encode(), "SPX004"),
    "a tab for indentation": (b"- band: 148-149 MHz\n\tregions: [1]\n", "SPX003"),
    "an unclosed quote": (b'- band: "148-149 MHz\n', "SPX003"),
    "a PNG": (b"\x89PNG\r\n\x1a\n\x00\x00", "SPX002"),
    "nothing": (b"", "SPX007"),
    "a scalar": (b"hello\n", "SPX006"),
    "a complex key": (b"- ? [a, b]\n  : c\n", "SPX006"),
    "ten thousand digits": (b"- band: " + b"9" * 10_000 + b"-1 MHz\n  regions: [1]\n  primary: [fixed]\n", "SPX201"),
    "a key of a megabyte": (b"- band: 148-149 MHz\n  regions: [1]\n  primary: [fixed]\n  " + b"x" * 1000 + b": 1\n", "SPX101"),
    "a service of a megabyte": (b"- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - " + b"x" * 1_000_000 + b"\n", "SPX401"),
    "1e400": (b"- band: 1e400-2e400 GHz\n  regions: [1]\n  primary: [fixed]\n", "SPX201"),
    "escapes": (b"- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - \"\\ered\"\n", "SPX401"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def hang():
    """Ends a test that hangs: ten minutes, so that a busy machine fails none."""
    faulthandler.dump_traceback_later(600, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_finding(name: str, bench) -> None:
    data, rule = HOSTILE[name]
    bench.write("a-hostile.yaml", data)
    bench.write("good.yaml", GOOD)
    report = bench.run(others="none")
    assert rule in [f.rule for f in report.findings]
    assert not [f for f in report.findings if f.rule == "SPX009"]
    assert {os.path.basename(f.file) for f in report.findings} == {"a-hostile.yaml"}
    assert len(report.checked) == 2
    assert all(f.message.isprintable() and len(f.message) < 400 for f in report.findings)


FLOODS = {
    "keys": ("- band: {i}-{j} MHz\n  regions: [1]\n  primary: [fixed]\n  key{i}: 1\n", "SPX101"),
    "services": ("- band: {i}-{j} MHz\n  regions: [1]\n  primary: [fixed, service{i}]\n", "SPX401"),
    "qualifiers": ("- band: {i}-{j} MHz\n  regions: [1]\n  primary: [fixed (kind{i})]\n", "SPX405"),
    "Regions": ("- band: {i}-{j} MHz\n  regions: [1, r{i}]\n  primary: [fixed]\n", "SPX105"),
    "countries": ("- id: '5.{i}'\n  kind: information\n  countries: [X{i}]\n  summary: a\n", "SPX601"),
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_unknown_words_is_bounded_work(bench, monkeypatch, name) -> None:
    # Each asks for the nearest known word, which costs more than all the rest: done only for those that are told.
    record, rule = FLOODS[name]
    bench.write("flood.yaml", "".join(record.format(i=i, j=i + 1) for i in range(1, 4000)))
    asked = []
    near = difflib.get_close_matches
    monkeypatch.setattr(difflib, "get_close_matches", lambda *words: asked.append(words) or near(*words))
    found = [f for f in bench.run().findings if f.rule == rule]
    assert len(found) == 1000
    assert found[-1].message.endswith("2999 more of this rule in the file")
    assert 900 < len(asked) < 1200


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_of_trouble_is_told_by_a_rule(kind: Kind) -> None:
    from specx.lint.folder import Folder, own_facts
    from specx.lint.rule import every_rule

    document = Document("a.yaml", "", Trouble(kind, 1, 1, "trouble"))
    folder = Folder("", {"a.yaml": document}, own_facts())
    assert len([one for rule in every_rule() if rule.check for one in rule.check(document, folder)]) == 1


def test_too_many_values(monkeypatch) -> None:
    monkeypatch.setattr("specx.facts.store.MAX_NODES", 1000)
    document = Document("wide.yaml", "", b"[" + b"a," * 5000 + b"]")
    assert document.trouble
    assert document.trouble.kind == "too-large"


def test_too_large_is_told_without_reading(tmp_path, monkeypatch) -> None:
    path = tmp_path / "large.yaml"
    with open(path, "wb") as stream:
        stream.truncate(1 << 30)  # a gigabyte that takes no room

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it was opened to be read")

    monkeypatch.setattr(store, "open", refuse, raising=False)
    assert [f.rule for f in run([str(tmp_path)], Settings()).findings] == ["SPX005"]


@needs_posix
def test_links_pipes_and_devices(bench) -> None:
    root = bench.root
    os.symlink("loop.yaml", root / "loop.yaml")
    os.symlink("nowhere.yaml", root / "dangling.yaml")
    os.symlink(root, root / "folder")
    os.symlink("/dev/zero", root / "zero.yaml")
    os.mkfifo(root / "pipe.yaml")
    os.mkdir(root / "folder.yaml")
    bench.write("good.yaml", GOOD)
    report = bench.run()
    told = {os.path.basename(f.file): f for f in report.findings}
    assert set(told) == {"loop.yaml", "dangling.yaml", "zero.yaml", "pipe.yaml"}
    assert {f.rule for f in report.findings} == {"SPX001"}
    assert "regular file" in told["pipe.yaml"].message


@needs_posix
@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may read everything")
def test_a_locked_file(bench) -> None:
    bench.write("locked.yaml", GOOD).chmod(0)
    assert bench.ids() == ["SPX001"]


def test_a_file_that_changes_while_it_is_read(bench, monkeypatch) -> None:
    path = bench.write("moving.yaml", GOOD)
    real = os.fstat
    calls = []

    def fstat(handle: int):
        calls.append(handle)
        if len(calls) == 2:
            path.write_text(GOOD + "# and more\n", encoding="utf-8")
        return real(handle)

    monkeypatch.setattr(store.os, "fstat", fstat)
    found = store.read_file(str(path))
    assert isinstance(found, Trouble)
    assert "changed" in found.message


def test_a_rule_that_breaks_down_is_a_finding_and_the_others_speak(bench, monkeypatch) -> None:
    from specx.lint import rule as rules

    def broken(document, folder):
        raise ZeroDivisionError("by a fault of its own")
        yield

    every = tuple(
        rules.LintRule(**{**{f: getattr(r, f) for f in r.__dataclass_fields__}, "check": broken})
        if r.id == "SPX206"
        else r
        for r in rules.every_rule()
    )
    monkeypatch.setattr(rules, "every_rule", lambda: every)
    bench.write("a.yaml", GOOD.replace("fixed", "fxed"))
    assert sorted(bench.ids()) == ["SPX009", "SPX401"]


@needs_posix
def test_memory_stays_bounded(bench) -> None:
    bench.write("wide.yaml", b"[" + b"a, " * 1_000_000 + b"]")
    program = (
        "import resource, sys; from specx.lint import run, Settings; r = run([sys.argv[1]], Settings(others='none'));"
        "print([f.rule for f in r.findings], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == 'darwin' else 2**10))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(bench.root)], capture_output=True, encoding="utf-8", check=True
    )
    ids, megabytes = done.stdout.rsplit(" ", 1)
    assert "SPX006" in ids
    assert int(megabytes) < 600


def test_a_long_run_of_blanks_is_read_in_linear_time(bench) -> None:
    bench.write("a.yaml", GOOD + "# " + " " * 4_000_000 + "x\n")  # the square of it would take hours
    assert bench.ids() == []
