"""Rules explained: what each is about, with its cases, as answers."""

from __future__ import annotations

from ..record import Record
from .case import Case, cases_of
from .rule import LintRule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class ExplainedCase(Record):
    """A case of a rule."""

    verdict: Literal["bad", "good"]
    """Whether the rule finds it."""
    name: str
    """Its name among the cases of the rule."""
    why: str
    """The point of it."""
    base: str
    """The folder of files that it differs from."""
    diff: tuple[str, ...]
    """The lines that differ."""
    lint: tuple[str, ...]
    """What the command is given, where not the whole folder."""
    says: tuple[str, ...]
    """What the rule says of it, one text a finding; the key that there was before `expected`."""
    expected: tuple[str, ...]
    """What the rule says of it, one text a finding."""
    also: tuple[str, ...]
    """Other rules that cannot but speak of it."""


class RuleRow(Record):
    """A rule of the linter."""

    rule: str
    """Its id, such as SPX301."""
    name: str
    """Its name."""
    severity: Literal["error", "warning", "note"]
    """error, warning, or note, which only `--notes` tells."""
    fixable: bool
    """Whether `--fix` can put right what it finds."""
    family: str
    """What its family is about."""
    title: str
    """What is wrong where it speaks."""


class RuleLine(RuleRow):
    """A rule on one line, for CSV and TSV."""


class ExplainedRule(RuleRow):
    """A rule of the linter that was asked for."""

    about: str
    """More about it; empty where the title says all."""
    bad: dict[str, str] | None
    """The files of its first bad case, whole, by name; null where it has none."""
    good: dict[str, str] | None
    """The files of its first good case, whole, by name; null where it has none."""
    cases: tuple[ExplainedCase, ...]
    """All its cases, bad ones first."""


def rule_row(rule: LintRule) -> RuleRow:
    """The rule in short."""
    return RuleRow(
        rule=rule.id, name=rule.name, severity=rule.severity, fixable=rule.fixable, family=rule.family, title=rule.title
    )


def explained(rule: LintRule) -> ExplainedRule:
    """The rule with its cases."""
    cases = cases_of(rule.id)
    first = {bad: next((_texts(case) for case in cases if case.bad is bad), None) for bad in (True, False)}
    return ExplainedRule(
        **rule_row(rule).__dict__, about=rule.about, bad=first[True], good=first[False],
        cases=tuple(map(_case, cases)),
    )  # fmt: skip


def _case(case: Case) -> ExplainedCase:
    return ExplainedCase(
        verdict="bad" if case.bad else "good", name=case.name, why=case.why, base=case.base, diff=case.diff,
        lint=case.lint, says=case.says, expected=case.says, also=case.also,
    )  # fmt: skip


def _texts(case: Case) -> dict[str, str]:
    return {name: data.decode("utf-8", "backslashreplace") for name, data in case.files().items()}
