"""What the program tells, brought to the form of the scan, and both laid side by side edge by edge."""

from functools import lru_cache
from itertools import pairwise

from .applying import Entry, Scan
from .reading import DIRECTIONS, END, PLACES, Term, edition, term

# The day on which each edition is asked: one on which it is in force.
DAYS = {"rr-2020": "2024-06-30", "rr-2024": "2026-01-01"}


@lru_cache(None)
def scan(name, day=None):
    return Scan(name, PLACES, day or DAYS[name])


def regions_of(who):
    """The Regions that a Region, a page or a country is answered for."""
    if isinstance(who, str):
        return PLACES[who].regions
    return (who,) if isinstance(who, int) else (who.region,)


def content(piece):
    """What a piece of the scan holds: its entries, and the Table's own word where it allocates nothing."""
    return piece.entries | ({"not allocated"} if piece.not_allocated else set())


@lru_cache(None)
def told_term(service, qualifier, directions):
    """The term that the program's three fields mean."""
    bracket, left_out = (
        (f" ({qualifier})", "") if qualifier and not qualifier.startswith("except ") else ("", qualifier)
    )
    return term(service + bracket + "".join(f" ({d})" for d in directions) + (f" {left_out}" if left_out else ""))


@lru_cache(None)
def told_label(label):
    """The term that a label means, whatever its capitals and what is said of its ground."""
    return _labels()[label.removesuffix(" (permitted)").casefold()]


@lru_cache(None)
def _labels():
    """Every term of the data by its printed form."""
    found = set()
    for name in DAYS:
        found |= {t for row in edition(name).rows for t, _, _ in row.boxes}
        found |= {t for rules in edition(name).rules.values() for rule in rules for t in rule.services}
    return {text.casefold(): t for t in found for text in _spelt(t)}


def _spelt(one: Term):
    """The ways of writing a term: directions in either order, before or behind an exception."""
    name = one.service + (f" ({one.qualifier})" if one.qualifier else "")
    orders = [[d for d in DIRECTIONS if d in one.directions]]
    orders += [orders[0][::-1]]
    for order in orders:
        ways = "".join(f" ({d})" for d in order)
        if one.exception is None:
            yield name + ways
        else:
            for left_out in _spelt(one.exception):
                yield f"{name}{ways} except {left_out}{ways}"
                yield f"{name}{ways} except {left_out}"
                yield f"{name} except {left_out}{ways}"


@lru_cache(None)
def told_entries(allocations):
    """The entries of a row of the library."""
    return frozenset(
        Entry(told_term(a.service, a.qualifier, a.directions), a.status, a.via, frozenset(a.footnotes))
        for a in allocations
    )


def json_entries(allocations):
    """The entries of a row in JSON."""
    return frozenset(
        Entry(
            told_term(a["service"], a["qualifier"], tuple(a["directions"])), a["status"], a["via"],
            frozenset(a["footnotes"]),
        )
        for a in allocations
    )  # fmt: skip


def bare(entries):
    """Service, status and ground, without the footnotes beside."""
    return frozenset(e[:3] for e in entries)


def base(one):
    """The service of a term, (R) and (OR) taken for the brackets that they are."""
    return one.service.removesuffix(" (R)").removesuffix(" (OR)")


def asks(asked, entry):
    """Whether an entry is one of those that a person means by a term: what is left out asks for all."""
    there = entry.term
    return (
        base(there) == base(asked)
        and (asked.service == base(asked) or there.service == asked.service)
        and (not asked.qualifier or there.qualifier == asked.qualifier)
        and (not asked.exception or there.exception == asked.exception)
        and (not asked.directions or not there.directions or asked.directions <= there.directions)
    )


def joined(pieces):
    """Neighbours of equal content as one."""
    out = []
    for low, high, what in pieces:
        if out and out[-1][1] == low and out[-1][2] == what:
            out[-1] = (out[-1][0], high, what)
        else:
            out.append((low, high, what))
    return out


def disagreements(mine, told):
    """Where two lists of `(low, high, content)` differ: each elementary part with both contents; None for a gap."""
    mine, told = joined(mine), joined(told)
    if mine == told:
        return []
    edges = sorted({e for low, high, _ in (*mine, *told) for e in (low, high)})
    ours, theirs = iter([*mine, (END, END + 1, None)]), iter([*told, (END, END + 1, None)])
    a, b = next(ours), next(theirs)
    found = []
    for low, high in pairwise(edges):
        while a[1] <= low:
            a = next(ours)
        while b[1] <= low:
            b = next(theirs)
        one, other = (x[2] if x[0] <= low else None for x in (a, b))
        if one != other:
            found.append((low, high, one, other))
    return found


def tiles(pieces):
    """Whether `(low, high, ...)` follow each other without gap or overlap from 0 Hz to 3 000 GHz."""
    edges = [0, *(p[1] for p in pieces)]
    return [p[0] for p in pieces] == edges[:-1] and edges[-1] == END and all(p[0] < p[1] for p in pieces)


def said(found, who):
    """Disagreements in words, a few of them, with a frequency to ask at."""
    lines = []
    for low, high, mine, told in found[:8]:
        only = [sorted(map(str, x - y)) if x is not None else "nothing" for x, y in
                ((mine, told or frozenset()), (told, mine or frozenset()))]  # fmt: skip
        lines.append(f"{who} {low}-{high} Hz: the notes have {only[0]}, told is {only[1]}")
    return "\n".join([f"{len(found)} disagreements", *lines])
