"""On which stations, links and dates a limit binds."""

from __future__ import annotations

from ..record import Record


class LimitConditions(Record):
    """On which stations, links and dates a limit is bound; only what the rule sets is there."""

    application: str = ""
    """The use, such as IMT."""
    station: str = ""
    """The kind of station."""
    direction: str = ""
    """The direction of the link."""
    observation: str = ""
    """Of radio astronomy: continuum, spectral line, VLBI."""
    entry: str = ""
    """Whether one emission or the sum of all is meant."""
    reference_antenna_m: float | None = None
    """The diameter of the reference antenna that is protected, in metres."""
    eirp_above_dbw: float | None = None
    """Only stations above this e.i.r.p., in dBW."""
    eirp_per: int | None = None
    """The bandwidth in which that e.i.r.p. is measured, in Hz."""
    antenna_below_m: float | None = None
    """Only antennas smaller than this, in metres."""
    orbital_separation_deg_to: float | None = None
    """Only up to this separation along the orbit, in degrees."""
    towards_positions: tuple[str, ...] = ()
    """The orbital positions concerned."""
    advance_publication_before: str = ""
    """Only systems published in advance before this day or conference."""
    advance_publication_from: str = ""
    """Only systems published in advance from this day on."""
    advance_publication_after: str = ""
    """Only systems published in advance after this day or conference."""
    at: str = ""
    """Where the level is measured."""
    aggregate: bool | None = None
    """Whether all systems together are meant."""
    integration_s: float | None = None
    """The time of integration, in seconds."""
    percent_of_time: float | None = None
    """The share of time, in per cent, in which the level may be passed."""
    not_for: str = ""
    """Which stations are left out."""
    in_use_from: str = ""
    """Only stations put into use from this day on."""
    in_use_after: str = ""
    """Only stations put into use after this day or conference."""
    in_use_before: str = ""
    """Only stations put into use before this day or conference."""
    in_use_until: str = ""
    """Only stations put into use up to this day."""
    measure: str = ""
    """How it is measured."""
    uplink_power_control: bool | None = None
    """Whether the station controls its power on the uplink."""
    antenna_gain_dbi_from: float | None = None
    """Only antennas of this gain or more, in dBi."""
    antenna_gain_dbi_below: float | None = None
    """Only antennas below this gain, in dBi."""
    elevation_deg_from: float | None = None
    """Only from this elevation on, in degrees."""
    elevation_deg_below: float | None = None
    """Only below this elevation, in degrees."""

    @property
    def named(self) -> set[str]:
        """The conditions that the rule sets, by the names of their fields."""
        return {name for name, _ in self._told()}

    def for_new(self, day: str) -> bool:
        """Whether a station put into use on the day (an ISO date) can be meant: not where older ones alone are."""
        ends = filter(None, (self.in_use_before, self.in_use_until))
        return all(last_day(end) > day for end in ends)

    @property
    def sends(self) -> str:
        """The direction in which the station bound sends, "" where the conditions do not tell."""
        return self.direction or {"earth station": "Earth-to-space", "space station": "space-to-Earth"}.get(
            self.station, ""
        )


def last_day(text: str) -> str:
    """A date, or a conference for the end of its year: `WRC-19`."""
    return f"20{text[4:6]}-12-31" if text.startswith("WRC-") else text
