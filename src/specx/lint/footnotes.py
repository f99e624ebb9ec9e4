"""Footnotes and the rows that cite them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..regulations.countries import Geography
from ..units import format_band, format_hz
from .folder import EditionFiles, RowAt, references

# A single frequency keeps a guard band of up to this fraction of itself, as No. 5.111 has it.
GUARD = 2000


def cited(edition: EditionFiles) -> Iterator[tuple[str, RowAt]]:
    """Every reference of an edition's rows, once a row and Region; where in the row it stands, `node_of` finds."""
    return _cited(edition.rows)


def cited_and_told(edition: EditionFiles) -> Iterator[tuple[str, RowAt]]:
    """Those in rows in which somebody hears what is found."""
    return _cited(edition.told_rows)


def _cited(rows: Iterable[RowAt]) -> Iterator[tuple[str, RowAt]]:
    for row in rows:
        for number in dict.fromkeys(number for number, _ in references(row.record)):
            yield number, row


def outside(footnote: dict[str, Any], low_hz: int, high_hz: int) -> str:
    """What a footnote speaks of, in words, where all of that lies elsewhere than `[low, high)`; "" where some does not.

    Next door is near enough: a footnote may protect its band against a neighbour.
    """
    bands, points = bands_of(footnote), frequencies_of(footnote)
    near = high_hz // GUARD
    inside = any(low <= high_hz and high >= low_hz for low, high in bands)
    if inside or not (bands or points) or any(low_hz - near <= hz <= high_hz + near for hz in points):
        return ""
    # Of many the nearest.
    bands = sorted(bands, key=lambda b: max(b[0] - high_hz, low_hz - b[1])) if len(bands) > 3 else bands
    points = sorted(points, key=lambda p: max(p - high_hz, low_hz - p)) if len(points) > 3 else points
    return ", ".join([format_band(*b) for b in bands[:3]] + [format_hz(p) for p in points[:3]])


def with_parts(footnote: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """The footnote and its parts."""
    return (footnote, *footnote.get("parts", ()))


def bands_of(footnote: dict[str, Any]) -> list[tuple[int, int]]:
    """Every band that a footnote or a part of it names."""
    return [(b[0], b[1]) for part in with_parts(footnote) for b in part.get("bands", ())]


def frequencies_of(footnote: dict[str, Any]) -> list[int]:
    """Every single frequency that a footnote or a part of it names."""
    return [hz for part in with_parts(footnote) for hz in part.get("frequencies", ())]


def regions_of(footnote: dict[str, Any], geography: Geography) -> set[int]:
    """The Regions in which a footnote holds by its own words; empty where it does not say."""
    found: set[int] = set()
    for part in with_parts(footnote) if not footnote.get("parts") else footnote["parts"]:
        regions = {int(r) for r in part.get("regions", ())}
        if not regions and part.get("countries"):
            for code in part["countries"]:
                country = geography.countries.get(code)
                regions |= set(country.regions) if country else {1, 2, 3}
        if not regions:
            return set()
        found |= regions
    return found
