"""Tables as an SQLite database: keys, references, indexes, views, and a description that Datasette reads."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable
from typing import Any

from .columns import ValueColumn, ValueTable, encoded

_TYPES = {
    "integer": "INTEGER", "number": "REAL", "text": "TEXT", "boolean": "INTEGER", "list": "TEXT", "json": "TEXT",
}  # fmt: skip
_APPLICATION = 0x73706563  # "spec": `file` and others tell the database by it
_SCHEMA = 1  # changes with the tables
# Datasette calls a database by its file: the description is of one called specx.db.
_DATASETTE = "specx"
# What is looked for, beside keys and references.
_INDEXES = (
    ("bands_by_region", "bands", ("region", "low_hz", "high_hz")),
    ("bands_by_frequency", "bands", ("low_hz", "high_hz")),
    ("allocations_by_service", "allocations", ("service", "status")),
    ("identifications_by_application", "identifications", ("application",)),
    ("limits_by_region", "limits", ("region", "low_hz", "high_hz")),
)
_LINES = """CREATE VIEW lines AS
SELECT b.id AS band_id, b.region, b."column", b.low_hz, b.high_hz, b.low_hz / 1e6 AS low_mhz, b.high_hz / 1e6 AS high_mhz,
  b.band, a.id AS allocation_id, coalesce(a.service, '') AS service, coalesce(a.qualifier, '') AS qualifier,
  coalesce(a.directions, '[]') AS directions, coalesce(a.status, '') AS status,
  CASE WHEN a.label IS NOT NULL THEN a.label WHEN b.not_allocated THEN '(not allocated)' WHEN b."none" THEN '(blank)'
    ELSE '(no such allocation)' END AS label,
  coalesce(a.footnotes, '[]') AS footnotes, coalesce(a.via, '') AS via, coalesce(a."use", '[]') AS "use",
  b.footnotes AS row_footnotes, b.not_allocated, b.verified, b.source_file || ':' || b.source_line AS source
FROM bands b LEFT JOIN allocations a ON a.band_id = b.id"""
_CHART = """CREATE VIEW chart AS
SELECT b.id AS band_id, b.region, b."column", b.band, b.low_hz, b.high_hz,
  (SELECT group_concat(label, '; ') FROM allocations a WHERE a.band_id = b.id AND a.status = 'primary') AS "primary",
  (SELECT group_concat(label, '; ') FROM allocations a WHERE a.band_id = b.id AND a.status = 'secondary') AS secondary,
  (SELECT group_concat(label, '; ') FROM allocations a WHERE a.band_id = b.id AND a.status = 'permitted') AS permitted,
  b.footnotes
FROM bands b"""
_VIEWS = {
    "lines": "One line for each allocation with its band; one without a service where nothing is allocated.",
    "chart": "One line for each band with its services side by side, as the Table shows them.",
}


def database(tables: Iterable[ValueTable]) -> bytes:
    """The database as it stands in a file: the same tables are the same bytes."""
    tables = [*tables]
    with tempfile.TemporaryDirectory(prefix="specx-") as folder:
        path = os.path.join(folder, "made.sqlite")
        made = sqlite3.connect(path, isolation_level=None)
        try:
            for setting in (
                "page_size = 4096", "encoding = 'UTF-8'", "auto_vacuum = NONE", "journal_mode = OFF", "synchronous = OFF",
                f"application_id = {_APPLICATION}", f"user_version = {_SCHEMA}",
            ):  # fmt: skip
                made.execute(f"PRAGMA {setting}")
            made.execute("BEGIN")
            for table in tables:
                _fill(made, table)
            for name, of, columns in _INDEXES:
                _index(made, name, of, columns)
            made.execute(_LINES)
            made.execute(_CHART)
            made.execute("INSERT INTO about VALUES ('datasette', ?)", (encoded(described(tables)),))
            made.execute("COMMIT")
            made.execute("ANALYZE")
            # Page by page in one order, without what is left of the making.
            made.execute("VACUUM")
        finally:
            made.close()
        with open(path, "rb") as stream:
            return stream.read()


def _fill(made: sqlite3.Connection, table: ValueTable) -> None:
    refers = dict(table.refers)
    lines = [_declared(column, column.name == table.key, refers.get(column.name)) for column in table.columns]
    made.execute(f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)")
    for column in refers:
        _index(made, f"{table.name}_by_{column}", table.name, (column,))
    places = ", ".join("?" * len(table.columns))
    lists = [n for n, column in enumerate(table.columns) if column.type == "list"]
    made.executemany(
        f"INSERT INTO {_quoted(table.name)} VALUES ({places})", (_stored(row, lists) for row in table.rows)
    )


def _declared(column: ValueColumn, key: bool, home: str | None) -> str:
    text = f"{_quoted(column.name)} {_TYPES[column.type]}"
    if key:
        text += " PRIMARY KEY NOT NULL"
    return text + (f' REFERENCES {_quoted(home)} ("id")' if home else "")


def _index(made: sqlite3.Connection, name: str, of: str, columns: Iterable[str]) -> None:
    made.execute(f"CREATE INDEX {_quoted(name)} ON {_quoted(of)} ({', '.join(map(_quoted, columns))})")


def _stored(row: tuple[Any, ...], lists: list[int]) -> list[Any]:
    stored = [*row]
    for place in lists:
        stored[place] = None if row[place] is None else encoded(row[place])
    return stored


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def described(tables: Iterable[ValueTable]) -> dict[str, Any]:
    """What Datasette shows beside the tables, in the form of its metadata."""
    tables = [*tables]
    told = next(dict(table.rows) for table in tables if table.name == "about")
    of_tables: dict[str, Any] = {
        table.name: {
            "description": table.says, "columns": {column.name: column.says for column in table.columns if column.says},
            **({"label_column": "band"} if table.name == "bands" else {}),
        }
        for table in tables
    }  # fmt: skip
    of_tables |= {name: {"description": says} for name, says in _VIEWS.items()}
    return {
        "title": told["title"], "description": f"specx {told['version']}, data {told.get('data', '')}",
        "license": told["licence"], "source": "; ".join(s["document"] for s in _json(told["sources"])),
        "databases": {_DATASETTE: {"tables": of_tables}},
    }  # fmt: skip


def _json(text: str) -> Any:
    import json

    return json.loads(text)
