"""Asks what nobody would ask, and holds every answer against what must hold of all.

Usage: python tools/attack.py lines|files [--count N] [--seed S] [--only N] [--processes SHARE] [--no-limits]

`lines` makes command lines (200 000 by hand before a release), `files` spoils files of facts and asks of what is left
(20 000). Each is made from the seed and its number alone. What must hold: no traceback, exit codes 0 to 3, one clean
line on stderr for a refusal, an answer that reads back in its format and steers no terminal, two seconds of work and
200 MB. For each that does not, the command that makes it again is printed. A share runs as processes of their own.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from attacks import files, lines
from attacks.house import House
from attacks.trial import Call, Limits, in_a_process, in_process, wrong

LIMITS = Limits(2.0, 200.0)
_MEMORY = 4 << 30  # bytes; a call that wants more is stopped by the system, not the machine by the call


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("kind", choices=("lines", "files"))
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, metavar="N")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", type=int, metavar="N", help="this one alone, with all that it writes")
    parser.add_argument("--processes", type=float, default=0.005, metavar="SHARE")
    parser.add_argument("--no-limits", action="store_true", help="do not look at time and memory")
    parser.add_argument("--most", type=int, default=20, metavar="N", help="stop after so many that are wrong")
    asked = parser.parse_args()
    _bound_memory()
    gc.set_threshold(200_000, 20, 20)  # as the program has it
    first, count = (asked.only, 1) if asked.only is not None else (asked.first, asked.count)
    with tempfile.TemporaryDirectory(prefix="specx-attack-") as folder, _kept_folder():
        house = House(Path(folder))
        os.chdir(house.work)
        made = (
            lines.calls(asked.seed, first, count)
            if asked.kind == "lines"
            else files.calls(house, asked.seed, first, count)
        )
        return _run(asked, made, house, None if asked.no_limits else LIMITS)


def _run(asked: argparse.Namespace, made: Iterator[tuple[int, Call]], house: House, limits: Limits | None) -> int:
    bad = done = 0
    for number, call in made:
        done += 1
        alone = Random(f"{asked.seed}/alone/{number}").random() < asked.processes
        ran = in_a_process(call, str(house.site)) if alone else in_process(call)
        if asked.only is not None:
            print(f"$ {call.line()}\nexit code {ran.code}, {ran.seconds:.2f} s, {ran.megabytes:.0f} MB")
            sys.stdout.flush()
            sys.stdout.buffer.write(ran.out + ran.err)
        found = list(wrong(call, ran, limits))
        if found:
            bad += 1
            print(
                f"\nwrong: python tools/attack.py {asked.kind} --seed {asked.seed} --only {number}\n$ {call.line()[:2000]}"
            )
            print("\n".join(f"  {one}" for one in found), flush=True)
        if bad >= asked.most:
            break
        if done % 1000 == 0:
            print(f"{done} done, {bad} wrong", file=sys.stderr, flush=True)
    print(f"{done} {asked.kind}, {bad} wrong")
    return 1 if bad else 0


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


@contextlib.contextmanager
def _kept_folder() -> Iterator[None]:
    here = os.getcwd()
    try:
        yield
    finally:
        os.chdir(here)


if __name__ == "__main__":
    sys.exit(main())
