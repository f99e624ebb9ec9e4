"""`specx.lookup` against `numpy.searchsorted` on the same edges, and a loaded index against a linear scan."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import aims
from environments import Environments
from measure import Figure, of_ratios, spelled


def figures(made: Environments, turns: int, count: int) -> Iterator[Figure]:
    """The aim is told for random frequencies in the form that numpy has by itself."""
    program = [made.fast / "python", Path(__file__).parent / "inside.py", str(turns), str(count)]
    told = json.loads(subprocess.run(program, capture_output=True, check=True).stdout)
    for name, ratios in told["arrays"].items():
        yield of_ratios(aims.LOOKUP if name == "random, f8" else f"specx.lookup, {name}", aims.SEARCHSORTED, ratios)
    ratios, each = told["points"]
    yield of_ratios("a point query in a loaded index", "a linear scan", ratios, spelled(each))
