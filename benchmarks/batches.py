"""Questions in a file, against an older version: ratios of processor time.

Examinations: the same file is given to both, and what a call costs without rows is taken off. Sharing: the older version
is asked one call a question where it takes no file, so that some questions stand for all.
"""

import csv
import random
import statistics
from collections.abc import Iterator
from pathlib import Path

from environments import Environments
from measure import Figure, Side, of_ratios, once, peak, spelled

SINGLE = 10  # questions put to the older version, one call each
SERVICES = (
    "FIXED", "MOBILE", "FSS (s-E)", "FSS (E-s)", "radiolocation", "EESS (s-E)", "broadcasting", "amateur",
)  # fmt: skip
COUNTRIES = ("US", "DE", "BR", "JP", "IN", "ZA")
POWERS = ("pfd", "eirp")


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


def questions(path: Path, count: int) -> list[tuple[str, str, int]]:
    """A file of questions on sharing, and the questions."""
    choose = random.Random(2)
    asked = []
    for _ in range(count):
        low = choose.randrange(1_000, 40_000)
        asked.append((f"{low}-{low + 100}MHz", choose.choice(SERVICES), choose.choice((1, 2, 3))))
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("band", "service", "region"), *asked])
    return asked


def _work(command: list[str | Path]) -> float:
    """Processor time of a call; 0.1.0 does not read a pfd with its reference bandwidth and ends with 2."""
    return once(Side(command, ends=(0, 1, 2))).work


def examinations(made: Environments, folder: Path, rounds: int, rows: int) -> Iterator[Figure]:
    """What a row costs on either side, and how memory grows with the rows."""
    programs = made.base / "specx", made.old / "specx"
    for label, powers in (("bare", False), ("with countries, orbits and powers (some unread by 0.1.0)", True)):
        many, few = (assignments(folder / f"{label[:4]}{count}.csv", count, powers) for count in (rows, 1))
        each = []
        for _ in range(rounds):
            calls = [[program, "examine", "-o", "csv", "--file"] for program in programs]
            each.append([_work([*call, many]) - _work([*call, few]) for call in calls])
        sides = [spelled(statistics.median(side) / rows) for side in zip(*each, strict=True)]
        what = f"examine --file, {rows} rows, {label}"
        yield of_ratios(what, f"{made.older}, processor time a row", [a / b for a, b in each], ", ".join(sides))
    # The same questions again: what is kept of the Table is as much as it was.
    text = many.read_text(encoding="utf-8")
    more = folder / "more.csv"
    more.write_text(text + text.partition("\n")[2] * 9, encoding="utf-8")
    call = [programs[0], "examine", "-o", "csv", "--file"]
    sizes = [peak(Side([*call, path])) for path in (more, many)]
    beside = f"{sizes[0]:.0f} MiB, {sizes[1]:.0f} MiB"
    yield Figure(
        f"examine --file, {10 * rows} rows", "a tenth of them: peak memory", sizes[0] / sizes[1], beside=beside
    )


def sharing(made: Environments, folder: Path, rounds: int, count: int) -> Iterator[Figure]:
    """What a question costs on either side."""
    path = folder / "sharing.csv"
    asked = questions(path, count)[:SINGLE]
    each = []
    for _ in range(rounds):
        alone = [
            once(Side([made.old / "specx", "sharing", band, "-s", service, "-r", str(region), "-o", "csv"])).work
            for band, service, region in asked
        ]
        together = once(Side([made.base / "specx", "sharing", "--file", path, "-o", "csv"])).work
        each.append((together / count, sum(alone) / len(asked)))
    sides = [spelled(statistics.median(side)) for side in zip(*each, strict=True)]
    against = f"single calls of {made.older}, processor time a question"
    yield of_ratios(f"sharing --file, {count} questions", against, [a / b for a, b in each], ", ".join(sides))


def figures(made: Environments, folder: Path, rounds: int, rows: int) -> Iterator[Figure]:
    yield from examinations(made, folder, rounds, rows)
    yield from sharing(made, folder, rounds, rows // 10)
