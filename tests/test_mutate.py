"""tools/mutate.py: the faults that it makes, and that it tells what a test sees from what none sees."""

import ast
import subprocess
import sys

import pytest

from conftest import ROOT


@pytest.fixture
def mutants(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import mutate
    from mutants import changes, packages

    return {"changes": changes.changes, "packages": packages, "mutate": mutate}


MADE = [
    ("x = a < b", {"(a <= b)"}),
    ("x = a <= b < c", {"(a < b < c)", "(a <= b <= c)"}),
    ("x = a in b", {"(a not in b)"}),
    ("x = a and b", {"(a or b)", "a", "b"}),
    ("x = not a", {"a"}),
    ("x = a + 7", {"(a - 7)", "8", "6"}),
    ("x = True", {"False"}),
    ("x = 0.5", {"1.0"}),
    ("x = -a", {"a"}),
    ("x = [a for a in b if a.c]", {"True"}),
    ("x = min(a)", {"max(a)"}),
    ("x = sorted(a, key=b)", {"list(a)"}),
    ("x = a if b else c", {"a", "c"}),
    ("if a: b", {"True", "False"}),
    ("a.b(c)", {"None"}),
    ("for a in b:\n    continue", {"pass"}),
    ("def f():\n    return a", {"None"}),
    # what is no behaviour, or only words
    ('"""7 < 8"""', set()),
    ("def f(a: x < 7) -> 8: ...", set()),
    ("a: Literal[7]", set()),
    ("if TYPE_CHECKING:\n    x = 7", set()),
    ("raise E(7)", set()),
    ("x = f'{7}'", set()),
    ("@f(7)\ndef g(): ...", set()),
]


@pytest.mark.parametrize(("source", "after"), MADE)
def test_the_faults_that_are_made(mutants, source, after):
    assert {change.after for change in mutants["changes"](source)} == after


def test_a_fault_changes_its_own_place_alone(mutants):
    source = '# größer\nx = "ü" if a < 7 else c\n'
    change = next(c for c in mutants["changes"](source) if c.after == "(a <= 7)")
    assert change.apply(source) == '# größer\nx = "ü" if (a <= 7) else c\n'
    assert (change.line, str(change)) == (2, "a < 7 -> (a <= 7)")


def test_every_fault_of_the_source_is_python_and_another(mutants):
    sources = sorted((ROOT / "src" / "specx" / "table").glob("*.py"))
    for path in sources:
        text = path.read_text(encoding="utf-8")
        for change in mutants["changes"](text)[::40]:
            changed = change.apply(text)
            ast.parse(changed)
            assert changed != text


def test_every_module_has_tests_that_are_there(mutants):
    packages = mutants["packages"]
    for path in (ROOT / "src" / "specx").rglob("*.py"):
        assert packages.package_of(path.relative_to(ROOT / "src" / "specx").as_posix()), path
    for package in packages.PACKAGES:
        assert package.tests
        assert [name for name in package.tests if not (ROOT / name).exists()] == []


def test_the_seed_draws(mutants):
    draw = mutants["mutate"].drawn
    every = list(range(100))
    assert draw(every, 10, "1") == draw(every, 20, "1")[:10] != draw(every, 10, "2")
    assert sorted(draw(every, 1000, "1")) == every


def test_the_function_around_a_line(mutants):
    source = "a\n@b\n@c\ndef f():\n    def g():\n        d\n    e\nh\n"
    assert [mutants["mutate"].function_at(source, line) for line in (1, 6, 7, 8)] == [1, 5, 2, 1]


def test_what_no_test_sees_is_told(tmp_path):
    source = tmp_path / "src" / "specx" / "table"
    tests = tmp_path / "tests" / "table"
    source.mkdir(parents=True)
    tests.mkdir(parents=True)
    source.parent.joinpath("__init__.py").write_text("", encoding="utf-8")
    source.joinpath("__init__.py").write_text("", encoding="utf-8")
    text = "LAST = True\n\n\ndef within(x):\n    return x\n"
    source.joinpath("edge.py").write_text(text, encoding="utf-8")
    tests.joinpath("test_edge.py").write_text(
        "from specx.table.edge import within\n\n\ndef test_far():\n    assert within(5)\n",
        encoding="utf-8",
    )
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "mutate.py"), "table", "--root", str(tmp_path)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    survivor, share = ran.stdout.splitlines()
    assert survivor == "src/specx/table/edge.py:1: True -> False"
    assert share == "table: 1 of 2 survive, 50% (of 2 faults)"
    assert source.joinpath("edge.py").read_text(encoding="utf-8") == text
