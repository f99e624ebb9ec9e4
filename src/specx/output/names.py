"""Names of frequencies and bands as they look on a screen, and in Markdown."""

from __future__ import annotations

from ..units import format_band, format_hz
from .answer import Block, Grid, Span, cell, line
from .channels import doubts, unsure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..answers.names import NameRow

USAGE = "these are names in use, not terms of the Regulations: towards ITU the names of No. 2.1 are used (No. 2.2)"


def names_grid(rows: Iterable[NameRow]) -> Grid:
    """Names, one a row."""
    cells = []
    for r in rows:
        also = [Span("\n" + ", ".join(r.also), "dim")] if r.also else []
        cells.append(
            [
                cell(Span(r.name, "head"), *also), cell(Span("\n".join(_means(r)), "band")),
                cell(_about(r), *unsure(r)), cell(r.title),
            ]
        )  # fmt: skip
    return Grid(("Name", "Means", "About", "What it is"), cells)


def _means(row: NameRow) -> Iterator[str]:
    if row.frequency_hz is not None:
        yield format_hz(row.frequency_hz)
    for meant in row.ranges:
        regions = [f"Region {' '.join(map(str, meant.regions))}"] if meant.regions else []
        told = ", ".join(filter(None, [meant.part, *regions, *meant.countries]))
        yield format_band(meant.low_hz, meant.high_hz) + (f"  {told}" if told else "")
    found = [s.frequency_hz for c in row.numbered for s in c.sides if s.frequency_hz is not None]
    if len(found) > 2:
        yield f"{len(row.numbered)} channels, {format_hz(min(found))} to {format_hz(max(found))}"
    else:
        yield from map(format_hz, found)


def _about(row: NameRow) -> str:
    regions = [f"Region {' '.join(map(str, row.regions))}"] if row.regions else []
    return "; ".join(filter(None, [row.note, ", ".join([*regions, *row.countries])]))


def names_screen(rows: list[NameRow]) -> Iterator[Block]:
    """The grid, and under it what to know about the names, and what is in doubt."""
    if rows:
        yield names_grid(rows)
        for caution in dict.fromkeys(f"{r.title}: {r.caution}" for r in rows if r.caution):
            yield line(Span(caution, "dim"))
        yield from doubts(rows)
