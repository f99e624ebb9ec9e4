"""The columns of CSV, TSV and XLSX: MHz beside every frequency in Hz."""

from __future__ import annotations

from ..answers.cells import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_REMEMBERED = 1_000
_GIVEN = "input_"  # columns of the file that was asked; they come back as they were


class Sheet:
    """Columns of an answer as they are written: behind each in Hz the same in MHz, exactly."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.heads: list[str] = []
        self._hertz: list[int] = []
        for place, name in enumerate(columns):
            self.heads.append(name)
            if name.endswith("_hz") and not name.startswith(_GIVEN):
                self.heads.append(name.removesuffix("_hz") + "_mhz")
                self._hertz.append(place)
        # From behind, so that a place stays where it is.
        self._hertz.reverse()
        self._told: dict[object, int | str] = {}

    def cells(self, row: list[Any]) -> list[Any]:
        """A row with its frequencies in MHz."""
        # One frequency stands in several cells, and in the lines that follow.
        if len(self._told) > _REMEMBERED:
            self._told.clear()
        for place in self._hertz:
            hz = row[place]
            told = self._told.get(hz)
            if told is None:
                told = self._told[hz] = megahertz(hz)
            row.insert(place + 1, told)
        return row

    def values(self, row: list[Any]) -> list[Any]:
        """A row with its frequencies in MHz as values: numbers, text, true or false, None."""
        row = [listed(v) if isinstance(v, list | tuple) else v for v in row]
        for place in self._hertz:
            told = megahertz(row[place])
            row.insert(place + 1, float(told) if told != "" else None)
        return row


def megahertz(hz: object) -> int | str:
    """Whole hertz in MHz, as a number of exactly as many places as it has; empty for none."""
    if type(hz) is not int:
        return ""
    whole, rest = divmod(hz, 1_000_000)
    return f"{whole}.{rest:06}".rstrip("0") if rest else whole
