"""What footnotes give a service in a part of a Region only, or may give it, on a screen."""

from __future__ import annotations

from ..units import format_band
from .answer import Block, Grid, Span, cell, line
from .rows import elsewhere_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..answers.rows import InPart


def in_part_blocks(parts: Sequence[InPart]) -> list[Block]:
    """The bands that footnotes give in a part of a Region, with where; nothing for none."""
    rows = [[*_told(p), cell(elsewhere_text(p))] for p in parts]
    title = line(Span("In a part of the Region only", "head"), Span("  (ask with --country)", "dim"))
    return [line(""), title, Grid((*_COLUMNS, "Where"), rows)] if rows else []


def left_open_blocks(parts: Sequence[InPart]) -> list[Block]:
    """The bands of which it is open whether footnotes give them, with why; nothing for none."""
    rows = [[*_told(p), cell(Span(f"{p.effect}: {p.why}", "warn"))] for p in parts]
    title = line(Span("Left open, not counted", "head"))
    return [line(""), title, Grid((*_COLUMNS, "What is open"), rows)] if rows else []


_COLUMNS = ("Band", "Region", "Service", "Footnote")


def _told(part: InPart) -> list[list[Span]]:
    band = cell(Span(format_band(part.low_hz, part.high_hz), "band"))
    return [band, cell(str(part.region)), cell(", ".join(part.labels)), cell(Span(part.footnote, "note"))]
