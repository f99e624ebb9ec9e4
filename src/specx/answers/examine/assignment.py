"""A planned assignment, and how to read one from options or from the row of a file."""

from __future__ import annotations

import re

from ...errors import UsageError
from ...light import NamedTuple, cached_property
from ...regulations.cases import Asker
from ...regulations.emission import Emission, Emissions
from ...regulations.values import ServiceTerm
from ...units import format_hz, parse_frequency
from ..widths import parse_width
from .given import angles, date, length, level, number
from .known import Known
from .offered import POWERS, GivenLevel
from .sending import emitter_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from ...facts.folder import Facts
    from .emitter import Emitter


UP, DOWN = "Earth-to-space", "space-to-Earth"
# Three digits with a letter among them, then three symbols or more: no frequency is written so.
_DESIGNATOR = re.compile(r"(?=.{7,9}$)(?=[\dHKMG]{4}[A-Z])\d*[HKMG]\d*[A-Z]\w+", re.IGNORECASE | re.ASCII)
GSO_KM = 35_786
NOBODY = Asker()
_SAID_OF_IT = frozenset(("orbit", "apogee", "use", "station", "received", "antenna"))
OPERATION = "space operation"
_UNHEARD = ("position", "inclination")
_KEPT = 1_000  # of what was read once, so that memory does not grow with a file


class Assignment(NamedTuple):
    """What is planned. Powers are None where not given; `doubts` tells what rests on unverified tables."""

    frequency_hz: int
    bandwidth_hz: int
    service: ServiceTerm
    region: str = "all"
    country: str = ""
    asker: Asker = NOBODY
    pfd: GivenLevel | None = None
    eirp: GivenLevel | None = None
    unwanted: GivenLevel | None = None
    power: GivenLevel | None = None
    elevation: float | None = None  # of the main beam, in degrees
    angles: tuple[tuple[str, float], ...] = ()  # which angle ("" not said), in degrees
    settled: frozenset[str] = frozenset()  # provisions and footnotes whose conditions are declared met
    station: str = ""
    emission: Emission | None = None
    doubts: tuple[str, ...] = ()
    # Where the class of station leaves the direction of the link open: the service the other way round.
    other_way: ServiceTerm | None = None
    # The power and antenna of a notice, None where levels are given by hand.
    emitter: Emitter | None = None
    # Of space operation functions: the service that the satellite is there for (No. 1.23), None where not said.
    main: ServiceTerm | None = None
    # What was said that no limit and no rule of the data depends on, by name.
    unheard: tuple[str, ...] = ()
    # Whether the class of station says that the station is on board an aircraft.
    airborne: bool = False

    @property
    def on_aircraft(self) -> bool | None:
        """Whether the station is on board an aircraft; None where neither its class nor its kind is said."""
        if self.airborne or "aircraft" in self.asker.stations:
            return True
        return False if self.station or self.asker.stations else None

    @property
    def orbit(self) -> str:
        """GSO or non-GSO, "" where not said."""
        return self.asker.orbit

    def angle_of(self, name: str) -> float | None:
        """The angle of that name, in degrees; one given without a name stands for any."""
        return next((degrees for given, degrees in self.angles if given in ("", name)), None)

    @property
    def low_hz(self) -> int:
        """The lower end of the necessary bandwidth, rounded outwards to a whole hertz."""
        return (2 * self.frequency_hz - self.bandwidth_hz) // 2

    @property
    def high_hz(self) -> int:
        """The upper end, at least one hertz above the lower."""
        return max(-(-(2 * self.frequency_hz + self.bandwidth_hz) // 2), self.low_hz + 1)


_EMISSION = Assignment._fields.index("emission")


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
        self._known: Known | None = None
        # What rows of a file say again and again.
        self._widths: dict[str, int] = {}
        self._rest: dict[tuple[tuple[str, str], ...], Assignment] = {}

    def assignment(self, given: Mapping[str, Any]) -> Assignment:
        """The assignment that the words give. Raises a `SpecxError` saying what is wrong."""
        words = {name: str(value).strip() for name, value in given.items() if value not in (None, "")}
        if "frequency" not in words:
            raise UsageError("the frequency is missing", "give for example 3.65GHz")
        frequency = self._frequency(words["frequency"])
        emission = None
        bandwidth = self._widths.get(words["bandwidth"]) if "bandwidth" in words else None
        if bandwidth is None or "emission" in words:
            bandwidth, emission = self._emitted(words, frequency)
        if bandwidth > 2 * frequency:
            raise UsageError(
                f"a bandwidth of {format_hz(bandwidth)} reaches below 0 Hz", "check frequency and bandwidth"
            )
        del words["frequency"]
        words.pop("bandwidth", None)
        words.pop("emission", None)
        said = tuple(words.items())
        rest = self._rest.get(said)
        if rest is None:
            rest = self._rest_of(words, bandwidth)
            # What a notice sends depends on its bandwidth.
            if rest.emitter is None and len(self._rest) < _KEPT:
                self._rest[said] = rest
        return Assignment._make((frequency, bandwidth, *rest[2:_EMISSION], emission, *rest[_EMISSION + 1 :]))

    def _emitted(self, words: dict[str, str], frequency: int) -> tuple[int, Emission | None]:
        """The bandwidth in Hz, and the emission where a designator gives it."""
        if _DESIGNATOR.match("".join(words.get("bandwidth", "").split()).rstrip("-")):
            # A column of necessary bandwidths often holds the whole designator.
            words.setdefault("emission", words["bandwidth"])
            del words["bandwidth"]
        # The Bureau writes two dashes where the optional symbols would stand.
        emission = self.emissions.decode(words["emission"].rstrip("-")) if "emission" in words else None
        if "bandwidth" in words:
            bandwidth = parse_width(words["bandwidth"], self.unit, 2 * frequency)
            if len(self._widths) < _KEPT:
                self._widths[words["bandwidth"]] = bandwidth
        elif emission:
            bandwidth = emission.bandwidth_hz
        else:
            raise UsageError("the bandwidth is missing", "give --bandwidth 100MHz or --emission 36M0G7W")
        return bandwidth, emission

    def _rest_of(self, words: Mapping[str, str], bandwidth: int) -> Assignment:
        """An assignment of what the words say beside frequency and bandwidth."""
        service, station, doubts, other_way, main = self._service(words)
        asker = self._asker(words)
        if service.qualifier == "deep space":
            asker = asker._replace(uses=(*(asker.uses or ()), service.qualifier))
        powers: dict[str, Any] = {name: level(name, words[name]) for name in POWERS if name in words}
        return Assignment(
            0, bandwidth, service, words.get("region", "all"), words.get("country", ""), asker,
            **powers, emitter=emitter_of(words, bandwidth, powers.get("power")),
            elevation=number("elevation", words["elevation"], 0, 90) if "elevation" in words else None,
            angles=angles(words["angle"]) if "angle" in words else (),
            settled=frozenset(_several(words["settled"]) if "settled" in words else ()),
            station=station, doubts=doubts, other_way=other_way, main=main,
            airborne=self._is_airborne(station), unheard=tuple(name for name in _UNHEARD if name in words),
        )  # fmt: skip

    def _asker(self, words: Mapping[str, str]) -> Asker:
        """What is said of the station itself."""
        if _SAID_OF_IT.isdisjoint(words):
            return NOBODY
        orbit = {"gso": "GSO", "non-gso": "non-GSO", "ngso": "non-GSO", "": ""}.get(words.get("orbit", "").casefold())
        if orbit is None:
            raise UsageError(f"orbit '{words['orbit'][:20]}' is not known", "write GSO or non-GSO")
        apogee = length("apogee", words["apogee"], "km") if "apogee" in words else None
        uses = self.known.uses(_several(words["use"])) if "use" in words else None
        return Asker(
            orbit=orbit, stations=self.known.stations(_several(words["station"])) if "station" in words else (),
            uses=uses, received=date("received", words["received"]) if "received" in words else "",
            antenna_m=length("antenna", words["antenna"], "m") if "antenna" in words else None,
            apogee_km=GSO_KM if orbit == "GSO" and apogee is None else apogee,
        )  # fmt: skip

    @property
    def known(self) -> Known:
        """The uses and kinds of station that footnotes name."""
        if self._known is None:
            self._known = Known(self.facts)
        return self._known

    @property
    def emissions(self) -> Emissions:
        """The emission tables."""
        if self._emissions is None:
            self._emissions = Emissions(self.facts.records("emissions", "emissions.yaml"))
        return self._emissions

    def _service(
        self, words: Mapping[str, str]
    ) -> tuple[ServiceTerm, str, tuple[str, ...], ServiceTerm | None, ServiceTerm | None]:
        text = words.get("service")
        if text is None:
            if "class" not in words:
                raise UsageError("the service is missing", "give --service MOBILE or --class FB")
            return (*self._by_class(words["class"]), None)
        term = self._terms.get(text)
        if term is None:
            term = self._terms[text] = self.facts.vocabulary.ask(text)
        if "class" in words:
            function, station, doubts, other_way = self._by_class(words["class"])
            if function.service == OPERATION and term.service != OPERATION:
                return function, station, doubts, other_way, term
        return term, words.get("class", ""), (), None, None

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


def _several(text: str) -> list[str]:
    """The items of a list written with commas or semicolons."""
    return [item for part in re.split(r"[,;]", text) if (item := part.strip())]
