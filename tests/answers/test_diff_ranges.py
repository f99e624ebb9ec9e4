"""Rows compared in a range: what the files there tell is what the whole Tables tell."""

from itertools import pairwise

from specx.answers.diff.editions import Comparison
from specx.facts.folder import Facts


def test_a_range_has_the_differences_of_the_whole_that_touch_it():
    facts = Facts()
    old, new = map(facts.edition, ("rr-2020", "rr-2024"))
    whole = Comparison(facts, old, new).rows()
    edges = sorted({edge for edition in (old, new) for _, low, high in edition.tables for edge in (low, high)})
    spans = list(pairwise(edges))
    spans += [(edge - 1, edge + 1) for edge in edges[1:-1]] + [(c.low_hz, c.low_hz + 1) for c in whole[::7]]
    spans += [(edges[-1], edges[-1] + 10), (edges[1] + 5, edges[4] - 5)]
    told = 0
    for low, high in spans:
        found = Comparison(facts, old, new).rows(low, high)
        assert found == [change for change in whole if change.touches(low, high)], (low, high)
        told += len(found)
    assert told > len(whole)
