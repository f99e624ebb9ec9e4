"""Channels and plans: frequencies with a number, a purpose and what belongs to them.

A raster is a channel that stands for several: its first, a step, a count.
"""

from __future__ import annotations

import re

from ..light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


ONE_SIDED = "frequency"
# What the two frequencies of a channel are called: a ship's and a coast station's, a localizer's and a glide path's ...
SIDES = ("ship", "coast", "localizer", "glide_path", "interrogation", "reply", "uplink", "downlink")


class Side(NamedTuple):
    """One frequency of a channel and what belongs to it, `[low_hz, high_hz)`.

    `side` is "" for a channel with one frequency, `hz` None for a band without a frequency of its own.
    """

    side: str
    hz: int | None
    low_hz: int
    high_hz: int


def numbered(first: str, k: int, number_step: int = 1) -> str:
    """The number of the channel k places after `first`: `17Y` + 1 is `18Y`, `01` + 1 is `02`."""
    if not first or not k:
        return first
    match = re.fullmatch(r"(\D*)(\d+)(.*)", first)
    if match is None:
        return first
    return f"{match[1]}{str(int(match[2]) + k * number_step).zfill(len(match[2]))}{match[3]}"


def expand(
    frequencies: Mapping[str, int],
    step: int = 0,
    count: int = 1,
    first: str = "",
    number_step: int = 1,
    low_hz: int | None = None,
    high_hz: int | None = None,
) -> Iterator[tuple[str, dict[str, int]]]:
    """The channels of a raster in order: number, and frequency in Hz by side. One channel is a raster of one.

    With `low_hz` and `high_hz`, only those of which a frequency lies between them.
    """
    places: Iterable[int] = range(count)
    if step and low_hz is not None and high_hz is not None:
        runs = [
            range(max(0, -((hz - low_hz) // step)), min(count - 1, (high_hz - hz) // step) + 1)
            for hz in frequencies.values()
        ]
        places = runs[0] if len(runs) == 1 else sorted({k for run in runs for k in run})
    for k in places:
        yield numbered(first, k, number_step), {side: hz + k * step for side, hz in frequencies.items()}


def reach(hz: int, spacing: int, position: str = "centre") -> tuple[int, int]:
    """What belongs to a channel: half the spacing to either side, or all of it above a carrier; else one hertz."""
    if not spacing:
        return hz, hz + 1
    low = hz if position == "carrier" else hz - spacing // 2
    return low, low + spacing
