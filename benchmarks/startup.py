"""Cold start against a bare Typer program on the same Typer, and what one question costs.

Each pair is measured in turn in one run, many times, and reported as the ratio of medians, so that
a busy machine slows both alike. Usage: python benchmarks/startup.py [PYTHON] where PYTHON is the
interpreter of an environment in which the built wheel is installed (default: this one).
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = "import typer\n\ndef main(frequency: str) -> None:\n    print(frequency)\n\ntyper.run(main)\n"
ROUNDS = 60
QUESTIONS = {
    "at 3.5GHz -r 1 -o json": ["at", "3.5GHz", "-r", "1", "-o", "json"],
    "at 3.5GHz (three Regions, text)": ["at", "3.5GHz"],
    "overlap 3-4GHz -o csv": ["overlap", "3-4GHz", "-o", "csv"],
    "service FSS -o json": ["service", "FSS", "-o", "json"],
}


def once(command: list[str]) -> float:
    """Wall time of one run in seconds."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=tempfile.gettempdir())
    return time.perf_counter() - started


def main() -> None:
    """Prints one line for each question: median, ratio to the bare program."""
    python = sys.argv[1] if len(sys.argv) > 1 else sys.executable
    # The console script, as people call it: `python -m` would add the cost of runpy.
    program = [str(Path(python).parent / "specx")]
    with tempfile.TemporaryDirectory() as folder:
        bare_file = Path(folder) / "bare.py"
        bare_file.write_text(BARE, encoding="utf-8")
        bare = [python, str(bare_file), "x"]
        commands = {name: [*program, *words] for name, words in QUESTIONS.items()}
        for command in (bare, *commands.values()):
            once(command)
        times: dict[str, list[float]] = {name: [] for name in ("bare Typer program", *commands)}
        for _ in range(ROUNDS):
            times["bare Typer program"].append(once(bare))
            for name, command in commands.items():
                times[name].append(once(command))
    base = statistics.median(times["bare Typer program"])
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:34} {median * 1000:6.1f} ms   {median / base:5.2f} x bare")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest peak memory of any of them: {peak:.0f} MB")


if __name__ == "__main__":
    main()
