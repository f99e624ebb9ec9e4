"""Batches of Arrow annotated one after another, wherever they come from: Spark's `mapInArrow`, Flight, a reader of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .annotator import Annotator
from .columns import chosen, kind_of
from .mapping import columns_of, given
from .places import Places, PlaceWanted
from .tables import check_new

if TYPE_CHECKING:
    import pyarrow

_SQL = {"int": "bigint", "bool": "boolean", "str": "string"}


class ArrowAnnotator:
    """`specx annotate` for record batches: call it with an iterator of them.

    `columns` maps keys to columns as --map does, `{"frequency": "freq_hz", "region": "itu_region"}`; `add` are the columns of
    docs/annotate.md, the usual ones by default. It is sent to other processes as these words alone, and reads the facts there. Rows
    that cannot be read have the answer `unknown`, and nobody is told.
    """

    def __init__(
        self,
        columns: dict[str, str] | None = None,
        *,
        unit: str = "",
        region: str = "",
        country: str = "",
        edition: str = "",
        as_of: str = "",
        add: str = "",
        prefix: str = "",
    ) -> None:
        self._pairs = given([f"{key}={column}" for key, column in (columns or {}).items()])
        self._unit = unit
        self._fixed = PlaceWanted(region=str(region), country=country, edition=edition)
        self._day = as_of
        self._add = add
        self._prefix = prefix
        self._places: Places | None = None

    def __getstate__(self) -> dict[str, Any]:
        """Words, and no facts."""
        return {**self.__dict__, "_places": None}

    @property
    def schema(self) -> str:
        """The columns that are added with their types, as SQL writes them: `answer string, row_low_hz bigint ...`."""
        ranges = bool({"high", "bandwidth"} & self._pairs.keys())
        return ", ".join(f"{self._prefix}{name} {_SQL[kind_of(name)]}" for name in chosen(self._add, ranges, False))

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """The batches with their answers. Raises `MissingExtraError` without Polars, `SpecxError` for columns that are not there."""
        from .frames import annotated_batches

        if self._places is None:
            from ..facts.folder import Facts

            self._places = Places(Facts(), None, self._day, False, False, self._fixed)
        places = self._places

        def prepared(heads: list[str]) -> tuple[Annotator, tuple[str, ...], list[str]]:
            columns = columns_of(heads, self._pairs, None, bool(self._fixed.region or self._fixed.country))
            names = chosen(self._add, columns.ranges, False)
            return Annotator(places, columns, self._unit, None), names, check_new(heads, names, self._prefix)

        yield from annotated_batches(batches, prepared)
