"""Whom an outcome names for a footnote that it adds, against whom the footnote names."""

from __future__ import annotations

from ...light import NamedTuple, cached_property
from ...regulations.footnotes import Rule, footnote_of, parts_of
from ...regulations.listing import every_told
from ...regulations.values import Source
from ...table.table import REGIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import Any

    from ...facts.outcomes import Outcome
    from ...regulations.countries import Geography
    from .change import Change


# Lists of a footnote, beside the one that says where it holds, from which an outcome may take its countries.
_OTHER_LISTS = ("protected_countries", "agreement_countries")
_SHOWN = 12


class Deviation(NamedTuple):
    """An outcome whose countries are not those of a footnote that it adds, and how they differ."""

    outcome: Outcome
    message: str


class Added:
    """The outcomes that add footnotes, held against the footnotes of the edition after."""

    def __init__(self, outcomes: Iterable[Outcome], after: Mapping[str, dict[str, Any]], geography: Geography) -> None:
        self._after = after
        self._geography = geography
        self._outcomes = [o for o in outcomes if set(o.footnotes.get("added", ())) & after.keys()]
        self._rules: dict[str, tuple[Rule, ...]] = {}

    def deviations(self, changes: Iterable[Change]) -> Iterator[Deviation]:
        """What does not agree, outcome by outcome, then footnote by footnote."""
        in_table = {(name, c.region) for c in changes if c.service is not None for name in c.outcomes}
        for outcome in self._outcomes:
            if outcome.countries:
                yield from self._too_many(outcome)
            else:
                yield from self._not_everybody(outcome, in_table)
        for number in dict.fromkeys(n for o in self._outcomes for n in o.footnotes["added"] if n in self._after):
            yield from self._left_out(number)

    def _too_many(self, outcome: Outcome) -> Iterator[Deviation]:
        """Countries that none of the footnotes named by the outcome has."""
        numbers = sorted(outcome.all_footnotes() & self._after.keys())
        named: set[str] = set()
        for number in numbers:
            for region in outcome.regions or REGIONS:
                named.update(*(self._where(rule, region) or () for rule in self._rules_of(number)))
            for part in parts_of(self._after[number]):
                named.update(*(part.get(key, ()) for key in _OTHER_LISTS))
        extra = set(outcome.countries) - named
        if extra:
            yield Deviation(outcome, f"it names {_codes(extra)}, and {' or '.join(numbers)} does not")

    def _not_everybody(self, outcome: Outcome, in_table: Collection[tuple[str, int | None]]) -> Iterator[Deviation]:
        """Whole Regions, where the footnotes have some of their countries or none.

        Where the Table itself changed, the outcome holds in the whole Region whatever its footnotes say.
        """
        for region in outcome.regions:
            reaches = {
                n: [self._where(rule, region) for rule in self._rules_of(n) if _meet(rule, outcome)]
                for n in sorted(outcome.all_footnotes() & self._after.keys())
            }
            if (outcome.id, region) in in_table or any(None in found for found in reaches.values()):
                continue
            added = [n for n in outcome.footnotes["added"] if reaches.get(n)]
            for number in added:
                some = frozenset[str]().union(*(reach or () for reach in reaches[number]))
                out = self._in_region[region] - some
                if some:
                    who = f"leaves out {_codes(out)}" if len(out) < len(some) else f"is for {_codes(some)}"
                    yield Deviation(outcome, f"it holds in all of Region {region}, and {number} {who} there")
            if added and not any(reach for found in reaches.values() for reach in found):
                yield Deviation(outcome, f"it holds in Region {region}, and {' and '.join(added)} not")

    def _left_out(self, number: str) -> Iterator[Deviation]:
        """Countries of one rule that an outcome does not tell of: it has all, none, or its share among several."""
        for rule in self._rules_of(number):
            tellers = [o for o in self._outcomes if number in o.footnotes["added"] and _meet(rule, o)]
            # A list that only changes is told by who comes and goes.
            tellers = [o for o in tellers if o.effect != "country-list"]
            wanted = {o.id: self._within(rule.countries, o.regions) for o in tellers}
            shares = {o.id: wanted[o.id].intersection(o.countries) for o in tellers}
            if rule.countries and tellers and not any(shares.values()) and all(o.countries for o in tellers):
                yield Deviation(tellers[0], f"{number} is for {_codes(rule.countries)} as well")
            parts = [o for o in tellers if shares[o.id] and shares[o.id] != wanted[o.id]]
            together = [code for o in parts for code in shares[o.id]]
            if sorted(together) != sorted(rule.countries):
                for outcome in parts:
                    left = wanted[outcome.id] - shares[outcome.id]
                    yield Deviation(outcome, f"{number} is for {_codes(left)} as well")

    # --- whom a footnote names

    def _rules_of(self, number: str) -> tuple[Rule, ...]:
        if number not in self._rules:
            record = self._after[number]
            self._rules[number] = footnote_of(record, Source("", record["line"]), self._countries_of).rules
        return self._rules[number]

    def _countries_of(self, number: str) -> tuple[str, ...]:
        return tuple(c for rule in self._rules_of(number) for c in rule.countries) if number in self._after else ()

    def _where(self, rule: Rule, region: int) -> frozenset[str] | None:
        """The codes for which a rule holds in a Region; None for all of it, none at all where it holds elsewhere."""
        if rule.regions and region not in rule.regions:
            return frozenset()
        if rule.countries:
            return self._within(rule.countries, (region,))
        out = self._within(rule.except_countries, (region,))
        return self._in_region[region] - out if out else None

    def _within(self, codes: Iterable[str], regions: Collection[int]) -> frozenset[str]:
        """The codes that lie in one of the Regions; all of them where none is named."""
        known = frozenset().union(*(self._in_region[r] for r in regions or REGIONS))
        return frozenset(codes) & known if regions else frozenset(codes)

    @cached_property
    def _in_region(self) -> dict[int, frozenset[str]]:
        countries = self._geography.countries.values()
        return {region: frozenset(c.code for c in countries if region in c.regions) for region in REGIONS}


def _meet(rule: Rule, outcome: Outcome) -> bool:
    """Whether a rule lies in the spectrum of an outcome; where one of them names none, it may."""
    own = [*outcome.bands, *((hz, hz + 1) for hz in outcome.frequencies)]
    return not own or not rule.bands or any(rule.within(low, high) for low, high in own)


def _codes(codes: Iterable[str]) -> str:
    found = sorted(codes)
    shown = len(found) if every_told() else _SHOWN
    more = f" and {len(found) - shown} more" if len(found) > shown else ""
    return ", ".join(found[:shown]) + more
