"""A planned assignment, and how to read one from options or from the row of a file."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from ...errors import UsageError
from ...facts.folder import Facts
from ...regulations.emission import Emission, Emissions
from ...regulations.values import ServiceTerm
from ...units import format_hz, parse_frequency

UP, DOWN = "Earth-to-space", "space-to-Earth"
POWERS = ("pfd", "angle", "eirp", "unwanted")
# Units of power that may stand behind an e.i.r.p. or an unwanted power: watts, or decibels above dBW.
_WATTS = {"mw": 1e-3, "w": 1.0, "kw": 1e3}
_DECIBELS = {"dbw": 0.0, "dbm": -30.0}
# Three digits with a letter among them, then three symbols or more: no frequency is written so.
_DESIGNATOR = re.compile(r"(?=.{7,9}$)(?=[\dHKMG]{4}[A-Z])\d*[HKMG]\d*[A-Z]\w+", re.IGNORECASE | re.ASCII)


class Assignment(NamedTuple):
    """What is planned. Powers are None where not given; `doubts` tells what rests on unverified tables."""

    frequency_hz: int
    bandwidth_hz: int
    service: ServiceTerm
    region: str = "all"
    country: str = ""
    orbit: str = ""
    pfd: float | None = None
    angle: float | None = None
    eirp: float | None = None
    unwanted: float | None = None
    station: str = ""
    emission: Emission | None = None
    doubts: tuple[str, ...] = ()
    # Where the class of station leaves the direction of the link open: the service the other way round.
    other_way: ServiceTerm | None = None
    # Whether the class of station says that the station is on board an aircraft.
    airborne: bool = False

    @property
    def low_hz(self) -> int:
        """The lower end of the necessary bandwidth, rounded outwards to a whole hertz."""
        return (2 * self.frequency_hz - self.bandwidth_hz) // 2

    @property
    def high_hz(self) -> int:
        """The upper end, at least one hertz above the lower."""
        return max(-(-(2 * self.frequency_hz + self.bandwidth_hz) // 2), self.low_hz + 1)


class Reading:
    """Reads assignments with the vocabulary, the classes of station and the emission tables.

    `frequency` reads a frequency where names are taken too.
    """

    def __init__(self, facts: Facts, unit: str = "", frequency: Callable[[str], int] | None = None) -> None:
        self.facts = facts
        self.unit = unit or None
        self._frequency = frequency or (lambda text: parse_frequency(text, self.unit))
        self._emissions: Emissions | None = None
        self._terms: dict[str, ServiceTerm] = {}

    def assignment(self, given: Mapping[str, Any]) -> Assignment:
        """The assignment that the words give. Raises a `SpecxError` saying what is wrong."""
        words = {name: str(value).strip() for name, value in given.items() if value not in (None, "")}
        if "frequency" not in words:
            raise UsageError("the frequency is missing", "give for example 3.65GHz")
        frequency = self._frequency(words["frequency"])
        if _DESIGNATOR.match("".join(words.get("bandwidth", "").split())):
            # A column of necessary bandwidths often holds the whole designator.
            words.setdefault("emission", words["bandwidth"])
            del words["bandwidth"]
        emission = self.emissions.decode(words["emission"]) if "emission" in words else None
        if "bandwidth" in words:
            bandwidth = parse_frequency(words["bandwidth"], self.unit)
        elif emission:
            bandwidth = emission.bandwidth_hz
        else:
            raise UsageError("the bandwidth is missing", "give --bandwidth 100MHz or --emission 36M0G7W")
        if bandwidth > 2 * frequency:
            raise UsageError(
                f"a bandwidth of {format_hz(bandwidth)} reaches below 0 Hz", "check frequency and bandwidth"
            )
        service, station, doubts, other_way = self._service(words)
        orbit = {"gso": "GSO", "non-gso": "non-GSO", "ngso": "non-GSO", "": ""}.get(words.get("orbit", "").casefold())
        if orbit is None:
            raise UsageError(f"orbit '{words['orbit'][:20]}' is not known", "write GSO or non-GSO")
        pfd, angle, eirp, unwanted = (self._number(words, name) for name in POWERS)
        return Assignment(
            frequency, bandwidth, service, words.get("region", "all"), words.get("country", ""), orbit,
            pfd, angle, eirp, unwanted, station, emission, doubts, other_way, self._is_airborne(station),
        )  # fmt: skip

    @staticmethod
    def _number(words: Mapping[str, str], name: str) -> float | None:
        if name not in words:
            return None
        number, _, unit = re.fullmatch(r"(.*?)(\s*)([a-z]*)", words[name].casefold()).groups()  # type: ignore[union-attr]
        powers = name in ("eirp", "unwanted")
        try:
            value = float(number if powers else words[name])
            if powers and unit in _WATTS:
                value = 10 * math.log10(value * _WATTS[unit])
            elif powers and unit:
                value += _DECIBELS[unit]
        except (ValueError, KeyError):
            hint = "write decibels above 1 W, or with a unit: 20dBW, 50dBm, 100W" if powers else (
                "write it in the unit of the limit, e.g. -112.5"
            )  # fmt: skip
            raise UsageError(f"{name} '{words[name][:20]}' is not a number", hint) from None
        if name == "angle" and not 0 <= value <= 90:
            raise UsageError(f"angle {words[name][:20]} is out of range", "angles run from 0 to 90 degrees")
        if not -1000 <= value <= 1000:
            raise UsageError(f"{name} {words[name][:20]} is out of range", "write decibels or degrees")
        return value

    @property
    def emissions(self) -> Emissions:
        """The emission tables."""
        if self._emissions is None:
            self._emissions = Emissions(self.facts.records("emissions", "emissions.yaml"))
        return self._emissions

    def _service(self, words: Mapping[str, str]) -> tuple[ServiceTerm, str, tuple[str, ...], ServiceTerm | None]:
        text = words.get("service")
        if text is None:
            if "class" not in words:
                raise UsageError("the service is missing", "give --service MOBILE or --class FB")
            return self._by_class(words["class"])
        term = self._terms.get(text)
        if term is None:
            term = self._terms[text] = self.facts.vocabulary.ask(text)
        return term, words.get("class", ""), (), None

    def _is_airborne(self, symbol: str) -> bool:
        known = self.classes.get(symbol.strip().upper()) if symbol else None
        return bool(known and known.get("airborne"))

    @cached_property
    def classes(self) -> dict[str, dict[str, Any]]:
        """The classes of station, by symbol."""
        return {r["symbol"]: r for r in self.facts.records("classes", "classes.yaml")}

    def _by_class(self, symbol: str) -> tuple[ServiceTerm, str, tuple[str, ...], ServiceTerm | None]:
        """The service of a class of station, with the direction of the link that such a station is part of.

        A space station that both sends and receives has one symbol: then the other direction comes last.
        """
        known = self.classes.get(symbol.strip().upper())
        if known is None:
            import difflib

            near = difflib.get_close_matches(symbol.strip().upper(), self.classes, 3, 0.5)
            hint = "near: " + ", ".join(near) if near else "for example FX, FB, ML, EC"
            raise UsageError(f"unknown class of station '{symbol[:20]}'", hint)
        if "service" not in known:
            raise UsageError(
                f"class {known['symbol']} ({known['station']}) names no one service", "give --service instead"
            )
        service, qualifier, directions = known["service"]
        qualifier = known.get("qualifier", qualifier)
        if not directions and qualifier not in ("passive", "active") and service != "inter-satellite":
            directions = _sending(known) if self.facts.vocabulary.is_space(service) else []
        doubts = (
            () if known["verified"] else (f"class {known['symbol']}: {known.get('doubt', 'not read in a document')}",)
        )
        term, other = ServiceTerm(service, qualifier, tuple(directions)), None
        if directions and not known["service"][2] and service != "broadcasting-satellite" and not _one_way(known):
            other = ServiceTerm(service, qualifier, (UP if directions == [DOWN] else DOWN,))
        return term, known["symbol"], doubts, other


def _one_way(known: Mapping[str, Any]) -> bool:
    """Whether a station is there only to receive, or only to send."""
    return any(word in known["station"] for word in ("receives", "sends", "telemetry", "telecommand"))


def _sending(known: Mapping[str, Any]) -> list[str]:
    """The direction of the link: a space station sends down and an earth station up, unless it is there to receive."""
    receives = "receives" in known["station"] or (known["kind"] == "earth" and "telemetry" in known["station"])
    ways = {"space": (DOWN, UP), "earth": (UP, DOWN)}.get(known["kind"])
    return [ways[receives]] if ways else []
