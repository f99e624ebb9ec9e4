"""What a Resolution, a Rule of Procedure, a plan and a footnote say of one band stands once in an answer."""

import re
from collections import Counter

import pytest

import specx
from specx.answers.decoded import decoded, with_rules
from specx.answers.examine.assignment import Reading
from specx.answers.examine.examiner import Examiner
from specx.answers.limits import LimitsOf
from specx.answers.limits_once import once
from specx.facts.procedures import Procedures
from specx.output.footnotes import footnote_blocks
from specx.output.plain import lines
from specx.table.view import View

BANDS = [
    "495kHz", "2182kHz", "4125kHz", "8291kHz", "121.5MHz", "137.5MHz", "145MHz", "156.8MHz", "161.975MHz", "401MHz",
    "406.05MHz", "435MHz", "607MHz", "806MHz", "1090MHz", "1420MHz", "1544.5MHz", "1612MHz", "1668.5MHz", "2100MHz",
    "2495MHz", "3.65GHz", "4.83GHz", "5.2GHz", "5.5GHz", "6.6GHz", "8.2GHz", "10.2GHz", "11.8GHz", "14.6GHz", "15GHz",
    "17.5GHz", "18.3GHz", "22.1GHz", "25GHz", "29.7GHz", "31.1GHz", "38GHz", "42.2GHz", "47.3GHz", "77GHz", "94GHz",
]  # fmt: skip
SERVICES = ["FIXED", "MOBILE", "FSS (s-E)", "FSS (E-s)", "MSS (s-E)", "RADIOLOCATION", "RAS", "BROADCASTING", "AMATEUR"]


@pytest.fixture(scope="module")
def view(facts):
    return View(facts, facts.edition("rr-2024"))


def figures(view):
    engine = LimitsOf(view)
    return [row for region in view.regions for row in engine.within(*view.edition.coverage, region)]


def said(row):
    """What a limit says, but for where it holds and by what."""
    return (
        row.region, row.service, row.quantity, str(row.value), row.unit, row.reference_bandwidth, row.segments, row.condition,
        row.applies_to, row.orbit, row.force,
    )  # fmt: skip


def overlapping(rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    for group in groups.values():
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                if one.low_hz < other.high_hz and other.low_hz < one.high_hz:
                    yield one, other


@pytest.mark.parametrize("country", [None, "FR", "BR", "JP", "RU", "EG", "AU", "NO"])
def test_a_limit_stands_once_in_a_band(facts, view, country):
    rows = figures(View(facts, facts.edition("rr-2024"), facts.geography.find(country)) if country else view)
    assert len(rows) > 400
    for one, other in overlapping(rows, lambda r: (*said(r), r.provision, r.id)):
        assert (one.countries, one.except_countries) != (other.countries, other.except_countries), (
            said(one),
            one.provision,
        )


def kind_and_width(row):
    """The quantity without what qualifies it; number; bandwidth, also where it stands in the unit."""
    inside = re.search(r"([\d.]*) ?([kM]?)Hz", row.unit or "")
    width = row.reference_bandwidth
    if inside:
        width = round(float(inside[1] or 1) * {"": 1, "k": 10**3, "M": 10**6}[inside[2]])
    kind = next((k for k in ("epfd", "pfd", "e.i.r.p.") if k in row.quantity), row.quantity)
    return row.region, row.service, kind, str(float(row.value)), width, row.orbit, row.condition


def test_a_figure_of_several_documents_is_told_by_the_strongest(view):
    """Nos. 21.13 and 5.364 set one e.i.r.p.; Resolution 743 repeats what Nos. 5.551H and 5.551I bind to."""
    rows = [
        row
        for row in figures(view)
        if isinstance(row.value, (int, float)) and re.search(r"pfd|e\.i\.r\.p\.", row.quantity)
    ]
    for one, other in overlapping(rows, kind_and_width):
        same = (one.low_hz, one.high_hz) == (other.low_hz, other.high_hz)
        elsewhere = (one.countries, one.except_countries) != (other.countries, other.except_countries)
        assert one.provision == other.provision or not same or elsewhere, (said(one), one.provision, other.provision)
    named = {row.provision: row.also_in for row in rows if row.also_in}
    agreement = ("Rules of Procedure on No. 9.21",)
    assert named == {
        "21.13": ("5.364",), "21.16": ("5.447B",), "5.551H": ("Resolution 743 (WRC-03)",), "5.551I": ("Resolution 743 (WRC-03)",),
        "5.430A": agreement, "5.431B": agreement, "5.432B": agreement,
    }  # fmt: skip


def test_what_holds_more_widely_is_what_stays(view):
    row = next(r for r in figures(view) if r.provision == "21.16" and r.value is None)
    part = row._replace(high_hz=row.high_hz - 10**6)
    somewhere = row._replace(countries=("FR",))
    for rows in ([part, row], [row, part], [row, somewhere], [somewhere, row], [row, row]):
        assert once(rows) == [row]
    beyond = row._replace(low_hz=row.low_hz - 10**6, high_hz=row.high_hz - 10**6)
    assert set(once([row, beyond])) == {row, beyond}
    without = row._replace(except_countries=("FR",))
    assert once([without, row]) == [row]
    assert set(once([without, somewhere])) == {without, somewhere}


def sentences(blocks):
    """The lines of a screen that say something in six words or more."""
    found = [line.strip() for line in lines(list(blocks))]
    return Counter(line for line in found if len(re.findall(r"[A-Za-z]{2,}", line)) >= 6)


def test_a_footnote_says_once_what_all_of_its_rules_say(facts, view):
    several = 0
    for note in view.footnotes:
        row = decoded(note, (), view)
        if len(row.parts) > 1:
            several += 1
            for line, count in sentences(footnote_blocks(row)).items():
                assert count < len(row.parts), (note.id, line)
    assert several > 120


def test_the_rule_on_a_footnote_does_not_repeat_it(facts, view):
    ruled, rules = 0, Procedures(facts)
    for note in (note for note in view.footnotes if rules.on(note.id)):
        row = with_rules(decoded(note, (), view), facts)
        own = {(r.rule, r.towards) for terms in (row, *row.parts) for r in terms.restrictions}
        for rule in row.rules_of_procedure:
            ruled += 1
            assert not rule.bands or not set(rule.bands) <= set(row.bands), note.id
            assert not own & {(r.rule, r.towards) for r in rule.restrictions}, note.id
            numbers = {(limit.value, limit.unit) for limit in rule.limits if limit.value is not None}
            stated = {(limit.value, limit.unit) for terms in (row, *row.parts) for limit in terms.limits}
            assert not {(f"{value:g}", unit) for value, unit in numbers} & stated, note.id
    assert ruled > 60


def test_findings_of_an_examination_stand_once():
    asked = 0
    for i, band in enumerate(BANDS[::2]):
        for service in (SERVICES[i % len(SERVICES)], SERVICES[(i + 4) % len(SERVICES)]):
            for verdict in specx.examine(band, bandwidth="20kHz", service=service, region=1 + i % 3):
                twice = [
                    key
                    for key, n in Counter((f.message, f.low_hz, f.high_hz) for f in verdict.findings).items()
                    if n > 1
                ]
                assert twice == [], (band, service)
                asked += 1
    assert asked == 2 * len(BANDS[::2])


def test_sharers_restrictions_and_provisions_stand_once():
    for i, band in enumerate(BANDS[::2]):
        for row in specx.sharing(band, SERVICES[i % len(SERVICES)], region=1 + i % 3):
            for held in (row.restrictions, row.triggers, row.sharers):
                assert len(set(held)) == len(held), band


@pytest.mark.parametrize("words", ["806MHz -c RU", "435MHz -c EG", "435MHz -c BR", "137MHz -c RU", "890MHz -c CN"])
def test_a_frequency_on_an_edge_tells_a_footnote_once(specx, words):
    told = re.findall(r"^ +(5\.\d+[A-Z]*): ", specx("at", *words.split()).out, re.M)
    assert told
    assert max(Counter(told).values()) == 1


def test_channels_and_plans_beside_a_frequency_stand_once(specx):
    for band in BANDS[::2]:
        for row in specx("at", band, "-o", "json").json()["results"]:
            for key in ("channels", "plans", "identifications"):
                held = [repr(sorted(one.items(), key=str)) for one in row.get(key, ())]
                assert len(set(held)) == len(held), (band, key)


def test_a_resolution_on_a_screen_has_its_title_once(specx):
    out = specx("references", "Resolution 122").out
    assert out.count("High-altitude platforms at 47 GHz") == 1
    assert specx("references", "Resolution 63").out.count("Protection from ISM equipment") == 1


def test_examine_says_a_limit_of_a_footnote_once(facts):
    """In the band and for the service of every rule that states limits: no word beside them that there are some."""
    edition = facts.edition("rr-2024")
    examiner, reading = Examiner(facts, edition, "2026-01-01", alone=False), Reading(facts)
    met = 0
    for note in facts.footnotes(edition):
        for rule in note.rules:
            bare = [r for r in rule.restrictions if r.rule == "technical" and r.use.endswith("see limits")]
            for service in (t for r in bare for t in r.terms):
                low, high = rule.bands[0]
                words = {
                    "frequency": f"{(low + high) // 2}Hz", "bandwidth": "2Hz",
                    "service": facts.vocabulary.data_text(service),
                }  # fmt: skip
                for result in examiner.examine(reading.assignment(words)):
                    mine = [f for f in result.findings if f.footnote == note.id]
                    limits = [f for f in mine if f.rule in ("limit", "beyond")]
                    said = [f for f in mine if f.rule == "technical" and f.message.endswith("see limits")]
                    assert not (limits and said), (note.id, words, said)
                    met += bool(limits)
    assert met > 20


def test_systems_of_two_orbits_have_each_their_figure(view):
    """A figure for one orbit is the same fact as that for any, and not as that for the other."""
    row = next(
        r for r in figures(view) if r.quantity == "pfd" and isinstance(r.value, (int, float)) and r.reference_bandwidth
    )
    row = row._replace(condition="", orbit="any", countries=(), except_countries=())
    for one, other, told in (("GSO", "non-GSO", 2), ("GSO", "any", 1), ("any", "non-GSO", 1), ("GSO", "GSO", 1)):
        both = [row._replace(orbit=one), row._replace(orbit=other, provision="Resolution 999", id="x")]
        assert len(once(both)) == told, (one, other)
