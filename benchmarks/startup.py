"""What starting costs: cold calls against `python -c pass` and against a bare Typer program, and their peak memory.

All are measured in turn in one run, many times, and reported as medians of the ratios of each round, so that a busy machine
slows all alike. Usage: python benchmarks/startup.py [PYTHON [ROUNDS]] where PYTHON is the interpreter of an environment in
which the built wheel is installed (default: this one). Typer 0.28 is the one that the aims are put in terms of.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = "import typer\n\ndef main(frequency: str) -> None:\n    print(frequency)\n\ntyper.run(main)\n"
ROUNDS = 40
# What is asked, and the aim as a share of the bare Typer program.
QUESTIONS = {
    "at 3.5GHz -r 1 -o json": 0.40,
    "at 3.5GHz -r 1 --color always": 0.50,
    "at 3.5GHz": None,
    "overlap 3-4GHz -o csv": None,
    "service FSS -o json": None,
    "examine 3.65GHz -b 20MHz -s mobile -r 1": 1.0,
    "sharing 3.4-3.6GHz -s FSS -r 1": 1.0,
    "country US": 1.5,
    "diff": 2.0,
}
# A program that has little in memory itself: what a child is measured with is never less than what its parent held.
PEAK = (
    "import os, sys\n"
    "child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ,"
    " file_actions=[(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_WRONLY, 0) for n in (1, 2)])\n"
    "print(os.wait4(child, 0)[2].ru_maxrss)\n"
)


def once(command: list[str]) -> float:
    """Wall time of one run in seconds."""
    started = time.perf_counter()
    ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tempfile.gettempdir())
    assert ran.returncode in (0, 1), command
    return time.perf_counter() - started


def peak(command: list[str]) -> float:
    """The most memory that a run holds, in MiB; 0 where that cannot be told."""
    if not hasattr(os, "posix_spawn") or sys.platform == "darwin":
        return 0.0
    ran = subprocess.run(
        [sys.executable, "-S", "-E", "-c", PEAK, *command], capture_output=True, encoding="utf-8", check=True
    )
    return int(ran.stdout) / 1024


def main() -> None:
    """Prints a line for each question: median, ratios with the aim, memory."""
    python = shutil.which(sys.argv[1] if len(sys.argv) > 1 else sys.executable) or sys.executable
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    os.environ["SPECX_CONFIG"] = "none"
    # The console script, as people call it: `python -m` would add the cost of runpy.
    program = str(Path(python).parent / "specx")
    with tempfile.TemporaryDirectory() as folder:
        bare_file = Path(folder) / "bare.py"
        bare_file.write_text(BARE, encoding="utf-8")
        commands = {"python -c pass": [python, "-c", "pass"], "bare Typer program": [python, str(bare_file), "x"]}
        commands |= {words: [program, *words.split()] for words in QUESTIONS}
        for command in commands.values():
            once(command)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(once(command))
        memory = {
            name: peak([python, *command] if command[0] == program else command) for name, command in commands.items()
        }
    print(f"{'':42}{'median':>9}{'x pass':>8}{'x bare':>8}{'aim':>6}{'peak':>11}")
    for name, measured in times.items():
        over = {
            base: statistics.median(a / b for a, b in zip(measured, times[base], strict=True))
            for base in ("python -c pass", "bare Typer program")
        }
        aim = QUESTIONS.get(name)
        print(
            f"{name:42}{statistics.median(measured) * 1000:6.1f} ms{over['python -c pass']:8.2f}{over['bare Typer program']:8.2f}"
            f"{f'{aim:.2f}' if aim else '':>6}{memory[name]:7.1f} MiB"
        )


if __name__ == "__main__":
    main()
