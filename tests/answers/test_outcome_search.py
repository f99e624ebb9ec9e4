"""An outcome is found by every document and footnote that it names, in every usual spelling, and by its words."""

import re

import pytest

from specx.answers.outcome_search import _named, everyday, holds, names, understand
from specx.answers.outcomes import Decisions
from specx.errors import UnknownNameError
from specx.facts.conferences import held
from specx.regulations.citations import as_asked, canonical, named_in

_SPELLED = {
    "Resolution": ("Resolution {}", "resolution {}", "Res. {}", "Res {}", "RES{}", "RES-{}", "Resolution {} (Rev.WRC-23)"),
    "Appendix": ("Appendix {}", "App. {}", "AP{}", "AP {}", "ap{}"),
    "Recommendation": ("Recommendation {}", "Rec. {}", "REC{}"),
    "No.": ("No. {}", "{}"),
}  # fmt: skip


@pytest.fixture(scope="module")
def conferences(facts):
    return [conference for conference in held(facts) if conference.after]


def spelled(document):
    kind, number = document.split()[0], document.split()[-1]
    forms = _SPELLED[kind]
    if kind == "No." and "." not in number:
        forms = ("Article {}", "Art. {}")
    if " ITU-R " in document:
        forms = ("Recommendation ITU-R {}", "Rec. {}", "{}", "ITU-R {}-2")
    return [form.format(number) for form in forms]


def test_every_document_that_an_outcome_names_finds_it_in_every_spelling(conferences):
    asked = 0
    for conference in conferences:
        for outcome in conference:
            for document in {name for name, _ in _named(outcome)}:
                for text in spelled(document):
                    meant = understand(conference, text)
                    assert meant.document == document, (outcome.id, text)
                    asked += 1
                assert names(outcome, document)
                assert outcome.id in [row.id for row in Decisions(conference, spelled(document)[0]).rows]
    assert asked > 500


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BDMSS", ["gmdss-bdmss"]),
        ("Resolution 12", ["palestine-resolution-12"]),
        ("Appendix 27", ["hf-appendix-27-wideband"]),
        ("submarine cables", ["palestine-resolution-12"]),
        ("SUBMARINE", ["palestine-resolution-12"]),
    ],
)
def test_what_a_person_types_finds_the_outcome(conferences, text, expected):
    assert [row.id for row in Decisions(conferences[-1], text).rows] == expected


def test_what_is_called_so_stands_before_what_only_speaks_of_it(conferences):
    conference = conferences[-1]
    every = {word for outcome in conference for word in re.findall(r"[^\W\d_]{4,}", outcome.record["summary"])}
    ranked = 0
    for text in sorted(every)[::9]:
        try:
            rows = Decisions(conference, text).rows
        except UnknownNameError:
            continue  # a topic's name, in part
        marks = [row.only_spoken_of for row in rows]
        assert marks == sorted(marks), text
        ranked += len(set(marks)) == 2
        for row in rows if understand(conference, text).text and not everyday(conference, text) else ():
            called = " ".join((row.id, row.topic, row.title, *row.services, *row.applications))
            begun = any(word.startswith(text.casefold()) for word in re.findall(r"[^\W_]+", called.casefold()))
            assert row.only_spoken_of != begun, (text, row.id)
    assert ranked > 10


def test_words_that_people_use_stand_for_services_and_uses(conferences):
    conference = conferences[-1]
    rows = Decisions(conference, "5G").rows
    named = [row for row in rows if not row.only_spoken_of]
    assert {row.id for row in named} == {o.id for o in conference if "IMT" in o.record.get("application", ())}
    topics = [row.topic == "IMT" for row in named]
    assert topics == sorted(topics, reverse=True)
    assert all("radionavigation-satellite" in " ".join(row.services) for row in Decisions(conference, "gps").rows)


def test_ids_and_topics_come_before_words(conferences):
    conference = conferences[-1]
    for outcome in conference:
        assert understand(conference, outcome.id).one == outcome
    for topic in conference.topics:
        assert understand(conference, topic).topic == topic


def test_a_document_that_no_outcome_names_is_an_answer(conferences):
    found = Decisions(conferences[-1], "Resolution 999")
    assert (found.document, found.rows) == ("Resolution 999", [])


def test_words_that_nobody_holds_get_the_nearest_topic(conferences):
    with pytest.raises(UnknownNameError, match="hibz") as problem:
        understand(conferences[-1], "hibz")
    assert "hibs" in problem.value.hint
    with pytest.raises(UnknownNameError):
        understand(conferences[-1], "...")


def test_words_begin_words(conferences):
    conference = conferences[-1]
    bdmss = conference.by_id["gmdss-bdmss"]
    assert holds(bdmss, "beidou distress", conference)
    assert not holds(bdmss, "eidou", conference)
    (assembly,) = Decisions(conference, "RA-23").rows
    assert "Radiocommunication Assembly" in assembly.summary


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Plans of Appendices 30, 30A and 30B", ["Appendix 30", "Appendix 30A", "Appendix 30B"]),
        ("Recommendations ITU-R RA.769-2 and RA.1513-2", ["Recommendation ITU-R RA.769", "Recommendation ITU-R RA.1513"]),
        ("Resolution 223 and 11 countries", ["Resolution 223"]),
        ("Resolutions 224 (Rev.WRC-23), 749 and 760", ["Resolution 224", "Resolution 749", "Resolution 760"]),
        ("Nos. 5.29, 9.11A and 22.5C.13", ["No. 5.29", "No. 9.11A", "No. 22.5C.13"]),
        ("AP27, Res. 12 and Article 22", ["Appendix 27", "Resolution 12", "No. 22"]),
        ("no 5 GHz app at all, nor art 7", []),
    ],
)  # fmt: skip
def test_documents_are_read_out_of_sentences(text, found):
    assert list(named_in(text)) == found


def test_a_name_reads_back_as_it_was_written():
    for name in ("Resolution 12", "Recommendation ITU-R RA.769", "Recommendation 707", "Appendix 30A", "No. 9.21"):
        kind, number = as_asked(name)
        assert canonical(kind, number) == name
