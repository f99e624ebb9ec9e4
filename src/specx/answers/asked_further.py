"""Commands that ask further, as they are typed."""

from __future__ import annotations

import shlex

from ..units import format_range

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def range_typed(low_hz: int, high_hz: int) -> str:
    """A band as a command takes it."""
    return format_range(low_hz, high_hz).replace(" ", "")


def limits_command(low_hz: int, high_hz: int, service: str, country: str, regions: Iterable[str]) -> str:
    """The command that gives the figures of the limits on a service in a band, in a country or in Regions."""
    where = f"-c {country}" if country else f"-r {','.join(regions)}"
    return f"specx limits {range_typed(low_hz, high_hz)} -s {shlex.quote(service)} {where}"
