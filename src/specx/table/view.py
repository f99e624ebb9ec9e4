"""One row of the Table as one country sees it: what the footnotes make of it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..regulations.application import apply
from ..regulations.countries import Reach
from ..regulations.values import Condition, Identification, Row

if TYPE_CHECKING:
    from ..facts.footnotes import Footnotes
    from ..regulations.footnotes import Rule
    from ..regulations.services import Vocabulary


class View(NamedTuple):
    """What resolving needs to know: the country's codes, the day, footnotes and vocabulary."""

    reach: Reach
    day: str
    notes: Footnotes
    vocabulary: Vocabulary

    def meant(self, rule: Rule) -> str:
        """How the rule means the country on the day; "" for not."""
        return rule.meant(self.reach) if rule.in_force(self.day) else ""


def resolve(row: Row, view: View) -> list[Row]:
    """The row as the country has it, cut where footnotes make other allocations in part of the band."""
    making, described, how_meant = _making(row, view)
    pieces: list[Row] = []
    for low, high in pairwise(_cuts(row, making + described)):
        active = [r for r in making if r.within(low, high)]
        allocations, applied, not_applied = apply(row, active, view.vocabulary)
        piece = row._replace(
            low_hz=low, high_hz=high, allocations=allocations, not_allocated=row.not_allocated and not allocations,
            applied=applied,
            described=tuple(dict.fromkeys([r.footnote for r in described if r.within(low, high)] + not_applied)),
            assumed=tuple(f for f in applied if how_meant.get(f) == "assumed"),
            conditions=_conditions(active, applied),
        )  # fmt: skip
        if pieces and pieces[-1]._replace(low_hz=low, high_hz=high) == piece:
            piece = piece._replace(low_hz=pieces.pop().low_hz)
        pieces.append(piece)
    uses = [(i, how) for rule, i in view.notes.identifications(row) if (how := view.meant(rule))]
    open_rules = [r for r in _rules(row, view) if view.meant(r) == "undecided"]
    return [_told(piece, uses, open_rules) for piece in pieces] if uses or open_rules else pieces


def _cuts(row: Row, rules: Iterable[Rule]) -> list[int]:
    edges = {row.low_hz, row.high_hz}
    for rule in rules:
        for low, high in rule.within(row.low_hz, row.high_hz):
            edges |= {low, high}
    return sorted(edges)


def _told(row: Row, uses: Iterable[tuple[Identification, str]], open_rules: Iterable[Rule]) -> Row:
    """The piece with the uses named in it, and the footnotes that rest on an assumption or stay open."""
    here = [(i, how) for i, how in uses if i.low_hz < row.high_hz and i.high_hz > row.low_hz]
    guessed = [i.footnote for i, how in here if how == "assumed"]
    named = [i for i, how in here if how != "undecided"]
    left_open = dict.fromkeys(r.footnote for r in open_rules if r.within(row.low_hz, row.high_hz))
    known = {*row.applied, *(i.footnote for i in named)}
    return row._replace(
        identifications=tuple(
            i._replace(low_hz=max(row.low_hz, i.low_hz), high_hz=min(row.high_hz, i.high_hz)) for i in named
        ),
        assumed=tuple(dict.fromkeys([*row.assumed, *guessed])),
        undecided=tuple(f for f in left_open if f not in known),
    )


def _rules(row: Row, view: View) -> Iterator[Rule]:
    """The rules that could change what the row says: those that make allocations or name uses."""
    for number in row.all_footnotes():
        note = view.notes.get(number)
        for rule in note.rules if note else ():
            if rule.effect != "none" and not (rule.regions and row.region not in rule.regions):
                yield rule


def _making(row: Row, view: View) -> tuple[list[Rule], list[Rule], dict[str, str]]:
    """The rules that make allocations for the country in the row, those only described, and how each means it."""
    making: list[Rule] = []
    described: list[Rule] = []
    how_meant: dict[str, str] = {}
    for rule in _rules(row, view):
        how = view.meant(rule)
        if how in ("", "undecided") or (rule.effect == "applied" and not rule.makes):
            continue
        if rule.within(row.low_hz, row.high_hz):
            (making if rule.effect == "applied" else described).append(rule)
            how_meant[rule.footnote] = how
    return making, described, how_meant


def _conditions(rules: Iterable[Rule], applied: Sequence[str]) -> tuple[Condition, ...]:
    found = [Condition(r.footnote, r.conditions) for r in rules if r.conditions and r.footnote in applied]
    return tuple(dict.fromkeys(found))
