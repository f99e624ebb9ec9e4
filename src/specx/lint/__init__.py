"""The linter: rules over allocation files, each a module of its own in `specx.lint.rules`.

    >>> from specx.lint import Settings, run
    >>> report = run(["allocations"], Settings())
    >>> report.findings
    ()

A rule yields what it finds; `check` gathers everything, so that one run finds all there is.
"""

from __future__ import annotations

from .check import Report, Settings, run
from .finding import Finding

__all__ = ["Finding", "Report", "Settings", "run"]
