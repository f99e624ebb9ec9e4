"""The Code Quality report of GitLab: a JSON list with a fingerprint for each finding."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..check import Report
from .fingerprint import fingerprinted
from .place import forge_path

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def pieces(report: Report) -> Iterator[str]:
    """The report; a fingerprint holds over edits elsewhere in the file."""
    issues = [
        {
            "description": f"{f.rule} {f.message}" + (f" ({f.hint})" if f.hint else ""),
            "check_name": f"{f.rule} {f.name}",
            "fingerprint": fingerprint,
            "severity": _SEVERITY[f.severity],
            "location": {"path": forge_path(f.file), "lines": {"begin": f.line}},
        }
        for f, fingerprint in fingerprinted(report.findings)
    ]
    yield json.dumps(issues, indent=2) + "\n"
