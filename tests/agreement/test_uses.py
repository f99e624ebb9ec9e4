"""Uses that footnotes name, against the scan: of a service that is displaced in a country none is left there."""

import pytest

from .applying import in_force, meaning
from .comparing import DAYS, scan
from .reading import EDITIONS, MAKING, PLACES, edition, uses
from .test_library import country, view


def named(name):
    """`(footnote, use)` to the rules that name it for a service, of each footnote."""
    found = {}
    for number, rules in edition(name).rules.items():
        record = edition(name).records[number]
        for rule, part in zip(rules, record.get("parts") or [record], strict=True):
            for use in part.get("application", ()):
                found.setdefault(number, {}).setdefault(use, []).append(rule)
    return found


def cases(name):
    """`(country, Region, row, piece, footnote, use, left)`: of each use named in a piece that a footnote changed."""
    naming = named(name)
    for code, place in PLACES.items():
        pieces = scan(name).by_row(code)
        for row in edition(name).rows:
            if row.region not in place.regions:
                continue
            for piece in pieces[row.region, row.low]:
                for number in row.cited if piece.applied else ():
                    for use, rules in naming.get(number, {}).items():
                        here = [
                            r for r in rules
                            if r.kind not in ("protection", "prohibition") and r.effect != "described"
                            and (not r.regions or row.region in r.regions) and r.within(piece.low, piece.high)
                            and in_force(r, DAYS[name]) and meaning(r, place) in ("named", "assumed")
                        ]  # fmt: skip
                        if here and all(r.services and served(r, row.boxes) for r in here):
                            left = any(served(r, piece.entries) for r in here)
                            yield code, row, piece, number, use, left


def served(rule, entries):
    """Whether an entry, printed or left, carries a service that the rule names."""
    return any(uses(e[0]) & uses(service) for e in entries for service in rule.services)


# Read in the Radio Regulations: country, Hz, the use and the footnote that displaces its service.
READ = {
    ("US", 33_200_000_000, "HDFS", "5.547E"), ("FR", 42_200_000, "oceanographic radar", "5.161B"),
    ("US", 32_100_000_000, "HDFS", "5.547C"), ("AM", 13_500_000, "oceanographic radar", "5.149A"),
    ("US", 1_470_000_000, "digital audio broadcasting", "5.344"), ("AE", 18_200_000_000, "feeder links", "5.521"),
}  # fmt: skip


@pytest.mark.parametrize("name", [*EDITIONS[1:], pytest.param(EDITIONS[0], marks=pytest.mark.long)])
def test_a_use_goes_with_its_service(name):
    views, gone, wrong = {}, set(), []
    kept = 0
    for code, row, piece, number, use, left in cases(name):
        if code not in views:
            views = {code: view(name, country(code))}
        held = views[code].row_at(piece.low, row.region)
        told = (number, use) in {(i.footnote, i.application) for i in held.identifications}
        if told != left:
            wrong.append((code, piece.low, number, use, told))
        kept += left
        if not left:
            gone.add((code, piece.low, piece.high, use, piece.applied))
    assert not wrong, wrong[:8]
    assert kept > 5_000
    for code, hz, use, by in READ:
        assert any(code == g[0] and g[1] <= hz < g[2] and use == g[3] and by in g[4] for g in gone), (code, hz, use)
    kinds = {r.kind for *_, by in gone for n in by for r in edition(name).rules[n]}
    assert kinds & {*MAKING} == {"alternative-allocation", "additional-allocation"}
