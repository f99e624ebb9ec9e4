"""Footnotes applied to the printed Table after Nos. 5.31 to 5.41, plainly, for a Region or a country.

A service is the set of the uses under it, so that "the entries that a footnote means" is a question of
sets. Every box is worked out alone and from the beginning; nothing is shared with the program.
"""

from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from .reading import MAKING, edition, uses

RANK = {"primary": 0, "secondary": 1, "permitted": 2}


class Page(NamedTuple):
    """The Table of a Region as printed, no footnote applied."""

    region: int


class Entry(NamedTuple):
    """What a service has in a piece of the spectrum: its status, by what, and the footnotes beside it."""

    term: tuple
    status: str
    via: str
    beside: frozenset


class Piece(NamedTuple):
    """A part of a row in which nothing changes."""

    region: int
    low: int
    high: int
    entries: frozenset
    not_allocated: bool
    cited: frozenset
    applied: frozenset
    described: frozenset
    undecided: frozenset
    assumed: frozenset
    elsewhere: frozenset  # rules that hold only in some countries, or in an area, of the Region asked
    lost: frozenset  # those among such rules that take a service away
    removed: frozenset  # (footnote, service of the Table, what is left of it or None)


def in_force(rule, day):
    return (not rule.since or rule.since <= day) and (not rule.until or day < rule.until)


def meaning(rule, place):
    """How a rule means a country or area: named, assumed, undecided, or "" where it does not."""
    for codes, out in ((rule.excepted, True), (rule.countries, False)):
        if not codes:
            continue
        how = next((h for h in ("named", "assumed", "undecided") if codes & getattr(place, h)), "")
        if not out:
            return how
        if how:
            return "undecided" if how == "undecided" else ""
    return "named"


class Scan:
    """One edition on one day."""

    def __init__(self, name, places, day):
        self.edition, self.places, self.day = edition(name), places, day
        self._known = {}

    @cached_property
    def rules(self):
        """For each printed row the rules of its footnotes that may change it, in the order of the citations."""
        found = []
        for row in self.edition.rows:
            cited = [r for n in row.cited for r in self.edition.rules.get(n, ())]
            found.append(
                [
                    r for r in cited
                    if r.changes
                    and (not r.regions or row.region in r.regions)
                    and r.within(row.low, row.high) and in_force(r, self.day)
                ]
            )  # fmt: skip
        return found

    def holds(self, who):
        """The pieces of a Region as a whole, by its number, of a country or area, by its code, or of a page."""
        return [piece for pieces in self.by_row(who).values() for piece in pieces]

    def by_row(self, who):
        """The pieces of each printed row, by Region and low edge."""
        if isinstance(who, Page):
            return self._pieces({who.region}, lambda r: "")
        if isinstance(who, int):
            there = {code for code, place in self.places.items() if who in place.regions}
            return self._pieces({who}, lambda r: _in_region(r, there), there)
        place = self.places[who]
        return self._pieces(set(place.regions), lambda r: meaning(r, place))

    def _pieces(self, regions, how, there=frozenset()):
        answers = {}
        found = {}
        for row, rules in zip(self.edition.rows, self.rules, strict=True):
            if row.region in regions:
                for rule in rules:
                    if rule not in answers:
                        answers[rule] = how(rule)
                holding = tuple((r, answers[r]) for r in rules if answers[r])
                if there:
                    holding += tuple((r, "named") for r in _divided(row, holding, there))
                key = (row, holding)
                if key not in self._known:
                    self._known[key] = list(_cut(row, holding))
                found[row.region, row.low] = self._known[key]
        return found


def _in_region(rule, there):
    """How a rule holds in a Region, of which the codes of its places are given: in all of it, or elsewhere in it."""
    if rule.countries and not rule.countries & there:
        return ""
    return "elsewhere" if rule.countries or rule.excepted & there or rule.area else "named"


def _divided(row, holding, there):
    """For a Region, of which the codes of its places are given: what footnotes give all of it, each a part.

    One gives a service to all but some, and for each of those others do: in the country, or in an area that holds a
    part of it, while the first speaks of the rest.
    """
    adding = [r for r, _ in holding if r.kind == "additional-allocation" and not r.undecided and not r.after]
    for rule in adding:
        left_out = rule.excepted & there
        for service, (low, high) in ((s, b) for s in rule.services for b in rule.within(row.low, row.high)):
            if rule.effect == "described" or rule.area or not left_out:
                continue
            giving = [r for r in adding if service in r.services and r.within(low, high) == [(low, high)]]
            found = [rule.status]
            for code in left_out:
                mine = [r for r in giving if code in r.countries]
                sure = [r.status for r in mine if r.effect != "described"]
                in_area = [r.status for r in mine if r.effect == "described" and r.area]
                the_rest = [r.status for r in mine if r.effect == "described" and r.number == rule.number]
                found += in_area + the_rest if in_area and the_rest else sure or [None]
            if None not in found:
                weakest = max(found, key=RANK.get)
                everywhere = {"countries": frozenset(), "excepted": frozenset(), "status": weakest}
                yield rule._replace(services=(service,), bands=((low, high),), **everywhere)


def _cut(row, holding):
    edges = {row.low, row.high}
    for rule, _ in holding:
        for band in rule.within(row.low, row.high):
            edges |= set(band)
    for low, high in pairwise(sorted(edges)):
        here = [(r, how) for r, how in holding if r.within(low, high)]
        holding_here = [(r, how) for r, how in here if how in ("named", "assumed") and not r.undecided]
        entries, applied, removed = _apply(row, [r for r, _ in holding_here if r.effect != "described"])
        left_open = {r.number for r, how in here if how == "undecided" or (r.undecided and how != "elsewhere")}
        yield Piece(
            row.region, low, high, entries, row.not_allocated and not entries, frozenset(row.cited),
            frozenset(applied),
            frozenset(r.number for r, _ in holding_here if r.effect == "described"),
            frozenset(left_open - applied),
            frozenset(r.number for r, how in holding_here if how == "assumed" and r.number in applied),
            frozenset(r for r, how in here if how == "elsewhere" and r.kind in MAKING),
            frozenset(r for r, how in here if how == "elsewhere" and r.takes),
            removed,
        )  # fmt: skip


def _apply(row, rules):
    """The entries of the row after the rules, and the footnotes that changed something."""
    table = [Entry(t, status, "table", frozenset(beside)) for t, status, beside in row.boxes]
    assert len({e.term for e in table}) == len(table), row
    of = lambda kind: [r for r in rules if r.kind == kind]  # noqa: E731
    entries, applied = _alternatives(table, of("alternative-allocation"))
    removed = {gone for rule in rules for gone in _take(entries, rule)}
    applied |= {number for number, _, _ in removed}
    for rule in of("additional-allocation"):
        for service in rule.services:
            if _join(entries, service, rule, frozenset()):
                applied.add(rule.number)
    for rule in of("different-category"):
        if _recategorize(entries, rule, row):
            applied.add(rule.number)
    return frozenset(entries.values()), applied, frozenset(removed)


def _take(entries, rule):
    """What is forbidden is in the Table no longer; of a service with other parts these are left."""
    for service in rule.takes:
        for there, entry in list(entries.items()):
            if uses(there) <= uses(service):
                del entries[there]
                yield rule.number, there, None
            elif uses(service) < uses(there) and service.service != there.service and not there.exception:
                left = there._replace(exception=service)
                del entries[there]
                entries[left] = Entry(left, entry.status, rule.number, entry.beside | {rule.number})
                yield rule.number, there, left


def _alternatives(table, rules):
    """No. 5.39: the allocation of the footnote stands in place of the one that the Table indicates."""
    entries = {e.term: e for e in table}
    gone = {}
    if rules:
        named = frozenset().union(*(r.replaces for r in rules))
        everything = any(not r.replaces for r in rules)
        for t in list(entries):
            if everything or t in named:
                gone[t] = entries.pop(t)
        for rule in rules:
            for service in rule.services:
                # What is printed beside a service goes on binding it where it goes on under its name.
                _join(entries, service, rule, gone[service].beside if service in gone else frozenset())
    return entries, {r.number for r in rules}


def _join(entries, service, rule, beside):
    """Nos. 5.35 to 5.37: a service joins what is there; the better status holds, by the footnote that gives it."""
    there = entries.get(service)
    new = Entry(service, rule.status, rule.number, beside | {rule.number})
    if there is None:
        entries[service] = new
        return True
    if RANK[rule.status] < RANK[there.status]:
        entries[service] = new._replace(beside=new.beside | there.beside)
        return True
    if there.status == rule.status and there.via != "table":
        entries[service] = there._replace(beside=there.beside | new.beside)
        return True
    return False


def _recategorize(entries, rule, row):
    """Nos. 5.31 to 5.33: another category for what the footnote means among the entries."""
    changed = False
    only_beside = rule.number not in row.under
    for service in rule.services:
        open_to = [e for e in entries.values() if not only_beside or rule.number in e.beside or e.via != "table"]
        if rule.replaces:
            for e in [e for e in open_to if e.term in rule.replaces]:
                del entries[e.term]
                entries[service] = Entry(service, rule.status, rule.number, e.beside | {rule.number})
                changed = True
            continue
        meant = [e for e in open_to if uses(e.term) <= uses(service)]
        for e in meant:
            if e.status != rule.status:
                entries[e.term] = Entry(e.term, rule.status, rule.number, e.beside | {rule.number})
                changed = True
        around = [e for e in open_to if uses(service) < uses(e.term)]
        if not meant and around and all(RANK[rule.status] < RANK[e.status] for e in around):
            # A part of an entry is raised; what is left of the entry keeps its category.
            entries[service] = Entry(service, rule.status, rule.number, around[0].beside | {rule.number})
            changed = True
    return changed
