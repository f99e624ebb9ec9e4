"""Reads the names that people use for a frequency or a band, and those of No. 2.1."""

from __future__ import annotations

from ..light import NamedTuple
from ..regulations.values import Source
from .band_names import BANDS
from .plans import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..regulations.channels import Side
    from .folder import Facts


NAMES = "names.yaml"

__all__ = ["BANDS", "NAMES", "Name", "NamedBand", "NamedChannel", "names"]


class NamedBand(NamedTuple):
    """A band that a name means, in some Regions and countries or, where they are empty, everywhere."""

    low_hz: int
    high_hz: int
    part: str = ""
    regions: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()


class NamedChannel(NamedTuple):
    """A channel that a name has."""

    number: str
    sides: tuple[Side, ...]


class Name(NamedTuple):
    """A name: what it means and how far to trust that. `group` is the record of its group.

    `hz` is the frequency that it means, or None; `bands` those that it means besides.
    """

    kind: str
    name: str
    also: tuple[str, ...]
    hz: int | None
    bands: tuple[NamedBand, ...]
    channels: tuple[NamedChannel, ...]
    regions: tuple[int, ...]
    countries: tuple[str, ...]
    record: dict[str, Any]
    group: dict[str, Any]
    source: Source

    @property
    def regulation(self) -> bool:
        """Whether the name is one of the Regulations; others are usage."""
        return bool(self.group.get("regulation"))

    def said(self, key: str) -> Any:
        """What the name says under a key, or its group."""
        if key in ("unverified", "doubt") and {"unverified", "doubt", "verified"} & self.record.keys():
            return self.record.get(key)
        return self.record.get(key, self.group.get(key))


def names(facts: Facts, file: str) -> Iterator[Name]:
    """The names of a file, in its order; none where the folder does not hold it."""
    for group in facts.records("names", file) if facts.has(file) else ():
        for record in group["names"]:
            bands = [{"band": record["band"]}] if "band" in record else record.get("bands", ())
            channels = tuple(
                NamedChannel(number, sides)
                for channel in record.get("channels", ())
                for number, sides, _ in places(channel, record)
            )
            yield Name(
                group["kind"], record["name"], tuple(record.get("also", ())), record.get("frequency"),
                tuple(map(_band, bands)), channels, _numbers(record), tuple(record.get("countries", ())),
                record, group, Source(file, record["line"]),
            )  # fmt: skip


def _band(record: dict[str, Any]) -> NamedBand:
    low, high = record["band"]
    return NamedBand(low, high, record.get("part", ""), _numbers(record), tuple(record.get("countries", ())))


def _numbers(record: dict[str, Any]) -> tuple[int, ...]:
    return tuple(map(int, record.get("regions", ())))
