"""The facts read again, slowly and plainly, without a line of the program's own code.

What `allocations/README.md` says of the files is all that is used here. Scalars stay text until they
are needed as numbers; nothing is checked, since the linter does that.
"""

import re
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

FACTS = Path(__file__).parents[2] / "allocations"
EDITIONS = ("rr-2020", "rr-2024")
END = 3_000_000_000_000
MAKING = ("alternative-allocation", "additional-allocation", "different-category")
DIRECTIONS = ("Earth-to-space", "space-to-Earth", "space-to-space")
# The base loader leaves every scalar text; the C one reads the same, sooner.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
POWER = {"Hz": 0, "kHz": 3, "MHz": 6, "GHz": 9}


def load(path):
    return yaml.load((FACTS / path).read_text(encoding="utf-8"), Loader=LOADER)


def hertz(number, unit):
    value = Decimal(number.replace(" ", "")).scaleb(POWER[unit])
    assert value == int(value), (number, unit)
    return int(value)


def band(text):
    """`3400-3600 MHz` or `8500 MHz-13.25 GHz`: the unit behind serves both edges where only one is written."""
    low, low_unit, high, unit = re.fullmatch(r"([\d. ]+?) ?([kMG]?Hz)?-([\d. ]+?) ?([kMG]?Hz)", text).groups()
    return hertz(low, low_unit or unit), hertz(high, unit)


def frequency(text):
    """A single frequency, as the one hertz that it is."""
    number, unit = re.fullmatch(r"([\d. ]+?) ?([kMG]?Hz)", text).groups()
    return hertz(number, unit), hertz(number, unit) + 1


# --- services


class Term(NamedTuple):
    """A service with its brackets: `mobile-satellite (space-to-Earth) except maritime mobile-satellite`."""

    service: str
    qualifier: str
    directions: frozenset
    exception: "Term | None"

    def __repr__(self):
        parts = [self.service, self.qualifier and f"({self.qualifier})", *(f"({d})" for d in sorted(self.directions))]
        return " ".join(filter(None, parts)) + (f" except {self.exception}" if self.exception else "")


SERVICES = load("services.yaml")
PARENT = {s["id"]: s.get("parent") for s in SERVICES["services"]}
QUALIFIERS = ("", *SERVICES["qualifiers"])
WRITTEN = {}  # how the files write each term that was read


@lru_cache(None)
def term(text):
    """A term as the files write it. A direction behind an exception is that of the whole phrase."""
    head, _, left_out = text.partition(" except ")
    exception = term(left_out) if left_out else None
    brackets = re.findall(r" \(([^)]*)\)", head)
    service = head.partition(" (")[0]
    directions = frozenset(b for b in brackets if b in DIRECTIONS)
    others = [b for b in brackets if b not in DIRECTIONS]
    if others and f"{service} ({others[0]})" in PARENT:  # aeronautical mobile (R) is a service of its own
        service = f"{service} ({others.pop(0)})"
    assert service in PARENT, text
    assert len(others) < 2, text
    if exception:
        directions = directions or exception.directions
        exception = exception._replace(directions=frozenset())
    found = Term(service, others[0] if others else "", directions, exception)
    WRITTEN.setdefault(found, text)
    return found


@lru_cache(None)
def parts(service):
    """The service and every service that is a part of it."""
    found = {service}
    while True:
        more = {s for s, parent in PARENT.items() if parent in found} - found
        if not more:
            return found
        found |= more


@lru_cache(None)
def uses(asked):
    """A term as the set of all uses under it: a triple of service, qualifier and direction each."""
    qualifiers = (asked.qualifier,) if asked.qualifier else QUALIFIERS
    found = {(s, q, d) for s in parts(asked.service) for q in qualifiers for d in asked.directions or DIRECTIONS}
    return frozenset(found - uses(asked.exception)) if asked.exception else frozenset(found)


# --- places


class Place(NamedTuple):
    """A country or area, with the codes by which a list names it, by inference, or perhaps."""

    code: str
    kind: str
    regions: tuple
    named: frozenset
    assumed: frozenset
    undecided: frozenset


def _places():
    records = {c["code"]: c for c in load("regions.yaml")["countries"]}
    for code, record in records.items():
        regions, owner = frozenset(record["regions"]), record.get("of")
        own = {code}
        # A part of an area that has a code itself lies in that area: Diego Garcia in IO.
        if record["kind"] == "part" and "-" in code and code[:2] in records and code[:2] != owner:
            own.add(code[:2])
        own |= {g for g, r in records.items() if r["kind"] == "group" and own & set(r["members"])}
        assumed, undecided = set(), set()
        if owner:
            if not regions <= set(records[owner]["regions"]):
                undecided.add(owner)  # Lists name apart the areas in other Regions, where they mean them.
            elif record["kind"] == "part":
                own.add(owner)  # Alaska is the United States.
            else:
                assumed.add(owner)
        yield Place(code, record["kind"], tuple(sorted(map(int, regions))), *map(frozenset, (own, assumed, undecided)))


PLACES = {place.code: place for place in _places()}
MEMBERS = tuple(code for code, place in PLACES.items() if place.kind == "member")


# --- an edition


class Printed(NamedTuple):
    """One box of the printed Table."""

    region: int
    low: int
    high: int
    boxes: tuple  # (term, status, footnotes beside it)
    under: tuple  # the footnotes under the box
    not_allocated: bool
    source: str

    @property
    def cited(self):
        return tuple(dict.fromkeys([*(n for _, _, beside in self.boxes for n in beside), *self.under]))


class Rule(NamedTuple):
    """One rule of a footnote."""

    number: str
    place: int  # which rule of the footnote it is
    kind: str
    bands: tuple
    regions: frozenset
    countries: frozenset
    excepted: frozenset
    area: str
    services: tuple
    status: str
    replaces: frozenset
    effect: str
    undecided: bool
    since: str
    until: str
    takes: tuple  # the services that it takes out of the Table
    after: str = ""  # the procedure that must have succeeded first

    @property
    def changes(self):
        return self.kind in MAKING or bool(self.takes)

    def within(self, low, high):
        if not self.bands:
            return [(low, high)]
        return [(max(low, a), min(high, b)) for a, b in self.bands if a < high and b > low]


def _box(line, status):
    text, _, beside = line.partition(" [")
    return term(text), status, tuple(n.strip() for n in beside.rstrip("]").split(",") if n.strip())


def _printed(edition):
    for file in load(f"{edition}/edition.yaml")["table"]:
        for record in load(f"{edition}/{file['file']}"):
            low, high = band(record["band"])
            boxes = tuple(_box(line, s) for s in ("primary", "secondary") for line in record.get(s, ()))
            for region in record["regions"]:
                yield Printed(
                    int(region), low, high, boxes, tuple(record.get("footnotes", ())),
                    record.get("not_allocated") == "true", file["file"],
                )  # fmt: skip


def _taken(part):
    """A prohibition that names neither a use nor some stations is of the services themselves."""
    for said in part.get("restrictions", ()) if part["kind"] == "prohibition" else ():
        if said["rule"] == "prohibited" and not {"use", "stations"} & said.keys():
            yield from (term(t) for t in said.get("by", part.get("services", ())))


def _rules(record, records):
    whole = record.get("parts") or [record]
    for place, part in enumerate(whole):
        bands = [band(b) for b in part.get("bands", ())] or [frequency(f) for f in part.get("frequencies", ())]
        countries = set(part.get("countries", ()))
        for other in part.get("countries_of", ()):
            for one in records[other].get("parts") or [records[other]]:
                countries |= set(one.get("countries", ()))
        excepted = set(part.get("except_countries", ()))
        for other in part.get("except_countries_of", ()):
            for one in records[other].get("parts") or [records[other]]:
                excepted |= set(one.get("countries", ()))
        yield Rule(
            record["id"], place, part["kind"], tuple(bands), frozenset(map(int, part.get("regions", ()))),
            frozenset(countries), frozenset(excepted), part.get("area", ""),
            tuple(map(term, part.get("services", ()))), part.get("status", ""),
            frozenset(map(term, part.get("replaces", ()))),
            part.get("effect", record.get("effect", "")),
            part.get("undecided", record.get("undecided", "")) == "true",
            part.get("from", ""), part.get("until", ""), tuple(_taken(part)), part.get("after", ""),
        )  # fmt: skip


class Edition:
    """The printed rows and the footnotes of one edition."""

    def __init__(self, name):
        self.name = name
        self.rows = sorted(_printed(name), key=lambda r: (r.region, r.low))
        files = [f["file"] for f in load(f"{name}/edition.yaml")["footnotes"]]
        self.records = {r["id"]: r for file in files for r in load(f"{name}/{file}")}
        self.rules = {number: tuple(_rules(r, self.records)) for number, r in self.records.items()}


@lru_cache(None)
def edition(name):
    return Edition(name)
