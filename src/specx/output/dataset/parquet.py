"""Tables as Parquet: one file a table, lists as lists."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .columns import ValueColumn, ValueTable

_ROWS = 100_000  # of a group


def parquet(table: ValueTable) -> bytes:
    """The table as a file: the same table is the same bytes. Polars has to be installed."""
    import polars

    schema = {column.name: _type(column) for column in table.columns}
    out = io.BytesIO()
    polars.DataFrame(table.rows, schema=schema, orient="row").write_parquet(
        out, compression="zstd", compression_level=3, statistics=True, row_group_size=_ROWS
    )
    return out.getvalue()


def _type(column: ValueColumn) -> Any:
    import polars

    plain: dict[str, Any] = {
        "integer": polars.Int64, "number": polars.Float64, "text": polars.String, "boolean": polars.Boolean,
        "json": polars.String,
    }  # fmt: skip
    return polars.List(plain[column.of]) if column.type == "list" else plain[column.type]
