"""What a country's own table says of an assignment: a verdict beside that on conformity with the Radio Regulations.

The country's rules are more than its table: what a note demands is told, and nothing is said to be kept.
"""

from __future__ import annotations

from ...errors import OutsideCoverageError, UnknownNameError
from ...facts.national import chosen_table, column_named
from ...record import Record
from ...regulations.limits import FootnoteLimit, stated_limits
from ...regulations.numbers import is_footnote
from ...regulations.values import STATUSES
from ...table.binding import Held, binding, holding
from ...table.national import NationalView
from ...units import format_band
from ..own_notes import NotePlace, own_terms
from ..restrictions import FootnoteRestriction, restrictions_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Literal

    from ...facts.folder import Facts
    from ...regulations.values import Allocation, Row, ServiceTerm
    from ...table.index import Place
    from .assignment import Assignment

_ASKS = frozenset({"limited-to", "not-for", "agreement", "coordination", "technical", "prohibited"})


class OwnFinding(Record):
    """One thing that a country's own table says of an assignment, in a part of its band."""

    rule: str
    """What it is: `allocated`, `not-allocated`, `blank`, `part`, `secondary`, `row`, `rule-parts`, or the kind of a note."""
    level: Literal["fail", "condition", "note"]
    """`fail`: the table does not have it; a `condition` has to be looked into; a `note` tells."""
    low_hz: int
    """The lower edge of the part, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    message: str
    """What the table or the note says, in words."""
    footnote: str | None = None
    """The note that says it."""
    conditions: str = ""
    """Its conditions, in our own words."""
    users: tuple[str, ...] = ()
    """For whom the note is, where it says so."""
    restrictions: tuple[FootnoteRestriction, ...] = ()
    """What the note puts on the service."""
    limits: tuple[FootnoteLimit, ...] = ()
    """The numbers that it sets; they are told, not compared."""
    places: tuple[NotePlace, ...] = ()
    """Where it holds, or holds otherwise."""


class OwnVerdict(Record):
    """What one column of a country's own table says of an assignment."""

    own_table: str
    """The id of the table."""
    column: str = ""
    """The column, where the table has several."""
    verdict: Literal["conforms", "conforms-with-conditions", "does-not-conform", "outside-coverage"]
    """Whether the column has the service in all of the band; a matter of that table, not of No. 11.31."""
    status: str | None
    """The weakest status that the service has there; null where it has none."""
    for_use: tuple[str, ...] = ()
    """For whom the allocation is, in words of that table, where it says so."""
    findings: tuple[OwnFinding, ...]
    """What was found."""


class OwnExaminer:
    """Countries' own tables, each read when an assignment of its country first asks."""

    def __init__(self, facts: Facts, day: str = "", name: str = "", column: str = "") -> None:
        self.facts = facts
        self.day = day
        self.name = name
        self.column = column
        self._views: dict[str, NationalView] = {}

    def view(self, country: str) -> NationalView:
        """The table of a country. Raises `UnknownNameError` where none is held."""
        if country not in self._views:
            place = self.facts.geography.find(country)
            table = chosen_table(self.facts, place.code, self.name, self.day)
            columns = (column_named(table, self.column),) if self.column else ()
            self._views[country] = NationalView(self.facts, table, place, self.day or None, columns)
        return self._views[country]

    def held(self, country: str) -> bool:
        """Whether a table of the country answers."""
        try:
            return bool(self.view(country))
        except (UnknownNameError, OutsideCoverageError):
            return False

    def examine(self, assignment: Assignment, country: str, region: int) -> tuple[OwnVerdict, ...]:
        """A verdict for each column, in printed order."""
        view = self.view(country)
        asked = [assignment.service, *filter(None, (assignment.other_way, assignment.main))]
        verdicts = []
        for place in view.places((region,)):
            found = [_verdict(assignment, service, place, view) for service in asked]
            # Where the class of station leaves it open what is meant, what fits is meant.
            verdicts.append(next((v for v in found if v.verdict != "does-not-conform"), found[0]))
        return tuple(verdicts)


def _verdict(assignment: Assignment, service: ServiceTerm, place: Place, view: NationalView) -> OwnVerdict:
    low, high = assignment.low_hz, assignment.high_hz
    column = "" if isinstance(place, int) else place[1]
    told: dict[str, Any] = {"own_table": view.edition.id, "column": column}
    hits = view.within(low, high, place)
    if not hits or view.outside(low, high) or view.gaps(low, high, place):
        return OwnVerdict(**told, verdict="outside-coverage", status=None, findings=())
    findings: list[OwnFinding] = []
    held: list[Allocation] = []
    for hit in hits:
        own, found = _in_row(hit.row, service, assignment, view)
        held += [own] if own else []
        findings += (f._replace(low_hz=hit.low_hz, high_hz=hit.high_hz) for f in found)
    levels = {f.level for f in findings}
    verdict: Literal["conforms", "conforms-with-conditions", "does-not-conform"] = "conforms"
    if levels & {"fail", "condition"}:
        verdict = "does-not-conform" if "fail" in levels else "conforms-with-conditions"
    everywhere = len(held) == len(hits)
    return OwnVerdict(
        **told, verdict=verdict, findings=tuple(_joined(findings)),
        status=max((a.status for a in held), key=STATUSES.index) if everywhere else None,
        for_use=tuple(dict.fromkeys(u for a in held for u in a.use)),
    )  # fmt: skip


def _in_row(
    row: Row, service: ServiceTerm, assignment: Assignment, view: NationalView
) -> tuple[Allocation | None, list[OwnFinding]]:
    """The allocation of a row that carries the service best, and what is found there."""
    terms, text, band = view.terms, view.vocabulary.data_text, format_band(row.low_hz, row.high_hz)
    asked = text(service)
    carrying = [(fit, a) for a in row.allocations if (fit := terms.fit(a.term, service))]
    holds = [
        h
        for h in holding(row, view)
        if h.rule.within(max(row.low_hz, assignment.low_hz), min(row.high_hz, assignment.high_hz))
    ]
    found: list[OwnFinding] = []
    own: Allocation | None = None
    if carrying:
        fit, own = min(carrying, key=lambda c: (c[0] != "whole", STATUSES.index(c[1].status)))
        use = f" ({', '.join(own.use)})" if own.use else ""
        found.append(_found("allocated", "note", f"{own.label} is {own.status} in {band}{use}"))
        if fit != "whole":
            found.append(_found("part", "condition", f"that carries {asked} in part"))
        if own.status == "secondary":
            found.append(_found("secondary", "note", "secondary: it yields to primary services (No. 5.29)"))
        notes = _binding(row, own, holds, view)
    else:
        making = [h for h in holds if h.rule.makes and any(terms.fit(t, service) for t in h.rule.services)]
        permitting = [h for h in holds if _permits(h, service, view)] if not making else []
        found += _absent(row, asked, band, bool(making or permitting))
        notes = [(h, "condition") for h in (*making, *permitting)]
        notes += [
            (h, "note") for h in holds if h not in making and h not in permitting and not is_footnote(h.rule.footnote)
        ]
    found += (_note(held, level, view) for held, level in notes)
    if row.own is not None and row.own.rule_parts and own:
        parts = ", ".join(f"{p.part} {p.title}".strip() for p in row.own.rule_parts)
        found.append(_found("rule-parts", "note", f"licensed under the rules of {parts}"))
    if not row.verified:
        found.append(_found("row", "note", f"unverified: {row.doubt}"))
    return own, found


def _permits(held: Held, service: ServiceTerm, view: NationalView) -> bool:
    """Whether a note lets the service work without allocating it."""
    named = any(view.terms.fit(t, service) for t in held.rule.services)
    return named and (held.rule.status == "permitted" or any(r.rule == "permitted" for r in held.rule.restrictions))


def _absent(row: Row, asked: str, band: str, by_note: bool) -> Iterator[OwnFinding]:
    """What stands in the row where the service is not in it; whether a note may bring it is told by that note."""
    level: Literal["fail", "condition"] = "condition" if by_note else "fail"
    if row.own is not None and row.own.none:
        yield _found("blank", level, f"{band} is blank: nothing is allocated there in this column")
    elif row.not_allocated:
        yield _found("not-allocated", level, f"the table says that {band} is not allocated")
    else:
        there = ", ".join(a.label for a in row.allocations)
        yield _found("not-allocated", level, f"{asked} is not in {band}, which has {there}")


def _binding(row: Row, own: Allocation, holds: list[Held], view: NationalView) -> list[tuple[Held, str]]:
    """The rules of notes that concern an allocation, each with how much it weighs."""
    bound = [b for b in binding(row, view, holds) if b.allocation == own]
    told = []
    for held in holds:
        mine = [b.restriction for b in bound if b.held == held]
        named = held.rule.services
        concerns = held.beside == own or (held.beside is None and (not named or view.terms.named(own, named)))
        if not mine and not concerns:
            continue
        if is_footnote(held.rule.footnote) and not mine:
            continue
        whole = any(r.whole or (r.rule == "prohibited" and r.use.startswith("all emissions")) for r in mine)
        asks = any(r.rule in _ASKS for r in mine) or bool(held.limits) or held.rule.effect == "described"
        # A note that opens the band to some use binds that use, not the service that has the band anyway.
        apart = held.rule.kind == "identification"
        told.append((held, "fail" if whole else "condition" if asks and not apart else "note"))
    return told


def _note(held: Held, level: str, view: NationalView) -> OwnFinding:
    """A rule of a note, as a finding."""
    rule, part = held.rule, held.part
    note, table = view.footnotes[rule.footnote], view.edition.national
    more: dict[str, Any] = {}
    if not is_footnote(rule.footnote) and table is not None:
        terms = own_terms(part, view.vocabulary, table)
        more = {"users": terms["users"], "places": terms["places"]}
    told: Any = level
    return OwnFinding(
        rule=rule.kind, level=told, low_hz=0, high_hz=0, message=str(part.get("summary") or note.summary),
        footnote=rule.footnote, conditions=part.get("conditions", ""),
        restrictions=restrictions_of(part, view.vocabulary), limits=stated_limits(part), **more,
    )  # fmt: skip


def _found(rule: str, level: Literal["fail", "condition", "note"], message: str) -> OwnFinding:
    return OwnFinding(rule=rule, level=level, low_hz=0, high_hz=0, message=message)


def _joined(findings: Iterable[OwnFinding]) -> Iterable[OwnFinding]:
    """Findings that say the same of bands side by side, told once for the whole."""
    found: dict[OwnFinding, OwnFinding] = {}
    for finding in findings:
        key = finding._replace(low_hz=0, high_hz=0)
        before = found.get(key)
        low = before.low_hz if before else finding.low_hz
        found[key] = finding._replace(low_hz=low)
    return found.values()
