"""Footnotes and the rows that cite them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..facts.store import Map, Text
from ..regulations.countries import Geography
from .folder import EditionFiles, RowAt, node_of, references


def cited(edition: EditionFiles) -> Iterator[tuple[str, RowAt, Text | Map]]:
    """Every reference of an edition's rows: number, row, and where it stands; once a row and Region."""
    for row in edition.rows:
        for number in dict.fromkeys(number for number, _ in references(row.record)):
            yield number, row, node_of(row.node, number)


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
