"""`at -`: frequencies on stdin, against an older version, and how time and memory grow with them."""

import random
from collections.abc import Iterator
from pathlib import Path

import aims
from environments import Environments
from measure import Figure, Side, in_turn, once, peak, ratio, spelled, work

_END = 275_000_000  # kHz


def asked(folder: Path, count: int) -> Path:
    """A file of frequencies."""
    choose = random.Random(5)
    path = folder / f"frequencies-{count}"
    path.write_text("".join(f"{choose.randrange(_END)} kHz\n" for _ in range(count)), encoding="utf-8")
    return path


def figures(made: Environments, folder: Path, rounds: int, many: int) -> Iterator[Figure]:
    """`many` is the most that are asked; the older version is asked a tenth of them."""
    few, most = asked(folder, many // 10), asked(folder, many)
    words = ["at", "-", "-o", "csv"]
    sides = {"now": Side([made.base / "specx", *words], few), "old": Side([made.old / "specx", *words], few)}
    taken = in_turn(sides, rounds, warm=False)
    yield ratio(aims.STREAM, aims.OLD, taken["now"], taken["old"], work)
    grown = Side([made.base / "specx", *words], most)
    yield Figure(aims.MILLION, aims.PEAK, peak(grown), "MiB")
    yield Figure(aims.STREAM, aims.PEAK, peak(sides["now"]), "MiB")
    times = [work(once(side)) / count for side, count in ((sides["now"], many // 10), (grown, many))]
    beside = ", ".join(f"{spelled(each)} a frequency" for each in times)
    yield Figure(aims.MILLION, "a tenth of them: processor time a frequency", times[1] / times[0], beside=beside)
