"""Measures specx against its peers in one run, prints the ratios, and writes the tables of docs/performance.md.

Usage: python benchmarks/run.py [--quick] [--only NAME,...] [--folder DIR] [--older REVISION] [--print]

The wheel and an environment for each side are made first, below --folder (what is there of others is used again) or a
temporary folder. --quick takes few turns and small files, and --only some parts: neither writes the page. Needs a POSIX
system, git, and a package index that pip reaches; jq and sqlite3 where they are installed.
"""

import argparse
import datetime
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import against
import annotate
import arrays
import batches
import lint
import page
import startup
import streams
from environments import ROOT, Environments
from measure import Figure

PAGE = ROOT / "docs" / "performance.md"


def parts(made: Environments, folder: Path, quick: bool) -> dict[str, tuple[str, Callable[[], Iterator[Figure]]]]:
    """Each part: its heading and what measures it."""

    def few(usual: int, small: int) -> int:
        return small if quick else usual

    return {
        "startup": ("One call, cold", lambda: startup.figures(made, folder, few(30, 5))),
        "streams": ("Frequencies on stdin", lambda: streams.figures(made, folder, few(3, 1), few(1_000_000, 10_000))),
        "arrays": ("Arrays and a loaded index", lambda: arrays.figures(made, few(15, 3), few(1_000_000, 100_000))),
        "annotate": ("Annotated files", lambda: annotate.figures(made, folder, few(3, 1), few(10_000_000, 100_000))),
        "lint": ("Lint", lambda: lint.figures(made, folder, few(5, 1), few(100_000, 10_000))),
        "batches": ("Questions in a file", lambda: batches.figures(made, folder, few(5, 1), few(4_000, 400))),
        "against": (f"Against {made.older}, cold", lambda: against.figures(made, few(20, 3))),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few turns, small files; the page stays as it is")
    parser.add_argument("--only", metavar="NAME,...", help="some parts; the page stays as it is")
    parser.add_argument("--folder", type=Path, help="where the environments stand and stay")
    parser.add_argument("--older", default="0.1.0", metavar="REVISION", help="what is compared as the older version")
    parser.add_argument("--print", action="store_true", help="print the tables at the end, whatever was measured")
    options = parser.parse_args()
    for name in [name for name in os.environ if name.startswith(("SPECX_", "PYTHON"))]:
        del os.environ[name]
    os.environ["SPECX_CONFIG"] = "none"
    with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as own:
        made = Environments((options.folder or Path(own)).resolve(), options.older)
        every = parts(made, Path(scratch), options.quick)
        wanted = options.only.split(",") if options.only else list(every)
        if unknown := set(wanted) - set(every):
            sys.exit(f"no such part: {', '.join(sorted(unknown))} (there are {', '.join(every)})")
        versions, begun = made.versions(), os.getloadavg()[0]
        sections: dict[str, list[Figure]] = {}
        if options.quick:
            print("few turns, and counts a tenth to a hundredth of what the lines say")
        for name in wanted:
            title, measure = every[name]
            print(f"\n{title}", flush=True)
            sections[title] = []
            for figure in measure():
                sections[title].append(figure)
                told = f"{figure.what:60} {figure.against:45} {page.spread(figure):>9} {page.between(figure):>11}"
                print(f"{told}  {figure.beside}", flush=True)
        day = datetime.datetime.now(datetime.UTC).date()
        how = f"Measured on {day}, {'few turns' if options.quick else 'in one run'}"
        if begun > 0.5:
            how += f"; the machine was not idle (load {begun:.1f} before the first turn)"
        text = page.text(sections, versions, how + ".")
        if options.print:
            print(text)
        if not options.quick and not options.only and options.older == "0.1.0":
            page.written(PAGE, text)


if __name__ == "__main__":
    main()
