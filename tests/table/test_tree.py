"""What overlaps is found alike by looking through all and by the tree."""

from hypothesis import given
from hypothesis import strategies as st

from specx.table import index
from specx.table.index import Tree

BANDS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda b: (b[0], b[0] + b[1]))


@given(st.lists(st.tuples(BANDS, st.sampled_from("abc")), max_size=12), st.lists(BANDS, min_size=1, max_size=5))
def test_both_ways_find_the_same(items, asked):
    tree = Tree((low, high, name) for (low, high), name in items)
    few = [sorted(tree.overlap(*band)) for band in asked]
    assert tree._tree is None
    tree._asked = index._FEW
    assert [sorted(tree.overlap(*band)) for band in asked] == few
    assert tree._tree is not None
    each = set(items)
    assert few == [sorted(name for (low, high), name in each if low < b and high > a) for a, b in asked]


def test_by_low_edge():
    tree = Tree([(5, 9, "later"), (1, 7, "earlier")])
    assert [tree.overlap(0, 10) for _ in range(2 * index._FEW)] == [["earlier", "later"]] * 2 * index._FEW
