"""Marks beside the rows of `at`: what the last conference touched, what the next one may."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from ..facts.folder import Facts
from ..output.answer import Block, Json, Span, line
from ..regulations.values import Edition, Hit, Row
from ..units import format_band

if TYPE_CHECKING:
    from ..facts.agenda import Item
    from ..facts.outcomes import Conference, Outcome

# So many outcomes are named on a screen; the rest is counted. Changes of spectrum come first.
_SHOWN = 3
_FIRST = ("allocation", "upgrade", "identification", "reallocation", "deletion", "limit", "protection")


class Marks:
    """The marks of rows of one edition; reads only the files that reach into a row."""

    def __init__(self, facts: Facts, edition: Edition, agenda: bool, country: str = "") -> None:
        self._facts = facts
        self._country = country
        # An amended edition still has what the conference did to the one that it amends.
        self._edition = edition.id.partition("+")[0]
        self._agenda = agenda
        self._rows: dict[tuple[int, int], list[Outcome]] = {}

    @cached_property
    def _conference(self) -> Conference | None:
        """WRC-23 where the edition is the one that it made."""
        from ..facts.outcomes import WRC_23, Conference

        if not self._facts.has(f"{WRC_23}/conference.yaml"):
            return None
        conference = Conference(self._facts)
        return conference if conference.after == self._edition else None

    @cached_property
    def _items(self) -> list[Item]:
        from ..facts.agenda import read_agenda

        return read_agenda(self._facts)[1]

    def of(self, hit: Hit) -> Json:
        """What a result row gets: `wrc23` where the edition has outcomes, `agenda` where it is asked for."""
        out: Json = {}
        row = hit.row
        if self._conference is not None:
            touching = [] if hit.edge else self._touching(row, self._conference)
            out["wrc23"] = [
                {"id": o.id, "effect": o.effect, "title": o.title}
                for o in touching
                if o.concerns(row.region, hit.low_hz, hit.low_hz + 1)
            ]
        if self._agenda:
            out["agenda"] = [
                {
                    "item": item.item, "title": item.title, "low_hz": band.low_hz, "high_hz": band.high_hz,
                    **{k: band.record[k] for k in ("role", "verified") if k in band.record},
                }
                for item in ([] if hit.edge else self._items)
                for band in item.bands_in(row.low_hz, row.high_hz, [row.region])
            ]  # fmt: skip
        return out

    def _touching(self, row: Row, conference: Conference) -> list[Outcome]:
        """The outcomes that concern the row for the country asked, changes of spectrum first."""
        key = (row.region, row.low_hz)
        known = self._rows.get(key)
        if known is None:
            known = [
                o
                for o in conference.touching_row(row.region, row.low_hz, row.high_hz)
                # What changed nothing but the print touches no row.
                if o.effect != "editorial" and not (self._country and o.countries and self._country not in o.countries)
            ]
            known.sort(key=lambda o: _FIRST.index(o.effect) if o.effect in _FIRST else len(_FIRST))
            self._rows[key] = known
        return known


def mark_blocks(result: Json) -> Iterator[Block]:
    """The marks of a row as lines under it."""
    touched = result.get("wrc23", ())
    for mark in touched[:_SHOWN]:
        yield line(Span("WRC-23 ", "warn"), mark["title"], Span(f"  {mark['id']}", "dim"), indent=4)
    if len(touched) > _SHOWN:
        band = format_band(result["low_hz"], result["high_hz"], grouped=False).replace(" ", "")
        yield line(
            Span("WRC-23 ", "warn"),
            f"and {len(touched) - _SHOWN} more: ",
            Span(f"specx wrc23 --range {band}", "dim"),
            indent=4,
        )
    for item in result.get("agenda", ()):
        band = format_band(item["low_hz"], item["high_hz"])
        about = [
            band,
            *(["unverified"] if item.get("verified") is False else []),
            *([item["role"]] if "role" in item else []),
        ]
        yield line(Span(f"WRC-27 item {item['item']} ", "warn"), f"{item['title']} ({', '.join(about)})", indent=4)
