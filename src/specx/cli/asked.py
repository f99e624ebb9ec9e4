"""Frequencies and ranges of one call. What does not read as one is looked up as a name, and that is told."""

from __future__ import annotations

from ..errors import FrequencyError
from ..light import cached_property
from ..units import parse_frequency, parse_range, parse_range_or_point

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ..answers.understood import NameReader, Understood, Wavelength
    from ..output.answer import Json
    from .ask import Ask


class Asked:
    """Reads the words of one call; `lines` says what names were understood as."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[tuple[str, bool], Understood | Wavelength] = {}
        self.lines: list[str] = []

    def frequency(self, text: str) -> int:
        """The frequency in Hz. Raises `FrequencyError`."""
        try:
            return parse_frequency(text, self._ask.unit or None)
        except FrequencyError as problem:
            return self._named(text, problem, True).low_hz

    def span(self, text: str) -> tuple[int, int]:
        """`(low, high)` in Hz; a single frequency f gives `(f, f)`. Raises `FrequencyError`."""
        return self._read(text, parse_range_or_point)

    def band(self, text: str) -> tuple[int, int]:
        """`(low, high)` in Hz of a range. Raises `FrequencyError`, also for a single frequency."""
        return self._read(text, parse_range)

    def json(self) -> list[Json]:
        """What was understood, as the `query` of an answer has it."""
        return [known.json() for known in self._known.values()]

    def _read(self, text: str, parse: Callable[[str, str | None], tuple[int, int]]) -> tuple[int, int]:
        try:
            return parse(text, self._ask.unit or None)
        except FrequencyError as problem:
            found = self._named(text, problem, False)
            return found.low_hz, found.low_hz if found.high_hz - found.low_hz == 1 else found.high_hz

    @cached_property
    def _reader(self) -> NameReader:
        from ..answers.understood import NameReader

        return NameReader(self._ask.facts)

    def _named(self, text: str, problem: FrequencyError, point: bool) -> Understood | Wavelength:
        """What the text means as a name. Raises the problem of reading it as a frequency where it is none."""
        if not any(c.isalpha() for c in text):
            raise problem
        from ..answers.understood import wavelength

        known = self._known.get((text, point))
        if known is None:
            regions = self._ask.regions
            known = self._reader.frequency(text, regions) if point else self._reader.band(text, regions)
            known = known or wavelength(text)
            if known is None:
                near = self._reader.meanings.nearest(text) if text.strip()[:1].isalpha() else ()
                hint = "did you mean " + " or ".join(f"'{name}'" for name in near) + "?" if near else problem.hint
                raise FrequencyError(problem.message, hint)
            if text.strip().endswith("m") and text.strip()[:-1].strip().replace(".", "", 1).isdigit():
                # Metres, or a slip of the shift key: one word more says which.
                raise FrequencyError(problem.message, f'{problem.hint}, "{text.strip()} band" for the wavelength')
            self._known[text, point] = known
            self.lines.append(known.line())
        return known


def span_or_name(text: str, ask: Ask) -> tuple[tuple[int, int] | None, FrequencyError | None]:
    """The range that the text is, or why it is none and may be a name. Raises `FrequencyError` for what is neither."""
    try:
        low, high = parse_range_or_point(text, ask.unit or None) if text else (0, 0)
    except FrequencyError as problem:
        if not any(c.isalpha() for c in text):
            raise
        return None, problem
    return ((low, high + 1 if low == high else high) if text else None), None
