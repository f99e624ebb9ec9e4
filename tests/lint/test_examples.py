"""Each rule's docstring is its documentation: its examples are run."""

from __future__ import annotations

import pytest

from specx.lint.rule import Example, Rule, every_rule

RULES = every_rule()
# What no text can show: a file that is not there, a rule that breaks down.
WITHOUT_EXAMPLE = {"SPX001", "SPX009"}


def _ids(bench, example: Example) -> list[str]:
    for name, text in example.files:
        bench.write(name, text)
    return bench.ids()


@pytest.mark.parametrize("rule", [r for r in RULES if r.bad], ids=lambda r: r.id)
def test_the_bad_example_is_found_by_its_rule(rule: Rule, bench) -> None:
    assert rule.bad
    assert rule.id in _ids(bench, rule.bad)


@pytest.mark.parametrize("rule", [r for r in RULES if r.good], ids=lambda r: r.id)
def test_the_good_example_is_clean(rule: Rule, bench) -> None:
    assert rule.good
    ids = _ids(bench, rule.good)
    assert rule.id not in ids
    # Outside its own point an example is a file that one could use, save for what others ask of a whole edition.
    assert not {i for i in ids if i[3] in "0129"}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rules_are_documented(rule: Rule) -> None:
    assert rule.title
    assert rule.severity in ("error", "warning")
    assert bool(rule.bad) == bool(rule.good) == (rule.id not in WITHOUT_EXAMPLE)
    assert rule.check or rule.check_folder or rule.id in ("SPX008", "SPX009")


def test_ids_and_names_are_unique() -> None:
    assert len({r.id for r in RULES}) == len({r.name for r in RULES}) == len(RULES)
