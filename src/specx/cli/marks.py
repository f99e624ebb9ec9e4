"""Marks beside the rows of `at`: what the last conference touched, what the next one may."""

from __future__ import annotations

from ..answers.rows import AtRow, Touch
from ..output.answer import Block, Span, line
from ..units import format_band
from .commands import OWN_NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..answers.conference import Marks
    from ..regulations.values import Hit

# So many outcomes are named on a screen; the rest is counted.
_SHOWN = 3


def marks_of(marks: Marks, hit: Hit, agenda: bool) -> dict[str, Any]:
    """What a row of `at` gets: `touched_by` where the edition has outcomes, `agenda` where it is asked for."""
    out: dict[str, Any] = {}
    if marks.conference is not None:
        touched = marks.outcomes(hit)
        if marks.conference.name in OWN_NAMES:
            # The key that there was before the general one.
            own = tuple(Touch(id=t.id, effect=t.effect, title=t.title) for t in touched)
            out[OWN_NAMES[marks.conference.name]] = own
        out["touched_by"] = tuple(touched)
    if agenda:
        out["agenda"] = tuple(marks.agenda(hit))
    return out


def mark_blocks(row: AtRow) -> Iterator[Block]:
    """The marks of a row as lines under it."""
    touched = row.touched_by or ()
    for mark in touched[:_SHOWN]:
        yield line(Span(f"{mark.conference} ", "warn"), mark.title, Span(f"  {mark.id}", "dim"), indent=4)
    if len(touched) > _SHOWN:
        name = touched[0].conference
        band = format_band(row.low_hz, row.high_hz, grouped=False).replace(" ", "")
        yield line(
            Span(f"{name} ", "warn"),
            f"and {len(touched) - _SHOWN} more: ",
            Span(asking_outcomes(name, f"--range {band}"), "dim"),
            indent=4,
        )
    for item in row.agenda or ():
        about = [
            format_band(item.low_hz, item.high_hz),
            *([] if item.verified else ["unverified"]),
            *([item.role] if item.role else []),
        ]
        name = f"{item.conference} item {item.item} "
        yield line(Span(name, "warn"), f"{item.title} ({', '.join(about)})", indent=4)


def asking_outcomes(conference: str, words: str) -> str:
    """What to type for the outcomes of a conference, by its short name."""
    if conference in OWN_NAMES:
        return f"specx {OWN_NAMES[conference]} {words}"
    return f"specx outcomes {words} --conference {conference}"
