"""What `specx info` counts: every kind of record that can be unverified, by the facts themselves."""

from specx.answers.held import _KINDS, held
from specx.answers.holdings import held_editions
from specx.facts.compiled import kinds_of

# Counted by editions, countries' own tables, conferences, plans, names and documents.
ELSEWHERE = {"national-table", "national-footnotes", "table", "footnotes", "outcomes", "plans", "names", "documents"}


def can_be_unverified(part):
    if isinstance(part, dict):
        return "verified" in part or any(map(can_be_unverified, part.values()))
    return isinstance(part, list) and any(map(can_be_unverified, part))


def test_no_kind_is_left_out(facts):
    kinds = {kind for kind, file in kinds_of(facts) if kind != "spans" and can_be_unverified(facts.records(kind, file))}
    assert kinds - ELSEWHERE == set(_KINDS)


def test_the_counts_are_those_of_the_records(facts):
    told = {r.kind: (r.record_count, r.unverified_count) for r in held(facts).records}
    cases = facts.records("coordination", "coordination-9.11A.yaml")
    assert told["cases of No. 9.11A"] == (len(cases), sum(not r["verified"] for r in cases))
    limits = [r for file in facts.files("limits") for r in facts.records("limits", file)]
    assert told["limits"] == (len(limits), sum(not r["verified"] for r in limits))
    assert 0 < told["limits"][1] < told["limits"][0]


def test_marked_notes_have_a_witness_or_are_in_doubt(facts):
    for edition in held_editions(facts):
        notes = list(facts.footnotes(facts.edition(edition.id)))
        alone = [f for f in notes if f.mark == edition.conference and not f.witness]
        assert edition.marked_footnotes - edition.witnessed_footnotes == len(alone)
        assert not any(f.verified for f in alone)


def test_the_screen_tells_them(specx):
    out = specx("info").out
    assert "cases of No. 9.11A; unverified: " in out
    assert "with a second witness: " in out
