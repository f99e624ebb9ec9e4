"""A loaded index against a linear scan of the same rows, in one run.

Usage: python benchmarks/lookup.py
"""

import random
import subprocess
import sys
import time

import specx

POINTS = 20_000
END = 275_000_000_000


def main() -> None:
    """Prints microseconds a question for tree and scan, and the stream of 10 000 frequencies."""
    table = specx.load()
    rows = list(table)
    choose = random.Random(5)
    points = [choose.randrange(END) for _ in range(POINTS)]
    table.at(points[0], 1)
    started = time.perf_counter()
    found = [table.at(hz, 1)[0].row for hz in points]
    tree = (time.perf_counter() - started) / POINTS
    scanned = points[:500]
    started = time.perf_counter()
    by_scan = [next(r for r in rows if r.region == 1 and r.low_hz <= hz < r.high_hz) for hz in scanned]
    scan = (time.perf_counter() - started) / len(scanned)
    assert by_scan == found[: len(scanned)]
    print(f"point query in a loaded index: {tree * 1e6:.1f} microseconds; linear scan {scan / tree:.0f} x that")

    asked = "".join(f"{hz // 1000} kHz\n" for hz in points[:10_000]).encode()
    command = [sys.executable, "-m", "specx", "at", "-", "-o", "jsonl"]
    started = time.perf_counter()
    subprocess.run(command, input=asked, stdout=subprocess.DEVNULL, check=True)
    print(f"10 000 frequencies on stdin, three Regions, JSON lines: {time.perf_counter() - started:.2f} s")


if __name__ == "__main__":
    main()
