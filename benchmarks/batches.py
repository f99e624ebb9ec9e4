"""Questions in a file, against an older version: paired ratios of processor time, taken in one run.

Built and installed as `against.py` does. Examinations: the same file is given to both, and what a call costs without
rows is taken off; the last line tells how memory grows with the rows. Sharing: the older version is asked one call a
question where it takes no file, so that some questions stand for all.
Usage: python benchmarks/batches.py [REVISION] [--rounds N] (default: the tag 0.1.0, 7 rounds).
"""

import argparse
import csv
import os
import random
import statistics
import subprocess
import tempfile
from pathlib import Path

from against import both

ROWS = 4000
QUESTIONS = 300
SINGLE = 10  # questions put to the older version, one call each
SERVICES = (
    "FIXED", "MOBILE", "FSS (s-E)", "FSS (E-s)", "radiolocation", "EESS (s-E)", "broadcasting", "amateur",
)  # fmt: skip
COUNTRIES = ("US", "DE", "BR", "JP", "IN", "ZA")
POWERS = ("pfd", "eirp")


def used(command: list[str]) -> tuple[float, float]:
    """Seconds at work and the most memory in MB of one run."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tempfile.gettempdir()
    ) as running:
        _, _, took = os.wait4(running.pid, 0)
        running.returncode = 0
    return took.ru_utime + took.ru_stime, took.ru_maxrss / 1024


def assignments(path: Path, rows: int, powers: bool) -> Path:
    """A file of assignments, 1 to 40 GHz; with `powers` some stand in a country, on an orbit, with a pfd or an e.i.r.p."""
    choose = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("frequency", "bandwidth", "service", "region", "country", "orbit", *POWERS))
        for _ in range(rows):
            frequency, width = f"{choose.uniform(1, 40):.3f}GHz", f"{choose.choice((1, 5, 36, 100))}MHz"
            place = (choose.choice((1, 2, 3)), "")
            more = ("", "", "")
            if powers:
                place = choose.choice((place, ("", choose.choice(COUNTRIES))))
                more = choose.choice((("", "", ""), ("non-GSO", "-120/4kHz", ""), ("GSO", "", "20")))
            table.writerow((frequency, width, choose.choice(SERVICES), *place, *more))
    return path


def questions(path: Path) -> list[tuple[str, str, int]]:
    """A file of questions on sharing, and the questions."""
    choose = random.Random(2)
    asked = []
    for _ in range(QUESTIONS):
        low = choose.randrange(1_000, 40_000)
        asked.append((f"{low}-{low + 100}MHz", choose.choice(SERVICES), choose.choice((1, 2, 3))))
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("band", "service", "region"), *asked])
    return asked


def examinations(old: Path, new: Path, folder: Path, rounds: int) -> None:
    """Prints what a row costs on either side."""
    for label, powers in (("bare", False), ("with countries, orbits and powers", True)):
        many, few = (assignments(folder / f"{label[:4]}{rows}.csv", rows, powers) for rows in (ROWS, 1))
        for words in (["-o", "csv"], ["-o", "json"]):
            pairs = []
            for _ in range(rounds):
                sides = []
                for program in (old, new):
                    call = [str(program), "examine", *words, "--file"]
                    sides.append(used([*call, str(many)])[0] - used([*call, str(few)])[0])
                pairs.append(sides)
            before, now = (statistics.median(side) / ROWS * 1e6 for side in zip(*pairs, strict=True))
            ratio = statistics.median(b / a for a, b in pairs)
            print(f"examine --file, {label}, {words[1]}: {before:.0f} us a row, now {now:.0f}: {ratio:.2f}", flush=True)
    call = [str(new), "examine", "-o", "csv", "--file"]
    # The same questions again: what is kept of the Table is as much as it was.
    rows = many.read_text(encoding="utf-8")
    (folder / "more.csv").write_text(rows + rows.partition("\n")[2] * 9, encoding="utf-8")
    sizes = [used([*call, str(path)])[1] for path in (many, folder / "more.csv")]
    print(f"memory of {ROWS} and of {10 * ROWS} rows: {sizes[0]:.0f} and {sizes[1]:.0f} MB", flush=True)


def sharing(old: Path, new: Path, folder: Path, rounds: int) -> None:
    """Prints what a question costs on either side."""
    path = folder / "sharing.csv"
    asked = questions(path)
    pairs = []
    for _ in range(rounds):
        alone = [
            used([str(old), "sharing", band, "-s", service, "-r", str(region), "-o", "csv"])[0]
            for band, service, region in asked[:SINGLE]
        ]
        pairs.append(
            (sum(alone) / SINGLE, used([str(new), "sharing", "--file", str(path), "-o", "csv"])[0] / QUESTIONS)
        )
    before, now = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"sharing, {QUESTIONS} questions: {before:.1f} ms each by single calls, now {now:.1f}: {ratio:.3f}")


def main() -> None:
    """Prints one line for each pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", nargs="?", default="0.1.0")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        old, new = both(folder, options.revision)
        examinations(old, new, folder, options.rounds)
        sharing(old, new, folder, options.rounds)


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    main()
