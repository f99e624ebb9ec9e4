"""Columns of a frame read at once: frequencies in hertz, places as small numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl

from ..errors import FrequencyError
from ..units import UNITS
from .cells import NoUnitError, reader

_NEAR = 1e-3  # Hz: a float of a unit above is that near to the whole hertz that was meant
_FAR = 1e18  # Hz


class Codes:
    """The values of a column as small numbers: `of_text` has that of each value as it is written."""

    def __init__(self, values: Any) -> None:
        values = values.unique()
        texts = values.cast(pl.String).fill_null("")
        self.of_text = {text: n for n, text in enumerate(sorted(set(texts.to_list())))}
        self.count = len(self.of_text)
        self._values = values
        self._numbers = [self.of_text[text] for text in texts]
        self._table: Any = None
        small = values.dtype.is_integer() and len(values) > 0 and not values.has_nulls()
        if small and 0 <= values.min() <= values.max() < 1_000:
            self._table = np.zeros(values.max() + 1, np.int32)
            self._table[values.to_numpy()] = self._numbers

    def of(self, series: Any) -> Any:
        """The numbers of the values of a batch."""
        if self._table is not None:
            return np.take(self._table, series.to_numpy())
        return series.replace_strict(self._values, self._numbers, return_dtype=pl.Int32).to_numpy()


def hertz(series: Any, unit: str) -> tuple[Any, Any, Any]:
    """The frequencies of a column in Hz, which of them could not be read, and where there is none (those among it).

    Numbers are in the unit; "" only for a column of texts that bring their own. Raises `NoUnitError`.
    """
    if series.dtype.is_integer():
        holes = series.null_count() > 0
        values = (series.fill_null(0) if holes else series).to_numpy().astype(np.float64)
        values *= UNITS[unit]
        bad = values < 0
        return values, bad, series.is_null().to_numpy() | bad if holes else bad
    if series.dtype == pl.Float64:
        values = series.fill_null(np.nan).to_numpy() * UNITS[unit]
        missing = np.isnan(values)
        if unit != "hz":
            whole = np.rint(values)
            values = np.where(np.abs(values - whole) < _NEAR, whole, values)
        bad = ~missing & ~((values >= 0) & (values < _FAR))
        return np.ascontiguousarray(values), bad, missing | bad
    return _of_texts(series.cast(pl.String).fill_null(""), unit)


def _of_texts(texts: Any, unit: str) -> tuple[Any, Any, Any]:
    """Whole hertz written as a plain number are read at once, any other text one by one."""
    bad, missing = np.zeros(len(texts), np.bool_), (texts.str.strip_chars() == "").to_numpy()
    values = np.full(len(texts), np.nan)
    others = np.arange(len(texts))
    if unit:
        power = len(str(UNITS[unit])) - 1
        plain = texts.str.contains(rf"^\s*[0-9]{{1,12}}(?:\.[0-9]{{0,{power}}}0{{0,12}})?\s*$").to_numpy()
        numbers = texts.str.strip_chars().cast(pl.Float64, strict=False).to_numpy()
        values = np.where(plain, np.rint(numbers * UNITS[unit]), np.nan)
        others = np.flatnonzero(~plain)
    if len(others):
        read, cells = reader(unit), texts.gather(others)
        known = {text: _one(read, text) for text in cells.unique()}
        found = np.array([known[text] for text in cells], dtype=np.float64)
        values[others] = found
        bad[others] = np.isnan(found) & ~missing[others]
    return values, bad, missing | bad


def _one(read: Callable[[str], float], text: str) -> float:
    try:
        return read(text.strip()) if text.strip() else float("nan")
    except NoUnitError:
        raise
    except FrequencyError:
        return float("nan")
