"""What is cited, from either side."""

import pytest

from specx.answers.references import cited, find, references
from specx.errors import NotFoundError, UnknownNameError


@pytest.fixture(scope="module")
def known(facts):
    return references(facts, facts.edition("rr-2024"))


def test_resolution_750_is_cited_by_5_338a_alone(known):
    found = known["Resolution 750"]
    assert found.footnotes == ("5.338A",)
    assert found.revisions == ("Rev.WRC-19",)
    assert "passive" in found.title


def test_no_9_21_is_cited_by_every_footnote_whose_record_cites_it(facts, known):
    wanted = [n.id for n in facts.footnotes(facts.edition("rr-2024")) if ("No. 9.21", "") in set(cited(n.record))]
    assert list(known["No. 9.21"].footnotes) == wanted
    assert len(wanted) > 50


def test_every_reference_is_found_by_its_own_name(known):
    for name in known:
        assert find(name, known) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Resolution 750 (Rev.WRC-19)", "Resolution 750"),
        ("res. 750", "Resolution 750"),
        ("RES 750", "Resolution 750"),
        ("750", "Resolution 750"),
        ("Recommendation ITU-R RA.769-2", "Recommendation ITU-R RA.769"),
        ("ra.769", "Recommendation ITU-R RA.769"),
        ("AP30A", "Appendix 30A"),
        ("Appendix 30a", "Appendix 30A"),
        ("No. 9.21", "No. 9.21"),
        ("9.11a", "No. 9.11A"),
    ],
)
def test_documents_may_be_named_as_people_do(known, text, name):
    assert find(text, known) == [name]


@pytest.mark.parametrize("text", ["", "Resolution", "???", "Appendix 99", "x" * 500, "9.2100"])
def test_what_nobody_cites_is_refused(known, text):
    with pytest.raises((UnknownNameError, NotFoundError)) as caught:
        find(text, known)
    assert caught.value.hint
    assert len(caught.value.line()) < 240


def test_a_number_that_nobody_cites_is_an_answer_and_a_slip_is_not(known):
    with pytest.raises(NotFoundError):
        find("Resolution 9999", known)
    with pytest.raises(UnknownNameError):
        find("Resolution", known)


def test_the_newest_revision_stands_last(known):
    found = known["Resolution 223"].revisions
    assert len(found) > 1
    assert found[-1] == "Rev.WRC-23"


def test_every_title_is_of_something_that_some_edition_cites(facts):
    titled = {r["reference"] for r in facts.records("references", "references.yaml")}
    every = {name for e in facts.edition_ids for name in references(facts, facts.edition(e))}
    assert titled - every == set()
    assert len(titled) == len(facts.records("references", "references.yaml"))
