"""The working tree against an older version, question by question: paired ratios taken in one run.

Both are built as wheels and installed in environments of their own, with the same versions of everything else. Each
pair is run in turn, many times; the ratio is the median of the ratios of the pairs, so that a busy machine slows both
alike. Usage: python benchmarks/against.py [REVISION] [--rounds N] (default: the tag 0.1.0, 40 rounds).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What 0.1.0 was, should the tag not have come along.
FIRST = "6c13df708115632188b80439f865238b9a6a49bd"
QUESTIONS = {
    "at 3.5GHz -r 1 -o json": ["at", "3.5GHz", "-r", "1", "-o", "json"],
    "at 3.5GHz": ["at", "3.5GHz"],
    "at 10.2GHz -c BR -o json": ["at", "10.2GHz", "-c", "BR", "-o", "json"],
    "overlap 3-4GHz -o csv": ["overlap", "3-4GHz", "-o", "csv"],
    "service FSS -o json": ["service", "FSS", "-o", "json"],
    "service RAS -r 1": ["service", "RAS", "-r", "1"],
    "sharing 17.7-18.6GHz -s FSS -r 2": ["sharing", "17.7-18.6GHz", "-s", "FSS", "-r", "2"],
    "examine 3.65GHz -b 100MHz -s MOBILE -c DE": ["examine", "3.65GHz", "-b", "100MHz", "-s", "MOBILE", "-c", "DE"],
    "country US -o csv": ["country", "US", "-o", "csv"],
}


def environment(folder: Path, source: Path) -> Path:
    """The specx of an environment into which the source was built and installed."""
    for command in (
        [sys.executable, "-m", "venv", folder / "venv"],
        [folder / "venv" / "bin" / "pip", "install", "-q", "--disable-pip-version-check", str(source)],
    ):
        subprocess.run(list(map(str, command)), check=True)
    return folder / "venv" / "bin" / "specx"


def both(folder: Path, wanted: str) -> tuple[Path, Path]:
    """The specx of an older revision and that of the working tree, each in an environment of its own."""
    known = subprocess.run(["git", "rev-parse", "-q", "--verify", wanted], cwd=ROOT, capture_output=True, check=False)
    revision = FIRST if known.returncode and wanted == "0.1.0" else wanted
    old_source = folder / "old"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(old_source)], check=True)
    subprocess.run(["git", "checkout", "-q", revision], cwd=old_source, check=True)
    for side in ("a", "b"):
        (folder / side).mkdir()
    return environment(folder / "a", old_source), environment(folder / "b", ROOT)


def once(command: list[str]) -> float:
    """Wall time of one run in seconds."""
    started = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, cwd=tempfile.gettempdir()
    )
    return time.perf_counter() - started


def main() -> None:
    """Prints one line for each question: the median of either side, and of the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", nargs="?", default="0.1.0")
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        old, new = both(Path(name), options.revision)
        print(f"{'question':44} {options.revision:>9} {'now':>9}   ratio")
        for label, words in QUESTIONS.items():
            pair = [str(old), *words], [str(new), *words]
            for command in pair:
                once(command)
            measured = [(once(pair[0]), once(pair[1])) for _ in range(options.rounds)]
            before, now = (statistics.median(side) * 1000 for side in zip(*measured, strict=True))
            ratio = statistics.median(b / a for a, b in measured)
            print(f"{label:44} {before:6.0f} ms {now:6.0f} ms {ratio:7.2f}", flush=True)


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    main()
