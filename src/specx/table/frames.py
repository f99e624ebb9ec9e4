"""Rows of a Table as records and data frames: one an allocation."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    import pandas
    import polars

    from ..regulations.values import Row

# Types of columns, where a frame cannot read them off its values: those that may be empty in every row.
_LISTS = ("directions", "footnotes", "row_footnotes", "use")


def _column(row: Row) -> str:
    return row.own.column if row.own else ""


def records(rows: Iterable[Any], country: str = "", column: Callable[[Any], str] = _column) -> Iterator[dict[str, Any]]:
    """One dict for each allocation of the rows, keyed as JSON is; one without a service where nothing is allocated.

    Frequencies are in Hz (int) and, as `low_mhz` and `high_mhz`, in MHz (float); lists are lists of text. Rows are
    those of a Table, or answers with the same fields; `column` tells the column of one in a country's own table.
    """
    for row in rows:
        place = {
            "country": country, "region": row.region, "column": column(row), "low_hz": row.low_hz,
            "high_hz": row.high_hz, "low_mhz": row.low_hz / 1_000_000, "high_mhz": row.high_hz / 1_000_000,
        }  # fmt: skip
        beside = {
            "row_footnotes": list(row.footnotes), "not_allocated": row.not_allocated, "verified": row.verified,
            "source": f"{row.source.file}:{row.source.line}",
        }  # fmt: skip
        for a in row.allocations:
            yield {
                **place, "service": a.service, "qualifier": a.qualifier, "directions": list(a.directions),
                "status": a.status, "label": a.label, "footnotes": list(a.footnotes), "via": a.via, "use": list(a.use),
                **beside,
            }  # fmt: skip
        if not row.allocations:
            yield {
                **place, "service": "", "qualifier": "", "directions": [], "status": "", "label": "", "footnotes": [],
                "via": "", "use": [], **beside,
            }  # fmt: skip


def pandas_frame(made: list[dict[str, Any]]) -> pandas.DataFrame:
    """A pandas frame of the records. Raises `ImportError` where pandas is not installed."""
    try:
        import pandas
    except ImportError:
        raise ImportError("to_pandas() needs pandas, which is not installed: pip install pandas") from None
    return pandas.DataFrame.from_records(made)


def polars_frame(made: list[dict[str, Any]]) -> polars.DataFrame:
    """A polars frame of the records. Raises `ImportError` where polars is not installed."""
    try:
        import polars
    except ImportError:
        raise ImportError("to_polars() needs polars, which is not installed: pip install polars") from None
    return polars.DataFrame(
        made, schema_overrides={name: polars.List(polars.String) for name in _LISTS}, infer_schema_length=None
    )
