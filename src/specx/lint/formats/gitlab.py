"""The Code Quality report of GitLab: a JSON list with a fingerprint for each finding."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from ..check import Report
from .place import forge_path

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def pieces(report: Report) -> Iterator[str]:
    """The report; a fingerprint holds over edits elsewhere in the file."""
    seen: Counter[str] = Counter()
    issues = []
    for f in report.findings:
        # Without the line, so that a finding that only moved is not new to GitLab.
        basis = f"{f.file}\0{f.rule}\0{f.message}"
        seen[basis] += 1
        issues.append(
            {
                "description": f"{f.rule} {f.message}" + (f" ({f.hint})" if f.hint else ""),
                "check_name": f"{f.rule} {f.name}",
                "fingerprint": hashlib.sha256(f"{basis}\0{seen[basis]}".encode(errors="surrogatepass")).hexdigest(),
                "severity": _SEVERITY[f.severity],
                "location": {"path": forge_path(f.file), "lines": {"begin": f.line}},
            }
        )
    yield json.dumps(issues, indent=2) + "\n"
