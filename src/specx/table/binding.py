"""What the footnotes of a row put on each of its services, towards which others."""

from __future__ import annotations

import re

from ..light import NamedTuple
from ..regulations.cases import of_no_station
from ..regulations.limits import FootnoteLimit, stated_limits
from ..regulations.listing import some
from ..regulations.relation import Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ..regulations.footnotes import Footnote, Restriction, Rule
    from ..regulations.terms import Terms
    from ..regulations.values import Allocation, Row
    from .view import View


_YIELDS = ("no-interference-to", "no-protection-from")


class Held(NamedTuple):
    """A rule that holds somewhere in a row, with the service it stands beside (None: under the row)."""

    rule: Rule
    part: dict[str, Any]  # the record that the rule was made from
    beside: Allocation | None

    @property
    def limits(self) -> tuple[FootnoteLimit, ...]:
        """The limits that the rule states itself."""
        return stated_limits(self.part)


class Bound(NamedTuple):
    """A restriction as it binds one allocation of a row."""

    allocation: Allocation
    held: Held
    restriction: Restriction
    column: str = ""  # of a country's own table, where that has several

    @property
    def footnote(self) -> str:
        """The number of the footnote that it comes from."""
        return self.held.rule.footnote

    def only(self, view: View) -> str:
        """The case in which it holds, in words; "" where it always does."""
        rule, cases = self.held.rule, [self.restriction.use] if self.restriction.use else []
        if rule.uses and rule.kind == "identification":
            cases.append("/".join(rule.uses) + " stations")
        if rule.countries and view.reach is None:
            cases.append("in " + some(rule.countries))
        if self.restriction.of_countries:
            cases.append("towards " + some(self.restriction.of_countries))
        return "; ".join(dict.fromkeys(cases))


def parts_of(note: Footnote) -> Iterable[tuple[Rule, dict[str, Any]]]:
    """The rules of a footnote, each with the record that it was made from."""
    return zip(note.rules, note.parts, strict=True)


def holding(row: Row, view: View) -> list[Held]:
    """The rules of the row's footnotes that hold somewhere in it, on the day and in the country asked."""
    placed: list[tuple[str, Allocation | None]] = [(f, None) for f in row.footnotes]
    placed += [(f, a) for a in row.allocations for f in a.footnotes]
    placed += [(a.via, a) for a in row.allocations if a.via != "table" and a.via not in a.footnotes]
    found = []
    for number, beside in placed:
        note = view.footnotes.get(number)
        for rule, part in parts_of(note) if note else ():
            if rule.regions and row.region not in rule.regions:
                continue
            if not rule.within(row.low_hz, row.high_hz) or not rule.in_force(view.day):
                continue
            if rule.countries and view.reach is None and not view.countries_in(rule, row.region):
                continue
            if row.own is not None and not _of_column(rule, row.own.column):
                continue
            if view.reach is None or rule.meant(view.reach):
                found.append(Held(rule, part, beside))
    return found


def _of_column(rule: Rule, column: str) -> bool:
    """Whether a note of a country's own table says something of the column."""
    return rule.column in ("", column) or any(r.by_column == column for r in rule.restrictions)


def _binds_there(rule: Rule, restriction: Restriction, row: Row) -> bool:
    """Whether a restriction binds in the row: in its bands, and in the column of a country's own table."""
    if restriction.bands and not any(low < row.high_hz and high > row.low_hz for low, high in restriction.bands):
        return False
    return row.own is None or (restriction.by_column or rule.column) in ("", row.own.column)


def binding(row: Row, view: View, rules: Iterable[Held] | None = None) -> list[Bound]:
    """Every restriction of the row's footnotes (`rules`, where known), on every allocation that it binds.

    What is put on equipment of no service, ISM for one, binds none.
    """
    found: list[Bound] = []
    for held in holding(row, view) if rules is None else rules:
        for restriction in held.rule.restrictions:
            if not _binds_there(held.rule, restriction, row) or of_no_station(restriction.cases):
                continue
            for allocation in _bound_by(held, restriction, row, view.terms):
                if not any(
                    b.allocation == allocation and b.held.rule == held.rule and b.restriction == restriction
                    for b in found
                ):
                    found.append(Bound(allocation, held, restriction, row.own.column if row.own else ""))
    return found


def _bound_by(held: Held, restriction: Restriction, row: Row, terms: Terms) -> list[Allocation]:
    """The allocations of the row that a restriction binds.

    A footnote beside a service binds that service (No. 5.51) unless it names others. One that
    makes an allocation for some countries binds that allocation, where the row has it.
    """
    rule, beside = held.rule, held.beside
    if rule.makes and (rule.countries or rule.kind == "additional-allocation"):
        made = [a for a in row.allocations if rule.footnote == a.via or rule.footnote in a.footnotes]
        return [a for a in made if not restriction.by or terms.named(a, restriction.by)]
    if beside is not None and (not restriction.by or terms.named(beside, restriction.by)):
        return [beside]
    if restriction.by:
        return [a for a in row.allocations if terms.named(a, restriction.by)]
    return list(row.allocations) if beside is None else []


def words_on(own: Allocation, other: Allocation, bounds: Iterable[Bound], view: View, region: int) -> list[Word]:
    """What footnotes say on who yields between two allocations of a row of the Region.

    What another service owes to the stations of some countries is told only where we are one of them.
    """
    words = []
    for bound in bounds:
        restriction = bound.restriction
        if bound.allocation not in (own, other) or not restriction.towards:
            continue
        if restriction.towards_column not in ("", bound.column):
            continue  # it spares the services of another column
        facing, side = (other, "own") if bound.allocation == own else (own, "other")
        if side == "other" and not view.concerned(restriction.of_countries, region):
            continue
        if view.terms.named(facing, restriction.towards):
            words += _words(bound, side, view)
    return words


def _words(bound: Bound, side: str, view: View) -> list[Word]:
    """What a restriction on one side says: that this side yields, that the other does, or an equal footing."""
    rule, only = bound.restriction.rule, bound.only(view)
    if rule in _YIELDS:
        spares = rule == "no-interference-to" or not sets_aside(bound.held.rule, bound.restriction, "5.43A")
        only = "; ".join(filter(None, (_aside(bound.held.rule, bound.restriction), only)))
        return [Word(side, bound.footnote, only, spares)]
    if rule == "priority":
        return [Word("other" if side == "own" else "own", bound.footnote, only)]
    return [Word("", bound.footnote, only)] if rule == "equal-footing" else []


def _aside(rule: Rule, restriction: Restriction) -> str:
    """What is left of the duty to yield where its footnote sets No. 5.43 aside, in words; "" for all."""
    if restriction.rule == "no-protection-from":
        return ""
    # Then protection may be claimed all the same, unless the footnote denies that too.
    denied = [r.towards for r in rule.restrictions if r.rule == "no-protection-from"]
    aside = restriction.towards not in denied and sets_aside(rule, restriction, "5.43")
    return "no interference, No. 5.43 set aside" if aside else ""


def sets_aside(rule: Rule, restriction: Restriction, provision: str) -> bool:
    """Whether a footnote says that a provision does not apply. To cite one is not enough: it may apply it."""
    clauses = re.split(r"[;:]|\.\s", f"{rule.conditions}; {restriction.use}")
    number = re.compile(re.escape(provision) + r"(?![\dA-Z])")
    return any(number.search(c) and re.search(r"\bnot\b|\bset aside\b", c) for c in clauses)
