"""A question about one edition: where, on which day, about which service, status and use."""

from __future__ import annotations

from ..light import cached_property
from ..table.table import REGIONS, Table
from ..table.view import View
from .row_of import gone_of, row_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..facts.folder import Facts
    from ..regulations.countries import Country
    from ..regulations.footnotes import Rule
    from ..regulations.values import Allocation, Edition, Hit, Identification, Removed, Row, ServiceTerm
    from .heads import Gone
    from .row_of import R


class Question:
    """What is asked, and the rows of a Table narrowed to it.

    `day` is an ISO date, "" for today; `use` a use that footnotes name, as the facts write it, "" for
    any. With `printed` the page is asked, no footnote applied. Of a country's own table `columns` are asked, all of
    them where none is named.
    """

    def __init__(
        self,
        facts: Facts,
        edition: Edition,
        country: Country | None = None,
        regions: tuple[int, ...] = REGIONS,
        day: str = "",
        term: ServiceTerm | None = None,
        status: str = "",
        uses: tuple[str, ...] = (),
        printed: bool = False,
        columns: tuple[str, ...] = (),
    ) -> None:
        self.facts = facts
        self.edition = edition
        self.country = country
        self.regions = regions
        self.day = day
        self.term = term
        self.status = status
        self.uses = uses
        self.printed = printed
        self.columns = columns

    @cached_property
    def view(self) -> View:
        """What holds in the Regions, or as the country asked has it."""
        return self.view_of(self.country)

    def view_of(self, country: Country | None) -> View:
        """What holds in a country, or in the Regions, by the edition and on the day asked."""
        if self.edition.national is not None and country is not None:
            from ..table.national import NationalView

            return NationalView(self.facts, self.edition, country, self.day or None, self.columns)
        return View(self.facts, self.edition, country, self.day or None)

    @cached_property
    def table(self) -> Table:
        """The view, or the page as printed."""
        return Table(self.facts, self.edition) if self.printed else self.view

    @property
    def filtered(self) -> bool:
        """Whether only some allocations, or rows of some use, are asked for."""
        return bool(self.term or self.status or self.uses)

    def wanted(self, allocations: Iterable[Allocation]) -> tuple[Allocation, ...]:
        """The allocations that the service and the status asked leave."""
        return tuple(
            a for a in allocations if (self.term is None or self.term.matches(a.term)) and self.status in ("", a.status)
        )

    def row(
        self, record: type[R], /, row: Row, low_hz: int | None = None, high_hz: int | None = None, **more: Any
    ) -> R | None:
        """The row as a record of the kind given, narrowed to what is asked; None where nothing of it is.

        With a range, only the uses that footnotes name inside it are told.
        """
        chosen = self.wanted(row.allocations)
        if (self.term or self.status) and not chosen:
            return None
        return self.narrowed(record, row, chosen, low_hz, high_hz, **more)

    def narrowed(
        self,
        record: type[R],
        /,
        row: Row,
        chosen: tuple[Allocation, ...],
        low_hz: int | None = None,
        high_hz: int | None = None,
        **more: Any,
    ) -> R | None:
        """The row with some of its allocations and the uses named for them; None where no use asked is there."""
        identified = self.table.identified(row)
        uses = [i for i in identified.identifications if self._touches(i, low_hz, high_hz)]
        if len(chosen) < len(row.allocations):
            uses = [i for i in uses if self._concerns(i, chosen)]
        if self.uses and not uses:
            return None
        identified = self._forbidding(identified, chosen, low_hz, high_hz)
        return row_of(record, identified, self.table, chosen, uses, self.elsewhere(row, low_hz, high_hz), **more)

    def _forbidding(self, row: Row, chosen: tuple[Allocation, ...], low_hz: int | None, high_hz: int | None) -> Row:
        """The row with what footnotes take away or forbid of the service and status asked; with a range, inside it."""
        if not (row.removed or row.lost or row.barred):
            return row
        low = row.low_hz if low_hz is None else low_hz
        high = row.high_hz if high_hz is None else high_hz
        every = len(chosen) == len(row.allocations) and self.term is None
        named = self.view.terms.named
        return row._replace(
            removed=tuple(self.taken(row)),
            lost=tuple(r for r in row.lost if r.within(low, high) and self._asks(r)),
            barred=tuple(
                (rule, restriction) for rule, restriction in row.barred
                if rule.within(low, high) and (every or any(named(a, restriction.by) for a in chosen))
            ),
        )  # fmt: skip

    def taken(self, row: Row) -> Iterator[Removed]:
        """What footnotes take away in the row of the service and status asked."""
        for removed in row.removed:
            alike = self.status in ("", removed.status)
            if alike and (self.term is None or self.view.terms.touches(removed.term, self.term)):
                yield removed

    def elsewhere(self, row: Row, low_hz: int | None = None, high_hz: int | None = None) -> list[Rule]:
        """What footnotes allocate in a part of the Region, of the service and status asked; with a range, inside it."""
        low = row.low_hz if low_hz is None else low_hz
        high = row.high_hz if high_hz is None else high_hz
        return [rule for rule in row.elsewhere if self._asks(rule) and rule.within(low, high)]

    def absent(self, hits: Iterable[Hit]) -> Iterator[tuple[Row, Rule, bool]]:
        """Where what is asked is not allocated: each rule by which it is in a part of the Region, or may be.

        True stands with a rule of which that is open: whether it holds is undecided, or it is only described.
        """
        for hit in hits:
            if (self.term or self.status) and not self.wanted(hit.row.allocations):
                yield from ((hit.row, rule, is_open) for rule, is_open in self._bringing(hit))

    def gone(self, hits: Iterable[Hit]) -> Iterator[Gone]:
        """What of the service or status asked footnotes take away where nothing of it is left."""
        for row in dict.fromkeys(hit.row for hit in hits):
            if (self.term or self.status) and not self.wanted(row.allocations):
                yield from (gone_of(removed, row) for removed in self.taken(row))

    def apart(self, hits: Iterable[Hit], pair: tuple[ServiceTerm, ...]) -> Iterator[tuple[Row, Rule, bool]]:
        """The same where two services do not meet: the rules that bring in, or may, what is missing of them."""
        for hit in hits:
            held = self.wanted(hit.row.allocations)
            missing = [t for t in pair if not any(t.matches(a.term) for a in held)]
            rules = self._bringing(hit)
            bringing = [[r for r in rules if any(t.matches(service) for service in r[0].services)] for t in missing]
            if missing and all(bringing):
                yield from dict.fromkeys((hit.row, rule, is_open) for each in bringing for rule, is_open in each)

    def _bringing(self, hit: Hit) -> list[tuple[Rule, bool]]:
        """What footnotes bring into a row, or may, beside its allocations; true with a rule of which that is open."""
        if self.printed:
            return []
        return [found for found in self.view.beside(hit.row, hit.low_hz, hit.high_hz) if self._asks(found[0])]

    def _asks(self, rule: Rule) -> bool:
        """Whether the rule is about the service and the status asked; one that gives no status may be."""
        alike = not (self.status and rule.status) or self.status == rule.status
        return alike and (self.term is None or any(self.term.matches(term) for term in rule.services))

    def _touches(self, use: Identification, low_hz: int | None, high_hz: int | None) -> bool:
        inside = low_hz is None or high_hz is None or (use.low_hz < high_hz and use.high_hz > low_hz)
        return inside and (not self.uses or use.application in self.uses)

    def _concerns(self, use: Identification, chosen: tuple[Allocation, ...]) -> bool:
        """Whether the use runs in one of the services chosen; one without a service concerns all."""
        related, services = self.facts.vocabulary.related, [s.service for s in use.services]
        return any(related(a.service, services) for a in chosen)
