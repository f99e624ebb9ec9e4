"""The interval trees against a plain scan of the rows: points, ranges, every edge and its neighbours."""

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specx.facts.folder import Facts
from specx.table.table import Table
from specx.table.view import View

END = 3_000_000_000_000
EDITIONS = st.sampled_from(["rr-2020", "rr-2024", "rr-2020 view", "rr-2024 view"])
REGION = st.sampled_from([1, 2, 3])


def scan_at(rows, hz, region):
    """The row that holds the frequency, by looking at every row."""
    return [r for r in rows if r.region == region and r.low_hz <= hz < r.high_hz]


def scan_overlap(rows, low, high, region):
    """The rows that share a hertz with the range, by looking at every row."""
    return [r for r in rows if r.region == region and r.low_hz < high and r.high_hz > low]


# Frequencies spread evenly over the bands rather than over the hertz, so that HF is drawn too.
def spread(rows):
    edges = sorted({r.low_hz for r in rows} | {r.high_hz for r in rows} - {END})
    return st.one_of(
        st.integers(0, END - 1),
        st.builds(lambda e, d: min(max(e + d, 0), END - 1), st.sampled_from(edges), st.integers(-2, 2)),
    )


@given(data=st.data(), edition=EDITIONS, region=REGION)
def test_a_point_finds_what_a_scan_finds(asked, asked_rows, data, edition, region):
    hz = data.draw(spread(asked_rows[edition]))
    hits = asked[edition].at(hz, region)
    assert [h.row for h in hits if not h.edge] == scan_at(asked_rows[edition], hz, region)
    below = scan_at(asked_rows[edition], hz - 1, region) if hz else []
    wanted = [r for r in below if r.high_hz == hz]
    assert [h.row for h in hits if h.edge] == wanted


def test_every_edge_and_its_neighbours(asked, asked_rows):
    for edition, table in asked.items():
        for region in (1, 2, 3):
            mine = sorted((r for r in asked_rows[edition] if r.region == region), key=lambda r: r.low_hz)
            lows = [r.low_hz for r in mine]
            for hz in sorted({e + d for e in lows for d in (-1, 0, 1) if 0 <= e + d < END}):
                found = [h.row for h in table.at(hz, region) if not h.edge]
                assert found == [mine[bisect_right(lows, hz) - 1]]


@given(data=st.data(), edition=EDITIONS, region=REGION)
def test_a_range_finds_what_a_scan_finds(asked, asked_rows, data, edition, region):
    low, high = sorted((data.draw(spread(asked_rows[edition])), data.draw(spread(asked_rows[edition]))))
    high = max(high, low + 1)
    hits = asked[edition].overlap(low, high, region)
    assert [h.row for h in hits] == sorted(scan_overlap(asked_rows[edition], low, high, region), key=lambda r: r.low_hz)
    assert sum(h.high_hz - h.low_hz for h in hits) == high - low
    assert all(h.row.low_hz <= h.low_hz < h.high_hz <= h.row.high_hz for h in hits)


@given(data=st.data(), edition=EDITIONS, region=REGION)
def test_a_service_finds_what_a_scan_finds(asked, asked_rows, data, edition, region):
    terms = sorted({a.term for r in asked_rows[edition] for a in r.allocations})
    term = data.draw(st.sampled_from(terms))
    status = data.draw(st.sampled_from([None, "primary", "secondary"]))
    bands = asked[edition].service(term, region, status)
    wanted = [
        (r, tuple(a for a in r.allocations if term.matches(a.term) and status in (None, a.status)))
        for r in sorted(asked_rows[edition], key=lambda r: r.low_hz)
        if r.region == region
    ]
    assert [(b.row, b.allocations) for b in bands] == [w for w in wanted if w[1]]


@pytest.mark.parametrize("edition", ["rr-2020", "rr-2024"])
def test_a_range_opens_the_files_that_it_meets_and_no_other(facts, edition, monkeypatch):
    opened, read = [], Facts.rows
    monkeypatch.setattr(Facts, "rows", lambda self, file, *band: opened.append(file) or read(self, file, *band))
    files = facts.edition(edition).tables
    for _, start, stop in files:
        for low, high in ((start, start + 1), (stop - 1, stop), (start, stop), (max(0, start - 1), min(END, stop + 1))):
            opened.clear()
            Table(facts, facts.edition(edition)).overlap(low, high)
            assert opened == [file for file, first, last in files if first < high and last > low]


def beside(low, high):
    """Ranges that end where a band begins, reach into it by a hertz at either end, and begin where it ends; whether
    each meets it.
    """
    ranges = ((low - 1, low, False), (low, low + 1, True), (high - 1, high, True), (high, high + 1, False))
    return [(start, end, meets) for start, end, meets in ranges if start >= 0 and end <= END]


@pytest.fixture(scope="module", params=["in the Regions", "as a country has it"])
def cut(request, facts, views):
    """Views in which footnotes cut rows into pieces, take services away and add them, all pieces beside."""
    if request.param == "in the Regions":
        found = views["rr-2024"]
    else:
        found = View(facts, facts.edition("rr-2020"), facts.geography.countries["JP"], "2026-01-01")
    return found, [row for row in found if row.printed or row.removed or row.elsewhere]


def test_a_piece_is_found_from_its_first_hertz_to_its_last(cut):
    """As a band of a service, as one out of which a service was taken, as one in a part of which footnotes give it."""
    view, pieces = cut
    for row in pieces:
        at = [row.region]
        for low, high, meets in beside(row.low_hz, row.high_hz):
            for own in row.allocations if row.printed else ():
                found = [band.row for band in view.service(own.term, row.region, None, low, high)]
                assert (row in found) is meets, (own.label, low, high)
            for gone in row.removed:
                assert (row in view.without(gone.term, low, high, at)) is meets, (gone.footnote, low, high)
            for rule in row.elsewhere:
                met = rule.within(max(low, row.low_hz), min(high, row.high_hz)) if meets else []
                found = [r for there, r, _ in view.in_part(rule.services[0], low, high, at) if there == row]
                assert (rule in found) is bool(met), (rule.footnote, low, high)
    assert any(row.printed for row in pieces)
    assert any(row.removed for row in pieces)


@given(data=st.data(), region=REGION)
def test_between_is_the_same_from_either_side(asked, asked_rows, data, region):
    terms = sorted({a.term for r in asked_rows["rr-2024"] for a in r.allocations})
    first, second = data.draw(st.sampled_from(terms)), data.draw(st.sampled_from(terms))
    one = asked["rr-2024"].between(first, second, 0, END, region)
    other = asked["rr-2024"].between(second, first, 0, END, region)
    assert [(s.row, s.low_hz, s.high_hz) for s in one] == [(s.row, s.low_hz, s.high_hz) for s in other]
