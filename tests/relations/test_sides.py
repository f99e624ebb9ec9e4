"""What two sides say of each other: services of one band, countries of a border, an edition and its day, a verdict."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specx.answers.examine.assignment import Reading
from specx.answers.examine.examiner import Examiner
from specx.answers.sharing.border import BorderSide, across
from specx.answers.sharing.pieces import Sharing
from specx.errors import OutsideCoverageError
from specx.regulations.relation import mirrored
from specx.regulations.values import ServiceTerm
from specx.table.view import View

END = 3_000 * 10**9
OTHER = {"own": "sharer", "sharer": "own"}


@pytest.fixture(scope="module")
def engines(views):
    return {name: Sharing(view) for name, view in views.items()}


@st.composite
def hertz(draw):
    return draw(st.integers(1, 2999)) * 10 ** draw(st.integers(4, 8))


# --- services of one band


def met(engine, hz, region, term):
    """What is answered on a service at a frequency, by its label and its status."""
    answers = engine.pieces(hz, hz + 1, term, (region,))
    return {(a.label, a.status): a for a in answers if a.allocated}


def agree(engine, row, hz):
    """A names B where B names A; what A's footnotes and provisions ask of B, B hears from A's side turned round."""
    every = {}
    for allocation in row.allocations:
        every |= met(engine, hz, row.region, allocation.term)
    for (label, status), answer in every.items():
        for sharer in answer.sharers:
            other = every.get((sharer.label, sharer.status))
            if sharer.countries or other is None:
                continue  # in some countries or a part alone: no allocation of the Region to ask about
            (back,) = [s for s in other.sharers if (s.label, s.status) == (label, status) and not s.countries]
            assert back.relation == mirrored(sharer.relation)
            assert back.rule == sharer.rule
            assert all(case for w in sharer.by_footnote if w.only for case in w.only.split("; "))
            assert words(back, lambda relation: relation) == words(sharer, mirrored)
            asked = {(t.provision, t.footnote, t.acts) for t in answer.triggers if sharer.label in t.with_ and not t.of_countries}  # fmt: skip
            heard = {(t.provision, t.footnote, OTHER.get(t.acts, t.acts)) for t in other.triggers if label in t.with_ and not t.of_countries}  # fmt: skip
            assert asked == heard, (hz, label, sharer.label)


@settings(max_examples=80)
@given(name=st.sampled_from(["rr-2020", "rr-2024"]), hz=hertz(), region=st.sampled_from([1, 2, 3]))
def test_who_owes_whom_is_the_same_from_either_side(engines, name, hz, region):
    agree(engines[name], engines[name].view.row_at(hz, region), hz)


@pytest.mark.long
@pytest.mark.parametrize("name", ["rr-2020", "rr-2024"])
def test_who_owes_whom_everywhere(engines, name):
    engine = engines[name]
    for row in engine.view:
        for hz in engine.cuts(row, row.low_hz, row.high_hz)[:-1]:
            agree(engine, row, hz)


def words(sharer, turned):
    """What footnotes say of a pair; what is owed to the stations of listed countries only those are told."""
    return {(w.footnote, turned(w.relation), w.only) for w in sharer.by_footnote if "towards" not in w.only}


# --- a border

PAIRS = [("DE", "FR"), ("BR", "AR"), ("US", "CA"), ("IN", "CN"), ("RU", "CN"), ("US", "MX"), ("JP", "KR")]


@pytest.fixture(scope="module")
def sides(facts):
    def side(code):
        country = facts.geography.find(code)
        view = View(facts, facts.edition("rr-2024"), country, "2026-01-01")
        return BorderSide(code, Sharing(view), country.regions[0])

    return {code: side(code) for code in {c for pair in PAIRS for c in pair}}


@settings(max_examples=20)
@given(pair=st.sampled_from(PAIRS), hz=hertz(), service=st.sampled_from(["fixed", "radiolocation", "amateur", "radio astronomy"]))  # fmt: skip
def test_across_a_border_each_says_what_the_other_says(sides, pair, hz, service):
    """One service on both sides: own entry against entry over there, the relation turned round."""
    here, there = (sides[code] for code in pair)

    def told(here, there):
        rows = list(across(here, there, hz, min(2 * hz, END), ServiceTerm(service)))
        return [(r.low_hz, r.high_hz, r.label, s.label, s.relation) for r in rows if r.allocated and r.label.casefold().startswith(service) for s in r.sharers if s.service == service]  # fmt: skip

    ours, theirs = told(here, there), told(there, here)
    edges = sorted({e for r in (*ours, *theirs) for e in r[:2]})

    def points(rows):
        return {(low, *r[2:]) for r in rows for low, high in pairwise(edges) if r[0] <= low and high <= r[1]}

    turned = [(low, high, other, own, mirrored(relation)) for low, high, own, other, relation in theirs]
    assert points(ours) == points(turned)


# --- a day


def test_the_edition_of_a_day_is_the_newest_in_force(facts):
    """Day by day over the years, with the first day of each edition and the one before."""
    begins = {facts.edition(name).in_force: name for name in facts.edition_ids}
    firsts = [datetime.date.fromisoformat(day) for day in begins]
    days = [first + datetime.timedelta(d) for first in firsts for d in (-1, 0, 1)]
    days += [datetime.date(2015, 1, 1) + datetime.timedelta(31 * n) for n in range(150)]
    for day in map(str, days):
        held = [name for first, name in sorted(begins.items()) if first <= day]
        if held:
            assert facts.edition_on(day).id == held[-1]
        else:
            with pytest.raises(OutsideCoverageError):
                facts.edition_on(day)


# --- a verdict

SERVICES = ("fixed", "land mobile", "fixed-satellite (space-to-Earth)", "radiolocation", "amateur", "EESS (passive)")


@settings(max_examples=60)
@given(hz=hertz(), width=st.integers(1, 10**7), more=st.integers(2, 20), service=st.sampled_from(SERVICES),
       where=st.sampled_from([("region", "1"), ("region", "2"), ("region", "3"), ("country", "BR"), ("country", "US")]))  # fmt: skip
def test_a_wider_emission_never_mends_what_a_narrow_one_broke(facts, examiner, hz, width, more, service, where):
    reading = Reading(facts)

    def broken(width):
        asked = {"frequency": f"{hz}Hz", "bandwidth": f"{min(width, hz)}Hz", "service": service, where[0]: where[1]}
        (result, *_) = examiner.examine(reading.assignment(asked))
        assert (result.verdict == "does-not-conform") == any(f.level == "fail" for f in result.findings)
        return {f.rule for f in result.findings if f.level == "fail"} & {"not-allocated", "prohibited"}

    assert broken(width) <= broken(width * more)


@pytest.fixture(scope="module")
def examiner(facts):
    return Examiner(facts, facts.edition("rr-2024"), "2026-01-01")
