"""Puts small faults into a copy of the source, one at a time, and tells which of them no test noticed.

Usage: python tools/mutate.py PACKAGE... [--count N] [--seed S] [--only FILE[:LINE]] [--list]

The packages, the files that belong to each and the tests that are asked about them stand in tools/mutants/packages.py.
A fault is an operator turned, an edge moved by one, a condition taken away, a constant or a returned value changed, a
call left out; which ones follows from the seed. Printed is each survivor, and the share of them. A survivor says that a
test is missing, or that the change makes no difference: which of the two, a person has to tell.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import NamedTuple

from mutants.changes import Change, changes
from mutants.packages import PACKAGES, Package, package_of

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("src", "specx")
_FEW = 12  # tests
_MEMORY = 4 << 30  # bytes; a fault may build without end
_UNCOPIED = shutil.ignore_patterns(
    ".git", "__pycache__", ".*_cache", ".venv", ".hypothesis", "*.egg-info", "dist", "build"
)


class Mutant(NamedTuple):
    """One fault in one file."""

    file: str  # from src/specx
    change: Change

    def __str__(self) -> str:
        return f"{(SOURCE / self.file).as_posix()}:{self.change.line}: {self.change}"


def mutants(root: Path, package: Package, only: str | None = None) -> list[Mutant]:
    """Every fault that the files of a package can be given; `only` names one file of them, or one line of it."""
    file, _, line = (only or "").partition(":")
    return [
        Mutant(name, change)
        for path in sorted((root / SOURCE).rglob("*.py"))
        for name in [path.relative_to(root / SOURCE).as_posix()]
        if package_of(name) == package and name.endswith(file)
        for change in changes(path.read_text(encoding="utf-8"))
        if not line or change.line == int(line)
    ]


def drawn(every: list[Mutant], count: int, seed: str) -> list[Mutant]:
    """As many of them as asked, by chance that the seed fixes."""
    mixed = list(every)
    Random(seed).shuffle(mixed)
    return mixed[:count]


class Trial:
    """A copy of the checkout in which faults are tried, and which tests call which of its functions."""

    def __init__(self, folder: Path, root: Path, tests: tuple[str, ...]) -> None:
        self.folder, self.copy = folder, folder / "checkout"
        shutil.copytree(root, self.copy, ignore=_UNCOPIED, symlinks=True)
        self.tests = [name for name in tests if (self.copy / name).exists()]
        self.killers: list[str] = []
        self.limit = 1200.0  # seconds
        start = time.monotonic()
        record = folder / "called.json"
        if failed := self._failing({"MUTANTS_RECORD": str(record)}):
            raise SystemExit(f"without any fault fails: {failed}")
        self.limit = 30 + 3 * (time.monotonic() - start)
        read = json.loads(record.read_text(encoding="utf-8"))
        self.called = {test: {(file, line) for file, line in calls} for test, calls in read.items()}

    def survives(self, mutant: Mutant) -> bool:
        """Whether the tests pass with the fault in the source. Those that found one before are asked first."""
        path = self.copy / SOURCE / mutant.file
        sound = path.read_text(encoding="utf-8")
        path.write_text(mutant.change.apply(sound), encoding="utf-8")
        ask = self.folder / "ask.json"
        ask.write_text(json.dumps(self._asked(mutant, sound)), encoding="utf-8")
        try:
            failed = self._failing({"MUTANTS_ASK": str(ask)})
        finally:
            path.write_text(sound, encoding="utf-8")
        if "::" in failed:
            self.killers = [failed, *(test for test in self.killers if test != failed)][:20]
        return not failed

    def _asked(self, mutant: Mutant, sound: str) -> list[str]:
        """The tests that call the function in which the fault is. Where few do, others may hold what it made for all:
        then whatever stands in a file with one of them is asked too, or everything."""
        function = mutant.file, function_at(sound, mutant.change.line)
        callers = [test for test, calls in self.called.items() if function in calls]
        files = {test.partition("::")[0] for test in callers}
        beside = [test for test in self.called if not files or test.partition("::")[0] in files]
        asked = callers if len(callers) > _FEW else beside
        first = [test for test in self.killers if test in asked]
        return list(dict.fromkeys((*first, *(test for test in callers if test in asked), *asked)))

    def _failing(self, told: dict[str, str]) -> str:
        """The first test that fails, or why none could be asked; empty where all pass."""
        words = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-rfE", "--no-header", "--tb=no", "--hypothesis-seed=0",
                 "-p", "mutants.plugin", "-p", "no:xdist", "-p", "no:cacheprovider", "-o", "addopts=", "-m", "not long",
                 *self.tests]  # fmt: skip
        path = os.pathsep.join((str(self.copy / "src"), str(Path(__file__).parent)))
        ran = subprocess.Popen(
            words, cwd=self.copy, env={**os.environ, "PYTHONPATH": path, **told}, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", start_new_session=True,
            preexec_fn=_bound_memory if os.name == "posix" else None,
        )  # fmt: skip
        try:
            out = ran.communicate(timeout=self.limit)[0]
        except subprocess.TimeoutExpired:
            _stop(ran)
            return "takes too long"
        found = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", out, re.MULTILINE)
        return (found[1] if found else out[-300:] or "no word") if ran.returncode else ""


def function_at(source: str, line: int) -> int:
    """The line on which Python says that the function around a line begins; 1 for what stands in none."""
    found = 1
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or 0):
            found = max(found, min((node.lineno, *(one.lineno for one in node.decorator_list))))
    return found


def _bound_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _stop(ran: subprocess.Popen[str]) -> None:
    if os.name == "posix":
        os.killpg(ran.pid, signal.SIGKILL)
    else:
        ran.kill()
    ran.wait()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("package", nargs="*", choices=[p.name for p in PACKAGES], metavar="PACKAGE")
    parser.add_argument("--count", type=int, default=60, help="of each package")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", metavar="FILE[:LINE]", help="all faults of one file, or of one line of it")
    parser.add_argument("--list", action="store_true", help="print the faults and try none")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    shares = []
    for package in (p for p in PACKAGES if p.name in asked.package):
        every = mutants(asked.root, package, asked.only)
        picked = every if asked.only else drawn(every, asked.count, asked.seed)
        if asked.list:
            print("\n".join(map(str, picked)))
        elif picked:
            shares.append(_try(asked.root, package, picked, len(every)))
    print("\n".join(shares))
    return 0


def _try(root: Path, package: Package, picked: list[Mutant], of: int) -> str:
    """Tries the faults of a package in a copy, prints those that survive, and says their share."""
    with tempfile.TemporaryDirectory(prefix="specx-mutate-") as folder:
        trial = Trial(Path(folder), root, package.tests)
        survivors = 0
        for done, mutant in enumerate(picked, 1):
            if trial.survives(mutant):
                survivors += 1
                print(mutant, flush=True)
            if done % 10 == 0:
                print(f"{package.name}: {survivors} of {done} survive", file=sys.stderr, flush=True)
    return f"{package.name}: {survivors} of {len(picked)} survive, {survivors / len(picked):.0%} (of {of} faults)"


if __name__ == "__main__":
    sys.exit(main())
