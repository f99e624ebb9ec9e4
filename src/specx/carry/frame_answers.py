"""Answers as columns of a frame: each answer once, so that a row of a file needs only its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from .columns import UNKNOWN_ROW, AnnotatedRow, kind_of

_TYPES = {"int": pl.Int64, "bool": pl.Boolean, "str": pl.String}


class AnswerColumns:
    """The answers of one call, each once: its number is its place in every column. `sparse`: an empty text is none at all."""

    def __init__(self, names: Sequence[str], new: Sequence[str], sparse: bool) -> None:
        self._names = dict(zip(names, new, strict=True))
        self._sparse = sparse
        self._numbers: dict[AnnotatedRow, int] = {}
        self.rows: list[AnnotatedRow] = []
        self._frame = pl.DataFrame()
        self.number(UNKNOWN_ROW)

    def number(self, row: AnnotatedRow) -> int:
        """The number of an answer."""
        found = self._numbers.get(row)
        if found is None:
            found = self._numbers[row] = len(self.rows)
            self.rows.append(row)
        return found

    def types(self, closed: bool) -> dict[str, Any]:
        """The types of the columns; `closed`: every answer is known, so that texts are of a known few."""
        if closed:
            return dict(self.columns(closed=True).schema)
        return {new: _TYPES[kind_of(name)] for name, new in self._names.items()}

    def columns(self, closed: bool = False) -> Any:
        """The answers as a frame, a row each."""
        if len(self._frame) != len(self.rows):
            made = []
            for name, new in self._names.items():
                values = [getattr(row, name) for row in self.rows]
                kind = kind_of(name)
                if kind == "str" and self._sparse:
                    values = [value or None for value in values]
                series = pl.Series(new, values, dtype=_TYPES[kind])
                if closed and kind == "str":
                    series = series.cast(pl.Enum(series.unique(maintain_order=True).drop_nulls()))
                made.append(series)
            self._frame = pl.DataFrame(made)
        return self._frame
