"""Editions and conferences that the code has never heard of: it knows them by what the files say."""

import shutil

import pytest

from conftest import ROOT
from specx.answers.diff.editions import Comparison
from specx.facts import conferences
from specx.facts.agenda import agenda_file
from specx.facts.compiled import kinds_of
from specx.facts.folder import Facts
from specx.lint import Settings, run


def invented(folder):
    """The invented facts in a folder of their own, with the services and regions of the real ones."""
    shutil.copytree(ROOT / "tests" / "invented", folder)
    for name in ("services.yaml", "regions.yaml"):
        shutil.copy(ROOT / "allocations" / name, folder)
    return folder


@pytest.fixture
def data(tmp_path):
    return invented(tmp_path / "facts")


@pytest.fixture(params=["as it is", "under other names"])
def ask(request, data, specx):
    """Asks the invented facts in JSON; also where nothing about a conference is called as today's are."""
    if request.param == "under other names":
        for old, folder, name in (("wrc-31", "assembly", "RA-31"), ("wrc-35", "b-meeting", "XYZ-35")):
            (data / old).rename(data / folder)
            for path in data.rglob("*.yaml"):
                text = path.read_text(encoding="utf-8")
                path.write_text(
                    text.replace(f"id: {old}", f"id: {folder}").replace(old.upper(), name), encoding="utf-8"
                )

    def run(*words):
        return specx(*words, "--data", str(data), "-o", "json").json()

    run.last, run.next = ("RA-31", "XYZ-35") if request.param == "under other names" else ("WRC-31", "WRC-35")
    return run


def test_at_marks_what_the_conference_of_the_edition_touched(ask):
    (row,) = ask("at", "155MHz", "-e", "rr-2031", "-r", "1")["results"]
    assert row["touched_by"] == [
        {"conference": ask.last, "id": "radiolocation-154-157", "effect": "allocation", "title": "Radars at 154 MHz"}
    ]
    assert not {"wrc23", "wrc31"} & set(row)
    (row,) = ask("at", "152MHz", "-e", "rr-2024", "-r", "1")["results"]
    assert [(m["conference"], m["title"]) for m in row["touched_by"]] == [("WRC-23", "Mobile becomes primary")]
    assert [m["title"] for m in row["wrc23"]] == ["Mobile becomes primary"]
    (row,) = ask("at", "152MHz", "-e", "rr-2020", "-r", "1")["results"]
    assert "touched_by" not in row


def test_at_names_the_items_of_the_next_conference(ask):
    (row,) = ask("at", "159MHz", "-e", "rr-2031", "-r", "1", "--agenda")["results"]
    assert row["agenda"] == [
        {"conference": ask.next, "item": "1.1", "title": "Satellites at 158 MHz",
         "low_hz": 158_000_000, "high_hz": 160_000_000}
    ]  # fmt: skip


def test_outcomes_are_of_the_newest_conference_or_of_the_one_named(ask):
    answer = ask("outcomes")
    assert answer["command"] == "outcomes"
    assert answer["conference"]["title"] == "Invented Conference of 2031"
    assert answer["edition"]["id"] == answer["conference"]["edition"] == "rr-2031"
    assert [r["title"] for r in answer["results"]] == ["One country more for IMT", "Radars at 154 MHz"]
    for name in (ask.last, ask.last.lower(), answer["conference"]["id"]):
        assert ask("outcomes", "radar", "--conference", name)["results"] == answer["results"][1:]
    old = ask("outcomes", "--conference", "wrc-23")
    assert {r["source"]["file"] for r in old["results"]} == {"wrc-23/outcomes.yaml"}
    assert ask("wrc23") == {**old, "command": "wrc23"}


def test_the_agenda_is_of_the_conference_after_the_newest_edition(ask):
    answer = ask("agenda")
    assert answer["conference"]["title"] == "Invented Conference of 2035"
    assert [(r["conference"], r["item"]) for r in answer["results"]] == [(ask.next, "1.1")]
    assert ask("agenda", "--conference", ask.next)["results"] == answer["results"]
    after = ask("agenda", "--preliminary")
    assert [(r["conference"], r["item"]) for r in after["results"]] == [("WRC-39", "2.1")]
    assert ask("agenda", "--conference", "wrc-39")["results"] == after["results"]


def test_info_lists_the_conferences(ask):
    held = ask("info")["conferences"]
    assert [c["conference"] for c in held] == ["WRC-23", ask.last, ask.next]
    assert [(c["before"], c["after"], c["outcome_count"]) for c in held] == [
        ("rr-2020", "rr-2024", 2), ("rr-2024", "rr-2031", 2), ("rr-2031", None, 0),
    ]  # fmt: skip
    assert [(a["conference"], a["preliminary"], a["item_count"]) for a in held[2]["agendas"]] == [
        (ask.next, False, 1), ("WRC-39", True, 1),
    ]  # fmt: skip


def test_diff_over_three_editions_has_the_outcomes_of_both_conferences(ask):
    answer = ask("diff", "rr-2020", "rr-2031", "-r", "2")
    assert answer["explained_by"] == ["WRC-23", ask.last]
    told = {
        (r["footnote"], r["service"], r["change"]): list(zip(r["outcomes"], r["outcome_conferences"], strict=True))
        for r in answer["results"]
    }
    assert told == {
        (None, "mobile", "status"): [("mobile-150-154", "WRC-23")],
        (None, None, "footnotes"): [("mobile-150-154", "WRC-23"), ("mobile-150-154", ask.last)],
        (None, None, "edges"): [("radiolocation-154-157", ask.last)],
        (None, "radiolocation", "added"): [("radiolocation-154-157", ask.last)],
        ("5.200", None, "mark"): [("calls-148-150", "WRC-23")],
        ("5.201", None, "removed"): [("mobile-150-154", ask.last)],
        ("5.202", None, "added"): [("mobile-150-154", "WRC-23")],
    }


def test_diff_over_two_editions_has_only_the_outcomes_of_the_conference_between(ask):
    answer = ask("diff", "rr-2024", "rr-2031")
    assert answer["explained_by"] == [ask.last]
    assert {of for r in answer["results"] for of in r["outcome_conferences"]} == {ask.last}
    assert all(r["outcomes"] for r in answer["results"])


def test_references_are_of_the_conference_that_made_the_edition(ask):
    for edition, wanted in (("rr-2020", []), ("rr-2024", ["Resolution 901"]), ("rr-2031", ["Resolution 902"])):
        assert [r["reference"] for r in ask("references", "-e", edition)["results"]] == wanted


def test_a_screen_names_the_conference_and_what_it_says_to_type_works(data, specx):
    ran = specx("at", "155MHz", "-e", "rr-2031", "-r", "1", "--data", str(data))
    assert "\n    WRC-31 Radars at 154 MHz  radiolocation-154-157\n" in ran.out
    assert "mobile-150-154 (WRC-31)" in specx("diff", "rr-2020", "rr-2031", "--data", str(data)).out
    for name, command in (("wrc-31", "specx outcomes"), ("wrc-23", "specx wrc23")):
        told = specx("outcomes", "--conference", name, "--data", str(data)).out.splitlines()[-1].split(", ")
        assert len(told) == 3
        for words in told:
            assert words.startswith(command)
            ran = specx(*words.split()[1:], "--data", str(data))
            assert ran.code in (0, 1), words
            assert ran.err == ""


# --- chains that do not hold


def chain(facts, before, after):
    return [c.name for c in conferences.between(facts, facts.edition(before), facts.edition(after))]


def test_the_conferences_between_two_editions(data):
    facts = Facts(str(data))
    assert chain(facts, "rr-2020", "rr-2031") == ["WRC-23", "WRC-31"]
    assert chain(facts, "rr-2024", "rr-2031") == ["WRC-31"]
    assert chain(facts, "rr-2031", "rr-2020") == []
    assert chain(facts, "rr-2031", "rr-2031") == []


def test_a_chain_with_a_gap_explains_nothing(data):
    (data / "wrc-23" / "conference.yaml").unlink()
    facts = Facts(str(data))
    assert chain(facts, "rr-2020", "rr-2031") == []
    changes = Comparison(facts, facts.edition("rr-2020"), facts.edition("rr-2031")).rows()
    assert changes
    assert not any(c.outcomes for c in changes)


def test_conferences_in_a_circle_end(data):
    for name, other in (("wrc-23", "before: rr-2020"), ("wrc-31", "before: rr-2024")):
        path = data / name / "conference.yaml"
        path.write_text(
            path.read_text(encoding="utf-8").replace(other, "before: rr-2031" if name == "wrc-23" else other),
            encoding="utf-8",
        )
    assert chain(Facts(str(data)), "rr-2020", "rr-2031") == []


def test_an_edition_and_a_conference_that_name_different_ones_are_not_taken_together(data):
    path = data / "rr-2031" / "edition.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("conference: WRC-31", "conference: WRC-30"), encoding="utf-8"
    )
    facts = Facts(str(data))
    assert conferences.made_by(facts, facts.edition("rr-2031")) is None
    assert [f.rule for f in run([str(data)], Settings()).findings] == ["SPX706"]


# --- what is not there


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (("outcomes", "--conference", "wrc-35"), "WRC-35 has decided nothing yet", "wrc-23, wrc-31"),
        (("outcomes", "--conference", "rr-2031"), "no outcomes of 'rr-2031' are held", "wrc-23, wrc-31"),
        (("agenda", "--conference", "wrc-31"), "no agenda of 'wrc-31'", "wrc-35, wrc-39"),
        (("agenda", "--conference", "wrc-35", "--preliminary"), "no preliminary agenda of 'wrc-35'", "wrc-39"),
    ],
)
def test_what_is_not_held_is_said_with_what_is(data, specx, words, said, hint):
    ran = specx(*words, "--data", str(data))
    assert ran.code == 2
    assert said in ran.err
    assert hint in ran.err
    assert ran.err.count("\n") == 1


def test_without_a_conference_there_is_no_guess(data, specx):
    for name in ("wrc-31", "wrc-35"):
        shutil.rmtree(data / name)
    ran = specx("outcomes", "--data", str(data))
    assert ran.code == 2
    assert "no outcomes of WRC-31, which made rr-2031 (add --conference; outcomes held: wrc-23)" in ran.err
    ran = specx("agenda", "--data", str(data))
    assert ran.code == 2
    assert "no agenda of the conference after WRC-31" in ran.err
    shutil.rmtree(data / "wrc-23")
    ran = specx("wrc23", "--data", str(data))
    assert ran.code == 2
    assert "holds no outcomes of WRC-23 (leave --data out)" in ran.err


def test_a_footnote_that_went_is_laid_to_the_conference_that_took_it_out(data, specx):
    ran = specx("footnote", "5.201", "-e", "rr-2031", "--data", str(data))
    assert "suppressed by WRC-31 (add --edition rr-2024)" in ran.err
    (data / "rr-2024" / "footnotes.yaml").write_text(
        "- {id: '5.203', kind: limitation, summary: Nothing.}\n", encoding="utf-8"
    )
    ran = specx("footnote", "5.201", "-e", "rr-2031", "--data", str(data))
    assert "suppressed by WRC-23 (add --edition rr-2020)" in ran.err
    ran = specx("footnote", "5.203", "-e", "rr-2020", "--data", str(data))
    assert "added by WRC-23 (add --edition rr-2024)" in ran.err


# --- the facts themselves


def test_the_invented_facts_are_clean(data):
    assert run([str(data)], Settings()).findings == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("wrc-35/conference.yaml", "agenda: agenda.yaml\n", "", "SPX304"),
        ("wrc-35/conference.yaml", "agenda: agenda.yaml", "agenda: agend.yaml", "SPX304"),
        ("wrc-35/conference.yaml", "agenda: agenda.yaml", "agenda: ../wrc-31/outcomes.yaml", "SPX304"),
        ("wrc-31/conference.yaml", "file: outcomes.yaml", "file: outcome.yaml", "SPX304"),
        ("wrc-35/conference.yaml", "before: rr-2031", "before: rr-2032", "SPX706"),
        ("wrc-31/conference.yaml", "after: rr-2031\n", "", "SPX102"),
    ],
)
def test_a_slip_in_a_conference_is_named(data, name, old, new, rule):
    path = data / name
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert rule in {f.rule for f in run([str(data)], Settings()).findings}


def test_every_file_of_a_conference_is_named_and_compiled(facts):
    named = {file for _, file in kinds_of(facts)}
    for conference in conferences.held(facts):
        assert set(facts.files(conference.folder)) <= named, conference.id


def test_an_agenda_bears_the_name_of_its_conference(facts):
    for conference in conferences.held(facts):
        if conference.agenda:
            head = facts.records("agenda", conference.agenda)
            assert (head["id"], head["conference"]) == (conference.id, conference.name)
            assert not head.get("preliminary", False)
        if conference.preliminary:
            assert facts.records("agenda", conference.preliminary)["preliminary"]
    assert agenda_file(facts) == "wrc-27/agenda.yaml"


def test_the_command_of_its_own_name_answers_as_outcomes_does(specx):
    for words in ((), ("hibs", "-r", "3"), ("--country", "BR", "--range", "3-11GHz")):
        for form in ("json", "csv", "table"):
            ours, general = specx("wrc23", *words, "-o", form), specx("outcomes", *words, "-o", form)
            assert ours.out.replace('"command": "wrc23"', '"command": "outcomes"') == general.out
            assert ours.code == general.code
