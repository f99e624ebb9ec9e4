"""The cases of the rules: bad ones are found by exactly their rule and in these words, good ones by none.

Run with UPDATE_CASES=1 to write what the rules say anew, then read the diff.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from specx.lint import Settings, check, run
from specx.lint.case import HOME, Case, base_files, cases_of
from specx.lint.rule import every_rule

RULES = every_rule()
CASES = [case for rule in RULES for case in cases_of(rule.id)]
# What no file can show: a rule that breaks down.
WITHOUT_CASE = {"SPX009"}
# They pass on the words of a YAML reader, of which there are two in several versions.
READER_WORDS = {"SPX002", "SPX003"}


@pytest.fixture(autouse=True)
def in_kinds(monkeypatch) -> None:
    """A rule that says in which kinds of file it finds something finds nothing in others."""
    real = check._guarded

    def guarded(rule, document, looking, failed):
        for by, one in real(rule, document, looking, failed):
            assert by is not rule or not rule.found_in or one.document.kind in rule.found_in, (
                rule.id,
                one.document.kind,
            )
            yield by, one

    monkeypatch.setattr(check, "_guarded", guarded)


def _findings(case: Case, root: Path, monkeypatch) -> list[tuple[str, str]]:
    """Each finding as its rule and what a person reads, in the order of the report."""
    for name, data in case.files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    monkeypatch.chdir(root)
    report = run(case.lint or ["."], Settings(notes=True))
    return [
        (f.rule, f"{f.file.replace(os.sep, '/')}:{f.line}: {f.message}" + (f" ({f.hint})" if f.hint else ""))
        for f in report.findings
    ]


def _write(case: Case, says: list[str]) -> None:
    path = Path(HOME, case.rule, f"{case.name}.diff")
    head, gap, diff = path.read_text(encoding="utf-8").partition("\n\n")
    kept = [line for line in head.rstrip("\n").split("\n") if not line.startswith("says:")]
    text = "\n".join([*kept, *(f"says: {line}" for line in says)])
    path.write_text(text + (gap + diff if gap else "\n"), encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.rule}/{c.name}")
def test_a_case_is_found_by_its_rule_and_no_other(case: Case, tmp_path, monkeypatch) -> None:
    found = _findings(case, tmp_path, monkeypatch)
    own = [words for rule, words in found if rule == case.rule]
    if os.environ.get("UPDATE_CASES"):
        _write(case, own)
        case = next(c for c in cases_of(case.rule) if c.name == case.name)
    assert {rule for rule, _ in found} == ({case.rule, *case.also} if case.bad else set())
    said = list(case.says)
    if case.rule in READER_WORDS:
        own, said = [[words.split(": ")[0] for words in both] for both in (own, said)]
    assert own == said


@pytest.mark.parametrize("base", sorted(os.listdir(os.path.join(HOME, "bases"))))
def test_a_base_is_clean_and_used(base: str, tmp_path, monkeypatch) -> None:
    case = Case("", "", "", base, (), (), (), ())
    assert _findings(case, tmp_path, monkeypatch) == []
    assert any(c.base == base for c in CASES)
    used = {line[4:] for c in CASES if c.base == base for line in c.diff if line.startswith("--- ")}
    assert set(base_files(base)) <= used, "a file of the base that no case looks at"


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_is_explained_and_has_cases(rule) -> None:
    assert rule.title
    assert rule.severity in ("error", "warning", "note")
    kinds = {case.bad for case in cases_of(rule.id)}
    assert kinds == (set() if rule.id in WITHOUT_CASE else {True, False})


def test_every_file_is_a_case_of_a_rule() -> None:
    files = {path.relative_to(HOME).as_posix() for path in Path(HOME).rglob("*") if path.is_file()}
    cases = {f"{case.rule}/{case.name}.diff" for case in CASES}
    assert {f for f in files if not f.startswith("bases/")} == cases
    assert all(re.fullmatch(r"SPX\d{3}/(bad|good)(-[a-z0-9]+)+\.diff", f) for f in cases)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.rule}/{c.name}")
def test_a_case_file_is_plain_text_with_its_reason(case: Case) -> None:
    text = Path(HOME, case.rule, f"{case.name}.diff").read_text(encoding="utf-8")
    assert all(c.isprintable() or c == "\n" for c in text), "write it as an escape"
    assert not re.search(r"[ \t]$", text, re.MULTILINE), "a blank at the end of a line is written \\x20"
    assert case.why.endswith(".")
    assert len(case.why) <= 110
    assert not (case.says or case.also) or case.bad


def test_a_case_that_no_longer_fits_its_base_is_told() -> None:
    case = Case("SPX301", "bad-x", "", "table", (), (), (), ("--- table.yaml", "-- band: 1-2 MHz"))
    with pytest.raises(ValueError, match=r"SPX301/bad-x: table\.yaml: the lines stand 0 times"):
        case.files()
    with pytest.raises(ValueError, match="3 times"):
        case._replace(diff=("--- table.yaml", "   primary:")).files()


def test_ids_and_names_are_unique() -> None:
    assert len({r.id for r in RULES}) == len({r.name for r in RULES}) == len(RULES)
