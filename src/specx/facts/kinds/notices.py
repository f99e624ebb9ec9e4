"""The shape of a notice: a station as an administration would notify it, with powers and antenna (Appendix 4)."""

from __future__ import annotations

from ..store import Map, Node
from .types import Date, Key, Keyed, ListOf, Reader, Str, Type
from .values import Number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_GAIN = Keyed(
    {
        "elevation": Key(Number(), "how high the satellite stands where the gain is looked at, in degrees", True),
        "gain": Key(Number(), "the gain towards there, in dBi", True),
    },
    "a gain by elevation",
)
_LOBE = Keyed(
    {
        "from": Key(Number(), "from how many degrees off the axis", True),
        "to": Key(Number(), "to how many", True),
        "gain": Key(Str(), "the gain in dBi: a number, or a formula in d (degrees)", True),
    },
    "a piece of an off-axis pattern",
)
NOTICE = Keyed(
    {
        "name": Key(Str(), "how to call it in the answer"),
        "frequency": Key(Str(), "the assigned frequency, with its unit", True),
        "bandwidth": Key(Str(), "the necessary bandwidth, where no designator is given"),
        "emission": Key(Str(), "the designator of the emission: 36M0G7W--"),
        "service": Key(Str(), "the service with its direction; beside a class of space operation the main service"),
        "class": Key(Str(), "the class of station: EC, TC, ED ..."),
        "orbit": Key(Str(), "GSO or non-GSO"),
        "position": Key(Str(), "the orbital position of a GSO satellite: 13E"),
        "apogee": Key(Str(), "the apogee, in km above the ground"),
        "perigee": Key(Str(), "the perigee, in km above the ground; the apogee where absent"),
        "inclination": Key(Str(), "the inclination of the orbit, in degrees"),
        "power_density": Key(Str(), "the greatest power density into the antenna, in dB(W/Hz)"),
        "power": Key(Str(), "the total power into the antenna: 20dBW, 100W"),
        "gain": Key(Str(), "the greatest gain, in dBi"),
        "gains": Key(ListOf(_GAIN, False), "of a satellite: the gain towards the ground by elevation"),
        "off_axis": Key(ListOf(_LOBE, False), "the off-axis pattern"),
        "antenna": Key(Str(), "the diameter of the antenna, in metres"),
        "elevation": Key(Str(), "of an earth station: the least elevation of its main beam, in degrees"),
        "horizon": Key(Str(), "of an earth station: the elevation of its horizon, in degrees; 0 where absent"),
        "service_area": Key(ListOf(Str(), False), "countries by name or code, or Regions"),
        "country": Key(Str(), "the notifying administration"),
        "region": Key(Str(), "the Region"),
        "station": Key(Str(), "the kind of station: aircraft, ship ..."),
        "use": Key(ListOf(Str(), False), "the uses: IMT, feeder links ..., or none"),
        "received": Key(Date(), "the day on which the notice was received"),
        "settled": Key(ListOf(Str(), False), "provisions and footnotes whose conditions are met: 9.21, 9.11A"),
        "pfd": Key(Str(), "a pfd at the ground, where it is known and not to be worked out"),
        "eirp": Key(Str(), "an e.i.r.p., likewise"),
        "unwanted": Key(Str(), "an unwanted power, likewise"),
        "angle": Key(Str(), "the angle of these"),
    },
    "a notice",
)


class _Notices(Type):
    """One notice, or a list of them: always read as a list."""

    wants = "a notice or a list of notices"

    def read(self, node: Node, to: Reader) -> Any:
        """The notices of the file."""
        return [NOTICE.read(node, to)] if isinstance(node, Map) else ListOf(NOTICE, empty=False).read(node, to)

    def json_schema(self) -> dict[str, Any]:
        """One notice, or an array."""
        one = NOTICE.json_schema()
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


NOTICES = _Notices()
