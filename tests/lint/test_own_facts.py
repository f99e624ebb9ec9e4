"""The facts that ship with specx pass their own linter."""

from __future__ import annotations

from specx.facts.folder import default_folder
from specx.lint import Settings, run


def test_the_allocations_are_clean() -> None:
    report = run([default_folder()], Settings())
    assert [f for f in report.findings if f.severity == "error"] == []
    assert len(report.checked) > 50
