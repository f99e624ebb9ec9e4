"""The worked cases of tests/cases/engineer: read, compared with an answer, and put to another version.

Usage: python tests/worked.py PYTHON [--write]

PYTHON is the interpreter of a virtual environment in which another version of specx is installed. Each case is asked
there; options that the version does not know are left out, and bandwidths said with a level, as somebody who uses it
has to. Told is how many verdicts, categories and fallbacks it gets wrong; --write marks those cases in their files. Findings and
what is left open are not compared: their form is another in every version.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases" / "engineer"
MARK = "wrong_on_0_1_0"
FIELDS = {
    "ask", "verdict", "status", "fallback", "parts", "fails_on", "names", "open", "spares", "why", "provisions", "xfail", MARK,
}  # fmt: skip
_COLUMNS = {
    "-b": "bandwidth", "-s": "service", "-r": "region", "-c": "country", "-e": "edition", "--emission": "emission",
    "--class": "class", "--orbit": "orbit", "--station": "station", "--use": "use", "--received": "received",
    "--settled": "settled", "--pfd": "pfd", "--angle": "angle", "--eirp": "eirp", "--unwanted": "unwanted",
    "--power": "power", "--antenna": "antenna", "--apogee": "apogee", "--elevation": "elevation",
}  # fmt: skip
_DEMANDS = ("fail", "condition", "unchecked")


def cases() -> list[dict[str, Any]]:
    """All worked cases, in the order of the files."""
    return [case for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


def given(case: dict[str, Any]) -> dict[str, str]:
    """The words of a case by the names of their columns: what the command line makes of its options."""
    frequency, *words = shlex.split(case["ask"])
    return {"frequency": frequency} | {
        _COLUMNS[option]: word for option, word in zip(words[::2], words[1::2], strict=True)
    }


def disagreements(case: dict[str, Any], answer: dict[str, Any]) -> Iterator[str]:
    """What in an examination, as JSON has it, is not what the case says; nothing where they agree."""
    for key in ("verdict", "status", "fallback"):
        if key in case and answer.get(key) != case[key]:
            yield f"{key} is {answer.get(key)}, not {case[key]}"
    for part, wanted in case.get("parts", {}).items():
        if answer["verdict_parts"][part] != wanted:
            yield f"{part} is {answer['verdict_parts'][part]}, not {wanted}"
    findings = answer["findings"]
    if "fails_on" in case and not any(_about(f, n) for f in findings if f["level"] == "fail" for n in case["fails_on"]):
        yield f"fails on none of {case['fails_on']}"
    for number in case.get("names", ()):
        if not any(_about(f, number) for f in findings):
            yield f"{number} is not named"
    for number in case.get("spares", ()):
        demands = [f["message"] for f in findings if _by(f, number) and (f["level"] in _DEMANDS or f.get("asks"))]
        if demands:
            yield f"{number} is not spared: {demands[0]}"
    if "open" in case:
        yield from _open(case["open"], answer)


def _open(wanted: dict[str, str], answer: dict[str, Any]) -> Iterator[str]:
    if not wanted and answer["open"]:
        yield f"open is {answer['open']}, not empty"
    for number, option in wanted.items():
        asked = [f["asks"] for f in answer["findings"] if f.get("asks") and _by(f, number)]
        if not any(option in text for text in asked):
            yield f"{number} is not open with {option or 'anything'}: {asked}"


def _by(finding: dict[str, Any], number: str) -> bool:
    """Whether a finding rests on a provision."""
    named = (finding["footnote"], finding["provision"])
    return any(n == number or (n or "").startswith(f"{number} (") for n in named)


def _about(finding: dict[str, Any], number: str) -> bool:
    """Whether it rests on it or names it."""
    return _by(finding, number) or bool(re.search(rf"(?<![\w.]){re.escape(number)}(?![\w.]*\w)", finding["message"]))


# --- another version


def _asked(python: str, words: list[str]) -> subprocess.CompletedProcess[str]:
    command = [python, "-m", "specx", "examine", *words, "-o", "json"]
    clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=clean)


def _said_with_less(words: list[str], trouble: str) -> list[str]:
    """The words without an option that is not known, or with plain numbers; empty where there is nothing to take away."""
    unknown = re.search(r"[Nn]o such option:? '?(--[\w-]+)", trouble)
    if unknown and unknown[1] in words:
        at = words.index(unknown[1])
        return words[:at] + words[at + 2 :]
    plain = [re.sub(r"/\w+$|^(off-axis|horizon) ", "", word) for word in words]
    return plain if plain != words else []


def wrong(case: dict[str, Any], python: str) -> str:
    """What another version gets wrong about a case; "" for nothing."""
    words = shlex.split(case["ask"])
    ran = _asked(python, words)
    while ran.returncode == 2 and (less := _said_with_less(words, ran.stdout + ran.stderr)):
        words = less
        ran = _asked(python, words)
    answer = json.loads(ran.stdout)
    if "results" not in answer:
        return f"answers nothing: {answer['error']['message']}"
    (result,) = answer["results"]
    found = [
        f"{key} is {result.get(key)}, not {case[key]}"
        for key in ("verdict", "status")
        if key in case and result.get(key) != case[key]
    ]
    if ran.returncode != (case["verdict"] == "does-not-conform"):
        found.append(f"exit code is {ran.returncode}")
    if case.get("fallback") == "none" and any("only No. 4.4 is left" in f["message"] for f in result["findings"]):
        found.append("No. 4.4 is offered")
    return "; ".join(found)


def mark(wrong_ones: set[str]) -> None:
    """Writes into the files which cases another version gets wrong."""
    for path in sorted(FOLDER.glob("*.yaml")):
        lines = [t for t in path.read_text(encoding="utf-8").splitlines() if not t.startswith(f"  {MARK}:")]
        text = "\n".join(lines) + "\n"
        for case in yaml.safe_load(text):
            if case["ask"] in wrong_ones:
                head = f"- ask: {case['ask']}\n"
                end = text.index("\n\n", text.index(head)) if "\n\n" in text[text.index(head) :] else len(text) - 1
                text = f"{text[:end]}\n  {MARK}: true{text[end:]}"
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """Puts all cases to the version that an interpreter has."""
    python, write = sys.argv[1], "--write" in sys.argv
    all_cases = cases()
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda case: wrong(case, python), all_cases))
    for case, what in zip(all_cases, found, strict=True):
        if what:
            print(f"{case['ask']}\n    {what}")
    verdicts = sum("verdict is" in what or "answers nothing" in what for what in found)
    print(f"{sum(map(bool, found))} of {len(found)} wrong, {verdicts} of them in the verdict")
    if write:
        mark({case["ask"] for case, what in zip(all_cases, found, strict=True) if what})


if __name__ == "__main__":
    main()
