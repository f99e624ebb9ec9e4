"""A hundred slips of the hand by class: each is answered, or refused with a hint, and what the hint says works when typed.

`tests/cases/typed.tsv` has the class, the exit code and the command; what is wrong about it stands in braces. What a hint
tells is typed there, or behind the command, or the option that it names is left out.
"""

from __future__ import annotations

import re
import shlex

import pytest

from conftest import ROOT

CASES = [
    line.split("\t") for line in (ROOT / "tests" / "cases" / "typed.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
REFUSED = [case for case in CASES if case[1] == "2"]
ANSWERED = ("0", "1", "3")
# What a hint proposes, one or several.
LISTS = (
    r"choose from (.*)", r"write (?:it as |them as |for example )?(.*)", r"did you mean (.*)\?", r"nearest: (.*)",
    r"known editions: (.*)", r"Regions are (.*)", r"use a code: (.*)", r"^use (Hz.*)", r"the nearest whole hertz is (.*)",
    r"laid out like (.*)", r"agendas held: (.*)", r"items: (.*)", r"outcomes held: (.*)", r"columns: (.*)", r"kinds: (.*)", r"tables held: (.*)",
)  # fmt: skip
# Where the world ends there is nothing to type.
LIMIT = re.compile(r"frequencies start at 0 Hz|coverage ends at|there is no folder |name a (file|folder) that is there")


@pytest.fixture(autouse=True)
def here(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def words(command: str) -> list[str]:
    """The words of a command; an empty pair of braces is what is missing, or nothing in quotes where one is wanted."""
    empty = "''" if re.fullmatch(r"(at|country) \{\}", command) else ""
    return shlex.split(re.sub(r"[{}]", "", command.replace("{}", empty)))


def hint_of(line: str) -> str:
    """What stands in the last brackets of a line, with those inside it."""
    depth = 0
    for place in range(len(line) - 1, -1, -1):
        depth += (line[place] == ")") - (line[place] == "(")
        if not depth:
            return line[place + 1 : -1]
    return ""


def named(hint: str) -> list[str]:
    """What a hint proposes to type, one by one; a list of many is tried at its ends."""
    ends = re.search(r"write (\d+) to (\d+)$", hint)
    if ends:
        return [ends[1], ends[2]]
    found = next((m for form in LISTS for m in [re.search(form, hint)] if m), None)
    if found is None:
        return []
    text = re.split(r", or give |, \"|; ", found[1])[0]
    parts = [one.strip() for one in re.split(r", (?![^(]*\))| or (?![^(]*\))", text) if one.strip()]
    return parts if len(parts) < 4 else [parts[0], parts[-1]]


def put(command: str, word: str) -> list[str]:
    """The command with another word in place of the wrong one."""
    before, _, after = re.fullmatch(r"(.*?)\{(.*?)\}(.*)", command).groups()
    return [
        *shlex.split(before),
        *shlex.split(word if word.startswith(("-", "'")) else shlex.quote(word)),
        *shlex.split(after),
    ]


def typed(command: str, hint: str) -> list[list[str]]:
    """The commands that somebody makes of a hint."""
    made = []
    for ticked, rest in re.findall(r"`specx ([^`]*)`([^`]*)", hint):
        ranges = re.findall(r"about (\d\S*)", rest)
        if " " in ticked or ticked.startswith("-"):
            made.append(shlex.split(ticked))
        else:
            made.append([ticked, *(ranges or words(command)[1:])])
    asked = re.search(r"(?:give|add|name it:|name the service:) (?:for example )?(-.*)", hint)
    for option in re.split(r" or (?=-)", asked[1]) if asked else ():
        option = option.split("; ")[0] if option != "--unit" else "--unit MHz"
        kept = command
        if "--edition" in option:
            kept = re.sub(r"\{-e [^}]*\}", "", command)  # what was asked of the option gives way
        made.append([*words(kept), *shlex.split(option)])
    for option in re.findall(r"leave out (-.*)", hint):
        made.append(words(command.replace("{" + option + "}", "")))
    for one in named(hint):
        if re.match(r"specx ", one):
            made.append(shlex.split(one)[1:])
        elif not one.startswith("leave"):
            # A country is proposed by its code, with its name behind it; a use of a frequency by what it is for.
            made.append(put(command, re.sub(r"^([A-Z]{2}(-\w+)?) [A-Z].*|^(\d\S*) \(\w+\)$", r"\1\3", one)))
    return made


def works(specx, command, line, steps=2) -> None:
    """Types what the hint says. What still lacks something else may say so once, with a hint that works."""
    hint = hint_of(line)
    tried = typed(command, hint)
    assert tried or LIMIT.search(hint), f"nothing to type in: {line}"
    for made in tried:
        ran = specx(*made)
        if ran.code == 2 and steps > 1 and re.search(r" is missing|\?", ran.err):
            works(specx, shlex.join(made) + " {}", ran.err.strip(), steps - 1)
        else:
            assert str(ran.code) in ANSWERED, f"{line}\n  typed: {shlex.join(made)}\n  {ran.err}"


def test_there_are_a_hundred_and_no_class_is_answered_alone() -> None:
    assert len(CASES) >= 100
    assert len({command for *_, command in CASES}) == len(CASES)
    assert {kind for kind, code, _ in CASES if code == "2"} == {kind for kind, *_ in CASES}


@pytest.mark.parametrize(("kind", "code", "command"), CASES, ids=lambda text: text)
def test_it_is_answered_or_refused_with_a_hint(specx, kind, code, command) -> None:
    ran = specx(*words(command))
    assert str(ran.code) == code
    if code == "2":
        (line,) = ran.err.splitlines()
        assert re.fullmatch(r"specx: .+ \(.+\)|specx: .+\? \(.+\)", line), line


@pytest.mark.parametrize(("kind", "code", "command"), REFUSED, ids=lambda text: text)
def test_what_the_hint_says_works(specx, kind, code, command) -> None:
    works(specx, command, specx(*words(command)).err.strip())


def test_a_word_without_end_is_not_repeated_in_the_hint(specx) -> None:
    edge = f"0.{'0' * 400}1GHz"
    ran = specx("service", "1-2GHz", "999999999999THz", edge)
    assert ran.code == 2
    assert len(ran.err) < 500
    assert "shows how" in ran.err
