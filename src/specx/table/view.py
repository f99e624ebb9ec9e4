"""What holds in a band, in a Region or a country, on a day: the one home of that answer.

A view takes the printed row and every footnote that holds there, cuts the row at their edges,
applies them once and says of each allocation where it comes from. Every command, every engine
and the library ask it; the page as printed is `Table`.
"""

from __future__ import annotations

import time
from itertools import pairwise

from ..errors import UsageError
from ..light import cached_property
from ..regulations.values import Allocation, Condition, Edition, Identification, Removed, Row, ServiceTerm
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..facts.folder import Facts
    from ..regulations.countries import Country, Reach
    from ..regulations.footnotes import Restriction, Rule
    from ..regulations.terms import Terms
    from .index import Place, RowIndex


class View(Table):
    """One edition's Table with its footnotes applied, in every Region or as a country has it.

    A Region's view allocates only what holds in the whole Region: what a footnote adds or changes
    in some countries or in an area is told apart, as `Row.elsewhere`, and what it takes away there as
    `Row.lost`. A country or area is answered
    in its own Region (in each, where a line between Regions parts it). `day` (ISO date, today by
    default) is that on which dated rules are asked.
    """

    def __init__(self, facts: Facts, edition: Edition, country: Country | None = None, day: str | None = None) -> None:
        super().__init__(facts, edition)
        self.country = country
        self.day = day or time.strftime("%Y-%m-%d")
        self.reach: Reach | None = facts.geography.reach(country) if country else None
        if country:
            self.regions = country.regions
        self._pieces: dict[tuple[int, int], list[Row]] = {}
        self._may_have: dict[tuple[int, str, Place], list[Row]] = {}

    @cached_property
    def terms(self) -> Terms:
        """How services stand to each other."""
        from ..regulations.terms import Terms

        return Terms(self.vocabulary)

    # --- rows

    def pieces(self, row: Row) -> list[Row]:
        """What a printed row is here, by low edge: cut where a footnote begins or ends to change it."""
        key = (row.region, row.low_hz)
        known = self._pieces.get(key)
        if known is None:
            known = self._pieces[key] = list(self._resolved(row))
        return known

    def identified(self, row: Row) -> Row:
        """The row with the uses that footnotes name in it: here, or in some country of the Region."""
        return super().identified(row) if self.country is None else row

    def _rows_with(self, index: RowIndex, service: str, region: Place, low_hz: int, high_hz: int) -> Iterable[Row]:
        key = (id(index), service, region)
        rows = self._may_have.get(key)
        if rows is None:
            making = self.footnotes.making(service)
            rows = self._may_have[key] = [
                row
                for row in index.rows
                if row.region == region
                and (
                    any(a.service == service or not making.isdisjoint(a.footnotes) for a in row.allocations)
                    or not making.isdisjoint(row.footnotes)
                )
            ]
        return (row for row in rows if row.low_hz < high_hz and row.high_hz > low_hz)

    def _resolved(self, row: Row) -> Iterator[Row]:
        changing, acting = self.footnotes.acting_printed(row)
        making, described, apart, guessed = self._making(row, changing)
        if self.reach is None and any(r.except_countries for r in apart):
            from .together import together

            making += together(apart, row.low_hz, row.high_hz, lambda codes: self._local(codes, row.region))
        left_open = [r for r in changing if r.open or self._meant(r) == "undecided"]
        # Forbidden here, or in a Region in a part of it.
        forbidding = [r for r in acting if self._meant_in(r, row.region) not in ("", "undecided")]
        uses: list[tuple[Identification, str]] = []
        if self.country is not None:
            uses = [(i, how) for rule, i in self.footnotes.named_in_printed(row) if (how := self._meant(rule))]
        if not (making or described or apart or left_open or forbidding):
            yield told(row, uses, ()) if uses else row
            return
        pieces: list[Row] = []
        for low, high in pairwise(_edges(row, making + [r for r in described + left_open if r.changes])):
            active = [r for r in making if r.within(low, high)]
            allocations, applied, not_applied, removed = self._applied(row, active)
            piece = row._replace(
                low_hz=low, high_hz=high, allocations=allocations, not_allocated=row.not_allocated and not allocations,
                applied=applied,
                described=tuple(dict.fromkeys([r.footnote for r in described if r.within(low, high)] + not_applied)),
                assumed=tuple(f for f in applied if any(r.footnote == f and r.within(low, high) for r in guessed)),
                undecided=tuple(dict.fromkeys(r.footnote for r in left_open if r.changes and r.within(low, high))),
                conditions=_conditions(active, applied), removed=removed,
            )  # fmt: skip
            if pieces and pieces[-1]._replace(low_hz=low, high_hz=high) == piece:
                piece = piece._replace(low_hz=pieces.pop().low_hz)
            pieces.append(piece)
        for piece in pieces:
            here = [r for r in apart if r.within(piece.low_hz, piece.high_hz)]
            piece = piece._replace(
                printed=(row.low_hz, row.high_hz) if len(pieces) > 1 else None,
                elsewhere=tuple(r for r in here if r.makes), lost=tuple(r for r in here if r.takes),
                barred=tuple(self._barred(piece, forbidding)) if forbidding else (),
            )  # fmt: skip
            gone = {a.term for a in row.allocations}.difference(a.term for a in piece.allocations)
            left = [use for use in uses if not self._displaced(use[0], row, piece)] if uses and gone else uses
            yield told(piece, left, left_open) if left or left_open else piece

    def _applied(
        self, row: Row, rules: list[Rule]
    ) -> tuple[tuple[Allocation, ...], tuple[str, ...], list[str], tuple[Removed, ...]]:
        """The row's allocations after the rules; the footnotes that changed them; those that could not; what went."""
        if not rules:
            return row.allocations, (), [], ()
        from ..regulations.application import apply

        return apply(row, rules, self.vocabulary)

    def _barred(self, piece: Row, rules: Iterable[Rule]) -> Iterator[tuple[Rule, Restriction]]:
        """What the rules forbid in the piece to a service that has it, or had it before they took it away.

        A rule that makes an allocation itself forbids in that allocation alone.
        """
        gone = {r.footnote for r in piece.removed}
        for rule in rules:
            if rule.within(piece.low_hz, piece.high_hz):
                held = [a for a in piece.allocations if not rule.makes or rule.footnote in (a.via, *a.footnotes)]
                for restriction in rule.forbids:
                    taken = restriction.whole and rule.footnote in gone
                    if taken or any(self.terms.named(a, restriction.by) for a in held):
                        yield rule, restriction

    def _displaced(self, use: Identification, row: Row, piece: Row) -> bool:
        """Whether the services that a use is named for are in the printed row, and gone from the piece."""
        named = [
            any(self.terms.touches(a.term, term) for a in r.allocations for term in use.services) for r in (row, piece)
        ]
        return named == [True, False]

    def in_part(
        self, term: ServiceTerm, low_hz: int, high_hz: int, regions: Iterable[int], status: str = ""
    ) -> list[tuple[Row, Rule, bool]]:
        """Where footnotes give the service in a part of a Region, or may give it, by low edge: the row and the rule.

        True stands with a rule of which it is open whether it gives the service, or only described.
        """
        found = [
            (row, rule, is_open)
            for index in self._indexes_in(low_hz, high_hz)
            for region in regions
            for printed in self._rows_with(index, term.service, region, low_hz, high_hz)
            for row in self.pieces(printed)
            for rule, is_open in self.beside(row, max(low_hz, row.low_hz), min(high_hz, row.high_hz))
            if (status in ("", rule.status) or not rule.status) and any(term.matches(t) for t in rule.services)
        ]
        return sorted(found, key=lambda f: (f[0].low_hz, f[0].region))

    def without(self, term: ServiceTerm, low_hz: int, high_hz: int, regions: Iterable[int]) -> list[Row]:
        """The rows out of which footnotes take something of a service, by low edge."""
        taking = self.footnotes.taking()
        found = [
            row
            for index in self._indexes_in(low_hz, high_hz)
            for region in regions
            for printed in index.service(term.service, region, low_hz, high_hz)
            if not taking.isdisjoint(printed.all_footnotes())
            for row in self.pieces(printed)
            if row.low_hz < high_hz and row.high_hz > low_hz and any(term.matches(r.term) for r in row.removed)
        ]
        return sorted(found, key=lambda row: (row.low_hz, row.region))

    def beside(self, row: Row, low_hz: int, high_hz: int) -> list[tuple[Rule, bool]]:
        """What footnotes allocate in a part of the Region in `[low, high)` of a row, or may allocate there.

        True stands with a rule of which it is open whether it holds, or which is only described.
        """
        sure = ((r, r.open or r.effect != "applied") for r in row.elsewhere)
        unsure = ((r, True) for r in self.left_open(row))
        return list(dict.fromkeys(found for found in (*sure, *unsure) if found[0].within(low_hz, high_hz)))

    # --- rules

    def _meant(self, rule: Rule) -> str:
        """How the rule means the country on the day; in a Region, whether it holds in all of it. "" for not."""
        if not rule.in_force(self.day):
            return ""
        if self.reach is not None:
            return rule.meant(self.reach)
        return "" if rule.countries or rule.area or self._local(rule.except_countries) else "named"

    def _local(self, codes: Iterable[str], region: int | None = None) -> list[str]:
        """Those of the countries that lie, in whole or in part, in the Region; in any of the view's by default."""
        if not codes:
            return []
        known = self.facts.regions_of
        wanted = self.regions if region is None else (region,)
        return [c for c in codes if c not in known or not known[c].isdisjoint(wanted)]

    def _making(self, row: Row, rules: Iterable[Rule]) -> tuple[list[Rule], list[Rule], list[Rule], list[Rule]]:
        """The rules that change allocations here, those only described, those that hold elsewhere in the Region,
        and those of the first that rest on an assumption.
        """
        making: list[Rule] = []
        described: list[Rule] = []
        elsewhere: list[Rule] = []
        guessed: list[Rule] = []
        for rule in rules:
            if rule.effect == "applied" and not rule.changes:
                continue
            how = self._meant_in(rule, row.region)
            if how == "elsewhere":
                elsewhere += [rule] if rule.changes else []
            elif how not in ("", "undecided") and not rule.open:
                (making if rule.effect == "applied" else described).append(rule)
                guessed += [rule] if how == "assumed" else []
        return making, described, list(dict.fromkeys(elsewhere)), guessed

    def _meant_in(self, rule: Rule, region: int) -> str:
        """As `_meant`, for one Region: "elsewhere" for a rule that holds only in a part of it."""
        if self.reach is not None:
            return self._meant(rule)
        if not rule.in_force(self.day) or (rule.countries and not self._local(rule.countries, region)):
            return ""
        local = rule.countries or rule.area or self._local(rule.except_countries, region)
        return "elsewhere" if local else "named"

    # --- what engines ask of the place

    def countries_in(self, rule: Rule, region: int) -> tuple[str, ...]:
        """Those of a rule's countries that lie, in whole or in part, in the Region."""
        return tuple(self._local(rule.countries, region))

    def left_out_in(self, rule: Rule, region: int) -> tuple[str, ...]:
        """Those of the countries that a rule leaves out that lie, in whole or in part, in the Region."""
        return tuple(self._local(rule.except_countries, region))

    def left_open(self, row: Row) -> Iterator[Rule]:
        """The rules that may make an allocation in the row and are not applied: undecided, or only described."""
        return (rule for rule in self._open(row) if rule.makes)

    def may_take(self, row: Row) -> Iterator[Rule]:
        """The rules that may take a service out of the row and are not applied."""
        return (rule for rule in self._open(row) if rule.takes)

    def _open(self, row: Row) -> Iterator[Rule]:
        for rule in self.footnotes.cited(row):
            if rule.effect != "none" and rule.changes and rule.within(row.low_hz, row.high_hz):
                how = self._meant_in(rule, row.region)
                unapplied = rule.open or rule.effect == "described" or rule.footnote in row.described
                if how == "undecided" or (how not in ("", "elsewhere") and unapplied):
                    yield rule

    def why_open(self, rule: Rule) -> str:
        """Why it is open whether a rule holds here, or what it makes here, in words."""
        owner = self.facts.geography.countries.get(self.country.of or "") if self.country else None
        if rule.why or owner is None:
            return rule.why or "whether it holds here is open"
        return f"it names only {owner.name}"

    def concerned(self, codes: Iterable[str], region: int) -> bool:
        """Whether the country asked, or in a Region some country of it, is among those that a rule names.

        A rule that names none concerns everybody.
        """
        named = set(codes)
        if not named:
            return True
        return bool(self.reach.meant_by(named)) if self.reach is not None else bool(self._local(named, region))

    def everywhere(self, row: Row) -> Row:
        """A Region's row with what footnotes add in some of its countries too."""
        rules = [r for r in row.elsewhere if r.kind == "additional-allocation" and r.effect == "applied"]
        return row._replace(allocations=self._applied(row, rules)[0]) if rules else row

    # --- the country

    def check_regions(self, regions: Iterable[int]) -> None:
        """Raises `UsageError` where a Region asked is not the country's."""
        country = self.country
        for region in regions:
            if country is not None and region not in self.regions:
                own = " and ".join(map(str, self.regions))
                areas = [a for a in self.facts.geography.areas(country) if region in a.regions]
                areas.sort(key=lambda a: len(a.regions))
                there = ", ".join(f"{a.code} {a.name}" for a in areas[:4])
                hint = f"in Region {region} ask for {there}" if areas else "leave out --region"
                raise UsageError(f"{country.name} lies in Region {own}, not in Region {region}", hint)

    def about(self) -> str:
        """What to know about the question: which part of an administration is meant; "" for nothing."""
        country, geography = self.country, self.facts.geography
        if country is None or self.reach is None:
            return ""
        areas = geography.areas(country)
        if areas:
            where = " and ".join(map(str, country.regions))
            others = ", ".join(a.code for a in areas)
            return f"{country.code} is the mainland (Region {where}); areas in other Regions by code: {others}"
        owner = geography.countries.get(country.of or "")
        if owner is not None and self.reach.assumed:
            return f"footnotes that name only {owner.name} are taken to hold in {country.name}; `assumed` tells which"
        if owner is not None and self.reach.undecided:
            return (
                f"footnotes that name only {owner.name} are not applied to {country.name}, "
                "which lies in another Region; `undecided` tells which"
            )
        return country.note


def _edges(row: Row, rules: Iterable[Rule]) -> list[int]:
    edges = {row.low_hz, row.high_hz}
    for rule in rules:
        for low, high in rule.within(row.low_hz, row.high_hz):
            edges |= {low, high}
    return sorted(edges)


def told(row: Row, uses: Iterable[tuple[Identification, str]], open_rules: Iterable[Rule]) -> Row:
    """The piece with the uses named in it, and the footnotes that rest on an assumption or stay open."""
    here = [(i, how) for i, how in uses if i.low_hz < row.high_hz and i.high_hz > row.low_hz]
    guessed = [i.footnote for i, how in here if how == "assumed"]
    named = [i for i, how in here if how != "undecided"]
    uncut = (r.footnote for r in open_rules if not r.changes and r.within(row.low_hz, row.high_hz))
    left_open = dict.fromkeys([*row.undecided, *uncut])
    known = {*row.applied, *(i.footnote for i in named)}
    return row._replace(
        identifications=tuple(
            i._replace(low_hz=max(row.low_hz, i.low_hz), high_hz=min(row.high_hz, i.high_hz)) for i in named
        ),
        assumed=tuple(dict.fromkeys([*row.assumed, *guessed])),
        undecided=tuple(f for f in left_open if f not in known),
    )


def _conditions(rules: Iterable[Rule], applied: Sequence[str]) -> tuple[Condition, ...]:
    found = []
    for rule in rules:
        if rule.footnote in applied:
            after = f"after agreement under No. {rule.after}" if rule.after else ""
            text = "; ".join(filter(None, (after, rule.conditions)))
            found += [Condition(rule.footnote, text)] if text else []
    return tuple(dict.fromkeys(found))
