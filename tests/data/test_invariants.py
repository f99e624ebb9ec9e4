"""What holds for all of the data. One slip in one edge breaks the first of them."""

from itertools import pairwise

import pytest

from specx.regulations.numbers import is_footnote
from specx.regulations.services import DIRECTIONS

END = 3_000_000_000_000


@pytest.mark.parametrize("region", [1, 2, 3])
@pytest.mark.parametrize("edition", ["rr-2020", "rr-2024"])
def test_each_region_tiles_0_hz_to_3000_ghz(rows, edition, region):
    mine = sorted((r.low_hz, r.high_hz) for r in rows[edition] if r.region == region)
    assert mine[0][0] == 0
    assert mine[-1][1] == END
    for (_, high), (low, _) in pairwise(mine):
        assert high == low


def test_as_many_rows_as_the_printed_table(rows):
    counts = {e: [sum(r.region == n for r in rows[e]) for n in (1, 2, 3)] for e in rows}
    assert counts == {"rr-2020": [544, 544, 538], "rr-2024": [553, 551, 545]}


def test_only_rows_the_table_calls_not_allocated_are_empty(rows):
    for edition in rows.values():
        empty = {(r.low_hz, r.high_hz) for r in edition if not r.allocations}
        assert empty == {(0, 8_300), (275_000_000_000, END)}
        assert all(r.not_allocated == (not r.allocations) for r in edition)


def test_labels_follow_status_and_never_the_other_way(rows, facts):
    for edition in rows.values():
        for row in edition:
            for a in row.allocations:
                name = facts.vocabulary.services[a.service].name
                assert a.label.startswith(name.upper() if a.status == "primary" else name)
                assert set(a.directions) <= set(DIRECTIONS)


def test_no_service_stands_twice_in_a_row_with_one_status(rows):
    for edition in rows.values():
        for row in edition:
            terms = [(a.term, a.status) for a in row.allocations]
            assert len(terms) == len(set(terms)), row.source


def test_primary_services_come_before_secondary_ones(rows):
    for edition in rows.values():
        for row in edition:
            statuses = [a.status for a in row.allocations]
            assert statuses == sorted(statuses), row.source


def test_footnote_numbers_are_well_formed_and_each_once_in_its_place(rows):
    for edition in rows.values():
        for row in edition:
            places = [row.footnotes, *(a.footnotes for a in row.allocations)]
            for place in places:
                assert all(map(is_footnote, place)), row.source
                assert len(place) == len(set(place)), row.source


def test_every_term_reads_back_from_its_data_text(rows, facts):
    terms = {a.term for edition in rows.values() for row in edition for a in row.allocations}
    assert len(terms) > 60
    for term in terms:
        assert facts.vocabulary.term(facts.vocabulary.data_text(term)) == term


def test_the_source_line_of_a_row_is_where_its_record_starts(rows, facts):
    lines = {}
    for row in rows["rr-2024"]:
        file = row.source.file
        if file not in lines:
            with open(facts.path(file), encoding="utf-8") as stream:
                lines[file] = stream.read().splitlines()
        assert lines[file][row.source.line - 1].startswith("- band:")


def test_every_service_has_a_distinct_abbreviation_and_number(facts):
    services = list(facts.vocabulary.services.values())
    for values in (
        [s.rr for s in services],
        [s.abbreviation for s in services if s.abbreviation],
        [s.order for s in services],
    ):
        assert len(values) == len(set(values))


def test_every_member_state_has_one_region_and_a_code(facts):
    members = [c for c in facts.geography.countries.values() if c.kind == "member"]
    assert len(members) >= 193
    assert all(len(c.regions) == 1 and len(c.code) == 2 and len(c.iso3) == 3 for c in members)
    assert {c.code: c.regions for c in members if c.code in ("BR", "DE", "IR", "MN", "TR", "RU", "JP")} == {
        "BR": (2,), "DE": (1,), "IR": (3,), "MN": (1,), "TR": (1,), "RU": (1,), "JP": (3,),
    }  # fmt: skip
