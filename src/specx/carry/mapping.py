"""Which column of a file holds what: named with --map, by a preset, or known by the names that people give."""

from __future__ import annotations

from ..errors import UsageError, did_you_mean, shown
from ..light import NamedTuple
from ..units import unit_key
from .presets import PRESETS, Preset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FREQUENCIES = ("frequency", "low", "high", "bandwidth")
PLACES = ("region", "country", "position", "latitude", "longitude", "edition", "column")
KEYS = (*FREQUENCIES, "unit", *PLACES, "service")
# Names that are met in registers and lists; a unit may stand behind them: frequency_mhz.
_FREQUENCY = ("frequency", "freq", "centre_frequency", "center_frequency", "carrier_frequency", "frequency_assigned")
_LOW = ("low", "freq_low", "low_freq", "low_frequency", "frequency_low", "freq_min", "min_freq", "frequency_min", "freq_start", "start_freq", "start_frequency", "lower", "lower_frequency", "from")  # fmt: skip
_HIGH = ("high", "freq_high", "high_freq", "high_frequency", "frequency_high", "freq_max", "max_freq", "frequency_max", "freq_stop", "stop_freq", "stop_frequency", "upper", "upper_frequency", "to")  # fmt: skip
_REGION = ("region", "itu_region")
_UNITS = ("hz", "khz", "mhz", "ghz", "thz")


class MappedColumns(NamedTuple):
    """The places of the columns among those of the file, by key; and the unit of each that has one of its own."""

    at: dict[str, int]
    units: dict[str, str]
    guessed: tuple[str, ...]  # what was read off the names alone, in words

    @property
    def ranges(self) -> bool:
        """Whether rows may be ranges."""
        return "high" in self.at or "bandwidth" in self.at


def given(pairs: Sequence[str]) -> dict[str, str]:
    """What --map says, KEY=COLUMN each. Raises `UsageError`."""
    found: dict[str, str] = {}
    for pair in pairs:
        key, mark, column = pair.partition("=")
        key = {"centre": "frequency", "center": "frequency", "lat": "latitude", "lon": "longitude"}.get(
            key.strip(), key.strip()
        )
        if not mark or not column.strip():
            raise UsageError(
                f"--map '{shown(pair)}' names no column", "write for example --map frequency=frequency_assigned"
            )
        if key not in KEYS:
            raise UsageError(
                f"--map: '{shown(key)}' is nothing that is read",
                did_you_mean(key, KEYS, f"choose from {', '.join(KEYS)}"),
            )
        if key in found:
            raise UsageError(f"--map: {key} is given twice", "give it once")
        found[key] = column.strip()
    return found


def preset_named(name: str) -> Preset:
    """A preset. Raises `UsageError`."""
    if name not in PRESETS:
        raise UsageError(
            f"--preset '{shown(name)}' is not known", did_you_mean(name, PRESETS, f"choose from {', '.join(PRESETS)}")
        )
    return PRESETS[name]


def columns_of(
    heads: Sequence[str], wanted: Mapping[str, str], preset: Preset | None, place_given: bool
) -> MappedColumns:
    """Where the columns are in a file with these heads. Raises `UsageError` where none holds a frequency.

    What `wanted` names has to be there. A Region is looked for only where the call gives no place.
    """
    at: dict[str, int] = {}
    units: dict[str, str] = dict(preset.units) if preset else {}
    guessed: list[str] = []
    for key, name in wanted.items():
        at[key] = _place(heads, name, f"--map {key}={shown(name)}")
    frequency_named = any(key in at for key in ("frequency", "low"))
    if preset:
        for key, name in preset.columns.items():
            if key in at or (key in PLACES and place_given) or (key in FREQUENCIES and frequency_named):
                continue
            if key in ("frequency", "low") or _found(heads, name) is not None:
                at[key] = _place(heads, name, "the preset")
    elif not frequency_named:
        _guess_frequency(heads, at, guessed)
    if "region" not in at and "country" not in at and not place_given and not {"position", "latitude"} & at.keys():
        _guess(heads, at, "region", _REGION, guessed)
    for key in FREQUENCIES:
        if key in at and key not in units:
            unit = _unit_in(heads[at[key]])
            units |= {key: unit} if unit else {}
    _check(at, heads)
    return MappedColumns(at, units, tuple(guessed))


def _check(at: Mapping[str, int], heads: Sequence[str]) -> None:
    if "frequency" not in at and "low" not in at:
        raise UsageError(
            f"no column is known to hold a frequency among {_some(heads)}", "name it: --map frequency=COLUMN"
        )
    if "high" in at and "bandwidth" in at:
        raise UsageError("a range has a high end or a bandwidth, not both", "leave one of them out of --map")
    if ("latitude" in at) != ("longitude" in at):
        raise UsageError("a position has a latitude and a longitude", "give both with --map")


def _guess_frequency(heads: Sequence[str], at: dict[str, int], guessed: list[str]) -> None:
    low, high = (_by_name(heads, names) for names in (_LOW, _HIGH))
    if low is not None and high is not None and _by_name(heads, _FREQUENCY) is None:
        at["low"], at["high"] = low, high
        guessed.append(f"ranges from '{shown(heads[low])}' to '{shown(heads[high])}'")
    else:
        _guess(heads, at, "frequency", _FREQUENCY, guessed)


def _guess(heads: Sequence[str], at: dict[str, int], key: str, names: Sequence[str], guessed: list[str]) -> None:
    found = _by_name(heads, names)
    if found is not None:
        at[key] = found
        guessed.append(f"{'Region' if key == 'region' else key} from '{shown(heads[found])}'")


def _by_name(heads: Sequence[str], names: Sequence[str]) -> int | None:
    folded = [_fold(head) for head in heads]
    wanted = [name + unit for name in names for unit in ("", *(f"_{unit}" for unit in _UNITS))]
    return next((folded.index(name) for name in wanted if name in folded), None)


def _unit_in(head: str) -> str:
    """The unit that the name of a column ends with: frequency_mhz, Frequency (MHz); "" for none."""
    last = _fold(head).rstrip(")]").replace("(", "_").replace("[", "_").split("_")[-1]
    return unit_key(last) if last in _UNITS else ""


def _fold(name: str) -> str:
    return name.strip().lstrip("\ufeff").casefold().replace(" ", "_").replace("-", "_")


def _found(heads: Sequence[str], name: str) -> int | None:
    if name in heads:
        return list(heads).index(name)
    alike = [n for n, head in enumerate(heads) if _fold(head) == _fold(name)]
    return alike[0] if len(alike) == 1 else None


def _place(heads: Sequence[str], name: str, who: str) -> int:
    if list(heads).count(name) > 1:
        raise UsageError(
            f"{who}: {list(heads).count(name)} columns are named '{shown(name)}'", "name one of them otherwise"
        )
    found = _found(heads, name)
    if found is None:
        raise UsageError(
            f"{who}: no column is named '{shown(name)}'", did_you_mean(name, heads, f"columns: {_some(heads)}")
        )
    return found


def _some(heads: Sequence[str]) -> str:
    told = ", ".join(shown(head, 20) for head in heads[:8])
    return f"{told} and {len(heads) - 8} more" if len(heads) > 8 else told or "none"
