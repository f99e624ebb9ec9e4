"""The facts with one slip in an edition or an outcome: the three-way rules name it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from specx.facts.folder import default_folder
from specx.lint import Settings, run

SLIPS = [
    # A service that WRC-23 made primary, still secondary in the later edition.
    ("SPX701", "rr-2024/table/2.7-ghz.yaml", "  - radiolocation [5.424A]\n", "  - radiolocation\n"),
    ("SPX702", "wrc-23/imt.yaml", "bands: [3300-3400 MHz]", "bands: [5000-5010 MHz]"),
    ("SPX706", "wrc-23/conference.yaml", "after: rr-2024", "after: rr-2028"),
    ("SPX703", "wrc-23/hibs.yaml", 'added: ["5.312B"]', 'suppressed: ["5.312B"]'),
    ("SPX704", "wrc-23/countries-hf.yaml", "added: [", "added: [XX, "),
    ("SPX705", "wrc-23/imt.yaml", "  topic: IMT\n", "  rows:\n  - {regions: [1], band: 3400-3410 MHz}\n  topic: IMT\n"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("facts") / "allocations"
    shutil.copytree(default_folder(), folder, ignore=shutil.ignore_patterns("documents", "national"))
    return folder


@pytest.mark.parametrize(("rule", "name", "old", "new"), SLIPS, ids=[s[0] for s in SLIPS])
def test_a_slip_is_named(copy: Path, rule: str, name: str, old: str, new: str) -> None:
    path = copy / name
    good = path.read_text(encoding="utf-8")
    assert old in good
    changed = good.replace(old, new, 1)
    if "XX" in new:
        # A country that the two lists do not show as coming: any that is not there.
        changed = good.replace(old, "added: [AD, ", 1)
    path.write_text(changed, encoding="utf-8")
    try:
        ids = {f.rule for f in run([str(copy)], Settings(select=("SPX7",))).findings}
    finally:
        path.write_text(good, encoding="utf-8")
    assert rule in ids


def test_the_facts_hold_together(copy: Path) -> None:
    assert run([str(copy)], Settings(select=("SPX7",))).findings == ()
