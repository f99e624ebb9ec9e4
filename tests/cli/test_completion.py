"""What can stand next: every place where the data knows a value offers it, in the shells themselves too."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT
from specx.cli import completing
from specx.cli.commands import COMMANDS

# What only the asker knows: frequencies, widths, levels, days, words to look for.
ASKERS = {
    "frequencies", "frequency", "band", "asked_band", "position", "as_of", "bandwidth", "clear", "within", "last", "emission",
    "received", "settled", "pfd", "angle", "eirp", "unwanted", "power", "antenna", "apogee", "elevation", "quantity", "wanted",
    "word", "series", "since", "item", "change", "revision", "columns", "prefix", "heads",
}  # fmt: skip
WRITTEN = json.loads((ROOT / "src/specx/cli/words.json").read_text(encoding="utf-8"))


def offered(*words):
    return [value for value, _ in completing.candidates(list(words))]


def places():
    """Every value that a command takes, with the words that lead to it."""
    for name, takes in WRITTEN["commands"].items():
        for option in takes["options"]:
            if option["takes"]:
                yield pytest.param(
                    (name, option["written"][0], ""), option["name"], id=f"{name} {option['written'][0]}"
                )
        before = []
        for argument in takes["arguments"]:
            yield pytest.param((name, *before, ""), argument["name"], id=f"{name} {argument['name']}")
            before.append("x")


@pytest.mark.parametrize(("words", "name"), list(places()))
def test_every_place_offers_what_the_data_knows(words, name):
    found = offered(*words)
    assert len(found) == len(set(found))
    if not found:
        assert name in ASKERS or (words[0], name) == ("documents", "status")


def test_the_lines_of_stdin_are_offered_to_who_has_typed_the_dash():
    takes_lines = 0
    for name, takes in WRITTEN["commands"].items():
        for option in takes["options"]:
            if option["takes"]:
                assert ("-" in offered(name, option["written"][0], "-")) == ("lines" in option)
                takes_lines += "lines" in option
        assert ("-" in offered(name, "-")) == any("lines" in argument for argument in takes["arguments"])
    assert takes_lines > 10
    assert not any("-" in offered(*param.values[0]) for param in places())


def test_files_are_offered_where_a_file_is_wanted_and_nowhere_else():
    for param in places():
        words, name = param.values
        wanted = name in {
            "data",
            "overlay",
            "file",
            "notice",
            "plot",
            "config",
            "stdin_filename",
            "paths",
            "to",
            "exclude",
            "save",
            "mapping",
        }
        assert (offered(*words) == [":files"]) == wanted, words


def test_what_is_offered_is_understood(facts):
    for service in offered("service", ""):
        assert facts.vocabulary.ask(service)
    for country in offered("country", ""):
        assert facts.geography.find(country)
    for edition in offered("at", "3GHz", "-e", ""):
        assert facts.edition(edition)
    assert offered("footnote", "") == list(facts.footnotes(facts.edition("rr-2024")).numbers)
    assert offered("rule", "SPX")[0] == "SPX001"
    assert {"IMT", "HIBS", "HAPS"} <= set(offered("at", "3GHz", "--application", ""))
    assert "Resolution 750" in offered("references", "Resolution 75")
    assert offered("at", "3GHz", "-o", "js") == ["json", "jsonl"]
    assert offered("examine", "3GHz", "--orbit", "") == ["GSO", "non-GSO"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("a",), ["at", "adjacent", "agenda", "annotate"]),
        (("at", "3GHz", "--sh"), ["--short"]),
        (("at", "3GHz", "--short", "--sh"), []),
        (("at", "3GHz", "--country=Germ"), ["--country=Germany"]),
        (("at", "3GHz", "--country", "=", "Germ"), ["Germany"]),
        (("at", "3GHz", "-c", "germ"), ["Germany"]),
        (("at", "3GHz", "-s", '"fixed-s'), ["fixed-satellite"]),
        (("at", "3GHz", "-s", "space\\ o"), ["space operation"]),
        (("help", "ov"), ["overlap"]),
        (("nothing", ""), []),
        (("country", "BR", ""), []),
        (("compare", "BR", "argen"), ["Argentina"]),
        (("at", "--region", ""), ["1", "2", "3", "all"]),
        (("at", "--region", "1", "3"), []),
    ],
)  # fmt: skip
def test_words(words, found):
    assert offered(*words) == found


def test_neither_typer_nor_the_commands_are_imported():
    """Who waits for a key counts milliseconds."""
    code = (
        "import json, sys, specx.cli.completing as c; list(c.candidates(['at', '3GHz', '-s', 'mob']));"
        "print(json.dumps([m for m in sys.modules if m in ('typer', 'click', 'rich', 'yaml') or m.startswith('specx.cli.a')]))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, encoding="utf-8", check=True)
    assert set(json.loads(done.stdout)) <= {"yaml"}  # by which facts are read that are not compiled


def test_an_error_offers_nothing(specx_process, tmp_path):
    ran = specx_process("at", "3GHz", "-s", "", env={"_SPECX_COMPLETE": "1", "SPECX_DATA": str(tmp_path / "none")})
    assert (ran.out, ran.err) == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_every_shell(specx, shell):
    ran = specx("completion", shell)
    assert ran.code == 0
    assert "_SPECX_COMPLETE=1" in ran.out


def test_a_shell_without_a_script_is_told(specx, monkeypatch):
    monkeypatch.setenv("SHELL", "/bin/csh")
    ran = specx("completion")
    assert ran.code == 2
    assert "bash, zsh, fish" in ran.err


@pytest.fixture
def on_path(tmp_path):
    """A folder with a `specx` that runs this source."""
    program = tmp_path / "bin" / "specx"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m specx "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), "SPECX_CONFIG": "none"}


def shell(name, script, env):
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not here")
    done = subprocess.run([name, "-c", script], env=env, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="a script of a Unix shell")
def test_bash_completes(on_path):
    asked = 'eval "$(specx completion bash)"; ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _specx; printf "%s\\n" "${COMPREPLY[@]}"; }; '
    assert shell("bash", asked + "ask specx service radiol", on_path) == ["radiolocation", "radiolocation-satellite"]
    assert shell("bash", asked + "ask specx at 3GHz -c 'New\\ Z'", on_path) == ["New\\ Zealand"]
    assert shell("bash", asked + "ask specx at 3GHz -c '\"New Z'", on_path) == ["New Zealand"]
    assert shell("bash", asked + "ask specx at 3", on_path) == [""]
    here = shell("bash", f"cd '{ROOT}'; " + asked + "ask specx lint REA", on_path)
    assert here == ["README.md"]


@pytest.mark.skipif(os.name == "nt", reason="a script of a Unix shell")
def test_fish_completes(on_path):
    asked = 'specx completion fish | source; complete -C "specx '
    assert [line.split("\t")[0] for line in shell("fish", asked + 'service radiol"', on_path)] == [
        "radiolocation", "radiolocation-satellite",
    ]  # fmt: skip
    assert shell("fish", asked + 'at 3"', on_path) == []
    assert shell("fish", f"cd '{ROOT}'; " + asked + 'lint REA"', on_path) == ["README.md"]


def test_the_words_are_those_of_the_commands():
    assert list(WRITTEN["commands"]) == list(COMMANDS)
