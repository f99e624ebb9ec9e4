"""Arrays of frequencies: the number of each one's row, held against a plain scan."""

import math
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import specx
from specx.errors import SpecxError

np = pytest.importorskip("numpy")

DAY = {"as_of": "2026-01-01"}
ASKED = [
    {**DAY}, {"edition": "rr-2020"}, {**DAY, "country": "BR"}, {**DAY, "country": "AQ"},
    {"edition": "us-2026-04", "country": "US", "national": True, "column": "federal"},
]  # fmt: skip


@pytest.fixture(scope="module", params=ASKED, ids=str)
def table(request):
    return specx.rows(**request.param)


def scanned(table, region, hz):
    """The number of the row that holds a frequency, however it is written; by looking at every row."""
    if hz is None or hz != hz:
        return -2
    found = [n for n, row in enumerate(table.rows) if row.region == region and row.low_hz <= hz < row.high_hz]
    assert len(found) < 2
    return found[0] if found else -1


def regions(table):
    return sorted({row.region for row in table})


def around(table, kind):
    """Every edge, and the numbers of the kind just below and just above it."""
    edges = np.array(table.edges)
    if np.dtype(kind).kind in "iu":
        limit = np.iinfo(kind).max
        near = sorted({hz + d for hz in table.edges for d in (-1, 0, 1) if 0 <= hz + d <= limit})
        return np.array(near, dtype=kind)
    with np.errstate(over="ignore"):
        near = edges.astype(kind)
    near = near[np.isfinite(near)]
    return np.concatenate([near, np.nextafter(near, kind(-np.inf)), np.nextafter(near, kind(np.inf))])


@pytest.mark.parametrize(
    "kind", [np.int64, np.uint64, np.int32, np.uint16, np.float64, np.float32, np.float16, np.longdouble]
)
def test_every_edge_and_both_of_its_sides(table, kind):
    asked = around(table, kind)
    for region in regions(table):
        exact = (
            [Fraction(*value.as_integer_ratio()) if np.isfinite(value) else value for value in asked]
            if np.dtype(kind).kind == "f"
            else list(map(int, asked))
        )
        found = table.lookup(asked, region)
        rows = [(row.low_hz, row.high_hz, n) for n, row in enumerate(table.rows) if row.region == region]
        wanted = [by_bisection(rows, value) for value in exact]
        assert found.tolist() == wanted


def by_bisection(rows, value):
    """As a scan, over rows in order; in whole numbers and fractions alone."""
    from bisect import bisect_right

    if not -(2**70) < value < 2**70:
        return -1
    at = bisect_right(rows, (math.floor(value), math.inf)) - 1
    return rows[at][2] if at >= 0 and value < rows[at][1] else -1


@given(
    st.lists(
        st.one_of(st.floats(), st.floats(0, 4e12), st.integers(-(2**62), 2**62).map(float)), min_size=1, max_size=50
    )
)
@settings(max_examples=60)
def test_any_float_is_where_a_scan_finds_it(asked):
    table = specx.rows(**DAY)
    exact = [Fraction(v) if math.isfinite(v) else v for v in asked]
    assert table.lookup(asked, 2).tolist() == [scanned(table, 2, value) for value in exact]


@given(st.data())
@settings(max_examples=60)
def test_near_an_edge_whatever_the_number_is_written_as(data):
    table = specx.rows(**DAY)
    edge = data.draw(st.sampled_from(table.edges))
    near = data.draw(st.lists(st.one_of(
        st.integers(-3, 3).map(lambda d: edge + d), st.fractions(-1, 1, max_denominator=10**6).map(lambda d: edge + d),
        st.decimals(-1, 1, places=9).map(lambda d: Decimal(edge) + d), st.none(), st.just(math.nan), st.just(2**80),
    ), min_size=1, max_size=9))  # fmt: skip
    array = np.array(near, dtype=object)
    assert table.lookup(array, 3).tolist() == [scanned(table, 3, value) for value in near]


def test_regions_of_an_array_each_answer_in_their_own():
    table = specx.rows(**DAY)
    draw = np.random.default_rng(3)
    asked, where = draw.integers(0, 300_000_000_000, 300), draw.integers(0, 5, 300)
    wanted = [
        scanned(table, r, hz) if r in (1, 2, 3) else -2 for hz, r in zip(asked.tolist(), where.tolist(), strict=True)
    ]
    assert table.lookup(asked, where).tolist() == wanted


def test_shape_and_layout_are_kept():
    plain = np.arange(24, dtype=np.float64).reshape(2, 3, 4) * 1e9
    wanted = specx.lookup(plain, 1, **DAY)
    assert wanted.shape == (2, 3, 4)
    assert (specx.lookup(plain.astype(">f8"), 1, **DAY) == wanted).all()
    assert (specx.lookup(np.asfortranarray(plain), 1, **DAY) == wanted).all()
    assert (specx.lookup(plain[:, ::-1, ::2], 1, **DAY) == wanted[:, ::-1, ::2]).all()
    assert specx.lookup(np.array(5e9), 1, **DAY) == wanted[0, 1, 1]
    assert specx.lookup([], 1, **DAY).tolist() == []
    assert specx.lookup(np.ma.masked_equal([1e9, 2e9], 2e9), 1, **DAY)[1] == -2


def test_three_kinds_of_nothing():
    table = specx.rows(**DAY)
    empty = next(row for row in table if row.not_allocated and row.region == 1)
    number, above, below, unknown = table.lookup([empty.low_hz, 4e12, -1, math.nan], 1)
    assert table[number] == empty
    assert (above, below, unknown) == (table.OUTSIDE, table.OUTSIDE, table.UNKNOWN)
    with pytest.raises(IndexError):
        table[above]


def test_a_gap_in_the_data_is_outside_it():
    known = specx.rows(**DAY)

    class WithGaps(list):
        """Rows of a Table with some left out."""

    with_gaps = specx.RowTable(WithGaps(row for n, row in enumerate(known) if n % 7))
    asked = np.array(known.edges)
    for region in (1, 2, 3):
        found = with_gaps.lookup(asked, region).tolist()
        assert found == [scanned(with_gaps, region, hz) for hz in known.edges]
        assert found.count(-1) > 50


@pytest.mark.parametrize(("asked", "region", "said"), [
    ([1e9], None, "row of each Region"), ([1e9], 4, "no Region 4"), (["3.5GHz"], 1, "holds no frequencies"),
    ([True], 1, "holds no frequencies"), ([1j], 1, "holds no frequencies"), (np.array(["3GHz"], object), 1, "is no frequency"),
    ([1e9, 2e9], [1, 2, 3], "do not fit"), ([1e9], ["1"], "holds no Regions"),
])  # fmt: skip
def test_what_cannot_be_asked_is_told(asked, region, said):
    with pytest.raises(SpecxError, match=said):
        specx.lookup(asked, region, **DAY)


def test_columns_of_a_national_table_are_asked_by_name():
    with pytest.raises(SpecxError, match="several columns: federal, non-federal"):
        specx.lookup([1e9], country="US", national=True)


def test_nothing_is_loaded_before_it_is_used():
    code = "import sys, specx; specx.rows; assert 'numpy' not in sys.modules; specx.lookup([1e9], 1); assert 'numpy' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_numpy_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(SpecxError) as problem:
        specx.lookup([1e9], 1, **DAY)
    assert problem.value.hint == "pip install 'specx[arrays]'"
