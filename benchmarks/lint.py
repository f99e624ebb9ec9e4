"""`specx lint` against others that read the same files, and on a generated table that grows."""

from collections.abc import Iterator
from pathlib import Path

import aims
from environments import ROOT, Environments
from measure import Figure, Side, in_turn, once, peak, ratio, spelled, work

_YAMLLINT = "{extends: default, rules: {line-length: disable}}"
_ONE = "allocations/rr-2024/table/8.5-ghz.yaml"
_ROW = """- band: {low}-{high} kHz
  regions: [1, 2, 3]
  primary:
  - fixed [5.218]
  - mobile except aeronautical mobile
  secondary:
  - radiolocation
  footnotes: ["5.149", "5.340"]
"""


def generated(folder: Path, rows: int) -> Path:
    """A table of so many rows, a thousand in a file."""
    place = folder / f"table-{rows}"
    place.mkdir()
    for start in range(0, rows, 1000):
        text = "".join(_ROW.format(low=10 * i, high=10 * i + 10) for i in range(start, start + 1000))
        (place / f"{start // 1000:03}.yaml").write_text(text, encoding="utf-8")
    return place


def figures(made: Environments, folder: Path, rounds: int, rows: int) -> Iterator[Figure]:
    """The folder, one of its files, and `rows` rows against a tenth of them."""
    schema = ROOT / "src" / "specx" / "schemas" / "table.json"
    for name, path, turns in (("lint allocations", "allocations", rounds), (aims.FILE, _ONE, 3 * rounds)):
        sides = {"now": Side([made.base / "specx", "lint", path], folder=ROOT)}
        sides[aims.YAMLLINT] = Side([made.peers / "yamllint", "-d", _YAMLLINT, path], folder=ROOT)
        if path == _ONE:
            sides["check-jsonschema"] = Side(
                [made.peers / "check-jsonschema", "--schemafile", schema, path], folder=ROOT
            )
        sides = {other: side for other, side in sides.items() if Path(side.words[0]).exists()}
        taken = in_turn(sides, turns)
        for other in sides:
            if other != "now":
                yield ratio(name, other, taken["now"], taken[other])
        yield Figure(name, aims.PEAK, peak(sides["now"]), "MiB")
    counts = (rows // 10, rows)
    grown = [Side([made.base / "specx", "lint", "--statistics", generated(folder, count)]) for count in counts]
    each = [work(once(side)) / count for side, count in zip(grown, counts, strict=True)]
    yield Figure(aims.ROWS, aims.PEAK, peak(grown[1]), "MiB")
    yield Figure("lint, a tenth of them", aims.PEAK, peak(grown[0]), "MiB")
    beside = ", ".join(f"{spelled(seconds)} a row" for seconds in reversed(each))
    yield Figure(aims.ROWS, "a tenth of them: processor time a row", each[1] / each[0], beside=beside)
