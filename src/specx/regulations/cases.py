"""Cases: of which stations a rule speaks, and whether somebody who plans one is meant.

A rule that names a case (geostationary systems, aircraft stations, IMT, a day of receipt) binds only
who is in it. Whether a planned station is may be known, or not yet: then the answer names what decides.
"""

from __future__ import annotations

from ..light import NamedTuple
from ..record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any


# Uses that are no radiocommunication (No. 1.15): a station of a service is never one of them.
NO_STATION = frozenset(("ISM",))


class Asker(NamedTuple):
    """What is known of a planned station. Empty and None mean: not said."""

    orbit: str = ""  # GSO | non-GSO; "" not said
    stations: tuple[str, ...] = ()  # kinds of station: aircraft, ship ...
    uses: tuple[str, ...] | None = None  # IMT, HIBS, feeder link ...; () for none of those that rules name
    received: str = ""  # the day on which the notice was received, as an ISO date
    country: str = ""  # the administration that notifies
    antenna_m: float | None = None  # the diameter of its antenna, in metres
    apogee_km: float | None = None  # the apogee of its orbit, in km
    status: str = ""  # the status in which it would work
    named_in: Callable[[str], bool] | None = None  # whether a Resolution names its administration for its band


class StationCase(Record):
    """Of which stations a rule speaks. All that is named has to hold; of a list, one."""

    orbit: str = ""
    """The orbit of the systems: GSO or non-GSO."""
    station_kinds: tuple[str, ...] = ()
    """The kinds of station: aircraft, ship, HAPS ..."""
    uses: tuple[str, ...] = ()
    """The uses: IMT, feeder link ..."""
    except_uses: tuple[str, ...] = ()
    """The uses that are not meant."""
    received_from: str = ""
    """Only systems of which notice was received on this day or later, as an ISO date."""
    received_before: str = ""
    """Only systems of which notice was received before this day."""
    countries: tuple[str, ...] = ()
    """Only systems of these administrations, by code."""
    except_countries: tuple[str, ...] = ()
    """Only systems of other administrations than these."""
    under: tuple[str, ...] = ()
    """Only uses by administrations that one of these Resolutions names, in its bands."""
    status: str = ""
    """Only the use with this status: primary or secondary."""
    antenna_m_from: float | None = None
    """Only antennas of this diameter or more, in metres."""
    antenna_m_below: float | None = None
    """Only antennas smaller than this, in metres."""
    apogee_km_from: float | None = None
    """Only orbits of this apogee or more, in km."""
    apogee_km_below: float | None = None
    """Only orbits with a lower apogee, in km."""
    partly: bool = False
    """True where this is not all that the rule demands."""

    def holds(self, asker: Asker) -> tuple[bool | None, str]:
        """Whether the planned station is in the case: True or False, or None and the option that would tell."""
        asked = ""
        for held, option in self._parts(asker):
            if held is False:
                return False, ""
            if held is None and not asked:
                asked = option
        return (None, asked) if asked else (True, "")

    def _parts(self, asker: Asker) -> Iterator[tuple[bool | None, str]]:
        if self.orbit:
            yield (self.orbit == asker.orbit if asker.orbit else None), f"--orbit {self.orbit}"
        if self.station_kinds:
            told = bool(set(self.station_kinds) & set(asker.stations)) if asker.stations else None
            yield told, f"--station {_word(self.station_kinds[0])}"
        if self.uses:
            yield serves(asker.uses, self.uses), f"--use {_word(self.uses[0])}"
        if self.except_uses:
            told = serves(asker.uses, self.except_uses)
            yield (None if told is None else not told), f"--use {_word(self.except_uses[0])}"
        # What is planned is received on the day asked, unless another day is given.
        if self.received_from:
            yield (asker.received >= self.received_from if asker.received else None), "--received DATE"
        if self.received_before:
            yield (asker.received < self.received_before if asker.received else None), "--received DATE"
        if self.countries:
            yield (asker.country in self.countries if asker.country else None), f"-c {self.countries[0]}"
        if self.except_countries:
            yield (asker.country not in self.except_countries if asker.country else None), "-c COUNTRY"
        if self.under:
            named = any(map(asker.named_in, self.under)) if asker.named_in and asker.country else None
            yield named, "-c COUNTRY"
        if self.status:
            yield (self.status == asker.status if asker.status else None), ""
        yield from _between(asker.antenna_m, self.antenna_m_from, self.antenna_m_below, "--antenna METRES")
        yield from _between(asker.apogee_km, self.apogee_km_from, self.apogee_km_below, "--apogee KM")


def of_no_station(cases: Sequence[StationCase]) -> bool:
    """Whether cases speak of equipment that belongs to no service: nobody who plans a station is meant."""
    return bool(cases) and all(case.uses and NO_STATION.issuperset(case.uses) for case in cases)


def serves(uses: Iterable[str] | None, named: Iterable[str]) -> bool | None:
    """Whether a station's uses are among those named; None where they are not said.

    A closer name is the wider one too: BSS feeder links are feeder links.
    """
    if uses is None:
        return None
    wanted = tuple(named)
    return any(use == name or use.endswith(f" {name}") for use in uses for name in wanted)


def _between(
    value: float | None, least: float | None, below: float | None, option: str
) -> Iterator[tuple[bool | None, str]]:
    if least is not None or below is not None:
        held = None if value is None else (least is None or value >= least) and (below is None or value < below)
        yield held, option


def _word(text: str) -> str:
    """The text as a word that a shell takes."""
    return f'"{text}"' if " " in text else text


def cases_of(records: Iterable[Mapping[str, Any]] | None) -> tuple[StationCase, ...]:
    """The cases that checked records name."""
    return tuple(
        StationCase(**{key: _frozen(value) for key, value in record.items() if key in StationCase._fields})
        for record in records or ()
    )


def meant(cases: Sequence[StationCase], asker: Asker) -> tuple[bool | None, str]:
    """Whether a planned station is in one of the cases: True, False, or None and the options that would tell.

    Without a case everybody is meant. A case that is `partly` told is not settled by what it names.
    """
    if not cases:
        return True, ""
    asked: dict[str, None] = {}
    for case in cases:
        held, option = case.holds(asker)
        if held and not case.partly:
            return True, ""
        if held is None or held:
            asked[option] = None
    return (None, " or ".join(filter(None, asked))) if asked else (False, "")


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
