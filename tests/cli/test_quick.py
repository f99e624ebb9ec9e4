"""The quick reader agrees with Typer or stands aside: thousands of command lines, read both ways."""

import random
import sys

import pytest
import typer

from conftest import ROOT
from specx.cli import quick
from specx.cli.commands import COMMANDS, function_of
from specx.cli.declared import DECLARED
from specx.cli.lazy import OnceOnly
from specx.cli.shared import declare
from specx.cli.typed import as_meant
from specx.errors import SpecxError

VALUES = (
    "3.5GHz", "3400-3600MHz", "-", "--", "1", "all", "-5", "", " ", "x=y", "BR", "BR,AR", "json", "csv", "FSS (s-E)", "a b",
    "=", "table", "5.340", "--=", "-=", "é", "1,3", "rr-2020", "MHz", "3500", "to", "help",
)  # fmt: skip
ODD = (
    "-rr", "-sFSS", "-ojson", "-o=json", "--output=csv", "--output=", "--output", "-x", "--help", "-h", "--bogus", "--regio",
    "--region", "-r1", "-r", "-o", "-", "--json", "--short", "--short=1", "--no-pager", "-rs", "-r-", "-r=", "--region=-1",
    "--between", "FS", "FSS", "-1", "--version", "-s", "--application=IMT", "--printed", "--last", "3", "--unit=kHz",
)  # fmt: skip
SETTLED = (
    ("SPECX_REGION", ("1", "all", "")), ("SPECX_COUNTRY", ("BR", " ", "")), ("SPECX_OUTPUT", ("json", "")),
    ("SPECX_NATIONAL", ("1", "0", "", "maybe")), ("SPECX_EDITION", ("rr-2020", "")), ("SPECX_COLOR", ("never",)),
)  # fmt: skip
FILES = (
    "", 'region = "2"\n', 'country = "FR"\n', 'national = true\noutput = "csv"\n', 'pager = "more"\nregion = 1\n',
    'edition = 2020\ncolor = "never"\n', "colour = 1\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def commands():
    """The commands as Typer builds them, each in place of its work noting with what it was called."""
    called = []

    def made(name):
        function = function_of(name)
        declare(function)

        def note(**given):
            called.append(given)

        note.__signature__, note.__annotations__ = function.__signature__, function.__annotations__
        app = typer.Typer(
            add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
        )
        app.command(name, cls=OnceOnly)(note)
        command = typer.main.get_command(app)
        command.name = name
        return command

    return {name: made(name) for name in COMMANDS}, called


def by_typer(commands, words):
    """What the command is called with, or what it says instead."""
    built, called = commands
    called.clear()
    try:
        built[words[0]].main(args=list(words[1:]), prog_name="specx", standalone_mode=False)
    except SpecxError as problem:
        return type(problem), problem.message
    except BaseException as problem:
        return type(problem), ""
    return called[0] if called else None


def by_quick(words):
    try:
        return quick.parsed(words)
    except SpecxError as problem:
        return type(problem), problem.message


def drawn(chance):
    name = chance.choice(list(DECLARED))
    spellings = [spelling for spelling, *_ in DECLARED[name][1]]
    words = [name]
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4, 6))):
        kind = chance.random()
        if kind < 0.45 and spellings:
            words.append(chance.choice(spellings))
            words += [chance.choice(VALUES)] if chance.random() < 0.8 else []
        else:
            words.append(chance.choice(ODD if kind > 0.85 else VALUES))
    return as_meant(words)


@pytest.mark.parametrize("seed", range(12))
def test_both_read_the_same(commands, monkeypatch, tmp_path, seed):
    chance = random.Random(f"{seed} of {random.Random().random()}")
    for name, values in SETTLED:
        monkeypatch.delenv(name, raising=False)
        if seed >= 4 and chance.random() < 0.4:
            monkeypatch.setenv(name, chance.choice(values))
    settings = tmp_path / "config.toml"
    settings.write_text(FILES[seed % len(FILES)] if seed >= 4 else "", encoding="utf-8")
    monkeypatch.setenv("SPECX_CONFIG", str(settings))
    # A vocabulary of settings that is refused is refused either way; where it is, some lines are enough.
    taken, asked = 0, 250
    for _ in range(asked):
        words = drawn(chance)
        found = by_quick(words)
        if found is not None:
            taken += 1
            assert found == by_typer(commands, words), words
    assert taken > asked / 10, "it reads hardly anything"


@pytest.mark.parametrize(
    "line",
    [
        "at 3.5GHz -r 1 -o json", "at 3.5GHz -r1 -ojson", "overlap 3400-3600MHz --region=2 -s FSS", "diff", "country US",
        "sharing 3400-3600MHz -s FSS -r 1", "examine 3.65GHz -b 20MHz -s mobile -r 1", "service FSS -o csv --all-countries",
        "at - -o jsonl", "footnote 5.430A 5.431", "at 3.5GHz --application IMT --application HIBS", "info", "lint allocations",
    ],
)  # fmt: skip
def test_what_people_type_is_read_quickly(commands, line, monkeypatch):
    monkeypatch.setenv("SPECX_CONFIG", "none")
    found = quick.parsed(as_meant(line.split()))
    assert found is not None
    assert found == by_typer(commands, as_meant(line.split()))


@pytest.mark.parametrize(
    "line",
    [
        "", "--help", "--version", "at", "at --help", "at -h", "at 3.5GHz --regio 1", "at 3.5GHz -r", "at 3.5GHz -r 1 -r 2",
        "at 3.5GHz --short=1", "at -5MHz", "overlap 3-4GHz 5GHz", "nothing 3.5GHz", "overlap 3-4GHz --between FS FSS",
        "harmonics 1GHz --last 3", "at 3.5GHz -r=1",
    ],
)  # fmt: skip
def test_it_stands_aside(line):
    assert quick.parsed(line.split()) is None


def test_what_it_knows_is_what_typer_says(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    import declared

    assert declared.PAGE.read_text(encoding="utf-8") == declared.text(), "run python tools/generate.py"
    assert set(DECLARED) == set(COMMANDS)
