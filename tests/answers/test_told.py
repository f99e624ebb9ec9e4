"""What a record of the facts says is told: no key of a file is lost on the way into an answer, and none is changed."""

import pytest

from specx.answers.agenda import ItemBandRow, ItemDocument, ItemRow, item_row
from specx.answers.decoded import decoded
from specx.answers.footnotes import FootnotePart, FootnoteRow
from specx.answers.outcomes import Account, ChangedRow, CountryChange, OutcomeRow, TouchedFootnotes, outcome_row
from specx.answers.restrictions import FootnoteRestriction
from specx.answers.taken import SourceDocument
from specx.facts.agenda import agendas, read_agenda
from specx.facts.conferences import held
from specx.facts.kinds.agenda import ITEM
from specx.facts.kinds.footnotes import FOOTNOTE, LIMIT, PART, RESTRICTION
from specx.facts.kinds.outcomes import OUTCOME
from specx.facts.kinds.tables import SOURCE
from specx.record import plain
from specx.regulations.limits import FootnoteLimit
from specx.table.table import Table

# Keys that are called otherwise in an answer, most since their name means something else there.
CALLED = {
    "footnote": {
        "frequencies": "frequencies_hz", "after": "after_provision", "basis": "status_basis",
        "confidence": "status_confidence", "undecided": "left_open",
    },
    "band of an item": {"band": "low_hz"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "record", "called"),
    [
        (FOOTNOTE, FootnoteRow, "footnote"), (PART, FootnotePart, "footnote"), (LIMIT, FootnoteLimit, ""),
        (RESTRICTION, FootnoteRestriction, ""), (OUTCOME, OutcomeRow, ""),
        (OUTCOME.keys["footnotes"].type, TouchedFootnotes, ""), (OUTCOME.keys["rows"].type.of, ChangedRow, ""),
        (OUTCOME.keys["countries_changed"].type.of, CountryChange, ""), (OUTCOME.keys["account"].type, Account, ""),
        (ITEM, ItemRow, ""), (ITEM.keys["bands"].type.of, ItemBandRow, "band of an item"),
        (ITEM.keys["source"].type, ItemDocument, ""), (SOURCE, SourceDocument, ""),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)  # fmt: skip
def test_every_key_of_a_file_is_a_key_of_the_answer(kind, record, called):
    fields = {name.rstrip("_") for name in record._fields}
    assert {CALLED.get(called, {}).get(key, key) for key in kind.keys} - fields == set()


def same(told, record, called, vocabulary):
    """Asserts that an answer tells what a record says, key by key, and has no key that it does not say."""
    for key, value in record.items():
        if key not in ("line", "file", "parts", "bands_of", "source", "sources", "rows", "witness"):
            assert told[called.get(key, key)] == as_told(key, value, vocabulary), key


def as_told(key, value, vocabulary):
    """A value of a checked record as JSON has it."""
    if key in ("services", "replaces", "by", "towards") and value and isinstance(value[0], (list, str)):
        return [v if isinstance(v, str) or isinstance(v[0], int) else vocabulary.data_text(term(v)) for v in value]
    if key == "regions":
        return [int(v) for v in value]
    if isinstance(value, dict):
        return {k: as_told(k, v, vocabulary) for k, v in value.items() if k != "line"}
    return (
        [as_told("", v, vocabulary) if isinstance(v, dict) else v for v in value] if isinstance(value, list) else value
    )


def term(value):
    from specx.regulations.values import ServiceTerm

    return ServiceTerm(value[0], value[1], tuple(value[2]))


@pytest.mark.parametrize("edition", ["rr-2020", "rr-2024"])
def test_a_footnote_is_told_as_its_record_has_it(facts, edition):
    page = Table(facts, facts.edition(edition))
    vocabulary = page.vocabulary
    sources = facts.records("edition", f"{edition}/edition.yaml")["sources"]
    documents = {source["id"]: source["document"] for source in sources if "id" in source}
    for footnote in page.footnotes:
        told = plain(decoded(footnote, [], page))
        several = len(footnote.parts) > 1
        for part, record in zip(told["parts"] if several else [told], footnote.parts, strict=True):
            same(part, record, CALLED["footnote"], vocabulary)
        if several:
            # None named means all.
            named = [p["countries"] for p in told["parts"]]
            assert told["countries"] == (list(dict.fromkeys(c for n in named for c in n)) if all(named) else [])
            assert {tuple(b) for b in told["bands"]} == {tuple(b) for p in told["parts"] for b in p["bands"]}
        witness = footnote.record.get("witness")
        assert (told.get("witness") or {}).get("document") == (documents[witness] if witness else None)
        assert told["summary"] == footnote.record["summary"]
        assert told["verified"] is (footnote.record.get("verified") is not False)


def test_an_outcome_is_told_as_its_record_has_it(facts):
    for conference in held(facts):
        for outcome in conference:
            told = plain(outcome_row(outcome, facts.vocabulary))
            record = {k: v for k, v in outcome.record.items() if k != "footnotes"}
            same(told, record, {}, facts.vocabulary)
            assert {k: v for k, v in told["footnotes"].items() if v} == {
                k: list(v) for k, v in outcome.footnotes.items()
            }
            assert all(told.get(f"footnotes_{k}", []) == v for k, v in told["footnotes"].items())
            assert [s["document"] for s in told["sources"]] == [s["document"] for s in outcome.record["sources"]]
            assert len(told.get("changed_rows", [])) == sum(len(r["regions"]) for r in told.get("rows", []))


def test_an_item_is_told_as_its_record_has_it(facts):
    for file in agendas(facts):
        for item in read_agenda(facts, file)[1]:
            told = plain(item_row(item, facts.vocabulary))
            same(told, {k: v for k, v in item.record.items() if k != "bands"}, {}, facts.vocabulary)
            assert told["bands"] == told["item_bands"]
            for band, record in zip(told["bands"], item.record["bands"], strict=True):
                assert [band["low_hz"], band["high_hz"]] == record["band"]
                same(band, {k: v for k, v in record.items() if k != "band"}, {}, facts.vocabulary)
