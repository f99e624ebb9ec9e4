"""Help screens: groups that hold everything, examples that work, a version that says what answers."""

import re
import shlex

import pytest

from conftest import ROOT
from specx.cli.commands import COMMANDS
from specx.cli.help import COMMAND_GROUPS, OPTION_GROUPS, split_help
from specx.cli.lazy import build
from specx.cli.shared import _OPTIONS


def examples(name):
    return split_help(build(name).help or "")[1]


EXAMPLES = [(name, text) for name in COMMANDS for text in examples(name)]


def test_every_command_and_common_option_stands_in_one_group():
    listed = [name for names in COMMAND_GROUPS.values() for name in names]
    assert sorted(listed) == sorted(COMMANDS)
    assert sorted(n for names in OPTION_GROUPS.values() for n in names) == sorted([*_OPTIONS, "help"])


@pytest.mark.parametrize("name", COMMANDS)
def test_help_names_every_option_and_three_examples(name, specx):
    told = specx(name, "--help").out
    for parameter in build(name).params:
        if parameter.param_type_name == "option":
            assert parameter.opts[0] in told
    assert len(examples(name)) >= 3
    for text in examples(name):
        assert text.startswith(f"specx {name}")
        assert f"\n  {text}\n" in told + "\n"
    assert "Example:" not in told


# The linter reads all facts for each of its examples: one of them is enough where time counts.
LONG = [text for name, text in EXAMPLES if name == "lint"][1:]


@pytest.mark.parametrize(
    ("name", "text"),
    [pytest.param(*one, marks=pytest.mark.long if one[1] in LONG else (), id=one[1]) for one in EXAMPLES],
)
def test_every_example_works(name, text, specx, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    words = shlex.split(text.partition(" > ")[0])[1:]
    for option in {"--save", "--to"} & {*words}:
        words[words.index(option) + 1] = str(tmp_path / "saved")
    ran = specx(*words)
    # A difference, or a guess that an import marks, is an answer too.
    assert ran.code == 0 or (ran.code == 1 and name in ("diff", "import", "examine", "sharing", "annotate")), ran.err
    assert ran.out or "nothing found" in ran.err or (tmp_path / "saved").exists()


def test_the_version_says_what_answers(specx, facts):
    ran = specx("--version")
    edition = facts.edition_on()
    assert re.fullmatch(r"specx \d+\.\d+\.\d+, (.+) \((.+)\), data [0-9a-f]{12}\n", ran.out)
    assert edition.title in ran.out
    assert edition.conference in ran.out
    assert facts.digest in ran.out


def test_the_version_is_told_without_facts_too(specx, monkeypatch, tmp_path):
    monkeypatch.setenv("SPECX_DATA", str(tmp_path / "nothing"))
    ran = specx("--version")
    assert ran.code == 0
    assert ran.out.startswith("specx ")
    assert "does not exist" in ran.out
