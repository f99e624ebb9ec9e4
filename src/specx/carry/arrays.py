"""Arrays of whatever numbers as arrays of floats that are as exact as an answer needs, and what is no number."""

from __future__ import annotations

import math
import numbers
from decimal import Decimal
from typing import Any

import numpy as np

from ..errors import FrequencyError, UsageError, shown

_KINDS = "iuf"


def as_frequencies(given: Any) -> tuple[Any, Any]:
    """The numbers in one row, and a mask of those that are missing (None where none is).

    A number lies in the hertz that holds it: what is finer than a 64-bit float is cut to that. Raises
    `FrequencyError` for text, true and false, dates and complex numbers.
    """
    array = np.asanyarray(given)
    missing = np.ma.getmaskarray(array).ravel() if isinstance(array, np.ma.MaskedArray) else None
    array = np.asarray(array)
    if array.dtype == object:
        array = np.array([_as_float(value) for value in array.ravel()], dtype=np.float64)
    elif array.dtype.kind not in _KINDS:
        raise FrequencyError(f"an array of {array.dtype} holds no frequencies", "give whole hertz, or floats in Hz")
    elif array.dtype.kind == "f" and array.dtype.itemsize > 8:
        array = np.floor(array)  # one that is just below an edge would be rounded onto it
    flat = np.ascontiguousarray(array.ravel(), dtype=np.float64)
    return flat, missing


def as_regions(given: Any, shape: tuple[int, ...], known: dict[int, int]) -> Any:
    """For each frequency the place of its Region in `known`; one behind the last for a Region that is not there.

    Raises `UsageError` for what is no array of whole numbers of that shape.
    """
    array = np.asarray(given)
    if array.dtype.kind not in _KINDS:
        raise UsageError(f"an array of {array.dtype} holds no Regions", "Regions are 1, 2 and 3")
    try:
        array = np.broadcast_to(array, shape).ravel()
    except ValueError:
        raise UsageError(f"Regions of shape {array.shape} do not fit frequencies of shape {shape}") from None
    if array.dtype.kind == "f":
        array = np.where(np.isin(array, list(known)), array, -1)
    codes = np.full(max(known) + 2, len(known), dtype=np.intp)
    codes[list(known)] = list(known.values())
    # What is no Region lies at either end, where there is none.
    return np.take(codes, np.clip(array, 0, len(codes) - 1).astype(np.intp))


def _as_float(value: object) -> float:
    """An object of Python as a float in the same hertz; not a number for None and for what is masked."""
    if value is None or value is np.ma.masked:
        return math.nan
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (numbers.Real, Decimal, np.number)):
        raise FrequencyError(
            f"{shown(repr(value))} is no frequency in Hz",
            'give a number; `specx.load().at` reads text such as "3.5GHz"',
        )
    try:
        return float(value) if isinstance(value, float) else float(math.floor(value))
    except OverflowError:
        return math.copysign(math.inf, value)
    except ValueError:
        return math.nan
