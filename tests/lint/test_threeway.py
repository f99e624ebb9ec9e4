"""The facts with one slip in an edition or an outcome: the three-way rules name it."""

from __future__ import annotations

import pytest

from specx.lint import Settings

from .conftest import Slips

SLIPS = [
    # A service that WRC-23 made primary, still secondary in the later edition.
    ("SPX701", "rr-2024/table/2.7-ghz.yaml", "  - radiolocation [5.424A]\n", "  - radiolocation\n"),
    ("SPX702", "wrc-23/imt.yaml", "bands: [3300-3400 MHz]", "bands: [5000-5010 MHz]"),
    ("SPX706", "wrc-23/conference.yaml", "after: rr-2024", "after: rr-2028"),
    ("SPX703", "wrc-23/hibs.yaml", 'added: ["5.312B"]', 'suppressed: ["5.312B"]'),
    ("SPX704", "wrc-23/countries-hf.yaml", "added: [", "added: [XX, "),
    ("SPX705", "wrc-23/imt.yaml", "  topic: IMT\n", "  rows:\n  - {regions: [1], band: 3400-3410 MHz}\n  topic: IMT\n"),
]


@pytest.mark.parametrize(("rule", "name", "old", "new"), SLIPS, ids=[s[0] for s in SLIPS])
def test_a_slip_is_named(facts_with: Slips, rule: str, name: str, old: str, new: str) -> None:
    good = facts_with.text(name)
    assert old in good
    # A country that the two lists do not show as coming: any that is not there.
    changed = good.replace(old, new.replace("XX", "AD"), 1)
    ids = {f.rule for f in facts_with.run(name, changed, Settings(select=("SPX7",))).findings}
    assert rule in ids


def test_the_facts_hold_together(facts_with: Slips) -> None:
    name = SLIPS[0][1]
    assert facts_with.run(name, facts_with.text(name), Settings(select=("SPX7",))).findings == ()
