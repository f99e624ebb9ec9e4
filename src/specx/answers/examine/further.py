"""What to ask after a verdict: commands as they are typed."""

from __future__ import annotations

import shlex

from ..asked_further import limits_command, range_typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rows import Examination


def further(examined: Examination) -> tuple[str, ...]:
    """The commands that tell more about the band: sharing and coordination, limits, the passive neighbours."""
    low, high, country = examined.low_hz, examined.high_hz, examined.country or ""
    band = range_typed(low, high)
    where = f"-c {examined.country}" if examined.country else f"-r {examined.region}"
    service = shlex.quote(examined.service)
    if examined.status is None:
        return (f"specx find -s {service} -b {examined.bandwidth_hz}Hz {where}", f"specx overlap {band} {where}")
    return (
        f"specx sharing {band} -s {service} {where}",
        limits_command(low, high, examined.service, country, [str(examined.region)]),
        f"specx adjacent {band} --passive {where}",
    )
