"""What a station of a notice sends, worked out for each limit: pfd at every angle, off-axis and horizon e.i.r.p."""

from __future__ import annotations

import math

from ...light import NamedTuple
from ...regulations.formula import parse, value
from ...regulations.orbits import EARTH_KM, GSO_KM, in_reference, slant_range_km, spreading_db
from .offered import FAMILY, Lacking, Level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...regulations.limits import Limit

_STEP = 0.5  # degrees: between them masks and patterns run smoothly


class Lobe(NamedTuple):
    """A piece of an off-axis pattern: the gain in dBi from one angle to another, a number or a formula in d."""

    from_deg: float
    to_deg: float
    gain: str


class Emitter(NamedTuple):
    """The power and the antenna of a notice. Powers in dBW, gains in dBi, angles in degrees, heights in km."""

    necessary_hz: int
    density: float | None = None  # the greatest power density, dB(W/Hz)
    total: float | None = None  # the total power
    gain: float | None = None  # the greatest gain
    gains: tuple[tuple[float, float], ...] = ()  # gain towards a point on Earth that sees the satellite so high
    lobes: tuple[Lobe, ...] = ()  # the off-axis pattern
    elevation: float | None = None  # the least elevation of an earth station's main beam
    horizon: float = 0.0  # the elevation of its horizon
    perigee_km: float | None = None
    apogee_km: float | None = None

    @property
    def spectral(self) -> tuple[float, str] | None:
        """The power density in dB(W/Hz), and how it was come by; None where there is no power."""
        if self.density is not None:
            return self.density, "power density"
        if self.total is not None:
            # A uniform spread is weaker than what the notified maximum may be.
            return self.total - 10 * math.log10(self.necessary_hz), "total power spread evenly"
        return None

    def levels(self, limit: Limit, on_earth: bool) -> list[Level] | Lacking:
        """What the station offers to a limit, at each angle that matters; or what the notice lacks for it."""
        family = FAMILY.get(limit.quantity, "epfd" if "epfd" in limit.quantity else "")
        if family == "epfd":
            return Lacking("takes the simulation of Recommendation ITU-R S.1503, which is not made here")
        if family == "power":
            return self._power(limit)
        if family not in ("pfd", "eirp"):
            return Lacking("nothing in the notice to compare")
        if self.spectral is None:
            return Lacking("the notice states no power", "power_density")
        if family == "pfd":
            at_orbit = "orbit" in (limit.conditions.at or limit.at)
            if limit.at not in ("", "surface") and not at_orbit:
                return Lacking(f"measured at: {limit.at}; that takes a path over ground or at a site")
            return self._at_orbit(limit, on_earth) if at_orbit else self._at_surface(limit, on_earth)
        if limit.angle == "off-axis":
            return self._off_axis(limit)
        if limit.angle == "horizon elevation":
            return self._to_horizon(limit)
        return self._eirp(limit)

    # --- powers and e.i.r.p.

    def _power(self, limit: Limit) -> list[Level] | Lacking:
        if limit.reference_bandwidth:
            if self.spectral is None:
                return Lacking("the notice states no power", "power_density")
            density, how = self.spectral
            return [Level(in_reference(density, limit.reference_bandwidth, self.necessary_hz), None, how)]
        total = self._total()
        return Lacking("the notice states no power", "power") if total is None else [Level(*total)]

    def _total(self) -> tuple[float, None, str] | None:
        if self.total is not None:
            return self.total, None, "total power"
        if self.density is not None:
            return self.density + 10 * math.log10(self.necessary_hz), None, "power density over the necessary bandwidth"
        return None

    def _eirp(self, limit: Limit) -> list[Level] | Lacking:
        power = self._power(limit)
        if isinstance(power, Lacking):
            return power
        if self.gain is None:
            return Lacking("the notice states no gain", "gain")
        return [Level(level.value + self.gain, None, f"{level.how} and greatest gain") for level in power]

    def _off_axis(self, limit: Limit) -> list[Level] | Lacking:
        if not self.lobes:
            return Lacking("the notice states no off-axis pattern", "off_axis")
        density, how = self.spectral or (0.0, "")
        power = in_reference(density, limit.reference_bandwidth or self.necessary_hz, self.necessary_hz)
        found = [
            Level(power + gain, angle, f"{how} and off-axis pattern")
            for angle in _angles(limit) if (gain := self.gain_off(angle)) is not None
        ]  # fmt: skip
        return found or Lacking("the off-axis pattern reaches none of the angles of the limit", "off_axis")

    def _to_horizon(self, limit: Limit) -> list[Level] | Lacking:
        if self.elevation is None:
            return Lacking("the notice states no least elevation", "elevation")
        off = abs(self.elevation - self.horizon)
        gain = self.gain_off(off)
        if gain is None:
            return Lacking(f"the notice states no gain {off:g} degrees off the axis", "off_axis")
        density, how = self.spectral or (0.0, "")
        power = in_reference(density, limit.reference_bandwidth or self.necessary_hz, self.necessary_hz)
        return [Level(power + gain, self.horizon, f"{how} and gain {off:g} degrees off the axis")]

    # --- pfd

    def _at_surface(self, limit: Limit, on_earth: bool) -> list[Level] | Lacking:
        if on_earth:
            return Lacking("a pfd at the ground of a station on Earth takes a path over ground")
        if self.gain is None and not self.gains:
            return Lacking("the notice states no gain", "gain")
        low_km = self.perigee_km if self.perigee_km is not None else self.apogee_km
        if low_km is None:
            return Lacking("the notice states no height of the orbit", "apogee")
        density, how = self.spectral or (0.0, "")
        power = in_reference(density, limit.reference_bandwidth or self.necessary_hz, self.necessary_hz)
        known = "gain by elevation" if self.gains else "greatest gain at every angle"
        return [
            Level(
                power + gain - spreading_db(slant_range_km(EARTH_KM + low_km, angle)), angle, f"{how} and {known}",
                sure=bool(self.gains),
            )
            for angle in sorted({*_angles(limit), *(a for a, _ in self.gains)})
            if (gain := self.gain_at(angle)) is not None
        ]  # fmt: skip

    def _at_orbit(self, limit: Limit, on_earth: bool) -> list[Level] | Lacking:
        if self.gain is None:
            return Lacking("the notice states no gain", "gain")
        if on_earth:
            nearest = GSO_KM - EARTH_KM
        elif self.apogee_km is None:
            return Lacking("the notice states no height of the orbit", "apogee")
        else:
            # The nearest that a satellite comes to the orbit: just below it, at its apogee.
            nearest = abs(GSO_KM - EARTH_KM - self.apogee_km)
        density, how = self.spectral or (0.0, "")
        power = in_reference(density, limit.reference_bandwidth or self.necessary_hz, self.necessary_hz)
        words = f"{how} and greatest gain, {nearest:.0f} km away at the nearest"
        return [Level(power + self.gain - spreading_db(nearest), None, words, sure=on_earth)]

    # --- gains

    def gain_at(self, elevation: float) -> float | None:
        """The gain in dBi towards where the satellite stands so high: between two that are given on a straight line."""
        if not self.gains:
            return self.gain
        below = [g for g in self.gains if g[0] <= elevation]
        above = [g for g in self.gains if g[0] >= elevation]
        if not below or not above:
            return None
        (low, least), (high, most) = below[-1], above[0]
        return least if high == low else least + (most - least) * (elevation - low) / (high - low)

    def gain_off(self, angle: float) -> float | None:
        """The gain in dBi so many degrees off the axis; None where the pattern does not reach."""
        lobe = next((lobe for lobe in self.lobes if lobe.from_deg <= angle <= lobe.to_deg), None)
        return None if lobe is None else value(parse(lobe.gain), {"d": angle})


def _angles(limit: Limit) -> list[float]:
    """The angles at which a limit is looked at: its corners, and steps between them."""
    corners = [e for s in limit.segments for e in (s.from_deg, s.to_deg) if e is not None]
    if not corners:
        return list(_steps(0.0, 90.0))
    return sorted({*corners, *_steps(max(min(corners), 0.0), max(corners))})


def _steps(low: float, high: float) -> Iterable[float]:
    angles: Iterator[float] = (low + _STEP * i for i in range(int((high - low) / _STEP) + 1))
    return angles
