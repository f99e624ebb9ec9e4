"""A country's own table against its base: what the newest edition changed since, and rows that are cut or joined."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..facts.footnotes import Footnotes
from ..regulations.values import Edition, Row
from ..table.view import View
from .own import OwnRowAt, OwnTable


def changed_since(table: OwnTable, newest: Edition) -> list[tuple[int, int]]:
    """Where what the country may use, or a footnote that concerns it, differs between the base and an edition."""
    if table.view is None or table.country is None or not table.rows:
        return []
    low, high = min(row.low for row in table.rows), max(row.high for row in table.rows)
    found: list[tuple[int, int]] = []
    for region in table.country.regions:
        old, new = (list(_told(view, region, low, high)) for view in (table.view, table.view_of(newest)))
        found += _differing(old, new)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _told(view: View, region: int, low: int, high: int) -> Iterator[tuple[int, int, Any]]:
    """What holds piece by piece: allocations, and the footnotes that mean the country, in what they say of it."""
    said: dict[str, Any] = {}
    for hit in view.within(low, high, region):
        row, notes = hit.row, []
        for number in row.all_footnotes():
            if number not in said:
                said[number] = _said(view, view.footnotes, number)
            notes += [said[number]] if said[number] else []
        yield hit.low_hz, hit.high_hz, (frozenset((a.term, a.status) for a in row.allocations), frozenset(notes))


def _said(view: View, footnotes: Footnotes, number: str) -> Any:
    note = footnotes.get(number)
    rules = []
    for rule in note.rules if note and view.reach else ():
        how = rule.meant(view.reach) if view.reach else ""
        if how and not (rule.regions and not set(rule.regions) & set(view.regions)):
            # Other countries that come or go change nothing here; nor do our own words.
            rules.append((rule.kind, rule.bands, rule.services, rule.status, rule.replaces, rule.application, rule.after,
                          tuple((r.rule, r.by, r.towards, r.provision) for r in rule.restrictions)))  # fmt: skip
    return (number, tuple(rules)) if rules else None


def _differing(old: list[tuple[int, int, Any]], new: list[tuple[int, int, Any]]) -> Iterator[tuple[int, int]]:
    edges = sorted({edge for pieces in (old, new) for low, high, _ in pieces for edge in (low, high)})
    places = [0, 0]
    for low, high in pairwise(edges):
        here = []
        for which, pieces in enumerate((old, new)):
            while places[which] < len(pieces) and pieces[places[which]][1] <= low:
                places[which] += 1
            at = pieces[places[which]] if places[which] < len(pieces) else None
            here.append(at[2] if at and at[0] <= low else None)
        if here[0] != here[1]:
            yield low, high


def met(table: OwnTable, row: OwnRowAt) -> list[Row]:
    """The printed rows of the base that a row shares spectrum with, in the country's first Region."""
    if table.printed is None or table.country is None:
        return []
    return [hit.row for hit in table.printed.within(row.low, row.high, table.country.regions[0])]
