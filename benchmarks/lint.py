"""`specx lint` against yamllint on the same files in one run, and on a generated table that grows.

Usage: python benchmarks/lint.py [ROWS...]
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 5
YAMLLINT = "{extends: default, rules: {line-length: disable}}"
ROW = """- band: {low}-{high} kHz
  regions: [1, 2, 3]
  primary:
  - fixed [5.218]
  - mobile except aeronautical mobile
  secondary:
  - radiolocation
  footnotes: ["5.149", "5.340"]
"""


def run(*command: str) -> float:
    """Seconds that a command takes; what it says is not wanted."""
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return time.perf_counter() - started


def against_yamllint() -> None:
    """The whole of allocations/, in turn, so that a busy machine slows both alike."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(run("specx", "lint", "allocations"))
        theirs.append(run("yamllint", "-d", YAMLLINT, "allocations"))
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"allocations/: specx lint {a:.2f} s, yamllint {b:.2f} s: {a / b:.2f} of it")


def generated(rows: int) -> None:
    """Time and peak memory over a table of so many rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.yaml"
        path.write_text("".join(ROW.format(low=10 * i, high=10 * i + 10) for i in range(rows)), encoding="utf-8")
        program = (
            "import resource, sys; from specx.cli.main import main; main(['lint', sys.argv[1], '--statistics']);"
            "used = resource.getrusage(resource.RUSAGE_SELF);"
            "print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)"
        )
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", program, folder], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        )
        seconds = time.perf_counter() - started
        cpu, memory = done.stdout.split()[-2:]
        print(
            f"{rows:>7} rows, {path.stat().st_size / 1e6:.1f} MB: {seconds:.1f} s, {float(cpu):.1f} s of it at work, "
            f"{memory} MB, {float(cpu) / rows * 1e6:.0f} microseconds a row"
        )


def main() -> None:
    """Prints both comparisons."""
    against_yamllint()
    for rows in map(int, sys.argv[1:]) if len(sys.argv) > 1 else (10_000, 50_000, 100_000):
        generated(rows)


if __name__ == "__main__":
    main()
