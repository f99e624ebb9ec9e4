"""How a service stands in a sub-band, whatever the assignment: its allocation, what footnotes demand and forbid.

The findings name the sub-band; the one who asks puts them on the part that an assignment needs.
"""

from __future__ import annotations

from ...regulations.listing import some
from ..row_of import forbidden_of
from .rows import ExaminationFinding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Literal

    from ...regulations.footnotes import Restriction, Rule
    from ...regulations.values import Allocation, Row, ServiceTerm
    from ...table.binding import Bound
    from ...table.view import View

    Level = Literal["fail", "condition", "met", "unchecked", "warning", "note"]

# The provisions that define the two categories; permitted use has none.
_CATEGORY = {"primary": "5.25", "secondary": "5.26"}
# What a footnote demands before an assignment conforms; the rest of its rules is told as a note.
_DEMANDS = {
    "limited-to", "not-for", "agreement", "coordination", "no-interference-to", "no-protection-from", "technical",
}  # fmt: skip


def found(
    part: tuple[int, int],
    level: Level,
    rule: str,
    message: str,
    provision: str | None = None,
    footnote: str | None = None,
    **more: Any,
) -> ExaminationFinding:
    """A finding about a part of the band, in Hz."""
    return ExaminationFinding(
        rule=rule, level=level, low_hz=part[0], high_hz=part[1], message=message, provision=provision,
        footnote=footnote, **more,
    )  # fmt: skip


def allocated(
    row: Row, own: Allocation, whole: bool, asked: str, band: str, narrower: str
) -> Iterator[ExaminationFinding]:
    """The allocation with its category; `whole` tells whether it is all of the service asked, `narrower` is what it is."""
    footnote = None if own.via == "table" else own.via
    via = f" by No. {footnote}" if footnote else ""
    words = f"{band} is allocated to {own.label}{via}, {own.status}"
    if own.status == "permitted":
        words = f"{band} is open to {own.label}{via}, on its terms and without a category"
    yield found(_whole(row), "note", "allocated", words, _CATEGORY.get(own.status), footnote)
    if not whole:
        words = f"only as {own.label}, which is not all of {asked}"
        yield found(_whole(row), "condition", "part", words, "5.49", asks=f'-s "{narrower}"')
    if own.status == "secondary":
        yield found(_whole(row), "note", "secondary", "yields to primary services, present and future", "5.29")


def unverified(row: Row) -> Iterator[ExaminationFinding]:
    """What the sources leave open about the row."""
    if not row.verified:
        yield found(_whole(row), "note", "row", f"unverified: {row.doubt}")


def prohibited(
    row: Row, own: Allocation | None, asked: ServiceTerm, airborne: bool | None, view: View
) -> Iterator[tuple[Rule, Restriction, ExaminationFinding]]:
    """What is forbidden to the service, No. 5.340 above all, each with the rule that forbids it.

    What is taken out of the Table here is no part of it: the service has no allocation then. Who only
    listens does not emit, and minds only what forbids his service as such.
    """
    terms, gone = view.terms, {r.footnote for r in row.removed}
    for rule, restriction in row.barred:
        if rule.footnote in gone if restriction.whole else terms.is_passive(asked):
            continue
        status = own.status if own else ""
        if not any(
            terms.in_group(asked, status, t) if isinstance(t, str) else terms.touches(t, asked) for t in restriction.by
        ):
            continue
        if rule.makes and (own is None or rule.footnote not in (own.via, *own.footnotes)):
            continue
        if restriction.stations == "airborne" and airborne is False:
            continue
        level: Level = "condition"
        if rule in row.lost or (own is not None and _excepts(rule, own, view)):
            level = "note"
        elif restriction.whole:
            # One that forbids a part of what is asked leaves the rest of it.
            level = "fail" if any(terms.fit(t, asked) == "whole" for t in restriction.terms) else "condition"
        elif restriction.stations == "new" or (restriction.stations == "airborne" and airborne):
            level = "fail"  # what is examined is planned, and so is new
        elif restriction.use.startswith("all emissions"):
            level = "fail"
        words = f"No. {rule.footnote} forbids {forbidden_of(rule, restriction, row.region, view).words}"
        asks = "--station aircraft" if level == "condition" and restriction.stations == "airborne" else ""
        yield rule, restriction, found(_whole(row), level, "prohibited", words, rule.footnote, rule.footnote, asks=asks)


def _excepts(rule: Rule, own: Allocation, view: View) -> bool:
    """Whether a rule that forbids names the footnote that allocates as an exception."""
    footnote = view.footnotes.get(rule.footnote) if own.via != "table" else None
    parts = zip(footnote.rules, footnote.parts, strict=True) if footnote else ()
    return any(r == rule and own.via in part.get("provisions", ()) for r, part in parts)


def may_be_taken(
    row: Row, own: Allocation, rules: Iterable[Rule], view: View
) -> Iterator[tuple[Rule, ExaminationFinding]]:
    """Of the rules of which it is open whether they take something out of the row those that mean the allocation."""
    for rule in rules:
        if any(view.terms.touches(t, own.term) for t in rule.takes):
            words = f"whether No. {rule.footnote} takes {own.label} away is undecided: {view.why_open(rule)}"
            yield rule, found(_whole(row), "condition", "undecided", words, None, rule.footnote)


def restricted(row: Row, bounds: Iterable[Bound], view: View) -> Iterator[tuple[Bound, ExaminationFinding]]:
    """What footnotes put on the allocation, each with what binds it."""
    for bound in bounds:
        if bound.held.rule.kind != "prohibition" and bound.restriction.rule != "prohibited":
            yield bound, _restriction(row, bound, view)


def _restriction(row: Row, bound: Bound, view: View) -> ExaminationFinding:
    rule, restriction = bound.held.rule, bound.restriction
    text = view.vocabulary.data_text
    names = [t if isinstance(t, str) else text(t) for t in restriction.towards]
    local = bool(rule.countries) and view.reach is None
    use = rule.uses if restriction.rule not in ("limited-to", "not-for") else ()
    message = "".join(
        [
            f"No. {rule.footnote}: {restriction.rule.replace('-', ' ')}",
            f" {', '.join(names)}" if names else "",
            f" under No. {restriction.provision}" if restriction.provision else "",
            f" of {some(restriction.of_countries)}" if restriction.of_countries else "",
            f": {restriction.use}" if restriction.use else "",
            f" (for {', '.join(use)})" if use else "",
            f" (in {some(view.countries_in(rule, row.region))})" if local else "",
        ]
    )
    # A rule for some countries is told, not demanded, and so is what administrations are only urged to.
    level: Level = "condition" if restriction.rule in _DEMANDS and not local and not restriction.urged else "note"
    return found(
        _whole(row), level, restriction.rule, message, restriction.provision or None, rule.footnote,
        of_countries=restriction.of_countries,
    )  # fmt: skip


def _whole(row: Row) -> tuple[int, int]:
    return row.low_hz, row.high_hz
