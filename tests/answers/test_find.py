"""Where a width fits: against a plain walk over every boundary, against `service`, `examine` and what a person reads."""

from itertools import cycle, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import specx
from conftest import work
from specx.answers.adjacent import Neighbourhood
from specx.answers.examine.assignment import Reading
from specx.answers.examine.examiner import Examiner
from specx.answers.find.finder import Finder
from specx.answers.find.stretches import Stretches, WidthWanted
from specx.answers.sharing.pieces import Sharing
from specx.facts.overlay import overlaid
from specx.regulations.bands import minus, union, width
from specx.table.binding import holding
from specx.table.view import View

KHZ, MHZ, GHZ = 10**3, 10**6, 10**9
REGIONS = (1, 2, 3)
SERVICES = (
    "FSS (s-E)", "FSS", "FSS (E-s)", "fixed", "mobile", "mobile except aeronautical mobile", "land mobile",
    "radiolocation", "EESS (passive)", "radio astronomy", "amateur-satellite", "MSS (s-E)", "broadcasting",
    "space research (deep space)", "aeronautical mobile (R)", "space operation (E-s)", "inter-satellite",
)  # fmt: skip


@pytest.fixture(scope="module")
def view(views):
    return views["rr-2024"]


@pytest.fixture(scope="module")
def walk(view):
    return Walk(view)


@pytest.fixture(scope="module")
def examiner(facts):
    return Examiner(facts, facts.edition("rr-2024"), "2026-01-01")


def found(view, low, high, region, service, bandwidth=1, **terms):
    """The stretches as `(low, high, label, status, via)`."""
    wanted = WidthWanted(view.vocabulary.ask(service), bandwidth, **terms)
    return [bare(row) for row in Finder(view, wanted, low, high, (region,)).rows]


def bare(row):
    return row.low_hz, row.high_hz, row.label, row.status, row.via


class Walk:
    """The slow way: from one boundary to the next, asking what holds at the hertz behind each."""

    def __init__(self, view):
        self.view = view
        self.near = Neighbourhood(view)

    def stretches(self, low, high, region, term, bandwidth, status, without, clear):
        keys = {}
        for a, b in pairwise(self.edges(low, high, region, clear)):
            for key in self.allowed(a, region, term, status, without, clear):
                runs = keys.setdefault(key, [])
                if runs and runs[-1][1] == a:
                    runs[-1] = (runs[-1][0], b)
                else:
                    runs.append((a, b))
        return sorted((a, b, *key) for key, runs in keys.items() for a, b in runs if b - a >= bandwidth)

    def edges(self, low, high, region, clear):
        """Every frequency at which something might begin or end."""
        around = clear or 0
        start, end = self.view.edition.coverage
        hits = self.view.overlap(max(start, low - around), min(end, high + around), region)
        edges = {e for hit in hits for e in (hit.row.low_hz, hit.row.high_hz)}
        edges |= {e for hit in hits for held in holding(hit.row, self.view) for band in held.rule.bands for e in band}
        edges |= {e + way * around for e in edges for way in (-1, 1)}
        return [low, *sorted(e for e in edges if low < e < high), high]

    def allowed(self, hz, region, term, status, without, clear):
        row, terms = self.view.row_at(hz, region), self.view.terms
        if any(terms.touches(a.term, w) for a in row.allocations for w in without):
            return
        if clear is not None:
            for passive in self.near.passive(hz, hz + 1, clear, region):
                if passive.side == "inside" or passive.distance_hz < clear:
                    return
        barred = any(rule.use.startswith("all emissions") and low <= hz < high
                     for rule in self.near.prohibitions(row) for low, high in rule.bands)  # fmt: skip
        for a in row.allocations:
            whole, asked = terms.fit(a.term, term) == "whole", term
            if not whole and not term.directions:
                asked = term._replace(directions=a.directions)
                whole = terms.fit(a.term, asked) == "whole"
            if sensors_shut_out(row, hz, asked, terms):
                continue
            shut = barred or any(low <= hz < high for low, high in closed(row, a, terms))
            if whole and status in ("", a.status) and not (shut and not terms.is_passive(a.term)):
                yield a.label, a.status, a.via


def sensors_shut_out(row, hz, term, terms):
    """Whether a footnote that holds in the whole Region forbids the very service, as No. 5.541 does sensors."""
    return any(
        restriction.whole and not rule.countries and rule.within(hz, hz + 1)
        and any(terms.fit(t, term) == "whole" for t in restriction.terms)
        for rule, restriction in row.barred
    )  # fmt: skip


def closed(row, allocation, terms):
    """Where a footnote that holds in the whole Region leaves an allocation to stations of long ago."""
    return [
        band
        for rule, restriction in row.barred
        if restriction.stations == "new" and not rule.countries and terms.named(allocation, restriction.by)
        for band in rule.within(row.low_hz, row.high_hz)
    ]


@settings(max_examples=60)
@given(
    low=st.integers(10 * KHZ, 100 * GHZ), factor=st.integers(2, 100), region=st.sampled_from(REGIONS),
    service=st.sampled_from(SERVICES), bandwidth=st.sampled_from([1, 25 * KHZ, MHZ, 36 * MHZ, 500 * MHZ]),
    status=st.sampled_from(["", "", "primary", "secondary", "permitted"]),
    without=st.lists(st.sampled_from(["mobile", "fixed", "FSS (E-s)", "amateur", "BSS"]), max_size=2),
    clear=st.sampled_from([None, None, 0, 1, 10 * MHZ, 100 * MHZ]),
)  # fmt: skip
def test_the_stretches_are_those_of_a_plain_walk(walk, low, factor, region, service, bandwidth, status, without, clear):
    high, ask = min(low + low * factor // 50, 3000 * GHZ), walk.view.vocabulary.ask
    terms = {"status": status, "without": tuple(map(ask, without)), "clear_hz": clear}
    told = sorted(found(walk.view, low, high, region, service, bandwidth, **terms))
    assert told == walk.stretches(low, high, region, ask(service), bandwidth, status, terms["without"], clear)


@pytest.mark.parametrize(("edition", "service"), list(zip(cycle(["rr-2024", "rr-2020"]), SERVICES)))
def test_every_hertz_of_the_service_is_in_a_stretch(views, edition, service):
    """With a width of 1 Hz: what `service` lists of the allocations that are all of what is asked."""
    view, end = views[edition], 3000 * GHZ
    term = view.vocabulary.ask(service)
    engine = Stretches(view)
    for region in REGIONS:
        listed = {}
        for band in view.service(term, region):
            for a in band.allocations:
                if engine.carried(a.term, term) is not None:
                    whole = [(band.row.low_hz, band.row.high_hz)]
                    there = minus(whole, closed(band.row, a, view.terms))
                    listed.setdefault((a.label, a.status, a.via), []).extend(there)
        told = {}
        for stretch in engine.of(WidthWanted(term, 1), 0, end, region):
            if stretch.service is not None:
                key = stretch.own.label, stretch.own.status, stretch.own.via
                told.setdefault(key, []).append((stretch.low_hz, stretch.high_hz))
        # An allocation to a wider service carries it too, under its own name: `service` does not list that.
        assert {key: union(bands) for key, bands in listed.items()} == {k: told[k] for k in told if k in listed}
        rows = view.overlap(0, end, region)
        named = {a.label for hit in rows for a in hit.row.allocations if term.matches(a.term)}
        assert named.isdisjoint(label for label, _, _ in told.keys() - listed.keys())


@settings(max_examples=80, deadline=None)
@given(
    data=st.data(), service=st.sampled_from(SERVICES), region=st.sampled_from(REGIONS),
    bandwidth=st.sampled_from([2, 12_500, MHZ, 36 * MHZ]), low=st.integers(1 * MHZ, 80 * GHZ),
)  # fmt: skip
def test_what_fits_is_allocated_when_it_is_examined(view, examiner, facts, data, service, region, bandwidth, low):
    term = view.vocabulary.ask(service)
    rows = Finder(view, WidthWanted(term, bandwidth), low, 2 * low, (region,)).rows
    if not rows:
        return
    row = data.draw(st.sampled_from(rows))
    start = data.draw(st.integers(row.low_hz, row.high_hz - bandwidth))
    given = {"frequency": f"{start + bandwidth // 2}Hz", "bandwidth": f"{bandwidth}Hz", "service": row.service,
             "region": str(region)}  # fmt: skip
    (verdict,) = examiner.examine(Reading(facts).assignment(given))
    assert row.low_hz <= verdict.low_hz
    assert verdict.high_hz <= row.high_hz
    failed = {(f.rule, f.footnote) for f in verdict.findings if f.level == "fail"}
    assert not {rule for rule, _ in failed} & {"allocated", "not-allocated", "undecided", "part"}, row
    assert ("prohibited", "5.340") not in failed
    assert verdict.status is not None


@pytest.mark.parametrize("service", ["FSS (s-E)", "mobile", "fixed", "amateur-satellite"])
def test_parts_tile_the_stretch_and_the_width_fits_so_often(view, service):
    rows = Finder(view, WidthWanted(view.vocabulary.ask(service), 36 * MHZ), 0, 100 * GHZ, REGIONS).rows
    assert rows
    for row in rows:
        assert row.width_hz == row.high_hz - row.low_hz
        assert row.fits * 36 * MHZ <= row.width_hz < (row.fits + 1) * 36 * MHZ
        edges = [(part.low_hz, part.high_hz) for part in row.sub_bands]
        assert edges[0][0] == row.low_hz
        assert edges[-1][1] == row.high_hz
        assert all(before[1] == behind[0] for before, behind in pairwise(edges))


@pytest.mark.parametrize("service", ["FSS (s-E)", "MOBILE", "fixed"])
def test_a_part_tells_what_sharing_tells(view, service):
    """The same restrictions, limits, prohibitions and sharers, wherever both name the same allocation."""
    term, low, high = view.vocabulary.ask(service), 3 * GHZ, 15 * GHZ
    engine = Sharing(view)
    met = 0
    for row in Finder(view, WidthWanted(term, MHZ), low, high, (2,)).rows:
        for part in row.sub_bands:
            same = [s for s in engine.pieces(part.low_hz, part.high_hz, term, (2,)) if s.label == row.label]
            for told in same:
                met += 1
                assert set(told.restrictions) == set(part.restrictions)
                assert {x.id for x in told.limits} == {x.id for x in part.limits}
                assert set(told.prohibited) == set(part.prohibited)
                everywhere = {s.label for s in told.sharers if s.countries is None and s.except_countries is None}
                assert everywhere == {a.label for a in part.sharers}
    assert met > 5


# --- what a person reads in the Table


def test_downlinks_of_36_mhz_below_15_ghz(view):
    assert found(view, 10 * GHZ, 15 * GHZ, 2, "FSS (s-E)", 36 * MHZ) == [
        (10_700 * MHZ, 12_200 * MHZ, "FIXED-SATELLITE (space-to-Earth)", "primary", "table"),
        (12_200 * MHZ, 12_700 * MHZ, "FIXED-SATELLITE (space-to-Earth)", "primary", "5.487A"),
    ]


def test_away_from_passive_bands_and_from_a_service(view):
    """10.6-10.7 GHz is passive; in Region 1 only 12.5-12.75 and 13.4-13.65 GHz are without mobile."""
    away = found(view, 10 * GHZ, 12 * GHZ, 1, "FSS (s-E)", 36 * MHZ, clear_hz=100 * MHZ)
    assert away[0][:2] == (10_800 * MHZ, 11_700 * MHZ)
    alone = found(view, 10 * GHZ, 15 * GHZ, 1, "FSS (s-E)", 36 * MHZ, without=(view.vocabulary.ask("mobile"),))
    assert [band[:2] for band in alone] == [(12_500 * MHZ, 12_750 * MHZ), (13_400 * MHZ, 13_650 * MHZ)]


def test_nobody_who_emits_is_offered_a_band_of_5_340(views, facts):
    (file,) = [f for f in facts.files("limits") if "5.340" in f]
    for name, view in views.items():
        for record in facts.records("limits", file):
            low, high = record["bands"][0]["band"]
            region = int(record.get("regions", ["1"])[0])
            for service in ("fixed", "mobile", "FSS", "inter-satellite"):
                airborne = (low, high) == (48_940 * MHZ, 49_040 * MHZ)  # the one band in which others may emit
                assert airborne or found(view, low, high, region, service) == [], (name, record["id"])
            assert found(view, low, high, region, "radio astronomy") or found(view, low, high, region, "EESS (passive)")


def test_a_prohibition_shuts_out_whoever_emits(facts, tmp_path):
    """Even where an amendment allocates the band: 23.6-24 GHz is one of No. 5.340."""
    overlay = tmp_path / "fixed.yaml"
    overlay.write_text(OVERLAY, encoding="utf-8")
    amended = overlaid(facts, str(overlay), "rr-2024", "")
    view = View(amended, amended.amended, None, "2026-01-01")
    assert "fixed" in {a.service for a in view.row_at(23_700 * MHZ, 1).allocations}
    assert found(view, 23 * GHZ, 24 * GHZ, 1, "fixed")[-1][1] == 23_600 * MHZ
    assert found(view, 23 * GHZ, 24 * GHZ, 1, "radio astronomy")[-1][:2] == (23_600 * MHZ, 24 * GHZ)


OVERLAY = """
id: fixed-24-ghz
title: A band of No. 5.340 allocated to fixed
illustration: true
over: rr-2024
rows:
- change: MOD
  band: 23.6-24 GHz
  regions: [1, 2, 3]
  primary: [earth exploration-satellite (passive), fixed, radio astronomy, space research (passive)]
  footnotes: ["5.340"]
"""


def test_what_forbids_some_use_alone_leaves_the_service_its_place(view):
    """No. 5.463 forbids aircraft stations to transmit in 8 025-8 400 MHz; MOBILE has the band all the same."""
    finder = Finder(view, WidthWanted(view.vocabulary.ask("mobile"), MHZ), 8025 * MHZ, 8400 * MHZ, (1,))
    assert [(row.low_hz, row.high_hz) for row in finder.rows] == [(8025 * MHZ, 8400 * MHZ)]
    assert all("5.463" in {told.footnote for told in part.prohibited} for part in finder.rows[0].sub_bands)


@pytest.mark.parametrize(
    ("number", "service", "low", "high"),
    [
        ("5.422", "fixed", 2690 * MHZ, 2700 * MHZ), ("5.483", "fixed", 10_680 * MHZ, 10_700 * MHZ),
        ("5.241", "radiolocation", 216 * MHZ, 225 * MHZ),
    ],
)  # fmt: skip
def test_a_band_that_is_closed_to_new_stations_is_told_and_not_offered(facts, number, service, low, high):
    """In a country of the footnote, or of its Region where it names none."""
    rules = facts.footnotes(facts.edition("rr-2024"))[number].rules
    country = next((code for rule in rules for code in rule.countries), "US")
    view = View(facts, facts.edition("rr-2024"), facts.geography.find(country), "2026-01-01")
    finder = Finder(view, WidthWanted(view.vocabulary.ask(service), MHZ), low, high, view.regions)
    assert finder.rows == []
    assert {(c.low_hz, c.high_hz, c.footnote) for c in finder.head.closed_to_new} == {(low, high, number)}


def test_what_is_closed_in_some_countries_has_its_place_in_the_others(view):
    """No. 5.483 concerns countries of Regions 1 and 3 alone: a Region's answer is for all the others too."""
    finder = Finder(view, WidthWanted(view.vocabulary.ask("fixed"), MHZ), 10 * GHZ, 11 * GHZ, REGIONS)
    assert finder.head.closed_to_new == ()


@pytest.mark.parametrize("service", ["FSS (s-E)", "FSS (E-s)", "MSS (s-E)", "BSS", "EESS (s-E)"])
def test_what_fits_on_an_orbit_is_not_kept_for_the_other(view, examiner, facts, service):
    """`examine` shuts out by orbit what is not found, and lets in what is."""
    term, high = view.vocabulary.ask(service), 60 * GHZ
    for orbit in ("GSO", "non-GSO"):
        both = Finder(view, WidthWanted(term, MHZ), 0, high, (1,)).rows
        mine = Finder(view, WidthWanted(term, MHZ, orbit=orbit), 0, high, (1,)).rows
        left = minus([(r.low_hz, r.high_hz) for r in both], [(r.low_hz, r.high_hz) for r in mine])
        for bands, shut_out in ((left, True), ([(r.low_hz, r.high_hz) for r in mine], False)):
            for low, top in bands:
                given = {"frequency": f"{(low + top) // 2}Hz", "bandwidth": "2Hz", "service": service, "region": "1",
                         "orbit": orbit}  # fmt: skip
                (verdict,) = examiner.examine(Reading(facts).assignment(given))
                failed = {f.rule for f in verdict.findings if f.level == "fail"} & {"limited-to", "not-for"}
                assert bool(failed) == shut_out, (orbit, low, top)


def test_an_orbit_narrows_what_binds(view):
    term = view.vocabulary.ask("FSS (s-E)")
    told = {}
    for orbit in ("", "GSO", "non-GSO"):
        rows = Finder(view, WidthWanted(term, MHZ, orbit=orbit), 10_700 * MHZ, 11_700 * MHZ, (2,)).rows
        told[orbit] = {limit.provision for row in rows for part in row.sub_bands for limit in part.limits}
    assert "22.5C" in told["non-GSO"]
    assert "22.5C" not in told["GSO"]
    assert told["GSO"] | told["non-GSO"] == told[""]


def test_a_direction_left_open_is_either(view):
    rows = Finder(view, WidthWanted(view.vocabulary.ask("FSS"), MHZ), 12_500 * MHZ, 12_750 * MHZ, (1,)).rows
    assert {row.service for row in rows} == {"fixed-satellite (space-to-Earth)", "fixed-satellite (Earth-to-space)"}


def test_a_part_of_the_service_is_told_apart(view):
    finder = Finder(view, WidthWanted(view.vocabulary.ask("mobile"), 100 * MHZ), 3400 * MHZ, 3800 * MHZ, (1,))
    assert finder.rows == []
    (part,) = finder.head.only_part
    assert (part.low_hz, part.high_hz, part.label) == (3400 * MHZ, 3800 * MHZ, "MOBILE except aeronautical mobile")


def test_a_part_counts_only_where_nothing_carries_the_whole(view):
    """15.2-15.35 GHz: SPACE RESEARCH is all of it, Space research (passive) beside it is only a part."""
    finder = Finder(view, WidthWanted(view.vocabulary.ask("space research"), MHZ), 15_200 * MHZ, 15_350 * MHZ, (1,))
    assert [row.label for row in finder.rows] == ["SPACE RESEARCH"]
    assert finder.head.only_part == ()


@pytest.mark.parametrize(
    ("terms", "lacks"),
    [
        ("-b 2GHz", [("bandwidth", 10_700 * MHZ)]),
        ("-b 36MHz --status secondary", [("status", 10_700 * MHZ)]),
        ("-b 36MHz --without mobile", [("without", 10_700 * MHZ)]),
        ("-b 36MHz --not-beside-passive 1GHz", [("not-beside-passive", 10_700 * MHZ)]),
        ("-b 36MHz --range 6.7-7GHz --orbit GSO", [("orbit", 6_700 * MHZ)]),
        ("-b 36MHz --without mobile --status secondary", [("terms", 10_700 * MHZ)]),
        ("-b 20GHz --status secondary", []),
    ],
)
def test_nothing_fits_says_what_comes_near(specx, terms, lacks):
    words = [*terms.split(), *(() if "--range" in terms else ("--range", "10.7-11.7GHz"))]
    ran = specx("find", "-s", "FSS (s-E)", "-r", "3", *words, "-o", "json")
    assert ran.code == 1
    assert [(n["lacks"], n["low_hz"]) for n in ran.json().get("nearly", ())] == lacks
    screen = specx("find", "-s", "FSS (s-E)", "-r", "3", *words)
    (line,) = screen.out.splitlines()
    assert line.startswith(("2 GHz", "36 MHz", "20 GHz"))


REFUSED = [
    ("-b 36MHz", "which service"), ("-s FSS", "the width is missing"), ("-s FSS -b 0Hz", "a width of 0 Hz"),
    ("-s FSS -b wide", "'wide' is not a width"), ("-s FSS -b 36", "has no unit"),
    ("-s FSS(s-E) -b 36MHz --without FSS", "is nowhere without"), ("-s RAS -b 36MHz --without flying", "unknown service"),
    ("-s RAS -b 1MHz --not-beside-passive 1MHz", "is itself passive"), ("-s FSS -b 1MHz --status best", "--status"),
    ("-s fixed -b 1MHz --orbit GSO", "has no satellites"), ("-s FSS -b 1MHz --orbit LEO", "orbit 'LEO'"),
    ("-s FSS -b 1MHz --not-beside-passive far", "'far' is not a width"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "says"), REFUSED)
def test_what_cannot_be_asked_is_told_on_one_line(specx, words, says):
    ran = specx("find", *words.split())
    assert ran.code == 2
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert says in ran.err


def test_outside_the_data(specx):
    assert specx("find", "-s", "FSS", "-b", "1MHz", "--range", "3100-3200GHz").code == 3
    partly = specx("find", "-s", "FSS", "-b", "1MHz", "--range", "270-3200GHz", "-o", "json")
    assert partly.json()["outside_coverage"] == [[3000 * GHZ, 3200 * GHZ]]


def test_a_designator_is_a_width(specx):
    words = ["find", "-s", "FSS (s-E)", "--range", "10-13GHz", "-r", "2", "-o", "csv"]
    assert specx(*words, "-b", "36M0G7W").out == specx(*words, "-b", "36MHz").out


def test_the_library_finds_the_same():
    rows = specx.find("FSS (s-E)", "36MHz", band="10-15GHz", region=2, as_of="2026-01-01", clear_of_passive="100MHz")
    assert [(row.low_hz, row.fits) for row in rows] == [(10_800 * MHZ, 38), (12_200 * MHZ, 13)]
    assert sum(width([(row.low_hz, row.high_hz)]) for row in rows) == 1900 * MHZ
    with pytest.raises(specx.SpecxError):
        specx.find("FSS", 0)


def test_finding_costs_less_than_telling_who_shares(view):
    """Once its facts are read: what is not asked for is not worked out."""
    term = view.vocabulary.ask("fixed")

    def finding():
        return Finder(view, WidthWanted(term, MHZ), GHZ, 20 * GHZ, (1,)).rows

    def sharing():
        return list(Sharing(view).pieces(GHZ, 20 * GHZ, term, (1,)))

    finding(), sharing()
    assert 2 * work(finding) < work(sharing)


@pytest.mark.parametrize(
    ("service", "fits"), [("EESS (E-s)", True), ("EESS (active)", False), ("EESS (passive)", False)]
)
def test_what_forbids_a_part_of_a_service_leaves_the_rest_its_band(view, service, fits):
    """No. 5.541: in 28.5-30 GHz no sensors, and links between stations at fixed points up to satellites all the same."""
    assert bool(found(view, 28_500 * MHZ, 30_000 * MHZ, 1, service, 36 * MHZ)) is fits
