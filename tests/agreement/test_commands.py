"""Every command against the scan: is it allocated or permitted, and by what?

A few Regions and countries stand for all here; `pytest -m long tests/agreement` asks for every one.
"""

from functools import partial
from itertools import cycle

import pytest

from . import asking
from .applying import Page
from .comparing import asks, bare, content, disagreements, regions_of, said, scan, tiles
from .reading import EDITIONS, PLACES, WRITTEN, term, uses

REGIONS = (1, 2, 3)


# Countries that many footnotes name, and areas of each sort.
SOME = ("BR", "US", "FR", "RU", "IN", "JP", "KR", "ZA", "GP", "GU", "ES-CN", "TF", "CN")


def agree(mine, told, command, partly=False):
    """Fails with the command line and the band; with `partly` only what is told is compared."""
    for region in {m[0] for m in mine}:
        ours, theirs = ([x[1:] for x in side if x[0] == region] for side in (mine, told))
        found = [d for d in disagreements(ours, theirs) if not partly or d[3] is not None]
        assert not found, said(found, f"{command}, Region {region}:")


def words(name, who, *command):
    return " ".join(["specx", *command, *asking.where(name, who)])


# --- the checks, one a command


def whole(command, name, who):
    """Commands that tell all of the spectrum: the same everywhere, and no hertz left out or told twice."""
    told = sorted(command(name, who))
    for region in regions_of(who):
        assert tiles([x[1:] for x in told if x[0] == region]), words(name, who, command.__name__)
    mine = [(p.region, p.low, p.high, content(p)) for p in scan(name).holds(who)]
    agree(mine, told, words(name, who, command.__name__))


def at(name, who):
    """At every edge, in the middle and at the last hertz of every piece."""
    mine = [(p.region, p.low, p.high, content(p)) for p in scan(name).holds(who)]
    points = sorted({hz for _, low, high, _ in mine for hz in (low, (low + high) // 2, high - 1)})
    agree(mine, asking.at(name, who, points), words(name, who, "at"), partly=True)


def harmonics(name, who):
    mine = [(p.region, p.low, p.high, content(p)) for p in scan(name).holds(who)]
    for hz in (137_000, 3_950_000, 71_000_000, 1_381_000_000):
        told = asking.harmonics(name, who, hz)
        assert told
        agree(mine, told, words(name, who, f"harmonics {hz}Hz -n 100"), partly=True)


def service(name, who, asked):
    there = [(p, frozenset(e for e in p.entries if asks(asked, e))) for p in scan(name).holds(who)]
    mine = [(p.region, p.low, p.high, entries) for p, entries in there if entries]
    for command in (asking.service,) if isinstance(who, Page) else (asking.service, asking.neighbours):
        told = list(command(name, who, WRITTEN[asked]))
        agree(mine, told, words(name, who, f"{command.__name__} '{WRITTEN[asked]}'"))


def between(name, who, one, other):
    mine = []
    for p in scan(name).holds(who):
        both = tuple(frozenset(e for e in p.entries if asks(t, e)) for t in (one, other))
        # One allocation that answers to both is not two services sharing.
        if all(both) and len(both[0] | both[1]) > 1:
            mine.append((p.region, p.low, p.high, both))
    told = list(asking.between(name, who, WRITTEN[one], WRITTEN[other]))
    agree(mine, told, words(name, who, f"overlap 0-3000GHz --between '{one}' '{other}'"))


def sharing(name, who, asked):
    """Whatever of the band carries a use of the service is its own; everything else there shares with it."""
    mine, told = [], {}
    for p in scan(name).holds(who):
        own = frozenset(e[:3] for e in p.entries if uses(e.term) & uses(asked))
        apart = (r for r in p.elsewhere if any(uses(t) & uses(asked) for t in r.services))
        made = frozenset((r.number, r.kind, r.status) for r in apart)
        mine.append((p.region, p.low, p.high, (own, bare(p.entries), made)))
    for region, low, high, own, *rest in asking.sharing(name, who, WRITTEN[asked]):
        known = told.setdefault((region, low, high), (set(), rest))
        assert known[1] == rest
        known[0].update({own} - {None})
    told = [(*band, (frozenset(own), *rest)) for band, (own, rest) in told.items()]
    agree(mine, told, words(name, who, f"sharing 0-3000GHz -s '{asked}'"))


def find(name, who, asked):
    """Every hertz of each allocation that carries all of the service, once; a direction left open is either."""
    mine, told = {}, {}
    for p in scan(name).holds(who):
        for e in p.entries:
            meant = asked if asked.directions else asked._replace(directions=e.term.directions)
            if uses(meant) <= uses(e.term):
                mine.setdefault(e[:3], []).append((p.region, p.low, p.high, True))
    for region, low, high, entry in asking.find(name, who, WRITTEN[asked]):
        told.setdefault(entry, []).append((region, low, high, True))
    for entry in {*mine, *told}:
        agree(mine.get(entry, ()), told.get(entry, ()), words(name, who, f"find -s '{WRITTEN[asked]}' -b 1Hz"))
    assert mine.keys() == told.keys()


def examine(name, who):
    """In every piece: each service that it holds, and each that a rule of its row speaks of."""
    asked, expected = [], {}
    speak = {}
    for row, rules in zip(scan(name).edition.rows, scan(name).rules, strict=True):
        speak[row.region, row.low] = {t for rule in rules for t in rule.services}
    of_row = set()
    for p in scan(name).holds(who):
        of_row = speak.get((p.region, p.low), of_row)
        if p.high - p.low < 2:
            continue
        for asked_for in sorted({e.term for e in p.entries} | of_row, key=str):
            if asked_for.exception or "," in str(asked_for):
                continue
            hz = (p.low + p.high) // 2
            asked.append((hz, WRITTEN[asked_for]))
            expected[p.region, hz, WRITTEN[asked_for]] = best(p.entries, asked_for)
    found = []
    for region, low, high, wanted, status, by in asking.examine(name, who, dict.fromkeys(asked)):
        statuses, grounds = expected[region, (low + high) // 2, wanted]
        if (status is None) != (not statuses) or (statuses and (status not in statuses or not by & grounds)):
            found.append(
                f"{words(name, who, f'examine {(low + high) // 2}Hz -b 2Hz -s {wanted!r}')}: "
                f"the notes have {statuses or 'nothing'} by {grounds or 'nothing'}, told is {status} by {by}"
            )
    assert not found, "\n".join([str(len(found)), *found[:8]])


def passive(name, who):
    there = [p for p in scan(name).holds(who) if any(map(asking.listens, p.entries))]
    agree([(p.region, p.low, p.high, content(p)) for p in there], sorted(asking.passive(name, who)),
          words(name, who, "adjacent 0-1Hz --within 3000GHz --passive"))  # fmt: skip


def elsewhere(name, who):
    """Rules that hold in some countries of the Region, or in an area of it, each with its terms and its band.

    Those that take a service away there are among them.
    """
    there = {code for code, place in PLACES.items() if who in place.regions}
    mine, told = {}, {}
    for p in scan(name).holds(who):
        for r in p.elsewhere | p.lost:
            what = (r.number, r.kind, r.status, tuple(sorted(r.takes or r.services, key=str)), r.countries & there,
                    r.excepted & there, r.area)  # fmt: skip
            mine.setdefault(what, set()).add((p.low, p.high, True))
    for what, low, high in asking.elsewhere(name, who):
        told.setdefault(what, set()).add((low, high, True))
    for what in {*mine, *told}:
        found = disagreements(sorted(mine.get(what, ())), sorted(told.get(what, ())))
        assert not found, f"{words(name, who, 'overlap 0-3000GHz')}: {what[:4]} {found[:3]}"


def removed(name, who):
    """What footnotes take out of the Table, in every Region and country, and what is left of it."""
    mine = [(p.region, p.low, p.high, p.removed) for p in scan(name).holds(who)]
    agree(mine, sorted(asking.removed(name, who)), words(name, who, "overlap 0-3000GHz"))


def best(entries, asked):
    """The status and grounds of what carries the service best: a whole fit before a part, primary before secondary."""
    rank = ("primary", "secondary", "permitted")
    carrying = [
        (not uses(asked) <= uses(e.term), rank.index(e.status), e) for e in entries if uses(e.term) & uses(asked)
    ]
    first = min((c[:2] for c in carrying), default=None)
    return {rank[first[1]]} if first else set(), {e.via for *how, e in carrying if tuple(how) == first}


ASKED = [term(t) for t in (
    "radio astronomy", "mobile", "mobile-satellite", "fixed-satellite (space-to-Earth)", "fixed",
    "earth exploration-satellite (passive)", "space operation (Earth-to-space)", "land mobile", "amateur-satellite",
    "space research (space-to-space)", "radiolocation", "mobile except aeronautical mobile", "broadcasting",
)]  # fmt: skip
PAIRS = [
    (term("mobile-satellite"), term("fixed-satellite")), (term("fixed"), term("mobile")),
    (term("radio astronomy"), term("fixed-satellite (space-to-Earth)")), (term("mobile"), term("land mobile")),
]  # fmt: skip

CHECKS = {
    "overlap": partial(whole, asking.overlap), "export": partial(whole, asking.export),
    "country": partial(whole, asking.country), "compare": partial(whole, asking.compare),
    "adjacent": partial(whole, asking.adjacent), "adjacent passive": passive, "elsewhere": elsewhere, "removed": removed, "at": at, "harmonics": harmonics, "examine": examine,
    **{f"service {t}": partial(service, asked=t) for t in ASKED},
    **{f"between {one} and {other}": partial(between, one=one, other=other) for one, other in PAIRS},
    **{f"sharing {t}": partial(sharing, asked=t) for t in ASKED},
    **{f"find {t}": partial(find, asked=t) for t in ASKED},
}  # fmt: skip


REGION_ONLY, COUNTRY_ONLY = ("elsewhere",), ("country",)
# Each takes a second; what is not asked here is asked in the long run.
FEW = [f"{command} {t}" for command in ("sharing", "find") for t in ASKED[4:]]


def turns():
    """Every command once in a Region and once in a country, in one edition each, all of them taken in turn."""
    regions, places, editions = cycle(REGIONS), cycle(SOME), cycle(EDITIONS)
    for command in CHECKS:
        if command not in FEW:
            for n, who in enumerate((next(regions), next(places))):
                if command not in (COUNTRY_ONLY, REGION_ONLY)[n]:
                    yield command, next(editions), who
        next(editions)


@pytest.mark.parametrize(("command", "name", "who"), list(turns()))
def test_a_command_answers_as_the_notes_have_it(command, name, who):
    CHECKS[command](name, who)


@pytest.mark.long
@pytest.mark.parametrize("command", CHECKS)
@pytest.mark.parametrize("name", EDITIONS)
def test_every_command_everywhere(command, name):
    places = SOME if " " in command else PLACES  # what asks for one service is asked in a few countries
    who = [*(REGIONS if command not in COUNTRY_ONLY else ()), *(places if command not in REGION_ONLY else ())]
    wrong = []
    for one in who:
        try:
            CHECKS[command](name, one)
        except AssertionError as problem:
            wrong.append(str(problem))
    assert not wrong, "\n".join([f"{len(wrong)} places", *wrong[:5]])


PAGES = ["overlap", "export", "compare", "at", "service mobile", "between fixed and mobile"]


@pytest.mark.parametrize(("command", "name", "region"), list(zip(PAGES, cycle(EDITIONS), cycle(REGIONS))))
def test_the_page_as_printed(command, name, region):
    CHECKS[command](name, Page(region))


# Whether there is an answer at all: allocated, permitted, or neither.
ANSWERS = [
    (0, "at 49GHz -s RAS -r 1"), (0, "at 437MHz -s amateur-satellite -r 1"),
    (1, "at 437MHz -s amateur-satellite -r 1 --status primary"), (0, "service amateur-satellite -r 1 --range 436-437MHz"),
    (1, "at 10.2GHz -s MOBILE -r 2"), (0, "at 10.2GHz -s MOBILE -c BR"), (1, "at 10.2GHz -s MOBILE -c CA"),
    (0, "find -s amateur-satellite --range 435-438MHz -b 25kHz -r 1"), (1, "find -s MOBILE --range 10-10.4GHz -b 1MHz -r 2"),
    (0, "examine 437MHz -b 25kHz -s amateur-satellite -r 1"), (1, "examine 10.2GHz -b 1MHz -s MOBILE -r 2"),
    (0, "overlap 7.25-7.3GHz -r 1 --between MSS FSS"), (1, "overlap 10.1-10.2GHz -r 2 --between MOBILE FIXED"),
    (0, "adjacent 1400-1427MHz -r 2 -s EESS"), (1, "adjacent 10.1-10.2GHz -s MOBILE -r 2"), (1, "harmonics 5.1GHz -n 2 -s MOBILE -r 2"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "line"), ANSWERS)
def test_the_code_says_whether_it_may_be_used(code, line):
    assert asking.run(*line.split())[0] == code


ELSEWHERE = [
    ("at 10.2GHz -s MOBILE -r 2", "5.480"), ("service MOBILE --range 10.1-10.2GHz -r 2", "5.480"),
    ("at 607MHz -s RAS -r 1", "5.304"), ("examine 10.2GHz -b 1MHz -s MOBILE -r 2", "5.480"),
    ("sharing 10.1-10.2GHz -s MOBILE -r 2", "5.480"), ("find -s MOBILE --range 10-10.2GHz -b 1MHz -r 2", "5.480"),
    ("adjacent 10.1-10.2GHz -s MOBILE -r 2", "5.480"),
    ("overlap 10.1-10.2GHz -r 2 --between MOBILE FIXED", "5.480"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "footnote"), ELSEWHERE)
def test_no_for_a_region_says_where_it_is_yes(line, footnote):
    _, out, err = asking.run(*line.split())
    assert footnote in out + err
