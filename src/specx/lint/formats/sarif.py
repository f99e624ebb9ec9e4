"""SARIF 2.1.0: the format that code scanning reads, with the rules that spoke and what they are about."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

from ...version import __version__
from ..check import Report
from ..rule import LintRule, every_rule
from .fingerprint import fingerprinted
from .place import uri

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def pieces(report: Report) -> Iterator[str]:
    """The log: one run of one tool."""
    spoke = {f.rule for f in report.findings}
    rules = [rule for rule in every_rule() if rule.id in spoke]
    index = {rule.id: number for number, rule in enumerate(rules)}
    results = [
        {
            "ruleId": f.rule,
            "ruleIndex": index[f.rule],
            "level": f.severity,
            "message": {"text": f.message + (f" ({f.hint})" if f.hint else "")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": uri(f.file)},
                        "region": {"startLine": f.line, "startColumn": f.column, "endColumn": f.column + f.length},
                    }
                }
            ],
            "partialFingerprints": {"specxFinding/v1": fingerprint},
        }
        for f, fingerprint in fingerprinted(report.findings)
    ]
    driver = {"name": "specx", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    yield json.dumps(log, indent=2) + "\n"


def rules_page() -> str:
    """Where docs/rules.md can be read: SPECX_RULES_URL, which the action sets to the page of its own version; else ""."""
    page = os.environ.get("SPECX_RULES_URL", "")
    return page if page.startswith(("https://", "http://")) and page.isprintable() and " " not in page else ""


def _rule(rule: LintRule) -> dict[str, object]:
    about, page = " ".join(rule.about.split()), rules_page()
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title + "."},
        "fullDescription": {"text": about or rule.title + "."},
        "help": {"text": f"{rule.title}. {about}".strip() + f" `specx rule {rule.id}` shows examples."},
        **({"helpUri": f"{page}#{rule.id.lower()}"} if page else {}),
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"category": rule.family},
    }
