"""What keeps the program the same on Linux, macOS and Windows: encodings, line ends, separators, what only POSIX has."""

import ast

import pytest

from conftest import ROOT

FILES = sorted(p for folder in ("src", "tools", "tests", "benchmarks") for p in (ROOT / folder).rglob("*.py"))
OPENING = {"open", "read_text", "write_text", "fdopen", "NamedTemporaryFile", "TemporaryFile"}
# Modules and functions that Windows does not have; who needs one asks for it first, or skips with a reason.
POSIX = {"pty", "fcntl", "termios", "resource", "grp", "pwd"}
POSIX_OF_OS = {"mkfifo", "fork", "geteuid", "getuid", "chown", "killpg", "setsid", "openpty", "O_NONBLOCK", "O_CLOEXEC"}


def calls(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield node, name, {k.arg: k.value for k in node.keywords}


def opens_text(node, name, keywords):
    """Whether a call opens a text file, or reads text from a program, without a word on its encoding."""
    if "encoding" in keywords:
        return False
    if any(
        isinstance(keywords.get(key), ast.Constant) and keywords[key].value for key in ("text", "universal_newlines")
    ):
        return True
    if name not in OPENING or not isinstance(node.func, ast.Attribute | ast.Name):
        return False
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    if isinstance(owner, ast.Name) and owner.id in ("os", "webbrowser") and name == "open":
        return False  # gives a number, not a stream
    if name in ("read_text", "write_text"):
        return name == "write_text" or len(node.args) < 2  # with two a scalar in a file of facts is read
    given = [*node.args, *keywords.values()]
    modes = [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return not any("b" in mode and set(mode) <= set("rwxab+") for mode in modes) and name != "NamedTemporaryFile"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_text_is_opened_with_its_encoding(path):
    assert [node.lineno for node, name, keywords in calls(path) if opens_text(node, name, keywords)] == []


def test_a_call_without_an_encoding_is_found(tmp_path):
    file = tmp_path / "a.py"
    file.write_text(
        "open(p)\nopen(p, 'w')\nopen(p, 'rb')\nos.open(p, 1)\np.read_text()\np.read_text('utf-8')\np.write_text(t)\n"
        "run(c, text=True)\nrun(c, text=True, encoding='utf-8')\nself.read_text(node, to)\n",
        encoding="utf-8",
    )  # fmt: skip
    assert [node.lineno for node, *rest in calls(file) if opens_text(node, *rest)] == [1, 2, 5, 6, 7, 8]
