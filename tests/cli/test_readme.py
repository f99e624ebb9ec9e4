"""Every command of the README and of docs/ prints what the page says it prints."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]


def examples():
    """(page, command, expected output) of each `$ ` line in a console block."""
    for page in PAGES:
        for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
            for example in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, expected = example.partition("\n")
                yield pytest.param(page, command, expected, id=f"{page.relative_to(ROOT)}: {command[:50]}")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A folder with a `specx` that runs this checkout."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "specx"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m specx "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def by_shell(command, path):
    """What a command writes that needs a shell: a pipe, a loop, a setting before it."""
    if "jq " in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    if os.name == "nt":
        pytest.skip("written for a POSIX shell")
    env = {k: v for k, v in os.environ.items() if not k.startswith("SPECX_")}
    ran = subprocess.run(
        command, shell=True, capture_output=True, encoding="utf-8", cwd=ROOT, env={**env, "PATH": path}, timeout=600,
        check=False,
    )  # fmt: skip
    return ran.stdout + ran.stderr


@pytest.mark.parametrize(("page", "command", "expected"), list(examples()))
def test_example(page, command, expected, path, specx, monkeypatch):
    program, *words = shlex.split(command)
    if program == "specx" and not set(command) & set("|<>;&$`*\n"):
        monkeypatch.chdir(ROOT)
        ran = specx(*words)
        got = ran.out + ran.err
    else:
        got = by_shell(command, path)
    # The line at which a fact stands moves with every edit above it.
    got, expected = (re.sub(r"(\.yaml:)\d+", r"\1LINE", text) for text in (got, expected))
    if expected.rstrip().endswith("..."):
        # The page shows the beginning of a long answer.
        assert got.startswith(expected.rstrip()[:-3].rstrip("\n"))
    else:
        assert got.rstrip("\n") == expected.rstrip("\n")


def test_the_python_example_runs(capsys):
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    exec(code[1], {})
    assert "MOBILE except aeronautical mobile ('5.433B'" in capsys.readouterr().out


def test_links_of_the_pages_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), (page, target)


def test_every_command_is_in_the_readme():
    from specx.cli.commands import COMMANDS

    text = Path(ROOT / "README.md").read_text(encoding="utf-8")
    assert [c for c in COMMANDS if f"`specx {c}" not in text] == []


def test_the_library_page_runs():
    import doctest

    failed, tried = doctest.testfile(str(ROOT / "docs" / "library.md"), False, optionflags=doctest.ELLIPSIS)
    assert tried > 12
    assert failed == 0


def test_the_python_of_the_tutorial_runs():
    import doctest

    pytest.importorskip("pandas")
    failed, tried = doctest.testfile(
        str(ROOT / "docs" / "tutorial.md"), False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried == 4
    assert failed == 0


def test_the_tutorial_has_ten_tasks_and_comes_first():
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    tasks = re.split(r"^## ", page, flags=re.M)[1:]
    assert len(tasks) == 10
    assert all("```console" in task or "```python" in task for task in tasks)
    questions = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## Questions\n")[2]
    assert re.findall(r"\]\((docs/[^)]*)\)", questions)[0] == "docs/tutorial.md"


def test_the_command_reference_is_fresh():
    ran = subprocess.run(
        [sys.executable, "tools/commands.py", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
