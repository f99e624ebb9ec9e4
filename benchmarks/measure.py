"""Runs of commands, side by side: each in turn, many times, so that a busy machine slows all alike."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# A program that has little in memory itself: what a child is measured with is never less than what its parent held.
_PEAK = """
import os, sys
files = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_WRONLY, 0) for n in (1, 2)]
files.append((os.POSIX_SPAWN_OPEN, 0, sys.argv[1], os.O_RDONLY, 0))
child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, file_actions=files)
print(os.wait4(child, 0)[2].ru_maxrss)
"""


@dataclass(frozen=True)
class Side:
    """A command of a comparison, what it reads from stdin, where it runs, and how it may end."""

    command: Sequence[str | Path]
    stdin: Path | None = None
    folder: Path | None = None
    ends: tuple[int, ...] = (0, 1)

    @property
    def words(self) -> list[str]:
        """The command as texts."""
        return [str(word) for word in self.command]


@dataclass(frozen=True)
class Taken:
    """What a run took, in seconds by the clock and of the processor."""

    wall: float
    work: float


@dataclass(frozen=True)
class Figure:
    """A measured figure: of what, against what, in which unit (x is a ratio), the lowest and highest half left out."""

    what: str
    against: str
    value: float
    unit: str = "x"
    low: float | None = None
    high: float | None = None
    beside: str = ""


def once(side: Side) -> Taken:
    """One run."""
    with open(side.stdin or os.devnull, "rb") as asked:
        started = time.perf_counter()
        running = subprocess.Popen(
            side.words, stdin=asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=side.folder or tempfile.gettempdir(),
        )  # fmt: skip
        _, status, used = os.wait4(running.pid, 0)
        wall = time.perf_counter() - started
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in side.ends:
        sys.exit(f"exit {running.returncode}: {' '.join(side.words)[:200]}")
    return Taken(wall, used.ru_utime + used.ru_stime)


def peak(side: Side) -> float:
    """The most memory that a run holds, in MiB."""
    # A script is run by its interpreter, as a child that nothing but that starts.
    words = side.words
    with open(words[0], "rb") as stream:
        first = stream.readline()
    if first.startswith(b"#!"):
        words = [first[2:].decode().strip(), *words]
    ran = subprocess.run(
        [sys.executable, "-S", "-E", "-c", _PEAK, str(side.stdin or os.devnull), *words],
        capture_output=True, encoding="utf-8", check=True, cwd=side.folder or tempfile.gettempdir(),
    )  # fmt: skip
    return int(ran.stdout) / (1024**2 if sys.platform == "darwin" else 1024)


def in_turn(sides: Mapping[str, Side], rounds: int, warm: bool = True) -> dict[str, list[Taken]]:
    """The runs of each side, by name."""
    taken: dict[str, list[Taken]] = {name: [] for name in sides}
    if warm:
        for side in sides.values():
            once(side)
    for _ in range(rounds):
        for name, side in sides.items():
            taken[name].append(once(side))
    return taken


def wall(taken: Taken) -> float:
    return taken.wall


def work(taken: Taken) -> float:
    return taken.work


def ratio(
    what: str, against: str, ours: Iterable[Taken], theirs: Iterable[Taken], of: Callable[[Taken], float] = wall
) -> Figure:
    """The median of the ratios of each turn."""
    pairs = [(of(a), of(b)) for a, b in zip(ours, theirs, strict=True)]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    return of_ratios(what, against, [a / b for a, b in pairs], f"{spelled(mine)}, {spelled(other)}")


def of_ratios(what: str, against: str, ratios: Sequence[float], beside: str = "") -> Figure:
    """The median of ratios, and between what half of them lie."""
    low, high = min(ratios), max(ratios)
    if len(ratios) > 3:
        low, _, high = statistics.quantiles(ratios, n=4)
    return Figure(what, against, statistics.median(ratios), "x", low, high, beside)


def spelled(seconds: float) -> str:
    """A time as it is read best."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"
