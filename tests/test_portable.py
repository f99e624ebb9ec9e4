"""What keeps the program the same on Linux, macOS and Windows: encodings, line ends, separators, what only POSIX has."""

import ast
import shutil
from functools import cache
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from conftest import ROOT
from specx.facts.folder import Facts
from specx.lint import Settings, run
from specx.lint.formats.place import forge_path, uri
from specx.table.table import Table

FILES = sorted(p for folder in ("src", "tools", "tests", "benchmarks") for p in (ROOT / folder).rglob("*.py"))
OPENING = {"open", "read_text", "write_text", "fdopen", "NamedTemporaryFile", "TemporaryFile"}
# What Windows has not; the program asks first (`hasattr`, `getattr` with a default), the tests skip with a reason.
POSIX_MODULES = {"pty", "fcntl", "termios", "resource", "grp", "pwd", "syslog", "readline", "select"}
POSIX_NAMES = {
    "mkfifo", "mknod", "fork", "geteuid", "getuid", "getgid", "chown", "lchown", "killpg", "setsid", "openpty", "getloadavg",
    "O_NONBLOCK", "O_CLOEXEC", "O_NOFOLLOW", "O_DIRECTORY", "statvfs", "nice", "WNOHANG", "SIGPIPE", "SIGHUP", "SIGKILL",
    "SIGALRM", "alarm", "sysconf", "uname", "initgroups", "getpgid", "wait", "waitpid",
}  # fmt: skip


@cache
def _tree(path, changed):
    return ast.parse(path.read_text(encoding="utf-8"))


def tree(path):
    """What a file says, parsed once."""
    return _tree(path, path.stat().st_mtime_ns)


def calls(path):
    for node in ast.walk(tree(path)):
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


def test_text_is_opened_with_its_encoding():
    assert [f"{path}:{node.lineno}" for path in FILES for node, *rest in calls(path) if opens_text(node, *rest)] == []


def test_a_call_without_an_encoding_is_found(tmp_path):
    file = tmp_path / "a.py"
    file.write_text(
        "open(p)\nopen(p, 'w')\nopen(p, 'rb')\nos.open(p, 1)\np.read_text()\np.read_text('utf-8')\np.write_text(t)\n"
        "run(c, text=True)\nrun(c, text=True, encoding='utf-8')\nself.read_text(node, to)\n",
        encoding="utf-8",
    )  # fmt: skip
    assert [node.lineno for node, *rest in calls(file) if opens_text(node, *rest)] == [1, 2, 5, 6, 7, 8]


def only_posix(path):
    """The lines that name what Windows has not, where the file never asks whether it is there."""
    asked = {
        a.value
        for node, name, _ in calls(path)
        if name in ("hasattr", "getattr")
        for a in node.args[1:2]
        if isinstance(a, ast.Constant)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("os", "signal"):
            if node.attr in POSIX_NAMES - asked:
                yield node.lineno
        elif (isinstance(node, ast.Import) and POSIX_MODULES & {alias.name for alias in node.names}) or (
            isinstance(node, ast.ImportFrom) and node.module in POSIX_MODULES
        ):
            yield node.lineno


def test_the_program_asks_before_it_uses_what_only_posix_has():
    program = [path for path in FILES if path.is_relative_to(ROOT / "src")]
    assert [f"{path}:{line}" for path in program for line in only_posix(path)] == []


def test_what_only_posix_has_is_found(tmp_path):
    file = tmp_path / "a.py"
    lines = (
        "import os, signal",
        "import pty",
        "from fcntl import flock",
        "os.mkfifo(p)",
        "signal.alarm(1)",
        "os.chown(p, 1, 1)",
    )
    file.write_text("\n".join((*lines, "if hasattr(os, 'chown'): pass")), encoding="utf-8")
    assert list(only_posix(file)) == [2, 3, 4, 5]


def test_line_ends_are_lf_wherever_it_is_checked_out():
    assert "* text=auto eol=lf\n" in (ROOT / ".gitattributes").read_text(encoding="utf-8")
    for path in (*FILES, *(ROOT / "allocations").rglob("*.yaml"), *(ROOT / "tests" / "cases").rglob("*")):
        assert not path.is_file() or b"\r" not in path.read_bytes(), path


def test_facts_with_the_line_ends_of_windows_answer_alike(tmp_path):
    plain, other = tmp_path / "plain", tmp_path / "other"
    for folder in (plain, other):
        shutil.copytree(ROOT / "tests" / "invented", folder)
        for name in ("services.yaml", "regions.yaml"):
            shutil.copy(ROOT / "allocations" / name, folder)
    for path in other.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before, after = (Facts(str(folder)) for folder in (plain, other))
    for name in before.edition_ids:
        assert list(Table(after, after.edition(name))) == list(Table(before, before.edition(name)))
        assert list(after.footnotes(after.edition(name))) == list(before.footnotes(before.edition(name)))
    codes = [f"{d.rule} {d.line}" for folder in (plain, other) for d in run([str(folder)], Settings()).findings]
    assert codes[: len(codes) // 2] == codes[len(codes) // 2 :]


PATHS = [
    (PurePosixPath, "./allocations/a b.yaml", "allocations/a b.yaml", "allocations/a%20b.yaml"),
    (PurePosixPath, "/srv/a.yaml", "/srv/a.yaml", "file:///srv/a.yaml"),
    (PurePosixPath, "a\\b.yaml", "a\\b.yaml", "a%5Cb.yaml"),
    (PurePosixPath, "a\udcff.yaml", "a\udcff.yaml", "a%FF.yaml"),
    (PureWindowsPath, r".\allocations\a b.yaml", "allocations/a b.yaml", "allocations/a%20b.yaml"),
    (PureWindowsPath, r"allocations/rr-2024\table\a.yaml", "allocations/rr-2024/table/a.yaml", "allocations/rr-2024/table/a.yaml"),
    (PureWindowsPath, r"C:\facts\a.yaml", "C:/facts/a.yaml", "file:///C:/facts/a.yaml"),
    (PureWindowsPath, r"\\host\share\a.yaml", "//host/share/a.yaml", "file://host/share/a.yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("system", "path", "shown", "as_uri"), PATHS)
def test_forges_get_paths_with_slashes(system, path, shown, as_uri):
    assert forge_path(path, system) == shown
    assert uri(path, system) == as_uri


@pytest.mark.parametrize("half", [0xD800, 0xD83D, 0xDCFF, 0xDFFF])
def test_half_a_character_in_a_word_gets_one_line(specx, half):
    word = f"3.5{chr(half)}"
    for words in (["at", word], ["lint", word], ["footnote", word], ["at", "1GHz", "--data", word]):
        ran = specx(*words)
        assert ran.code in (1, 2)
        assert (ran.out + ran.err).count("\n") <= 2
        (ran.out + ran.err).encode("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_of_any_encoding_gets_its_answer(specx_process, encoding):
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for words in (["info", "--countries"], ["rule", "SPX902"], ["footnote", "5.480", "-o", "md"]):
        ran = specx_process(*words, env=env)
        assert (ran.code, ran.err) == (0, "")
    held = specx_process("info", "--countries", "-o", "json", env=env).json()["results"]
    assert "Côte d'Ivoire" in [country["name"] for country in held]
