"""A name read as one frequency or one range; where it could be several, they are named to choose from."""

from __future__ import annotations

from ..errors import FrequencyError, shown
from ..light import NamedTuple, pattern
from ..units import RADIO_END_HZ, format_asked
from .meanings import Meaning, Meanings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ..facts.folder import Facts


_SHOWN = 8
_C = 299_792_458  # m/s
_LENGTH = pattern(r"(?i)(\d{1,6}(?:\.\d{1,6})?)\s*([mc]m)")


class Understood(NamedTuple):
    """What a text that is no frequency was read as, `[low_hz, high_hz)`, and by which names."""

    text: str
    low_hz: int
    high_hz: int
    meanings: tuple[Meaning, ...]

    @property
    def doubt(self) -> str:
        """Why it is not verified; "" where one of the names is."""
        return "" if any(m.verified for m in self.meanings) else self.meanings[0].doubt

    def json(self) -> dict[str, Any]:
        """What was understood, as the `query` of an answer has it."""
        first = self.meanings[0]
        return {
            "text": self.text, "low_hz": self.low_hz, "high_hz": self.high_hz,
            "names": [m.name for m in self.meanings], "kind": first.kind, "usage": first.usage,
            "verified": any(m.verified for m in self.meanings), "doubt": self.doubt, "source": first.source._asdict(),
        }  # fmt: skip

    def line(self) -> str:
        """What was understood, and what such a name is worth, for people."""
        first = self.meanings[0]
        named = " and ".join(dict.fromkeys(m.name for m in self.meanings))
        what = f"'{shown(self.text)}' is read as {format_asked(self.low_hz, self.high_hz)}: {named} ({first.title})"
        if self.doubt:
            what += f"; unverified: {self.doubt}"
        if first.usage:
            what += "; the name is usage, not a term of the Regulations: towards ITU the names of No. 2.1 are used (No. 2.2)"
        return what


class Wavelength(NamedTuple):
    """What a text that is a wavelength was read as: the frequency c / wavelength in vacuum, to the nearest hertz."""

    text: str
    low_hz: int

    @property
    def high_hz(self) -> int:
        """The end of the hertz that starts there."""
        return self.low_hz + 1

    def line(self) -> str:
        """What was understood, for people."""
        return f"'{shown(self.text)}' is read as a wavelength: about {format_asked(self.low_hz, self.high_hz)}"

    def json(self) -> dict[str, Any]:
        """What was understood, as the `query` of an answer has it."""
        return {
            "text": self.text, "low_hz": self.low_hz, "high_hz": self.high_hz, "names": [], "kind": "wavelength",
            "usage": False, "verified": True, "doubt": "", "approximate": True, "source": None,
        }  # fmt: skip


def wavelength(text: str) -> Wavelength | None:
    """The frequency of a wavelength in millimetres or centimetres: `1.3mm`, `21 cm`; None for any other text.

    Metres are left to names (`2m band`): a small m behind a number may be a slip of the shift key.
    """
    found = _LENGTH.fullmatch(text.strip().replace("\u00a0", " "))
    if found is None or not found[1].strip("0."):
        return None
    from fractions import Fraction

    metres = Fraction(found[1]) / (1000 if found[2].lower() == "mm" else 100)
    hz = round(_C / metres)
    return Wavelength(text, hz) if hz <= RADIO_END_HZ else None


class NameReader:
    """Reads names with the facts of one folder, which it opens when the first one is read."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @property
    def meanings(self) -> Meanings:
        """Every name that the folder holds."""
        return self._facts.kept(Meanings)

    def frequency(self, text: str, regions: Iterable[int]) -> Understood | None:
        """The one frequency that the text means, or None for no name. Raises `FrequencyError` with the choices."""
        found = self.meanings.of(text)
        if not found:
            return None
        points = [(m, part, hz, hz + 1, where) for m in found for part, hz, where in m.points]
        if points:
            return _chosen(text, points, tuple(regions))
        bands = [(m, b.part, b.low_hz, b.high_hz, b.regions) for m in found for b in m.bands]
        spans = _choices(bands, {(low, high) for _, _, low, high, _ in bands})
        told = "a band" if len(spans) == 1 else f"{len(spans)} bands"
        raise FrequencyError(
            f"'{shown(text)}' is {told}, not a frequency",
            f"`specx overlap` asks about {spans[0]}"
            if len(spans) == 1
            else "`specx overlap` asks about " + " or ".join(spans),
        )

    def band(self, text: str, regions: Iterable[int]) -> Understood | None:
        """The one range that the text means, or None for no name. Raises `FrequencyError` with the choices."""
        found = self.meanings.of(text)
        if not found:
            return None
        bands = [(m, b.part, b.low_hz, b.high_hz, b.regions) for m in found for b in m.bands]
        # A frequency without a band is the hertz that starts there.
        bands += [(m, part, hz, hz + 1, where) for m in found if not m.bands for part, hz, where in m.points]
        return _chosen(text, bands, tuple(regions))


_Place = tuple[Meaning, str, int, int, tuple[int, ...]]


def _chosen(text: str, places: list[_Place], regions: tuple[int, ...]) -> Understood:
    by_region = {r: [p for p in places if not p[4] or r in p[4]] for r in (1, 2, 3)}
    asked = {r: {(p[2], p[3]) for p in by_region[r]} for r in regions if by_region[r]}
    if not asked:
        where = [r for r in (1, 2, 3) if by_region[r]]
        hints = " or ".join(f"-r {r}" for r in where)
        raise FrequencyError(
            f"'{shown(text)}' is not in use in Region {' and '.join(map(str, regions))}",
            f"it is in Region {' and '.join(map(str, where))}: add {hints}",
        )
    meant = set().union(*asked.values())
    if len(meant) == 1:
        low, high = meant.pop()
        return Understood(text, low, high, tuple(dict.fromkeys(p[0] for p in places if (p[2], p[3]) == (low, high))))
    if all(len(spans) == 1 for spans in asked.values()):
        told = [f"-r {r} ({_typed(*next(iter(spans)))})" for r, spans in asked.items()]
        raise FrequencyError(f"'{shown(text)}' differs by Region", "add " + " or ".join(told))
    told = _choices(places, meant)
    more = f'; {len(told) - _SHOWN} more: `specx names "{shown(text)}"`' if len(told) > _SHOWN else ""
    raise FrequencyError(f"'{shown(text)}' means {len(told)} things", "write " + " or ".join(told[:_SHOWN]) + more)


def _choices(places: Iterable[_Place], meant: set[tuple[int, int]]) -> list[str]:
    """What can be typed instead, lowest first: each frequency or range with what it is."""
    named: dict[tuple[int, int], tuple[str, str]] = {}
    for meaning, part, low, high, _ in sorted(places, key=lambda p: p[2:4]):
        if (low, high) in meant:
            named.setdefault((low, high), (meaning.name, part))
    several = len({name for name, _ in named.values()}) > 1
    labels = {span: name if several else part for span, (name, part) in named.items()}
    return [_typed(*span) + (f" ({label})" if label else "") for span, label in labels.items()]


def _typed(low_hz: int, high_hz: int) -> str:
    """A frequency or range as somebody types it."""
    return format_asked(low_hz, high_hz).replace(" ", "")
