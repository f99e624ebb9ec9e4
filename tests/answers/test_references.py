"""What is cited, from either side."""

import json

import pytest

import specx
from specx.answers.citing import cited
from specx.answers.documents.asked import DocumentQuestion
from specx.answers.documents.search import DocumentFilter, search
from specx.answers.procedures import rules_told, since
from specx.answers.reference_rows import ReferenceRow
from specx.answers.references import find, named_documents, references, studied
from specx.answers.resolution import told
from specx.errors import NotFoundError, UnknownNameError
from specx.facts.documents import Documents
from specx.facts.procedures import Procedures
from specx.facts.resolutions import Resolutions
from specx.output.plain import lines
from specx.output.resolutions import resolution_blocks
from specx.record import plain
from specx.regulations.citations import canonical


@pytest.fixture(scope="module")
def known(facts):
    return references(facts, facts.edition("rr-2024"))


def test_resolution_750_is_cited_by_5_338a_alone(known):
    found = known["Resolution 750"]
    assert found.footnotes == ("5.338A",)
    assert found.revisions == ("Rev.WRC-19",)
    assert "passive" in found.title.ours


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


def test_everything_that_is_cited_has_a_title(facts):
    """Every Resolution, Recommendation, Report, Appendix and Article that footnotes, outcomes, Resolutions or rules cite."""
    documents = Documents(facts)
    asked = 0
    for name in facts.edition_ids:
        for reference in references(facts, facts.edition(name)).values():
            whole = reference.kind != "No." or "." not in reference.name[4:]
            if whole and (reference.cited or reference.resolutions or reference.cited_by_rules):
                listed = documents.named(reference.name)
                assert reference.title.ours or (listed and listed.title), reference.name
                asked += 1
    assert asked > 600


def test_a_title_from_memory_is_marked(known, specx):
    marked = {name for name, reference in known.items() if not reference.title.verified}
    assert {"Appendix 15", "Appendix 7", "Resolution 904", "Recommendation 707", "No. 31"} <= marked
    assert not {"Appendix 4", "Appendix 30", "No. 9", "Resolution 750"} & marked
    answer = specx("references", "Appendix 15", "-o", "json").json()["results"][0]
    assert answer["official_title_verified"] is False
    assert "unverified" in specx("references", "Appendix 15").out


def test_a_document_leads_to_the_resolutions_that_name_it_and_back(known, facts):
    pairs = 0
    for held in Resolutions(facts):
        for named in named_documents(held, facts):
            kind = "Report" if named.cited_as.startswith("Report") else "Recommendation"
            reference = known[canonical(kind, named.cited_as.removeprefix("Report "))]
            assert held.name in reference.resolutions, (held.name, named.cited_as)
            assert named.title, named.cited_as
            pairs += 1
    assert pairs > 270
    found = search(facts, facts.edition("rr-2024"), DocumentQuestion(number="M.1642"), DocumentFilter()).found
    assert found[0].resolutions == ("Resolution 609",)


@pytest.mark.parametrize(
    ("text", "names", "rule"),
    [
        ("Rules of Procedure 11.31", ["No. 11.31"], "11.31"),
        ("rop 5.510", ["No. 5.510"], "5.510"),
        ("RoP on No. 5.257", ["No. 5.257"], "5.257"),
        ("RoP B6", ["No. 9.21"], "B6"),
        ("RoP 4.4-prohibited", ["No. 4.4"], "4.4-prohibited"),
    ],
)
def test_how_the_bureau_reads_a_provision_is_found(known, text, names, rule):
    found = find(text, known)
    assert found == names
    assert rule in {r.id for r in known[found[0]].rules}


def test_every_rule_of_procedure_is_found_by_its_name_and_by_what_it_reads(known, facts, specx):
    for rule in Procedures(facts):
        assert rule in known[find(f"RoP {rule.id}", known)[0]].rules
        assert all(rule in known[f"No. {number}"].rules for number in rule.provisions)
    listed = specx("references", "RoP").out
    assert all(f"\n{rule.id} " in listed for rule in Procedures(facts))


def test_a_rule_tells_the_conferences_since(facts):
    rules = Procedures(facts)
    assert since(rules.by_id["11.31"], facts) == ("WRC-23",)
    assert since(rules.by_id["5.510"], facts) == ()  # read in the edition that came after it
    assert {rule.written for rule in rules} == {2021, 2024}


def test_what_has_no_rule_says_so(known):
    with pytest.raises(NotFoundError) as problem:
        find("RoP 5.511", known)
    assert "5.510" not in problem.value.message
    assert problem.value.hint.startswith("nearest: No. 5.5")


def test_a_resolution_that_nobody_cites_is_known_too(known):
    found = known["Resolution 63"]
    assert (found.footnotes, found.outcomes, found.revisions) == ((), (), ())
    assert "ISM" in found.title.ours
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


# Keys of a rule's record that are called otherwise in an answer, since their names mean something else there.
_CALLED = {
    "application": "applications", "applies_to": "applies_where", "condition": "owed", "frequencies": "listed_frequencies",
    "see": "see_rules", "line": "source",
}  # fmt: skip


def test_everything_that_a_rule_of_procedure_says_is_told(facts):
    for rule in Procedures(facts):
        (answer,) = rules_told([rule], facts)
        told_keys = {name for name, _ in answer._told()}
        assert {_CALLED.get(key, key) for key in rule.record} <= told_keys, rule.id
        for key in ("findings", "cases", "limits", "restrictions", "parts"):
            assert len(getattr(answer, key)) == len(rule.record.get(key, ())), (rule.id, key)
        for case, held in zip(answer.cases, rule.record.get("cases", ()), strict=True):
            assert len(case._told()) == len(held.keys() - {"line"}), rule.id


def test_a_footnote_tells_how_the_bureau_reads_it_without_its_own_words_again(facts):
    (rule,) = specx.footnote("5.233").rules_of_procedure
    assert (rule.bands, rule.services, rule.owed) == ((), (), None)
    assert [r.rule for r in rule.restrictions] == ["equal-footing"]  # that it yields to broadcasting stands in the note
    assert specx.footnote("5.480").rules_of_procedure == ()
