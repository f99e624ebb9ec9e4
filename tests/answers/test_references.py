"""What is cited, from either side."""

import json

import pytest

from specx.answers.reference_rows import ReferenceRow
from specx.answers.references import cited, find, references, studied
from specx.answers.resolution import told
from specx.errors import NotFoundError, UnknownNameError
from specx.facts.resolutions import Resolutions
from specx.output.plain import lines
from specx.output.resolutions import resolution_blocks
from specx.record import plain


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


def test_a_resolution_that_nobody_cites_is_known_too(known):
    found = known["Resolution 63"]
    assert (found.footnotes, found.outcomes, found.revisions) == ((), (), ())
    assert "ISM" in found.title
    assert found.resolution.revision == "Rev.WRC-12"


def test_the_revision_in_force_is_told_beside_an_older_one_in_print(known):
    assert known["Resolution 32"].older == {"WRC-19": ("5.203C", "5.218A")}
    assert known["Resolution 224"].older == {"Rev.WRC-19": ("5.286AA", "5.295")}
    assert known["Resolution 220"].older == {}


def test_what_the_older_edition_prints_is_told_against_the_revision_in_force(facts):
    old = references(facts, facts.edition("rr-2020"))
    assert old["Resolution 217"].older == {"WRC-97": ("5.162A", "5.291A")}
    assert old["Resolution 217"].resolution.revision == "Rev.WRC-23"


def test_a_study_names_its_agenda_item(facts):
    assert [(i.conference, i.item) for i in studied(facts, "Resolution 129")] == [("WRC-27", "1.2")]
    assert [(i.conference, i.item) for i in studied(facts, "Resolution 664")] == [("WRC-31", "2.10")]
    assert studied(facts, "Resolution 220") == []


def test_the_decoded_record_in_json(specx):
    (found,) = specx("references", "Resolution 417", "-o", "json").json()["results"]
    record = found["record"]
    assert found["official_title"].startswith("Use of the frequency band 960-1 164 MHz")
    assert record["bands"] == [[960_000_000, 1_164_000_000]]
    assert record["bureau_examines"] == "part"
    assert record["country_roles"][0]["codes"][:2] == ["AM", "AZ"]
    assert {limit["quantity"] for limit in record["limits"]} == {"e.i.r.p.", "unwanted e.i.r.p. density", "distance"}
    assert record["source"]["file"] == "resolutions/400-499.yaml"


def test_countries_of_a_footnote_are_written_out(specx):
    (found,) = specx("references", "Resolution 219", "-o", "json").json()["results"]
    (role,) = found["record"]["country_roles"]
    assert role["of"] == "5.480A"
    assert {"BR", "MX"} <= set(role["codes"])


def test_every_record_can_be_shown(facts):
    countries_of = facts.footnotes(facts.edition("rr-2024")).countries_of
    for found in Resolutions(facts):
        record = told(found, [], facts.vocabulary, countries_of)
        json.dumps(plain(record))
        row = ReferenceRow(
            reference=found.name, kind="resolution", revision="", revisions=(), title="", official_title="",
            revision_in_force="", footnotes=(), outcomes=(), record=record,
        )  # fmt: skip
        text = "\n".join(lines(resolution_blocks(row)))
        assert found.record.get("decides", found.name) in text
        assert all(step in text for step in found.record.get("procedure", ()))
        assert found.source.file in text


def test_what_is_not_in_the_edition_is_no(specx):
    assert specx("references", "Resolution 644").code == 1
    assert specx("references", "Resolution 63").code == 0


def test_a_list_holds_only_what_is_cited(specx):
    listed = specx("references", "--kind", "resolution", "-o", "json").json()["results"]
    assert all(r["footnotes"] or r["outcomes"] for r in listed)
    assert all("record" not in r for r in listed)
