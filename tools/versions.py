"""Runs the suite as users have it: every Python found, oldest and newest dependencies, with and without libyaml.

    python tools/versions.py --list          the jobs: `3.11 lowest`, `3.14 newest`, `3.14 pure` ...
    python tools/versions.py                 all of them, some minutes each
    python tools/versions.py "3.12 lowest"   that one
    python tools/versions.py --quick         the wheel on every Python and of each sort, installed and asked: seconds each

`lowest` takes the oldest version that pyproject.toml allows of what it names, `pure` a PyYAML without libyaml.
Pythons are found on the path and under pyenv; `--python FILE` names one more. What follows `--` goes to pytest.
"""

import argparse
import difflib
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
OLDEST = 11  # of Python 3
SORTS = ("lowest", "newest", "pure")
BIN = "Scripts" if os.name == "nt" else "bin"


class Job(NamedTuple):
    """A Python and how its packages are chosen."""

    minor: int
    python: str
    sort: str

    @property
    def name(self) -> str:
        """How it is asked for."""
        return f"3.{self.minor} {self.sort}"


def version_of(python: str) -> tuple[int, ...]:
    """The version of an interpreter; empty for one that does not run, such as a stand-in for one to be installed."""
    command = [python, "-c", "import sys; print(*sys.version_info[:3])"]
    try:
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return ()
    return tuple(map(int, ran.stdout.split())) if ran.returncode == 0 else ()


def pythons(named: list[str]) -> dict[int, str]:
    """The newest interpreter of each minor version from 3.11 on; one that is named goes before what is found."""
    found: dict[int, tuple[tuple[int, ...], str]] = {}
    pyenv = os.environ.get("PYENV_ROOT", os.path.expanduser("~/.pyenv"))
    names = ["python3", "python", *(f"python3.{n}" for n in range(OLDEST, OLDEST + 20))]
    anywhere = [sys.executable, *filter(None, map(shutil.which, names)), *glob.glob(f"{pyenv}/versions/3.*/bin/python")]
    for path in [*named, *anywhere]:
        version = version_of(path)
        if not version and path in named:
            sys.exit(f"{path} does not run")
        rank = (path in named, *version)
        if version >= (3, OLDEST) and rank > found.get(version[1], ((),))[0]:
            found[version[1]] = rank, path
    return {minor: path for minor, (_, path) in sorted(found.items())}


def jobs_of(known: dict[int, str], wanted: list[str]) -> list[Job]:
    """The jobs asked for; all Pythons with the newest packages, the first and the last with the rest, where none is."""
    every = [Job(minor, python, sort) for minor, python in known.items() for sort in SORTS]
    if not wanted:
        ends = {"lowest": min(known), "pure": max(known)}
        return [job for job in every if ends.get(job.sort, job.minor) == job.minor]
    unknown = set(wanted) - {job.name for job in every}
    if unknown:
        sys.exit(f"no such job: {', '.join(sorted(unknown))} (there are {', '.join(job.name for job in every)})")
    return [job for job in every if job.name in wanted]


def run(*command: str | Path, **more: str) -> None:
    """Runs a command in the root of the project; ends this program's job where it fails."""
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, **more})


def installer(folder: Path) -> Path:
    """uv, which can choose the oldest versions: as it is at hand, or installed."""
    at_hand = shutil.which("uv")
    if at_hand:
        return Path(at_hand)
    run(sys.executable, "-m", "venv", folder / "uv")
    run(folder / "uv" / BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv")
    return folder / "uv" / BIN / "uv"


def installed(job: Job, what: str, uv: Path, folder: Path) -> Path:
    """A Python of its own with specx in it, and what it depends on chosen as the job says."""
    home = folder / job.name.replace(" ", "-")
    python = home / BIN / "python"
    run(uv, "venv", "--quiet", "--python", job.python, home)
    how = "lowest-direct" if job.sort == "lowest" else "highest"
    run(uv, "pip", "install", "--quiet", "--resolution", how, "--python", python, *what.split())
    if job.sort == "pure":
        # What a PyYAML looks like that was built where libyaml is not.
        (package,) = [*home.glob("lib/python*/site-packages/yaml"), *home.glob("Lib/site-packages/yaml")]
        for file in package.glob("_yaml*"):
            file.unlink()
    there = "import yaml; raise SystemExit(yaml.__with_libyaml__ is not {})"
    run(python, "-c", there.format(job.sort != "pure"))
    return python


def suite(job: Job, uv: Path, folder: Path, arguments: list[str]) -> None:
    """The suite of the checkout."""
    run(
        installed(job, "--editable .[test]", uv, folder),
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        *arguments,
        PYTHONWARNDEFAULTENCODING="1",
    )


QUESTIONS = (
    "at 3.65GHz -r 1 --short", "at 3.65GHz -r 1 --short --data allocations", "sharing 3.65GHz -s FSS -c BR -o json",
    "examine 3.9GHz -b 36MHz -s FIXED -r 1 -o csv", "footnote 5.480", "rule SPX902", "export --help",
    "lint docs/examples/broken-table.yaml --exit-zero",
)  # fmt: skip


def quick(job: Job, wheel: str, uv: Path, folder: Path) -> list[str]:
    """What the wheel answers to questions that between them load most of it; a warning is an error."""
    python = installed(job, wheel, uv, folder)
    answers = []
    for question in QUESTIONS:
        command = [str(python), "-W", "error", "-X", "warn_default_encoding", "-m", "specx", *question.split()]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
        if ran.returncode:
            raise subprocess.CalledProcessError(ran.returncode, f"specx {question}: {ran.stderr}")
        answers.append(ran.stdout + ran.stderr)
    run(python, "-W", "error", "-c", "import specx; specx.load().at('3.65GHz', 1)[0].row.allocations[2].label")
    return answers


def differ(said: list[str], first: list[str]) -> bool:
    """Whether two jobs answer differently; shows what."""
    for question, here, there in zip(QUESTIONS, said, first, strict=True):
        if here != there:
            print(
                f"specx {question}", *difflib.unified_diff(there.splitlines(), here.splitlines(), lineterm=""), sep="\n"
            )
    return said != first


def main() -> int:
    """Carries out the jobs, says how each ended, and is 1 where one failed."""
    about = __doc__ or ""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("jobs", nargs="*", metavar="JOB")
    parser.add_argument("--list", action="store_true", help="name the jobs and end")
    parser.add_argument("--quick", action="store_true", help="the wheel installed and asked, instead of the suite")
    parser.add_argument("--wheel", default="", metavar="FILE", help="the wheel of --quick; built anew by default")
    parser.add_argument("--python", action="append", default=[], metavar="FILE", help="one more Python")
    cut = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    asked = parser.parse_args(sys.argv[1:cut])
    jobs = jobs_of(pythons(asked.python), asked.jobs)
    if asked.list:
        print(*(f"{job.name:12} {job.python}" for job in jobs), sep="\n")
        return 0
    ends: dict[str, str] = {}
    first: list[str] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        uv = installer(folder)
        if asked.quick and not asked.wheel:
            run(uv, "build", "--quiet", "--wheel", "--out-dir", folder)
            asked.wheel = str(next(folder.glob("*.whl")))
        for job in jobs:
            print(f"-- {job.name}: {job.python}", flush=True)
            begun = time.monotonic()
            try:
                if not asked.quick:
                    suite(job, uv, folder, sys.argv[cut + 1 :])
                elif differ(said := quick(job, asked.wheel, uv, folder), first := first or said):
                    raise subprocess.CalledProcessError(1, "answers other than those of the first job")
                end = "passed"
            except subprocess.CalledProcessError as problem:
                end = f"FAILED: {problem}"
            ends[job.name] = f"{end} ({time.monotonic() - begun:.0f} s)"
    print(*(f"{name:12} {end}" for name, end in ends.items()), sep="\n")
    return int(any(end.startswith("FAILED") for end in ends.values()))


if __name__ == "__main__":
    sys.exit(main())
