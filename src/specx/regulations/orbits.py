"""Paths between a satellite and the Earth, and what an emission spreads to on the way.

As in the rule of the Rules of Procedure on No. 21.16: a round Earth of 6 378 km, the geostationary
orbit at 42 164 km from its centre, free space.
"""

from __future__ import annotations

import math

EARTH_KM = 6378.0
GSO_KM = 42_164.0  # from the centre of the Earth


def slant_range_km(radius_km: float, elevation_deg: float) -> float:
    """The path in km from a satellite `radius_km` from the Earth's centre to where it stands at the elevation (degrees)."""
    rise = math.radians(elevation_deg)
    return math.sqrt(radius_km**2 - (EARTH_KM * math.cos(rise)) ** 2) - EARTH_KM * math.sin(rise)


def spreading_db(path_km: float) -> float:
    """The area over which a watt is spread after the path, in dB(m2): 10 log (4 pi d squared)."""
    return 10 * math.log10(4 * math.pi * (path_km * 1000) ** 2)


def in_reference(density_dbw_hz: float, reference_hz: int, necessary_hz: int) -> float:
    """The power in dBW that an emission has in a reference bandwidth, or in its own where that is narrower."""
    return density_dbw_hz + 10 * math.log10(min(reference_hz, necessary_hz))
