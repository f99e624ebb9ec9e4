"""A planned assignment, and how to read one from options or from the row of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..emission import Emission, Emissions
from ..errors import UsageError
from ..facts import Facts
from ..model import ServiceTerm
from ..units import format_hz, parse_frequency

UP, DOWN = "Earth-to-space", "space-to-Earth"
POWERS = ("pfd", "angle", "eirp", "unwanted")


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

    @property
    def low_hz(self) -> int:
        """The lower end of the necessary bandwidth, rounded outwards to a whole hertz."""
        return (2 * self.frequency_hz - self.bandwidth_hz) // 2

    @property
    def high_hz(self) -> int:
        """The upper end, at least one hertz above the lower."""
        return max(-(-(2 * self.frequency_hz + self.bandwidth_hz) // 2), self.low_hz + 1)


class Reading:
    """Reads assignments with the vocabulary, the classes of station and the emission tables."""

    def __init__(self, facts: Facts, unit: str = "") -> None:
        self.facts = facts
        self.unit = unit or None
        self._emissions: Emissions | None = None
        self._classes: dict[str, dict[str, Any]] | None = None
        self._terms: dict[str, ServiceTerm] = {}

    def assignment(self, given: Mapping[str, Any]) -> Assignment:
        """The assignment that the words give. Raises a `SpecxError` saying what is wrong."""
        words = {name: str(value).strip() for name, value in given.items() if value not in (None, "")}
        if "frequency" not in words:
            raise UsageError("the frequency is missing", "give for example 3.65GHz")
        frequency = parse_frequency(words["frequency"], self.unit)
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
        service, station, doubts = self._service(words)
        orbit = {"gso": "GSO", "non-gso": "non-GSO", "ngso": "non-GSO", "": ""}.get(words.get("orbit", "").casefold())
        if orbit is None:
            raise UsageError(f"orbit '{words['orbit'][:20]}' is not known", "write GSO or non-GSO")
        pfd, angle, eirp, unwanted = (self._number(words, name) for name in POWERS)
        return Assignment(
            frequency, bandwidth, service, words.get("region", "all"), words.get("country", ""), orbit,
            pfd, angle, eirp, unwanted, station, emission, doubts,
        )  # fmt: skip

    @staticmethod
    def _number(words: Mapping[str, str], name: str) -> float | None:
        if name not in words:
            return None
        try:
            value = float(words[name])
        except ValueError:
            raise UsageError(
                f"{name} '{words[name][:20]}' is not a number", "write it in the unit of the limit, e.g. -112.5"
            ) from None
        if not -1000 <= value <= 1000:
            raise UsageError(f"{name} {words[name][:20]} is out of range", "write decibels or degrees")
        return value

    @property
    def emissions(self) -> Emissions:
        """The emission tables."""
        if self._emissions is None:
            self._emissions = Emissions(self.facts)
        return self._emissions

    def _service(self, words: Mapping[str, str]) -> tuple[ServiceTerm, str, tuple[str, ...]]:
        text = words.get("service")
        if text is None:
            if "class" not in words:
                raise UsageError("the service is missing", "give --service MOBILE or --class FB")
            return self._by_class(words["class"])
        term = self._terms.get(text)
        if term is None:
            term = self._terms[text] = self.facts.vocabulary.ask(text)
        return term, words.get("class", ""), ()

    def _by_class(self, symbol: str) -> tuple[ServiceTerm, str, tuple[str, ...]]:
        """The service of a class of station, with the direction of the link that such a station is part of."""
        if self._classes is None:
            self._classes = {r["symbol"]: r for r in self.facts.records("classes", "classes.yaml")}
        known = self._classes.get(symbol.strip().upper())
        if known is None:
            import difflib

            near = difflib.get_close_matches(symbol.strip().upper(), self._classes, 3, 0.5)
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
        return ServiceTerm(service, qualifier, tuple(directions)), known["symbol"], doubts


def _sending(known: Mapping[str, Any]) -> list[str]:
    """The direction of the link: a space station sends down and an earth station up, unless it is there to receive."""
    receives = "receives" in known["station"] or (known["kind"] == "earth" and "telemetry" in known["station"])
    ways = {"space": (DOWN, UP), "earth": (UP, DOWN)}.get(known["kind"])
    return [ways[receives]] if ways else []
