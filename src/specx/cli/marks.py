"""Marks beside the rows of `at`: what the last conference touched, what the next one may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..output.answer import Block, Json, Span, line
from ..units import format_band
from .lazy import OWN_NAMES

if TYPE_CHECKING:
    from ..answers.conference import Marks
    from ..regulations.values import Hit

# So many outcomes are named on a screen; the rest is counted.
_SHOWN = 3


def marks_json(marks: Marks, hit: Hit, agenda: bool) -> Json:
    """What a result row gets: `touched_by` where the edition has outcomes, `agenda` where it is asked for."""
    out: Json = {}
    if marks.conference is not None:
        touched = [mark._asdict() for mark in marks.outcomes(hit)]
        if marks.conference.name in OWN_NAMES:
            # The key that there was before the general one.
            out[OWN_NAMES[marks.conference.name]] = [{k: m[k] for k in ("id", "effect", "title")} for m in touched]
        out["touched_by"] = touched
    if agenda:
        out["agenda"] = [
            {
                "conference": mark.conference, "item": mark.item, "title": mark.title,
                "low_hz": mark.low_hz, "high_hz": mark.high_hz,
                **({"role": mark.role} if mark.role else {}), **({} if mark.verified else {"verified": False}),
            }
            for mark in marks.agenda(hit)
        ]  # fmt: skip
    return out


def mark_blocks(result: Json) -> Iterator[Block]:
    """The marks of a row as lines under it."""
    touched = result.get("touched_by", ())
    for mark in touched[:_SHOWN]:
        yield line(Span(f"{mark['conference']} ", "warn"), mark["title"], Span(f"  {mark['id']}", "dim"), indent=4)
    if len(touched) > _SHOWN:
        name = touched[0]["conference"]
        band = format_band(result["low_hz"], result["high_hz"], grouped=False).replace(" ", "")
        yield line(
            Span(f"{name} ", "warn"),
            f"and {len(touched) - _SHOWN} more: ",
            Span(asking_outcomes(name, f"--range {band}"), "dim"),
            indent=4,
        )
    for item in result.get("agenda", ()):
        about = [
            format_band(item["low_hz"], item["high_hz"]),
            *(["unverified"] if item.get("verified") is False else []),
            *([item["role"]] if "role" in item else []),
        ]
        name = f"{item['conference']} item {item['item']} "
        yield line(Span(name, "warn"), f"{item['title']} ({', '.join(about)})", indent=4)


def asking_outcomes(conference: str, words: str) -> str:
    """What to type for the outcomes of a conference, by its short name."""
    if conference in OWN_NAMES:
        return f"specx {OWN_NAMES[conference]} {words}"
    return f"specx outcomes {words} --conference {conference}"
