"""Tables as a Frictionless data package: datapackage.json with Table Schemas, and a CSV file for each table."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..border import cell
from .columns import encoded

if TYPE_CHECKING:
    from .columns import ValueColumn, ValueTable
    from .tables import Holdings

# Of the Table Schema. Lists and what is nested stand as JSON in their cells.
_TYPES = {
    "integer": "integer",
    "number": "number",
    "text": "string",
    "boolean": "boolean",
    "list": "array",
    "json": "string",
}
_CC0 = {
    "name": "CC0-1.0", "title": "CC0 1.0 Universal", "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}  # fmt: skip
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows


def package(held: Holdings, tables: Iterable[ValueTable]) -> dict[str, bytes]:
    """The files of the package by name, datapackage.json first."""
    tables = [*tables]
    files = {f"data/{table.name}.csv": _csv(table) for table in tables}
    edition = held.answer.edition
    head = held.answer.envelope()
    place = f" {held.country}" if held.country and not (edition and edition.national) else ""
    told: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": f"specx-{edition.id if edition else 'facts'}{place.lower().replace(' ', '-')}".replace("+", "-").lower(),
        "title": f"{edition.title if edition else 'Frequency allocations'}{place}",
        "description": "Frequency allocations as rows, with the footnotes that they cite and the limits that bind there. "
        + held.provenance.licence,
        "version": str(head.get("data", "")), "keywords": ["spectrum", "radio", "frequency allocation"],
        "licenses": [_CC0] if held.provenance.dedicated else [],
        "sources": [_source(s) for s in held.provenance.sources],
        "resources": [_resource(table, files[f"data/{table.name}.csv"]) for table in tables],
        "specx": head,
    }  # fmt: skip
    if not told["licenses"]:
        del told["licenses"]  # the schema has none rather than an empty list
    return {"datapackage.json": (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(), **files}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip file: the same files are the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, body)
    return out.getvalue()


def _source(source: Any) -> dict[str, str]:
    """A document with what tells which one it is; whole sentences on how it was read stay in the table `about`."""
    more = ", ".join(filter(None, (source.revision, source.date)))
    return {"title": f"{source.document}, {more}" if more and more not in source.document else source.document}


def _resource(table: ValueTable, body: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, column.name == table.key) for column in table.columns], "primaryKey": [table.key],
        "missingValues": [""],
    }  # fmt: skip
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": home, "fields": ["id"]}} for column, home in table.refers
        ]
    return {
        "profile": "tabular-data-resource", "name": table.name, "path": f"data/{table.name}.csv", "title": table.name.replace("_", " "),
        "description": table.says, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}", "schema": schema,
    }  # fmt: skip


def _field(column: ValueColumn, key: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.says}
    if column.type == "boolean":
        told |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.type == "json":
        told["description"] = f"{column.says} As JSON."
    if key:
        told["constraints"] = {"required": True, "unique": True}
    return told


def _csv(table: ValueTable) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(_cells(table.columns, table.rows))
    return out.getvalue().encode()


def _cells(columns: Sequence[ValueColumn], rows: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
    types = [column.type for column in columns]
    for row in rows:
        yield [_cell(type_, value) for type_, value in zip(types, row, strict=True)]


def _cell(type_: str, value: Any) -> Any:
    if value is None:
        return ""
    if type_ == "boolean":
        return "true" if value else "false"
    if type_ == "list":
        return encoded(value)
    # As in every CSV: what a spreadsheet would take for a formula is none.
    return cell(value) if isinstance(value, str) else value
