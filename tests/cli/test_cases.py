"""Cases as folders: a command, what it prints, how it ends. A new case is a new folder.

`command` holds the words after `specx`, one a line; `stdin` what it reads; `stdout`, `stderr`
and `code` what is expected; the version of specx and the digest of the facts are written as
VERSION and DIGEST, the line at which a fact stands as LINE, so that neither a release nor a fact
corrected elsewhere changes a case. Run with UPDATE_CASES=1 to write them anew, then read the diff.
"""

import os
import re
from pathlib import Path

import pytest

from specx import __version__

CASES = sorted(p.parent for p in (Path(__file__).parent.parent / "cases").glob("**/command"))


def settled(text):
    """The answer without what every release, or a line more in a file of facts, changes."""
    text = re.sub(r'(\.yaml:|"line": |\bline: )\d+', r"\1LINE", text)
    text = re.sub(rf"(\"?version\"?: \"?){re.escape(__version__)}\b", r"\1VERSION", text)
    return re.sub(r"(\"?data\"?: \"?)[0-9a-f]{12}\b", r"\1DIGEST", text)


@pytest.mark.parametrize("case", CASES, ids=lambda p: "/".join(p.parts[-2:]))
def test_case(case, specx):
    words = (case / "command").read_text(encoding="utf-8").splitlines()
    stdin = (case / "stdin").read_text(encoding="utf-8") if (case / "stdin").exists() else None
    ran = specx(*words, stdin=stdin)
    got = {"stdout": settled(ran.out), "stderr": ran.err, "code": f"{ran.code}\n"}
    if os.environ.get("UPDATE_CASES"):
        for name, text in got.items():
            (case / name).write_text(text, encoding="utf-8", newline="\n")
    wanted = {name: (case / name).read_text(encoding="utf-8") for name in got}
    assert got == wanted


def test_there_are_cases():
    assert len(CASES) > 20


@pytest.mark.parametrize("case", [c for c in CASES if "bad" in c.parts], ids=lambda p: p.name)
def test_bad_input_gets_one_clear_line(case):
    """Whatever the expectation files say, an error is one line that names the program, and exits 2 or 3."""
    assert (case / "code").read_text(encoding="utf-8").strip() in ("2", "3")
    lines = (case / "stderr").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("specx: ")
    assert "Traceback" not in lines[0]
    assert len(lines[0]) < 240
