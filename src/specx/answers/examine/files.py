"""Assignments in a file: CSV, TSV or JSON Lines, read row by row."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from ...errors import DataError, SpecxError
from ..lines import Lines

# Columns as people name them: the key is our name.
COLUMNS = {
    "frequency": ("frequency", "freq", "frequency_hz", "freq_hz", "center_frequency", "centre_frequency"),
    "bandwidth": ("bandwidth", "bw", "bandwidth_hz", "necessary_bandwidth"),
    "emission": ("emission", "designator", "emission_designator"),
    "service": ("service",),
    "class": ("class", "class_of_station", "station_class", "stn_cls"),
    "region": ("region", "itu_region"),
    "country": ("country", "administration", "adm"),
    "orbit": ("orbit",),
    "pfd": ("pfd",),
    "angle": ("angle",),
    "eirp": ("eirp", "e.i.r.p."),
    "unwanted": ("unwanted",),
}
_OURS = {name: ours for ours, names in COLUMNS.items() for name in names}


def read_rows(path: str, stream: TextIO) -> Iterator[tuple[int, dict[str, Any], SpecxError | None]]:
    """The rows of a file: line, the row as it is, and what makes it unreadable.

    Raises `DataError` for a table without a column of frequencies.
    """
    lines = Lines(stream)
    if path.endswith((".jsonl", ".ndjson")):
        yield from _json_lines(lines)
        return
    reader = csv.DictReader(lines, delimiter="\t" if path.endswith(".tsv") else ",")
    try:
        heads = {_OURS.get(_fold(head)) for head in reader.fieldnames or ()}
    except csv.Error as problem:
        raise DataError(f"{path}: not CSV: {problem}") from None
    if "frequency" not in heads:
        raise DataError(f"{path}: no column named frequency",
                        "columns: frequency, bandwidth or emission, service or class, region or country")  # fmt: skip
    while True:
        try:
            row = next(reader, None)
        except csv.Error as problem:
            yield reader.line_num, {}, DataError(f"not CSV: {problem}")
            return
        except DataError as problem:
            yield lines.number, {}, problem
            continue
        if row is None:
            return
        yield lines.number, {str(k): v for k, v in row.items() if k is not None}, None


def _json_lines(lines: Lines) -> Iterator[tuple[int, dict[str, Any], SpecxError | None]]:
    while True:
        try:
            text = next(lines, None)
        except DataError as problem:
            yield lines.number, {}, problem
            continue
        if text is None:
            return
        if text.strip():
            yield lines.number, *_json_row(text)


def _json_row(text: str) -> tuple[dict[str, Any], SpecxError | None]:
    try:
        row = json.loads(text)
    except ValueError as problem:
        return {}, DataError(f"not JSON: {problem}")
    except RecursionError:
        return {}, DataError("not JSON: nested too deeply")
    return (row, None) if isinstance(row, dict) else ({}, DataError("not a JSON object"))


def _fold(name: str) -> str:
    return name.strip().lstrip("\ufeff").casefold().replace(" ", "_")


def named(row: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of a row under our names; what a column in _hz holds is in Hz."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        folded = _fold(name)
        ours = _OURS.get(folded)
        if ours and value not in (None, ""):
            text = str(value).strip()
            bare = folded.endswith("_hz") and text.replace(".", "", 1).isdigit()
            found.setdefault(ours, f"{text}Hz" if bare else text)
    return found
