"""Which files, which rules, which exit code; comments and settings."""

from __future__ import annotations

import io
import sys
import types

import pytest

from conftest import needs_links

GOOD = "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - fixed\n"
BAD = GOOD.replace("fixed", "fxed")
WARNED = GOOD.replace("  - fixed", "  - mobile\n  - fixed")


@pytest.fixture
def here(bench, specx, monkeypatch):
    monkeypatch.chdir(bench.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    bench.lint = lambda *words: specx("lint", *words)
    return bench


def _stdin(monkeypatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(text.encode())))


def _files(ran) -> set[str]:
    return {x.split(":")[0] for x in ran.out.splitlines()}


# --- exit codes


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (GOOD, (), 0),
        (WARNED, (), 0),
        (WARNED, ("--strict",), 1),
        (BAD, (), 1),
        (BAD, ("--exit-zero",), 0),
        (BAD, ("--ignore", "SPX4"), 0),
    ],
)
def test_exit_codes(here, text, words, code) -> None:
    here.write("a.yaml", text)
    assert here.lint("a.yaml", *words).code == code


def test_a_path_that_is_not_there_is_a_finding_and_the_rest_is_checked(here) -> None:
    here.write("a.yaml", BAD)
    ran = here.lint("nosuch.yaml", "a.yaml")
    assert ran.code == 2
    assert [x.split()[1] for x in ran.out.splitlines()] == ["SPX401", "SPX001"]


# --- files


def test_folders_globs_and_names(here) -> None:
    for name in ("a.yaml", "sub/b.yml", "sub/deep/c.yaml", ".hidden/d.yaml", "sub/.e.yaml", "notes.txt"):
        here.write(name, BAD)
    assert _files(here.lint(".")) == {"a.yaml", "sub/b.yml", "sub/deep/c.yaml"}
    assert _files(here.lint("sub/**/*.yaml")) == {"sub/deep/c.yaml"}
    assert _files(here.lint("*.yaml", "a.yaml", "./a.yaml")) == {"a.yaml"}
    assert _files(here.lint("notes.txt")) == {"notes.txt"}  # named, so meant
    assert _files(here.lint(".", "--exclude", "sub")) == {"a.yaml"}
    assert here.lint("*.json").code == 2
    assert _files(here.lint()) == {"a.yaml", "sub/b.yml", "sub/deep/c.yaml"}


def test_names_with_magic_are_names_where_they_exist(here) -> None:
    here.write("[odd]*.yaml", BAD)
    assert _files(here.lint("[odd]*.yaml")) == {"[odd]*.yaml"}


def test_stdin(here, monkeypatch) -> None:
    _stdin(monkeypatch, BAD)
    assert here.lint("-").out.startswith("stdin.yaml:4:5: SPX401")
    _stdin(monkeypatch, BAD)
    assert here.lint("-", "--stdin-filename", "draft.yaml").out.startswith("draft.yaml:4:5: SPX401")


def test_stdin_stands_for_a_file_of_a_folder(here, monkeypatch) -> None:
    from .test_mutations import EDITION, ROW

    here.write(EDITION, 'id: rr-2024\ntitle: T\nconference: WRC-23\nin_force: "2025-01-01"\ncoverage: 148-149 MHz\n'
               'table:\n- {file: table/2.7-ghz.yaml, band: 148-149 MHz}\nsources:\n- {document: An example of 2025}\n')  # fmt: skip
    here.write(ROW, GOOD.replace("[1]", "[1, 2, 3]"))
    assert here.lint(".").code == 0
    _stdin(monkeypatch, GOOD.replace("[1]", "[1, 2, 3]").replace("148-149", "148.5-149"))
    ran = here.lint("-", "--stdin-filename", ROW)
    assert ran.code == 1
    assert "SPX301 Region 1 has no row for 148-148.5 MHz" in ran.out


def test_a_single_file_is_seen_with_its_folder_and_only_it_is_reported(here) -> None:
    from .test_mutations import EDITION, ROW

    here.write(EDITION, 'id: rr-2024\ntitle: T\nconference: WRC-23\nin_force: "2025-01-01"\ncoverage: 148-150 MHz\n'
               'table:\n- {file: table/2.7-ghz.yaml, band: 148-150 MHz}\nsources:\n- {document: An example of 2025, dat: x}\n')  # fmt: skip
    here.write(ROW, GOOD.replace("[1]", "[1, 2, 3]"))
    assert _files(here.lint(ROW)) == {ROW}
    assert _files(here.lint(EDITION)) == {EDITION}
    assert _files(here.lint("rr-2024")) == {EDITION, ROW}


def test_other_facts_to_check_against(here) -> None:
    here.write("mine/services.yaml", 'services:\n- {id: telepathy, name: Telepathy, rr: "1.99", order: 1, family: terrestrial}\n'
               "directions:\n- {id: Earth-to-space, abbreviation: E-s}\nqualifiers: [active]\n")  # fmt: skip
    here.write("mine/regions.yaml", 'regions:\n- {id: 1, name: One, provision: "5.3"}\ncountries:\n'
               "- {code: AA, name: Aland, kind: member, regions: [1]}\n")  # fmt: skip
    here.write("a.yaml", GOOD.replace("fixed", "telepathy"))
    assert here.lint("a.yaml").code == 1
    assert "SPX401" not in here.lint("a.yaml", "--data", "mine").out
    assert here.lint("a.yaml", "--data", "nowhere").code == 2


# --- rules


def test_select_and_ignore(here) -> None:
    here.write("a.yaml", BAD.replace("\n", " \n"))
    assert {x.split()[1] for x in here.lint("a.yaml").out.splitlines()} == {"SPX401", "SPX901"}
    assert {x.split()[1] for x in here.lint("a.yaml", "--select", "SPX9").out.splitlines()} == {"SPX901"}
    assert {
        x.split()[1]
        for x in here.lint("a.yaml", "--select", "unknown-service,SPX901", "--ignore", "spx901").out.splitlines()
    } == {"SPX401"}
    ran = here.lint("a.yaml", "--select", "SPX40l")
    assert ran.code == 2
    assert "did you mean SPX4" in ran.err


def test_comments_silence(here) -> None:
    line = "  - fxed\n"
    here.write("a.yaml", BAD.replace(line, "  - fxed  # specx: ignore[SPX401] ours\n"))
    assert here.lint("a.yaml").out == ""
    here.write("a.yaml", BAD.replace(line, "  # specx: ignore[unknown-service]\n" + line))
    assert here.lint("a.yaml").out == ""
    here.write("a.yaml", BAD.replace(line, "  - fxed  # specx: ignore\n"))
    assert here.lint("a.yaml").out == ""
    here.write("a.yaml", "# specx: ignore-file[SPX401]\n" + BAD)
    assert here.lint("a.yaml").out == ""


def test_comments_that_silence_nothing(here) -> None:
    here.write("a.yaml", WARNED.replace("  - fixed\n", "  - fixed  # specx: ignore[SPX406, SPX402]\n"))
    assert [x.split(" ", 1)[1] for x in here.lint("a.yaml").out.splitlines()] == [
        "SPX008 the comment silences no SPX402 (remove it)"
    ]
    here.write("a.yaml", GOOD.replace("  - fixed\n", "  - fixed  # specx: ignore[SPX999]\n"))
    assert "'SPX999' names no rule" in here.lint("a.yaml").out
    # A rule that did not run cannot tell.
    here.write("a.yaml", GOOD.replace("  - fixed\n", "  - fixed  # specx: ignore[SPX401]\n"))
    assert here.lint("a.yaml", "--ignore", "SPX401").out == ""


# --- nothing that was not read passes for clean


def _many(rows: int, bad: str = '  footnotes: ["UK1"]\n') -> str:
    """A table in which each row has a problem, and the last one another."""
    return "".join(
        f"- band: {i}-{i + 1} MHz\n  regions: [1]\n  primary: [{'fixed' if i < rows else 'fxed'}]\n{bad}"
        for i in range(1, rows + 1)
    )


@pytest.mark.parametrize("words", [("--ignore", "SPX501"), ("--select", "SPX4"), ("--select", "unknown-service")])
def test_ignored_problems_do_not_count(here, words) -> None:
    here.write("a.yaml", _many(1500))
    assert "a.yaml:5999:13: SPX401 unknown service 'fxed'" in here.lint("a.yaml", *words).out


@pytest.mark.parametrize("silenced", ["a file", "each line"])
def test_problems_that_a_comment_silences_do_not_count(here, silenced) -> None:
    if silenced == "a file":
        here.write("a.yaml", "# specx: ignore-file[SPX501]\n" + _many(1500))
        line = 6000
    else:
        here.write("a.yaml", _many(1500, '  footnotes: ["UK1"]  # specx: ignore[footnote-number]\n'))
        line = 5999
    ran = here.lint("a.yaml")
    assert [x for x in ran.out.splitlines() if "warning:" not in x] == [
        f"a.yaml:{line}:13: SPX401 unknown service 'fxed' (did you mean 'fixed'?)"
    ]


def test_a_thousand_problems_of_a_rule_are_told_and_the_rest_counted(here) -> None:
    here.write("a.yaml", _many(1500))
    lines = [x for x in here.lint("a.yaml").out.splitlines() if "SPX501" in x]
    assert len(lines) == 1000
    assert "and 500 more of this rule in the file" in lines[-1]
    assert not any("more of this rule" in x for x in lines[:-1])
    here.write("a.yaml", _many(1000))
    assert "more of this rule" not in here.lint("a.yaml").out


UNREADABLE = {
    "SPX001": None,
    "SPX002": b"- band: 148\xff149 MHz\n",
    "SPX003": b"- band: [\n",
    "SPX004": b"- band: &a 148-149 MHz\n",
    "SPX005": b"[" * 100 + b"\n",
}


@needs_links
@pytest.mark.parametrize("rule", UNREADABLE)
@pytest.mark.parametrize("words", [("--select", "SPX301"), ("--ignore", "SPX0"), ("--ignore", "all")])
def test_no_option_hides_a_file_that_was_not_read(here, rule, words) -> None:
    data = UNREADABLE[rule]
    if data is None:
        (here.root / "a.yaml").symlink_to("nowhere.yaml")
    else:
        here.write("a.yaml", data)
    here.write("b.yaml", GOOD)
    here.write("specx.toml", f'ignore = ["{rule}"]\n')
    ran = here.lint(".", *words)
    assert ran.code == 1
    assert [x.split()[1] for x in ran.out.splitlines()] == [rule]


def _lock(folder, monkeypatch) -> None:
    """Makes a folder one that cannot be entered, for whoever runs the tests."""
    import os

    real = os.scandir

    def scandir(path="."):
        if os.path.realpath(path) == os.path.realpath(folder):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_folder_that_cannot_be_entered_is_a_finding(here, monkeypatch) -> None:
    here.write("a.yaml", GOOD)
    here.write("locked/b.yaml", BAD)
    _lock(here.root / "locked", monkeypatch)
    for asked, name in ((".", "locked"), ("locked", "locked"), ("./locked", "locked")):
        ran = here.lint(asked)
        assert ran.code == 1
        assert ran.out == f"{name}:1:1: SPX001 is a folder that cannot be entered: permission denied\n"
    assert here.lint(".", "--exclude", "locked").code == 0


def test_facts_to_check_against_that_cannot_be_read_are_a_finding(here) -> None:
    import shutil

    from specx.facts.folder import default_folder

    shutil.copytree(default_folder(), here.root / "facts", ignore=shutil.ignore_patterns("documents", "national"))
    here.write("facts/rr-2024/table/2.7-ghz.yaml", "- band: [\n")
    text = GOOD.replace("148-149", "3148-3149")  # in the file of the Table that is broken
    text = text.replace("  - fixed\n", "  - fixed-satellite  # specx: ignore[SPX404, SPX408] ours\n")
    path = here.write("a.yaml", text)
    ran = here.lint("a.yaml", "--data", "facts", "--fix")
    assert ran.code == 1
    where = "could not be checked: rr-2024/table/2.7-ghz.yaml:2: "
    assert [x.partition(where)[0] for x in ran.out.splitlines()] == [
        f"a.yaml:1:1: SPX009 {rule} " for rule in ("SPX404", "SPX408")
    ]
    assert path.read_text(encoding="utf-8") == text
    # Where they are what is checked too, the file itself tells, and each rule that asks for them once.
    told = [x.split()[1:3] for x in here.lint("facts", "--data", "facts").out.splitlines()]
    assert [rule for rule, _ in told if rule != "SPX009"] == ["SPX003"]
    asking = [word for rule, word in told if rule == "SPX009"]
    assert asking
    assert len(asking) == len(set(asking))


# --- settings


@pytest.mark.parametrize(
    ("name", "head"),
    [("specx.toml", ""), ("pyproject.toml", "[tool.specx]\n"), ("pyproject.toml", "[tool.specx.lint]\n")],
)
def test_settings(here, name, head) -> None:
    here.write("sub/a.yaml", BAD)
    here.write("sub/old/b.yaml", BAD)
    here.write(name, head + 'ignore = ["SPX401"]\n')
    assert here.lint("sub").out == ""
    assert here.lint("sub", "--config", "none").code == 1
    here.write(name, head + 'exclude = ["old"]\noutput = "jsonl"\n')
    ran = here.lint("sub")
    assert [x for x in ran.out.splitlines() if "old" in x] == []
    assert ran.out.startswith("{")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ignroe = []\n", "did you mean 'ignore'?"),
        ("ignore = 3\n", "not a list"),
        ("strict = 'yes'\n", "true or false"),
        ("a = [\n", "not TOML"),
    ],
)
def test_settings_that_are_wrong(here, text, words) -> None:
    here.write("a.yaml", GOOD)
    here.write("specx.toml", text)
    ran = here.lint("a.yaml")
    assert ran.code == 2
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_pyproject_without_settings_is_passed_over(here) -> None:
    here.write("specx.toml", 'ignore = ["SPX401"]\n')
    here.write("sub/pyproject.toml", "[project]\nname = 'x'\n")
    here.write("sub/a.yaml", BAD)
    assert here.lint("sub").code == 0


# --- specx rule


def test_rule_explains(specx) -> None:
    ran = specx("rule", "SPX301")
    assert ran.code == 0
    assert ran.out.startswith("SPX301 gap  error\n")
    assert "Bad:" in ran.out
    assert specx("rule", "gap").out == ran.out
    assert specx("rule").code == 0
    wrong = specx("rule", "gapp")
    assert wrong.code == 2
    assert "did you mean gap?" in wrong.err


def test_rule_shows_the_lines_that_matter(specx) -> None:
    text = specx("rule", "SPX703").out
    assert "    --- wrc-23/outcomes.yaml\n" in text
    assert '    +   footnotes: {added: ["5.218"], suppressed: ["5.217"]}\n' in text
    assert len(text.splitlines()) < 40
    (rule,) = specx("rule", "SPX703", "-o", "json").json()["results"]
    assert {"bad", "good", "about", "cases"} <= set(rule)
    # Whole files, as far as JSON had them before there were cases: they can be linted as they are.
    assert '{added: ["5.218"], suppressed' in rule["bad"]["wrc-23/outcomes.yaml"]
    assert len(rule["good"]) == len(rule["bad"]) == 9
    assert {case["verdict"] for case in rule["cases"]} == {"bad", "good"}


def test_rule_makes_characters_visible_that_an_editor_hides(specx) -> None:
    for rule, seen in (
        ("SPX902", "as\\tbefore"),
        ("SPX901", "fixed\\x20\\x20"),
        ("SPX905", "fixed\\r"),
        ("SPX904", "\\u202e"),
    ):
        text = specx("rule", rule).out
        assert seen in text
        assert all(c.isprintable() or c == "\n" for c in text)
    (rule,) = specx("rule", "SPX902", "-o", "json").json()["results"]
    assert "as\tbefore" in rule["bad"]["table.yaml"]


def test_rules_are_listed(specx) -> None:
    from specx.lint.rule import every_rule

    assert [r["rule"] for r in specx("rule", "-o", "json").json()["results"]] == [r.id for r in every_rule()]


def test_no_colour_off_a_terminal(here) -> None:
    here.write("a.yaml", BAD)
    assert "\x1b" not in here.lint("a.yaml").out
