"""One row of a file answered: its cells read, its place found, the stretch looked up."""

from __future__ import annotations

from ..errors import FrequencyError, SpecxError, UsageError
from ..light import cached_property
from ..units import unit_key
from .cells import NoUnitError, around, reader, span
from .columns import UNKNOWN_ROW, AnnotatedRow
from .mapping import PLACES, MappedColumns
from .places import Places, PlaceWanted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from ..regulations.emission import Emissions
    from ..regulations.values import ServiceTerm
    from .layers import Layer

    Hertz: TypeAlias = float | tuple[int, int] | None


class Annotator:
    """Answers rows of a file with these columns. `picked` are the places of the cells that it wants, in order.

    `unit` is for numbers whose column says none; `term` is the service of --check, where it is one for all rows.
    Raises `SpecxError` at once where a place that is the same for all rows names none.
    """

    def __init__(self, places: Places, columns: MappedColumns, unit: str, term: ServiceTerm | None) -> None:
        self.columns = columns
        self._places = places
        self.term = term
        self.unit = unit_key(unit) if unit else ""
        self._keys = tuple(columns.at)
        self.picked = tuple(columns.at.values())
        self._place_keys = [key for key in PLACES if key in columns.at]
        self.fixed: Layer | None = None if self._place_keys else places.layer(PlaceWanted())
        self.last: Layer | None = self.fixed
        self._readers: dict[str, Callable[[str], float]] = {}
        self._terms: dict[str, ServiceTerm | SpecxError] = {}

    def of(self, cells: Sequence[str]) -> tuple[AnnotatedRow, SpecxError | None, bool]:
        """What is said of a row with these cells, those of `picked`; what could not be read; whether it has a frequency."""
        said = dict(zip(self._keys, cells, strict=True))
        try:
            hertz = self.hertz(said)
        except NoUnitError:
            raise
        except FrequencyError as problem:
            return UNKNOWN_ROW, problem, True
        if hertz is None:
            return UNKNOWN_ROW, None, False
        try:
            layer = self.last = self.fixed or self.layer(said)
        except SpecxError as problem:
            return UNKNOWN_ROW, problem, True
        term, wrong = self.asked(said["service"]) if "service" in said else (self.term, None)
        return self.looked_up(layer, hertz, term), wrong, True

    @property
    def alone(self) -> int:
        """The place among `picked` of the frequency, where a row has one and its place and no more to look at; else -1."""
        keys = [key for key in self._keys if key not in PLACES]
        if len(keys) != 1 or keys[0] not in ("frequency", "low"):
            return -1
        return self._keys.index(keys[0])

    @cached_property
    def frequency(self) -> Callable[[str], float]:
        """Reads the cell of the frequency that is `alone`."""
        return reader(self.columns.units.get(self._keys[self.alone]) or self.unit)

    @staticmethod
    def looked_up(layer: Layer, hertz: float | tuple[int, int], term: ServiceTerm | None) -> AnnotatedRow:
        """What a layer says of a frequency, or of a range in whole hertz."""
        if isinstance(hertz, tuple):
            low, high = hertz
            return layer.over(layer.number(low), layer.number(high - 1), False, term)
        number = layer.number(hertz)
        return layer.at(number, hertz == layer.lows[number] and layer.is_edge(number), term)

    def hertz(self, said: dict[str, str]) -> Hertz:
        """The frequency of a row, or its range; None where it has none. Raises `FrequencyError`."""
        first = "frequency" if said.get("frequency", "").strip() or "low" not in said else "low"
        text = said[first].strip()
        if not text:
            return None
        value = self._read(first, text, said)
        high = said.get("high", "").strip()
        if high and first == "low":
            return span(value, self._read("high", high, said), f"{text} to {high}")
        width = said.get("bandwidth", "").strip()
        if width:
            return around(value, self._width(width, said), width)
        return value

    def _read(self, key: str, text: str, said: dict[str, str]) -> float:
        unit = said.get("unit", "").strip() or self.columns.units.get(key) or self.unit
        read = self._readers.get(unit)
        if read is None:
            read = self._readers[unit] = reader(unit)
        return read(text)

    def _width(self, text: str, said: dict[str, str]) -> float:
        """A bandwidth: a number, or an emission designator that begins with it."""
        if text[-1:].isalpha() and text[:1].isdigit() and not text.lower().endswith("hz"):
            try:
                return self._emissions.decode(text).bandwidth_hz
            except UsageError as problem:
                raise FrequencyError(problem.message, problem.hint) from None
        return self._read("bandwidth", text, said)

    @cached_property
    def _emissions(self) -> Emissions:
        from ..regulations.emission import Emissions

        return Emissions(self._places.facts.records("emissions", "emissions.yaml"))

    def layer(self, said: dict[str, str]) -> Layer:
        """The layer that answers a row. Raises `SpecxError`."""
        return self._places.layer(self.wanted(said))

    def wanted(self, said: dict[str, str]) -> PlaceWanted:
        """Where a row asks."""
        place = {key: said[key] for key in self._place_keys if key not in ("latitude", "longitude")}
        if "latitude" in said and (said["latitude"].strip() or said["longitude"].strip()):
            place["position"] = f"{said['latitude'].strip()},{said['longitude'].strip()}"
        return PlaceWanted(**place)

    def asked(self, text: str) -> tuple[ServiceTerm | None, SpecxError | None]:
        """The service that a cell names, for --check; what is wrong with it."""
        found = self._terms.get(text)
        if found is None:
            try:
                if not text.strip():
                    raise FrequencyError("no service is named", "the row is not checked")
                found = self._places.facts.vocabulary.ask(text)
            except SpecxError as problem:
                found = problem
            self._terms[text] = found
        return (None, found) if isinstance(found, SpecxError) else (found, None)
