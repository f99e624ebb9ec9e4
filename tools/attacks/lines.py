"""Command lines, each made from its number alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from . import words
from .trial import Call

_ENVIRONMENT = ("SPECX_REGION", "SPECX_COUNTRY", "SPECX_EDITION", "SPECX_DATA", "NO_COLOR", "GITHUB_ACTIONS", "COLUMNS")
# Written to, or walked through: what these name stays in the sandbox.
_WALKED = ("PATH...",)


@cache
def _commands() -> dict[str, list[Any]]:
    """The parameters of each command, as its parser has them."""
    from specx.cli.commands import COMMANDS
    from specx.cli.lazy import build

    return {name: list(build(name).params) for name in COMMANDS}


def call(rng: Random) -> Call:
    """A question: in most cases one that the parser takes, with good and bad values; in the others any words."""
    name = rng.choice(list(_commands()))
    if rng.random() < 0.08:
        return _any_words(rng, name)
    spoken, output = [name], ""
    output = {"export": "csv", "lint": ""}.get(name, "table")
    given: list[list[str]] = []
    known = True  # whether the words are read as they were meant
    for parameter in _commands()[name]:
        if "--help" in parameter.opts:
            continue
        if parameter.param_type_name == "argument":
            if parameter.required or rng.random() < 0.6:
                found = _argument(rng, name, parameter)
                known = known and not any(w.startswith("-") and w != "-" for w in found)
                given.append(found)
        elif rng.random() < (0.6 if "-o" in parameter.opts else 0.13):
            option = _option(rng, name, parameter)
            if "-o" in parameter.opts:
                output = option[-1].partition("=")[2] if option[-1].startswith("--") else option[-1]
                output = output if len(option) == 2 or option[-1].startswith("--") else option[-1][2:]
            given.append(option)
    rng.shuffle(given)
    spoken += [w for each in given for w in each]
    if rng.random() < 0.02:
        spoken.insert(rng.randint(0, len(spoken)), rng.choice(("--help", "-h", "--version", "--", "-")))
        known = False
    if any("--to" in w or "--as" in w or w in ("--fix", "--diff") or w.startswith("--schema") for w in spoken):
        known = False  # the answer goes elsewhere, or is of another kind
    env: tuple[tuple[str, str], ...] = ()
    if rng.random() < 0.05:
        variable = rng.choice(_ENVIRONMENT)
        env = (
            (variable, _bare(rng.choice(("1", "2", "BR", "rr-2020", "invented", "x", "", "0", words.hostile(rng))))),
        )
        known = known and variable != "GITHUB_ACTIONS"
    output = output if known and output in words.LINT_OUTPUTS else ""
    return Call(tuple(map(_bare, spoken)), stdin(rng) if "-" in spoken else b"", env, output)


def _argument(rng: Random, name: str, parameter: Any) -> list[str]:
    pool = words.POOLS.get(parameter.metavar, ())
    if parameter.metavar == "NAME":
        pool = words.COUNTRIES if name == "country" else words.SERVICES
    many = parameter.nargs == -1
    found = [words.word(rng, pool) for _ in range(rng.choice((1, 1, 1, 2, 3)) if many else 1)]
    return [_kept_in(w) for w in found] if parameter.metavar in _WALKED else found


def _option(rng: Random, name: str, parameter: Any) -> list[str]:
    option = rng.choice(parameter.opts)
    if parameter.is_flag:
        return ["--diff"] if option == "--fix" and name == "lint" and rng.random() < 0.8 else [option]
    if option in ("--to", "--save"):
        return [option, rng.choice(words.TARGETS)]
    pool = words.POOLS.get(parameter.metavar, ())
    if option == "--application":
        pool = ("IMT", "HIBS", "HAPS", "ESIM", "ISM", "imt", "x")
    if option == "--kind" and name == "documents":
        pool = words.POOLS["recommendation|report|question|resolution|handbook"]
    found = [words.word(rng, pool) for _ in range(parameter.nargs)]
    if parameter.nargs == 1 and rng.random() < 0.3:
        return [f"{option}={found[0]}" if option.startswith("--") else option + found[0]] if found[0] else [option, ""]
    return [option, *found]


def _any_words(rng: Random, name: str) -> Call:
    """Words in no order that makes sense."""
    every = [
        option
        for parameter in _commands()[name]
        for option in parameter.opts
        if option not in ("--to", "--save", "--fix")
    ]
    spoken = [name if rng.random() < 0.9 else words.hostile(rng)]
    for _ in range(rng.randint(0, 7)):
        spoken.append(
            rng.choice((rng.choice(every), words.hostile(rng), rng.choice(words.RANGES), rng.choice(words.OUTPUTS)))
        )
    if name == "lint":
        spoken = [_kept_in(w) for w in spoken]
    return Call(tuple(map(_bare, spoken)), stdin(rng) if "-" in spoken else b"")


def _kept_in(path: str) -> str:
    return "no-such" if path.startswith(("/", "..", "~")) or "/.." in path else path


def _bare(word: str) -> str:
    """The word as a process can be given it: no NUL, and what is no character as the byte that it came from."""
    return os.fsdecode(os.fsencode(word.replace("\0", "")))


def stdin(rng: Random) -> bytes:
    """What comes through a pipe: questions, rows of a table, YAML, noise."""
    kind = rng.random()
    if kind < 0.5:
        lines = [words.word(rng, words.FREQUENCIES) for _ in range(rng.randint(0, 12))]
        return "\n".join(lines).encode("utf-8", "surrogateescape")
    if kind < 0.75:
        heads = ["frequency", "bandwidth", "service", "region", "country", "class", "emission", "pfd", "x"]
        pools = [words.FREQUENCIES, words.POOLS["BW"], words.SERVICES, ("1", "2", "3", "9"), words.COUNTRIES,
                 words.POOLS["SYMBOL"], words.POOLS["DESIGNATOR"], words.POOLS["DB"], words.HOSTILE]  # fmt: skip
        chosen = sorted(rng.sample(range(len(heads)), rng.randint(1, len(heads))))
        rows = [[words.word(rng, pools[i]) for i in chosen] for _ in range(rng.randint(0, 8))]
        text = "\n".join(",".join(row) for row in [[heads[i] for i in chosen], *rows])
        return text.encode("utf-8", "surrogateescape")
    if kind < 0.9:
        return b"- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - " + words.hostile(rng).encode(
            "utf-8", "surrogateescape"
        )
    return rng.randbytes(rng.randint(0, 400))


def calls(seed: str, first: int, count: int) -> Iterator[tuple[int, Call]]:
    """Numbers and their calls."""
    for number in range(first, first + count):
        yield number, call(Random(f"{seed}/lines/{number}"))
