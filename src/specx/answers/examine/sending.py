"""Words on a station's power and antenna, as options, tables and notices hold them, into what it sends."""

from __future__ import annotations

from ...errors import UsageError
from ...regulations.formula import FormulaError, parse, variables
from .emitter import Emitter, Lobe
from .given import length, number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .offered import GivenLevel

# The keys that make an assignment one with a power and an antenna of its own.
SENDING = ("power_density", "gain", "gains", "off_axis")


def each_place(words: dict[str, str]) -> Iterator[dict[str, str]]:
    """The words once for each part of the service area: it, not the position in orbit, decides Regions and countries."""
    if "service_area" not in words:
        yield words
        return
    bare = dict(words)
    area = [part.strip() for part in bare.pop("service_area", "").split(",") if part.strip()]
    if not area:
        yield bare
    for part in area:
        rest = {name: value for name, value in bare.items() if name not in ("region", "country")}
        yield {**rest, ("region" if part in ("1", "2", "3", "all") else "country"): part}


def emitter_of(words: Mapping[str, str], necessary_hz: int, power: GivenLevel | None) -> Emitter | None:
    """What the words say of power and antenna; None where they say nothing. Raises `UsageError`."""
    if not any(name in words for name in SENDING):
        return None
    if power is not None and power.per is not None:
        raise UsageError("power is given with a bandwidth", "write it as power_density in dB(W/Hz), or as a whole")
    orbit = words.get("orbit", "").casefold()
    apogee = length("apogee", words["apogee"], "km") if "apogee" in words else 35_786.0 if orbit == "gso" else None
    return Emitter(
        necessary_hz, number("power_density", words["power_density"], -300, 100) if "power_density" in words else None,
        power.value if power else None, number("gain", words["gain"], -100, 100) if "gain" in words else None,
        tuple(sorted(_gains(words["gains"]))) if "gains" in words else (),
        tuple(_lobes(words["off_axis"])) if "off_axis" in words else (),
        number("elevation", words["elevation"], 0, 90) if "elevation" in words else None,
        number("horizon", words["horizon"], -90, 90) if "horizon" in words else 0.0,
        length("perigee", words["perigee"], "km") if "perigee" in words else None, apogee,
    )  # fmt: skip


def _gains(text: str) -> Iterator[tuple[float, float]]:
    for part in filter(None, (p.strip() for p in text.split(","))):
        angle, colon, gain = part.partition(":")
        if not colon:
            raise UsageError(f"gains '{part[:20]}' is not understood", "write elevation: gain, as 5: 46, 10: 47")
        yield number("elevation", angle.strip(), 0, 90), number("gain", gain.strip(), -100, 100)


def _lobes(text: str) -> Iterator[Lobe]:
    for part in filter(None, (p.strip() for p in text.split(";"))):
        span, colon, gain = part.partition(":")
        low, dots, high = span.partition("..")
        if not (colon and dots):
            raise UsageError(f"off_axis '{part[:20]}' is not understood", 'write "1..48: 29-25*log10(d); 48..180: -10"')
        formula = gain.strip()
        try:
            unknown = variables(parse(formula)) - {"d"}
        except FormulaError as problem:
            raise UsageError(f"off_axis '{formula[:30]}': {problem}", "a number, or a formula in d (degrees)") from None
        if unknown:
            raise UsageError(f"off_axis '{formula[:30]}' holds {', '.join(sorted(unknown))}", "the angle is d")
        yield Lobe(number("off_axis", low.strip(), 0, 180), number("off_axis", high.strip(), 0, 180), formula)
