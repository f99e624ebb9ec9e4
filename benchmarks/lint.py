"""`specx lint` against yamllint on the same files in one run: all of them, and each of a few by itself; and on a
generated table that grows. Of one file the processor time counts, with specx installed from a wheel.

Usage: python benchmarks/lint.py [ROWS...]
"""

import resource
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


# A file of somebody's own, and files of the facts that are checked with what belongs to them.
ALONE = (
    "docs/examples/own-table.yaml",
    "allocations/rr-2024/table/275-ghz.yaml",
    "allocations/rr-2024/table/8.5-ghz.yaml",
    "allocations/rr-2024/footnotes/5.350-5.399.yaml",
    "allocations/wrc-23/imt.yaml",
    "allocations/national/us/2026-04/table/137-mhz.yaml",
)


def at_work(*command: str) -> float:
    """Seconds of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(*command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def one_file(path: str) -> None:
    """A file by itself, in pairs."""
    pairs = [(at_work("specx", "lint", path), at_work("yamllint", "-d", YAMLLINT, path)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(mine / other for mine, other in pairs)
    print(f"{path}: specx lint {ours:.3f} s at work, yamllint {theirs:.3f} s: {ratio:.2f} of it")


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
    """Prints the comparisons."""
    for path in ALONE:
        one_file(path)
    against_yamllint()
    for rows in map(int, sys.argv[1:]) if len(sys.argv) > 1 else (10_000, 50_000, 100_000):
        generated(rows)


if __name__ == "__main__":
    main()
